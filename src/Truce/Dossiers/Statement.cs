namespace Truce.Dossiers;

/// <summary>Who said what, when, in which source.</summary>
/// <remarks>A statement is its speaker's, never a fact. Silence is recorded as <see cref="Act.NoReply"/>, never read as refusal.</remarks>
public sealed record Statement
{
    /// <summary>Its name within the dossier.</summary>
    public required StatementId Id { get; init; }

    /// <summary>The source it stands in.</summary>
    public required SourceId Source { get; init; }

    /// <summary>The exact words.</summary>
    public required Quotation Quotation { get; init; }

    /// <summary>The party whose statement it is; null when it is nobody's in the dispute (a reporter's sentence).</summary>
    public PartyId? Party { get; init; }

    /// <summary>Who said it, as the source names them.</summary>
    public string? Speaker { get; init; }

    /// <summary>When it was said.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What was done by saying it.</summary>
    public required Act Act { get; init; }

    /// <summary>How the words come to us.</summary>
    public Standing Standing { get; init; } = Standing.Stated;

    /// <summary>The terms that it bears on.</summary>
    public EquatableArray<Formula> About { get; init; }

    /// <summary>The day on which it became known; null when that is the day on which it was said.</summary>
    public DateOnly? Recorded { get; init; }

    /// <summary>The positions that its party takes by it, where they are written down; else they follow from what was done by saying it.</summary>
    public EquatableArray<Take> Takes { get; init; }

    /// <summary>Earlier statements of its party that it takes back: the positions taken by them no longer count.</summary>
    public EquatableArray<StatementId> Replaces { get; init; }

    /// <summary>Earlier statements of its party that it puts in another way without changing what is accepted.</summary>
    public EquatableArray<StatementId> Reframes { get; init; }

    /// <summary>Statements that it goes against, where the analyst sees that.</summary>
    public EquatableArray<StatementId> Contradicts { get; init; }
}

/// <summary>Exact words of a source, and where in it they stand.</summary>
/// <param name="Exact">The words.</param>
/// <param name="Prefix">Words just before them, when needed to tell two places apart (TextQuoteSelector).</param>
/// <param name="Suffix">Words just after them, when needed to tell two places apart (TextQuoteSelector).</param>
/// <param name="Position">Where they stood when last anchored (TextPositionSelector); null when never recorded.</param>
public sealed record Quotation(string Exact, string? Prefix = null, string? Suffix = null, TextRange? Position = null);

/// <summary>A stretch of text.</summary>
/// <param name="Start">Where it starts, in Unicode code points from 0.</param>
/// <param name="End">Where it ends, exclusive, in Unicode code points from 0.</param>
public readonly record struct TextRange(int Start, int End);

/// <summary>What was done by saying something.</summary>
public enum Act
{
    /// <summary>Asks that another party do something.</summary>
    Demand,

    /// <summary>Says what the party would do, on a condition or without one.</summary>
    Offer,

    /// <summary>Binds the party to do something.</summary>
    Promise,

    /// <summary>Assures that something will be kept or will be safe.</summary>
    Guarantee,

    /// <summary>Accepts what another put forward.</summary>
    Acceptance,

    /// <summary>Refuses what another put forward.</summary>
    Refusal,

    /// <summary>Says that the party will do harm if something is or is not done.</summary>
    Threat,

    /// <summary>Says that something unwelcome will follow, without saying that the party will do it.</summary>
    Warning,

    /// <summary>Says that something is so.</summary>
    Claim,

    /// <summary>Says that something claimed is not so.</summary>
    Denial,

    /// <summary>Names a procedure: a venue, a format, a date.</summary>
    Procedure,

    /// <summary>Appeals to a norm: a charter, a treaty, a resolution.</summary>
    Appeal,

    /// <summary>Reports that a party has not replied as of the date.</summary>
    NoReply,
}

/// <summary>How the words of a statement come to us.</summary>
public enum Standing
{
    /// <summary>Said in public by the party.</summary>
    Stated,

    /// <summary>Said by a source to have been said.</summary>
    Reported,

    /// <summary>Became known without the party's leave.</summary>
    Leaked,

    /// <summary>Concluded by the analyst.</summary>
    Inferred,

    /// <summary>Denied by the party it is ascribed to.</summary>
    Denied,
}
