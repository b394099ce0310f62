using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Truce.Server.Storage;

namespace Truce.Server.Tests.Guard;

/// <summary>Who may use which endpoint. An endpoint without a row here fails.</summary>
public sealed class AuthorisationTests
{
    /// <summary>Written by hand: method, path, and the least that a visitor must be.</summary>
    private const string Table =
        """
        GET    /assets/{hash}/{**path}                                      anyone
        GET    /start                                                       anyone
        GET    /sign-in                                                     anyone
        POST   /sign-in                                                     anyone
        POST   /sign-out                                                    anyone
        GET    /                                                            signed-in
        GET    /account                                                     signed-in
        POST   /account/password                                            signed-in
        POST   /account/keys                                                signed-in
        POST   /account/keys/{key}/delete                                   signed-in
        GET    /users                                                       administrator
        POST   /users                                                       administrator
        POST   /users/{name}                                                administrator
        POST   /casebook/{name}/copy                                        signed-in
        POST   /import                                                      signed-in
        GET    /join/{token}                                                signed-in
        POST   /join/{token}                                                signed-in
        GET    /dossiers/{dossier}                                          reader
        POST   /dossiers                                                    signed-in
        GET    /dossiers/{dossier}/sources                                  reader
        POST   /dossiers/{dossier}/sources/statements                       editor
        POST   /dossiers/{dossier}/sources/reanchor                         editor
        POST   /dossiers/{dossier}/sources/files                            editor
        POST   /dossiers/{dossier}/sources/files/replace                    editor
        GET    /dossiers/{dossier}/proposals                                reader
        POST   /dossiers/{dossier}/proposals                                editor
        POST   /dossiers/{dossier}/proposals/clauses                        editor
        POST   /dossiers/{dossier}/proposals/replies                        editor
        GET    /dossiers/{dossier}/model                                    reader
        POST   /dossiers/{dossier}/model/priorities                         editor
        POST   /dossiers/{dossier}/model/issues                             editor
        POST   /dossiers/{dossier}/model/constraints                        editor
        POST   /dossiers/{dossier}/model/red-lines                          editor
        POST   /dossiers/{dossier}/model/walk-away                          editor
        POST   /dossiers/{dossier}/model/utilities                          editor
        POST   /dossiers/{dossier}/model/rankings                           editor
        POST   /dossiers/{dossier}/model/preferences                        editor
        GET    /dossiers/{dossier}/contents                                 reader
        POST   /dossiers/{dossier}/contents                                 editor
        GET    /dossiers/{dossier}/stability                                reader
        GET    /dossiers/{dossier}/stability/graph.json                     reader
        GET    /dossiers/{dossier}/agreement                                reader
        GET    /dossiers/{dossier}/robust                                   reader
        GET    /dossiers/{dossier}/inverse                                  reader
        GET    /dossiers/{dossier}/misperception                            reader
        GET    /dossiers/{dossier}/sequence                                 reader
        GET    /dossiers/{dossier}/timeline                                 reader
        GET    /dossiers/{dossier}/text                                     reader
        POST   /dossiers/{dossier}/text                                     editor
        POST   /dossiers/{dossier}/text/check                               reader
        GET    /dossiers/{dossier}/brief                                    reader
        GET    /dossiers/{dossier}/brief.html                               reader
        GET    /dossiers/{dossier}/waiting/{wait}                           reader
        POST   /dossiers/{dossier}/waiting/{wait}/cancel                    reader
        GET    /dossiers/{dossier}/stopped                                  reader
        GET    /dossiers/{dossier}/history                                  reader
        GET    /dossiers/{dossier}/history/{revision}                       reader
        POST   /dossiers/{dossier}/history/{revision}/restore               editor
        POST   /dossiers/{dossier}/save                                     editor
        GET    /dossiers/{dossier}/members                                  reader
        POST   /dossiers/{dossier}/members/{name}                           owner
        POST   /dossiers/{dossier}/invitations                              owner
        POST   /dossiers/{dossier}/invitations/{invitation}/delete          owner
        GET    /dossiers/{dossier}/audit                                    owner
        GET    /api                                                         signed-in
        GET    /api/openapi.json                                            signed-in
        GET    /api/me                                                      signed-in
        PUT    /api/me/password                                             signed-in
        GET    /api/me/keys                                                 signed-in
        POST   /api/me/keys                                                 signed-in
        DELETE /api/me/keys/{key}                                           signed-in
        GET    /api/users                                                   administrator
        POST   /api/users                                                   administrator
        PATCH  /api/users/{name}                                            administrator
        GET    /api/audit                                                   administrator
        GET    /api/dossiers                                                signed-in
        POST   /api/dossiers                                                signed-in
        GET    /api/dossiers/{dossier}                                      reader
        PUT    /api/dossiers/{dossier}                                      editor
        DELETE /api/dossiers/{dossier}                                      owner
        GET    /api/dossiers/{dossier}/files                                reader
        GET    /api/dossiers/{dossier}/files/{**path}                       reader
        PUT    /api/dossiers/{dossier}/files/{**path}                       editor
        DELETE /api/dossiers/{dossier}/files/{**path}                       editor
        GET    /api/dossiers/{dossier}/revisions                            reader
        GET    /api/dossiers/{dossier}/revisions/{revision}                 reader
        GET    /api/dossiers/{dossier}/revisions/{revision}/changes         reader
        GET    /api/dossiers/{dossier}/revisions/{revision}/results         reader
        POST   /api/dossiers/{dossier}/revisions/{revision}/restore         editor
        POST   /api/dossiers/{dossier}/merge                                editor
        GET    /api/dossiers/{dossier}/export                               reader
        GET    /api/dossiers/{dossier}/check                                reader
        POST   /api/dossiers/{dossier}/check                                reader
        GET    /api/dossiers/{dossier}/brief                                reader
        GET    /api/dossiers/{dossier}/compare                              reader
        GET    /api/dossiers/{dossier}/timeline                             reader
        GET    /api/dossiers/{dossier}/stability                            reader
        GET    /api/dossiers/{dossier}/evolution                            reader
        GET    /api/dossiers/{dossier}/coalitions                           reader
        GET    /api/dossiers/{dossier}/inverse                              reader
        GET    /api/dossiers/{dossier}/misperception                        reader
        GET    /api/dossiers/{dossier}/sequence                             reader
        GET    /api/dossiers/{dossier}/robust                               reader
        GET    /api/dossiers/{dossier}/agree                                reader
        GET    /api/dossiers/{dossier}/negotiate                            reader
        POST   /api/dossiers/{dossier}/jobs/{analysis}                      reader
        GET    /api/dossiers/{dossier}/jobs/{job}                           reader
        GET    /api/dossiers/{dossier}/jobs/{job}/events                    reader
        GET    /api/dossiers/{dossier}/jobs/{job}/result                    reader
        DELETE /api/dossiers/{dossier}/jobs/{job}                           reader
        GET    /api/dossiers/{dossier}/members                              reader
        PUT    /api/dossiers/{dossier}/members/{name}                       owner
        DELETE /api/dossiers/{dossier}/members/{name}                       owner
        GET    /api/dossiers/{dossier}/invitations                          owner
        POST   /api/dossiers/{dossier}/invitations                          owner
        DELETE /api/dossiers/{dossier}/invitations/{invitation}             owner
        GET    /api/dossiers/{dossier}/audit                                owner
        """;

