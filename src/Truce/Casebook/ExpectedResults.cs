using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.Stability.Evolution;

namespace Truce.Casebook;

/// <summary>What is known of a dossier's results from elsewhere: the content of an <c>expected.yaml</c>.</summary>
public sealed record ExpectedResults
{
    /// <summary>What each authority says of the model.</summary>
    public EquatableArray<ExpectedBlock> Results { get; init; }

    /// <summary>Published results that are not compared, each with the reason.</summary>
    public EquatableArray<SetAside> SetAside { get; init; }

    /// <summary>Sentences for people who look at the case.</summary>
    public EquatableArray<string> Notes { get; init; }
}

/// <summary>What one authority says of the model. Every part is complete: a state that is not named is expected not to be stable.</summary>
public sealed record ExpectedBlock
{
    /// <summary>How it is known.</summary>
    public required ExpectationBasis Basis { get; init; }

    /// <summary>The work, the program, or how it was computed.</summary>
    public required string Citation { get; init; }

    /// <summary>Whether the cited text was not at hand when this was written down.</summary>
    public bool FromMemory { get; init; }

    /// <summary>How many states are feasible; null when the authority does not say.</summary>
    public int? Feasible { get; init; }

    /// <summary>How parties order the states.</summary>
    public EquatableArray<ExpectedOrder> Orders { get; init; }

    /// <summary>Which states are stable for whom.</summary>
    public EquatableArray<ExpectedStates> Stable { get; init; }

    /// <summary>Which states are stable for every decision maker.</summary>
    public EquatableArray<ExpectedStates> Equilibria { get; init; }

    /// <summary>Which states are stable for which coalition, or for every one.</summary>
    public EquatableArray<ExpectedCoalitionStates> Coalitional { get; init; }

    /// <summary>Where the dispute can go from a state, in how few moves.</summary>
    public EquatableArray<ExpectedEvolution> Evolutions { get; init; }
}

/// <summary>How an expectation is known.</summary>
public enum ExpectationBasis
{
    /// <summary>Printed in the cited work.</summary>
    Published,

    /// <summary>What the cited program gave.</summary>
    Measured,

    /// <summary>What an implementation of the definitions gave that is not Truce.</summary>
    Computed,
}

/// <summary>How a party is expected to order the feasible states.</summary>
/// <param name="Party">The party.</param>
/// <param name="Tiers">Best first; a tier holds of exactly the states that are equally good.</param>
public sealed record ExpectedOrder(PartyId Party, EquatableArray<Formula> Tiers);

/// <summary>The states that are expected to be stable under a definition.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Party">For whom; null for every decision maker at once.</param>
/// <param name="States">Each holds of one or more of the states; together they hold of exactly those that are stable.</param>
public sealed record ExpectedStates(StabilityDefinition Definition, PartyId? Party, EquatableArray<Formula> States);

/// <summary>The states that are expected to be stable for a coalition.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Coalition">For which coalition; null for every coalition of decision makers at once.</param>
/// <param name="States">Each holds of one or more of the states; together they hold of exactly those that are stable.</param>
public sealed record ExpectedCoalitionStates(CoalitionalDefinition Definition, Coalition? Coalition, EquatableArray<Formula> States);

/// <summary>In how few moves states are expected to be reached.</summary>
/// <param name="Place">The place in the list, from 0.</param>
/// <param name="From">Holds of the states that it is expected of.</param>
/// <param name="Kind">By which moves.</param>
/// <param name="Layers">The states that one move leads to, then those that take two, and so on; a state that is not named is expected not to be reached.</param>
public sealed record ExpectedEvolution(int Place, Formula From, MoveKind Kind, EquatableArray<EquatableArray<Formula>> Layers);

/// <summary>A published result that is not compared.</summary>
/// <param name="Definition">By which definition, in words.</param>
/// <param name="Citation">Where it was published.</param>
/// <param name="Equilibria">The published equilibria; null when it is about something else.</param>
/// <param name="Because">Why it is not compared.</param>
public sealed record SetAside(string Definition, string Citation, EquatableArray<Formula>? Equilibria, string Because);
