using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Truce.Pages.Workbench;
using Truce.Server.Opening;
using Truce.Server.Storage;
using Truce.Server.Waiting;

namespace Truce.Server.Tests.Waiting;

/// <summary>What a reader is shown of an answer that takes long, and how it is ended.</summary>
public sealed partial class WaitingTests
{
    private const string Case = "prisoners-dilemma-fang-1993";
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_long_page_is_answered_with_how_far_it_is_and_then_stands_at_the_same_address()
    {
        await using var solving = await Solving.BeginAsync();
        var (running, dossier, owner, slow) = solving;
        using var first = await OpenAsync(owner, $"/dossiers/{dossier}/stability");
        var page = await first.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal("no-store", first.Headers.CacheControl!.ToString());
        Assert.Contains("Finding and ranking the feasible states", page, StringComparison.Ordinal);
        Assert.Contains("<noscript><meta http-equiv=\"refresh\"", page, StringComparison.Ordinal);
        Assert.Contains("<progress max=\"100\" value=\"0\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/dossiers/{dossier}/sources\"", page, StringComparison.Ordinal);

        // Without script one looks again: it is the same wait, and the work was begun once.
        using var second = await OpenAsync(owner, $"/dossiers/{dossier}/stability");
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal(WaitIn(page), WaitIn(await second.Content.ReadAsStringAsync()));

        var told = await owner.GetJsonAsync(WaitIn(page));
        Assert.False(told.GetProperty("done").GetBoolean());
        Assert.Equal("Finding and ranking the feasible states", told.GetProperty("doing").GetString());
        slow.Release();
        await UntilDoneAsync(owner, WaitIn(page));
        using var last = await OpenAsync(owner, $"/dossiers/{dossier}/stability");
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.DoesNotContain("data-waiting", await last.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, slow.Begun);
        Assert.Equal(0, Room(running).Count);
    }

    [Fact]
    public async Task A_program_waits_for_the_page_itself()
    {
        await using var solving = await Solving.BeginAsync();
        var (_, dossier, owner, slow) = solving;
        var asked = owner.GetAsync($"/dossiers/{dossier}/stability");
        await Task.Delay(Patience.Moment * 2);
        Assert.False(asked.IsCompleted);
        slow.Release();
        using var answer = await asked.WaitAsync(s_soon);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_quick_page_says_nothing_of_waiting()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner", Case);
        using var owner = await running.AsAsync("owner");
        foreach (var page in (string[])["", "/model", "/stability", "/agreement", "/brief", "/robust", "/inverse", "/misperception", "/sequence"])
        {
            using var answer = await OpenAsync(owner, $"/dossiers/{dossier}{page}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("data-waiting", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(0, Room(running).Count);
    }

    [Fact]
    public async Task Cancelling_stops_the_work_and_says_so()
    {
        await using var solving = await Solving.BeginAsync();
        var (running, dossier, owner, slow) = solving;
        var page = await ReadAsync(owner, $"/dossiers/{dossier}/stability?where=not%20first-silent");
        using var cancelled = await owner.PostAsync($"{WaitIn(page)}/cancel", null);
        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
        await slow.Stopped.WaitAsync(s_soon);
        Assert.Equal("""{"done":true}""", await owner.GetStringAsync(WaitIn(page)));
        var stopped = await owner.GetStringAsync(cancelled.Headers.Location);
        Assert.Contains("Stopped", stopped, StringComparison.Ordinal);
        Assert.Contains($"href=\"/dossiers/{dossier}/stability?where=not%20first-silent\">Compute again", stopped, StringComparison.Ordinal);
        Assert.Equal(0, Room(running).Count);
    }

    [Fact]
    public async Task The_work_goes_on_while_another_reader_waits_for_it()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner", Case);
        await running.JoinAsync(dossier, "reader", Role.Reader);
        using var owner = await running.AsAsync("owner");
        using var reader = await running.AsAsync("reader");
        var slow = await SlowStates.OfAsync(running, dossier);
        var mine = await ReadAsync(owner, $"/dossiers/{dossier}/stability");
        var theirs = await ReadAsync(reader, $"/dossiers/{dossier}/stability");
        Assert.NotEqual(WaitIn(mine), WaitIn(theirs));
        using var cancelled = await owner.PostAsync($"{WaitIn(mine)}/cancel", null);
        slow.Release();
        await UntilDoneAsync(reader, WaitIn(theirs));
        Assert.False(slow.Stopped.IsCompleted);
    }

    [Fact]
    public async Task Leaving_the_page_stops_the_work()
    {
        await using var solving = await Solving.BeginAsync();
        var (running, dossier, owner, slow) = solving;
        var page = await ReadAsync(owner, $"/dossiers/{dossier}");

        // Whoever asks how far it is holds it for much less long than the page that has not begun to ask.
        await owner.GetJsonAsync(WaitIn(page));
        await slow.Stopped.WaitAsync(WaitingRoom.UntilFollowed - TimeSpan.FromSeconds(2));
        Assert.Equal(0, Room(running).Count);
    }

    [Fact]
    public async Task Who_is_shut_out_is_told_nothing_more_and_no_longer_keeps_the_work_alive()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner", Case);
        await running.JoinAsync(dossier, "reader", Role.Reader);
        using var reader = await running.AsAsync("reader");
        var slow = await SlowStates.OfAsync(running, dossier);
        var address = WaitIn(await ReadAsync(reader, $"/dossiers/{dossier}/stability"));
        await reader.GetJsonAsync(address);
        await using (var storage = running.Database.Open())
            await storage.Members.Where(member => member.DossierId == dossier && member.Role == Role.Reader).ExecuteDeleteAsync();
        var started = Stopwatch.GetTimestamp();
        while (!slow.Stopped.IsCompleted)
        {
            using var answer = await reader.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.True(Stopwatch.GetElapsedTime(started) < s_soon);
            await Task.Delay(200);
        }
    }

