using Truce.Dossiers;
using Truce.Sequencing.Plans;

namespace Truce.Tests.Sequencing;

public sealed class StepPlanTests
{
    /// <summary>Each gains 3 by what the other does and loses 2 by its own step: whoever goes first is exposed.</summary>
    private const string Trade = """
        dossier: A trade
        as-of: 2024-05-01
        parties: { a: { name: A }, b: { name: B } }
        issues: { x: { decided-by: a }, y: { decided-by: b } }
        status-quo: { x: no, y: no }
        preferences:
          a: { utility: { x: { weight: 1, values: { no: 0, yes: -2 } }, y: { weight: 1, values: { no: 0, yes: 3 } } }, walk-away: status-quo }
          b: { utility: { y: { weight: 1, values: { no: 0, yes: -2 } }, x: { weight: 1, values: { no: 0, yes: 3 } } }, walk-away: status-quo }
        plans:
          swap: { steps: { give: { by: a, then: x, due: 2024-04-20 }, take: { by: b, then: y, due: 2024-05-20 } } }
        """;

    [Fact]
    public void An_exchange_on_one_day_brings_the_guarantee_to_nothing()
    {
        var analysis = Plan(Trade);
        Assert.Equal((2.0, false), (analysis.OneADay!.Need, analysis.OneADay.IsSafe));
        Assert.Equal((0.0, true, true), (analysis.WithExchanges!.Need, analysis.WithExchanges.IsSafe, analysis.WithExchanges.IsSelfEnforcing));
        Assert.Equal([0, 1], Assert.Single(analysis.WithExchanges.Days).Steps);
        Assert.Empty(analysis.Closings);
    }

    [Fact]
    public void One_step_a_day_exposes_the_first_and_tempts_the_last()
    {
        var moments = Plan(Trade).AsWritten!.Days.Select(day => day.Moments.Select(moment => (moment.Exposure, moment.Temptation)).ToArray()).ToArray();

        // A gives first: it has lost 2; B would gain 2 by stopping there, since it has 3 and would end with 1.
        Assert.Equal([(2.0, -1.0), (0.0, null)], moments[0]);
        Assert.Equal([(0.0, null), (0.0, 2.0)], moments[1]);
    }

    [Fact]
    public void Where_steps_cannot_be_exchanged_a_guarantee_and_a_deposit_close_the_gap()
    {
        var analysis = Plan(Trade.Replace("then: y,", "then: y, after: give,", StringComparison.Ordinal));
        Assert.Equal(
            [("a", GapClosingKind.Guarantee, 1, 2.0), ("b", GapClosingKind.Escrow, 2, 2.0)],
            analysis.Closings.Select(closing => (closing.Party.Value, closing.Kind, closing.Day!.Value, closing.Amount!.Value)));
    }

    [Fact]
    public void A_cap_that_no_order_keeps_leaves_no_order()
    {
        var analysis = Plan(Trade.Replace("then: y,", "then: y, after: give,", StringComparison.Ordinal).Replace("2024-05-20 } } }", "2024-05-20 } }, caps: { a: 1.5 } }", StringComparison.Ordinal));
        Assert.Null(analysis.Best);
        Assert.NotNull(analysis.AsWritten);
    }

    [Fact]
    public void A_penalty_takes_the_temptation_away()
    {
        var analysis = Plan(Trade.Replace("then: y,", "then: y, after: give,", StringComparison.Ordinal).Replace("2024-05-20 } } }", "2024-05-20 } }, penalties: { b: 2 } }", StringComparison.Ordinal));
        Assert.Equal((true, false), (analysis.Best!.IsSelfEnforcing, analysis.Best.IsSafe));
    }

    [Fact]
    public void What_is_done_late_and_due_is_told_and_exposure_is_taken_from_there()
    {
        var analysis = Plan(Trade.Replace("then: x,", "then: x, progress: [{ level: minimal, as-of: 2024-04-01 }, { level: full, as-of: 2024-04-25 }],", StringComparison.Ordinal));
        Assert.Equal([StepStatus.Done, StepStatus.Due], analysis.Standings.Select(standing => standing.Status));
        Assert.Equal([2.0, 0.0], analysis.Now.Select(moment => moment.Exposure!.Value));
        Assert.Equal([1], Assert.Single(analysis.Best!.Days).Steps);

        var earlier = StepPlanAnalysis.Run(analysis.Dossier, new("swap"), new StepPlanOptions { AsOf = new DateOnly(2024, 4, 22) }, TestContext.Current.CancellationToken).Value;
        Assert.Equal((StepStatus.Late, 2, ProgressLevel.Minimal), (earlier.Standings[0].Status, earlier.Standings[0].DaysLate, earlier.Standings[0].Level));
        Assert.Equal([0.0, 0.0], earlier.Now.Select(moment => moment.Exposure!.Value));
    }

