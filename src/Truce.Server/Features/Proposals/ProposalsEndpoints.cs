using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;

namespace Truce.Server.Features.Proposals;

/// <summary>The proposals side by side.</summary>
internal static class ProposalsEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder app) =>
        app.MapGet("/dossiers/{dossier}/proposals", ShowAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(OpenRevision open, CancellationToken cancellation)
    {
        var shown = await open.ShowRecordAsync(cancellation);
        return shown.IsReadable ? Page.Of<ProposalsPage>((nameof(ProposalsPage.Opened), shown)) : Unreadable.Of(shown, "proposals");
    }
}
