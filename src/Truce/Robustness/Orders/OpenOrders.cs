using Truce.Dossiers;
using Truce.Randomness;
using Truce.States;

namespace Truce.Robustness.Orders;

/// <summary>All orders of the states that keep what is known: the linear extensions of a partial order, tied states together.</summary>
internal sealed class OpenOrders : PartyOrders
{
    private readonly ExtensionSampler _sampler;

    private OpenOrders(PartyId party, PartialOrder known, ExtensionSampler sampler, EquatableArray<PreferenceQuestion> questions)
        : base(party, known)
    {
        _sampler = sampler;
        Questions = questions;
        Listed = sampler.Count <= MostListed ? [.. List()] : null;
    }

    public override bool AreAllThatKeepKnown => true;

    public override bool HasBestOrders => true;

    public override PriorKind Prior => PriorKind.OrderOfStates;

    public override double Count => _sampler.Count;

    public override bool IsDrawnExactly => _sampler.IsExact;

    public override int Places => 0;

    /// <summary>Works out the orders.</summary>
    public static Answer<PartyOrders> Of(PartyId party, PartialOrder known, EquatableArray<PreferenceQuestion> questions)
    {
        var firsts = FirstOfClasses(known);
        var sampler = ExtensionSampler.Of([.. Enumerable.Range(0, known.Classes)], (a, b) => known.Prefers(firsts[a], firsts[b]));
        return sampler is null
            ? Answer.Cannot<PartyOrders>($"too little is known of how it orders the states: in one piece of them, orders cannot be drawn of more than {ExtensionSampler.MostInChain}; say more of its preference, or write priorities of which some have an uncertain place")
            : Answer.Of<PartyOrders>(new OpenOrders(party, known, sampler, questions));
    }

    public override void Draw(RandomSeries random, OrderDraw draw)
    {
        _sampler.Draw(random, draw.Classes.AsSpan(0, Known.Classes));
        Rank(draw.Classes.AsSpan(0, Known.Classes), Known.ClassOf, draw.Room, draw.Ranks);
    }

    public override bool IsYes(PreferenceQuestion question, OrderDraw draw)
    {
        var asked = (PreferenceQuestion.OfStates)question;
        return draw.Ranks[asked.First.Ordinal] < draw.Ranks[asked.Second.Ordinal];
    }

    private static int[] FirstOfClasses(PartialOrder known)
    {
        var firsts = new int[known.Classes];
        for (var s = known.Count - 1; s >= 0; s--)
            firsts[known.ClassOf[s]] = s;
        return firsts;
    }

    private IEnumerable<OrderDraw> List()
    {
        var firsts = FirstOfClasses(Known);
        var order = new int[Known.Classes];
        var isPlaced = new bool[Known.Classes];
        return Extend(0);

        IEnumerable<OrderDraw> Extend(int place)
        {
            if (place == order.Length)
            {
                var draw = NewDraw();
                Rank(order, Known.ClassOf, draw.Room, draw.Ranks);
                yield return draw;
                yield break;
            }

            for (var c = 0; c < order.Length; c++)
            {
                if (isPlaced[c] || Enumerable.Range(0, order.Length).Any(other => !isPlaced[other] && Known.Prefers(firsts[other], firsts[c])))
                    continue;
                (isPlaced[c], order[place]) = (true, c);
                foreach (var draw in Extend(place + 1))
                    yield return draw;
                isPlaced[c] = false;
            }
        }
    }
}
