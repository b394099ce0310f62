using System.Text;
using Truce.Dossiers;
using Truce.Stability;
using Truce.States;
using Truce.Tests.Exports;
using Truce.Tests.Stability;
using Truce.Text;
using Truce.Text.Formats;

namespace Truce.Tests.Text.Formats;

public sealed class OptionTableFormatTests
{
    private const string Prisoners = """
        decision maker,option,1,2,3,4
        First,Silent,N,Y,N,Y
        Second,Silent,N,N,Y,Y
        payoff,First,2,1,4,3
        ranking,Second,2,4,1,3
        """;

    [Fact]
    public void Rows_are_options_and_columns_are_the_feasible_states()
    {
        var dossier = Dossier(Prisoners);
        Assert.Equal(["First", "Second"], dossier.Parties.Select(party => party.Id.Value));
        Assert.Equal(["First-Silent", "Second-Silent"], dossier.Issues.Select(issue => issue.Id.Value));
        Assert.Equal(["Silent", "Silent"], dossier.Issues.Select(issue => issue.Question));
        Assert.Empty(dossier.Constraints);
        Assert.Equal("case", dossier.Title);
        Assert.Equal("Imported from case.csv; the states that the table lists are feasible, and no others.", dossier.Summary);
        Assert.Equal([3, 4, 1, 2], Ranks(dossier, "First"));
        Assert.Equal([3, 1, 4, 2], Ranks(dossier, "Second"));
    }

    /// <summary>The model of Hipel, Fang, Kilgour and Haight 1993 with its nine states, the arcs and payoffs of Xu 2007; the ninth column stands for sixteen.</summary>
    [Theory]
    [InlineData("nash", "123456789", "14589", "56789")]
    [InlineData("gmr", "123456789", "14589", "123456789")]
    [InlineData("smr", "123456789", "14589", "123456789")]
    [InlineData("seq", "123456789", "14589", "2356789")]
    [InlineData("sseq", "123456789", "14589", "2356789")]
    public void Coalesced_states_have_the_verdict_of_their_column(string definition, params string[] stableColumns)
    {
        var dossier = Sample.Dossier("elmira-nine-states.csv");
        var space = StateSpace.Compile(dossier).Value;
        var analysis = StabilityAnalysis.Run(space).Value;
        string[] columns = ["NYNNN", "YYNNN", "NNYNN", "YNYNN", "NYNNY", "YYNNY", "NNYNY", "YNYNY"];
        Assert.Equal(8 + 16, space.Count);
        Assert.Equal("Elmira groundwater contamination", dossier.Title);
        Assert.Equal("NYNNN", Pattern(space, space.StatusQuo!.Value));
        foreach (var state in space.States)
        {
            var column = Array.IndexOf(columns, Pattern(space, state)) is >= 0 and var place ? place + 1 : 9;
            Assert.Equal(
                stableColumns.Select(stable => stable.Contains($"{column}")),
                space.DecisionMakers.Select(party => analysis.IsStable(StabilityDefinitions.Find(definition)!, party, state)));
        }
    }

    [Fact]
    public void Coalesced_states_are_explained() => Assert.Equal(
        ["elmira-nine-states.csv(2,18): warning TRC0734: state 9 has a '-': any term, so that every combination becomes a state of its own, all equally preferred; states are numbered anew"],
        Sample.Import("elmira-nine-states.csv").Result.Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Theory]
    [InlineData("dam,YNN\ncanal,NYN", "not (dam and canal)")]
    [InlineData("a,YN\nb,YN", "not (a = no and b); not (a and b = no)")]
    [InlineData("a,YNN\nb,NYN\nc,NNY", "not (b and c); not (a and c); not (a and b); not (a = no and b = no and c = no)")]
    [InlineData("a,Y\nb,N\nc,Y", "a; b = no; c")]
    [InlineData("a,Y-\nb,NY", "not (a = no and b = no)")]
    [InlineData("a,NYNYNYN\nb,NNYYNNY\nc,NNNNYYY", "not (a and b and c)")]
    public void What_the_table_leaves_out_becomes_few_constraints(string rows, string expected)
    {
        var csv = string.Join('\n', rows.Split('\n').Select(row => $"{row.Split(',')[0]},{string.Join(',', row.Split(',')[1].AsEnumerable())}"));
        var dossier = Dossier("A\n" + csv);
        var writer = new FormulaWriter(dossier);
        Assert.Equal(expected.Split("; ").Order(), dossier.Constraints.Select(constraint => writer.Write(constraint.Formula)).Order());
    }

