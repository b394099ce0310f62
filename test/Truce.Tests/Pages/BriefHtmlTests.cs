using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Truce.Dossiers;
using Truce.Pages.Briefs;
using Truce.Reports;

namespace Truce.Tests.Pages;

public sealed class BriefHtmlTests
{
    private const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&";

    public static TheoryData<string> Dossiers => [.. s_dossiers.Keys];

    private static readonly Dictionary<string, Dossier> s_dossiers = new()
    {
        ["whole"] = TalksDossier.Whole,
        ["only a model"] = TalksDossier.OnlyAModel,
        ["without preferences"] = TalksDossier.WithoutPreferences,
        ["only a title"] = TalksDossier.OnlyATitle,
        ["hostile"] = Reworded.By(TalksDossier.Whole, _ => Hostile),
    };

    [Theory]
    [MemberData(nameof(Dossiers))]
    public void Every_link_within_the_page_has_its_target_and_every_name_is_given_once(string dossier)
    {
        var page = Page(dossier);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
        foreach (var attribute in new[] { "aria-labelledby", "aria-describedby" })
        {
            var named = page.QuerySelectorAll($"[{attribute}]").SelectMany(element => element.GetAttribute(attribute)!.Split(' '));
            Assert.All(named, name => Assert.Contains(name, ids));
        }
    }

