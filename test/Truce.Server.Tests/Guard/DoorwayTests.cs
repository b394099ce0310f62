using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Truce.Pages.Workbench;
using Truce.Server.Guard;

namespace Truce.Server.Tests.Guard;

/// <summary>What is turned away before anybody asks who it is, and what browsers are told.</summary>
public sealed class DoorwayTests
{
    [Theory]
    [InlineData("truce.example.org")]
    [InlineData("attacker.example:7471")]
    [InlineData("127.0.0.1.attacker.example")]
    public async Task Another_name_for_this_machine_is_turned_away(string host)
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        owner.DefaultRequestHeaders.Host = host;
        using var response = await owner.GetAsync("/api/dossiers");
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://attacker.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    public async Task A_page_elsewhere_changes_nothing_even_with_the_cookie(string header, string value)
    {
        await using var running = await Running.StartAsync();
        using var browser = running.AsBrowser();
        await browser.GetAsync(running.StartAddress);
        if (header == "Origin")
            browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Remove(header);
        browser.DefaultRequestHeaders.Add(header, value);
        using var response = await browser.PostAsync("/casebook/opening-talks-2024/copy", null);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        using var read = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
    }

    [Theory]
    [InlineData("HEAD", "/")]
    [InlineData("DELETE", "/api/me")]
    public async Task A_method_that_an_address_does_not_take_is_refused(string method, string path)
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await owner.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Content_that_an_address_does_not_take_is_refused_as_such()
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        using var content = new StringContent("dossier: Talks");
        using var response = await owner.PostAsync("/api/dossiers/talks/merge", content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("does not take content of the type 'text/plain; charset=utf-8'", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_without_a_word_on_where_it_comes_from_needs_a_key()
    {
        await using var running = await Running.StartAsync();
        using var browser = running.AsBrowser();
        await browser.GetAsync(running.StartAddress);
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        using var response = await browser.PostAsync("/casebook/opening-talks-2024/copy", null);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        using var owner = running.AsOwner();
        using var program = await owner.PostAsync("/casebook/opening-talks-2024/copy", null);
        Assert.Equal(HttpStatusCode.Redirect, program.StatusCode);
    }

    [Fact]
    public async Task The_start_up_token_is_exchanged_for_a_cookie_that_scripts_cannot_read_and_sites_cannot_send()
    {
        await using var running = await Running.StartAsync();
        using var browser = running.AsBrowser();
        using var wrong = await browser.GetAsync("/start?token=guessed");
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        using var before = await browser.GetAsync("/");
        Assert.StartsWith("/sign-in", before.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var start = await browser.GetAsync(running.StartAddress);
        var cookie = start.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        using var after = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task A_session_outlives_the_process_but_not_its_time()
    {
        var clock = new HandClock();
        await using var running = await Running.StartAsync(time: clock);
        using var browser = running.AsBrowser();
        await browser.GetAsync(running.StartAddress);
        clock.Now += TimeSpan.FromDays(29);
        using var soon = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, soon.StatusCode);
        clock.Now += TimeSpan.FromDays(31);
        using var late = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
    }

    [Fact]
    public async Task Every_page_has_the_policy_and_nothing_that_it_forbids()
    {
        await using var running = await Running.StartAsync();
        using var browser = running.AsBrowser();
        await browser.GetAsync(running.StartAddress);
        using var copied = await browser.PostAsync("/casebook/opening-talks-2024/copy", null);
        var dossier = copied.Headers.Location!.OriginalString;
        foreach (var path in (string[])["/", "/account", "/api", "/sign-in", "/nowhere", .. PageEntry.All.Select(entry => $"{dossier}/{entry.Path}"), $"{dossier}/stability?state=status-quo", $"{dossier}/history/1", $"{dossier}/members", $"{dossier}/audit"])
        {
            using var response = await browser.GetAsync(path);
            Assert.Equal(Headers.Policy, response.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            Assert.NotEmpty(page.QuerySelectorAll("h1"));
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
            Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task What_a_dossier_says_is_text_and_never_markup()
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        const string Hostile = "dossier: \"<script>alert(1)</script>\"\nparties:\n  a: { name: \"<img src=x onerror=alert(1)>\" }\nissues:\n  i: { decided-by: a }\n";
        using var made = await owner.PostAsync("/api/dossiers?name=dossier.yaml", new StringContent(Hostile));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await made.JsonAsync()).GetProperty("id").GetString();
        owner.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        foreach (var path in (string[])["/", $"/dossiers/{id}", $"/dossiers/{id}/history", $"/dossiers/{id}/history/1", $"/dossiers/{id}/members", $"/api/dossiers/{id}/brief"])
        {
            var page = new HtmlParser().ParseDocument(await owner.GetStringAsync(path));
            Assert.Empty(page.QuerySelectorAll("script:not([src]), img"));
        }

        using var file = await owner.GetAsync($"/api/dossiers/{id}/files/dossier.yaml");
        Assert.Equal("text/plain", file.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Assets_are_kept_for_a_year_under_an_address_that_changes_with_them()
    {
        await using var running = await Running.StartAsync();
        using var browser = running.AsBrowser();
        await browser.GetAsync(running.StartAddress);
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync("/"));
        var sheet = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var response = await browser.GetAsync(sheet);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("immutable", response.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        using var other = await browser.GetAsync(sheet.Replace("/assets/", "/assets/0", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }
}
