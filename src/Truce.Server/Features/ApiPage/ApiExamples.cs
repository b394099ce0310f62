using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Truce.Server.Features.ApiPage;

/// <summary>What a request can look like, and what may come back.</summary>
/// <param name="Response">An answer, with lists cut short; empty when there is none.</param>
/// <param name="Query">What is asked, without a question mark; empty for nothing.</param>
/// <param name="Body">What is sent: JSON, or <c>@</c> and the name of a file; empty for nothing.</param>
/// <param name="Path">The rest of the path, where the operation leaves it open.</param>
public sealed partial record ApiExample(string Response, string Query = "", string Body = "", string Path = "")
{
    private static readonly JsonSerializerOptions s_laidOut = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer over several lines, lists of single values on one.</summary>
    public string LaidOut() => Response.StartsWith('{')
        ? Values().Replace(JsonNode.Parse(Response)!.ToJsonString(s_laidOut), list => "[" + string.Join(", ", list.Groups["value"].Captures.Select(value => value.Value)) + "]")
        : Response;

    [GeneratedRegex("""\[\s*(?:(?<value>-?[0-9.]+|"[^"]*"),?\s*)+\]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Values();
}

/// <summary>An example of each operation of the API, by its name; a test asks them of the opening case.</summary>
internal static class ApiExamples
{
    private const string Saved = """{"id":"opening-talks-4m8vmaxd","revision":2,"changed":true,"etag":"\"2-8ff789caf7a5759b\"","draft":false}""";
    private const string Dossier = """{"id":"opening-talks-4m8vmaxd","title":"Conditions for opening peace talks","revision":1,"role":"owner","created":"2024-06-15T08:00:00+00:00","changed":"2024-06-15T08:00:00+00:00"}""";
    private const string Revision = """{"number":1,"title":"Conditions for opening peace talks","author":"Nadia O.","saved":"2024-06-15T08:00:00+00:00","note":"","restores":null,"files":"1fb98ac78447…","etag":"\"1-1fb98ac78447cbbc\"","draft":false}""";
    private const string Job = """{"job":"neehrc3qnrqgddv4","dossier":"opening-talks-4m8vmaxd","revision":1,"analysis":"robust","options":"draws=20000","state":"running","progress":0.25,"events":"/api/dossiers/…/events","result":"/api/dossiers/…/result","schema":"truce-job/1"}""";
    private const string Audit = """{"items":[{"id":2,"at":"2024-06-15T08:01:00+00:00","name":"nadia","action":"read","revision":1,"detail":null,"address":"127.0.0.1"}],"next":null}""";

    private static readonly Dictionary<string, ApiExample> s_all = new()
    {
        ["getMe"] = new("""{"name":"nadia","display-name":"Nadia O.","administrator":false}"""),
        ["changePassword"] = new("", Body: """{"old":"the present one","new":"another of twelve letters"}"""),
        ["listKeys"] = new("""{"items":[{"id":"cfc677178e30fe78","name":"nightly import","created":"2024-06-15T08:00:00+00:00","expires":"2024-09-13T08:00:00+00:00"}],"next":null}"""),
        ["makeKey"] = new("""{"id":"cfc677178e30fe78","key":"Xq1z2AGD0oMO…","expires":"2024-09-13T08:00:00+00:00"}""", Body: """{"name":"nightly import","days":90}"""),
        ["removeKey"] = new(""),
        ["listUsers"] = new("""{"items":[{"name":"nadia","display-name":"Nadia O.","is-administrator":false,"is-disabled":false}],"next":null}"""),
        ["addUser"] = new("", Body: """{"name":"tom","display-name":"Tom","password":"a long enough secret"}"""),
        ["changeUser"] = new("", Body: """{"disabled":true}"""),
        ["readSignIns"] = new(Audit),
        ["readAudit"] = new(Audit),
        ["listMembers"] = new("""{"items":[{"name":"nadia","display-name":"Nadia O.","role":"owner"}],"next":null}"""),
        ["changeMember"] = new("", Body: """{"role":"editor"}"""),
        ["removeMember"] = new(""),
        ["listInvitations"] = new("""{"items":[{"id":"6d1e0a52c0b9e7f4","role":"reader","expires":"2024-06-22T08:00:00+00:00"}],"next":null}"""),
        ["invite"] = new("""{"id":"6d1e0a52c0b9e7f4","path":"/join/kD9v…","expires":"2024-06-22T08:00:00+00:00"}""", Body: """{"role":"reader"}"""),
        ["withdrawInvitation"] = new(""),

        ["listDossiers"] = new($$"""{"items":[{{Dossier}}],"next":null}"""),
        ["createDossier"] = new(Saved, "name=crisis.gmcr", "@crisis.gmcr"),
        ["getDossier"] = new(Dossier),
        ["replaceFiles"] = new(Saved, "note=new%20sources", "@dossier.zip"),
        ["deleteDossier"] = new(""),
        ["listFiles"] = new("""{"items":[{"path":"dossier.yaml","bytes":12313,"sha256":"8ff789caf7a5…"},{"path":"sources/note.md","bytes":2479,"sha256":"8df7f47e6e6d…"}],"next":null}"""),
        ["readFile"] = new("dossier: Conditions for opening peace talks …", Path: "dossier.yaml"),
        ["saveFile"] = new(Saved, "note=the%20reply%20came", "@dossier.yaml", "dossier.yaml"),
        ["deleteFile"] = new(Saved, Path: "sources/old.md"),
        ["exportDossier"] = new("a ZIP file of the folder", "format=zip"),

        ["listRevisions"] = new($$"""{"items":[{{Revision}}],"next":null}"""),
        ["getRevision"] = new(Revision),
        ["getChanges"] = new("""{"since":1,"revision":2,"changes":[{"kind":"moved","section":"preferences","entry":"ukraine","part":["priorities"],"before":"return","after":"return","from":3,"to":2,"text":"“return” moved from third to second place of the priorities of ukraine"}],"files":[],"schema":"truce-changes/1"}""", "since=1"),
        ["compareResults"] = new("""{"since":1,"revision":2,"comparable":true,"feasible":{"before":144,"after":144},"definitions":[{"definition":"nash","equilibria-before":6,"equilibria-after":7,"gained":[],"lost":[],"status-quo-stable-before":["russia"],"status-quo-stable-after":["russia"]}],"schema":"truce-result-changes/1"}""", "since=1"),
        ["restoreRevision"] = new(Saved),
        ["merge"] = new("""{"head":3,"etag":"\"3-c41f0d77a2b3e901\"","text":"dossier: …","conflicts":[],"schema":"truce-merge/1"}""", Body: """{"based-on":1,"text":"dossier: …"}"""),

        ["check"] = new("""{"usable":true,"dossier":"1fb98ac78447…","schema":"truce-check/1","diagnostics":[]}"""),
        ["checkDraft"] = new("""{"usable":false,"dossier":"c41f0d77a2b3…","schema":"truce-check/1","diagnostics":[{"id":"TRC0102","severity":"error","file":"dossier.yaml","line":3,"column":1,"length":5,"message":"…"}]}""", Body: """{"text":"dossier: Half a text"}"""),
        ["brief"] = new("<!DOCTYPE html> …"),
        ["compare"] = new("""{"proposals":[],"issues":[],"clashes-across-issues":[],"waits":[],"order-conflicts":[],"schema":"truce-compare/1","diagnostics":[]}"""),
        ["timeline"] = new("""{"at":"2024-06-14","as-known-on":null,"since":"2024-06-01","matrix":[],"positions":[],"changes":[],"no-reply":[],"deeds":[],"contradictions":[],"gaps":[],"schema":"truce-timeline/1","diagnostics":[]}""", "since=2024-06-01"),
        ["stability"] = new("""{"parties":["russia","ukraine","supporters"],"issues":[],"feasible":144,"states":[{"state":[0,0,0,0,0,0,0],"ranks":{"russia":12},"stable":{"nash":["russia"]},"equilibrium":[]}],"schema":"truce-stability/1","diagnostics":[]}""", "definition=nash&where=talks%20%3D%20open&limit=10"),
        ["evolution"] = new("""{"parties":["russia","ukraine","supporters"],"issues":[],"feasible":144,"from":[0,0,0,0,0,1,1],"reached":{},"states":[],"no-return":{},"definitions":[],"schema":"truce-evolution/1","diagnostics":[]}"""),
        ["coalitions"] = new("""{"parties":["russia","ukraine","supporters"],"issues":[],"feasible":144,"coalitions":[],"states":[],"upset":[],"definitions":[],"schema":"truce-coalitions/1","diagnostics":[]}"""),
        ["inverse"] = new("""{"parties":["russia","ukraine","supporters"],"issues":[],"feasible":144,"targets":[[1,1,0,0,0,1,1]],"orders":[],"suggestions":[],"acceptance":[],"definitions":[],"schema":"truce-inverse/1","diagnostics":[]}""", "to=3&definition=nash"),
        ["misperception"] = new("""{"parties":["east","west"],"issues":[],"feasible":4,"states":[],"surprises":[],"schema":"truce-misperception/1","diagnostics":[]}"""),
        ["sequence"] = new("""{"issues":[],"counts":{},"offers":[],"ended":[],"exclusions":[],"packages":[],"missing":[],"circles":[],"assurances":[],"delay":{},"schema":"truce-sequence/1","diagnostics":[]}"""),
        ["robust"] = new("""{"parties":["russia","ukraine","supporters"],"issues":[],"feasible":144,"knowledge":{},"states":[],"questions":[],"profiles":{},"status-quo":[],"schema":"truce-robust/1","diagnostics":[]}""", "draws=1000&seed=7"),
        ["agree"] = new("""{"parties":["russia","ukraine","supporters"],"issues":[],"outcomes":144,"rational":0,"pareto":{},"solutions":{},"fallback":[],"questions":[],"impasse":{},"dance":[],"schema":"truce-agreement/1","diagnostics":[]}""", "for=russia&for=ukraine"),
        ["negotiate"] = new("""{"parties":["russia","ukraine","supporters"],"issues":[],"packages":96,"negotiators":["micro","boulware","boulware"],"rounds":100,"agreement":null,"turns":[],"schema":"truce-negotiation/1","diagnostics":[]}""", "negotiator=russia%3Dmicro"),

        ["startJob"] = new(Job, "draws=20000", Path: "robust"),
        ["getJob"] = new(Job),
        ["watchJob"] = new($"event: progress\ndata: {Job}"),
        ["getJobResult"] = new("what the question itself answers"),
        ["cancelJob"] = new(""),
    };

    /// <summary>The example of an operation, or null.</summary>
    public static ApiExample? Of(string operation) => s_all.GetValueOrDefault(operation);

    /// <summary>The names of the operations that have one.</summary>
    public static IReadOnlyCollection<string> Names => s_all.Keys;
}
