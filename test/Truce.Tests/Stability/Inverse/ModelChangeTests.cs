using Truce.Dossiers;
using Truce.Reports;
using Truce.Stability;
using Truce.Stability.Inverse;
using Truce.States;
using Truce.Text;

namespace Truce.Tests.Stability.Inverse;

/// <summary>Every change that is suggested, written into the dossier, read back and judged anew, makes the target hold.</summary>
public sealed class ModelChangeTests
{
    private static readonly InverseOptions s_options = new() { MostSteps = 2_000 };

    [Fact]
    public void Every_change_that_is_suggested_for_a_random_dispute_makes_its_state_hold()
    {
        var kinds = new HashSet<Type>();
        var (suggestions, pairs) = (0, 0);
        for (var seed = 1; seed <= 250; seed++)
        {
            var dossier = new RandomDisputes(seed) { MostParties = 3 }.Next();
            if (!StateSpace.Compile(dossier).Is(out var space) || space.DecisionMakers.IsEmpty || space.Count > 40)
                continue;
            var random = new Random(seed);
            var now = new StateId(random.Next(space.Count));
            if (seed % 2 == 0)
                space = StateSpace.Compile(dossier with { StatusQuo = new StatusQuo(Enumerable.Range(0, space.Issues.Count).Select(k => space.TermOf(now, k).Id).ToEquatableArray()) }).Value;
            foreach (var suggestion in InverseReport.Of(space, [new StateId(random.Next(space.Count))], s_options).Value.Suggestions)
            {
                AssertHolds(space, suggestion, $"seed {seed}");
                kinds.UnionWith(suggestion.Change.Changes.Select(change => change.GetType()));
                suggestions++;
                pairs += suggestion.Change.Changes.Count(change => change is not ModelChange.NewOrder) > 1 ? 1 : 0;
            }
        }

        Assert.True(suggestions > 500 && pairs > 10, $"only {suggestions} suggestions, {pairs} pairs");
        Assert.Equal(6, kinds.Count);
    }

    [Theory]
    [InlineData("euphrates-hipel-2014", 2)]
    [InlineData("opening-talks-2024", 125)]
    [InlineData("elmira-kinsara-2014", 1)]
    [InlineData("cuban-missile-crisis-fraser-1984", 3)]
    public void Every_change_that_is_suggested_for_a_published_dispute_makes_its_state_hold(string name, int number)
    {
        var dossier = DossierFolder.Read(Repository.PathOf("casebook", name)).Result.Dossier!;
        var space = StateSpace.Compile(dossier).Value;
        var report = InverseReport.Of(space, [new StateId(number - 1)], s_options).Value;
        Assert.NotEmpty(report.Suggestions);
        Assert.All(report.Suggestions, suggestion => AssertHolds(space, suggestion, name));
        Assert.Contains(report.Suggestions, suggestion => suggestion.Change.Changes is [not ModelChange.NewOrder]);
    }

    [Fact]
    public void What_already_holds_needs_no_change()
    {
        var space = StateSpace.Compile(DossierFolder.Read(Repository.PathOf("casebook", "euphrates-hipel-2014")).Result.Dossier!).Value;
        var report = InverseReport.Of(space, [new StateId(5)], s_options).Value;
        Assert.Empty(report.Suggestions);
        Assert.All(report.Analysis.Definitions, changes => Assert.Equal(1, changes.Holding));
    }

    private static void AssertHolds(StateSpace space, InverseSuggestion suggestion, string where)
    {
        var changed = suggestion.Change.Apply(space.Dossier);
        var read = DossierReader.Read(new SourceText("dossier.yaml", DossierWriter.Write(changed)));
        Assert.True(read.Dossier is not null, $"{where}: {suggestion.InWords.Text}\n{Some.Text(read.Diagnostics)}");
        var after = StateSpace.Compile(read.Dossier).Value;
        EquatableArray<TermId> terms =
        [
            .. Enumerable.Range(0, space.Issues.Count).Select(place => space.TermOf(suggestion.State, place).Id),
            .. Enumerable.Repeat(TermId.No, after.Issues.Count - space.Issues.Count),
        ];
        var target = after.Find(terms);
        Assert.True(target is not null && (space.StatusQuo is null || after.StatusQuo is not null), $"{where}: {suggestion.InWords.Text}");
        var (before, then) = (StabilityAnalysis.Run(space).Value, StabilityAnalysis.Run(after).Value);
        foreach (var definition in suggestion.Change.HoldsUnder)
        {
            Assert.False(before.IsEquilibrium(definition, suggestion.State), $"{where}: {definition.Id}: {suggestion.InWords.Text}");
            Assert.True(then.IsEquilibrium(definition, target.Value), $"{where}: {definition.Id}: {suggestion.InWords.Text}");
        }
    }
}
