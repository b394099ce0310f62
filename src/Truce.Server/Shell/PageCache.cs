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
    private readonly Dictionary<string, LinkedListNode<(string Key, byte[] Html)>> _pages = [];
    private readonly LinkedList<(string Key, byte[] Html)> _byUse = new();
    private long _bytes;

    /// <summary>A page that was rendered before, or null.</summary>
    public byte[]? Find(string key)
    {
        lock (_lock)
        {
            if (!_pages.TryGetValue(key, out var found))
                return null;
            _byUse.Remove(found);
            _byUse.AddFirst(found);
            return found.Value.Html;
        }
    }

    /// <summary>Keeps a page, and lets those go that were not used for longest.</summary>
    public void Keep(string key, byte[] html)
    {
        lock (_lock)
        {
            if (html.Length > MostBytes / 4 || _pages.ContainsKey(key))
                return;
            _pages.Add(key, _byUse.AddFirst((key, html)));
            _bytes += html.Length;
            while (_bytes > MostBytes)
            {
                var (oldest, bytes) = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _pages.Remove(oldest);
                _bytes -= bytes.Length;
            }
        }
    }
}

/// <summary>Marks pages that are worth keeping.</summary>
internal static class PageCacheExtensions
{
    /// <summary>Says that the page follows from the revision, the address and the viewer alone, and changes nothing: it is rendered once for the same.</summary>
    public static RouteHandlerBuilder Steady(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (invocation, next) =>
    {
        var context = invocation.HttpContext;
        var cache = context.RequestServices.GetRequiredService<PageCache>();
        var (visit, viewer) = (Visit.Of(context), Page.ViewerOf(context));
        var key = $"{visit.Revision?.FilesHash} {visit.Revision?.Number} {visit.Dossier?.Head} {viewer} {context.Request.Path}{context.Request.QueryString}";
        if (cache.Find(key) is { } known)
            return Results.Bytes(known, Page.ContentType);
        var result = await next(invocation);
        if (result is not Page { IsPlain: true } page)
            return result;
        var html = await page.RenderAsync(context);
        cache.Keep(key, html);
        return Results.Bytes(html, Page.ContentType);
    });
}
