using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Truce.Cli;
using Truce.Server.Features.Exchange;
using Truce.Text;

namespace Truce.Server.Tests.Features;

/// <summary>The questions of the library, over the wire.</summary>
public sealed partial class AnalysisTests
{
    private const string Bargain =
        """
        dossier: A price
        parties:
          buyer: { name: Buyer, role: principal }
          seller: { name: Seller, role: principal }
        issues:
          price: { question: What is paid?, terms: [low, middle, high], decided-by: { all: [buyer, seller] } }
          delivery: { question: When?, terms: [soon, late], decided-by: { all: [buyer, seller] } }
        preferences:
          buyer: { utility: { price: { weight: 3, values: { low: 1, middle: 0.5, high: 0 } }, delivery: { weight: 1, values: { soon: 1, late: 0 } } }, reservation: 0.2 }
          seller: { utility: { price: { weight: 2, values: { low: 0, middle: 0.5, high: 1 } }, delivery: { weight: 2, values: { soon: 0, late: 1 } } }, reservation: 0.2 }
        """;

    private const string Misperceived =
        """
        dossier: Two who misread each other
        parties:
          east: { name: East, role: principal }
          west: { name: West, role: principal }
        issues:
          guns: { question: Are the guns withdrawn?, decided-by: east }
          talks: { question: Does it come to talks?, decided-by: west }
        status-quo: { guns: no, talks: no }
        preferences:
          east: { priorities: [talks, not guns] }
          west: { priorities: [guns, talks] }
        views:
          west: { preferences: { east: { priorities: [not guns, talks] } } }
        """;

    /// <summary>A dossier, what the API is asked, and what the command line is asked.</summary>
    public static TheoryData<string, string, string> Questions => new()
    {
        { "opening-talks-2024", "compare", "compare PATH" },
        { "opening-talks-2024", "timeline", "timeline PATH" },
        { "opening-talks-2024", "timeline?since=2022-01-01&party=ukraine&at=2024-06-13", "timeline PATH --since 2022-01-01 --party ukraine --at 2024-06-13" },
        { "opening-talks-2024", "stability?definition=seq&definition=nash", "stability PATH -d seq -d nash" },
        { "opening-talks-2024", "evolution", "evolution PATH" },
        { "opening-talks-2024", "coalitions", "coalitions PATH" },
        { "opening-talks-2024", "inverse?to=3&definition=nash", "inverse PATH --to 3 -d nash" },
        { "opening-talks-2024", "inverse?to=3&alternatives=1&party=ukraine", "inverse PATH --to 3 --alternatives 1 --party ukraine" },
        { "opening-talks-2024", "sequence", "sequence PATH" },
        { "opening-talks-2024", "sequence?to=talks%20%3D%20open", "sequence PATH --to talks=open" },
        { "opening-talks-2024", "sequence?to=3&from=2&as-of=2024-06-20", "sequence PATH --to 3 --from 2 --as-of 2024-06-20" },
        { "camp-david-quandt-1986", "sequence?plan=treaty-steps", "sequence PATH --plan treaty-steps" },
        { "opening-talks-2024", "robust?draws=200", "robust PATH --draws 200" },
        { "opening-talks-2024", "robust?draws=200&seed=7&definition=nash&where=fighting%20%3D%20ceases", "robust PATH --draws 200 --seed 7 -d nash --where fighting=ceases" },
        { Misperceived, "misperception", "misperception PATH" },
        { Misperceived, "misperception?definition=nash", "misperception PATH --definition nash" },
        { Bargain, "agree?for=seller&for=buyer", "agree PATH --for seller --for buyer" },
        { Bargain, "negotiate?negotiator=conceder&negotiator=buyer%3Dmicro", "negotiate PATH -n conceder -n buyer=micro" },
        { Bargain, "negotiate?round-robin&negotiator=random&negotiator=boulware&repeat=2&rounds=20&seed=7", "negotiate PATH --round-robin -n random -n boulware --repeat 2 --rounds 20 --seed 7" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_is_answered_byte_by_byte_as_on_the_command_line(string dossier, string question, string command)
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        var files = FilesOf(dossier);
        var folder = Path.Combine(running.Folder, "folder");
        foreach (var file in files.All)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Bytes.ToArray());
        }

