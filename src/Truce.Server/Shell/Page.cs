using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Truce.Pages.Workbench;
using Truce.Server.Guard;

namespace Truce.Server.Shell;

/// <summary>A page, or a part of one for htmx: a Razor component rendered on the server.</summary>
/// <remarks>Everything that comes from a dossier is encoded. The component finds the <see cref="Visit"/> and the <see cref="Viewer"/> as cascading values.</remarks>
internal sealed class Page : IResult
{
    /// <summary>What pages are.</summary>
    public const string ContentType = "text/html; charset=utf-8";

    private readonly Type _component;
    private readonly int _status;
    private readonly Dictionary<string, object?> _parameters;
    private readonly Notice? _notice;
    private readonly RefusedForm? _refused;

    private Page(Type component, int status, Dictionary<string, object?> parameters, Notice? notice = null, RefusedForm? refused = null)
    {
        _component = component;
        _status = status;
        _parameters = parameters;
        _notice = notice;
        _refused = refused;
    }

    /// <summary>A page, from its component and the component's parameters.</summary>
    public static Page Of<TComponent>(params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TComponent : IComponent => Of<TComponent>(StatusCodes.Status200OK, parameters);

    /// <summary>A page with another status than 200.</summary>
    public static Page Of<TComponent>(int status, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TComponent : IComponent => new(typeof(TComponent), status, Named(parameters));

    /// <summary>The same page with something to be told at its head.</summary>
    public Page With(int status, Notice notice) => new(_component, status, _parameters, notice);

    /// <summary>The same page with a form that was refused: as it was typed, with the reason beside it, or at the page's head when the form has no name.</summary>
    public Page Refusing(Form form, Notice notice) =>
        new(_component, StatusCodes.Status422UnprocessableEntity, _parameters, notice, form["form"] is { } key ? new RefusedForm(key, form, notice) : null);

    /// <summary>Whether it is what was asked for, with nothing to be told.</summary>
    public bool IsPlain => _status == StatusCodes.Status200OK && _notice is null;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var html = await RenderAsync(httpContext);
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.ContentType = ContentType;
        await response.Body.WriteAsync(html, httpContext.RequestAborted);
    }

    /// <summary>The page as it is sent.</summary>
    public async Task<byte[]> RenderAsync(HttpContext context)
    {
        var visit = context.Features.Get<Visit>() ?? new Visit();
        await using var renderer = new HtmlRenderer(context.RequestServices, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PageRoot.Component)] = _component,
            [nameof(PageRoot.Parameters)] = _parameters,
            [nameof(PageRoot.Visit)] = visit,
            [nameof(PageRoot.Viewer)] = ViewerOf(context) with { Notice = _notice, Refused = _refused },
        });
        return Encoding.UTF8.GetBytes(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PageRoot>(parameters)).ToHtmlString()));
    }

    /// <summary>How the visitor sees pages.</summary>
    public static Viewer ViewerOf(HttpContext context)
    {
        var visit = context.Features.Get<Visit>() ?? new Visit();

        // The script that changes the theme writes the cookie; a page that comes with it does not flash.
        var theme = context.Request.Cookies["truce-theme"] is "light" or "dark" ? context.Request.Cookies["truce-theme"] : null;
        var hasAccounts = context.RequestServices.GetRequiredService<WorkbenchOptions>().HasAccounts;
        return new Viewer(theme, visit.CanEdit, hasAccounts ? visit.User?.DisplayName : null, null);
    }

    private static Dictionary<string, object?> Named(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var named = new Dictionary<string, object?>();
        foreach (var (name, value) in parameters)
            named.Add(name, value);
        return named;
    }
}
