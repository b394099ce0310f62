using System.Numerics;
using Truce.Dossiers;
using Truce.Randomness;
using Truce.States;

namespace Truce.Robustness.Orders;

/// <summary>The orders of a party that puts some of its priorities in an order that is not known.</summary>
/// <remarks>
/// <para>The orders of the priorities that fit are those that keep every fixed one below the fixed ones written above it, those of one <c>any-order</c> in any order in
/// their place, and unsure ones anywhere. Each gives the lexicographic order of the states. A state is better than another in all of them iff every priority that tells the two
/// apart, and that can come first among those that do, holds of it.</para>
/// <para>Drawing: each group is shuffled, then each unsure priority put at any of the places there are, one after the other; every order is as likely as
/// every other. Orders that break a comparison that is known are left out, or drawn again.</para>
/// </remarks>
internal sealed class PriorityOrders : PartyOrders
{
    /// <summary>The most priorities that are held.</summary>
    public const int MostPriorities = 60;

    private const int MostTries = 10_000;

    private readonly int[][] _groups;
    private readonly int[] _unsure;
    private readonly ulong[] _truth;
    private readonly ComparedSets[] _known;

    private PriorityOrders(PartyId party, PartialOrder known, int[][] groups, int[] unsure, ulong[] truth, ComparedSets[] certain)
        : base(party, known)
    {
        (_groups, _unsure, _truth, _known) = (groups, unsure, truth, certain);
        Places = groups.Sum(group => group.Length) + unsure.Length;
        Listed = List();
        Count = Listed?.Count ?? Total(groups, unsure);
        Questions = Ask(party);
    }

    public override bool AreAllThatKeepKnown => false;

    public override bool IsKnownComplete => Listed is not null || _known.Length == 0;

    /// <remarks>What holds of the state first, what does not last, as far as either may: a state is at least as good there only if it is so in every order.</remarks>
    public override bool HasBestOrders => _known.Length == 0;

    public override PriorKind Prior => PriorKind.OrderOfPriorities;

    public override double Count { get; }

    public override int Places { get; }

    /// <summary>Works out the orders.</summary>
    public static Answer<PartyOrders> Of(StateSpace space, FormulaSets sets, PartyPreference preference, EquatableArray<Priority> priorities)
    {
        if (priorities.Count > MostPriorities)
            return Answer.Cannot<PartyOrders>($"it has {priorities.Count} priorities, more than the {MostPriorities} whose orders are looked at");
        var truth = new ulong[space.Count];
        for (var k = 0; k < priorities.Count; k++)
        {
            foreach (var state in sets.Of(priorities[k].Prefer).Members())
                truth[state.Ordinal] |= 1UL << k;
        }

        var unsure = Enumerable.Range(0, priorities.Count).Where(k => priorities[k].Place == PriorityPlace.Unsure).ToArray();
        var groups = Groups(priorities);
        var certain = ComparedSets.Of(sets, preference.Known);
        var known = KnownOf(truth, Before(groups, priorities.Count));
        var orders = new PriorityOrders(preference.Party, known, groups, unsure, truth, certain);
        if (orders.Listed is not { } listed)
            return Answer.Of<PartyOrders>(orders);
        if (listed.Count == 0)
            return Answer.Cannot<PartyOrders>("no order of its priorities fits the comparisons that are known");
        return Answer.Of<PartyOrders>(certain.Length == 0
            ? orders
            : new PriorityOrders(preference.Party, PartialOrder.Common([.. listed.Select(draw => draw.Ranks)]), groups, unsure, truth, certain));
    }

    public override void Draw(RandomSeries random, OrderDraw draw)
    {
        Span<int> order = stackalloc int[Places];
        for (var tries = 0; tries < MostTries; tries++)
        {
            var count = 0;
            foreach (var group in _groups)
            {
                group.CopyTo(order[count..]);
                Shuffle(order.Slice(count, group.Length), random);
                count += group.Length;
            }

            foreach (var priority in _unsure)
            {
                var place = random.Below(count + 1);
                order[place..count].CopyTo(order[(place + 1)..]);
                order[place] = priority;
                count++;
            }

            Rank(order, draw);
            if (Fits(draw.Ranks))
                return;
        }

        // The order that is written down fits, as the dossier's check sees to.
        for (var k = 0; k < order.Length; k++)
            order[k] = k;
        Rank(order, draw);
    }

    public override bool IsYes(PreferenceQuestion question, OrderDraw draw)
    {
        var asked = (PreferenceQuestion.OfPriorities)question;
        return draw.Made[asked.First] < draw.Made[asked.Second];
    }

    private static int[][] Groups(EquatableArray<Priority> priorities)
    {
        var groups = new List<List<int>>();
        for (var k = 0; k < priorities.Count; k++)
        {
            if (priorities[k].Place == PriorityPlace.WithPrevious && groups.Count > 0)
                groups[^1].Add(k);
            else if (priorities[k].Place != PriorityPlace.Unsure)
                groups.Add([k]);
        }

        return [.. groups.Select(group => group.ToArray())];
    }

    /// <summary>By priority, those that come before it in every order.</summary>
    private static ulong[] Before(int[][] groups, int count)
    {
        var before = new ulong[count];
        var above = 0UL;
        foreach (var group in groups)
        {
            foreach (var k in group)
                before[k] = above;
            foreach (var k in group)
                above |= 1UL << k;
        }

        return before;
    }

