using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Truce.Server.Guard;

namespace Truce.Server.Shell;

/// <summary>Pages that were rendered before, in bounded memory: those used last.</summary>
/// <remarks>
/// Only pages that follow from a revision, the address and how the visitor sees pages: the same for the same. Who may see them was decided before,
/// by the <see cref="Gate"/>.
/// </remarks>
internal sealed class PageCache
{
    private const long MostBytes = 24L << 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, KeptPage Page)>> _pages = [];
    private readonly LinkedList<(string Key, KeptPage Page)> _byUse = new();
    private long _bytes;

    /// <summary>Answers with a page that was rendered before, else with one that is rendered now and kept.</summary>
    /// <param name="context">The request, which the gate let through.</param>
    /// <param name="besides">What the page follows from besides the revision, the address and the viewer.</param>
    /// <param name="make">Makes the page; whatever else it answers is not kept.</param>
    public async ValueTask<object?> AnswerAsync(HttpContext context, string besides, Func<ValueTask<object?>> make)
    {
        var (visit, viewer) = (Visit.Of(context), Page.ViewerOf(context));

        // Of who it is, the pages of a dossier tell nothing.
        viewer = viewer with { Person = viewer.Person is null ? null : "" };
        var key = $"{visit.Revision?.FilesHash} {visit.Revision?.Number} {visit.Dossier?.Head} {viewer} {context.Request.Path}{context.Request.QueryString} {besides}";
        if (Find(key) is { } known)
            return known;
        var result = await make();
        if (result is not Page { IsPlain: true } page)
            return result;
        var made = new KeptPage(await page.RenderAsync(context));
        Keep(key, made);
        return made;
    }

    private KeptPage? Find(string key)
    {
        lock (_lock)
        {
            if (!_pages.TryGetValue(key, out var found))
                return null;
            _byUse.Remove(found);
            _byUse.AddFirst(found);
            found.Value.Page.IsAskedAgain = true;
            return found.Value.Page;
        }
    }

    /// <summary>Keeps a page, and lets those go that were not used for longest.</summary>
    private void Keep(string key, KeptPage page)
    {
        lock (_lock)
        {
            if (page.Bytes > MostBytes / 4 || _pages.ContainsKey(key))
                return;
            _pages.Add(key, _byUse.AddFirst((key, page)));
            _bytes += page.Bytes;
            while (_bytes > MostBytes)
            {
                var (oldest, let) = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _pages.Remove(oldest);
                _bytes -= let.Bytes;
            }
        }
    }
}

/// <summary>Marks pages that are worth keeping.</summary>
internal static class PageCacheExtensions
{
    /// <summary>Says that the page follows from the revision, the address and the viewer alone, and changes nothing: it is rendered once for the same.</summary>
    public static RouteHandlerBuilder Steady(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter((invocation, next) =>
    {
        var context = invocation.HttpContext;
        return context.RequestServices.GetRequiredService<PageCache>().AnswerAsync(context, "", () => next(invocation));
    });
}
