namespace Truce.Agreement.Protocols;

/// <summary>How one negotiation went.</summary>
/// <param name="Negotiators">How each party behaved, in the order of the table.</param>
/// <param name="Agreement">The number of the package agreed on; null when time ran out.</param>
/// <param name="Rounds">How many rounds were begun.</param>
/// <param name="Turns">What was said, in order.</param>
public sealed record Negotiation(EquatableArray<Negotiator> Negotiators, int? Agreement, int Rounds, EquatableArray<Turn> Turns);

/// <summary>What one party said.</summary>
/// <param name="Round">In which round, from 1.</param>
/// <param name="Party">The place of the party at the table, from 0.</param>
/// <param name="Package">The number of the package.</param>
/// <param name="IsAcceptance">Whether the party accepted it, and did not offer it.</param>
public readonly record struct Turn(int Round, int Party, int Package, bool IsAcceptance);
