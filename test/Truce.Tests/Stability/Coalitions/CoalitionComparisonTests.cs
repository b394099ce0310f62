using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.States;

namespace Truce.Tests.Stability.Coalitions;

/// <summary>Coalitional stability against the literal reading of its definitions, and the implications of the literature, on random disputes.</summary>
public sealed class CoalitionComparisonTests
{
    private const int Seeds = 2_500;

    private static readonly string[] s_ids = ["cnash", "cgmr", "csmr", "cseq"];

    [Fact]
    public void Verdicts_are_those_of_the_literal_definitions_for_every_coalition()
    {
        var tally = new Dictionary<string, int>();
        void Count(string what) => tally[what] = tally.GetValueOrDefault(what) + 1;
        foreach (var (seed, dossier) in Disputes())
        {
            var literal = new LiteralDispute(dossier);
            if (literal.States.Length == 0 || literal.DecisionMakers == 0)
                continue;
            var space = StateSpace.Compile(dossier).Value;
            var analysis = CoalitionAnalysis.Run(space).Value;
            Assert.Equal(s_ids, analysis.Definitions.Select(definition => definition.Id));
            Assert.Equal((1 << literal.DecisionMakers) - 1, analysis.Coalitions.Distinct().Count());
            Count("disputes");
            if (HasJoint(dossier))
                Count("disputes with joint issues");
            foreach (var coalition in analysis.Coalitions)
            {
                int[] members = [.. coalition.Members.Select(member => space.DecisionMakers.Single(i => i.Id == member).Index)];
                foreach (var state in space.States)
                {
                    Count("verdicts");
                    foreach (var definition in analysis.Definitions)
                    {
                        var expected = literal.IsStableFor(definition.Id, members, state.Ordinal);
                        Assert.True(expected == analysis.IsStable(definition, coalition, state), $"seed {seed}: {definition.Id} for {coalition} at {state}");
                        if (expected)
                            Count(definition.Id);
                    }
                }
            }
        }

        // The random disputes are worth something only if they are many, have joint issues, and tell the definitions apart.
        Assert.True(tally["disputes"] >= 2_000, $"only {tally["disputes"]} disputes");
        Assert.True(tally["disputes with joint issues"] >= 500);
        Assert.Equal(4, s_ids.Select(id => tally[id]).Distinct().Count());
        Assert.All(s_ids, id => Assert.InRange(tally[id], 1, tally["verdicts"] - 1));
    }

    [Fact]
    public void The_evidence_for_a_verdict_bears_it_out()
    {
        var (sanctions, sequences, escapes, joint) = (0, 0, 0, 0);
        foreach (var (seed, dossier) in Disputes().Where(dispute => dispute.Seed % 10 == 0))
        {
            var literal = new LiteralDispute(dossier);
            if (literal.States.Length == 0 || literal.DecisionMakers == 0)
                continue;
            var space = StateSpace.Compile(dossier).Value;
            var analysis = CoalitionAnalysis.Run(space).Value;
            foreach (var coalition in analysis.Coalitions)
            {
                var members = Places(space, coalition.Members);
                int[] others = [.. Enumerable.Range(0, literal.DecisionMakers).Except(members)];
                foreach (var (definition, state) in analysis.Definitions.SelectMany(definition => space.States.Select(state => (definition, state))))
                {
                    var verdict = analysis.Explain(definition, coalition, state);
                    Assert.True(verdict.IsStable == analysis.IsStable(definition, coalition, state), $"seed {seed}: {definition.Id} for {coalition} at {state}");
                    Assert.Equal(literal.CoalitionImprovements(members, state.Ordinal).Order(), verdict.Improvements.Select(found => found.Improvement.To.Ordinal).Order());
                    foreach (var (improvement, sanction, escape) in verdict.Improvements)
                    {
                        AssertWay(literal, space, improvement, coalition, state);
                        joint += improvement.Steps.Count(step => step.Movers.Count > 1);
                        if (escape is not null)
                        {
                            escapes++;
                            AssertWay(literal, space, escape.Reply, Coalition.All(space).Single(c => Places(space, c.Members).SequenceEqual(others)), improvement.To);
                            AssertWay(literal, space, escape.CounterMove, coalition, escape.Reply.To);
                            Assert.All(members, i => Assert.True(literal.Prefers(i, escape.CounterMove.To.Ordinal, state.Ordinal)));
                            Assert.True(sanction.IsEmpty);
                        }

                        if (sanction.IsEmpty)
                            continue;
                        _ = definition.Id == "cseq" ? sequences++ : sanctions++;
                        Assert.Contains(members, i => !literal.Prefers(i, sanction[^1].To.Ordinal, state.Ordinal));
                        AssertSequence(literal, space, sanction, improvement.To, others, isWanted: definition.Id == "cseq");
                    }
                }
            }
        }

        Assert.All((int[])[sanctions, sequences, escapes, joint], count => Assert.True(count > 50));
    }

