using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Truce.Server.Storage;

namespace Truce.Server.Tests.Features;

/// <summary>Two people at the same dossier: nothing is lost, and nobody decides for the other.</summary>
public sealed class EditorsTests
{
    private const string File = "files/dossier.yaml";

    private const string Start =
        """
        dossier: A strike   # as told by the port
        parties:
          union: { name: Union }
          company: { name: Company }
        issues:
          strike: { question: Does the strike go on?, decided-by: union }
          pay: { question: Is pay raised?, decided-by: company }
        preferences:
          union:
            priorities: [pay, not strike]
          company:
            priorities: [not strike]
        """;

    [Fact]
    public async Task Of_two_who_save_on_top_of_the_same_revision_one_is_told_and_nothing_is_overwritten()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var (dossier, tag) = await MakeAsync(running);
        using var one = await running.AsAsync("one");
        using var other = await running.AsAsync("other");
        var saves = await Task.WhenAll(Enumerable.Range(0, 20).Select(async k =>
        {
            using var response = await (k % 2 == 0 ? one : other).SaveAsync($"/api/dossiers/{dossier}/{File}?note=change+{k}", tag, Start.Replace("A strike", $"Strike {k}", StringComparison.Ordinal));
            return response.StatusCode;
        }));
        Assert.Single(saves, status => status == HttpStatusCode.OK);
        Assert.Equal(19, saves.Count(status => status == HttpStatusCode.PreconditionFailed));
        var revisions = (await one.GetJsonAsync($"/api/dossiers/{dossier}/revisions")).GetProperty("items");
        Assert.Equal(2, revisions.GetArrayLength());
    }

    [Fact]
    public async Task Who_merges_and_tries_again_loses_no_change_of_anybody()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var (dossier, _) = await MakeAsync(running);
        const int Each = 10;
        await Task.WhenAll(EditAsync("one"), EditAsync("other"));
        using var reader = await running.AsAsync("one");
        var text = await reader.GetStringAsync($"/api/dossiers/{dossier}/{File}");
        foreach (var who in (string[])["one", "other"])
        {
            for (var k = 0; k < Each; k++)
                Assert.Contains($"{who}-{k}:", text, StringComparison.Ordinal);
        }

        Assert.Contains("# as told by the port", text, StringComparison.Ordinal);
        var head = (await reader.GetJsonAsync($"/api/dossiers/{dossier}")).GetProperty("revision").GetInt32();
        Assert.Equal(1 + (2 * Each), head);

        async Task EditAsync(string who)
        {
            using var client = await running.AsAsync(who);
            for (var k = 0; k < Each; k++)
            {
                using var read = await client.GetAsync($"/api/dossiers/{dossier}/{File}");
                var basedOn = int.Parse(read.Headers.ETag!.Tag.Trim('"').Split('-')[0]);
                var mine = (await read.Content.ReadAsStringAsync()).Replace("issues:\n", $"issues:\n  {who}-{k}: {{ decided-by: union }}\n", StringComparison.Ordinal);
                var (text, tag) = (mine, read.Headers.ETag.Tag);
                for (var isSaved = false; !isSaved;)
                {
                    using var saved = await client.SaveAsync($"/api/dossiers/{dossier}/{File}", tag, text);
                    isSaved = saved.StatusCode == HttpStatusCode.OK;
                    if (isSaved)
                        break;
                    Assert.Equal(HttpStatusCode.PreconditionFailed, saved.StatusCode);
                    using var response = await client.PostAsJsonAsync($"/api/dossiers/{dossier}/merge", new Dictionary<string, object> { ["based-on"] = basedOn, ["text"] = mine });
                    var merged = await response.JsonAsync();
                    Assert.Equal(0, merged.GetProperty("conflicts").GetArrayLength());
                    (text, tag) = (merged.GetProperty("text").GetString()!, merged.GetProperty("etag").GetString()!);
                }
            }
        }
    }

    [Fact]
    public async Task Where_both_changed_the_same_the_one_who_saves_is_asked_and_both_versions_are_shown()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var (dossier, tag) = await MakeAsync(running);
        using var one = await running.AsAsync("one");
        using var other = await running.AsAsync("other");
        using var first = await other.SaveAsync($"/api/dossiers/{dossier}/{File}", tag, Start.Replace("[pay, not strike]", "[not strike, pay]", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        var mine = Start.Replace("[pay, not strike]", "[pay and not strike]", StringComparison.Ordinal).Replace("name: Union", "name: The union", StringComparison.Ordinal);
        one.DefaultRequestHeaders.Add("Accept", "text/html");
        using var asked = await SaveFormAsync(new() { ["based-on"] = "1", ["text"] = mine, ["note"] = "mine" });
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        var page = new HtmlParser().ParseDocument(await asked.Content.ReadAsStringAsync());
        var choice = page.QuerySelector("input[type=radio]")!.GetAttribute("name")!;
        Assert.Equal("choice-preferences/union/priorities", choice);
        Assert.Contains("Yours: [pay and not strike]", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Theirs: [not strike, pay]", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(mine, page.QuerySelector("textarea")!.TextContent);

        using var saved = await SaveFormAsync(new() { ["based-on"] = "1", ["head"] = "2", ["text"] = mine, ["note"] = "mine", [choice] = "mine" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var text = await other.GetStringAsync($"/api/dossiers/{dossier}/{File}");
        Assert.Contains("The union", text, StringComparison.Ordinal);
        Assert.Contains("[pay and not strike]", text, StringComparison.Ordinal);
        Assert.Contains("[not strike, pay]", await other.GetStringAsync($"/api/dossiers/{dossier}/{File}?revision=2"), StringComparison.Ordinal);

        Task<HttpResponseMessage> SaveFormAsync(Dictionary<string, string> form) => one.PostAsync($"/dossiers/{dossier}/save", new FormUrlEncodedContent(form));
    }

    [Fact]
    public async Task History_tells_what_changed_in_the_terms_of_the_dossier_and_the_way_back_is_a_new_revision()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var (dossier, tag) = await MakeAsync(running);
        using var one = await running.AsAsync("one");
        var changed = Start.Replace("[pay, not strike]", "[not strike, pay]", StringComparison.Ordinal)
            .Replace("issues:\n", "issues:\n  talks: { question: Do they talk?, decided-by: { all: [union, company] } }\n", StringComparison.Ordinal);
        using var saved = await one.SaveAsync($"/api/dossiers/{dossier}/{File}?note=second+thoughts", tag, changed);
        var newTag = saved.Headers.ETag!.Tag;

        var changes = await one.GetJsonAsync($"/api/dossiers/{dossier}/revisions/2/changes");
        Assert.Equal(
            ["Issue talks added: “Do they talk?”", "“not strike” moved from second to first place of the priorities of union"],
            changes.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("text").GetString()));
        Assert.NotEmpty(changes.GetProperty("files")[0].GetProperty("groups").EnumerateArray());
        var results = await one.GetJsonAsync($"/api/dossiers/{dossier}/revisions/2/results");
        Assert.False(results.GetProperty("comparable").GetBoolean());
        Assert.Equal(4, results.GetProperty("feasible").GetProperty("before").GetInt32());
        Assert.Equal(8, results.GetProperty("feasible").GetProperty("after").GetInt32());

        using var restored = await one.SaveAsync($"/api/dossiers/{dossier}/revisions/1/restore", newTag, "", HttpMethod.Post);
        Assert.Equal(3, (await restored.JsonAsync()).GetProperty("revision").GetInt32());
        Assert.Equal(Start, await one.GetStringAsync($"/api/dossiers/{dossier}/{File}"));
        Assert.Equal(changed, await one.GetStringAsync($"/api/dossiers/{dossier}/{File}?revision=2"));
        var listed = (await one.GetJsonAsync($"/api/dossiers/{dossier}/revisions?limit=2")).GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal([3, 2], listed.Select(revision => revision.GetProperty("number").GetInt32()));
        Assert.Equal(1, listed[0].GetProperty("restores").GetInt32());
        Assert.Equal("second thoughts", listed[1].GetProperty("note").GetString());
    }

    [Fact]
    public async Task A_save_without_the_revision_it_is_based_on_is_not_taken_and_one_with_errors_neither()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var (dossier, tag) = await MakeAsync(running);
        using var one = await running.AsAsync("one");
        using var blind = await one.PutAsync($"/api/dossiers/{dossier}/{File}", new StringContent(Start));
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        using var wrong = await one.SaveAsync($"/api/dossiers/{dossier}/{File}", tag, Start.Replace("decided-by: union", "decided-by: unoin", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType!.MediaType);
        var diagnostic = (await wrong.JsonAsync()).GetProperty("diagnostics")[0];
        Assert.Equal("TRC0303", diagnostic.GetProperty("id").GetString());
        Assert.Equal(6, diagnostic.GetProperty("line").GetInt32());
        Assert.Equal(1, (await one.GetJsonAsync($"/api/dossiers/{dossier}")).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task The_database_refuses_to_change_what_was_saved_or_logged()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        await MakeAsync(running);
        foreach (var statement in (string[])["update audit set action = 'nothing'", "delete from audit", "update revisions set note = ''", "delete from revisions", "update blobs set hash = ''"])
        {
            await using var storage = running.Database.Open();
            await Assert.ThrowsAnyAsync<DbException>(() => storage.Database.ExecuteSqlRawAsync(statement));
        }
    }

    private static async Task<(string Dossier, string Tag)> MakeAsync(Running running)
    {
        using var one = await running.AsAsync("one");
        using var made = await one.PostAsync("/api/dossiers?name=dossier.yaml", new StringContent(Start));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var dossier = (await made.JsonAsync()).GetProperty("id").GetString()!;
        await running.JoinAsync(dossier, "other", Role.Editor);
        return (dossier, made.Headers.ETag!.Tag);
    }
}
