using Truce.States;

namespace Truce.Stability.Inverse;

/// <summary>Which orders nearest to the parties' own make a state stable under a definition whose replies have to be improvements?</summary>
/// <remarks>
/// <para>Under SEQ and SSEQ the orders hang together: a reply counts only when those who make it want to. So the search is over what is required of all orders
/// at once, cheapest first. Take the closest orders that have what is required so far. If some improvement q of i is not deterred in them, every order that
/// makes the state stable has one of these as well: q no better than s for i; or a state that the others already reach (with i's ways out, where i may
/// counter) no better than s for i; or one more step, by one of the others, that leads on from what they reach and becomes an improvement for it. Each is a
/// branch. The first state of the search that needs nothing more is a smallest change; those of the same cost give all of them.</para>
/// <para>What is required of one party may name no more states than <see cref="ClosestOrders"/> takes, unless all of it is about s; a branch beyond that is
/// left out, and its cost bounds the answer from below. So does the cheapest branch that is open when the limit is reached.</para>
/// </remarks>
internal sealed class CoupledSearch
{
    private readonly GraphModel _model;
    private readonly SanctionDefinition _definition;
    private readonly StateId _target;
    private readonly DecisionMaker[] _parties;
    private readonly int[][] _ranks;
    private readonly ClosestOrders[] _orders;
    private readonly InverseOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly PriorityQueue<Node, (int Cost, int Place)> _open = new();
    private readonly HashSet<string> _met = [];
    private readonly Dictionary<string, int> _distances = [];
    private readonly Dictionary<string, Profile> _profiles = [];
    private int _leftOut = int.MaxValue;
    private int _steps;
    private bool _hasMore;

    public CoupledSearch(GraphModel model, SanctionDefinition definition, StateId target, DecisionMaker[] parties, InverseOptions options, CancellationToken cancellation)
    {
        _model = model;
        _definition = definition;
        _target = target;
        _parties = parties;
        _ranks = [.. model.Space.DecisionMakers.Select(i => model.Space.RanksOf(i.Id).Value.AsSpan().ToArray())];
        _orders = [.. _ranks.Select(ranks => new ClosestOrders(ranks))];
        _options = options;
        _cancellation = cancellation;
    }

    /// <summary>Looks for the orders.</summary>
    /// <param name="atLeast">How many half swaps it takes in any case, as is known from elsewhere.</param>
    public Profiles Run(int atLeast)
    {
        var one = OneAfterAnother();
        Open(new Node([.. _ranks.Select(_ => (Requirement[])[])], 0));
        var best = Search(one.Halves);
        var bound = best;
        if (_profiles.Count == 0 && _open.TryPeek(out _, out var next))
            bound = Math.Min(bound, next.Cost);
        if (_leftOut < best)
            bound = Math.Min(bound, _leftOut);
        if (_profiles.Count == 0)
            return new Profiles(best, Math.Max(Math.Min(atLeast, best), bound), [one], HasMore: true);
        var profiles = _profiles.Values.OrderBy(profile => profile.Required.Sum(pairs => pairs.Length)).ThenBy(profile => Key(profile.Ranks), StringComparer.Ordinal);
        return new Profiles(best, Math.Max(Math.Min(atLeast, best), bound), [.. profiles], _hasMore || _steps > _options.MostSteps || _leftOut <= best);
    }

    /// <summary>Goes through the branches, cheapest first, up to a cost; the cost of the smallest change.</summary>
    private int Search(int most)
    {
        var passed = new List<Node>();
        var isFound = false;
        while (_open.TryPeek(out var node, out var place) && place.Cost <= most && _steps <= _options.MostSteps)
        {
            _cancellation.ThrowIfCancellationRequested();
            _open.Dequeue();
            if (passed.Count > 0 && passed[0].Cost < node.Cost)
                passed.Clear();
            passed.Add(node);
            var orders = node.Required.Select((required, i) => Closest(i, required, mostOrders: 1).Orders[0]).ToArray();
            var unsanctioned = new OrdersAsIf(_model, _definition, orders).FirstUnsanctioned(_parties, _target);
            isFound |= unsanctioned is null;
            most = isFound ? node.Cost : most;
            if (node.Cost == most)
            {
                // Those of the same cost that came before the first that holds may have other closest orders that hold.
                foreach (var equal in passed)
                    Keep(equal);
                passed.Clear();
            }

            if (unsanctioned is not null)
                Branch(node, orders, unsanctioned, most);
        }

        return most;
    }

