using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Truce.Cli;

namespace Truce.Outside.Tests;

/// <summary>The process is ended by SIGKILL in the middle of saves: every revision that was acknowledged is there, and the database opens.</summary>
public sealed class KilledWhileSavingTests(PostgresServer postgres)
{
    private const int Seed = 7;
    private const int LeastSaves = 100;
    private const int Editors = 4;

    [Fact]
    public Task On_sqlite() => KillAndLookAsync([]);

    [Fact]
    public Task On_postgresql() => KillAndLookAsync(["--database", postgres.NewDatabase().ToString()]);

    private static async Task KillAndLookAsync(string[] database)
    {
        var folder = Directory.CreateTempSubdirectory("truce-killed-").FullName;
        var random = new Random(Seed);
        var acknowledged = new ConcurrentDictionary<(string Dossier, int Revision), string>();
        string[] dossiers;
        using (var first = await Serving.StartAsync(folder, database))
            dossiers = await Task.WhenAll(Enumerable.Range(0, Editors).Select(_ => first.CreateAsync(TextOf(0))));

        var kills = 0;
        while (acknowledged.Count < LeastSaves || kills < 8)
        {
            using var serving = await Serving.StartAsync(folder, database);
            var editors = dossiers.Select(dossier => SaveUntilKilledAsync(serving, dossier, acknowledged)).ToArray();

            // All of them are always in the middle of a save: a new one starts when the answer is there.
            var enough = acknowledged.Count + random.Next(8, 24);
            while (acknowledged.Count < enough && !Array.Exists(editors, editor => editor.IsCompleted))
                await Task.Delay(1);
            Assert.All(editors, editor => Assert.False(editor.IsCompleted));
            serving.Kill();
            kills++;
            await Task.WhenAll(editors);
        }

        using var last = await Serving.StartAsync(folder, database);
        foreach (var dossier in dossiers)
        {
            var head = await last.HeadAsync(dossier);
            var newest = acknowledged.Keys.Where(saved => saved.Dossier == dossier).Select(saved => saved.Revision).DefaultIfEmpty(1).Max();

            // One more may have been saved whose answer the last kill cut off.
            Assert.InRange(head, newest, newest + 1);
            for (var revision = 1; revision <= head; revision++)
                Assert.StartsWith("dossier: Killed ", await last.ReadAsync(dossier, revision), StringComparison.Ordinal);
        }

        foreach (var ((dossier, revision), text) in acknowledged)
            Assert.Equal(text, await last.ReadAsync(dossier, revision));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task SaveUntilKilledAsync(Serving serving, string dossier, ConcurrentDictionary<(string Dossier, int Revision), string> acknowledged)
    {
        try
        {
            for (var tag = await serving.TagAsync(dossier); ;)
            {
                var text = TextOf(int.Parse(tag.Trim('"').Split('-')[0]));
                (var revision, tag) = await serving.SaveAsync(dossier, tag, text);
                acknowledged[(dossier, revision)] = text;
            }
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
        catch (IOException)
        {
            // Killed in the middle of an answer.
        }
    }

    private static string TextOf(int number) => $"dossier: Killed {number}\nparties: {{ a: {{ name: A }} }}\n# {new string((char)('a' + (number % 26)), 20_000)}\n";

    /// <summary>A <c>truce serve</c> in a process of its own.</summary>
    private sealed class Serving : IDisposable
    {
        private readonly Process _process;
        private readonly HttpClient _client;

        private Serving(Process process, Uri address)
        {
            _process = process;
            _client = new HttpClient { BaseAddress = address };
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", address.Query["?token=".Length..]);
        }

        public static async Task<Serving> StartAsync(string folder, string[] database)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
            var tests = Path.ChangeExtension(typeof(KilledWhileSavingTests).Assembly.Location, null);
            foreach (var argument in (string[])["exec", "--runtimeconfig", tests + ".runtimeconfig.json", "--depsfile", tests + ".deps.json", typeof(ExitCode).Assembly.Location, "serve", "--data", folder, "--port", "0", .. database])
                start.ArgumentList.Add(argument);
            var process = Process.Start(start)!;
            var line = await process.StandardOutput.ReadLineAsync();
            Assert.StartsWith("Truce is at http://127.0.0.1:", line, StringComparison.Ordinal);
            return new Serving(process, new Uri(line!["Truce is at ".Length..]));
        }

        public async Task<string> CreateAsync(string text)
        {
            using var response = await _client.PostAsync("/api/dossiers?name=dossier.yaml", new StringContent(text));
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
        }

        public async Task<(int Revision, string Tag)> SaveAsync(string dossier, string tag, string text)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/dossiers/{dossier}/files/dossier.yaml") { Content = new StringContent(text) };
            request.Headers.TryAddWithoutValidation("If-Match", tag);
            using var response = await _client.SendAsync(request);
            var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            Assert.True(response.StatusCode == HttpStatusCode.OK, answer.ToString());
            return (answer.GetProperty("revision").GetInt32(), response.Headers.ETag!.Tag);
        }

        public async Task<string> TagAsync(string dossier)
        {
            using var response = await _client.GetAsync($"/api/dossiers/{dossier}");
            return response.Headers.ETag!.Tag;
        }

        public async Task<int> HeadAsync(string dossier) =>
            JsonDocument.Parse(await _client.GetStringAsync($"/api/dossiers/{dossier}")).RootElement.GetProperty("revision").GetInt32();

        public Task<string> ReadAsync(string dossier, int revision) => _client.GetStringAsync($"/api/dossiers/{dossier}/files/dossier.yaml?revision={revision}");

        public void Kill()
        {
            _process.Kill();
            _process.WaitForExit();
        }

        public void Dispose()
        {
            if (!_process.HasExited)
                Kill();
            _process.Dispose();
            _client.Dispose();
        }
    }
}