    private const string NoSuchDossier = "There is no such dossier, or it was not shared with you.";

    /// <summary>From the least to the most that somebody can be with a dossier; an administrator is a stranger to it.</summary>
    private static readonly string[] s_visitors = ["nobody", "stranger", "administrator", "reader", "editor", "owner"];

    private static readonly (string Method, string Path, string Least)[] s_rows =
        [.. Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(parts => (parts[0], parts[1], parts[2]))];

    [Fact]
    public async Task Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var endpoints = running.Parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"));
        Assert.Equal(s_rows.Select(row => $"{row.Method} {row.Path}").Order(StringComparer.Ordinal), endpoints.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_endpoint_lets_in_who_may_and_turns_away_who_may_not()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var clients = new Dictionary<string, HttpClient>();
        foreach (var visitor in s_visitors)
            clients[visitor] = await running.AsAsync(visitor == "nobody" ? null : visitor, isAdministrator: visitor == "administrator");
        var mistakes = new List<string>();
        foreach (var row in s_rows)
        {
            var dossier = await running.DossierAsync("owner");
            await running.JoinAsync(dossier, "editor", Role.Editor);
            await running.JoinAsync(dossier, "reader", Role.Reader);
            foreach (var visitor in s_visitors)
            {
                using var response = await clients[visitor].SendAsync(Request(row.Method, row.Path, dossier));
                var text = await response.Content.ReadAsStringAsync();
                var expected = Expected(row.Least, visitor);
                var found = Found(response.StatusCode, text);
                if (expected != found)
                    mistakes.Add($"{row.Method} {row.Path} for {visitor}: expected '{expected}', found '{found}' ({(int)response.StatusCode})");
            }
        }

        Assert.Equal([], mistakes);
    }