    /// <summary>Keeps every one of the closest orders of a branch that makes the state stable.</summary>
    private void Keep(Node node)
    {
        var found = node.Required.Select((required, i) => Closest(i, required, _options.MostAlternatives + 1)).ToArray();
        IEnumerable<int[][]> choices = [[]];
        foreach (var orders in found)
        {
            _hasMore |= orders.HasMore;
            var before = choices;
            choices = before.SelectMany(chosen => orders.Orders.Select(order => (int[][])[.. chosen, order]));
        }

        foreach (var ranks in choices)
        {
            if (++_steps > _options.MostSteps)
                return;
            if (new OrdersAsIf(_model, _definition, ranks).FirstUnsanctioned(_parties, _target) is not null)
                continue;
            if (_profiles.Count < _options.MostAlternatives)
                _profiles.TryAdd(Key(ranks), new Profile(node.Cost, ranks, node.Required));
            else if (!_profiles.ContainsKey(Key(ranks)))
                _hasMore = true;
        }
    }

    private void Branch(Node node, int[][] orders, Unsanctioned unsanctioned, int most)
    {
        var i = unsanctioned.Party;
        var asIf = new OrdersAsIf(_model, _definition, orders);
        Add(i.Index, [NoBetter(unsanctioned.To)]);
        var reached = unsanctioned.Reached.ToHashSet();
        foreach (var state in unsanctioned.Reached.Select(node => node.State).Where(state => state != unsanctioned.To).Distinct())
        {
            IEnumerable<StateId> ends = _definition.AllowsCounterMove ? [state, .. _model.Moves(i, state)] : [state];
            Add(i.Index, [.. ends.Where(end => asIf.Prefers(i, end, _target)).Select(NoBetter)]);
        }

        foreach (var (state, lastMover) in unsanctioned.Reached)
        {
            foreach (var mover in _model.Space.DecisionMakers.Where(mover => mover.Index != i.Index && mover.Index != lastMover))
            {
                foreach (var target in _model.Moves(mover, state).Where(target => !reached.Contains((target, mover.Index))))
                    Add(mover.Index, [new Requirement(target.Ordinal, state.Ordinal, IsStrict: true)]);
            }
        }

        Requirement NoBetter(StateId state) => new(_target.Ordinal, state.Ordinal, IsStrict: false);

        void Add(int party, Requirement[] more)
        {
            if (++_steps > _options.MostSteps)
            {
                _leftOut = Math.Min(_leftOut, node.Cost);
                return;
            }

            var required = node.Required[party].Union(more).Order().ToArray();
            if (Distance(party, required) is not { } distance)
                return;
            if (distance < 0)
            {
                _leftOut = Math.Min(_leftOut, node.Cost);
                return;
            }

            var cost = node.Cost - Distance(party, node.Required[party])!.Value + distance;
            if (cost <= most)
                Open(new Node([.. node.Required.Select((old, place) => place == party ? required : old)], cost));
        }
    }

    private void Open(Node node)
    {
        if (_met.Add(node.Key))
            _open.Enqueue(node, (node.Cost, _met.Count));
    }

    /// <summary>The half swaps of the closest orders; null when there is none, -1 when there are too many requirements to tell.</summary>
    private int? Distance(int party, Requirement[] required)
    {
        var key = $"{party}:{string.Join(' ', required)}";
        if (!_distances.TryGetValue(key, out var distance))
            _distances[key] = distance = IsTooMuch(required) ? -1 : Closest(party, required, mostOrders: 0)?.Halves ?? -2;
        return distance == -2 ? null : distance;
    }

