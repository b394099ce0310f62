using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>Where the forms of proposals stand on their page.</summary>
public static class ProposalForms
{
    /// <summary>The place on the page where something is changed: a proposal, <c>NAME:3</c> its fourth clause, <c>NAME:reply:new</c> a new reply.</summary>
    public static string PlaceOf(string change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return "form-" + change.Replace(':', '-');
    }

    internal static string KeyOf(ProposalId? proposal, string? part = null) => PlaceOf((proposal?.Value ?? "new") + (part is null ? "" : ":" + part));
}
