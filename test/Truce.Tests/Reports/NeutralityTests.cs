using System.Text.RegularExpressions;
using Truce.Dossiers;
using Truce.Reports;
using Truce.Text;

namespace Truce.Tests.Reports;

public sealed partial class NeutralityTests
{
    public static TheoryData<string> Casebook => [.. Cases.CasebookNames()];

    /// <summary>The names are swapped as text, in the dossier before and in the brief after: both ways round must give the same brief.</summary>
    [Theory]
    [InlineData("opening-talks-2024", "russia", "ukraine", "Russia", "Ukraine")]
    [InlineData("cuban-missile-crisis-kinsara-2014", "us", "ussr", "United States", "Soviet Union")]
    [InlineData("euphrates-hipel-2014", "syria", "iraq", "Syria", "Iraq")]
    public void Swapping_the_names_of_two_parties_mirrors_every_sentence(string name, string id, string otherId, string party, string otherParty)
    {
        var text = File.ReadAllText(Repository.PathOf("casebook", name, DossierFolder.FileName));
        var written = Words(Brief.Of(Some.Dossier(text)));
        var mirrored = Words(Brief.Of(Some.Dossier(Swap(text))));

        Assert.NotEmpty(written);
        Assert.Equal(written.Select(Swap), mirrored);

        string Swap(string words) => Exchange(Exchange(words, id, otherId), party, otherParty);
    }

    [Fact]
    public void A_dossier_with_everything_in_it_mirrors_as_well()
    {
        var swapped = Exchange(Exchange(Cases.Lake, "upper", "lower"), "Upper Town", "Lower Town");

        Assert.Equal(Words(Brief.Of(Some.Dossier(Cases.Lake))).Select(s => Exchange(s, "Upper Town", "Lower Town")), Words(Brief.Of(Some.Dossier(swapped))));
    }

    [Theory]
    [MemberData(nameof(Casebook))]
    public void No_sentence_judges_what_was_said(string name) => NoJudgement(Cases.Casebook(name));

    [Fact]
    public void No_sentence_of_a_dossier_with_everything_judges_what_was_said() => NoJudgement(Some.Dossier(Cases.Lake));

    private static void NoJudgement(Dossier dossier)
    {
        // Words of the dossier's authors are theirs: labels, questions, reasons. What stands in quotation marks is somebody's as well.
        var authors = dossier.Issues.SelectMany(issue => issue.Terms.Select(term => term.Label).Append(issue.Question).Append(issue.Id.Value))
            .Concat(dossier.Preferences.SelectMany(p => p.Preference is Preference.Priorities(var list) ? list.Select(priority => priority.Because) : []))
            .Concat(dossier.Constraints.Select(constraint => constraint.Because))
            .Concat(dossier.Proposals.Select(proposal => proposal.IfRefused?.Warns))
            .OfType<string>().OrderByDescending(words => words.Length).ToArray();
        var brief = Brief.Of(dossier);
        foreach (var sentence in Words(brief with { Parts = brief.Parts.Where(part => part.Id.StartsWith("robust", StringComparison.Ordinal)).ToEquatableArray() }))
        {
            var own = authors.Aggregate(Quoted().Replace(sentence, ""), (text, words) => text.Replace(words, "", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotMatch(Judging(), own);
        }
    }

    [GeneratedRegex("“[^”]*”", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"\b(?:claim(?:s|ed)?|admit(?:s|ted)?|conced(?:e|es|ed)|insist(?:s|ed)?|refus(?:e|es|ed|al)|alleg(?:e|es|ed|edly)|den(?:y|ies)|pretend\w*|so-called|regime|aggress\w*|unfortunately|obviously|of course|fail(?:s|ed)? to)\b",
        RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Judging();

    private static string Exchange(string text, string one, string other) =>
        Regex.Replace(text, $@"\b({Regex.Escape(one)}|{Regex.Escape(other)})\b", match => match.Value == one ? other : one, RegexOptions.None, TimeSpan.FromSeconds(5));

    /// <summary>Every text that a reader of the brief can meet, in order; quotations and titles, which are others', are left out.</summary>
    private static List<string> Words(Brief brief)
    {
        var words = new List<string>();
        foreach (var finding in brief.AtAGlance)
            words.AddRange([finding.Question, .. Texts(finding.Answer)]);
        words.AddRange(brief.WhoSaidWhat.SelectMany(party => party.Said.Select(said => said.Attribution).Prepend($"{party.Name}: {party.Role}")));
        if (brief.Proposals is { } table)
        {
            words.AddRange(table.Columns.SelectMany(column => (string[])[column.Heading, .. Texts(column.InWords), .. Texts(column.Replies)]));
            foreach (var row in table.Rows)
            {
                words.AddRange([row.Question, row.DecidedBy, row.VerdictInWord]);
                words.AddRange(row.Cells.SelectMany(cell => cell).SelectMany(entry => (string[])[entry.Lead, entry.Terms.Text, .. entry.AsSaid]));
                words.AddRange([.. Texts(row.Elsewhere), .. Texts(row.Why)]);
            }

            words.AddRange([.. Texts(table.AcrossIssues), .. table.OrderConflicts.SelectMany(Texts)]);
        }

        words.AddRange(brief.States.Columns.Select(column => $"{column.Name} {column.IsStatusQuo} {string.Join(' ', column.EquilibriumUnder)} {column.IsCommonImprovement}"));
        words.AddRange(brief.States.Rows.SelectMany(row => row.Cells.Select(cell => cell.Term).Prepend($"{row.Name} {row.Question} {row.DecidedBy}")));
        words.AddRange(brief.States.Verdicts.Select(row => $"{row.Definition} {row.Name} {string.Join(' ', row.IsStable)}"));
        words.AddRange(Texts(brief.States.Notes));
        if (brief.Moves is { } graph)
        {
            words.AddRange(graph.States.SelectMany(state => state.Lines.Prepend(state.Name)));
            words.AddRange(graph.Moves.Select(move => $"{move.From} {move.To} {move.Mover} {move.IsImprovement}"));
        }

        words.AddRange(brief.WhyTheStatusQuo.SelectMany(story => Texts(story.Story).Prepend(story.Name)));
        words.AddRange([.. Texts(brief.WaysAhead?.Story ?? []), .. Texts(brief.Coalitions)]);
        words.AddRange(brief.WaysAhead?.Drawing?.States.SelectMany(state => state.Lines) ?? []);
        words.AddRange([.. Texts(brief.CommonGround.Lead), .. brief.CommonGround.States.SelectMany(state => Texts(state.Story).Prepend(state.Heading))]);
        words.AddRange(brief.Parts.SelectMany(Words));
        words.AddRange([.. Texts(brief.Assumed), .. Texts(brief.Unknown)]);
        return words;
    }

    private static IEnumerable<string> Words(ReportPart part) =>
    [
        part.Heading,
        .. part.Findings.SelectMany(finding => Texts(finding.Answer).Prepend(finding.Question)),
        .. part.AllTables.SelectMany(table => (string[])[table.Caption, .. table.Columns, .. table.Rows.SelectMany(row => row)]),
    ];

    private static IEnumerable<string> Texts(EquatableArray<Sentence> sentences) => sentences.Select(sentence => sentence.Text);
}
