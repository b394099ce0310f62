using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Truce.Reports;

namespace Truce.Pages.Briefs;

/// <summary>Writes a brief as one HTML file that needs nothing else: no network, no script, no font, no picture.</summary>
public static class BriefHtml
{
    /// <summary>The content security policy that the file carries, for who serves it.</summary>
    public static string SecurityPolicy => StyleSheet.SecurityPolicy;

    /// <summary>Renders a brief. Same brief, same bytes.</summary>
    /// <remarks>Everything that comes from a dossier is encoded. The page carries a content security policy that allows its own style sheet and nothing else.</remarks>
    public static string Render(Brief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);

        // The stock encoder writes every letter beyond ASCII as a number, which trebles the size of most of the world's languages.
        using var services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(BriefPage.Brief)] = brief });

        // No component waits for anything, so the task is finished when it is returned.
        return renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<BriefPage>(parameters)).ToHtmlString()).GetAwaiter().GetResult();
    }
}
