using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Truce.Server.Tests.Features;

/// <summary>What an administrator does with people on the page for it.</summary>
public sealed partial class UsersTests
{
    [Fact]
    public async Task Somebody_is_added_with_a_password_that_is_shown_once_and_opens_the_workbench()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        using var administrator = await running.AsAsync("root", isAdministrator: true);
        var added = await PostAsync(administrator, "/users", HttpStatusCode.OK, ("name", "Nadia"), ("display-name", "Nadia O."));
        var password = PasswordIn(added);
        Assert.DoesNotContain(password, await administrator.GetStringAsync("/users"), StringComparison.Ordinal);
        Assert.Contains("Nadia O.", await administrator.GetStringAsync("/users"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(running, "nadia", password));
        Assert.Contains("there is somebody called &#x27;nadia&#x27; already", await PostAsync(administrator, "/users", HttpStatusCode.UnprocessableEntity, ("name", "nadia")), StringComparison.Ordinal);

        var other = PasswordIn(await PostAsync(administrator, "/users/nadia", HttpStatusCode.OK, ("act", "password")));
        Assert.NotEqual(password, other);
        Assert.Equal(HttpStatusCode.Forbidden, await SignInAsync(running, "nadia", password));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(running, "nadia", other));

        await PostAsync(administrator, "/users/nadia", HttpStatusCode.Redirect, ("act", "disable"));
        Assert.Equal(HttpStatusCode.Forbidden, await SignInAsync(running, "nadia", other));
        await PostAsync(administrator, "/users/nadia", HttpStatusCode.Redirect, ("act", "enable"));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(running, "nadia", other));
    }

    [Fact]
    public async Task An_administrator_makes_another_and_the_last_one_stays()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        using var root = await running.AsAsync("root", isAdministrator: true);
        using var nadia = await running.AsAsync("nadia");
        Assert.Contains("&#x27;root&#x27; is the only administrator", await PostAsync(root, "/users/root", HttpStatusCode.UnprocessableEntity, ("act", "demote")), StringComparison.Ordinal);
        Assert.Contains("&#x27;root&#x27; is the only administrator", await PostAsync(root, "/users/root", HttpStatusCode.UnprocessableEntity, ("act", "disable")), StringComparison.Ordinal);
        using (var hidden = await nadia.GetAsync("/users"))
            Assert.Equal(HttpStatusCode.Forbidden, hidden.StatusCode);

        await PostAsync(root, "/users/nadia", HttpStatusCode.Redirect, ("act", "promote"));
        await PostAsync(nadia, "/users/root", HttpStatusCode.Redirect, ("act", "demote"));
        using (var gone = await root.GetAsync("/users"))
            Assert.Equal(HttpStatusCode.Forbidden, gone.StatusCode);
        using var patched = await nadia.PatchAsJsonAsync("/api/users/nadia", new { administrator = false });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, patched.StatusCode);
        Assert.Contains("made administrator", await nadia.GetStringAsync("/api/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stolen_session_tries_passwords_no_faster_on_the_page_than_at_the_door()
    {
        await using var running = await Running.StartAsync(hasAccounts: true, time: new HandClock());
        using var root = await running.AsAsync("root", isAdministrator: true);
        var password = PasswordIn(await PostAsync(root, "/users", HttpStatusCode.OK, ("name", "nadia")));
        using var browser = running.AsBrowser();
        using (await browser.PostAsync("/sign-in", new FormUrlEncodedContent([new("name", "nadia"), new("password", password)])))
        {
        }

        for (var k = 0; k < 5; k++)
            Assert.Contains("not right", await PostAsync(browser, "/account/password", HttpStatusCode.OK, ("old", $"wrong {k}"), ("new", "another long secret")), StringComparison.Ordinal);
        Assert.Contains("Too many tries", await PostAsync(browser, "/account/password", HttpStatusCode.OK, ("old", password), ("new", "another long secret")), StringComparison.Ordinal);
    }

    private static async Task<string> PostAsync(HttpClient client, string path, HttpStatusCode expected, params (string, string)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))) };
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{path}: {response.StatusCode} {text}");
        return text;
    }

    private static async Task<HttpStatusCode> SignInAsync(Running running, string name, string password)
    {
        using var browser = running.AsBrowser();
        using var response = await browser.PostAsync("/sign-in", new FormUrlEncodedContent([new("name", name), new("password", password)]));
        return response.StatusCode;
    }

    private static string PasswordIn(string html) => Secret().Match(html).Groups["password"].Value is { Length: > 0 } password ? password : throw new InvalidOperationException(html);

    [GeneratedRegex("<code>(?<password>[a-z0-9]{5}(-[a-z0-9]{5}){3})</code>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
