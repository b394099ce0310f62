using System.Text.RegularExpressions;
using System.Xml.Linq;
using Truce.Dossiers;
using Truce.Movement;
using Truce.Reports;
using Truce.Text;

namespace Truce.Tests.Reports;

public sealed partial class MovementReportTests
{
    private const string Mill = """
        dossier: A well that changes hands
        as-of: 2031-05-30
        sources: { record: { file: sources/record.md } }
        parties: { mill: { name: Mill }, town: { name: Town } }
        issues:
          pump: { decided-by: mill, terms: [never, after, first] }
          talks: { decided-by: { all: [mill, town] } }
        statements:
          s1: { source: record, quote: "Stop the pump first.", party: town, date: 2031-03-01, act: demand, takes: [{ insists: pump = first }, { accepts: talks, if: pump = first }] }
          s2: { source: record, quote: "We never stop.", speaker: the owner, party: mill, date: 2031-03-04, act: refusal, takes: { insists: pump = never } }
          s3: { source: record, quote: "Once there are talks we may.", speaker: the miller, party: mill, date: 2031-03-20, recorded: 2031-04-02, act: offer, takes: [{ accepts: pump = after }, { refuses: talks = no }] }
          s4: { source: record, quote: "Let us talk.", party: town, date: 2031-04-10, act: offer, takes: [{ drops: pump = first }, { accepts: "pump in {after, first}" }, { accepts: talks }], reframes: s1 }
          s5: { source: record, quote: "No word from the mill.", party: mill, date: 2031-04-20, act: no-reply, takes: { silent: pump } }
        events:
          meeting: { date: 2031-05-02, by: [mill, town], what: The two met, became: talks, says: s4 }
          stop: { date: 2031-05-10, by: mill, what: The pump was stopped, became: pump = first }
        """;

    [Fact]
    public void Every_kind_of_change_is_told_in_a_sentence()
    {
        Assert.Equal(
            [
                "1 March 2031: Town took a position on “pump”: only first.",
                "1 March 2031: Town took a position on “talks”: accepts yes if pump: first.",
                "4 March 2031: Mill took a position on “pump”: only never.",
                "20 March 2031: Mill dropped a precondition on “pump”: before, only never; from then on, accepts never, after; rejects first.",
                "20 March 2031: Mill took a position on “talks”: accepts yes; rejects no.",
                "20 March 2031: the miller (Mill) said the opposite of what the owner (Mill) had said on “pump” on 4 March 2031.",
                "10 April 2031: Town dropped a precondition on “pump”: before, only first; from then on, accepts after, first.",
                "10 April 2031: Town would accept more on “talks”: before, accepts yes if pump: first; from then on, accepts yes.",
                "10 April 2031: Town put in another way what was said on 1 March 2031.",
                "20 April 2031: Mill had not publicly replied on “pump”, after a position taken before.",
            ],
            Sentences("changes"));
        Assert.Equal(
            [
                "2 May 2031: Mill and Town: The two met. Mill and Town had said that this would be accepted.",
                "10 May 2031: Mill: The pump was stopped. This goes against what Mill had said on “pump”.",
            ],
            Sentences("deeds"));
    }

    [Fact]
    public void What_was_not_known_yet_is_not_told()
    {
        var timeline = Timeline.Of(Some.Dossier(Mill), new TimelineOptions { KnownOn = new DateOnly(2031, 4, 1) });
        Assert.Equal(new DateOnly(2031, 4, 1), timeline.End);
        Assert.DoesNotContain(timeline.Positions, position => position.Statement.Value is "s3" or "s4");
    }

    [Fact]
    public void Only_what_changed_after_a_day_is_told_of_one_party_and_issue()
    {
        var view = new MovementView { At = new DateOnly(2031, 5, 30), Since = new DateOnly(2031, 3, 20), Parties = [new("town")], Issues = [new("talks")] };
        var parts = MovementReport.Of(Timeline.Of(Some.Dossier(Mill)), view);
        Assert.Equal(["10 April 2031: Town would accept more on “talks”: before, accepts yes if pump: first; from then on, accepts yes."], parts.Single(part => part.Id == "changes").Sentences.Select(sentence => sentence.Text));
        Assert.Equal(["Issue", "Town", "In deed"], parts.Single(part => part.Id == "positions").Tables[0].Columns);
    }

    /// <summary>The names are swapped as text, in the dossier before and in the report after: both ways round must give the same.</summary>
    [Theory]
    [InlineData("opening-talks-2024", "russia", "ukraine", "Russia", "Ukraine")]
    [InlineData("camp-david-quandt-1986", "egypt", "israel", "Egypt", "Israel")]
    public void Swapping_the_names_of_two_parties_mirrors_every_sentence_and_table(string name, string id, string otherId, string party, string otherParty)
    {
        var text = File.ReadAllText(Repository.PathOf("casebook", name, DossierFolder.FileName));
        var told = Words(Some.Dossier(text));
        Assert.NotEmpty(told);
        Assert.Equal(told.Select(Swap), Words(Some.Dossier(Swap(text))));

        string Swap(string words) => Exchange(Exchange(words, id, otherId), party, otherParty);
    }

