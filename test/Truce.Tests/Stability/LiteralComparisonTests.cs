using Truce.Stability;
using Truce.States;

namespace Truce.Tests.Stability;

/// <summary>The engine against the literal reading of the definitions, on random disputes.</summary>
public sealed class LiteralComparisonTests
{
    private const int Seeds = 2_500;

    [Fact]
    public void States_moves_preferences_and_verdicts_are_those_of_the_literal_definitions()
    {
        var tally = new Tally();
        foreach (var seed in Enumerable.Range(1, Seeds))
        {
            var dossier = new RandomDisputes(seed).Next();
            var literal = new LiteralDispute(dossier);
            var compiled = StateSpace.Compile(dossier);
            if (literal.States.Length == 0 || literal.DecisionMakers == 0)
            {
                Assert.Equal(literal.States.Length > 0, compiled.Is(out _));
                continue;
            }

            AssertSameSpace(literal, compiled.Value, seed);
            tally.Disputes++;
            foreach (var engine in Engines(compiled.Value))
                AssertSameVerdicts(literal, compiled.Value, engine, seed, tally);
        }

        // The random disputes are worth something only if they are many and tell the definitions apart.
        Assert.Equal(["plain", "sweep"], tally.Engines.Order());
        Assert.True(tally.Disputes >= 2_000, $"only {tally.Disputes} disputes had a feasible state and a decision maker");
        foreach (var definition in StabilityDefinitions.Standard)
        {
            Assert.InRange(tally.Stable[definition.Id], 1, tally.Verdicts - 1);
            foreach (var other in StabilityDefinitions.Standard.Where(d => !d.Equals(definition)))
                Assert.NotEqual(tally.Stable[definition.Id], tally.Stable[other.Id]);
        }
    }

    private static void AssertSameSpace(LiteralDispute literal, StateSpace space, int seed)
    {
        Assert.Equal(literal.States.Select(s => s.ToEquatableArray()), space.States.Select(space.TermIndexes));
        foreach (var i in space.DecisionMakers)
        {
            var ranks = space.RanksOf(i.Id).Value;
            foreach (var s in space.States)
            {
                var moves = space.States.Where(q => literal.IsMove(i.Index, s.Ordinal, q.Ordinal));
                Assert.True(moves.SequenceEqual(space.Moves(i, s)), $"seed {seed}: moves of {i.Id} from {s}");
                foreach (var q in space.States)
                    Assert.True(literal.Prefers(i.Index, q.Ordinal, s.Ordinal) == ranks.Prefers(q, s), $"seed {seed}: {i.Id} on {q} and {s}");
            }
        }
    }

    /// <summary>The engines that can take a dispute; only one whose moves do not add up is left to the plain one alone.</summary>
    private static string[] Engines(StateSpace space) =>
        space.Issues.All(issue => issue.HasTransitiveChanges) ? ["sweep", "plain"] : ["plain"];

    private static void AssertSameVerdicts(LiteralDispute literal, StateSpace space, string engine, int seed, Tally tally)
    {
        var analysis = StabilityAnalysis.Run(space, new StabilityOptions { Engine = engine }).Value;
        tally.Engines.Add(engine);
        foreach (var i in space.DecisionMakers)
        {
            foreach (var s in space.States)
            {
                tally.Verdicts++;
                foreach (var definition in StabilityDefinitions.Standard)
                {
                    var expected = literal.IsStable(definition.Id, i.Index, s.Ordinal);
                    Assert.True(expected == analysis.IsStable(definition, i, s), $"seed {seed}, {engine}: {definition.Id} for {i.Id} at {s}");
                    Assert.True(expected == analysis.Explain(definition, i, s).IsStable, $"seed {seed}, {engine}: story of {definition.Id} for {i.Id} at {s}");
                    if (expected)
                        tally.Stable[definition.Id] = tally.Stable.GetValueOrDefault(definition.Id) + 1;
                }
            }
        }
    }

    private sealed class Tally
    {
        public int Disputes { get; set; }

        public int Verdicts { get; set; }

        public HashSet<string> Engines { get; } = [];

        public Dictionary<string, int> Stable { get; } = [];
    }
}
