namespace Truce.Stability.Inverse;

/// <summary>Which orders are closest to a party's own among those that have some states above others?</summary>
/// <remarks>
/// <para>The states that are named in a requirement are put into every order in which the requirements hold; no two are tied that were not. Against such a
/// chain each other state has its best places by itself, and a worse state never has to stand above a better one there: how much a state gains by moving down
/// past a member of the chain does not fall when the state is a worse one. So the cost of a chain is a sum, and the closest orders are the cheapest chains,
/// with the other states in their best places from the top down.</para>
/// <para>Cost: orders of the named states, at most 4,683 of <see cref="MostNamed"/>, times their number squared. Finding the closest extension of any
/// partial order is hard; hence the limit. Immutable; safe to share between threads.</para>
/// </remarks>
internal sealed class ClosestOrders
{
    /// <summary>The most states that requirements may name.</summary>
    public const int MostNamed = 6;

    private readonly int[] _ranks;

    public ClosestOrders(ReadOnlySpan<int> ranks) => _ranks = ranks.ToArray();

    /// <summary>How many half swaps away the closest orders are; null when the requirements contradict one another.</summary>
    public int? Distance(IReadOnlyList<Requirement> requirements) => Find(requirements, mostOrders: 0)?.Halves;

    /// <summary>The closest orders, each as a rank for each state; null when the requirements contradict one another.</summary>
    /// <param name="requirements">What they have to have; at most <see cref="MostNamed"/> states.</param>
    /// <param name="mostOrders">How many to list.</param>
    public Found? Find(IReadOnlyList<Requirement> requirements, int mostOrders)
    {
        if (requirements.All(IsMet))
            return new Found(0, mostOrders > 0 ? [_ranks] : [], HasMore: false);
        var search = new Search(_ranks, requirements);
        search.Insert(0, 0);
        if (search.Best == int.MaxValue)
            return null;
        var orders = new List<int[]>();
        var hasMore = false;
        if (mostOrders > 0)
        {
            var known = new HashSet<string>();
            foreach (var order in search.Chains.SelectMany(search.Orders))
            {
                if (!known.Add(string.Join(',', order)))
                    continue;
                hasMore = orders.Count == mostOrders;
                if (hasMore)
                    break;
                orders.Add(order);
            }
        }

        return new Found(search.Best, orders, hasMore);
    }

    /// <summary>Whether the party's own order has it.</summary>
    public bool IsMet(Requirement requirement)
    {
        var difference = _ranks[requirement.Better].CompareTo(_ranks[requirement.Worse]);
        return difference < 0 || (difference == 0 && !requirement.IsStrict);
    }

    /// <summary>The closest orders.</summary>
    /// <param name="Halves">How many half swaps away they are.</param>
    /// <param name="Orders">The orders, as many as were asked for.</param>
    /// <param name="HasMore">Whether there are more.</param>
    public sealed record Found(int Halves, List<int[]> Orders, bool HasMore);

    private sealed class Search
    {
        private readonly int[] _ranks;
        private readonly IReadOnlyList<Requirement> _requirements;
        private readonly int[] _named;

        /// <summary>The tiers of the states that are not named, best first: a rank, its states.</summary>
        private readonly (int Rank, int[] States)[] _tiers;

        /// <summary>Tiers between the same named states behave alike: a rank of one of them, and how many states there are.</summary>
        private readonly (int Rank, int Count)[] _kinds;
        private readonly List<List<int>> _chain = [];

        public Search(int[] ranks, IReadOnlyList<Requirement> requirements)
        {
            _ranks = ranks;
            _requirements = requirements;
            _named = [.. requirements.SelectMany(requirement => (int[])[requirement.Better, requirement.Worse]).Distinct().Order()];
            if (_named.Length > MostNamed)
                throw new ArgumentException($"At most {MostNamed} states can be named.", nameof(requirements));
            _tiers = [.. Enumerable.Range(0, ranks.Length).Except(_named).GroupBy(x => ranks[x]).OrderBy(tier => tier.Key).Select(tier => (tier.Key, tier.ToArray()))];
            _kinds = [.. _tiers.GroupBy(tier => (_named.Count(c => ranks[c] < tier.Rank), _named.Count(c => ranks[c] == tier.Rank)))
                .Select(kind => (kind.First().Rank, kind.Sum(tier => tier.States.Length)))];
        }

        public int Best { get; private set; } = int.MaxValue;

        /// <summary>The cheapest chains: blocks of tied states, best first.</summary>
        public List<int[][]> Chains { get; } = [];

