using System.Globalization;
using Truce.Dossiers;
using Truce.Text;
using Truce.Text.Yaml;
using static Truce.Dossiers.Formula;

namespace Truce.Tests.Text;

public sealed class FormulaParserTests
{
    private static readonly Dossier s_dossier = Some.DossierAbout(
        Some.Issue("withdraw"), Some.Issue("fighting", "continues", "ceases"), Some.Issue("talks", "none", "open"), Some.Issue("a"), Some.Issue("b"));

    private static readonly FormulaParser s_parser = new(s_dossier);

    private static readonly FormulaParser s_options = new(Some.DossierAbout(Some.Issue("a"), Some.Issue("b"), Some.Issue("c")));

    private static Formula A => new Is(new("a"), TermId.Yes);

    private static Formula B => new Is(new("b"), TermId.Yes);

    private static Formula W => new Is(new("withdraw"), TermId.Yes);

    public static TheoryData<string, Formula> Readings => new()
    {
        { "withdraw", W },
        { "withdraw = no", new Is(new("withdraw"), TermId.No) },
        { "talks=open", new Is(new("talks"), new("open")) },
        { "talks in {none, open}", new In(new("talks"), [new("none"), new("open")]) },
        { "talks in {}", new In(new("talks"), []) },
        { "true", True },
        { "false", False },
        { "not a", new Not(A) },
        { "not not a", new Not(new Not(A)) },
        { "a and b and withdraw", new And([A, B, W]) },
        { "a and (b and withdraw)", new And([A, new And([B, W])]) },
        { "(a and b) and withdraw", new And([new And([A, B]), W]) },
        { "a or b and withdraw", new Or([A, new And([B, W])]) },
        { "a and b or withdraw", new Or([new And([A, B]), W]) },
        { "not a and b", new And([new Not(A), B]) },
        { "not (a and b)", new Not(new And([A, B])) },
        { "a implies b implies withdraw", new Implies(A, new Implies(B, W)) },
        { "a or b implies withdraw", new Implies(new Or([A, B]), W) },
        { "a implies b or withdraw", new Implies(A, new Or([B, W])) },
        { "a iff b iff withdraw", new Iff(new Iff(A, B), W) },
        { "a iff b implies withdraw", new Iff(A, new Implies(B, W)) },
        { "a implies b iff withdraw", new Iff(new Implies(A, B), W) },
        { "if a then b", new Implies(A, B) },
        { "if a then b iff withdraw", new Implies(A, new Iff(B, W)) },
        { "if if a then b then withdraw", new Implies(new Implies(A, B), W) },
        { "if a then if b then withdraw", new Implies(A, new Implies(B, W)) },
        { "b and (if a then withdraw)", new And([B, new Implies(A, W)]) },
        { "<yes - open - no>", new And([W, new Is(new("talks"), new("open")), new Is(new("b"), TermId.No)]) },
        { "< - ceases\t- - ->", new Is(new("fighting"), new("ceases")) },
        { "<- - - - ->", True },
        { "not <yes - - - -> or a", new Or([new Not(W), A]) },
    };

    [Theory]
    [MemberData(nameof(Readings))]
    public void A_formula_means(string text, Formula expected)
    {
        var result = s_parser.Parse(text);
        Assert.Equal("", Some.Text(result.Diagnostics));
        Assert.Equal(expected, result.Formula);
    }

    [Theory]
    [InlineData("<YN->", "a and b = no")]
    [InlineData("<yes no ->", "a and b = no")]
    [InlineData("<Y-->", "a")]
    [InlineData("<--->", "true")]
    public void Letters_are_a_pattern_where_every_issue_is_yes_no(string pattern, string same) =>
        Assert.Equal(s_options.Parse(same).Formula, s_options.Parse(pattern).Formula!);

