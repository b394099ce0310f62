using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;

namespace Truce.Server.Features.Agreement;

/// <summary>What the parties could agree on.</summary>
internal static class AgreementEndpoints
{
    public static void MapAgreement(this IEndpointRouteBuilder app) =>
        app.MapGet("/dossiers/{dossier}/agreement", ShowAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(OpenRevision open, CancellationToken cancellation)
    {
        var shown = await open.ShowBriefAsync(cancellation);
        return !shown.HasErrors ? Page.Of<AgreementPage>((nameof(AgreementPage.Opened), shown)) : Unreadable.Of(shown, "agreement");
    }
}