    private bool IsTooMuch(Requirement[] required) =>
        !AreAboutTarget(required) && required.SelectMany(r => (int[])[r.Better, r.Worse]).Distinct().Count() > ClosestOrders.MostNamed;

    private bool AreAboutTarget(Requirement[] required) => Array.TrueForAll(required, r => r.Better == _target.Ordinal && !r.IsStrict);

    private ClosestOrders.Found Closest(int party, Requirement[] required, int mostOrders)
    {
        if (!AreAboutTarget(required))
            return _orders[party].Find(required, mostOrders)!;
        var above = new StatesAbove(_ranks[party], _target.Ordinal);
        var fall = required.Select(r => above.PlaceOf(new StateId(r.Worse))).Where(place => place >= 0).ToArray();
        var sets = above.Cheapest(fall.Length == 0 ? [] : [[fall]], Math.Max(1, mostOrders), _options.MostSteps, _cancellation);
        return new ClosestOrders.Found(sets.Halves, mostOrders == 0 ? [] : [.. sets.Sets.Select(set => above.Without(set.ToHashSet()))], sets.HasMore);
    }

    /// <summary>A change that makes the state stable, though not always a smallest: each party in turn takes its own smallest, the others as they are then.</summary>
    private Profile OneAfterAnother()
    {
        var ranks = _ranks.ToArray();
        foreach (var i in _parties)
        {
            var above = new StatesAbove(_ranks[i.Index], _target.Ordinal);
            ranks[i.Index] = Fallen(above, SanctionNeeds.Of(_model, _definition, i, above, q => new OrdersAsIf(_model, _definition, ranks).Replies(i, q)));
        }

        // Where a later change undid what an earlier one rested on: no improvement left to make, which no change of another party can undo.
        if (new OrdersAsIf(_model, _definition, ranks).FirstUnsanctioned(_parties, _target) is not null)
        {
            foreach (var i in _parties)
            {
                var above = new StatesAbove(_ranks[i.Index], _target.Ordinal);
                ranks[i.Index] = Fallen(above, SanctionNeeds.Of(_model, _definition, i, above, _ => []));
            }
        }

        var required = _parties.Select(i => i.Index).ToHashSet();
        var pairs = ranks.Select((order, i) => required.Contains(i) ? AboutTarget(i, order) : []).ToArray();
        return new Profile(_ranks.Select((own, i) => KemenyDistance.Halves(own, ranks[i])).Sum(), ranks, pairs);

        int[] Fallen(StatesAbove above, int[][][] needs) =>
            above.Without(above.Cheapest(needs, 1, _options.MostSteps, _cancellation).Sets[0].ToHashSet());
    }

    private Requirement[] AboutTarget(int party, int[] order) => [.. Enumerable.Range(0, order.Length)
        .Where(x => _ranks[party][x] < _ranks[party][_target.Ordinal] && order[x] > order[_target.Ordinal])
        .Select(x => new Requirement(_target.Ordinal, x, IsStrict: false))];

    private static string Key(int[][] ranks) => string.Join('|', ranks.Select(order => string.Join(',', order)));

    private sealed record Node(Requirement[][] Required, int Cost)
    {
        public string Key { get; } = string.Join('|', Required.Select(pairs => string.Join(' ', pairs)));
    }
}

/// <summary>Orders of all decision makers that make the state stable.</summary>
/// <param name="Halves">How many half swaps away from their own they are, all together.</param>
/// <param name="Ranks">For each decision maker a rank for each state.</param>
/// <param name="Required">For each decision maker what the search required of its order.</param>
internal sealed record Profile(int Halves, int[][] Ranks, Requirement[][] Required);

/// <summary>What a <see cref="CoupledSearch"/> found.</summary>
/// <param name="Halves">The half swaps of each.</param>
/// <param name="AtLeast">How many it takes in any case.</param>
/// <param name="Found">The orders, at least one set of them.</param>
/// <param name="HasMore">Whether there may be more as near.</param>
internal sealed record Profiles(int Halves, int AtLeast, List<Profile> Found, bool HasMore);