    [Theory]
    [InlineData("", 1, "TRC0201: expected a formula, such as 'issue = term', and found nothing")]
    [InlineData("a and", 6, "TRC0201: the formula ends here; expected an issue, 'not', '(', '<', 'true' or 'false'")]
    [InlineData("a b", 3, "TRC0201: found 'b'; expected the formula to end, or 'and', 'or', 'implies', 'iff'")]
    [InlineData("a AND b", 3, "TRC0201: found 'AND'; expected the formula to end, or 'and', 'or', 'implies', 'iff'; keywords are in lower case: 'and'")]
    [InlineData("a && b", 3, "TRC0201: found '&&'; expected the formula to end, or 'and', 'or', 'implies', 'iff'; a formula writes 'and' for it")]
    [InlineData("a->b", 2, "TRC0201: found '->'; expected the formula to end, or 'and', 'or', 'implies', 'iff'; a formula writes 'implies' for it")]
    [InlineData("a <-> b", 3, "TRC0201: found '<->'; expected the formula to end, or 'and', 'or', 'implies', 'iff'; a formula writes 'iff' for it")]
    [InlineData("talks != open", 7, "TRC0201: found '!='; expected the formula to end, or 'and', 'or', 'implies', 'iff'; a formula writes 'not issue = term' for it")]
    [InlineData("!a", 1, "TRC0201: found '!'; expected an issue, 'not', '(', '<', 'true' or 'false'; a formula writes 'not' for it")]
    [InlineData("(a or b", 1, "TRC0201: this '(' is not closed; expected ')' before the formula ends")]
    [InlineData("(a or b}", 8, "TRC0201: found '}'; expected ')', 'and', 'or', 'implies' or 'iff'")]
    [InlineData("a)", 2, "TRC0201: found ')'; expected the formula to end, or 'and', 'or', 'implies', 'iff'")]
    [InlineData("talks =", 8, "TRC0201: the formula ends here; expected a term of 'talks'")]
    [InlineData("talks = not", 9, "TRC0201: found 'not'; expected a term of 'talks'")]
    [InlineData("talks in none", 10, "TRC0201: found 'none'; expected '{' and terms, as in 'talks in {a, b}'")]
    [InlineData("talks in {none, open", 10, "TRC0201: this '{' is not closed; expected '}' before the formula ends")]
    [InlineData("talks in {none open}", 16, "TRC0201: found 'open'; expected ',' or '}'")]
    [InlineData("if a b", 6, "TRC0201: found 'b'; expected 'then'")]
    [InlineData("b and if a then b", 7, "TRC0201: found 'if' within a formula; put 'if … then …' in brackets, or write 'A implies B'")]
    [InlineData("a and 😀", 7, "TRC0201: found '😀'; expected an issue, 'not', '(', '<', 'true' or 'false'")]
    [InlineData("a < b", 3, "TRC0201: found '<'; expected the formula to end, or 'and', 'or', 'implies', 'iff'")]
    [InlineData("talks", 1, "TRC0203: the issue 'talks' is no yes/no issue, so its name alone says nothing; write 'talks = open' or another of its terms: 'none', 'open'")]
    [InlineData("<yes no>", 1, "TRC0204: the pattern has 2 terms; expected one for each of the 5 issues, '-' for any: 'withdraw', 'fighting', 'talks', 'a', 'b'")]
    [InlineData("<YNYYY>", 1, "TRC0204: the pattern has 1 term; expected one for each of the 5 issues, '-' for any: 'withdraw', 'fighting', 'talks', 'a', 'b'")]
    [InlineData("withdaw", 1, "TRC0301: no issue is called 'withdaw'; did you mean 'withdraw'?")]
    [InlineData("Talks = open", 1, "TRC0301: no issue is called 'Talks'; did you mean 'talks'?")]
    [InlineData("open", 1, "TRC0301: no issue is called 'open'; it is a term of 'talks'; write 'talks = open'")]
    [InlineData("sanctions", 1, "TRC0301: no issue is called 'sanctions'; the issues are 'withdraw', 'fighting', 'talks', 'a', 'b'")]
    [InlineData("talks = opne", 9, "TRC0302: the issue 'talks' has no term 'opne'; did you mean 'open'?")]
    [InlineData("<yes ceases closed - ->", 13, "TRC0302: the issue 'talks' has no term 'closed'; its terms are 'none', 'open'")]
    public void What_is_wrong_is_said(string text, int column, string expected)
    {
        var result = s_parser.Parse(text, "dossier.yaml");
        Assert.Null(result.Formula);
        Assert.Equal($"dossier.yaml(1,{column}): error {expected}", Some.Text(result.Diagnostics));
    }

    [Fact]
    public void All_unknown_names_of_a_formula_are_reported()
    {
        var result = s_parser.Parse("x and talks = y or z");
        Assert.Equal([1, 15, 20], result.Diagnostics.Select(d => d.Start.Column));
    }

    [Theory]
    [InlineData("talks = opne", 12)]
    [InlineData("'talks = opne'", 13)]
    [InlineData("\"ta\\x6Cks = opne\"", 16)]
    [InlineData("\"\\U0001F600\" # not talks = opne", 5)]
    public void A_quoted_formula_is_reported_at_its_place_in_the_file(string written, int column)
    {
        var diagnostics = new DiagnosticBag(new SourceText("dossier.yaml", $"f: {written}"));
        var root = (YamlMapping)YamlReader.Read(diagnostics)!;
        Assert.Null(s_parser.Parse((YamlScalar)root.Entries[0].Value, diagnostics));
        Assert.Equal(new LinePosition(1, column), diagnostics.ToDiagnostics()[0].Start);
    }

