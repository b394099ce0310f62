using Truce.Dossiers;
using Truce.States;

namespace Truce.Robustness;

/// <summary>Something about a party's preference that is not known and could be asked.</summary>
/// <param name="Party">About whom.</param>
public abstract record PreferenceQuestion(PartyId Party)
{
    /// <summary>Does it put one priority above another?</summary>
    /// <param name="Party">About whom.</param>
    /// <param name="First">The zero-based place of the priority in the dossier.</param>
    /// <param name="Second">That of the other.</param>
    public sealed record OfPriorities(PartyId Party, int First, int Second) : PreferenceQuestion(Party);

    /// <summary>Does it prefer one state to another?</summary>
    /// <param name="Party">About whom.</param>
    /// <param name="First">The state.</param>
    /// <param name="Second">The other.</param>
    public sealed record OfStates(PartyId Party, StateId First, StateId Second) : PreferenceQuestion(Party);

    /// <summary>Does it give one issue more weight than another?</summary>
    /// <param name="Party">About whom.</param>
    /// <param name="First">The issue.</param>
    /// <param name="Second">The other.</param>
    public record OfWeights(PartyId Party, IssueId First, IssueId Second) : PreferenceQuestion(Party);
}

/// <summary>What is drawn, each with the same chance, when an order of the states is drawn that fits what is known of a party.</summary>
public enum PriorKind
{
    /// <summary>Nothing: everything is known.</summary>
    Certain,

    /// <summary>The order of the priorities, among those that fit.</summary>
    OrderOfPriorities,

    /// <summary>The order of the states, among those that fit.</summary>
    OrderOfStates,

    /// <summary>The weights of the issues, from all that fit.</summary>
    Weights,
}
