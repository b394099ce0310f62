using Truce.Dossiers;

namespace Truce.Reports;

/// <summary>A sentence of a report with what it rests on.</summary>
/// <param name="Text">The sentence, or two that belong together; marks of reference are added where it is shown.</param>
/// <param name="Says">The statements behind it.</param>
/// <param name="Basis">How it comes to be known.</param>
public sealed record Sentence(string Text, EquatableArray<StatementId> Says, Basis Basis)
{
    /// <summary>What was said.</summary>
    internal static Sentence OfRecord(string text, params EquatableArray<StatementId> says) => new(Words.Ended(text), says, Basis.Record);

    /// <summary>What follows from the model.</summary>
    internal static Sentence OfModel(string text, params EquatableArray<StatementId> says) => new(Words.Ended(text), says, Basis.Model);

    /// <summary>What the analyst assumes.</summary>
    internal static Sentence OfAssumption(string text) => new(Words.Ended(text), [], Basis.Assumption);
}

/// <summary>How a sentence comes to be known.</summary>
public enum Basis
{
    /// <summary>It says what was said: the statement is its speaker's.</summary>
    Record,

    /// <summary>It follows from the model, which rests on the statements given and on what is assumed.</summary>
    Model,

    /// <summary>It is the analyst's, and no statement stands behind it.</summary>
    Assumption,
}
