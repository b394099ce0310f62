using System.Globalization;
using System.Text.RegularExpressions;
using Truce.Dossiers;
using Truce.Quotations;
using Truce.Reports;

namespace Truce.Tests.Reports;

public sealed partial class BriefTests
{
    private static readonly Brief s_opening = Brief.Of(Cases.Casebook("opening-talks-2024"));

    [Fact]
    public void The_first_screen_of_the_opening_case_answers_its_five_questions() => Assert.Equal(
        [
            "What has each side put forward, and on what condition?",
            "Has there been a reply?",
            "What stalls the talks?",
            "Would the status quo hold?",
            "Is there a state that every principal would rather have?",
        ],
        s_opening.AtAGlance.Select(finding => finding.Question));

    /// <summary>Where nothing is cited, the dossier has nothing: two silences that nobody reported, and what the analyst marked as assumed.</summary>
    [Fact]
    public void Every_sentence_at_a_glance_leads_to_a_statement_unless_there_is_none()
    {
        var bare = s_opening.AtAGlance.SelectMany(finding => finding.Answer).Where(sentence => sentence.Says.IsEmpty).ToArray();

        Assert.All(bare, sentence => Assert.True(
            sentence.Basis == Basis.Assumption || sentence.Text.StartsWith("No public reply by ", StringComparison.Ordinal), sentence.Text));
        Assert.All(bare.Where(sentence => sentence.Basis == Basis.Assumption), sentence => Assert.EndsWith("(assumed).", sentence.Text));
        Assert.Equal(2, bare.Count(sentence => sentence.Basis == Basis.Record));
    }

    [Fact]
    public void In_short_every_statement_is_listed_that_is_cited_and_no_other_and_keeps_its_number()
    {
        var @short = s_opening.InShort();
        var text = TextBrief.Write(@short);
        var (body, list) = (text[..text.IndexOf("WHO SAID WHAT", StringComparison.Ordinal)], text[text.IndexOf("WHO SAID WHAT", StringComparison.Ordinal)..]);
        var cited = Cited().Matches(body).SelectMany(match => Numbers(match.Groups["numbers"].Value)).Distinct().Order().ToArray();
        var listed = @short.WhoSaidWhat.SelectMany(record => record.Said).Select(reference => reference.Number).Order().ToArray();
        Assert.Equal(cited, listed);
        Assert.Equal(listed, @short.References.Select(reference => reference.Number).Order());
        Assert.All(@short.References, reference => Assert.Equal(s_opening.NumberOf(reference.Statement.Id), reference.Number));
        Assert.All(@short.References, reference => Assert.Contains(reference.Statement.Quotation.Exact[..20], list, StringComparison.Ordinal));
        Assert.True(text.Length < 0.6 * TextBrief.Write(s_opening).Length);
        Assert.Equal(s_opening.AtAGlance, @short.AtAGlance);

        static IEnumerable<int> Numbers(string text) => text.Split(',').Select(part => part.Split('-').Select(number => int.Parse(number.Trim(), CultureInfo.InvariantCulture)).ToArray())
            .SelectMany(ends => Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
    }

    [Fact]
    public void Every_statement_that_a_sentence_cites_is_listed()
    {
        var cited = s_opening.AtAGlance.SelectMany(finding => finding.Answer).Concat(s_opening.Unknown).Concat(s_opening.WhyTheStatusQuo.SelectMany(p => p.Story))
            .SelectMany(sentence => sentence.Says).Distinct();

        Assert.All(cited, id => Assert.NotNull(s_opening.NumberOf(id)));
        Assert.Null(s_opening.NumberOf(new StatementId("nowhere")));
    }

    [Fact]
    public void Statements_are_numbered_party_by_party()
    {
        Assert.Equal(Enumerable.Range(1, s_opening.References.Count), s_opening.References.Select(reference => reference.Number));
        Assert.Equal(s_opening.References, s_opening.WhoSaidWhat.SelectMany(party => party.Said));
    }

    [Fact]
    public void The_same_dossier_gives_the_same_brief() =>
        Assert.Equal(s_opening with { Provenance = null }, Brief.Of(Cases.Casebook("opening-talks-2024")) with { Provenance = null });

    [Fact]
    public void The_status_quo_stands_first_in_the_table_and_in_the_graph()
    {
        Assert.True(s_opening.States.Columns[0].IsStatusQuo);
        Assert.True(s_opening.Moves!.States[0].IsStatusQuo);
        Assert.Equal(s_opening.States.Columns.Select(column => column.Name), s_opening.Moves.States.Select(state => state.Name));
    }

    [Fact]
    public void A_quotation_that_is_not_in_its_source_is_marked()
    {
        var dossier = Cases.Casebook("opening-talks-2024");
        var material = BriefMaterial.Of(dossier, "abc") with
        {
            Quotations = [new(new("plan"), new Anchoring.NotFound(null)), new(new("refusal"), new Anchoring.Ambiguous(2, new TextRange(0, 5)))],
        };
        var text = TextBrief.Write(Brief.Of(dossier, material), 400);

        Assert.Contains("Crimea included.” (these words were not found in the source)\n", text, StringComparison.Ordinal);
        Assert.Contains("any territory to Russia.” (these words stand in the source more than once)\n", text, StringComparison.Ordinal);
        Assert.Contains("Dossier abc.\n", text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\[(?<numbers>[\d,\s-]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cited();
}
