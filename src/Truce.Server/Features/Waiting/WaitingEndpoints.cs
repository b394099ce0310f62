using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Waiting;

namespace Truce.Server.Features.Waiting;

/// <summary>How far a long answer is, told to the page that waits for it, and the way to end it.</summary>
internal static class WaitingEndpoints
{
    public static void MapWaiting(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/waiting/{wait}", Follow).Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/waiting/{wait}/cancel", CancelAsync).Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/stopped", ShowStopped).Needs(Access.Reader).ExcludeFromDescription();
    }

    /// <summary>How far it is. A page asks again and again, and whoever asks holds the wait until the next time; who may no longer read the dossier is not answered.</summary>
    private static IResult Follow(string wait, bool? hidden, Visit visit, WaitingRoom room, HttpContext context)
    {
        var found = room.Follow(wait, visit.Dossier!.Id, visit.User!.Id, hidden == true ? WaitingRoom.UntilSeen : WaitingRoom.UntilBack);
        context.Response.Headers.CacheControl = "no-store";
        return Json.Of(json =>
        {
            // A wait that is over, as when a later revision was asked for meanwhile, is nothing that went wrong.
            json.WriteBoolean("done", found is null || found.Work.IsCompleted);
            if (found is null)
                return;
            json.WriteString("doing", found.Course.Doing);
            if (found.Course.Share is { } share)
                json.WriteNumber("share", Math.Round(share, 3));
            json.WriteString("taken", WaitProgress.InWords((int)found.Taken.TotalSeconds));
        });
    }

    /// <summary>Ends a wait, and shows what to do next; one that is over already is answered the same, for the form says which page it was.</summary>
    private static async Task<IResult> CancelAsync(string wait, Visit visit, WaitingRoom room, HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await SentForm.ReadAsync(context) : null;
        var dossier = visit.Dossier!;
        var stopped = Wait.StoppedAddress(dossier.Id, form?["page"] ?? "");
        if (room.Find(wait, dossier.Id, visit.User!.Id) is { } found)
        {
            room.LetGo(found);
            stopped = found.StoppedAddress(found.Asked.Revision == dossier.Head);
        }

        context.Response.Headers.Location = stopped;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static Page ShowStopped(OpenRevision open, string? page) =>
        Page.Of<StoppedPage>((nameof(StoppedPage.Opened), open.Show()), (nameof(StoppedPage.Asked), page ?? ""));
}
