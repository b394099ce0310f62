using System.Net;
using System.Text;
using System.Text.Json;
using Truce.Server.Features.Exchange;

namespace Truce.Server.Tests.Features;

/// <summary>A thousand uploads and bodies that were valid before somebody broke them.</summary>
public sealed class HostileInputTests
{
    private const int Malformed = 1000;
    private const int MostRequests = 4000;
    private const int Seed = 20240614;

    [Fact]
    public async Task A_thousand_broken_requests_are_refused_with_problem_details_and_leave_nothing_behind()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner");
        using var owner = await running.AsAsync("owner");
        var valid = Valid(dossier);
        foreach (var request in valid)
        {
            using var response = await SendAsync(owner, request, request.Bytes);
            Assert.True(response.IsSuccessStatusCode, $"{request.Method} {request.Path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        var random = new Random(Seed);
        var temporary = FilesOf(Path.GetTempPath());
        var (refused, sent, memory) = (0, 0, 0L);
        var wrong = new List<string>();
        while (refused < Malformed && sent < MostRequests)
        {
            var request = valid[sent % valid.Count];
            var broken = Break(request.Bytes, random);
            sent++;
            using var response = await SendAsync(owner, request, broken);
            if (response.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
            {
                refused++;
                var body = await response.Content.ReadAsStringAsync();
                if (response.Content.Headers.ContentType?.MediaType != "application/problem+json" || JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString()!.Length == 0)
                    wrong.Add($"seed {Seed}, request {sent}, {request.Path}: {body}");
            }
            else if (!response.IsSuccessStatusCode)
            {
                wrong.Add($"seed {Seed}, request {sent}, {request.Path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
            }

            if (refused == 200)
                memory = GC.GetTotalMemory(forceFullCollection: true);
        }

        Assert.Equal([], wrong);
        Assert.Equal(Malformed, refused);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, 128L << 20);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(running.Folder, "uploads")));
        Assert.All(Directory.EnumerateFileSystemEntries(running.Folder), entry => Assert.Contains(Path.GetFileName(entry), (string[])["truce.db", "truce.db-wal", "truce.db-shm", "uploads"]));
        Assert.DoesNotContain(FilesOf(Path.GetTempPath()).Except(temporary), file => Path.GetFileName(file).StartsWith("ASPNETCORE_", StringComparison.Ordinal));
    }

    private sealed record Request(string Method, string Path, string Type, byte[] Bytes, string? FormName = null);

    private static List<Request> Valid(string dossier)
    {
        var files = Running.Case("opening-talks-2024");
        var yaml = Encoding.UTF8.GetString(files.Find("dossier.yaml")!.Value.Span);
        var scenarios = Path.Combine(Running.RepositoryRoot, "test", "Truce.Tests", "Text", "Formats");
        var requests = new List<Request>
        {
            new("POST", "/api/dossiers", "application/zip", Zip.Pack(files)),
            new("POST", "/api/dossiers?name=dossier.yaml", "text/yaml", Encoding.UTF8.GetBytes(Simple)),
            new("POST", "/api/dossiers", "multipart/form-data", Zip.Pack(Running.Case("prisoners-dilemma-fang-1993")), "a.zip"),
            new("POST", $"/api/dossiers/{dossier}/check", "application/json", JsonSerializer.SerializeToUtf8Bytes(new { text = yaml })),
            new("POST", $"/api/dossiers/{dossier}/merge", "application/json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, object> { ["based-on"] = 1, ["text"] = yaml }))),
            new("POST", "/api/me/keys", "application/json", """{"name":"a program","days":30}"""u8.ToArray()),
        };
        foreach (var file in Directory.EnumerateFiles(scenarios, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".gmcr", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(2))
            requests.Add(new("POST", $"/api/dossiers?name={Path.GetFileName(file)}", "application/octet-stream", File.ReadAllBytes(file)));
        return requests;
    }

    private const string Simple =
        """
        dossier: Two parties
        parties: { a: { name: A }, b: { name: B } }
        issues:
          x: { question: Is it so?, decided-by: a }
          y: { question: And that?, decided-by: b, terms: [never, now, later] }
        constraints: ["x implies y in {now, later}"]
        status-quo: { x: no, y: never }
        preferences:
          a: { priorities: [x, not y = never] }
          b: { ranking: ["y = never", "y = now", "y = later"] }
        """;

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Request request, byte[] bytes)
    {
        HttpContent content = new ByteArrayContent(bytes);
        if (request.FormName is { } name)
            content = new MultipartFormDataContent { { content, "file", name } };
        else
            content.Headers.TryAddWithoutValidation("Content-Type", request.Type);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path) { Content = content };
        return await client.SendAsync(message);
    }

    /// <summary>Breaks bytes in one to four places: flipped, cut, repeated, replaced by what parsers dread.</summary>
    private static byte[] Break(byte[] bytes, Random random)
    {
        var broken = bytes.ToList();
        for (var k = random.Next(1, 5); k > 0 && broken.Count > 0; k--)
        {
            var at = random.Next(broken.Count);
            switch (random.Next(7))
            {
                case 0:
                    broken[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    broken.RemoveRange(at, broken.Count - at);
                    break;
                case 2:
                    broken.RemoveRange(at, Math.Min(random.Next(1, 64), broken.Count - at));
                    break;
                case 3:
                    broken.InsertRange(at, broken.GetRange(at, Math.Min(random.Next(1, 256), broken.Count - at)));
                    break;
                case 4:
                    broken.InsertRange(at, Encoding.UTF8.GetBytes(s_dreaded[random.Next(s_dreaded.Length)]));
                    break;
                case 5:
                    broken.InsertRange(at, Enumerable.Repeat(s_openers[random.Next(s_openers.Length)], random.Next(1, 5000)));
                    break;
                default:
                    for (var i = at; i < Math.Min(at + 16, broken.Count); i++)
                        broken[i] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. broken];
    }

    private static readonly byte[] s_openers = [(byte)'[', (byte)'{', (byte)'(', (byte)'<', 0, 255];

    private static readonly string[] s_dreaded =
        ["\0", "\uFEFF", "\uFFFF", "99999999999999999999999", "-1e999", "&a [*a, *a]", "<<: *x", "!!binary x", "../../../etc/passwd", "%s%n", "{\"a\":{\"a\":", "]]>", "\r\n\r\n", "? : ? :", "\t\t", "'\"'\"", "PK\u0003\u0004"];

    private static HashSet<string> FilesOf(string folder) => [.. Directory.EnumerateFiles(folder)];
}
