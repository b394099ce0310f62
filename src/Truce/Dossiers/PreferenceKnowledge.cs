namespace Truce.Dossiers;

/// <summary>What is known of the place of a priority among the others.</summary>
/// <remarks>The order in which priorities are written is the working assumption of every analysis that needs one order; only robustness looks at this.</remarks>
public enum PriorityPlace
{
    /// <summary>It stands where it is written.</summary>
    Fixed,

    /// <summary>It and the one written before it stand here, in an order that is not known.</summary>
    WithPrevious,

    /// <summary>It may stand anywhere.</summary>
    Unsure,
}

/// <summary>A choice that tells something of a preference without settling it.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="What">What was accepted, refused, or said to be better: the states of which this holds.</param>
/// <param name="Against">What was passed over, kept, or said to be worse; null for the status quo, of a refusal only.</param>
/// <param name="Reliability">How likely such a choice is when the preference is as it suggests; above 1/2 and below 1.</param>
/// <param name="Date">When it was made; null when nobody wrote it down.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record ObservedChoice(ChoiceKind Kind, Formula What, Formula? Against, decimal Reliability, DateOnly? Date = null, EquatableArray<StatementId> Says = default);

/// <summary>What was done by a choice.</summary>
public enum ChoiceKind
{
    /// <summary>One thing was accepted over another.</summary>
    Accepted,

    /// <summary>Something was refused, and something else kept.</summary>
    Refused,

    /// <summary>One thing was said to be better than another.</summary>
    Said,
}

/// <summary>Between which numbers, both included, something lies.</summary>
public readonly record struct Bounds(decimal Least, decimal Greatest)
{
    /// <summary>Whether a number lies between them.</summary>
    public bool Contain(decimal number) => Least <= number && number <= Greatest;
}

/// <summary>That some issues weigh at least as much, together, as others do together.</summary>
/// <remarks>w_a − w_b ≥ w_c − w_d is a, d against b, c.</remarks>
/// <param name="Heavier">The issues whose weights add up to no less.</param>
/// <param name="Than">The issues whose weights add up to no more.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record WeightComparison(EquatableArray<IssueId> Heavier, EquatableArray<IssueId> Than, EquatableArray<StatementId> Says = default);

/// <summary>That no agreement is worth to a party at least what a state is worth to it.</summary>
/// <param name="State">The state.</param>
/// <param name="Because">Why the analyst put it here; null when nobody wrote it down.</param>
/// <param name="Says">The statements it rests on; none means that it is an assumption.</param>
public sealed record WalkAwayAtLeast(Formula State, string? Because = null, EquatableArray<StatementId> Says = default);