    [Theory]
    [InlineData("opening-talks-2024")]
    [InlineData("camp-david-quandt-1986")]
    public void No_word_of_the_report_judges_what_was_said(string name)
    {
        var dossier = Some.Dossier(File.ReadAllText(Repository.PathOf("casebook", name, DossierFolder.FileName)));
        var authors = dossier.Events.Select(deed => deed.What).Concat(dossier.Watch.Select(indicator => indicator.What)).Concat(dossier.Forecasts.Select(forecast => forecast.What)).ToArray();
        foreach (var words in Words(dossier))
            Assert.DoesNotMatch(Judging(), authors.Aggregate(words, (text, author) => text.Replace(author, "", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_brief_tells_in_a_dozen_sentences_what_has_moved_and_keeps_silent_where_nothing_has()
    {
        var moved = Assert.Single(BriefOf("camp-david-quandt-1986").Parts, part => part.Id == "movement");
        Assert.InRange(moved.Sentences.Count(), 4, 12);
        Assert.Equal(Assert.Single(moved.Figures).Behind!.Columns, ["No.", "Issue", "Who", "From", "Position"]);
        Assert.DoesNotContain(BriefOf("opening-talks-2024").Parts, part => part.Id == "movement");
    }

    /// <summary>Every span stands in the table; the drawing is well-formed, and says by shape what it says.</summary>
    [Fact]
    public void The_drawing_has_a_lane_for_each_position_and_its_table_the_same_spans()
    {
        var timeline = Timeline.Of(Some.Dossier(Mill));
        var figure = MovementReport.Figure(timeline, new MovementView { At = timeline.End!.Value })!;
        Assert.Equal(
            [
                "1 pump Mill 4 Mar 2031 only never",
                "2 pump Mill 20 Mar 2031 accepts never, after; rejects first",
                "3 pump Town 1 Mar 2031 only first",
                "4 pump Town 10 Apr 2031 accepts after, first",
                "5 pump in deed 10 May 2031 first",
                "6 talks Mill 20 Mar 2031 accepts yes; rejects no",
                "7 talks Town 1 Mar 2031 accepts yes if pump: first",
                "8 talks Town 10 Apr 2031 accepts yes",
                "9 talks in deed 2 May 2031 yes",
            ],
            figure.Behind!.Rows.Select(row => string.Join(' ', row)));
        var svg = XElement.Parse(figure.Svg);
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Single(svg.Descendants(ns + "circle"), circle => circle.Attribute("r")!.Value == "5" && circle.Attribute("cx")!.Value != "13");
        Assert.Contains(svg.Descendants(ns + "rect"), rect => rect.Attribute("stroke-dasharray")?.Value == "4 3");
        Assert.All(svg.Descendants().Attributes("fill").Concat(svg.Descendants().Attributes("stroke")), attribute => Assert.Matches(@"^(none|var\(--figure-|url\(#)", attribute.Value));
    }

    private static string[] Sentences(string part)
    {
        var timeline = Timeline.Of(Some.Dossier(Mill));
        var parts = MovementReport.Of(timeline, new MovementView { At = timeline.End!.Value });
        return [.. parts.Single(each => each.Id == part).Sentences.Select(sentence => sentence.Text)];
    }

    private static Brief BriefOf(string name) =>
        Brief.Of(Some.Dossier(File.ReadAllText(Repository.PathOf("casebook", name, DossierFolder.FileName))), BriefMaterial.WithoutStates);

    private static List<string> Words(Dossier dossier)
    {
        var timeline = Timeline.Of(dossier);
        var view = new MovementView { At = timeline.End!.Value };
        var parts = MovementReport.Of(timeline, view).Concat(MovementReport.InBrief(timeline, view) is { } part ? [part] : []);
        return [.. parts.SelectMany(each => (string[])[each.Heading, .. each.Sentences.Select(sentence => sentence.Text), .. each.AllTables.SelectMany(table => table.Columns.Concat(table.Rows.SelectMany(row => row)))])];
    }

    private static string Exchange(string text, string one, string other) =>
        Regex.Replace(text, $@"\b({Regex.Escape(one)}|{Regex.Escape(other)})\b", match => match.Value == one ? other : one, RegexOptions.None, TimeSpan.FromSeconds(5));

    [GeneratedRegex(
        @"\b(?:claim(?:s|ed)?|admit(?:s|ted)?|conced(?:e|es|ed)|insist(?:s|ed)?|refus(?:e|es|ed|al)|alleg(?:e|es|ed|edly)|den(?:y|ies)|pretend\w*|so-called|regime|aggress\w*|unfortunately|obviously|of course|fail(?:s|ed)? to)\b",
        RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Judging();
}
