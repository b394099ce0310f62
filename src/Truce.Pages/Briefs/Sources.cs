using Truce.Dossiers;
using Truce.Reports;

namespace Truce.Pages.Briefs;

/// <summary>The sources that a brief quotes from, in the order of their first statement.</summary>
internal static class Sources
{
    public static IReadOnlyList<Source> Of(Brief brief) => [.. brief.References.Select(reference => reference.Source).OfType<Source>().Distinct()];

    /// <summary>The number of a statement's source in that order, from 1; null when the dossier lacks the source.</summary>
    public static int? NumberOf(Brief brief, Reference reference) =>
        reference.Source is { } source ? Of(brief).TakeWhile(other => other != source).Count() + 1 : null;

    public static string TitleOf(Source source) => source.Title ?? source.File;

    /// <summary>The address as a link, when it is one that a browser may follow from here.</summary>
    public static string? LinkTo(Source source) =>
        Uri.TryCreate(source.Url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.AbsoluteUri
            : null;
}