    [Fact]
    public async Task A_job_belongs_to_who_started_it()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner");
        await running.JoinAsync(dossier, "reader", Role.Reader);
        using var owner = await running.AsAsync("owner");
        using var reader = await running.AsAsync("reader");
        using var started = await owner.PostAsync($"/api/dossiers/{dossier}/jobs/stability", null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var job = (await started.JsonAsync()).GetProperty("job").GetString();
        foreach (var path in (string[])["", "/events", "/result"])
        {
            using var theirs = await reader.GetAsync($"/api/dossiers/{dossier}/jobs/{job}{path}");
            Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        }

        using var cancelled = await reader.DeleteAsync($"/api/dossiers/{dossier}/jobs/{job}");
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);
        using var events = await owner.GetAsync($"/api/dossiers/{dossier}/jobs/{job}/events");
        Assert.Contains("event: end", await events.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var other = await running.DossierAsync("owner");
        using var elsewhere = await owner.GetAsync($"/api/dossiers/{other}/jobs/{job}");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_revision_of_another_dossier_is_not_reached_through_ones_own()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var mine = await running.DossierAsync("me");
        var theirs = await running.DossierAsync("they", "elmira-kinsara-2014");
        using var me = await running.AsAsync("me");
        foreach (var path in (string[])["", "/files", "/export", "/brief", "/revisions/1", "/stability?revision=1"])
        {
            using var response = await me.GetAsync($"/api/dossiers/{theirs}{path}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        var listed = await me.GetJsonAsync("/api/dossiers");
        Assert.Equal([mine], listed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_page_that_is_kept_is_neither_shown_to_who_may_not_see_it_nor_after_a_save()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner", "prisoners-dilemma-fang-1993");
        await running.JoinAsync(dossier, "reader", Role.Reader);
        using var owner = await running.AsAsync("owner");
        using var reader = await running.AsAsync("reader");
        using var stranger = await running.AsAsync("stranger");
        var first = await owner.GetStringAsync($"/dossiers/{dossier}/stability");
        Assert.Equal(first, await owner.GetStringAsync($"/dossiers/{dossier}/stability"));
        const string Editing = "Another source";
        Assert.Contains(Editing, await owner.GetStringAsync($"/dossiers/{dossier}/sources"), StringComparison.Ordinal);
        Assert.DoesNotContain(Editing, await reader.GetStringAsync($"/dossiers/{dossier}/sources"), StringComparison.Ordinal);
        using var refused = await stranger.GetAsync($"/dossiers/{dossier}/stability");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        using var read = await owner.GetAsync($"/api/dossiers/{dossier}/files/dossier.yaml");
        var text = await read.Content.ReadAsStringAsync();
        using var saved = await owner.SaveAsync($"/api/dossiers/{dossier}/files/dossier.yaml", read.Headers.ETag!.Tag, text.Replace("dossier: Prisoner", "dossier: The prisoner", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Contains("The prisoner", await owner.GetStringAsync($"/dossiers/{dossier}/stability"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_dossier_is_gone_for_its_owner_too()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner");
        using var owner = await running.AsAsync("owner");
        using var deleted = await owner.DeleteAsync($"/api/dossiers/{dossier}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await owner.GetAsync($"/api/dossiers/{dossier}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static HttpRequestMessage Request(string method, string path, string dossier)
    {
        var filled = path.Replace("{dossier}", dossier, StringComparison.Ordinal).Replace("{revision}", "1", StringComparison.Ordinal)
            .Replace("{**path}", "dossier.yaml", StringComparison.Ordinal).Replace("{analysis}", "stability", StringComparison.Ordinal)
            .Replace("{name}", "nobody-of-that-name", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        var request = new HttpRequestMessage(new HttpMethod(method), filled);
        if (method is "POST" or "PUT" or "PATCH")
        {
            request.Content = path.StartsWith("/api", StringComparison.Ordinal)
                ? new StringContent("{}", Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([new("nothing", "")]);
        }

        return request;
    }

    private static string Expected(string least, string visitor) => least switch
    {
        "anyone" => "in",
        _ when visitor == "nobody" => "sign in",
        "signed-in" => "in",
        "administrator" => visitor == "administrator" ? "in" : "forbidden",
        _ when visitor is "stranger" or "administrator" => "not found",
        _ => Array.IndexOf(s_visitors, visitor) >= Array.IndexOf(s_visitors, least) ? "in" : "forbidden",
    };

    private static string Found(HttpStatusCode status, string text) => status switch
    {
        HttpStatusCode.Unauthorized => "sign in",
        HttpStatusCode.Forbidden when text.Contains("may", StringComparison.Ordinal) => "forbidden",
        HttpStatusCode.NotFound when text.Contains(NoSuchDossier, StringComparison.Ordinal) => "not found",
        >= HttpStatusCode.InternalServerError => "a bug",
        _ => "in",
    };
}
