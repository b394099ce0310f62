using Truce.Stability;
using Truce.States;

namespace Truce.Tests.Stability;

/// <summary>The definitions beyond the standard ones against their literal readings, on random disputes.</summary>
public sealed class FurtherDefinitionsTests
{
    private const int Disputes = 5_000;

    private static readonly EquatableArray<StabilityDefinition> s_further = StabilityDefinitions.All
        .Except(StabilityDefinitions.Standard).Append(StabilityDefinitions.Find("l1")!).Append(StabilityDefinitions.Find("l7")!).ToEquatableArray();

    /// <summary>Every definition is put to at least as many disputes as it can answer, and some states are stable under it and some are not.</summary>
    [Fact]
    public void Every_verdict_is_that_of_the_literal_definition()
    {
        var judged = s_further.ToDictionary(definition => definition.Id, _ => 0);
        var stable = s_further.ToDictionary(definition => definition.Id, _ => (Yes: 0, No: 0));
        for (var seed = 1; judged.Values.Any(count => count < Disputes); seed++)
        {
            Assert.True(seed < 12 * Disputes, $"too few disputes can be judged by {string.Join(", ", judged.Where(count => count.Value < Disputes))}");

            // Relations and known preferences by turns; two decision makers more often, since some definitions are for two.
            var disputes = new RandomDisputes(seed) { MostParties = seed % 3 == 0 ? 3 : 2 };
            var dossier = seed % 2 == 0 ? disputes.NextWithRelations() : disputes.Next();
            if (!StateSpace.Compile(dossier).Is(out var space) || space.DecisionMakers.IsEmpty || space.Count > 12)
                continue;
            var literal = new LiteralDispute(dossier);
            var model = new GraphModel(space);
            foreach (var definition in s_further.Where(definition => judged[definition.Id] < Disputes && !definition.Obstacles(space).Any()))
            {
                var (yes, no) = Compare(literal, model, definition, seed);
                judged[definition.Id]++;
                stable[definition.Id] = (stable[definition.Id].Yes + yes, stable[definition.Id].No + no);
            }
        }

        Assert.All(stable.Values, count => Assert.True(count is { Yes: > 100, No: > 100 }));
    }

    /// <summary>Compares every verdict, and for one dispute in five also what the evidence says, which takes longer.</summary>
    private static (int Yes, int No) Compare(LiteralDispute literal, GraphModel model, StabilityDefinition definition, int seed)
    {
        var (yes, no) = (0, 0);
        foreach (var i in model.Space.DecisionMakers)
        {
            foreach (var s in model.Space.States)
            {
                var expected = literal.IsStable(definition.Id, i.Index, s.Ordinal);
                Assert.True(expected == definition.IsStable(model, i, s), $"seed {seed}: {definition.Id} for {i.Id} at {s}");
                if (seed % 5 == 0)
                    Assert.True(expected == definition.Judge(model, i, s).IsStable, $"seed {seed}: story of {definition.Id} for {i.Id} at {s}");
                (yes, no) = expected ? (yes + 1, no) : (yes, no + 1);
            }
        }

        return (yes, no);
    }
}
