using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Briefs;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Text;

namespace Truce.Server.Features.Analyses;

/// <summary>What a program sends to have its text looked at.</summary>
/// <param name="Text">The text of a dossier.yaml; its sources are those of the revision.</param>
public sealed record DraftRequest(string Text);

/// <summary>The questions of the library, over the wire; the long ones as jobs.</summary>
internal static class AnalysisEndpoints
{
    /// <summary>How long a request waits for an answer before it is given a job instead.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static void MapAnalyses(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/dossiers/{dossier}/check", Check).Needs(Access.Reader)
            .WithName("check").WithSummary("All that was found in the files, errors and warnings");
        app.MapPost("/api/dossiers/{dossier}/check", CheckDraft).Needs(Access.Reader)
            .WithName("checkDraft").WithSummary("All that is found in a text that is not saved").Accepts<DraftRequest>("application/json");
        app.MapGet("/api/dossiers/{dossier}/brief", BriefAsync).Needs(Access.Reader)
            .WithName("brief").WithSummary("The brief, as an HTML page that needs nothing else");
        foreach (var analysis in AnalysisList.All)
        {
            app.MapGet($"/api/dossiers/{{dossier}}/{analysis.Id}", (OpenRevision open, HttpContext context, Jobs jobs, CancellationToken cancellation) => AskAsync(analysis, open, context, jobs, cancellation))
                .Needs(Access.Reader).WithName(analysis.Id).WithSummary(analysis.Summary).WithMetadata(new AskedFor(analysis));
        }