    [Fact]
    public void A_few_states_among_many_options_become_the_list_of_them_when_that_is_shorter()
    {
        var dossier = Dossier("A\n" + string.Join('\n', Enumerable.Range(0, 14).Select(i => $"x{i},{(i % 2 == 0 ? "Y,N,Y" : "N,Y,Y")}")));
        Assert.IsType<Formula.Or>(Assert.Single(dossier.Constraints).Formula);
        Assert.Equal(3, StateSpace.Compile(dossier).Value.Count);
    }

    [Theory]
    [InlineData("comma", ',')]
    [InlineData("semicolon", ';')]
    [InlineData("tab", '\t')]
    public void Commas_semicolons_and_tabs_are_known_by_themselves(string name, char delimiter)
    {
        var table = Prisoners.Replace(',', delimiter) + $"\n{name}{delimiter}\"a{delimiter} \"\"b\"\"\"{delimiter}{string.Join(delimiter, "YYYY".AsEnumerable())}";
        var dossier = Dossier(table);
        Assert.Equal($"a{delimiter} \"b\"", dossier.Issues[^1].Question);
        Assert.Equal(name, dossier.Parties[^1].Name);
    }

    [Fact]
    public void A_mark_windows_line_ends_blank_rows_and_a_line_that_names_the_delimiter_are_no_matter()
    {
        var table = "\uFEFFsep=;\n" + Prisoners.Replace(',', ';').Replace("\nFirst", "\n;;;;;\n\nFirst");
        Assert.Equal(Dossier(Prisoners), Dossier(table.ReplaceLineEndings("\r\n")));
    }

    [Theory]
    [InlineData("A,a,N,Y,N,Y\n,b,N,N,Y,Y")]
    [InlineData(",,1,2,3,4\nA,,\n,a,N,Y,N,Y\n,b,N,N,Y,Y")]
    [InlineData("A\na,N,Y,N,Y\nb,N,N,Y,Y")]
    [InlineData("state,s1,s2,s3,s4\nA,,,,\na,n,y,no,yes\nb,NO,N,Yes,Y")]
    [InlineData("state,State 10,State 20,State 30,State 40\nA\na,N,Y,N,Y\nb,N,N,Y,Y")]
    [InlineData("nobody,x,N,N,N,N\nA,a,N,Y,N,Y\nA,b,N,N,Y,Y")]
    public void Decision_makers_stand_before_their_options_or_above_them(string table)
    {
        var dossier = Dossier(table);
        Assert.Equal("A", Assert.Single(dossier.Parties).Name);
        Assert.Equal(["a", "b"], dossier.Issues.Where(issue => !issue.Deciders.Parties.IsEmpty).Select(issue => issue.Id.Value));
        Assert.Equal(4, StateSpace.Compile(dossier).Value.Count);
    }

    [Theory]
    [InlineData("ranking,A,7,3,[5 9]", "2 1 3 3")]
    [InlineData("ranking,A,7,\"(3, 5)\",9", "2 1 2 3")]
    [InlineData("ranking,A,7,(3,5),9", "2 1 2 3")]
    [InlineData("rankings,A,7 > 3 = 5 > 9", "2 1 2 3")]
    [InlineData("Preference ranking,A,\"9 ≻ {3,5,7}\"", "2 2 2 1")]
    [InlineData("rank,A,1,2,2,3", "1 2 2 3")]
    [InlineData("Payoffs,A,-1,2.5,2.5,0", "3 1 1 2")]
    public void Preferences_are_rankings_ranks_or_payoffs(string row, string expected)
    {
        var dossier = Dossier($",,3,7,5,9\nA,a,N,Y,N,Y\nA,b,N,N,Y,Y\n{row}");
        Assert.Equal(expected, string.Join(' ', Ranks(dossier, "A")));
    }

    [Fact]
    public void Decimal_commas_are_read_where_cells_end_at_semicolons() =>
        Assert.Equal([2, 1], Ranks(Dossier("A;a;N;Y\npayoff;A;0,25;1,5"), "A"));

