using Truce.Dossiers;
using Truce.Reports;
using Truce.States;

namespace Truce.Tests.Reports;

public sealed class WordsTests
{
    private static readonly Dossier s_dossier = Some.Dossier("""
        dossier: Words
        parties: { east: { name: East }, west: { name: West }, north: { name: North } }
        issues:
          cease: { question: Does East cease fire?, decided-by: east, terms: [{ no: East fights on }, { yes: East ceases fire }] }
          safe-passage: { decided-by: { any: [east, west] } }
          talks: { decided-by: { all: [east, west, north] }, terms: [none, { open: opened in public }, over] }
          level: { decided-by: nobody, terms: [{ low: the level is low }, { mid: the level is middling }, { high: the level is high }] }
        status-quo: { cease: no, safe-passage: no, talks: none, level: low }
        """);

    [Theory]
    [InlineData("cease", "East ceases fire")]
    [InlineData("not cease", "East fights on")]
    [InlineData("safe-passage", "“safe passage” holds")]
    [InlineData("not safe-passage", "“not safe passage” holds")]
    [InlineData("talks = open", "“talks: opened in public” holds")]
    [InlineData("talks in {open, over}", "“talks: opened in public or over” holds")]
    [InlineData("level in {low, mid}", "the level is low or the level is middling")]
    [InlineData("not level = high", "it is not so that the level is high")]
    [InlineData("cease and level = high", "East ceases fire and the level is high")]
    [InlineData("cease and safe-passage and talks = open", "East ceases fire and “safe passage” and “talks: opened in public” hold")]
    [InlineData("cease or safe-passage", "East ceases fire or “safe passage” holds")]
    [InlineData("not (cease and level = high)", "not both East ceases fire and the level is high")]
    [InlineData("not (safe-passage and talks = open)", "“not (safe passage and talks: opened in public)” holds")]
    [InlineData("cease implies level = high", "if East ceases fire, then the level is high")]
    [InlineData("cease iff (safe-passage and level = high)", "East ceases fire exactly when “safe passage” holds and the level is high")]
    [InlineData("(cease or level = high) and safe-passage", "(East ceases fire or the level is high) and “safe passage” holds")]
    [InlineData("safe-passage iff talks = over", "“safe passage exactly when talks: over” holds")]
    [InlineData("if safe-passage then (talks = over or talks = none)", "“if safe passage then talks: over or talks: none” holds")]
    [InlineData("true", "anything holds")]
    [InlineData("false", "“nothing” holds")]
    public void A_formula_reads_as_a_clause(string formula, string expected) => Assert.Equal(expected, new Words(s_dossier).Clause(Parse(formula)));

    [Theory]
    [InlineData("cease", "that East ceases fire")]
    [InlineData("safe-passage", "“safe passage”")]
    public void What_is_wanted_is_a_clause_or_a_name(string formula, string expected) => Assert.Equal(expected, new Words(s_dossier).That(Parse(formula)));

    [Theory]
    [InlineData("cease", "East")]
    [InlineData("safe-passage", "East or West")]
    [InlineData("talks", "East, West and North together")]
    [InlineData("level", "nobody in the dispute")]
    public void Who_decides_is_told_by_name(string issue, string expected) =>
        Assert.Equal(expected, new Words(s_dossier).Deciders(s_dossier.Find(new IssueId(issue))!.Deciders));

    [Fact]
    public void A_state_is_named_by_its_number_and_told_by_what_changes()
    {
        var space = StateSpace.Compile(s_dossier).Value;
        var words = new Words(s_dossier);
        var now = space.StatusQuo!.Value;
        var other = space.Find([new("yes"), new("no"), new("open"), new("low")])!.Value;

        Assert.Equal("the status quo", words.State(space, now));
        Assert.Equal("state 6", words.State(space, other));
        Assert.Equal("East ceases fire and “talks: opened in public” holds", words.Difference(space, now, other));
        Assert.Equal("East ceases fire and “talks” changes to opened in public", words.Change(space, now, other));
        Assert.Equal("East fights on, the level is low and “not safe passage” and “talks: none” hold", words.Description(space, now));
    }

    [Fact]
    public void A_long_list_of_terms_is_cut_and_says_so()
    {
        var issues = Enumerable.Range(1, 12).Select(k => Some.Issue($"i{k}")).ToArray();
        var words = new Words(Some.DossierAbout(issues));
        var all = issues.Select(issue => (Formula)new Formula.Is(issue.Id, TermId.Yes)).ToEquatableArray();

        Assert.Equal("“i1”, “i2”, “i3”, “i4”, “i5”, “i6”, “i7”, “i8” and four more such terms hold", words.Clauses(all));
    }

    private static Formula Parse(string formula)
    {
        var yaml = $$"""
            dossier: Words
            parties: { east: { name: East }, west: { name: West }, north: { name: North } }
            issues:
              cease: { decided-by: east }
              safe-passage: { decided-by: east }
              talks: { decided-by: east, terms: [none, open, over] }
              level: { decided-by: nobody, terms: [low, mid, high] }
            constraints: ["{{formula}}"]
            """;
        return Some.Dossier(yaml).Constraints[0].Formula;
    }
}
