using Truce.Dossiers;

namespace Truce.Comparison;

/// <summary>In which order the clauses on the table could be carried out, and where they cannot be.</summary>
/// <remarks>
/// <para>A clause <em>waits</em> for every step among its conditions that others must take and that is not already so; one that acts at the same time
/// as its conditions, or before them, waits for nothing. A wait is met when a clause of the party that decides the step gives it, and that
/// clause has no wait that is not met: the least fixed point.</para>
/// <para>A clause with a wait that is not met leads to the clauses that offer the step, which wait themselves; when nothing on the table gives the step,
/// to whatever the parties who decide it have put forward that waits as well. A circle of such arcs is a conflict: each waits for another.</para>
/// <para>Apart from that, "after" and "before" put steps in an order; a circle in the orders of all clauses together is a conflict, unless all
/// its clauses are in one that was already found. A step that its author also puts forward without conditions is in no order.</para>
/// </remarks>
internal sealed class Order
{
    private readonly Steps _steps;
    private readonly Node[] _nodes;
    private readonly HashSet<int> _free = [];

    public Order(Dossier dossier, Steps steps)
    {
        _steps = steps;
        _nodes = [.. Nodes(dossier, steps)];
        foreach (var node in _nodes)
        {
            foreach (var wait in node.Waits)
                wait.Givers = [.. Enumerable.Range(0, _nodes.Length).Where(g => wait.From.Contains(_nodes[g].By) && Gives(_nodes[g], wait.Step))];
        }

        Free();
        Waits = _nodes.SelectMany(WaitsOf).ToEquatableArray();
    }

    /// <summary>What the clauses wait for, in the dossier's order.</summary>
    public EquatableArray<Wait> Waits { get; }

    public EquatableArray<OrderConflict> Conflicts()
    {
        var waiting = CirclesOfWaiting();
        var covered = waiting.Select(conflict => conflict.Clauses.ToHashSet()).ToArray();
        var opposite = OppositeOrders().Where(conflict => !covered.Any(clauses => clauses.IsSupersetOf(conflict.Clauses)));
        return [.. waiting, .. opposite];
    }

    private static IEnumerable<Node> Nodes(Dossier dossier, Steps steps)
    {
        foreach (var proposal in dossier.Proposals)
        {
            if (!Outlines.IsOnTheTable(dossier, proposal))
                continue;
            for (var index = 0; index < proposal.Clauses.Count; index++)
            {
                var clause = proposal.Clauses[index];
                if (!Outlines.IsPast(dossier, clause.Expires))
                    yield return new Node(proposal, index, steps);
            }
        }
    }

    private bool Gives(Node node, Formula step) => !node.Offers.IsEmpty && _steps.Gives(node.Offers, step);

    /// <summary>Frees every clause whose waits are all met by clauses already free, until nothing changes.</summary>
    private void Free()
    {
        bool hasChanged;
        do
        {
            hasChanged = false;
            for (var n = 0; n < _nodes.Length; n++)
            {
                if (!_free.Contains(n) && _nodes[n].Waits.All(IsMet))
                    hasChanged |= _free.Add(n);
            }
        }
        while (hasChanged);
    }

    private bool IsMet(AwaitedStep wait) => wait.Givers.Any(_free.Contains);

    private IEnumerable<Wait> WaitsOf(Node node)
    {
        foreach (var wait in node.AlreadySo)
            yield return ToWait(wait, WaitStanding.AlreadySo);
        foreach (var wait in node.Waits)
        {
            var unmet = wait.Givers.Length > 0 ? WaitStanding.OfferedButWaiting : WaitStanding.NotOffered;
            yield return ToWait(wait, IsMet(wait) ? WaitStanding.Offered : unmet);
        }

        Wait ToWait(AwaitedStep wait, WaitStanding standing) =>
            new(node.By, node.Place, wait.Step, wait.From, standing, wait.Givers.Select(g => _nodes[g].Place).ToEquatableArray(), node.Says);
    }

    private List<OrderConflict> CirclesOfWaiting()
    {
        var arcs = new List<int>[_nodes.Length];
        var reasons = new Dictionary<(int, int), AwaitedStep>();
        for (var n = 0; n < _nodes.Length; n++)
        {
            arcs[n] = [];
            foreach (var wait in _nodes[n].Waits.Where(wait => !_free.Contains(n) && !IsMet(wait)))
            {
                foreach (var next in LeadsTo(wait))
                {
                    // Two steps may lead to the same clause: one that it offers tells more than one that it does not.
                    if (!reasons.TryGetValue((n, next), out var known))
                        arcs[n].Add(next);
                    if (known is null || (known.Givers.Length == 0 && wait.Givers.Length > 0))
                        reasons[(n, next)] = wait;
                }
            }

            arcs[n].Sort();
        }

        return [.. Circles.StronglyConnected(arcs).Select(Report)];

        OrderConflict Report(int[] set)
        {
            var circle = Circles.Shortest(arcs, set);
            var links = circle.Select((n, k) => Link(n, reasons[(n, circle[(k + 1) % circle.Length])]));
            return new OrderConflict.EachWaits(links.ToEquatableArray()) { Clauses = set.Select(n => _nodes[n].Place).ToEquatableArray() };
        }

        // What else the clause waits for of the same parties, and with the same prospect, belongs to the same link.
        WaitLink Link(int n, AwaitedStep wait)
        {
            var alike = _nodes[n].Waits.Where(w => w.From == wait.From && w.Givers.AsSpan().SequenceEqual(wait.Givers)).Select(w => w.Step);
            return new(_nodes[n].By, _nodes[n].Place, _nodes[n].Offers, alike.ToEquatableArray(), wait.From, wait.Givers.Length > 0, _nodes[n].Says);
        }
    }

