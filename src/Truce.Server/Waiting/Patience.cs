using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;

namespace Truce.Server.Waiting;

/// <summary>How long the request's sender waits for what takes long. A handler asks for it as a parameter.</summary>
/// <remarks>
/// <para>A person at a browser is told after a moment how far the answer is, and may end it or go elsewhere. A program asked for the page and gets the page,
/// however long that takes: nothing in its answer has to be understood first, and it ends the work by hanging up.</para>
/// <para>Which of both it is, the browser says itself and no page can make it say otherwise: it marks the opening of a page in a tab, and the sending of a form, with
/// <c>Sec-Fetch-Mode: navigate</c> and <c>Sec-Fetch-Dest: document</c>, and the workbench's own script marks what it asks for with <c>HX-Request</c>. Who
/// sends neither waits.</para>
/// </remarks>
internal sealed class Patience
{
    /// <summary>How long an answer may take before its reader is told that it takes longer.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    private readonly HttpContext _context;
    private readonly WaitingRoom _room;

    private Patience(HttpContext context)
    {
        _context = context;
        _room = context.RequestServices.GetRequiredService<WaitingRoom>();
    }

    /// <summary>How a handler asks for it.</summary>
    public static ValueTask<Patience?> BindAsync(HttpContext context) => ValueTask.FromResult<Patience?>(new Patience(context));

    private bool IsScript => _context.Request.Headers.ContainsKey("HX-Request");

    private bool IsNavigation => _context.Request.Headers["Sec-Fetch-Mode"] == "navigate" && _context.Request.Headers["Sec-Fetch-Dest"] == "document";

    /// <summary>Answers with the page that shows what a computation finds; when that takes long, with one that tells how far it is.</summary>
    /// <param name="open">The revision.</param>
    /// <param name="page">The page's place under the dossier's address.</param>
    /// <param name="compute">The computation. It must not touch the request, which may be over before it.</param>
    /// <param name="show">Shows what was found.</param>
    public async Task<object?> AnswerAsync<T>(OpenRevision open, string page, Func<Course, Task<T>> compute, Func<T, ValueTask<object?>> show)
        where T : class
    {
        var address = _context.Request.Path + _context.Request.QueryString;
        var (found, wait) = await WaitAsync(open, address, compute, WaitingRoom.UntilFollowed);
        if (wait is null)
            return await show(found!);

        // A part of a page cannot wait in another's place: the whole page is opened instead.
        if (IsScript)
            return new Elsewhere(address);
        KeepNothing();
        return Page.Of<WaitingPage>(StatusCodes.Status202Accepted, (nameof(WaitingPage.Opened), open.Show()), (nameof(WaitingPage.Page), page), (nameof(WaitingPage.Progress), wait.ToProgress(open.IsNewest)));
    }

    /// <summary>The same where what was found is shown at once.</summary>
    public Task<object?> AnswerAsync<T>(OpenRevision open, string page, Func<Course, Task<T>> compute, Func<T, IResult> show)
        where T : class => AnswerAsync(open, page, compute, found => ValueTask.FromResult<object?>(show(found)));

    /// <summary>Answers with a page of which a part shows what a computation finds; when that takes long, the rest of the page is there at once.</summary>
    /// <param name="open">The revision.</param>
    /// <param name="address">Where the page can be fetched once it is found.</param>
    /// <param name="compute">The computation. It must not touch the request, which may be over before it.</param>
    /// <param name="show">Shows all of the page.</param>
    /// <param name="meanwhile">Shows it without what is computed: what the revision says, and how far the rest is.</param>
    public async Task<Page> AroundAsync<T>(OpenRevision open, string address, Func<Course, Task<T>> compute, Func<T, Page> show, Func<ShownDossier, WaitProgress, Page> meanwhile)
        where T : class
    {
        var (found, wait) = await WaitAsync(open, address, compute, WaitingRoom.UntilLookedAt);
        if (wait is null)
            return show(found!);
        KeepNothing();
        return meanwhile(await open.ShowWithoutStatesAsync(CancellationToken.None), wait.ToProgress(open.IsNewest));
    }

    /// <summary>Waits for a computation, but for no more than a moment when a person asks: then for them the work goes on without the request.</summary>
    /// <param name="open">The revision.</param>
    /// <param name="address">Where the answer can be fetched.</param>
    /// <param name="compute">The computation. It must not touch the request, which may be over before it.</param>
    /// <param name="within">How long the work goes on until somebody follows it.</param>
    /// <returns>What was found, or else the wait for it.</returns>
    private async Task<(T? Found, Wait? Wait)> WaitAsync<T>(OpenRevision open, string address, Func<Course, Task<T>> compute, TimeSpan within)
        where T : class
    {
        var gone = _context.RequestAborted;
        if (!IsScript && !IsNavigation)
            return (await compute(new Course(gone)), null);
        var asked = new Asked(Visit.Of(_context).User!.Id, open.Id, open.Number, open.Row.FilesHash, address);
        while (true)
        {
            var wait = _room.Join(asked, within) ?? _room.Begin(asked, compute);
            if (!wait.Work.IsCompleted)
                await Task.WhenAny(wait.Work, Task.Delay(Moment, gone));
            if (!wait.Work.IsCompleted && !gone.IsCancellationRequested && _room.Hold(wait, within) is { } held)
                return (null, held);

            // There is an answer, or no room to wait for it anywhere but here; or somebody ended it meanwhile.
            if (await FetchAsync<T>(wait, gone) is { } found)
                return (found, null);
        }
    }

    /// <summary>The answer of a wait, which is let go; null when it was ended meanwhile, so that the answer has to be sought anew.</summary>
    private async Task<T?> FetchAsync<T>(Wait wait, CancellationToken gone)
        where T : class
    {
        try
        {
            return await ((Task<T>)wait.Work).WaitAsync(gone);
        }
        catch (OperationCanceledException) when (wait.IsStopped && !gone.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            // Whoever only went away may be loading the page anew: what is held for them lapses by itself.
            if (!gone.IsCancellationRequested || !_room.Has(wait))
                _room.LetGo(wait);
        }
    }

    /// <summary>An answer that is true for the moment: neither a browser nor anybody on the way keeps it.</summary>
    private void KeepNothing() => _context.Response.Headers.CacheControl = "no-store";

    /// <summary>Tells the workbench's script to open a page.</summary>
    private sealed class Elsewhere(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers["HX-Redirect"] = address;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }
}