    [Theory]
    [InlineData("(", "a", ")")]
    [InlineData("not ", "a", "")]
    [InlineData("a implies ", "a", "")]
    [InlineData("a iff ", "a", "")]
    [InlineData("if a then ", "a", "")]
    [InlineData("if ", "a", " then a")]
    [InlineData("not (a and ", "a", ")")]
    public void Nesting_is_limited(string before, string middle, string after)
    {
        var depth = FormulaParser.MaxLength / (before.Length + after.Length) - 1;
        var text = string.Concat(Enumerable.Repeat(before, depth)) + middle + string.Concat(Enumerable.Repeat(after, depth));
        Assert.Equal(
            "TRC0202: the formula has more than 100 brackets or operators within one another; split it into several",
            Assert.Single(s_parser.Parse(text).Diagnostics).ToString().Split("error ")[1]);
    }

    [Fact]
    public void A_long_chain_is_no_nesting()
    {
        var text = string.Join(" and ", Enumerable.Repeat("a", 10_000));
        Assert.Equal(10_000, Assert.IsType<And>(s_parser.Parse(text).Formula).Operands.Count);
    }

    [Fact]
    public void Length_is_limited() => Assert.Equal(
        "formula(1,1): error TRC0202: the formula has 600,005 characters; at most 100,000 are read; split it into several",
        Some.Text(s_parser.Parse("a" + string.Concat(Enumerable.Repeat(" and a", 100_000)) + "    ").Diagnostics));

    [Fact]
    public void What_is_written_reads_back_equal()
    {
        const int Seed = 1814;
        var random = new Random(Seed);
        var writer = new FormulaWriter(s_dossier);
        for (var i = 0; i < 20_000; i++)
        {
            var formula = Random(random, random.Next(6));
            var text = writer.Write(formula);
            var result = s_parser.Parse(text);
            Assert.True(formula.Equals(result.Formula), $"seed {Seed}, case {i.ToString(CultureInfo.InvariantCulture)}: {formula} was written {text}");
        }
    }

    [Theory]
    [InlineData("not a and b or withdraw implies talks = open iff a")]
    [InlineData("(a implies b) implies withdraw")]
    [InlineData("a implies b implies withdraw")]
    [InlineData("a iff (b iff withdraw)")]
    [InlineData("a iff b iff withdraw")]
    [InlineData("not (a or b) and talks in {none, open}")]
    [InlineData("a = no and (b and withdraw) and true")]
    public void No_needless_bracket_is_written(string text) =>
        Assert.Equal(text, new FormulaWriter(s_dossier).Write(s_parser.Parse(text).Formula!));

    [Fact]
    public void A_deep_formula_can_be_written_and_read_back()
    {
        var formula = A;
        for (var i = 1; i < FormulaParser.MaxDepth; i++)
            formula = new Iff(B, formula);
        Assert.Equal(formula, s_parser.Parse(new FormulaWriter(s_dossier).Write(formula)).Formula);
    }

    [Fact]
    public void Random_texts_never_throw()
    {
        const int Seed = 1815;
        var random = new Random(Seed);
        string[] pieces = ["a", "b ", "talks", " = ", "open", "{", "}", ",", "(", ")", "<", ">", "not ", " and ", " or ", " implies ", " iff ", " in ", "if ", " then ", "true", "-", "&", "😀", "\uD83D", "\n", "<->", "Y"];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var result = s_parser.Parse(text);
            Assert.True(result.Formula is null == !result.Diagnostics.IsEmpty, $"seed {Seed}, case {i}: {text}");
            foreach (var diagnostic in result.Diagnostics)
                Assert.True(diagnostic.Span is { Start: >= 0, Length: >= 0 } && diagnostic.Span.End <= text.Length, text);
        }
    }

    private static Formula Random(Random random, int depth)
    {
        var issue = s_dossier.Issues[random.Next(s_dossier.Issues.Count)];
        if (depth == 0)
        {
            return random.Next(5) switch
            {
                0 => new In(issue.Id, issue.Terms.Where(_ => random.Next(2) == 0).Select(t => t.Id).ToEquatableArray()),
                1 => random.Next(2) == 0 ? True : False,
                _ => new Is(issue.Id, issue.Terms[random.Next(issue.Terms.Count)].Id),
            };
        }

        return random.Next(5) switch
        {
            0 => new Not(Random(random, depth - 1)),
            1 => new And(Several(random, depth)),
            2 => new Or(Several(random, depth)),
            3 => new Implies(Random(random, depth - 1), Random(random, random.Next(depth))),
            _ => new Iff(Random(random, random.Next(depth)), Random(random, depth - 1)),
        };
    }

    private static EquatableArray<Formula> Several(Random random, int depth) =>
        Enumerable.Range(0, random.Next(2, 4)).Select(_ => Random(random, random.Next(depth))).ToEquatableArray();
}
