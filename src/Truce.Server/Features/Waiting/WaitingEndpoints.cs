using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Waiting;

namespace Truce.Server.Features.Waiting;

/// <summary>How far a long answer is, told to the page that waits for it, and the way to end it.</summary>
internal static class WaitingEndpoints
{
    private static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(400);

    public static void MapWaiting(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/waiting/{wait}", FollowAsync).Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/waiting/{wait}/cancel", Cancel).Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/stopped", ShowStopped).Needs(Access.Reader).ExcludeFromDescription();
    }

    /// <summary>Server-sent events until there is an answer, the wait was ended, or its reader has gone.</summary>
    private static async Task<IResult> FollowAsync(string wait, Visit visit, WaitingRoom room, HttpContext context, IHostApplicationLifetime life)
    {
        if (Find(wait, visit, room) is not { } found)
            return NoSuchWait();
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";

        // A proxy that collects the events before it passes them on would make the bar stand still.
        response.Headers["X-Accel-Buffering"] = "no";
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        found.Follow();
        try
        {
            await response.WriteAsync("retry: 1000\n\n", gone.Token);
            while (true)
            {
                var state = found.IsStopped ? "stopped" : found.Work.IsCompleted ? "done" : "progress";
                await WriteAsync(response, state, found, gone.Token);
                if (state != "progress")
                    return Results.Empty;
                await Task.WhenAny(found.Work, Task.Delay(s_every, gone.Token));
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            return Results.Empty;
        }
        finally
        {
            found.Leave(WaitingRoom.UntilBack);
        }
    }

    private static async Task WriteAsync(HttpResponse response, string state, Wait wait, CancellationToken cancellation)
    {
        await response.WriteAsync($"event: {state}\ndata: ", cancellation);
        await response.Body.WriteAsync(
            Json.Bytes(json =>
            {
                json.WriteString("doing", wait.Course.Doing);
                if (wait.Course.Share is { } share)
                    json.WriteNumber("share", Math.Round(share, 3));
                json.WriteString("taken", WaitProgress.InWords((int)wait.Taken.TotalSeconds));
            }),
            cancellation);
        await response.WriteAsync("\n\n", cancellation);
        await response.Body.FlushAsync(cancellation);
    }

    /// <summary>Ends a wait, and shows what to do next; one that is over already is answered the same.</summary>
    private static IResult Cancel(string wait, Visit visit, WaitingRoom room, HttpContext context)
    {
        var place = $"/dossiers/{visit.Dossier!.Id}";
        if (Find(wait, visit, room) is not { } found)
            return Results.Redirect($"{place}/stopped");
        room.LetGo(found);
        context.Response.Headers.Location = found.StoppedAddress(found.Asked.Revision == visit.Dossier.Head);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static Page ShowStopped(OpenRevision open, string? page) =>
        Page.Of<StoppedPage>((nameof(StoppedPage.Opened), open.Show()), (nameof(StoppedPage.Asked), page ?? ""));

    private static Wait? Find(string wait, Visit visit, WaitingRoom room) => room.Find(wait, visit.Dossier!.Id, visit.User!.Id);

    private static Problem NoSuchWait() => Problem.NotFound("There is no such wait of yours, or it is over.");
}
