using System.Net;
using System.Net.Http.Json;

namespace Truce.Server.Tests.Features;

/// <summary>How people come to have a part in a dossier, and what owners see of them.</summary>
public sealed class TeamTests
{
    [Fact]
    public async Task An_invitation_works_once_and_gives_the_role_that_it_says()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner");
        using var owner = await running.AsAsync("owner");
        using var tom = await running.AsAsync("tom");
        using var late = await running.AsAsync("late");
        using var made = await owner.PostAsJsonAsync($"/api/dossiers/{dossier}/invitations", new { role = "editor" });
        var path = (await made.JsonAsync()).GetProperty("path").GetString();
        using var joined = await tom.PostAsync(path, null);
        Assert.Equal($"/dossiers/{dossier}", joined.Headers.Location!.OriginalString);
        using var again = await late.PostAsync(path, null);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal("editor", (await tom.GetJsonAsync($"/api/dossiers/{dossier}")).GetProperty("role").GetString());
        Assert.Equal(["owner:owner", "tom:editor"], await MembersAsync(owner, dossier));

        using var changed = await owner.PutAsJsonAsync($"/api/dossiers/{dossier}/members/tom", new { role = "reader" });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        using var refused = await tom.SaveAsync($"/api/dossiers/{dossier}/files/dossier.yaml", "\"1-0\"", "dossier: Mine");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var removed = await owner.DeleteAsync($"/api/dossiers/{dossier}/members/tom");
        using var gone = await tom.GetAsync($"/api/dossiers/{dossier}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Of_many_who_use_one_invitation_at_the_same_moment_one_joins()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner");
        using var owner = await running.AsAsync("owner");
        using var made = await owner.PostAsJsonAsync($"/api/dossiers/{dossier}/invitations", new { role = "reader" });
        var path = (await made.JsonAsync()).GetProperty("path").GetString();
        var clients = new List<HttpClient>();
        for (var k = 0; k < 10; k++)
            clients.Add(await running.AsAsync($"guest{k}"));
        var answers = await Task.WhenAll(clients.Select(client => client.PostAsync(path, null)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(2, (await MembersAsync(owner, dossier)).Length);
    }

    [Fact]
    public async Task An_invitation_can_be_withdrawn_and_gets_too_old()
    {
        var clock = new HandClock();
        await using var running = await Running.StartAsync(hasAccounts: true, time: clock);
        var dossier = await running.DossierAsync("owner");
        using var owner = await running.AsAsync("owner");
        using var tom = await running.AsAsync("tom");
        using var first = await owner.PostAsJsonAsync($"/api/dossiers/{dossier}/invitations", new { role = "reader" });
        var withdrawn = await first.JsonAsync();
        using var deleted = await owner.DeleteAsync($"/api/dossiers/{dossier}/invitations/{withdrawn.GetProperty("id").GetString()}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var useless = await tom.PostAsync(withdrawn.GetProperty("path").GetString(), null);
        Assert.Equal(HttpStatusCode.NotFound, useless.StatusCode);
        using var second = await owner.PostAsJsonAsync($"/api/dossiers/{dossier}/invitations", new { role = "reader" });
        clock.Now += TimeSpan.FromDays(8);
        using var tooOld = await tom.PostAsync((await second.JsonAsync()).GetProperty("path").GetString(), null);
        Assert.Equal(HttpStatusCode.NotFound, tooOld.StatusCode);
        Assert.Empty((await owner.GetJsonAsync($"/api/dossiers/{dossier}/invitations")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_dossier_never_loses_its_last_owner()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner");
        using var owner = await running.AsAsync("owner");
        using var lowered = await owner.PutAsJsonAsync($"/api/dossiers/{dossier}/members/owner", new { role = "reader" });
        Assert.Equal(HttpStatusCode.Conflict, lowered.StatusCode);
        using var removed = await owner.DeleteAsync($"/api/dossiers/{dossier}/members/owner");
        Assert.Equal(HttpStatusCode.Conflict, removed.StatusCode);
    }

    [Fact]
    public async Task Owners_see_who_read_saved_and_exported()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner");
        await running.JoinAsync(dossier, "tom", Server.Storage.Role.Reader);
        using var owner = await running.AsAsync("owner");
        using var tom = await running.AsAsync("tom");
        for (var k = 0; k < 3; k++)
            await tom.GetStringAsync($"/api/dossiers/{dossier}/files/dossier.yaml");
        await tom.GetByteArrayAsync($"/api/dossiers/{dossier}/export");
        var log = (await owner.GetJsonAsync($"/api/dossiers/{dossier}/audit")).GetProperty("items").EnumerateArray()
            .Select(entry => $"{entry.GetProperty("name").GetString()} {entry.GetProperty("action").GetString()} {entry.GetProperty("revision")}");
        Assert.Equal(["tom export 1", "tom read 1", "owner save 1"], log);
    }

    private static async Task<string[]> MembersAsync(HttpClient client, string dossier) =>
        [.. (await client.GetJsonAsync($"/api/dossiers/{dossier}/members")).GetProperty("items").EnumerateArray().Select(member => $"{member.GetProperty("name").GetString()}:{member.GetProperty("role").GetString()}")];
}