    [Fact]
    public async Task A_change_ends_the_wait_for_the_revision_before_it()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner");
        using var owner = await running.AsAsync("owner");
        var first = await SlowStates.OfAsync(running, dossier);
        await ReadAsync(owner, $"/dossiers/{dossier}/stability");
        await ReadAsync(owner, $"/dossiers/{dossier}/model");
        using var saved = await AddPriorityAsync(owner, dossier);
        var second = await SlowStates.OfAsync(running, dossier);
        await ReadAsync(owner, saved.Headers.Location!.ToString());

        // The page Stability still waits for the first revision: it was asked for as well.
        Assert.Equal(2, Room(running).Count);
        Assert.False(first.Stopped.IsCompleted);
        await ReadAsync(owner, $"/dossiers/{dossier}/stability");
        await first.Stopped.WaitAsync(s_soon);
        Assert.Equal(2, Room(running).Count);
        Assert.False(second.Stopped.IsCompleted);
    }

    [Fact]
    public async Task Cancelling_what_is_over_leads_to_its_page_all_the_same()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner", Case);
        using var owner = await running.AsAsync("owner");
        using var form = new FormUrlEncodedContent([new("page", "stability?where=first-silent")]);
        using var cancelled = await owner.PostAsync($"/dossiers/{dossier}/waiting/long-over/cancel", form);
        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
        Assert.Contains($"href=\"/dossiers/{dossier}/stability?where=first-silent\">Compute again", await owner.GetStringAsync(cancelled.Headers.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_is_followed_and_ended_by_its_own_reader_only()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner", Case);
        await running.JoinAsync(dossier, "reader", Role.Reader);
        using var owner = await running.AsAsync("owner");
        using var reader = await running.AsAsync("reader");
        var slow = await SlowStates.OfAsync(running, dossier);
        var address = WaitIn(await ReadAsync(owner, $"/dossiers/{dossier}/stability"));
        Assert.Equal("""{"done":true}""", await reader.GetStringAsync(address));
        using var ended = await reader.PostAsync($"{address}/cancel", null);
        Assert.False(slow.Stopped.IsCompleted);
        Assert.Equal(1, Room(running).Count);
        var other = await running.DossierAsync("owner", "elmira-kinsara-2014");
        Assert.Equal("""{"done":true}""", await owner.GetStringAsync(address.Replace(dossier, other, StringComparison.Ordinal)));
        slow.Release();
    }

    [Fact]
    public async Task What_goes_wrong_meanwhile_is_shown_in_the_place_of_the_page_and_computed_anew_afterwards()
    {
        await using var solving = await Solving.BeginAsync();
        var (running, dossier, owner, slow) = solving;
        slow.Failure = new InvalidOperationException("on purpose");
        var address = WaitIn(await ReadAsync(owner, $"/dossiers/{dossier}/stability"));
        slow.Release();
        await UntilDoneAsync(owner, address);
        using var failed = await OpenAsync(owner, $"/dossiers/{dossier}/stability");
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Contains("This is a bug in Truce", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var again = await OpenAsync(owner, $"/dossiers/{dossier}/stability");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(0, Room(running).Count);
    }

    [Fact]
    public async Task A_change_of_the_model_is_saved_before_anything_is_solved_and_stays_when_that_is_cancelled()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner");
        using var owner = await running.AsAsync("owner");
        await SlowStates.OfAsync(running, dossier);
        using var saved = await AddPriorityAsync(owner, dossier);

        var slow = await SlowStates.OfAsync(running, dossier);
        using var shown = await SendAsync(owner, saved.Headers.Location!.ToString(), ("HX-Request", "true"));
        var page = await shown.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Accepted, shown.StatusCode);
        Assert.Contains("Saved as revision 2.", page, StringComparison.Ordinal);
        Assert.Contains("id=\"outcome\"", page, StringComparison.Ordinal);
        Assert.Contains("data-priorities", page, StringComparison.Ordinal);
        using var cancelled = await owner.PostAsync($"{WaitIn(page)}/cancel", null);
        await slow.Stopped.WaitAsync(s_soon);
        Assert.Equal(2, (await owner.GetJsonAsync($"/api/dossiers/{dossier}")).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Only_a_page_that_was_just_saved_says_so()
    {
        await using var solving = await Solving.BeginAsync();
        var (_, dossier, owner, slow) = solving;
        var page = await ReadAsync(owner, $"/dossiers/{dossier}/model");
        Assert.Contains("The verdicts of revision 1 appear here", page, StringComparison.Ordinal);
        using var refused = await PostAsync(owner, $"/dossiers/{dossier}/model/red-lines?revision=1", ("party", "first"), ("act", "add"), ("form", "red-line"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("The verdicts of revision 1 appear here", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        slow.Release();
    }

    [Fact]
    public async Task A_refused_form_of_the_page_Agreement_is_there_before_the_brief()
    {
        await using var solving = await Solving.BeginAsync();
        var (running, dossier, owner, slow) = solving;
        using var refused = await PostAsync(owner, $"/dossiers/{dossier}/model/red-lines?revision=1", ("page", "agreement"), ("party", "first"), ("act", "add"), ("form", "red-line"));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("id=\"agreed\"", page, StringComparison.Ordinal);
        slow.Release();
        await UntilDoneAsync(owner, WaitIn(page));
        using var answer = await SendAsync(owner, $"/dossiers/{dossier}/agreement", ("HX-Request", "true"));
        Assert.Contains("<div id=\"agreed\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, Room(running).Count);
    }

    [Fact]
    public async Task A_ranking_is_parted_by_the_states_that_all_share()
    {
        await using var solving = await Solving.BeginAsync();
        var (_, dossier, owner, slow) = solving;
        var asked = PostAsync(owner, $"/dossiers/{dossier}/model/rankings?revision=1", ("party", "first"), ("act", "part"), ("tier", "0"), ("first:0", "second-silent"));
        await Task.Delay(Patience.Moment * 3);
        Assert.False(asked.IsCompleted);
        Assert.Equal(1, slow.Begun);
        slow.Release();
        using var answer = await asked.WaitAsync(s_soon);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(1, slow.Begun);
    }

    [Fact]
    public async Task Finding_out_why_a_state_would_hold_says_how_far_it_is_and_can_be_ended()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner", Case);
        await using var storage = running.Database.Open();
        var row = await storage.Revisions.SingleAsync(row => row.DossierId == dossier);
        var open = await running.Parts.GetRequiredService<Openings>().OpenAsync(row.FilesHash, CancellationToken.None);
        var shown = await new OpenRevision(row, 1, open).ShowStatesAsync(CancellationToken.None);
        var state = StateStory.AskedIn(shown, new StateQuery { State = "2" })!.Value;
        var told = new Reported();
        Assert.Equal(2, StateStory.Of(shown, state, told, CancellationToken.None).Parties.Count);
        Assert.Equal([0.5, 1], told.Shares);
        Assert.ThrowsAny<OperationCanceledException>(() => StateStory.Of(shown, state, told, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_part_of_a_page_that_takes_long_opens_the_whole_page()
    {
        await using var solving = await Solving.BeginAsync();
        var (_, dossier, owner, slow) = solving;
        using var part = await SendAsync(owner, $"/dossiers/{dossier}/stability?sort=first", ("HX-Request", "true"));
        Assert.Equal([$"/dossiers/{dossier}/stability?sort=first"], part.Headers.GetValues("HX-Redirect"));
        slow.Release();
    }

    [Fact]
    public async Task Who_opens_very_many_long_pages_waits_for_the_last_as_a_program_does()
    {
        await using var solving = await Solving.BeginAsync();
        var (running, dossier, owner, slow) = solving;
        var pages = await Task.WhenAll(Enumerable.Range(0, WaitingRoom.MostOfOne).Select(k => OpenAsync(owner, $"/dossiers/{dossier}/stability?page={k}")));
        Assert.All(pages, page => Assert.Equal(HttpStatusCode.Accepted, page.StatusCode));
        var more = OpenAsync(owner, $"/dossiers/{dossier}/stability?page=99");
        await Task.Delay(Patience.Moment * 2);
        Assert.False(more.IsCompleted);
        Assert.Equal(WaitingRoom.MostOfOne, Room(running).Count);
        slow.Release();
        using var answer = await more.WaitAsync(s_soon);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Changes what a party wants, in the first revision.</summary>
    private static async Task<HttpResponseMessage> AddPriorityAsync(HttpClient owner, string dossier)
    {
        var party = PartyIn(await owner.GetStringAsync($"/api/dossiers/{dossier}/files/dossier.yaml"));
        using var form = new FormUrlEncodedContent([new("party", party), new("prefer", "talks = open"), new("act", "add"), new("form", "add")]);
        var saved = await owner.PostAsync($"/dossiers/{dossier}/model/priorities?revision=1", form).WaitAsync(s_soon);
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync());
        return saved;
    }

    /// <summary>Follows a wait to its end, as a page does.</summary>
    private static async Task UntilDoneAsync(HttpClient client, string address)
    {
        var started = Stopwatch.GetTimestamp();
        while (!(await client.GetJsonAsync(address)).GetProperty("done").GetBoolean())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < s_soon);
            await Task.Delay(50);
        }
    }

    private static WaitingRoom Room(Running running) => running.Parts.GetRequiredService<WaitingRoom>();

    private static async Task<string> ReadAsync(HttpClient client, string path)
    {
        using var response = await OpenAsync(client, path);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>As a browser opens a page in a tab.</summary>
    private static Task<HttpResponseMessage> OpenAsync(HttpClient client, string path) =>
        SendAsync(client, path, ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"), ("Sec-Fetch-Site", "same-origin"), ("Accept", "text/html"));

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await client.SendAsync(request);
    }

    /// <summary>As the workbench's script sends a form.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Add("HX-Request", "true");
        return await client.SendAsync(request);
    }

    private static string WaitIn(string page) => WaitAddress().Match(page).Groups["address"].Value;

    private static string PartyIn(string dossier) => FirstParty().Match(dossier).Groups["party"].Value;

    [GeneratedRegex("data-waiting=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WaitAddress();

    [GeneratedRegex(@"^preferences:\s+(?<party>[\w-]+):", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstParty();

    /// <summary>A dossier of an owner's, whose states are not found until they are let.</summary>
    private sealed record Solving(Running Running, string Dossier, HttpClient Owner, SlowStates Slow) : IAsyncDisposable
    {
        public static async Task<Solving> BeginAsync()
        {
            var running = await Running.StartAsync(hasAccounts: true);
            var dossier = await running.DossierAsync("owner", Case);
            return new Solving(running, dossier, await running.AsAsync("owner"), await SlowStates.OfAsync(running, dossier));
        }

        public async ValueTask DisposeAsync()
        {
            Owner.Dispose();
            await Running.DisposeAsync();
        }
    }

    private sealed class Reported : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
