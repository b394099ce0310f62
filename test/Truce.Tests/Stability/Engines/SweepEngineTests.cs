using Truce.Bench;
using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Engines;
using Truce.States;
using ReplyKind = Truce.Stability.ReplyKind;

namespace Truce.Tests.Stability.Engines;

/// <summary>The sweep engine where disputes are too large to be read by hand: the small ones are held against the literature in <see cref="LiteralComparisonTests"/>.</summary>
public sealed class SweepEngineTests
{
    private static readonly EquatableArray<StabilityDefinition> s_definitions = StabilityDefinitions.Standard;

    private static readonly SweepEngine s_sweep = new();

    [Fact]
    public void Random_disputes_of_a_thousand_combinations_are_judged_as_the_plain_engine_judges_them()
    {
        var judged = 0;
        Parallel.ForEach(Enumerable.Range(1, 40), seed =>
        {
            var dossier = new RandomDisputes(seed).Next(leastCombinations: 1_000);
            if (!StateSpace.Compile(dossier).Is(out var space) || space.DecisionMakers.IsEmpty || Refusals(s_sweep, space).Any())
                return;
            AssertSameVerdicts(space, $"seed {seed}");
            Interlocked.Increment(ref judged);
        });

        Assert.True(judged >= 10, $"only {judged} disputes were judged");
    }

    [Theory]
    [InlineData(0, 0, 0, 2)]
    [InlineData(2, 0, 0, 2)]
    [InlineData(3, 1, 4, 2)]
    [InlineData(2, 2, 2, 3)]
    public void A_dispute_of_four_thousand_combinations_is_judged_as_the_plain_engine_judges_it(int oneWay, int shared, int constraints, int terms)
    {
        var dispute = new GeneratedDispute
        {
            DecisionMakers = 4,
            Issues = terms == 2 ? 3 : 2,
            Terms = terms,
            OneWay = oneWay,
            Shared = shared,
            Constraints = constraints,
        };
        AssertSameVerdicts(StateSpace.Compile(dispute.ToDossier()).Value, dispute.ToString());
    }

    [Fact]
    public void Sequences_of_replies_may_be_longer_than_the_rounds_that_are_tried()
    {
        var space = StateSpace.Compile(Staircase(80)).Value;
        var watcher = space.DecisionMakers[0];
        var sequential = StabilityDefinitions.Find("seq")!;
        var judged = StabilityAnalysis.Run(space, new StabilityOptions { Definitions = [sequential], Engine = "sweep" }).Value;

        // From every step of the stairs the two others climb to the top, which the watcher ranks last; elsewhere, and at the top, nobody moves.
        foreach (var s in space.States)
        {
            var (light, first, second) = (space.TermIndex(s, 0), space.TermIndex(s, 1), space.TermIndex(s, 2));
            var isStep = (first == second || first == second + 1) && second < 79;
            Assert.True(judged.IsStable(sequential, watcher, s) == (light == 1 || isStep), $"light {light}, {first}, {second}");
        }
    }

    [Fact]
    public void What_the_engine_cannot_hold_it_refuses_with_the_reason()
    {
        var detour = new GeneratedDispute { DecisionMakers = 2, Issues = 1, Terms = 3, OneWay = 1 }.ToDossier();
        var issue = detour.Issues[0];
        detour = detour with { Issues = [issue with { OneWay = [new(issue.Terms[0].Id, issue.Terms[1].Id)] }, detour.Issues[1]] };
        Assert.Equal(["the one-way terms of 'issue-1-1' can be undone by a detour, so that moves do not add up to moves"], Refusals(s_sweep, StateSpace.Compile(detour).Value));

        var many = new GeneratedDispute { DecisionMakers = 1, Issues = 24, OneWay = 24 }.ToDossier();
        many = many with { Constraints = [.. many.Issues.Skip(2).Select(later => new Constraint(new Formula.Is(later.Id, TermId.No)))] };
        Assert.Equal(["Party 1 decides issues with so many one-way terms that their combinations cannot be laid out"], Refusals(s_sweep, StateSpace.Compile(many).Value));

        var ranked = StateSpace.Compile(new GeneratedDispute { DecisionMakers = 2, Issues = 2 }.ToDossier()).Value;
        Assert.Empty(Refusals(s_sweep, ranked));
        Assert.All(
            StabilityDefinitions.All.Where(definition => definition is not SanctionDefinition),
            definition => Assert.StartsWith($"{definition.Name} is more than", s_sweep.Refusal(ranked, definition)));
    }

