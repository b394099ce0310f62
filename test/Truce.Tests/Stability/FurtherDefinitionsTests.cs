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

    /// <summary>What is stable under the first of a pair is stable under the second, in every dispute that both can judge; and not always the other way round.</summary>
    [Theory]
    [InlineData("gmr-a", "gmr-b")]
    [InlineData("gmr-b", "gmr-d")]
    [InlineData("gmr-a", "gmr-c")]
    [InlineData("gmr-c", "gmr-d")]
    [InlineData("smr-a", "smr-b")]
    [InlineData("smr-b", "smr-d")]
    [InlineData("smr-a", "smr-c")]
    [InlineData("smr-c", "smr-d")]
    [InlineData("seq-a", "seq-b")]
    [InlineData("seq-b", "seq-d")]
    [InlineData("seq-a", "seq-c")]
    [InlineData("seq-c", "seq-d")]
    [InlineData("nash-a", "gmr-a")]
    [InlineData("smr-d", "gmr-d")]
    [InlineData("strong-gmr", "gmr")]
    [InlineData("strong-smr", "smr")]
    [InlineData("strong-smr", "strong-gmr")]
    [InlineData("strong-seq", "seq")]
    [InlineData("strong-seq", "strong-gmr")]
    [InlineData("nash", "strong-smr")]
    [InlineData("weak-gmr", "gmr")]
    [InlineData("seq", "sim")]
    public void One_definition_implies_another(string premise, string conclusion)
    {
        var (narrow, wide) = (StabilityDefinitions.Find(premise)!, StabilityDefinitions.Find(conclusion)!);
        var (both, wideOnly) = (0, 0);
        foreach (var seed in Enumerable.Range(1, 600))
        {
            var disputes = new RandomDisputes(seed) { MostParties = 3 };
            if (!StateSpace.Compile(disputes.NextWithRelations()).Is(out var space) || narrow.Obstacles(space).Concat(wide.Obstacles(space)).Any())
                continue;
            var model = new GraphModel(space);
            foreach (var (i, s) in from i in space.DecisionMakers from s in space.States select (i, s))
            {
                var isNarrow = narrow.IsStable(model, i, s);
                var isWide = wide.IsStable(model, i, s);
                Assert.True(isWide || !isNarrow, $"seed {seed}: {premise} but not {conclusion} for {i.Id} at {s}");
                both += isNarrow ? 1 : 0;
                wideOnly += isWide && !isNarrow ? 1 : 0;
            }
        }

        Assert.True(both > 0);
        Assert.True(wideOnly > 0);
    }

    /// <summary>
    /// The theorem of Inohara and Hipel 2009: each party positive to itself, neutral to others, nobody indifferent between two states. Where others can undo
    /// a party's move, the state it left is no sanction of the relational definitions, as it is of the plain ones, so no issue is shared here.
    /// </summary>
    [Theory]
    [InlineData("nash")]
    [InlineData("gmr")]
    [InlineData("smr")]
    [InlineData("seq")]
    public void With_discrete_attitudes_and_no_ties_the_relational_definitions_are_the_plain_ones(string id)
    {
        var (plain, relational) = (StabilityDefinitions.Find(id)!, StabilityDefinitions.Find("relational-" + id)!);
        var judged = 0;
        foreach (var seed in Enumerable.Range(1, 3_000))
        {
            var dossier = new RandomDisputes(seed) { MostParties = 3 }.Next();
            if (dossier.Issues.Any(issue => issue.Deciders.Parties.Count > 1) || !StateSpace.Compile(dossier).Is(out var space))
                continue;
            if (space.DecisionMakers.Any(i => space.RanksOf(i.Id).Value.Worst < space.Count))
                continue;
            var model = new GraphModel(space);
            foreach (var (i, s) in from i in space.DecisionMakers from s in space.States select (i, s))
                Assert.True(plain.IsStable(model, i, s) == relational.IsStable(model, i, s), $"seed {seed}: {id} for {i.Id} at {s}");
            judged++;
        }

        Assert.True(judged > 50, $"only {judged} disputes had no ties");
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