    private static PartialOrder KnownOf(ulong[] truth, ulong[] before)
    {
        var rows = new Dictionary<ulong, int>();
        var classOf = new int[truth.Length];
        for (var s = 0; s < truth.Length; s++)
        {
            if (!rows.TryGetValue(truth[s], out classOf[s]))
                rows[truth[s]] = classOf[s] = rows.Count;
        }

        return PartialOrder.Of(classOf, rows.Count, (a, b) =>
        {
            var (telling, isBetter, isWorse) = (truth[a] ^ truth[b], true, true);
            for (var rest = telling; rest != 0 && (isBetter || isWorse); rest &= rest - 1)
            {
                var k = BitOperations.TrailingZeroCount(rest);
                if ((before[k] & telling) != 0)
                    continue;
                var holds = (truth[a] >> k & 1) != 0;
                isBetter &= holds;
                isWorse &= !holds;
            }

            return isBetter ? 1 : isWorse ? -1 : 0;
        });
    }

    private static double Total(int[][] groups, int[] unsure)
    {
        var total = 1.0;
        foreach (var group in groups)
            total *= Enumerable.Range(1, group.Length).Aggregate(1.0, (product, k) => product * k);
        var placed = groups.Sum(group => group.Length);
        for (var k = 0; k < unsure.Length; k++)
            total *= placed + k + 1;
        return total;
    }

    private static void Shuffle(Span<int> items, RandomSeries random)
    {
        for (var k = items.Length - 1; k > 0; k--)
        {
            var other = random.Below(k + 1);
            (items[k], items[other]) = (items[other], items[k]);
        }
    }

    private EquatableArray<PreferenceQuestion> Ask(PartyId party)
    {
        var before = Before(_groups, Places);
        var questions = new List<PreferenceQuestion>();
        for (var first = 0; first < Places; first++)
        {
            for (var second = first + 1; second < Places; second++)
            {
                var isOpen = (before[first] >> second & 1) == 0 && (before[second] >> first & 1) == 0;
                if (isOpen && questions.Count < MostQuestions)
                    questions.Add(new PreferenceQuestion.OfPriorities(party, first, second));
            }
        }

        return questions.ToEquatableArray();
    }

    /// <summary>Sorts the states by the priorities from the last to the first, each time keeping the order there was among those that a priority does not tell apart.</summary>
    private void Rank(ReadOnlySpan<int> order, OrderDraw draw)
    {
        for (var place = 0; place < order.Length; place++)
            draw.Made[order[place]] = place;
        var (classes, count) = FirstOfClasses(draw);
        for (var place = order.Length - 1; place >= 0; place--)
        {
            var (k, holding, rest) = (order[place], 0, 0);
            for (var c = 0; c < count; c++)
            {
                if ((_truth[classes[c]] >> k & 1) != 0)
                    classes[holding++] = classes[c];
                else
                    draw.Room[rest++] = classes[c];
            }

            draw.Room.AsSpan(0, rest).CopyTo(classes.AsSpan(holding));
        }

        for (var c = 0; c < count; c++)
            draw.Room[Known.ClassOf[classes[c]]] = c + 1;
        for (var s = 0; s < draw.Ranks.Length; s++)
            draw.Ranks[s] = draw.Room[Known.ClassOf[s]];
    }

    /// <summary>One state of each class, ascending.</summary>
    private (int[] Firsts, int Count) FirstOfClasses(OrderDraw draw)
    {
        var count = 0;
        for (var s = 0; s < Known.Count; s++)
        {
            if (Known.ClassOf[s] == count)
                draw.Classes[count++] = s;
        }

        return (draw.Classes, count);
    }

    private bool Fits(int[] ranks)
    {
        foreach (var known in _known)
        {
            var (best, worst) = Extremes(known.First, ranks);
            var (otherBest, otherWorst) = Extremes(known.Second, ranks);
            if (best > worst || otherBest > otherWorst)
                continue;
            if (known.IsTie ? best != otherWorst || worst != otherBest : worst >= otherBest)
                return false;
        }

        return true;
    }

    private static (int Best, int Worst) Extremes(StateSet set, int[] ranks)
    {
        var (best, worst) = (int.MaxValue, 0);
        foreach (var state in set.Members())
            (best, worst) = (Math.Min(best, ranks[state.Ordinal]), Math.Max(worst, ranks[state.Ordinal]));
        return (best, worst);
    }

    private List<OrderDraw>? List()
    {
        if (Total(_groups, _unsure) > MostListed)
            return null;
        var listed = new List<OrderDraw>();
        foreach (var order in Orders(0, []))
        {
            var draw = NewDraw();
            Rank(order, draw);
            if (Fits(draw.Ranks))
                listed.Add(draw);
        }

        return listed;
    }

    // First the groups, each in every order, then the unsure ones, each in every place.
    private IEnumerable<int[]> Orders(int group, int[] above)
    {
        if (group < _groups.Length)
            return Permutations(_groups[group]).SelectMany(some => Orders(group + 1, [.. above, .. some]));
        IEnumerable<int[]> orders = [above];
        foreach (var priority in _unsure)
            orders = orders.SelectMany(order => Enumerable.Range(0, order.Length + 1).Select(place => (int[])[.. order[..place], priority, .. order[place..]]));
        return orders;
    }

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length <= 1
        ? [items]
        : Enumerable.Range(0, items.Length).SelectMany(k => Permutations([.. items[..k], .. items[(k + 1)..]]).Select(rest => (int[])[items[k], .. rest]));
}
