using System.Net;
using AngleSharp.Html.Parser;

namespace Truce.Server.Tests.Features;

/// <summary>What the pages' forms send, and what comes back.</summary>
public sealed class FormsTests
{
    private const string Start =
        """
        dossier: A strike   # as told by the port
        parties:
          union: { name: "Union" }
          company: { name: Company }
        issues:
          strike: { question: Does the strike go on?, decided-by: union }
          pay: { question: Is pay raised?, decided-by: company }

        """;

    [Fact]
    public async Task An_entry_is_saved_as_a_revision_and_leads_back_to_its_list()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await MakeAsync(running);
        using var browser = await running.AsAsync("one");
        using var saved = await SendAsync(browser, dossier, "contents", ("kind", "events"), ("owner", ""), ("act", "add"), ("date", "2024-06-14"), ("what", "The port closed"), ("became:0", "strike"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal($"/dossiers/{dossier}/contents?kind=events#entries", saved.Headers.Location!.OriginalString);
        Assert.Equal(Start + "\nevents:\n  the-port-closed: { date: 2024-06-14, what: The port closed, became: [strike] }\n", await TextOf(browser, dossier));
        Assert.Equal("added the event the-port-closed", (await browser.GetJsonAsync($"/api/dossiers/{dossier}/revisions")).GetProperty("items")[0].GetProperty("note").GetString());
    }

    [Fact]
    public async Task What_is_not_understood_comes_back_as_it_was_typed_and_nothing_is_saved()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await MakeAsync(running);
        using var browser = await running.AsAsync("one");
        using var refused = await SendAsync(
            browser, dossier, "contents", ("kind", "comparisons"), ("owner", "union"), ("change", "new"), ("form", "entry-comparisons-union-new"), ("act", "add"), ("first:0", "stirke <b>"), ("strength", "indifferent"), ("second:0", "pay"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await refused.Content.ReadAsStringAsync());
        Assert.Equal("stirke <b>", page.QuerySelector("input[name='first:0']")!.GetAttribute("value"));
        Assert.Equal("indifferent", page.QuerySelector("select[name=strength] option[selected]")!.GetAttribute("value"));
        Assert.Contains("“stirke <b>” was not understood", page.GetElementById("entry-comparisons-union-new-first-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.GetElementById("entry-comparisons-union-new-second-wrong"));
        Assert.Equal(Start, await TextOf(browser, dossier));
    }

    [Fact]
    public async Task A_text_that_was_not_quoted_rightly_comes_back_with_all_that_was_filled_in()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await MakeAsync(running);
        using var browser = await running.AsAsync("one");
        using (var added = await SendAsync(browser, dossier, "sources/files", ("title", "A letter"), ("text", "The strike is off.")))
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        using var refused = await SendAsync(browser, dossier, "sources/statements", ("form", "new-statement"), ("source", "a-letter"), ("quote", "The strike is on."), ("party", "union"), ("act", "offer"), ("standing", "leaked"), ("speaker", "A. One"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await refused.Content.ReadAsStringAsync());
        var form = page.GetElementById("new-statement")!;
        Assert.Equal("The strike is on.", form.QuerySelector("textarea[name=quote]")!.TextContent);
        Assert.Equal(["union", "offer", "leaked"], form.QuerySelectorAll("select option[selected]").Take(3).Select(option => option.GetAttribute("value")));
        Assert.Equal("A. One", form.QuerySelector("input[name=speaker]")!.GetAttribute("value"));
        Assert.Contains("do not stand in the source", form.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ranking_is_begun_on_the_page_Model_and_compared_with_what_was_before()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await MakeAsync(running);
        using var browser = await running.AsAsync("one");
        using var begun = await SendAsync(browser, dossier, "model/rankings", ("party", "union"), ("act", "begin"));
        Assert.Equal($"/dossiers/{dossier}/model?since=1", begun.Headers.Location!.OriginalString);
        Assert.Contains("ranking: [[<NN>, <YN>, <NY>, <YY>]]", await TextOf(browser, dossier), StringComparison.Ordinal);
        using var anew = await SendAsync(browser, dossier, "model/preferences?revision=2", ("party", "union"), ("act", "clear"));
        Assert.Equal(Start, await TextOf(browser, dossier));
    }

    private static async Task<string> MakeAsync(Running running)
    {
        using var client = await running.AsAsync("one");
        using var made = await client.PostAsync("/api/dossiers?name=dossier.yaml", new StringContent(Start));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.JsonAsync()).GetProperty("id").GetString()!;
    }

    /// <summary>Sends a form of the newest revision, or of the one that the page says.</summary>
    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string dossier, string page, params (string Name, string Value)[] fields) =>
        browser.PostAsync($"/dossiers/{dossier}/{page}", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private static Task<string> TextOf(HttpClient client, string dossier) => client.GetStringAsync($"/api/dossiers/{dossier}/files/dossier.yaml");
}