    [Fact]
    public void A_step_that_nobody_can_verify_would_be_left_out_unseen()
    {
        var closing = Assert.Single(Plan(Trade.Replace("then: x,", "then: x, verified-by: nobody,", StringComparison.Ordinal)).Closings);
        Assert.Equal(("a", GapClosingKind.Verification, "give", 2.0), (closing.Party.Value, closing.Kind, closing.Step!.Value.Value, closing.Amount!.Value));
    }

    [Fact]
    public void A_state_that_breaks_a_constraint_is_not_passed_through()
    {
        var analysis = Plan(Trade.Replace("status-quo: {", "constraints: [x implies y]\nstatus-quo: {", StringComparison.Ordinal));
        Assert.Null(analysis.AsWritten);
        Assert.Equal([[1], [0]], analysis.OneADay!.Days.Select(day => day.Steps.ToArray()));
    }

    [Fact]
    public void Steps_that_go_together_are_one_day()
    {
        var analysis = Plan(Trade.Replace("then: y,", "then: y, with: give,", StringComparison.Ordinal));
        Assert.Equal([0, 1], Assert.Single(analysis.OneADay!.Days).Steps);
    }

    [Fact]
    public void Later_steps_of_one_issue_count_over_earlier_ones()
    {
        var analysis = StepPlanAnalysis.Run(
            Some.Dossier("""
                dossier: A withdrawal in two steps
                parties: { a: {} }
                issues: { posts: { decided-by: a, terms: [all, half, none] } }
                status-quo: { posts: all }
                preferences: { a: { utility: { posts: { weight: 1, values: { all: 0, half: -1, none: 2 } } } } }
                plans: { leave: { steps: { second: { by: a, then: posts = none, after: first }, first: { by: a, then: posts = half } } } }
                """),
            new("leave"),
            cancellation: TestContext.Current.CancellationToken).Value;
        Assert.Equal([[1], [2]], analysis.Best!.Days.Select(day => day.State.ToArray()));
        Assert.Equal(1.0, analysis.Best.Need);
    }

    [Fact]
    public void A_target_is_reached_by_a_step_for_each_issue_that_changes()
    {
        var dossier = Some.Dossier(Trade);
        var analysis = StepPlanAnalysis.To(dossier, [TermId.Yes, TermId.Yes], cancellation: TestContext.Current.CancellationToken).Value;
        Assert.Equal([("x", "a"), ("y", "b")], analysis.Plan.Steps.Select(step => (step.Id.Value, step.By[0].Value)));
        Assert.Equal(0.0, analysis.Best!.Need);
        Assert.Equal(["the target is the state to start from, so there is nothing to do"], StepPlanAnalysis.To(dossier, dossier.StatusQuo!.Terms, cancellation: TestContext.Current.CancellationToken).Obstacles);
    }

    [Fact]
    public void The_best_order_is_the_best_of_all_orders_on_random_plans()
    {
        for (var seed = 0; seed < 800; seed++)
        {
            var literal = new LiteralPlan(seed);
            var analysis = StepPlanAnalysis.Run(literal.Dossier, new("plan"), cancellation: TestContext.Current.CancellationToken).Value;
            Assert.True(literal.Best(withExchanges: false) == Found(analysis.OneADay), $"seed {seed}: one a day {literal.Best(withExchanges: false)}, found {Found(analysis.OneADay)}");
            Assert.True(literal.Best(withExchanges: true) == Found(analysis.WithExchanges), $"seed {seed}: with exchanges {literal.Best(withExchanges: true)}, found {Found(analysis.WithExchanges)}");

            var bounded = StepPlanAnalysis.Run(literal.Dossier, new("plan"), new StepPlanOptions { MaxExactSteps = 0, Width = 2 }, TestContext.Current.CancellationToken).Value;
            if (literal.Best(withExchanges: true) is { } best && bounded.WithExchanges is { } good)
                Assert.True(bounded.NeedAtLeast <= (best.Need / 10.0) + 1e-9 && best.Need / 10.0 <= good.Need + 1e-9, $"seed {seed}: bounds");
        }

        static (int, int, int, int)? Found(StepOrder? order) => order is null
            ? null
            : ((int)Math.Round(order.Need * 10), order.Against, order.Days.Count(day => day.Steps.Count > 1), order.Days.Count);
    }

    private static StepPlanAnalysis Plan(string yaml) => StepPlanAnalysis.Run(Some.Dossier(yaml), new("swap"), cancellation: TestContext.Current.CancellationToken).Value;
}
