using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Truce.Server.Guard;
using Truce.Server.Storage;
using Truce.Text;

namespace Truce.Server.Tests;

/// <summary>A workbench that runs on this machine while a test does, in a folder of its own.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly Workbench _workbench;
    private readonly string _folder;
    private readonly Dictionary<string, long> _users = [];

    private Running(Workbench workbench, string folder)
    {
        _workbench = workbench;
        _folder = folder;
        Address = new Uri(workbench.StartAddress.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>Gives each workbench a database of its own that is no SQLite file; null for SQLite.</summary>
    public static Func<Uri>? NewDatabase { get; set; }

    public Uri Address { get; }

    public string Folder => _folder;

    public Uri StartAddress => _workbench.StartAddress;

    public IServiceProvider Parts => _workbench.Parts;

    public Database Database => Parts.GetRequiredService<Database>();

    public static string RepositoryRoot { get; } =
        typeof(Running).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    /// <summary>Starts one.</summary>
    public static async Task<Running> StartAsync(bool hasAccounts = false, TimeProvider? time = null, Uri? database = null, string? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("truce-server-").FullName;
        var options = new WorkbenchOptions { DataFolder = folder, HasAccounts = hasAccounts, Database = database ?? NewDatabase?.Invoke(), Time = time ?? TimeProvider.System };
        return new Running(await Workbench.StartAsync(options), folder);
    }

    /// <summary>A program that comes with a key of somebody, who is added when need be; of nobody when no name is given.</summary>
    public async Task<HttpClient> AsAsync(string? name, bool isAdministrator = false)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        if (name is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await KeyOfAsync(await UserAsync(name, isAdministrator)));
        return client;
    }

    /// <summary>The one person of a workbench without accounts, by the start-up token.</summary>
    public HttpClient AsOwner()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StartAddress.Query["?token=".Length..]);
        return client;
    }

    /// <summary>A browser: with cookies, and telling where requests come from.</summary>
    public HttpClient AsBrowser()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    /// <summary>Somebody, without the slow hash of a password.</summary>
    public async Task<long> UserAsync(string name, bool isAdministrator = false)
    {
        if (_users.TryGetValue(name, out var known))
            return known;
        await using var storage = Database.Open();
        var user = new UserRow { Name = name, DisplayName = name, IsAdministrator = isAdministrator, CreatedAt = DateTimeOffset.UnixEpoch };
        storage.Users.Add(user);
        await storage.SaveChangesAsync();
        return _users[name] = user.Id;
    }

    /// <summary>Gives somebody a part in a dossier.</summary>
    public async Task JoinAsync(string dossier, string name, Role role)
    {
        var user = await UserAsync(name);
        await using var storage = Database.Open();
        storage.Members.Add(new MemberRow { DossierId = dossier, UserId = user, Role = role });
        await storage.SaveChangesAsync();
    }

    /// <summary>A dossier of the casebook, owned by somebody.</summary>
    public async Task<string> DossierAsync(string owner, string name = "opening-talks-2024") =>
        await Parts.GetRequiredService<Revisions>().CreateAsync(new Visitor(await UserAsync(owner), owner, null), "A case", Case(name), "", CancellationToken.None);

    /// <summary>The files of a case of the casebook.</summary>
    public static DossierFiles Case(string name)
    {
        var folder = Path.Combine(RepositoryRoot, "casebook", name);
        return DossierFiles.None.With(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new DossierFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file))));
    }

    public async ValueTask DisposeAsync()
    {
        await _workbench.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> KeyOfAsync(long user)
    {
        var token = Secrets.Token();
        await using var storage = Database.Open();
        storage.ApiKeys.Add(new ApiKeyRow { TokenHash = Secrets.HashOf(token), UserId = user, Name = "test", ExpiresAt = DateTimeOffset.MaxValue.AddYears(-1) });
        await storage.SaveChangesAsync();
        return token;
    }
}

/// <summary>Reading answers.</summary>
internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.JsonAsync();
    }

    public static Task<HttpResponseMessage> SaveAsync(this HttpClient client, string path, string etag, string text, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Put, path) { Content = new StringContent(text) };
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        return client.SendAsync(request);
    }
}

/// <summary>A clock that is moved by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2090, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
