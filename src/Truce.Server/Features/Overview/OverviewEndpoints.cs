using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;

namespace Truce.Server.Features.Overview;

/// <summary>The dispute at a glance.</summary>
internal static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder app) =>
        app.MapGet("/dossiers/{dossier}", ShowAsync).Needs(Access.Reader).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(OpenRevision open, CancellationToken cancellation) =>
        Page.Of<OverviewPage>(
            (nameof(OverviewPage.Open), open),
            (nameof(OverviewPage.Brief), open.Dossier is null ? null : await open.Content.BriefAsync(cancellation)));
}
