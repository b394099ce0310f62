using Truce.Stability;
using Truce.Stability.Engines;
using Truce.States;

namespace Truce.Tests.Stability;

/// <summary>The engines against the literal reading of the definitions, on random disputes.</summary>
public sealed class LiteralComparisonTests
{
    private const int Seeds = 6_500;

    /// <summary>The stories rest on the same searches as the plain engine: of every third dispute is enough.</summary>
    private const int StoriesOfEach = 3;

    private static readonly (string Name, StabilityEngine Engine)[] s_engines =
    [
        ("sweep", new SweepEngine()),
        ("sweep backwards", new SweepEngine(mostRounds: 0)),
        ("plain", new PlainEngine()),
    ];

    [Fact]
    public void States_moves_preferences_and_verdicts_are_those_of_the_literal_definitions()
    {
        var tally = new Tally();
        Parallel.ForEach(Enumerable.Range(1, Seeds), seed =>
        {
            var dossier = new RandomDisputes(seed).Next();
            var literal = new LiteralDispute(dossier);
            var compiled = StateSpace.Compile(dossier);
            if (literal.States.Length == 0 || literal.DecisionMakers == 0)
            {
                Assert.Equal(literal.States.Length > 0, compiled.Is(out _));
                return;
            }

            AssertSameSpace(literal, compiled.Value, seed);
            AssertSameVerdicts(literal, compiled.Value, seed, tally);
        });

        // The random disputes are worth something only if they are many and tell the definitions apart.
        Assert.True(tally.Disputes >= 5_000, $"only {tally.Disputes} disputes had a feasible state and a decision maker");
        Assert.All(s_engines, engine => Assert.True(tally.Judged[engine.Name] >= 5_000, $"only {tally.Judged[engine.Name]} disputes were judged by {engine.Name}"));
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
                {
                    if (literal.Prefers(i.Index, q.Ordinal, s.Ordinal) != ranks.Prefers(q, s))
                        Assert.Fail($"seed {seed}: {i.Id} on {q} and {s}");
                }
            }
        }
    }

    private static void AssertSameVerdicts(LiteralDispute literal, StateSpace space, int seed, Tally tally)
    {
        var definitions = StabilityDefinitions.Standard;
        var analysis = StabilityAnalysis.Run(space, new StabilityOptions { Definitions = definitions }).Value;
        var judged = s_engines.Where(engine => definitions.All(definition => engine.Engine.Refusal(space, definition) is null))
            .Select(engine => (engine.Name, Stable: engine.Engine.Judge(space, definitions, new WorkDone(null, definitions.Count), CancellationToken.None))).ToArray();
        foreach (var definition in definitions)
        {
            var stable = 0;
            foreach (var i in space.DecisionMakers)
            {
                foreach (var s in space.States)
                {
                    var expected = literal.IsStable(definition.Id, i.Index, s.Ordinal);
                    stable += expected ? 1 : 0;
                    foreach (var (engine, found) in judged)
                        AssertSame(expected, found[definition][i.Index].Contains(s.Ordinal), engine);
                    AssertSame(expected, analysis.IsStable(definition, i, s), "the analysis");
                    if (seed % StoriesOfEach == 0)
                        AssertSame(expected, analysis.Explain(definition, i, s).IsStable, "the story");

                    void AssertSame(bool literally, bool found, string by)
                    {
                        if (literally != found)
                            Assert.Fail($"seed {seed}, {by}: {definition.Id} for {i.Id} at {s}");
                    }
                }
            }

            tally.Add(definition, stable);
        }

        tally.Add(judged.Select(engine => engine.Name), space.Count * space.DecisionMakers.Count);
    }

    private sealed class Tally
    {
        private readonly Lock _lock = new();

        public int Disputes { get; private set; }

        public int Verdicts { get; private set; }

        public Dictionary<string, int> Judged { get; } = [];

        public Dictionary<string, int> Stable { get; } = [];

        public void Add(IEnumerable<string> engines, int verdicts)
        {
            lock (_lock)
            {
                Disputes++;
                Verdicts += verdicts;
                foreach (var engine in engines)
                    Judged[engine] = Judged.GetValueOrDefault(engine) + 1;
            }
        }

        public void Add(StabilityDefinition definition, int stable)
        {
            lock (_lock)
                Stable[definition.Id] = Stable.GetValueOrDefault(definition.Id) + stable;
        }
    }
}
