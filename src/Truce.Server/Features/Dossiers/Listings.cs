namespace Truce.Server.Features.Dossiers;

/// <summary>A part of a list.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">What to give as <c>after</c> for the entries that follow; null at the end.</param>
public sealed record Listing<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>How many entries to give at once.</summary>
internal static class Listings
{
    public const int Usual = 50;
    public const int Most = 500;

    /// <summary>What was asked for, within reason.</summary>
    public static int Limit(int? asked) => Math.Clamp(asked ?? Usual, 1, Most);
}

/// <summary>A dossier as the API lists it.</summary>
public sealed record DossierInfo(string Id, string Title, int Revision, string Role, DateTimeOffset Created, DateTimeOffset Changed);

/// <summary>A file of a revision.</summary>
public sealed record FileInfoOf(string Path, int Bytes, string Sha256);

/// <summary>A revision as the API gives it.</summary>
public sealed record RevisionInfo(int Number, string Title, string Author, DateTimeOffset Saved, string Note, int? Restores, string Files, string Etag, bool Draft);

/// <summary>What came of saving.</summary>
public sealed record SavedInfo(string Id, int Revision, bool Changed, string Etag, bool Draft = false);
