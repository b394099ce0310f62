using System.Numerics;
using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Tests.Stability.Evolution;

public sealed class StatusQuoAnalysisTests
{
    private const int Seeds = 1_500;

    private static readonly Lazy<(int Seed, LiteralDispute Literal, StateSpace Space)[]> s_disputes = new(() => [.. Disputes()]);

    public static TheoryData<MoveKind> Kinds => [MoveKind.Any, MoveKind.Improvements];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Least_moves_last_movers_and_histories_are_those_of_the_literal_definition(MoveKind kind)
    {
        var tally = new int[6];
        foreach (var (seed, literal, space) in s_disputes.Value)
        {
            var model = new GraphModel(space);
            foreach (var start in Starts(space))
            {
                var evolution = StatusQuoAnalysis.From(model, start, kind);
                var expected = new LiteralEvolution(literal, start.Ordinal, kind == MoveKind.Improvements);
                foreach (var state in space.States)
                {
                    var least = space.DecisionMakers.Select(i => expected.LeastMoves(state.Ordinal, i.Index)).ToArray();
                    Assert.True(least.SequenceEqual(space.DecisionMakers.Select(i => evolution.LeastMoves(state, i))), $"seed {seed}, from {start} to {state}");
                    if (state != start && least.Min() is { } moves)
                    {
                        tally[Math.Min(moves, tally.Length - 1)]++;
                        AssertHistories(literal, evolution, expected, state, $"seed {seed}, from {start} to {state}");
                    }
                }

                Assert.Equal(evolution.Reached.Max(s => evolution.LeastMoves(s)), evolution.MostMoves);
            }
        }

        // The random disputes are worth something only if some states are far away.
        Assert.All(tally[1..], count => Assert.True(count > 0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_dispute_can_turn_back_from_where_a_legal_sequence_leads_back(MoveKind kind)
    {
        var (open, closed, closing) = (0, 0, 0);
        foreach (var (seed, literal, space) in s_disputes.Value)
        {
            var model = new GraphModel(space);
            int[] everybody = [.. Enumerable.Range(0, literal.DecisionMakers)];
            var reachable = space.States.Select(s => literal.Reachable(everybody, s.Ordinal, kind == MoveKind.Improvements)).ToArray();
            foreach (var start in Starts(space))
            {
                var evolution = StatusQuoAnalysis.From(model, start, kind);
                StateId[][] targets = [[start], [.. space.States.Where(s => s.Ordinal % 5 == seed % 5)]];
                foreach (var target in targets)
                {
                    var ways = evolution.WaysTo(target.ToEquatableArray());
                    bool IsOpen(StateId s) => target.Contains(s) || reachable[s.Ordinal].Any(q => target.Contains(new StateId(q)));
                    foreach (var state in evolution.Reached)
                    {
                        var expected = IsOpen(state);
                        Assert.True(expected == ways.AreOpenFrom(state), $"seed {seed}, from {start}: {state} to {string.Join(' ', target)}");
                        _ = expected ? open++ : closed++;
                    }

                    closing += AssertPointsOfNoReturn(literal, evolution, ways, IsOpen, $"seed {seed}, from {start}");
                }
            }
        }

        Assert.All((int[])[open, closed, closing], count => Assert.True(count > 100));
    }

    [Fact]
    public void A_mover_may_not_go_on_with_its_own_move()
    {
        // From a to c leads only the detour over b: two moves of the same mover, and nobody else can move in between.
        var dossier = Some.Dossier("""
            dossier: Steps
            parties: { east: { name: East }, west: { name: West } }
            issues:
              road: { decided-by: east, terms: [a, b, c], one-way: [c -> a] }
              bridge: { decided-by: west, terms: [only] }
            """);
        var space = StateSpace.Compile(dossier).Value;
        Assert.Equal([1], space.Moves(space.DecisionMakers[0], new StateId(0)).Select(s => s.Ordinal));
        Assert.Contains(new StateId(2), space.Moves(space.DecisionMakers[0], new StateId(1)));

        var evolution = StatusQuoAnalysis.From(space, new StateId(0), MoveKind.Any).Value;

        Assert.Equal([new StateId(0), new StateId(1)], evolution.Reached);
        Assert.Throws<ArgumentException>(() => evolution.History(new StateId(2)));
    }

    /// <summary>East and West climb eleven floors in turn, and each has several rooms to choose from on each floor.</summary>
    [Theory]
    [InlineData(8, 1L << 60)]
    [InlineData(9, long.MaxValue)]
    public void More_histories_than_a_number_holds_are_that_many_or_more(int rooms, long expected)
    {
        const int Floors = 11;
        var climb = new Dossier
        {
            Title = "Climb",
            Parties = [new Party { Id = new("east"), Name = "East" }, new Party { Id = new("west"), Name = "West" }],
            Issues = [Stairs("east"), Stairs("west")],
            Constraints = Enumerable.Range(0, Floors + 1).Select(Together).ToEquatableArray(),
        };
        var space = StateSpace.Compile(climb).Value;

        var evolution = StatusQuoAnalysis.From(space, new StateId(0), MoveKind.Any).Value;

        Assert.Equal(2 * Floors, evolution.MostMoves);
        Assert.Equal(expected, evolution.ShortestHistories(new StateId(space.Count - 1)));

        IEnumerable<TermId> On(int floor) => Enumerable.Range(0, floor == 0 ? 1 : rooms).Select(room => new TermId($"f{floor}-{room}"));
        Issue Stairs(string party) => new()
        {
            Id = new($"{party}-stairs"),
            Deciders = Deciders.One(new(party)),
            Terms = Enumerable.Range(0, Floors + 1).SelectMany(On).Select(term => new Term(term)).ToEquatableArray(),
        };
        Constraint Together(int floor) => new(new Formula.Implies(
            new Formula.In(new("east-stairs"), On(floor).ToEquatableArray()),
            new Formula.In(new("west-stairs"), (floor == 0 ? On(0) : On(floor - 1).Concat(On(floor))).ToEquatableArray())));
    }

    [Fact]
    public void Too_many_states_are_refused_with_the_number()
    {
        var dossier = Some.Dossier($$"""
            dossier: Large
            parties: { {{string.Join(", ", Enumerable.Range(1, 20).Select(p => $"p{p}: {{}}"))}} }
            issues: { {{string.Join(", ", Enumerable.Range(1, 20).Select(p => $"i{p}: {{ decided-by: p{p} }}"))}} }
            """);
        var answer = StatusQuoAnalysis.From(StateSpace.Compile(dossier).Value, new StateId(0), MoveKind.Any);
        Assert.Equal(
            ["1,048,576 states and 20 decision makers make 20,971,520 pairs of a state and a last mover, and at most 16,777,216 are searched"],
            answer.Obstacles);
    }

    [Fact]
    public void Moves_need_no_preference_and_improvements_do()
    {
        var space = StateSpace.Compile(Some.Dossier("""
            dossier: Silent
            parties: { east: { name: East } }
            issues: { road: { decided-by: east } }
            """)).Value;
        Assert.Equal(2, StatusQuoAnalysis.From(space, new StateId(0), MoveKind.Any).Value.Reached.Count);
        Assert.Equal(["no preference of East is recorded"], StatusQuoAnalysis.From(space, new StateId(0), MoveKind.Improvements).Obstacles);
    }

    [Fact]
    public void Equilibria_are_divided_into_those_in_reach_and_the_others()
    {
        var space = StateSpace.Compile(Some.Dossier("""
            dossier: Two roads
            parties: { east: {}, west: {} }
            issues: { road: { decided-by: east, one-way: [no -> yes] }, bridge: { decided-by: west } }
            preferences: { east: { priorities: [road, bridge] }, west: { priorities: [bridge] } }
            """)).Value;
        var evolution = StatusQuoAnalysis.From(space, new StateId(1), MoveKind.Any).Value;
        var nash = EquilibriaInReach.Of(StabilityAnalysis.Run(space).Value, evolution)[0];
        Assert.Equal(("nash", [new StateId(3)], []), (nash.Definition.Id, nash.Reached, nash.NotReached));
        Assert.Empty(StatusQuoAnalysis.From(space, new StateId(0), MoveKind.Any).Value.PointsOfNoReturn(evolution.WaysTo(new StateId(3))));
    }

    private static IEnumerable<(int Seed, LiteralDispute Literal, StateSpace Space)> Disputes()
    {
        foreach (var seed in Enumerable.Range(1, Seeds))
        {
            var dossier = new RandomDisputes(seed).Next();
            var literal = new LiteralDispute(dossier);
            if (literal.States.Length > 0 && literal.DecisionMakers > 0)
                yield return (seed, literal, StateSpace.Compile(dossier).Value);
        }
    }

    private static IEnumerable<StateId> Starts(StateSpace space) => new[] { 0, space.Count / 2, space.Count - 1 }.Distinct().Select(s => new StateId(s));

    private static void AssertHistories(LiteralDispute literal, StatusQuoAnalysis evolution, LiteralEvolution expected, StateId state, string where)
    {
        var last = evolution.Space.DecisionMakers.Where(i => expected.LeastMoves(state.Ordinal, i.Index) == evolution.LeastMoves(state)).ToArray();
        Assert.True(last.SequenceEqual(evolution.LastMovers(state)), where);
        var all = last.Select(i => expected.Histories(state.Ordinal, i.Index)).Aggregate(BigInteger.Add);
        Assert.True(all == evolution.ShortestHistories(state), where);

        var history = evolution.History(state);
        Assert.Equal(evolution.LeastMoves(state), history.Count);
        Assert.Equal((evolution.Start, state), (history[0].From, history[^1].To));
        for (var k = 0; k < history.Count; k++)
        {
            var mover = evolution.Space.DecisionMakers.Single(i => i.Id == history[k].Mover);
            Assert.Contains(history[k].To.Ordinal, literal.Targets(mover.Index, history[k].From.Ordinal, evolution.Kind == MoveKind.Improvements));
            Assert.True(k == 0 || (history[k - 1].To == history[k].From && history[k - 1].Mover != history[k].Mover), where);
        }
    }

    private static int AssertPointsOfNoReturn(LiteralDispute literal, StatusQuoAnalysis evolution, WaysTo ways, Func<StateId, bool> isOpen, string where)
    {
        // A move belongs to some history when its mover is not the only one who can have moved last.
        var expected =
            from state in evolution.Reached
            where isOpen(state)
            from mover in evolution.Space.DecisionMakers
            where state == evolution.Start || evolution.Space.DecisionMakers.Any(last => last != mover && evolution.LeastMoves(state, last) is not null)
            from target in literal.Targets(mover.Index, state.Ordinal, evolution.Kind == MoveKind.Improvements)
            where !isOpen(new StateId(target))
            select new Step(mover.Id, state, new StateId(target));
        var found = evolution.PointsOfNoReturn(ways).ToArray();
        Assert.True(expected.SequenceEqual(found), where);
        Assert.All(found, step => Assert.True(ways.AreClosedBy(step), where));
        return found.Length;
    }

}
