using Truce.Dossiers;

namespace Truce.Comparison;

/// <summary>A number, a date or a qualifier in the words of a statement, as said.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Words">The words, as quoted.</param>
/// <param name="Span">Where they stand in the quotation.</param>
public sealed record QuotedDetail(StatementId Statement, DetailKind Kind, string Words, TextRange Span);

/// <summary>What a detail of a quotation is.</summary>
public enum DetailKind
{
    /// <summary>A number, in digits or words.</summary>
    Number,

    /// <summary>A day, a month or a year.</summary>
    Date,

    /// <summary>A word that widens, narrows or times what is said: all, only, complete, formally, as soon as …</summary>
    Qualifier,
}