    [Fact]
    public void Definitions_imply_one_another_as_the_literature_says()
    {
        foreach (var (seed, dossier) in Disputes().Where(dispute => dispute.Seed % 4 < 2))
        {
            if (!StateSpace.Compile(dossier).Is(out var space) || space.DecisionMakers.IsEmpty)
                continue;
            var coalitions = CoalitionAnalysis.Run(space).Value;
            var alone = StabilityAnalysis.Run(space, new StabilityOptions { Definitions = StabilityDefinitions.Standard }).Value;

            // Where two moves of one mover in a row are not always one move, coalitions one after the other can go ways that no legal sequence goes.
            var addsUp = dossier.Moves.IsEmpty && dossier.Issues.All(issue => issue.HasTransitiveChanges) && !HasJoint(dossier);
            (string Premise, string Conclusion)[] always = [("cnash", "csmr"), ("csmr", "cgmr"), ("cnash", "cseq")];
            bool Stable(string id, Coalition coalition, StateId state) => coalitions.IsStable(CoalitionalDefinitions.Find(id)!, coalition, state);
            foreach (var (coalition, state) in coalitions.Coalitions.SelectMany(coalition => space.States.Select(state => (coalition, state))))
            {
                foreach (var (premise, conclusion) in addsUp ? [.. always, ("cseq", "cgmr")] : always)
                    Assert.True(!Stable(premise, coalition, state) || Stable(conclusion, coalition, state), $"seed {seed}: {premise}, not {conclusion}, {coalition} at {state}");
            }

            // A coalition of one is the decision maker itself; joint steps only help those who reply to it.
            var hasJoint = HasJoint(dossier);
            foreach (var (i, state) in space.DecisionMakers.SelectMany(i => space.States.Select(state => (i, state))))
            {
                var one = new Coalition([i.Id]);
                foreach (var (coalitional, single) in new[] { ("cnash", "nash"), ("cgmr", "gmr"), ("csmr", "smr") })
                {
                    var (together, separate) = (Stable(coalitional, one, state), alone.IsStable(StabilityDefinitions.Find(single)!, i, state));
                    Assert.True(hasJoint && coalitional != "cnash" ? together || !separate : together == separate, $"seed {seed}: {coalitional} and {single} for {i.Id} at {state}");
                }

                // Two decision makers: the other's coalition improvements are its own.
                if (space.DecisionMakers.Count == 2)
                    Assert.Equal(alone.IsStable(StabilityDefinitions.Find("seq")!, i, state), Stable("cseq", one, state));
            }
        }
    }

    /// <summary>Random disputes; in every second one some issues are decided jointly, in every third some moves are listed and do not add up.</summary>
    private static IEnumerable<(int Seed, Dossier Dossier)> Disputes()
    {
        foreach (var seed in Enumerable.Range(1, Seeds))
        {
            var dossier = new RandomDisputes(seed) { MostParties = 4 }.Next();
            if (seed % 3 == 0)
                dossier = dossier with { Moves = new RandomDisputes(seed) { MostParties = 4 }.NextWithRelations().Moves };
            if (seed % 2 == 0)
                dossier = WithJointIssues(dossier, new Random(seed));
            yield return (seed, dossier);
        }
    }

    private static Dossier WithJointIssues(Dossier dossier, Random random) => dossier with
    {
        Issues = dossier.Issues.Select(issue => random.Next(2) == 0 ? issue : issue with
        {
            Deciders = new Deciders(DecisionRule.All, dossier.Parties.Where(_ => random.Next(3) > 0).Select(party => party.Id).DefaultIfEmpty(dossier.Parties[0].Id).ToEquatableArray()),
        }).ToEquatableArray(),
    };

    private static bool HasJoint(Dossier dossier) => dossier.Issues.Any(issue => issue.Deciders is { Rule: DecisionRule.All, Parties.Count: > 1 });

    private static int[] Places(StateSpace space, EquatableArray<PartyId> members) => [.. members.Select(member => space.DecisionMakers.Single(i => i.Id == member).Index)];

    private static void AssertSequence(LiteralDispute literal, StateSpace space, EquatableArray<CoalitionMove> moves, StateId start, int[] others, bool isWanted)
    {
        for (var k = 0; k < moves.Count; k++)
        {
            AssertWay(literal, space, moves[k], moves[k].Coalition, k == 0 ? start : moves[k - 1].To);
            var members = Places(space, moves[k].Coalition.Members);
            Assert.Empty(members.Except(others));
            Assert.True(k == 0 || moves[k].Coalition != moves[k - 1].Coalition);
            if (isWanted)
                Assert.All(members, i => Assert.True(literal.Prefers(i, moves[k].To.Ordinal, moves[k].From.Ordinal)));
        }
    }

    private static void AssertWay(LiteralDispute literal, StateSpace space, CoalitionMove move, Coalition coalition, StateId from)
    {
        Assert.Equal((coalition, from), (move.Coalition, move.From));
        Assert.Equal((move.From, move.To), (move.Steps[0].From, move.Steps[^1].To));
        for (var k = 0; k < move.Steps.Count; k++)
        {
            var (movers, state, to) = move.Steps[k];
            Assert.Empty(movers.Except(coalition.Members));
            Assert.True(k == 0 || (move.Steps[k - 1].To == state && move.Steps[k - 1].Movers != movers));
            var places = Places(space, movers);
            Assert.True(places.Length == 1 ? literal.IsMove(places[0], state.Ordinal, to.Ordinal) : literal.IsJointStep(places, state.Ordinal, to.Ordinal));
        }
    }
}