        /// <summary>Puts the named states from a place on into the chain, in every way.</summary>
        public void Insert(int place, int cost)
        {
            if (cost > Best)
                return;
            if (place == _named.Length)
            {
                Weigh(cost);
                return;
            }

            var state = _named[place];
            for (var gap = 0; gap <= _chain.Count; gap++)
            {
                var costHere = cost + Cost(_ranks[state], 2 * gap);
                _chain.Insert(gap, [state]);
                if (IsPossible(state))
                    Insert(place + 1, costHere);
                _chain.RemoveAt(gap);
            }

            for (var block = 0; block < _chain.Count; block++)
            {
                if (_ranks[_chain[block][0]] != _ranks[state])
                    continue;
                var costHere = cost + Cost(_ranks[state], (2 * block) + 1);
                _chain[block].Add(state);
                if (IsPossible(state))
                    Insert(place + 1, costHere);
                _chain[block].Remove(state);
            }
        }

        /// <summary>The orders of a chain: every way to put the other tiers, from the top down, into their best places.</summary>
        public IEnumerable<int[]> Orders(int[][] chain)
        {
            _chain.Clear();
            _chain.AddRange(chain.Select(block => block.ToList()));
            var best = _tiers.Select(tier => BestPlaces(tier.Rank)).ToArray();
            var chosen = new int[_tiers.Length];
            return Choose(0, 0);

            IEnumerable<int[]> Choose(int tier, int from)
            {
                if (tier == _tiers.Length)
                    return [Order(chain, chosen)];
                return best[tier].Where(place => place >= from).SelectMany(place =>
                {
                    chosen[tier] = place;
                    return Choose(tier + 1, place);
                });
            }
        }

        private void Weigh(int cost)
        {
            foreach (var (rank, count) in _kinds)
            {
                var least = int.MaxValue;
                for (var place = 0; place <= 2 * _chain.Count; place++)
                    least = Math.Min(least, Cost(rank, place));
                cost += count * least;
            }

            if (cost > Best)
                return;
            if (cost < Best)
                Chains.Clear();
            Best = cost;
            Chains.Add([.. _chain.Select(block => block.Order().ToArray())]);
        }

        private List<int> BestPlaces(int rank)
        {
            var costs = Enumerable.Range(0, (2 * _chain.Count) + 1).Select(place => Cost(rank, place)).ToArray();
            var least = costs.Min();
            return [.. Enumerable.Range(0, costs.Length).Where(place => costs[place] == least)];
        }

        /// <summary>The half swaps between a state of that rank and the chain when it stands before block k (place 2k) or within it (2k + 1).</summary>
        private int Cost(int rank, int place)
        {
            if (place % 2 == 1 && _ranks[_chain[place / 2][0]] != rank)
                return int.MaxValue / 2;
            var cost = 0;
            for (var block = 0; block < _chain.Count; block++)
            {
                if ((2 * block) + 1 == place)
                    continue;
                var isAbove = (2 * block) + 1 < place;
                foreach (var member in _chain[block])
                {
                    var difference = _ranks[member].CompareTo(rank);
                    cost += difference == 0 ? 1 : difference < 0 == isAbove ? 0 : 2;
                }
            }

            return cost;
        }

        private bool IsPossible(int added)
        {
            foreach (var requirement in _requirements)
            {
                if (requirement.Better != added && requirement.Worse != added)
                    continue;
                var better = _chain.FindIndex(block => block.Contains(requirement.Better));
                var worse = _chain.FindIndex(block => block.Contains(requirement.Worse));
                if (better >= 0 && worse >= 0 && (better > worse || (better == worse && requirement.IsStrict)))
                    return false;
            }

            return true;
        }

        private int[] Order(int[][] chain, int[] places)
        {
            var ranks = new int[_ranks.Length];
            var (rank, tier) = (0, 0);
            for (var place = 0; place <= 2 * chain.Length; place++)
            {
                if (place % 2 == 1)
                {
                    rank++;
                    foreach (var state in chain[place / 2])
                        ranks[state] = rank;
                }

                for (; tier < places.Length && places[tier] == place; tier++)
                {
                    rank += place % 2 == 0 ? 1 : 0;
                    foreach (var state in _tiers[tier].States)
                        ranks[state] = rank;
                }
            }

            return ranks;
        }
    }
}

/// <summary>That a party has a state above another.</summary>
/// <param name="Better">The first.</param>
/// <param name="Worse">The second.</param>
/// <param name="IsStrict">Whether they may not be tied.</param>
internal readonly record struct Requirement(int Better, int Worse, bool IsStrict) : IComparable<Requirement>
{
    public int CompareTo(Requirement other) => (Better, Worse, IsStrict).CompareTo((other.Better, other.Worse, other.IsStrict));
}