    [Fact]
    public void Judging_stops_when_it_is_told_to()
    {
        var space = StateSpace.Compile(new GeneratedDispute { DecisionMakers = 4, Issues = 4 }.ToDossier()).Value;
        using var stop = new CancellationTokenSource();
        var told = new Told(share =>
        {
            if (share > 0.2)
                stop.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => StabilityAnalysis.Run(space, new StabilityOptions { Definitions = s_definitions, Progress = told }, stop.Token));
        Assert.InRange(told.Shares[^1], 0.2, 0.9);
    }

    [Fact]
    public void A_sweep_stops_in_the_middle()
    {
        var space = StateSpace.Compile(new GeneratedDispute { DecisionMakers = 2, Issues = 7 }.ToDossier()).Value;
        var movers = space.DecisionMakers.Select(i => new MoverClasses(space, i, new ParallelOptions())).ToArray();
        var work = new Workspace(space.Count, movers);
        space.RanksOf(space.DecisionMakers[0].Id).Value.AsSpan().CopyTo(work.Values);
        var stopped = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => movers[1].Raise(work, ReplyKind.Improvements, stopped));
        Assert.Throws<OperationCanceledException>(() => movers[0].AddStable(new StateSet(space.Count), work, stopped));
        Assert.Throws<OperationCanceledException>(() => movers[0].FindBestWithinReach(work, stopped));
        Assert.Throws<OperationCanceledException>(() => BackwardSweep.Raise(movers, work.Values, ReplyKind.Moves, stopped));
    }

    [Theory]
    [InlineData("sweep")]
    [InlineData("plain")]
    public void Progress_goes_up_to_the_whole(string engine)
    {
        var space = StateSpace.Compile(new GeneratedDispute { DecisionMakers = 3, Issues = 2 }.ToDossier()).Value;
        var told = new Told(_ => { });
        Assert.True(StabilityAnalysis.Run(space, new StabilityOptions { Definitions = s_definitions, Engine = engine, Progress = told }).Is(out _));
        Assert.True(told.Shares.Count > 5);
        Assert.Equal(told.Shares.Order(), told.Shares);
        Assert.Equal(1, told.Shares[^1], 9);
    }

    private static void AssertSameVerdicts(StateSpace space, string name)
    {
        var expected = Judge(new PlainEngine(), space);
        foreach (var engine in (SweepEngine[])[s_sweep, new SweepEngine(mostRounds: 0), new SweepEngine(mostRounds: 1)])
        {
            var found = Judge(engine, space);
            foreach (var definition in s_definitions)
            {
                foreach (var i in space.DecisionMakers)
                    Assert.True(expected[definition][i.Index].Words.SequenceEqual(found[definition][i.Index].Words), $"{name}: {definition.Id} for {i.Id}");
            }
        }
    }

    private static Dictionary<StabilityDefinition, StateSet[]> Judge(StabilityEngine engine, StateSpace space) =>
        engine.Judge(space, s_definitions, new WorkDone(null, s_definitions.Count), CancellationToken.None);

    private static IEnumerable<string> Refusals(StabilityEngine engine, StateSpace space) =>
        s_definitions.Select(definition => engine.Refusal(space, definition)).OfType<string>().Distinct();

    /// <summary>
    /// Two climbers on stairs of so many steps, and a watcher who has a light to switch on. One climber wants to be a step ahead of the other, who wants
    /// to be level; off the stairs both are content. The watcher would have the light on, but above all that they do not both get to the top.
    /// </summary>
    private static Dossier Staircase(int steps)
    {
        var terms = Enumerable.Range(0, steps).Select(step => new Term(new($"s{step}"))).ToEquatableArray();
        Formula Are(int first, int second) => new Formula.And([new Formula.Is(new("first"), terms[first].Id), new Formula.Is(new("second"), terms[second].Id)]);
        Formula level = new Formula.Or(Enumerable.Range(0, steps).Select(k => Are(k, k)).ToEquatableArray());
        Formula ahead = new Formula.Or(Enumerable.Range(1, steps - 1).Select(k => Are(k, k - 1)).ToEquatableArray());
        var off = new Formula.Not(new Formula.Or([level, ahead]));
        return new Dossier
        {
            Title = "A staircase",
            Parties = [Party("watcher"), Party("a"), Party("b")],
            Issues =
            [
                new Issue { Id = new("light"), Deciders = Deciders.One(new("watcher")), Terms = [new(TermId.No), new(TermId.Yes)] },
                new Issue { Id = new("first"), Deciders = Deciders.One(new("a")), Terms = terms },
                new Issue { Id = new("second"), Deciders = Deciders.One(new("b")), Terms = terms },
            ],
            Preferences =
            [
                Wants("watcher", new Formula.Not(Are(steps - 1, steps - 1)), new Formula.Is(new("light"), TermId.Yes)),
                Wants("a", off, ahead),
                Wants("b", off, level),
            ],
        };

        static Party Party(string id) => new() { Id = new(id), Name = id };

        static PartyPreference Wants(string party, params Formula[] wishes) =>
            new(new(party), new Preference.Priorities(wishes.Select(wish => new Priority(wish)).ToEquatableArray()));
    }

    private sealed class Told(Action<double> then) : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value)
        {
            Shares.Add(value);
            then(value);
        }
    }
}