        app.MapPost("/api/dossiers/{dossier}/jobs/{analysis}", Start).Needs(Access.Reader)
            .WithName("startJob").WithSummary("Starts to work on a question; its options are those of the question's own address");
        app.MapGet("/api/dossiers/{dossier}/jobs/{job}", Show).Needs(Access.Reader)
            .WithName("getJob").WithSummary("How the job stands: running with its progress, done, refused, cancelled");
        app.MapGet("/api/dossiers/{dossier}/jobs/{job}/events", EventsAsync).Needs(Access.Reader)
            .WithName("watchJob").WithSummary("The same as server-sent events, until the job has ended");
        app.MapGet("/api/dossiers/{dossier}/jobs/{job}/result", ShowResult).Needs(Access.Reader)
            .WithName("getJobResult").WithSummary("The answer");
        app.MapDelete("/api/dossiers/{dossier}/jobs/{job}", Cancel).Needs(Access.Reader)
            .WithName("cancelJob").WithSummary("Stops the job");
    }

    private static IResult Check(OpenRevision open) => Checked(open.Content);

    private static IResult CheckDraft(DraftRequest draft, OpenRevision open, Openings openings) =>
        draft.Text is null ? Problem.BadRequest("Give 'text', the text of a dossier.yaml.") : Checked(openings.Open(open.Content.Files.With(new DossierFile(DossierFolder.FileName, draft.Text))));

    private static IResult Checked(OpenDossier content) => Json.Of(json =>
    {
        json.WriteBoolean("usable", content.Dossier is not null);
        json.WriteString("dossier", content.Hash);
        json.WriteString("schema", "truce-check/1");
        DiagnosticsJson.Write(json, content.Diagnostics);
    });

    private static async Task<IResult> BriefAsync(OpenRevision open, HttpContext context, CancellationToken cancellation)
    {
        if (open.Dossier is null)
            return Problem.Unusable("The dossier has errors.", open.Diagnostics);
        if (Preconditions.HasAlready(context, open.ETag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var brief = await open.Content.BriefAsync(cancellation);
        var page = await open.Content.OnceAsync("brief page", (_, _) => Encoding.UTF8.GetBytes(BriefHtml.Render(brief)), bytes => bytes.Length, cancellation);

        // The page carries a stricter policy of its own, with the hash of its style sheet.
        context.Response.Headers.ContentSecurityPolicy = $"{BriefHtml.SecurityPolicy}; frame-ancestors 'self'";
        return Results.Bytes(page, "text/html; charset=utf-8");
    }

    private static async Task<IResult> AskAsync(Analysis analysis, OpenRevision open, HttpContext context, Jobs jobs, CancellationToken cancellation)
    {
        if (open.Dossier is null)
            return Problem.Unusable("The dossier has errors.", open.Diagnostics);
        var (options, problem) = AskedOptions.Of(analysis, context.Request.Query);
        if (options is null)
            return Problem.BadRequest(problem!);
        if (Preconditions.HasAlready(context, $"\"{open.Row.FilesHash[..16]}-{Provenance.ThisVersion}-{Secrets.HashOf(options.Key)[..8]}\""))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var work = analysis.Of(open.Content, options);
        if (!work.IsDone)
        {
            var job = jobs.Start(Visit.Of(context).User!.Id, () => new Job(Secrets.Mark(16), open.Row, analysis, options, open.Content));
            if (job is null)
                return TooMany(context);
            await job.WaitAsync(s_patience, cancellation);
            if (job.State != JobState.Done && job.State != JobState.Refused)
            {
                if (cancellation.IsCancellationRequested)
                    job.Cancel();
                context.Response.Headers.Remove("ETag");
                return Accepted(context, job);
            }
        }

        return Answered(await work.WaitAsync(cancellation));
    }

    private static IResult Answered(AnalysisResult result) => result.Json is { } json ? Results.Bytes(json, "application/json") : Problem.Unanswered(result.Obstacles);

    private static IResult Start(string analysis, OpenRevision open, HttpContext context, Jobs jobs)
    {
        if (AnalysisList.Find(analysis) is not { } known)
            return Problem.NotFound($"There is no question '{analysis}'; there are {string.Join(", ", AnalysisList.All.Select(one => one.Id))}.");
        if (open.Dossier is null)
            return Problem.Unusable("The dossier has errors.", open.Diagnostics);
        var (options, problem) = AskedOptions.Of(known, context.Request.Query);
        if (options is null)
            return Problem.BadRequest(problem!);
        var job = jobs.Start(Visit.Of(context).User!.Id, () => new Job(Secrets.Mark(16), open.Row, known, options, open.Content));
        return job is null ? TooMany(context) : Accepted(context, job);
    }

    private static IResult Show(string job, Visit visit, Jobs jobs) =>
        Find(job, visit, jobs) is { } found ? Json.Of(json => Write(json, found)) : NoSuchJob();

    private static async Task<IResult> EventsAsync(string job, Visit visit, Jobs jobs, HttpContext context, CancellationToken cancellation)
    {
        if (Find(job, visit, jobs) is not { } found)
            return NoSuchJob();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        while (true)
        {
            await context.Response.WriteAsync($"event: {(found.State == JobState.Running ? "progress" : "end")}\ndata: ", cancellation);
            await context.Response.Body.WriteAsync(Json.Bytes(json => Write(json, found)), cancellation);
            await context.Response.WriteAsync("\n\n", cancellation);
            await context.Response.Body.FlushAsync(cancellation);
            if (found.State != JobState.Running)
                return Results.Empty;
            await found.WaitAsync(TimeSpan.FromMilliseconds(250), cancellation);
        }
    }

    private static IResult ShowResult(string job, Visit visit, Jobs jobs)
    {
        if (Find(job, visit, jobs) is not { } found)
            return NoSuchJob();
        if (found.Result is { } result)
            return Answered(result);
        return Problem.Of(StatusCodes.Status409Conflict, found.State switch
        {
            JobState.Running => "The job is still running.",
            JobState.Cancelled => "The job was cancelled.",
            _ => "The job failed by a bug in Truce.",
        });
    }

    private static IResult Cancel(string job, Visit visit, Jobs jobs)
    {
        if (Find(job, visit, jobs) is not { } found)
            return NoSuchJob();
        found.Cancel();
        return Results.NoContent();
    }

    private static Job? Find(string job, Visit visit, Jobs jobs) => jobs.Find(job, visit.Dossier!.Id, visit.User!.Id);

    private static Problem NoSuchJob() => Problem.NotFound("There is no such job of yours, or it ended long ago.");

    private static Problem TooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Problem.Of(StatusCodes.Status429TooManyRequests, "You have as many jobs running as one person may have. Wait for one, or cancel one.");
    }

    private static WithStatus Accepted(HttpContext context, Job job)
    {
        context.Response.Headers.Location = AddressOf(job);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return new WithStatus(StatusCodes.Status202Accepted, Json.Bytes(json => Write(json, job)));
    }

    private static string AddressOf(Job job) => $"/api/dossiers/{job.Revision.DossierId}/jobs/{job.Id}";

    private static void Write(Utf8JsonWriter json, Job job)
    {
        json.WriteString("job", job.Id);
        json.WriteString("dossier", job.Revision.DossierId);
        json.WriteNumber("revision", job.Revision.Number);
        json.WriteString("analysis", job.Analysis.Id);
        json.WriteString("options", job.Options.Key);
        json.WriteString("state", job.State.ToString().ToLowerInvariant());
        json.WriteNumber("progress", Math.Round(job.Progress, 3));
        json.WriteString("events", $"{AddressOf(job)}/events");
        json.WriteString("result", $"{AddressOf(job)}/result");
        json.WriteString("schema", "truce-job/1");
    }

    /// <summary>JSON with another status than 200.</summary>
    private sealed class WithStatus(int status, byte[] json) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json";
            await httpContext.Response.Body.WriteAsync(json, httpContext.RequestAborted);
        }
    }
}

/// <summary>Which question an endpoint answers, for its description.</summary>
internal sealed record AskedFor(Analysis Analysis);
