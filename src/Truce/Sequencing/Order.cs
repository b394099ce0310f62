using Truce.Dossiers;

namespace Truce.Sequencing;

/// <summary>In which order the clauses on the table could be carried out, and where they cannot be.</summary>
/// <remarks>
/// <para>A clause <em>waits</em> for every step among its conditions that others must take and that is not already so; one that acts at the same time
/// as its conditions, or before them, wants them promised. A wait is met when a clause of the party that decides the step gives it, and that
/// clause has no wait that is not met: the mixed closure of <see cref="OfferGraph"/>.</para>
/// <para>A clause with a wait that is not met leads to the clauses that offer the step, which wait themselves; when nothing on the table gives the step,
/// to whatever the parties who decide it have put forward that waits as well. A circle of such arcs is a conflict: each waits for another.</para>
/// <para>Apart from that, "after" and "before" put steps in an order; a circle in the orders of all clauses together is a conflict, unless all
/// its clauses are in one that was already found. A step that its author also puts forward without conditions is in no order.</para>
/// </remarks>
internal sealed class Order
{
    private readonly Steps _steps;
    private readonly Node[] _nodes;
    private readonly OfferBook _book;
    private readonly bool[] _isFree;

    public Order(Dossier dossier, Steps steps)
    {
        _steps = steps;
        _book = new OfferBook([.. OfferBook.OnTheTable(dossier, steps)], steps);
        _nodes = [.. _book.Offers.Select((offer, place) => new Node(dossier, _book, place, steps))];
        _isFree = [.. _book.Graph.Mixed().Select(wave => wave > 0)];
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

    private bool Gives(Node node, Formula step) => !node.Offer.Gives.IsEmpty && _steps.Gives(node.Offer.Gives, step);

    private bool IsMet(Awaiting wait) => wait.Givers.Any(giver => _isFree[giver]);

    private IEnumerable<Wait> WaitsOf(Node node)
    {
        foreach (var awaited in node.Offer.AlreadySo.Where(awaited => !awaited.From.IsEmpty))
            yield return ToWait(new Awaiting(awaited, []), WaitStanding.AlreadySo);
        foreach (var wait in node.Waits.Where(wait => wait.IsPrior && !wait.From.IsEmpty))
        {
            var unmet = wait.Givers.Length > 0 ? WaitStanding.OfferedButWaiting : WaitStanding.NotOffered;
            yield return ToWait(wait, IsMet(wait) ? WaitStanding.Offered : unmet);
        }

        Wait ToWait(Awaiting wait, WaitStanding standing) =>
            new(node.Offer.By, node.Offer.Place, wait.Step, wait.From, standing, wait.Givers.Select(g => _nodes[g].Offer.Place).ToEquatableArray(), node.Offer.Says);
    }

    private List<OrderConflict> CirclesOfWaiting()
    {
        var arcs = new List<int>[_nodes.Length];
        var reasons = new Dictionary<(int, int), Awaiting>();
        for (var n = 0; n < _nodes.Length; n++)
        {
            arcs[n] = [];
            foreach (var wait in _nodes[n].Waits.Where(wait => !_isFree[n] && !IsMet(wait)))
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
            return new OrderConflict.EachWaits(links.ToEquatableArray()) { Clauses = set.Select(n => _nodes[n].Offer.Place).ToEquatableArray() };
        }

        // What else the clause waits for of the same parties, and with the same prospect, belongs to the same link.
        WaitLink Link(int n, Awaiting wait)
        {
            var alike = _nodes[n].Waits.Where(w => w.From == wait.From && w.Givers.AsSpan().SequenceEqual(wait.Givers)).Select(w => w.Step);
            return new(_nodes[n].Offer.By, _nodes[n].Offer.Place, _nodes[n].Offer.Gives, alike.ToEquatableArray(), wait.From, wait.Givers.Length > 0, _nodes[n].Offer.Says);
        }
    }

    private IEnumerable<int> LeadsTo(Awaiting wait) => wait.Givers.Length > 0
        ? wait.Givers
        : Enumerable.Range(0, _nodes.Length).Where(n => wait.From.Contains(_nodes[n].Offer.By) && !_isFree[n]);

    /// <summary>Whether the author puts the step forward without that order, too, in a clause that waits for nothing.</summary>
    private bool IsOfferedAnyway(Node node, Formula step) =>
        Enumerable.Range(0, _nodes.Length).Any(n => _isFree[n] && _nodes[n] != node && _nodes[n].Offer.By == node.Offer.By && _nodes[n].Order.Length == 0 && Gives(_nodes[n], step));

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
                    links.TryAdd((PlaceOf(first), PlaceOf(then)), new OrderLink(node.Offer.By, node.Offer.Place, first, then, node.Offer.Says));
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
                Clauses = clauses.Select(node => node.Offer.Place).ToEquatableArray(),
            };
        }
    }

    /// <summary>A clause on the table.</summary>
    private sealed class Node
    {
        public Node(Dossier dossier, OfferBook book, int place, Steps steps)
        {
            Offer = book.Offers[place];
            Waits =
            [
                .. Offer.Prior.Select((awaited, k) => new Awaiting(awaited, book.Graph.Givers[book.Graph.Prior[place][k]]) { IsPrior = true }),
                .. Offer.Promise.Select((awaited, k) => new Awaiting(awaited, book.Graph.Givers[book.Graph.Promise[place][k]])),
            ];
            var clause = dossier.Find(Offer.Place.Proposal)!.Clauses[Offer.Place.Index];
            var conditions = steps.Of(clause.When);
            var commitments = steps.Of(clause.Then);
            Order = clause.Timing switch
            {
                Timing.After or Timing.AsSoonAs => [.. from c in conditions from k in commitments select (c, k)],
                Timing.Before => [.. from k in commitments from c in conditions select (k, c)],
                _ => [],
            };
        }

        public Offer Offer { get; }

        public Awaiting[] Waits { get; }

        public (Formula First, Formula Then)[] Order { get; }
    }

    /// <summary>A step that a clause waits for, who is to take it, and the clauses that would give it.</summary>
    private sealed class Awaiting(AwaitedStep awaited, int[] givers)
    {
        public Formula Step => awaited.Step;

        public EquatableArray<PartyId> From => awaited.From;

        public int[] Givers => givers;

        /// <summary>Whether the step has to be done first, and not only promised.</summary>
        public bool IsPrior { get; init; }
    }
}
