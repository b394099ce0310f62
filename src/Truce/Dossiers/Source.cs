namespace Truce.Dossiers;

/// <summary>A document that statements are quoted from.</summary>
public sealed record Source
{
    /// <summary>Its name within the dossier.</summary>
    public required SourceId Id { get; init; }

    /// <summary>The file that holds its text, relative to the dossier's folder, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>What it is called.</summary>
    public string? Title { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>When it was published.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Where it can be found, as its publisher gives it; never fetched.</summary>
    public string? Url { get; init; }

    /// <summary>The SHA-256 of the file's bytes when the quotations were last anchored, in lower-case hexadecimal; null when never recorded.</summary>
    public string? Sha256 { get; init; }
}