    private IEnumerable<int> LeadsTo(AwaitedStep wait) => wait.Givers.Length > 0
        ? wait.Givers
        : Enumerable.Range(0, _nodes.Length).Where(n => wait.From.Contains(_nodes[n].By) && !_free.Contains(n));

    /// <summary>Whether the author puts the step forward without that order, too, in a clause that waits for nothing.</summary>
    private bool IsOfferedAnyway(Node node, Formula step) =>
        _free.Any(n => _nodes[n] != node && _nodes[n].By == node.By && _nodes[n].Order.Length == 0 && Gives(_nodes[n], step));

    private List<OrderConflict> OppositeOrders()
    {
        var steps = new List<Formula>();
        var places = new Dictionary<Formula, int>();
        var links = new SortedDictionary<(int First, int Then), OrderLink>();
        foreach (var node in _nodes)
        {
            foreach (var (first, then) in node.Order)
            {
                if (first != then && !_steps.IsAlreadySo(first) && !IsOfferedAnyway(node, then))
                    links.TryAdd((PlaceOf(first), PlaceOf(then)), new OrderLink(node.By, node.Place, first, then, node.Says));
            }
        }

        var arcs = steps.Select((_, place) => links.Keys.Where(k => k.First == place).Select(k => k.Then).ToList()).ToArray();
        return [.. Circles.StronglyConnected(arcs).Select(Report)];

        int PlaceOf(Formula step)
        {
            if (places.TryAdd(step, steps.Count))
                steps.Add(step);
            return places[step];
        }

        OrderConflict Report(int[] set)
        {
            var circle = Circles.Shortest(arcs, set);
            var members = set.Select(place => steps[place]).ToHashSet();
            var clauses = _nodes.Where(node => node.Order.Any(o => o.First != o.Then && members.Contains(o.First) && members.Contains(o.Then)));
            return new OrderConflict.OppositeOrders(circle.Select((place, k) => links[(place, circle[(k + 1) % circle.Length])]).ToEquatableArray())
            {
                Clauses = clauses.Select(node => node.Place).ToEquatableArray(),
            };
        }
    }

    /// <summary>A clause on the table.</summary>
    private sealed class Node
    {
        public Node(Proposal proposal, int index, Steps steps)
        {
            var clause = proposal.Clauses[index];
            By = proposal.By;
            Place = new ClausePlace(proposal.Id, index);
            Says = clause.Says.IsEmpty ? proposal.Says : clause.Says;
            var conditions = steps.Of(clause.When);
            var commitments = steps.Of(clause.Then);
            Offers = commitments.Where(step => steps.IsOfferBy(By, step)).ToEquatableArray();
            Order = clause.Timing switch
            {
                Timing.After or Timing.AsSoonAs => [.. from c in conditions from k in commitments select (c, k)],
                Timing.Before => [.. from k in commitments from c in conditions select (k, c)],
                _ => [],
            };
            if (Offers.IsEmpty || clause.Timing is not (Timing.After or Timing.AsSoonAs))
                return;
            var awaited = conditions.Where(step => steps.NeedsOthers(By, step))
                .SelectMany(step => steps.Needed(By, step).Select(from => new AwaitedStep(step, from)))
                .ToLookup(wait => steps.IsAlreadySo(wait.Step));
            AlreadySo = [.. awaited[true]];
            Waits = [.. awaited[false]];
        }

        public PartyId By { get; }

        public ClausePlace Place { get; }

        public EquatableArray<StatementId> Says { get; }

        public EquatableArray<Formula> Offers { get; }

        public AwaitedStep[] Waits { get; } = [];

        public AwaitedStep[] AlreadySo { get; } = [];

        public (Formula First, Formula Then)[] Order { get; }
    }

    /// <summary>A step that a clause waits for, who decides it, and the clauses that would give it.</summary>
    private sealed class AwaitedStep(Formula step, EquatableArray<PartyId> from)
    {
        public Formula Step { get; } = step;

        public EquatableArray<PartyId> From { get; } = from;

        public int[] Givers { get; set; } = [];
    }
}
