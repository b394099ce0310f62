using Truce.States;

namespace Truce.Stability;

/// <summary>Says under which foresight a state is stable for a decision maker.</summary>
/// <remarks>
/// Most definitions share one sentence: <em>s is stable for i iff every unilateral improvement s1 ∈ R_i⁺(s) is met by a sanction</em>, and differ in
/// what counts as a sanction. With no improvement a state is stable under each of these. An indifferent state can sanction, and is never an improvement.
/// </remarks>
public abstract class StabilityDefinition
{
    private protected StabilityDefinition()
    {
    }

    /// <summary>Its name in files, options and JSON: lower case.</summary>
    public abstract string Id { get; }

    /// <summary>What it is called in reports.</summary>
    public abstract string Name { get; }

    /// <summary>What it is called in the head of a column.</summary>
    public abstract string Abbreviation { get; }

    /// <summary>What a decision maker looks ahead to, in a sentence for people.</summary>
    public abstract string Foresight { get; }

    /// <summary>The definition in symbols.</summary>
    public abstract string Formal { get; }

    /// <summary>Who defined it, as author and year; the keys are in docs/references.bib.</summary>
    public abstract string Source { get; }

    /// <summary>Two definitions of one name are one definition.</summary>
    public sealed override bool Equals(object? obj) => obj is StabilityDefinition other && other.Id == Id;

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>Which moves the others may reply with; null when no reply is considered.</summary>
    internal virtual ReplyKind? Replies => null;

    /// <summary>Why the definition says nothing of a dispute, one reason each, in a sentence without a full stop; empty when it does.</summary>
    internal abstract IEnumerable<string> Obstacles(StateSpace space);

    /// <summary>Whether s is stable for i.</summary>
    internal abstract bool IsStable(GraphModel model, DecisionMaker i, StateId s);

    /// <summary>Whether s is stable for i, with the evidence.</summary>
    internal abstract Verdict Judge(GraphModel model, DecisionMaker i, StateId s);

    /// <summary>The parties of whom it is not known how they take every two states: what definitions for known preferences cannot say.</summary>
    private protected static IEnumerable<string> UnknownPairs(StateSpace space) =>
        from i in space.DecisionMakers
        where space.RelationOf(i.Id).Value.HasUnknown
        select $"{i.Party.Name}: its preference between some states is not known; the extensions for unknown preference (nash-a to seq-d) allow for that";

    /// <summary>Whose states are not all ranked: what definitions that compare the ends of several moves cannot do without.</summary>
    private protected static IEnumerable<string> Unranked(StateSpace space) =>
        from i in space.DecisionMakers
        from obstacle in space.RanksOf(i.Id).Obstacles
        select $"{i.Party.Name}: {obstacle}";
}