    [Theory]
    [MemberData(nameof(Dossiers))]
    public void The_page_loads_nothing_and_runs_nothing(string dossier)
    {
        var page = Page(dossier);
        Assert.Empty(page.QuerySelectorAll("script, link, img, image, use, iframe, object, embed, audio, video, form, base"));
        var attributes = page.All.SelectMany(element => element.Attributes).ToList();
        Assert.DoesNotContain(attributes, attribute => attribute.Name is "style" or "src" or "srcset" or "background" || attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(
            attributes.Where(attribute => attribute.Name.EndsWith("href", StringComparison.Ordinal)),
            attribute => Assert.Matches("^(#|https://example.org/)", attribute.Value));
        Assert.DoesNotMatch(@"url\(|@import|expression\(", page.QuerySelector("style")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(Dossiers))]
    public void The_security_policy_allows_the_style_sheet_that_is_there(string dossier)
    {
        var page = Page(dossier);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.QuerySelector("style")!.TextContent)));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'",
            page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content"));
    }

    [Theory]
    [MemberData(nameof(Dossiers))]
    public void Headings_follow_one_another_without_a_gap(string dossier)
    {
        var levels = Page(dossier).QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Theory]
    [MemberData(nameof(Dossiers))]
    public void Every_table_has_a_caption_and_scoped_heads_and_rows_of_one_length(string dossier)
    {
        foreach (var table in Page(dossier).QuerySelectorAll("table"))
        {
            Assert.False(string.IsNullOrWhiteSpace(table.QuerySelector("caption")!.TextContent));
            Assert.All(table.QuerySelectorAll("th"), head => Assert.Contains(head.GetAttribute("scope"), (string[])["col", "row", "rowgroup"]));
            Assert.All(table.QuerySelectorAll("tr"), row => Assert.Contains(row.Children, cell => cell.LocalName == "th"));
            Assert.Single(table.QuerySelectorAll("thead, tbody").SelectMany(LengthsOfRows).Distinct());
            Assert.All(table.QuerySelectorAll("td, th"), cell => Assert.False(string.IsNullOrWhiteSpace(cell.TextContent)));
        }
    }

    [Theory]
    [MemberData(nameof(Dossiers))]
    public void The_page_has_landmarks_a_language_and_a_way_past_the_head(string dossier)
    {
        var page = Page(dossier);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(s_dossiers[dossier].Title, page.Title);
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("body > header"));
        Assert.Single(page.QuerySelectorAll("body > footer"));
        Assert.All(page.QuerySelectorAll("nav, [role='region']"), region => Assert.True(region.HasAttribute("aria-label") || region.HasAttribute("aria-labelledby")));
        Assert.All(page.QuerySelectorAll(".scroll"), room => Assert.Equal("0", room.GetAttribute("tabindex")));
        Assert.Equal("#glance", page.QuerySelector("a")!.GetAttribute("href"));
        Assert.All(page.QuerySelectorAll("section"), section => Assert.Equal("h2", page.GetElementById(section.GetAttribute("aria-labelledby")!)!.LocalName));
    }

    [Theory]
    [MemberData(nameof(Dossiers))]
    public void The_contents_lead_to_every_section_but_the_first_screen(string dossier)
    {
        var page = Page(dossier);
        Assert.Equal(
            page.QuerySelectorAll("main > section").Skip(1).Select(section => ("#" + section.Id, section.QuerySelector("h2")!.TextContent)),
            page.QuerySelectorAll(".contents a").Select(link => (link.GetAttribute("href")!, link.TextContent)));
    }

    [Fact]
    public void Every_answer_at_a_glance_links_each_of_its_sentences_to_the_statements_behind_it()
    {
        var brief = Brief.Of(TalksDossier.Whole);
        var page = Page("whole");
        var answers = page.QuerySelectorAll(".finding .answer");
        Assert.Equal(brief.AtAGlance.Count, answers.Length);
        foreach (var (finding, answer) in brief.AtAGlance.Zip(answers))
        {
            var shown = answer.QuerySelectorAll(".sentence");
            Assert.Equal(finding.Answer.Count, shown.Length);
            foreach (var (sentence, element) in finding.Answer.Zip(shown))
            {
                var expected = sentence.Says.Select(says => "#s" + brief.NumberOf(says)).ToHashSet();
                Assert.Equal(expected, element.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).ToHashSet());
                Assert.StartsWith(sentence.Text, element.TextContent);
            }
        }

        Assert.All(answers, answer => Assert.NotEmpty(answer.QuerySelectorAll("a")));
    }

    [Fact]
    public void Every_statement_is_shown_with_its_words_and_its_source_where_its_number_leads()
    {
        var page = Page("whole");
        var brief = Brief.Of(TalksDossier.Whole);
        Assert.Equal(brief.References.Count, page.QuerySelectorAll(".quotation").Length);
        foreach (var reference in brief.References)
        {
            var card = page.GetElementById($"s{reference.Number}")!;
            Assert.Equal(reference.Statement.Quotation.Exact, card.QuerySelector("blockquote")!.TextContent);
            Assert.Contains(reference.Attribution, card.QuerySelector("figcaption")!.TextContent);
            var source = page.QuerySelector(card.QuerySelector(".where a")!.GetAttribute("href")!)!;
            Assert.Equal(reference.Source!.Title ?? reference.Source.File, source.QuerySelector("cite")!.TextContent);
        }
    }

    [Fact]
    public void What_people_wrote_is_shown_as_they_wrote_it()
    {
        var page = Page("hostile");
        Assert.Equal(Hostile, page.QuerySelector("h1")!.TextContent);
        Assert.All(page.QuerySelectorAll("blockquote"), quotation => Assert.Equal(Hostile, quotation.TextContent));
        Assert.Contains(Hostile, page.QuerySelector("svg desc")!.TextContent);
    }

    [Theory]
    [InlineData("https://example.org/a?b=c", true)]
    [InlineData("http://example.org/", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("sources/note.md", false)]
    public void Only_an_address_of_the_web_becomes_a_link(string url, bool isLink)
    {
        var dossier = TalksDossier.Whole with { Sources = TalksDossier.Whole.Sources.Select(source => source with { Url = url }).ToEquatableArray() };
        var address = Parse(BriefHtml.Render(Brief.Of(dossier))).QuerySelector(".address")!;
        Assert.Equal(isLink ? "a" : "span", address.LocalName);
        Assert.Equal(url, address.TextContent);
    }

    [Fact]
    public void The_same_brief_gives_the_same_bytes() =>
        Assert.Equal(BriefHtml.Render(Brief.Of(TalksDossier.Whole)), BriefHtml.Render(Brief.Of(TalksDossier.Whole)));

    [Fact]
    public void Letters_of_every_script_are_written_as_they_are()
    {
        const string Words = "Київ, Ереван, بيروت, 東京, “Genève” – 1 ≻ 2";
        Assert.Contains($"<h1>{Words}</h1>", BriefHtml.Render(Brief.Of(TalksDossier.OnlyATitle with { Title = Words })));
    }

    [Fact]
    public void Swapping_the_names_of_the_principals_mirrors_the_page()
    {
        var mirrored = BriefHtml.Render(Brief.Of(Reworded.By(TalksDossier.Whole, Swap)));
        Assert.Equal(WithoutDrawings(Swap(BriefHtml.Render(Brief.Of(TalksDossier.Whole)))), WithoutDrawings(mirrored));

        static string Swap(string text) => text.Replace("East", "\u0001").Replace("West", "East").Replace("\u0001", "West");

        // The drawings measure the names, which are not equally wide.
        static string WithoutDrawings(string html) =>
            string.Concat(html.Split("<svg").Select((part, place) => place == 0 ? part : part[part.IndexOf("</svg>", StringComparison.Ordinal)..]));
    }

    [Fact]
    public void A_state_is_marked_in_words_in_the_table()
    {
        var page = Page("whole");
        var heads = page.QuerySelectorAll("table.option-form thead th").Skip(1).Select(head => Flat(head.TextContent)).ToList();
        var states = Brief.Of(TalksDossier.Whole).States;
        for (var k = 0; k < heads.Count; k++)
        {
            Assert.Equal(states.Columns[k].IsStatusQuo, heads[k].Contains("status quo"));
            Assert.Equal(!states.Columns[k].EquilibriumUnder.IsEmpty, heads[k].Contains("equilibrium: " + string.Join(", ", states.Columns[k].EquilibriumUnder)));
            Assert.Equal(states.Columns[k].IsCommonImprovement, heads[k].Contains("better for every principal"));
        }
    }

    [Fact]
    public void The_verdict_rows_name_the_definitions_under_which_a_state_is_stable()
    {
        var states = Brief.Of(TalksDossier.Whole).States;
        var rows = Page("whole").QuerySelectorAll("table.option-form .verdicts tr").Skip(1).ToList();
        Assert.Equal(["East", "West", "Allies of West", "every decision maker"], rows.Select(row => row.QuerySelector("th[scope='row']")!.TextContent));
        foreach (var (row, party) in rows.Zip(states.Verdicts.Select(verdict => verdict.Party).Distinct()))
        {
            var cells = row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToList();
            for (var k = 0; k < cells.Count; k++)
            {
                var verdicts = states.Verdicts.Where(verdict => verdict.Party == party).ToList();
                var met = verdicts.Where(verdict => verdict.IsStable[k]).Select(verdict => verdict.Definition).ToList();
                Assert.Equal(met.Count == 0 ? "none" : met.Count == verdicts.Count ? "all" : string.Join(", ", met), cells[k]);
            }
        }
    }

    private static IEnumerable<int> LengthsOfRows(IElement part) =>
        part.Children.Select(row => row.Children.Sum(cell => int.Parse(cell.GetAttribute("colspan") ?? "1")));

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IDocument Page(string dossier) => Parse(BriefHtml.Render(Brief.Of(s_dossiers[dossier])));

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