    [Fact]
    public void Deciders_terms_and_one_way_changes_are_read_from_the_labels()
    {
        var dossier = Dossier(
            """
            East + West,"talks {none, open, agreed, open -> agreed}",none,open,agreed
            East | West,watch {yes -> no},Y,N,Y
            nobody,Will it rain?,N,N,N
            West,{x},N,Y,-
            """.Replace("West,{x},N,Y,-", "West,'=go,N,Y,N"));
        Assert.Equal(new Deciders(DecisionRule.All, [new("East"), new("West")]), dossier.Issues[0].Deciders);
        Assert.Equal(["none", "open", "agreed"], dossier.Issues[0].Terms.Select(term => term.Id.Value));
        Assert.Equal([new OneWay(new("open"), new("agreed"))], dossier.Issues[0].OneWay);
        Assert.Equal(new Deciders(DecisionRule.Any, [new("East"), new("West")]), dossier.Issues[1].Deciders);
        Assert.True(dossier.Issues[1].IsYesNo);
        Assert.Equal([new OneWay(TermId.Yes, TermId.No)], dossier.Issues[1].OneWay);
        Assert.Equal(Deciders.Nobody, dossier.Issues[2].Deciders);
        Assert.Equal("=go", dossier.Issues[3].Question);
    }

    [Fact]
    public void Terms_that_are_no_names_become_names_and_keep_their_words()
    {
        var terms = Dossier("A,price {1 000 dollars -> 2 000 dollars},1 000 dollars,2 000 dollars").Issues[0].Terms;
        Assert.Equal([new Term(new("1-000-dollars"), "1 000 dollars"), new Term(new("2-000-dollars"), "2 000 dollars")], terms);
    }

    [Fact]
    public void Parts_of_the_dossier_are_found_in_the_file()
    {
        var origins = Sample.Import("elmira-nine-states.csv").Result.Origins;
        Assert.Equal(6, Line("issues/Delay"));
        Assert.Equal(14, Line("preferences/Uniroyal/ranking/0"));
        Assert.Equal(2, Line("constraints/0"));

        int Line(string part) => origins.Text.PositionOf(origins.Find(part).Start).Line;
    }

    [Fact]
    public void A_dossier_that_was_imported_can_be_written_and_read()
    {
        var dossier = Sample.Dossier("elmira-nine-states.csv");
        var written = DossierReader.Read(new SourceText("dossier.yaml", DossierWriter.Write(dossier)));
        Assert.Equal("", Some.Text(written.Diagnostics));
        Assert.Equal(dossier, written.Dossier);
    }

    /// <summary>Every dispute has an option table, so that all random ones can be written and read back.</summary>
    [Fact]
    public void Random_disputes_come_back_from_their_tables_with_their_states_moves_and_preferences()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var dossier = new RandomDisputes(seed).Next();
            var first = new LiteralDispute(dossier);
            if (first.States.Length == 0 || first.DecisionMakers == 0)
                continue;
            var again = Read(Exported.File("csv", dossier).Text);
            Assert.True(again.Result.IsUsable, $"seed {seed}: {Some.Text(again.Result.Diagnostics)}");
            var second = new LiteralDispute(again.Result.Dossier!);
            Assert.Equal(first.States, second.States);
            var (movers, others) = (Movers(dossier), Movers(again.Result.Dossier!));
            foreach (var (mover, i) in movers.Select((mover, i) => (mover, i)))
            {
                var j = others.IndexOf(mover);
                for (var s = 0; s < first.States.Length; s++)
                {
                    for (var q = 0; q < first.States.Length; q++)
                    {
                        if (first.IsMove(i, s, q) != second.IsMove(j, s, q) || first.Prefers(i, s, q) != second.Prefers(j, s, q))
                            Assert.Fail($"seed {seed}: {mover} at states {s + 1} and {q + 1}");
                    }
                }
            }
        }

        static List<string> Movers(Dossier dossier) =>
            [.. dossier.Parties.Where(party => dossier.Issues.Any(issue => issue.Deciders.Parties.Contains(party.Id))).Select(party => party.Name)];
    }

    internal static ImportResult Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    internal static ImportResult Read(byte[] content) => ForeignFormats.Find("case.csv")!.Read("case.csv", content);

    private static Dossier Dossier(string text)
    {
        var result = Read(text).Result;
        Assert.True(result.IsUsable, Some.Text(result.Diagnostics));
        return result.Dossier!;
    }

    private static int[] Ranks(Dossier dossier, string party)
    {
        var space = StateSpace.Compile(dossier).Value;
        var ranks = space.RanksOf(new(party)).Value;
        return [.. space.States.Select(state => ranks[state])];
    }

    private static string Pattern(StateSpace space, StateId state) => string.Concat(space.TermIndexes(state).Select(term => "NY"[term]));
}
