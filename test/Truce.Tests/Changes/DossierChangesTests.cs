using Truce.Changes;
using Truce.Dossiers;
using Truce.Reports;
using Truce.Text;

namespace Truce.Tests.Changes;

/// <summary>Differences in the terms of the dossier.</summary>
public sealed class DossierChangesTests
{
    private const string Start =
        """
        dossier: A strike
        as-of: 2024-06-14
        sources:
          report: { file: report.md }
        parties:
          union: { name: Union }
          company: { name: Company }
        issues:
          strike: { question: Does the strike go on?, decided-by: union }
          pay: { question: Is pay raised?, decided-by: company, terms: [no, some, all] }
        constraints: [not (strike and pay = all)]
        status-quo: { strike: yes, pay: no }
        statements:
          s1: { source: report, quote: We strike until we are paid, party: union, act: demand }
        proposals:
          offer: { by: company, to: [union], clauses: [{ when: [not strike], then: [pay = some] }] }
        preferences:
          union: { priorities: [pay = all, pay = some, not strike] }
        """;

    public static TheoryData<string, string, string[]> Edits => new()
    {
        { "dossier: A strike", "dossier: The strike", ["Title changed from “A strike” to “The strike”"] },
        { "2024-06-14", "2024-07-01", ["Complete as of changed from “2024-06-14” to “2024-07-01”"] },
        { "name: Union", "name: The union", ["Party union: name changed from “Union” to “The union”"] },
        { "terms: [no, some, all]", "terms: [no, some, half, all]", ["Issue pay: term added, place 3: “half”"] },
        {
            "  pay:", "  talks: { question: Do they talk?, decided-by: { all: [union, company] } }\n  pay:",
            ["Issue talks added: “Do they talk?”", "Status quo: talks added: “no”"]
        },
        { "quote: We strike until we are paid", "quote: We strike on", ["Statement s1: quote changed from “We strike until we are paid” to “We strike on”"] },
        { "act: demand", "act: threat", ["Statement s1: act changed from “demand” to “threat”"] },
        { "[pay = all, pay = some, not strike]", "[not strike, pay = all, pay = some]", ["“not strike” moved from third to first place of the priorities of union"] },
        {
            "[not (strike and pay = all)]", "[{ require: strike or pay = some, because: so it is }, not (strike and pay = all)]",
            ["Constraint added, place 1: “{ require: strike or pay = some, because: so it is }”"]
        },
        { "[pay = all, pay = some, not strike]", "[pay = all, not strike]", ["Preferences of union: priority removed: “pay = some”"] },
        {
            "[pay = all, pay = some, not strike]", "[{ prefer: pay = all, because: said so }, pay = some, not strike]",
            ["Preferences of union: priority changed from “pay = all” to “{ prefer: pay = all, because: said so }”"]
        },
        { "then: [pay = some]", "then: [pay = all]", ["Proposal offer: clause changed from “{ when: [not strike], then: [pay = some] }” to “{ when: [not strike], then: [pay = all] }”"] },
        {
            "[pay = all, pay = some, not strike]", "[{ any-order: [pay = all, pay = some] }, not strike]",
            ["Preferences of union: priorities changed from “pay = all, pay = some, not strike” to “in any order [pay = all, pay = some], not strike”"]
        },
        {
            "[pay = all, pay = some, not strike]", "[not strike, { any-order: [pay = all, { prefer: pay = some, because: 'so it is' }] }]",
            ["“not strike” moved from third to first place of the priorities of union", "Preferences of union: priority changed from “pay = some” to “{ prefer: pay = some, because: so it is }”"]
        },
        { "strike: yes,", "strike: no,", ["Status quo: strike changed from “yes” to “no”"] },
        { "[not (strike and pay = all)]", "[not (strike and pay = all), strike or pay = some]", ["Constraint added, place 2: “strike or pay = some”"] },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_is_told_in_a_line(string from, string to, string[] lines)
    {
        var edited = Start.Replace(from, to, StringComparison.Ordinal).Replace("status-quo: {", to.Contains("talks", StringComparison.Ordinal) ? "status-quo: { talks: no," : "status-quo: {", StringComparison.Ordinal);
        Assert.Equal(lines, DossierChanges.Between(Read(Start), Read(edited)).Select(ChangeWords.Line));
    }

    [Fact]
    public void A_priority_that_moved_is_told_by_what_it_prefers_without_its_reasons()
    {
        var before = Start.Replace("[pay = all, pay = some, not strike]", "[pay = all, pay = some, { prefer: not strike, because: they are tired, says: [s1] }]", StringComparison.Ordinal);
        var after = Start.Replace("[pay = all, pay = some, not strike]", "[{ prefer: not strike, because: they are tired, says: [s1] }, pay = all, pay = some]", StringComparison.Ordinal);
        Assert.Equal(["“not strike” moved from third to first place of the priorities of union"], DossierChanges.Between(Read(before), Read(after)).Select(ChangeWords.Line));
    }

    [Fact]
    public void What_only_looks_different_is_no_change()
    {
        var edited = "# a comment\n" + Start.Replace("{ name: Union }", "\n    name: \"Union\"", StringComparison.Ordinal);
        Assert.Empty(DossierChanges.Between(Read(Start), Read(edited)));
    }

    [Fact]
    public void There_is_no_change_exactly_when_two_dossiers_are_equal_and_the_other_way_round_adds_are_removes()
    {
        var dossiers = Edits.Select(row => Start.Replace(row.Data.Item1, row.Data.Item2, StringComparison.Ordinal)).Append(Start)
            .Select(text => DossierReader.Read(new SourceText("dossier.yaml", text)).Dossier).OfType<Dossier>().ToArray();
        foreach (var one in dossiers)
        {
            foreach (var other in dossiers)
            {
                var there = DossierChanges.Between(one, other);
                var back = DossierChanges.Between(other, one);
                Assert.Equal(one == other, there.IsEmpty);
                Assert.Equal(there.Count(change => change.Kind == ChangeKind.Added), back.Count(change => change.Kind == ChangeKind.Removed));
            }
        }
    }

    [Fact]
    public void The_casebook_differs_from_an_empty_dossier_in_all_that_it_has()
    {
        var empty = Read("dossier: Nothing\nparties: { a: { name: A } }\n");
        var opening = DossierFolder.Read(Repository.PathOf("casebook", "opening-talks-2024")).Result.Dossier!;
        var changes = DossierChanges.Between(empty, opening);
        Assert.Equal(opening.Issues.Count, changes.Count(change => change is { Section: "issues", Kind: ChangeKind.Added }));
        Assert.Equal(opening.Statements.Count, changes.Count(change => change is { Section: "statements", Kind: ChangeKind.Added }));
        Assert.Equal(opening.Proposals.Count, changes.Count(change => change is { Section: "proposals", Kind: ChangeKind.Added }));
    }

    internal static Dossier Read(string text)
    {
        var read = DossierReader.Read(new SourceText("dossier.yaml", text));
        Assert.Equal([], read.Diagnostics.Where(found => found.IsError));
        return read.Dossier!;
    }
}
