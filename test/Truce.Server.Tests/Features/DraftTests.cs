using System.Net;
using Truce.Server.Features.Exchange;

namespace Truce.Server.Tests.Features;

/// <summary>A text with errors is kept as a draft when that is asked for, is marked as one, and nothing is concluded from it.</summary>
public sealed class DraftTests
{
    /// <summary>The dossier's pages that conclude something, and words that they say when they do.</summary>
    private static readonly string[] s_concluding = ["", "/stability", "/agreement", "/sequence", "/robust", "/inverse", "/misperception", "/timeline", "/brief"];

    private static readonly string[] s_questions = ["compare", "timeline", "stability", "evolution", "coalitions", "inverse?to=1", "misperception", "sequence", "robust", "agree", "negotiate", "brief", "export?format=gmcr", "revisions/2/results"];

    private static readonly Func<string, string>[] s_slips =
    [
        text => text.Replace("issues:", "isues:", StringComparison.Ordinal),
        text => text.Replace("quote: \"", "quote: \"No such words. ", StringComparison.Ordinal),
        text => text[..(text.Length / 2)] + "\n  - [",
    ];

    [Fact]
    public async Task The_page_Text_keeps_a_half_finished_text_and_no_page_concludes_anything_from_it()
    {
        await using var running = await Running.StartAsync();
        using var browser = running.AsBrowser();
        using (await browser.GetAsync(running.StartAddress))
        {
        }

        using var owner = running.AsOwner();
        foreach (var slip in s_slips)
        {
            var (id, text, _) = await OpeningAsync(owner);
            using var saved = await browser.PostAsync($"/dossiers/{id}/text?revision=1", new FormUrlEncodedContent([new("based-on", "1"), new("text", slip(text)), new("note", "half of it")]));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
            Assert.Contains("Draft with errors", await browser.GetStringAsync($"/dossiers/{id}/text"), StringComparison.Ordinal);

            var revision = await owner.GetJsonAsync($"/api/dossiers/{id}/revisions/2");
            Assert.True(revision.GetProperty("draft").GetBoolean());
            Assert.Equal("Conditions for opening peace talks between Russia and Ukraine, June 2024", revision.GetProperty("title").GetString());
            Assert.Equal(slip(text), await owner.GetStringAsync($"/api/dossiers/{id}/files/dossier.yaml"));
            Assert.Contains("Draft with errors. half of it", await browser.GetStringAsync($"/dossiers/{id}/history"), StringComparison.Ordinal);
            foreach (var page in s_concluding)
            {
                var html = await browser.GetStringAsync($"/dossiers/{id}{page}");
                Assert.Contains("concludes nothing from a draft", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<table", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("status quo is stable for", await browser.GetStringAsync($"/dossiers/{id}/model"), StringComparison.Ordinal);
            Assert.DoesNotContain("Each waits for the other", await browser.GetStringAsync($"/dossiers/{id}/proposals"), StringComparison.Ordinal);
            foreach (var question in s_questions)
            {
                using var refused = await owner.GetAsync($"/api/dossiers/{id}/{question}");
                Assert.True(refused.StatusCode == HttpStatusCode.UnprocessableEntity, $"{question}: {refused.StatusCode}");
            }

            using var brief = await browser.GetAsync($"/dossiers/{id}/brief.html");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, brief.StatusCode);
            using var graph = await browser.GetAsync($"/dossiers/{id}/stability/graph.json");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, graph.StatusCode);
            using var job = await owner.PostAsync($"/api/dossiers/{id}/jobs/stability", null);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, job.StatusCode);
        }
    }

    [Fact]
    public async Task A_program_saves_a_draft_only_when_it_says_so()
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        var (id, text, tag) = await OpeningAsync(owner);
        var half = s_slips[0](text);
        using var refused = await owner.SaveAsync($"/api/dossiers/{id}/files/dossier.yaml", tag, half);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var problem = await refused.JsonAsync();
        Assert.Contains("draft=true", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(1, (await owner.GetJsonAsync($"/api/dossiers/{id}")).GetProperty("revision").GetInt32());

        using var saved = await owner.SaveAsync($"/api/dossiers/{id}/files/dossier.yaml?draft=true", tag, half);
        var info = await saved.JsonAsync();
        Assert.True(info.GetProperty("draft").GetBoolean());
        using var mended = await owner.SaveAsync($"/api/dossiers/{id}/files/dossier.yaml?draft=true", info.GetProperty("etag").GetString()!, text);
        var whole = await mended.JsonAsync();
        Assert.False(whole.GetProperty("draft").GetBoolean());
        Assert.Equal([false, true, false], (await owner.GetJsonAsync($"/api/dossiers/{id}/revisions")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("draft").GetBoolean()));

        using var back = await owner.SaveAsync($"/api/dossiers/{id}/revisions/2/restore", whole.GetProperty("etag").GetString()!, "", HttpMethod.Post);
        Assert.True((await back.JsonAsync()).GetProperty("draft").GetBoolean());
        using var stability = await owner.GetAsync($"/api/dossiers/{id}/stability?revision=3");
        Assert.Equal(HttpStatusCode.OK, stability.StatusCode);
    }

    [Fact]
    public async Task A_half_finished_text_is_not_lost_when_somebody_saved_meanwhile()
    {
        await using var running = await Running.StartAsync();
        using var browser = running.AsBrowser();
        using (await browser.GetAsync(running.StartAddress))
        {
        }

        using var owner = running.AsOwner();
        var (id, text, tag) = await OpeningAsync(owner);
        using var theirs = await owner.SaveAsync($"/api/dossiers/{id}/files/dossier.yaml", tag, text.Replace("Ten-point peace plan", "The plan", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, theirs.StatusCode);
        using var mine = await browser.PostAsync($"/dossiers/{id}/text?revision=1", new FormUrlEncodedContent([new("based-on", "1"), new("text", "isues: [half"), new("note", "")]));
        Assert.Equal(HttpStatusCode.Conflict, mine.StatusCode);
        var html = await mine.Content.ReadAsStringAsync();
        Assert.Contains("isues: [half</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("Somebody else saved a revision meanwhile", html, StringComparison.Ordinal);
        Assert.Contains("Save as a revision", html, StringComparison.Ordinal);
        Assert.Equal(2, (await owner.GetJsonAsync($"/api/dossiers/{id}")).GetProperty("revision").GetInt32());
    }

    private static async Task<(string Id, string Text, string Tag)> OpeningAsync(HttpClient owner)
    {
        using var made = await owner.PostAsync("/api/dossiers", new ByteArrayContent(Zip.Pack(Running.Case("opening-talks-2024"))));
        var id = (await made.JsonAsync()).GetProperty("id").GetString()!;
        using var read = await owner.GetAsync($"/api/dossiers/{id}/files/dossier.yaml");
        return (id, await read.Content.ReadAsStringAsync(), read.Headers.ETag!.Tag);
    }
}
