using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Truce.Server.Guard;

namespace Truce.Server.Shell;

/// <summary>A page, or a part of one for htmx: a Razor component rendered on the server.</summary>
/// <remarks>Everything that comes from a dossier is encoded. The component finds the <see cref="Visit"/> as a cascading value.</remarks>
internal sealed class Page : IResult
{
    private readonly Type _component;
    private readonly int _status;
    private readonly Dictionary<string, object?> _parameters;

    private Page(Type component, int status, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        _component = component;
        _status = status;
        _parameters = [];
        foreach (var (name, value) in parameters)
            _parameters.Add(name, value);
    }

    /// <summary>A page, from its component and the component's parameters.</summary>
    public static Page Of<TComponent>(params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TComponent : IComponent => new(typeof(TComponent), StatusCodes.Status200OK, parameters);

    /// <summary>A page with another status than 200.</summary>
    public static Page Of<TComponent>(int status, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TComponent : IComponent => new(typeof(TComponent), status, parameters);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var html = await RenderAsync(httpContext.RequestServices, httpContext.Features.Get<Visit>() ?? new Visit());
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(html, Encoding.UTF8, httpContext.RequestAborted);
    }

    private async Task<string> RenderAsync(IServiceProvider services, Visit visit)
    {
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PageRoot.Component)] = _component,
            [nameof(PageRoot.Parameters)] = _parameters,
            [nameof(PageRoot.Visit)] = visit,
        });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PageRoot>(parameters)).ToHtmlString());
    }
}