        var id = await AddedAsync(owner, files);
        using var answer = await owner.GetAsync($"/api/dossiers/{id}/{question}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);

        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var code = CommandLine.Run([.. command.Split(' ').Select(word => word == "PATH" ? folder : word), "--format", "json"], new Terminal(output, error));
        Assert.True(code == 0, Encoding.UTF8.GetString(error.ToArray()));
        Assert.Equal(Elapsed().Replace(Encoding.UTF8.GetString(output.ToArray()).TrimEnd(), ""), Elapsed().Replace(text, ""));
    }

    [Fact]
    public async Task An_option_that_cannot_be_meant_is_refused_not_overlooked()
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        var id = await AddedAsync(owner, Running.Case("opening-talks-2024"));
        foreach (var (question, why) in ((string, string)[])
        [
            ("inverse", "'inverse' needs 'to'"),
            ("stability?definitions=nash", "'stability' has no option 'definitions'; it has definition, summary, where, from, limit."),
            ("robust?draws=many", "'draws' takes a number from 1 to 1000000, not 'many'."),
            ("robust?draws=0", "'draws' takes a number from 1 to 1000000, not '0'."),
            ("robust?seed=1&seed=2", "'seed' can be given once."),
            ("timeline?since=yesterday", "'yesterday' is no day for 'since'"),
            ("stability?summary=perhaps", "'summary' is a switch"),
        ])
        {
            using var answer = await owner.GetAsync($"/api/dossiers/{id}/{question}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(why, (await answer.JsonAsync()).GetProperty("detail").GetString(), StringComparison.Ordinal);
            using var job = await owner.PostAsync($"/api/dossiers/{id}/jobs/{question}", null);
            Assert.Equal(HttpStatusCode.BadRequest, job.StatusCode);
        }
    }

    [Fact]
    public async Task What_cannot_be_answered_says_why()
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        var id = await AddedAsync(owner, Running.Case("opening-talks-2024"));
        foreach (var (question, why) in ((string, string)[])
        [
            ("inverse?to=99999", "there is no state 99999"),
            ("inverse?to=peace", "peace"),
            ("inverse?to=3&definition=l3", "what it takes cannot be told by 'l3'"),
            ("inverse?to=3&party=nobody", "no decision maker is called 'nobody'"),
            ("sequence?plan=a&to=3", "give one of the two"),
            ("sequence?from=3", "give 'plan' or 'to' with them"),
            ("sequence?plan=nothing", "no plan is called 'nothing'"),
            ("timeline?issue=weather", "no issue is called 'weather'"),
            ("timeline?since=2090-01-01", "'since' has to be before"),
            ("misperception", "the dossier says of no party that it sees the dispute otherwise than it is"),
            ("robust?definition=perfect", "no stability definition is called 'perfect'"),
            ("negotiate?negotiator=saint", "no negotiator is called 'saint'"),
        ])
        {
            using var answer = await owner.GetAsync($"/api/dossiers/{id}/{question}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(why, (await answer.JsonAsync()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_long_question_is_a_job_that_can_be_stopped_and_one_that_was_answered_is_kept()
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        var id = await AddedAsync(owner, FilesOf(Bargain));
        using var started = await owner.PostAsync($"/api/dossiers/{id}/jobs/negotiate?round-robin&repeat=2700&rounds=5000", null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var job = (await started.JsonAsync()).GetProperty("job").GetString();
        using var stopped = await owner.DeleteAsync($"/api/dossiers/{id}/jobs/{job}");
        Assert.Equal(HttpStatusCode.NoContent, stopped.StatusCode);
        using var events = await owner.GetAsync($"/api/dossiers/{id}/jobs/{job}/events");
        Assert.Contains("\"state\":\"cancelled\"", await events.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var first = await owner.GetAsync($"/api/dossiers/{id}/agree");
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/api/dossiers/{id}/agree");
        asked.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.Tag);
        using var again = await owner.SendAsync(asked);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    private static async Task<string> AddedAsync(HttpClient owner, DossierFiles files)
    {
        using var made = await owner.PostAsync("/api/dossiers", new ByteArrayContent(Zip.Pack(files)));
        return (await made.JsonAsync()).GetProperty("id").GetString()!;
    }

    private static DossierFiles FilesOf(string dossier) => dossier.Contains('\n', StringComparison.Ordinal)
        ? DossierFiles.None.With(new DossierFile(DossierFolder.FileName, dossier))
        : Running.Case(dossier);

    [GeneratedRegex(""",?"elapsed":(\{[^}]*\}|[0-9.e-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elapsed();
}
