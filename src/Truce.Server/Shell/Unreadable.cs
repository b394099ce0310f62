using Microsoft.AspNetCore.Http;
using Truce.Pages.Workbench;

namespace Truce.Server.Shell;

/// <summary>What every page shows of a dossier whose file has an error: where it is, and the way to mend it.</summary>
internal static class Unreadable
{
    /// <summary>The page.</summary>
    public static Page Of(ShownDossier shown, string page) =>
        Page.Of<UnreadablePage>(StatusCodes.Status200OK, (nameof(UnreadablePage.Opened), shown), (nameof(UnreadablePage.Page), page));
}
