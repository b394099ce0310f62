using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Waiting;

namespace Truce.Server.Features.Agreement;

/// <summary>What the parties could agree on.</summary>
internal static class AgreementEndpoints
{
    public static void MapAgreement(this IEndpointRouteBuilder app) =>
        app.MapGet("/dossiers/{dossier}/agreement", ShowAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();

    /// <summary>The page for the sake of its forms; when the rest takes long, with how far it is.</summary>
    public static Task<Page> FormsAsync(OpenRevision open, Patience patience) => patience.AroundAsync(
        open,
        open.Path("agreement"),
        open.ShowBriefAsync,
        shown => Page.Of<AgreementPage>((nameof(AgreementPage.Opened), shown)),
        (shown, waiting) => Page.Of<AgreementPage>(StatusCodes.Status202Accepted, (nameof(AgreementPage.Opened), shown), (nameof(AgreementPage.Waiting), waiting)));

    private static Task<object?> ShowAsync(OpenRevision open, Patience patience) => patience.AnswerAsync(
        open,
        "agreement",
        open.ShowBriefAsync,
        shown => !shown.HasErrors ? Page.Of<AgreementPage>((nameof(AgreementPage.Opened), shown)) : Unreadable.Of(shown, "agreement"));
}
