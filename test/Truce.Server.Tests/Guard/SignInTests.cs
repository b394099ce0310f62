using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Truce.Server.Storage;

namespace Truce.Server.Tests.Guard;

/// <summary>Names and passwords, how long a session lasts, and how guessing is slowed.</summary>
public sealed class SignInTests
{
    private const string Password = "a long enough secret";

    [Fact]
    public async Task A_name_and_its_password_open_the_workbench_and_lead_on_to_a_path_of_ours_only()
    {
        await using var running = await StartAsync(new HandClock());
        foreach (var (to, expected) in ((string, string)[])[("/account", "/account"), ("//attacker.example", "/"), ("https://attacker.example", "/"), ("/\\attacker.example", "/"), ("", "/")])
        {
            using var browser = running.AsBrowser();
            using var response = await SignInAsync(browser, "nadia", Password, to);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Equal(expected, response.Headers.Location!.OriginalString);
            Assert.Contains("samesite=lax", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task After_a_few_failures_a_name_waits_longer_each_time_whoever_asks()
    {
        var clock = new HandClock();
        await using var running = await StartAsync(clock);
        using var browser = running.AsBrowser();
        for (var k = 0; k < 5; k++)
        {
            using var wrong = await SignInAsync(browser, "nadia", $"wrong {k}");
            Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        }

        using var right = await SignInAsync(browser, "nadia", Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        clock.Now += TimeSpan.FromSeconds(2);
        using var again = await SignInAsync(browser, "nadia", "wrong again");
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        using var longer = await SignInAsync(browser, "nadia", Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, longer.StatusCode);
        Assert.Equal("2", longer.Headers.GetValues("Retry-After").Single());
        clock.Now += TimeSpan.FromSeconds(3);
        using var in_ = await SignInAsync(browser, "nadia", Password);
        Assert.Equal(HttpStatusCode.Redirect, in_.StatusCode);
    }

    [Fact]
    public async Task Whoever_is_kept_out_is_out_with_the_cookie_that_they_have()
    {
        await using var running = await StartAsync(new HandClock());
        using var browser = running.AsBrowser();
        await SignInAsync(browser, "nadia", Password);
        using (var before = await browser.GetAsync("/"))
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        // The mark alone, with the session still there.
        await using var storage = running.Database.Open();
        await storage.Users.Where(user => user.Name == "nadia").ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true));
        using var after = await browser.GetAsync("/");
        Assert.NotEqual(HttpStatusCode.OK, after.StatusCode);
        Assert.True(await storage.Sessions.AnyAsync());
    }

    [Fact]
    public async Task A_key_ends_when_it_says()
    {
        var clock = new HandClock();
        await using var running = await StartAsync(clock);
        using var program = await running.AsAsync("admin");
        await using var storage = running.Database.Open();
        await storage.ApiKeys.ExecuteUpdateAsync(set => set.SetProperty(key => key.ExpiresAt, clock.Now + TimeSpan.FromMinutes(1)));
        using (var before = await program.GetAsync("/api/me"))
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        clock.Now += TimeSpan.FromMinutes(2);
        using var after = await program.GetAsync("/api/me");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_session_ends_without_use_after_half_a_day_and_with_use_after_a_week()
    {
        var clock = new HandClock();
        await using var running = await StartAsync(clock);
        using var browser = running.AsBrowser();
        await SignInAsync(browser, "nadia", Password);
        for (var hours = 0; hours < 7 * 24; hours += 11)
        {
            using var used = await browser.GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, used.StatusCode);
            clock.Now += TimeSpan.FromHours(11);
        }

        using var old = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, old.StatusCode);
        await SignInAsync(browser, "nadia", Password);
        clock.Now += TimeSpan.FromHours(13);
        using var unused = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, unused.StatusCode);
    }

    [Fact]
    public async Task A_new_password_and_being_kept_out_end_every_session_and_key()
    {
        await using var running = await StartAsync(new HandClock());
        using var browser = running.AsBrowser();
        await SignInAsync(browser, "nadia", Password);
        using var administrator = await running.AsAsync("admin", isAdministrator: true);
        using var changed = await administrator.PatchAsJsonAsync("/api/users/nadia", new { password = "another long secret" });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        using var out_ = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, out_.StatusCode);

        await SignInAsync(browser, "nadia", "another long secret");
        using var made = await browser.PostAsJsonAsync("/api/me/keys", new { name = "script" });
        var key = (await made.JsonAsync()).GetProperty("key").GetString();
        using var script = await running.AsAsync(null);
        script.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
        Assert.Equal("nadia", (await script.GetJsonAsync("/api/me")).GetProperty("name").GetString());
        using var kept = await administrator.PatchAsJsonAsync("/api/users/nadia", new { disabled = true });
        using var refused = await script.GetAsync("/api/me");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var closed = await SignInAsync(browser, "nadia", "another long secret");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    [Theory]
    [InlineData("short", "at least 12")]
    [InlineData("nadia-nadia-nadia", "must not hold the name")]
    public async Task A_password_that_can_be_guessed_is_not_taken(string password, string why)
    {
        await using var running = await StartAsync(new HandClock());
        using var administrator = await running.AsAsync("admin", isAdministrator: true);
        using var response = await administrator.PatchAsJsonAsync("/api/users/nadia", new { password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(why, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_of_a_password_with_fewer_rounds_is_made_anew_when_the_password_is_used()
    {
        await using var running = await StartAsync(new HandClock());
        await using var storage = running.Database.Open();
        var weak = new PasswordHasher<UserRow>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 })).HashPassword(new UserRow { Name = "", DisplayName = "" }, Password);
        await storage.Users.Where(user => user.Name == "nadia").ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, weak));
        using var browser = running.AsBrowser();
        await SignInAsync(browser, "nadia", "wrong password");
        Assert.Equal(weak, await KeptAsync());

        using (var first = await SignInAsync(browser, "nadia", Password))
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        var renewed = await KeptAsync();
        Assert.Equal(210_000u, RoundsOf(renewed));
        using (var second = await SignInAsync(browser, "nadia", Password))
            Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(renewed, await KeptAsync());

        Task<string> KeptAsync() => storage.Users.AsNoTracking().Where(user => user.Name == "nadia").Select(user => user.PasswordHash!).SingleAsync();
    }

    // Version 3 of the hasher: a byte for the format, four for the function, then the rounds with the high byte first.
    private static uint RoundsOf(string hash) => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));

    [Fact]
    public async Task What_happened_at_the_door_is_written_down_without_a_secret()
    {
        await using var running = await StartAsync(new HandClock());
        using var browser = running.AsBrowser();
        await SignInAsync(browser, "nadia", "wrong password");
        await SignInAsync(browser, "nadia", Password);
        using var administrator = await running.AsAsync("admin", isAdministrator: true);
        var log = (await administrator.GetJsonAsync("/api/audit")).GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["signed in", "sign-in refused", "user added"], log.Select(entry => entry.GetProperty("action").GetString()));
        Assert.All(log, entry => Assert.DoesNotContain("secret", entry.ToString(), StringComparison.Ordinal));
        Assert.Equal("127.0.0.1", log[0].GetProperty("address").GetString());
    }

    private static async Task<Running> StartAsync(HandClock clock)
    {
        var running = await Running.StartAsync(hasAccounts: true, time: clock);
        using var administrator = await running.AsAsync("admin", isAdministrator: true);
        using var added = await administrator.PostAsJsonAsync("/api/users", new { name = "Nadia", password = Password });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        return running;
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password, string to = "") =>
        browser.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = name, ["password"] = password, ["to"] = to }));
}
