using Truce.Changes;
using Truce.Text;

namespace Truce.Tests.Changes;

/// <summary>Bringing together what two made of the same dossier.</summary>
public sealed class DossierMergeTests
{
    private const string Start =
        """
        dossier: A strike
        parties:
          union: { name: Union }      # who strikes
          company: { name: Company }
        issues:
          strike: { question: Does the strike go on?, decided-by: union }
          pay: { question: Is pay raised?, decided-by: company }
        preferences:
          union: { priorities: [pay, not strike] }
        """;

    [Fact]
    public void Changes_of_different_parts_go_together_and_comments_stay()
    {
        var mine = Start.Replace("name: Union", "name: The union", StringComparison.Ordinal);
        var theirs = Start.Replace("question: Is pay raised?", "question: Does pay rise?", StringComparison.Ordinal) + "\n  company: { priorities: [not strike] }\n";
        var merge = Merge(mine, theirs);
        Assert.Equal(theirs.Replace("name: Union", "name: The union", StringComparison.Ordinal), merge.Text);
        Assert.Equal(
            DossierChangesTests.Read(Merge(theirs, mine).Text!),
            DossierChangesTests.Read(merge.Text!));
    }

    [Fact]
    public void The_same_change_by_both_is_no_conflict()
    {
        var both = Start.Replace("[pay, not strike]", "[not strike, pay]", StringComparison.Ordinal);
        Assert.Equal(both, Merge(both, both).Text);
    }

    [Fact]
    public void Two_changes_of_the_same_are_a_conflict_until_somebody_chooses()
    {
        var mine = Start.Replace("name: Union", "name: Dockers", StringComparison.Ordinal);
        var theirs = Start.Replace("name: Union", "name: Port workers", StringComparison.Ordinal);
        var merge = Merge(mine, theirs);
        Assert.Null(merge.Text);
        Assert.Equal([new MergeConflict("parties/union/name", "Union", "Dockers", "Port workers")], merge.Conflicts);
        Assert.Equal(mine, Merge(mine, theirs, ("parties/union/name", MergeSide.Mine)).Text);
        Assert.Equal(theirs, Merge(mine, theirs, ("parties/union/name", MergeSide.Theirs)).Text);
    }

    [Fact]
    public void An_entry_that_one_takes_out_and_the_other_changes_is_a_conflict()
    {
        var mine = Start.Replace("  pay: { question: Is pay raised?, decided-by: company }\n", "", StringComparison.Ordinal).Replace("[pay, not strike]", "[not strike]", StringComparison.Ordinal);
        var theirs = Start.Replace("question: Is pay raised?", "question: Does pay rise?", StringComparison.Ordinal);
        var conflict = Assert.Single(Merge(mine, theirs).Conflicts);
        Assert.Equal(("issues/pay", null), (conflict.Path, conflict.Mine));
    }

    [Fact]
    public void What_does_not_fit_together_is_told_at_its_place()
    {
        var mine = Start.Replace("  pay: { question: Is pay raised?, decided-by: company }\n", "", StringComparison.Ordinal).Replace("[pay, not strike]", "[not strike]", StringComparison.Ordinal);
        var theirs = Start + "\n  company: { priorities: [not pay] }\n";
        var merge = Merge(mine, theirs);
        Assert.Null(merge.Text);
        Assert.Empty(merge.Conflicts);
        Assert.Contains(merge.Diagnostics, found => found.IsError && found.Message.Contains("'pay'", StringComparison.Ordinal));
    }

    [Fact]
    public void Lists_that_are_sets_take_what_either_put_in_and_drop_what_either_took_out()
    {
        var start = Start.Replace("{ name: Company }", "{ name: Company, spokespersons: [A, B] }", StringComparison.Ordinal);
        var mine = start.Replace("[A, B]", "[A, B, C]", StringComparison.Ordinal);
        var theirs = start.Replace("[A, B]", "[B, D]", StringComparison.Ordinal);
        var merge = DossierMerge.Of(Text(start), Text(mine), Text(theirs));
        Assert.Equal(["B", "D", "C"], DossierChangesTests.Read(merge.Text!).Parties[1].Spokespersons);
    }

    private static DossierMerge Merge(string mine, string theirs, params (string Path, MergeSide Side)[] choices) =>
        DossierMerge.Of(Text(Start), Text(mine), Text(theirs), choices.ToDictionary(choice => choice.Path, choice => choice.Side));

    private static SourceText Text(string text) => new("dossier.yaml", text);
}
