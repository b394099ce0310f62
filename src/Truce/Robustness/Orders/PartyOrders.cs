using System.Numerics;
using Truce.Dossiers;
using Truce.Randomness;
using Truce.States;

namespace Truce.Robustness.Orders;

/// <summary>The orders of the states that fit what is known of one party's preference.</summary>
/// <remarks>Immutable; safe to share between threads.</remarks>
internal abstract class PartyOrders
{
    /// <summary>The most orders that are gone through one by one.</summary>
    public const int MostListed = 20_000;

    /// <summary>The most questions that are asked about one party.</summary>
    public const int MostQuestions = 64;

    /// <param name="party">Whose orders they are.</param>
    /// <param name="known">What is the same in all of them.</param>
    protected PartyOrders(PartyId party, PartialOrder known)
    {
        Party = party;
        Known = known;
    }

    /// <summary>Whose orders they are.</summary>
    public PartyId Party { get; }

    /// <summary>What is the same in all of them: which states are better than which in each, and which are tied.</summary>
    public PartialOrder Known { get; }

    /// <summary>Whether every order that keeps <see cref="Known"/> is one of them, so that what is not known of two pairs of states may be so at once.</summary>
    public abstract bool AreAllThatKeepKnown { get; }

    /// <summary>Whether <see cref="Known"/> has all that is the same in every order that fits; else it may lack some of it.</summary>
    public virtual bool IsKnownComplete => true;

    /// <summary>Whether for each state there is one order that fits in which every state is worse but those that are nowhere so.</summary>
    public abstract bool HasBestOrders { get; }

    /// <summary>What is drawn when an order is drawn.</summary>
    public abstract PriorKind Prior { get; }

    /// <summary>How many there are; infinity when they cannot be counted, not a number when nobody counted them.</summary>
    public abstract double Count { get; }

    /// <summary>Whether an order is drawn with exactly the chance that the prior says.</summary>
    public virtual bool IsDrawnExactly => true;

    /// <summary>What could be asked about the party.</summary>
    public EquatableArray<PreferenceQuestion> Questions { get; protected init; }

    /// <summary>All of them, one by one, each as often as the prior has it; null when there are more than <see cref="MostListed"/>.</summary>
    public IReadOnlyList<OrderDraw>? Listed { get; protected init; }

    /// <summary>Draws one.</summary>
    /// <param name="random">What is random; it belongs to this draw alone.</param>
    /// <param name="draw">Receives it.</param>
    public abstract void Draw(RandomSeries random, OrderDraw draw);

    /// <summary>What is known of the party, in numbers.</summary>
    public PartyKnowledge Knowledge()
    {
        var compared = 0L;
        for (var s = 0; s < Known.Count; s++)
        {
            for (var w = 0; w < Known.Width; w++)
                compared += BitOperations.PopCount(Known.Better(s)[w] | Known.Worse(s)[w] | Known.Tied(s)[w]);
        }

        return new PartyKnowledge(Party, Prior, Count, IsDrawnExactly, (((long)Known.Count * Known.Count) - compared) / 2);
    }

    /// <summary>Room for a draw.</summary>
    public OrderDraw NewDraw() => new(Known.Count, Places);

    /// <summary>What the answer to a question is, by an order.</summary>
    public abstract bool IsYes(PreferenceQuestion question, OrderDraw draw);

    /// <summary>How many numbers, beside the ranks, tell an order from others.</summary>
    public abstract int Places { get; }

    /// <summary>Numbers the states by classes that are in order, best first.</summary>
    protected static void Rank(ReadOnlySpan<int> classes, int[] classOf, int[] rankOfClass, int[] ranks)
    {
        for (var place = 0; place < classes.Length; place++)
            rankOfClass[classes[place]] = place + 1;
        for (var s = 0; s < ranks.Length; s++)
            ranks[s] = rankOfClass[classOf[s]];
    }
}

/// <summary>One order of the states: their ranks, and what it was made from.</summary>
/// <param name="states">How many states there are.</param>
/// <param name="places">How many numbers it was made from.</param>
internal sealed class OrderDraw(int states, int places)
{
    /// <summary>The rank of each state; the smaller the better, from 1.</summary>
    public int[] Ranks { get; } = new int[states];

    /// <summary>What it was made from: by priority its place, by issue its weight.</summary>
    public double[] Made { get; } = new double[places];

    /// <summary>Room to work in.</summary>
    public int[] Classes { get; } = new int[states];

    /// <summary>More room to work in.</summary>
    public int[] Room { get; } = new int[states];

    /// <summary>Room for a number for each state.</summary>
    public double[] Worths { get; } = new double[states];
}
