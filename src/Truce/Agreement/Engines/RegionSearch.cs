using Truce.States;

namespace Truce.Agreement.Engines;

/// <summary>Splits the packages of a group of issues into regions until each is worth the same throughout or can be left out.</summary>
/// <remarks>
/// <para>
/// A region is a set of terms for each issue. What every party could at most get in it bounds it; a region whose bound an efficient sum found before
/// dominates is left out (branch and bound). A region is split along what is not decided in it, such as a literal of a formula. The most promising
/// region comes first.
/// </para>
/// <para>
/// Of hyper-rectangles that only add (<see cref="Box"/>), many can hold at once while few packages tell which. So a region is not split along their sides,
/// but into its part within the box, and itself without the box, where the box counts nothing. A package of the latter that lies in the box all
/// the same is better than it seems there, and is found as such in the former; a sum that would be wrong for some package of its region is dominated
/// by that package's own and falls out.
/// </para>
/// <para>
/// Exact when it ends. When it has taken as many steps as it may, what is left of the regions says how much better an unseen package could be.
/// </para>
/// </remarks>
internal sealed class RegionSearch
{
    private readonly BargainingProblem _problem;
    private readonly int[] _issues;
    private readonly int _parties;
    private readonly int[] _weighed;
    private readonly List<(long[] Sum, Region Region, EquatableArray<Box> Dropped)> _found = [];
    private readonly PriorityQueue<Node, (long Negative, long Order)> _open = new();
    private long _order;

    private RegionSearch(BargainingProblem problem, int[] issues)
    {
        _problem = problem;
        _issues = issues;
        _parties = problem.Payoffs.Count;
        _weighed = [.. issues.Where(issue => problem.Payoffs.Any(payoff => payoff.Single[issue] is not null))];
    }

    /// <summary>The efficient sums over a group of issues, and by how much for each party an unseen one could be better; null when none can.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="issues">The issues of the group.</param>
    /// <param name="maxSteps">How many regions to look at.</param>
    /// <param name="progress">Told how many of these were taken; null when nobody asks.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public static (EfficientSet Set, long[]? Gap) Of(BargainingProblem problem, int[] issues, long maxSteps, IProgress<double>? progress, CancellationToken cancellation)
    {
        var search = Begin(problem, issues);
        for (var steps = 0L; steps < maxSteps && search._open.TryDequeue(out var next, out _); steps++)
        {
            if ((steps & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report((double)steps / maxSteps);
            }
            if (!search.IsBeaten(next.Bound))
                search.Split(next);
        }

        var gap = search.Gap();
        if (gap is not null)
            search.KeepWhatIsSure();
        return (search.ToSet(), gap);
    }

    /// <summary>The greatest sum of the only party over a group of issues; null when there is no package, or so many steps do not tell.</summary>
    /// <remarks>The first region to come up in which nothing is open has it, since no other promises more.</remarks>
    /// <param name="problem">A problem with one party.</param>
    /// <param name="issues">The issues of the group.</param>
    /// <param name="maxSteps">How many regions to look at.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public static long? Most(BargainingProblem problem, int[] issues, long maxSteps, CancellationToken cancellation)
    {
        var search = Begin(problem, issues);
        for (var steps = 0L; steps < maxSteps && search._open.TryDequeue(out var next, out _); steps++)
        {
            if ((steps & 0xFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (next.Boxes.Count == 0 && search.Undecided(next) is null)
                return next.Bound[0];
            search.Split(next);
        }

        return null;
    }

    private static RegionSearch Begin(BargainingProblem problem, int[] issues)
    {
        var search = new RegionSearch(problem, issues);
        var allowed = problem.Issues.Select((issue, place) =>
        {
            var terms = new bool[issue.Terms.Count];
            foreach (var term in problem.Allowed[place])
                terms[term] = true;
            return terms;
        }).ToArray();
        var factors = problem.Payoffs
            .SelectMany((p, party) => p.Joint.Where(f => issues.Contains(f.Scope[0])).Select(f => (Party: party, Factor: f, Box: Box.Of(party, f)))).ToArray();
        search.Push(
            new Region(allowed),
            new long[search._parties],
            [.. factors.Where(f => f.Box is null).Select(f => (f.Party, f.Factor))],
            [.. factors.Select(f => f.Box).OfType<Box>().OrderByDescending(box => box.Adds / problem.Payoffs[box.Party].Scale)],
            [],
            [.. problem.Requirements.Where(r => issues.Contains(r.Scope[0]))]);
        return search;
    }

    // What is decided in a region is decided in all its parts, so it is added up once and not looked at again.
    private void Push(
        Region region, long[] decided, (int Party, JointFactor Factor)[] factors, IEnumerable<Box> boxes, EquatableArray<Box> dropped, Requirement[] requirements)
    {
        var open = new List<Requirement>();
        foreach (var requirement in requirements)
        {
            switch (requirement.Formula.Over(region.Allowed))
            {
                case Truth.False:
                    return;
                case Truth.Unknown:
                    open.Add(requirement);
                    break;
            }
        }

        var sums = (long[])decided.Clone();
        var bound = new long[_parties];
        var undecided = new List<(int Party, JointFactor Factor)>();
        foreach (var (party, factor) in factors)
        {
            var (low, high) = factor.Over(region);
            if (low == high)
                sums[party] += high;
            else
                undecided.Add((party, factor));
            bound[party] += low == high ? 0 : high;
        }

        var met = new List<Box>();
        foreach (var box in boxes)
        {
            var truth = box.Over(region);
            if (truth == Truth.True)
                sums[box.Party] += box.Adds;
            else if (truth == Truth.Unknown)
                met.Add(box);
        }

        for (var party = 0; party < _parties; party++)
            bound[party] += sums[party] + MostOfSingle(region, party);
        if (met.Count > 0)
            Box.AddMost(met, region, _issues, bound);
        if (!IsBeaten(bound))
            _open.Enqueue(new Node(region, bound, sums, [.. undecided], met, dropped, [.. open]), (-Weigh(bound), _order--));
    }

    // Parties' units differ, so each counts in utility.
    private long Weigh(long[] bound)
    {
        var sum = 0.0;
        for (var party = 0; party < _parties; party++)
            sum += bound[party] / _problem.Payoffs[party].Scale;
        return (long)(sum * 1e6);
    }

    private long MostOfSingle(Region region, int party)
    {
        var most = 0L;
        foreach (var issue in _weighed)
        {
            if (_problem.Payoffs[party].Single[issue] is not { } worths)
                continue;
            var high = long.MinValue;
            for (var term = 0; term < worths.Length; term++)
            {
                if (region.Allowed[issue][term])
                    high = Math.Max(high, worths[term]);
            }

            most += high;
        }

        return most;
    }

    private bool IsBeaten(long[] bound)
    {
        foreach (var (sum, _, _) in _found)
        {
            if (Dominates(sum, bound))
                return true;
        }

        return false;
    }

    private void Split(Node node)
    {
        if (node.Boxes is [var first, ..] && !node.Requirements.Any(requirement => requirement.Formula.Split(node.Region.Allowed) is not null))
        {
            Push(first.Within(node.Region), node.Decided, node.Factors, node.Boxes, node.Dropped, node.Requirements);
            Push(node.Region, node.Decided, node.Factors, node.Boxes.Skip(1), node.Dropped.Append(first).ToEquatableArray(), node.Requirements);
            return;
        }

        if (Undecided(node) is var (issue, members))
        {
            var allowed = node.Region.Allowed[issue];
            var (inside, outside) = (new bool[allowed.Length], new bool[allowed.Length]);
            for (var term = 0; term < allowed.Length; term++)
                (inside[term], outside[term]) = (allowed[term] && members[term], allowed[term] && !members[term]);
            Push(node.Region.With(issue, inside), node.Decided, node.Factors, node.Boxes, node.Dropped, node.Requirements);
            Push(node.Region.With(issue, outside), node.Decided, node.Factors, node.Boxes, node.Dropped, node.Requirements);
            return;
        }

        // Nothing is open, so that the bound is attained everywhere in the region, but where a box that was left aside gives more.
        if (node.Dropped.Any(box => box.Over(FirstOf(node.Region)) == Truth.True) || _found.Exists(found => Dominates(found.Sum, node.Bound)))
            return;
        _found.RemoveAll(found => Dominates(node.Bound, found.Sum));
        _found.Add((node.Bound, node.Region, node.Dropped));
    }

    // First what decides whether the region counts at all, then what moves the bounds most.
    private (int Issue, bool[] Members)? Undecided(Node node)
    {
        foreach (var requirement in node.Requirements)
        {
            if (requirement.Formula.Split(node.Region.Allowed) is { } split)
                return split;
        }

        (int Issue, bool[] Members)? best = null;
        var most = 0.0;
        foreach (var (party, factor) in node.Factors)
        {
            var (low, high) = factor.Over(node.Region);
            var spread = (high - low) / _problem.Payoffs[party].Scale;
            if (spread > most && factor.Split(node.Region) is { } split)
                (best, most) = (split, spread);
        }

        return best ?? UndecidedSingle(node.Region);
    }

    private (int Issue, bool[] Members)? UndecidedSingle(Region region)
    {
        foreach (var issue in _weighed)
        {
            foreach (var payoff in _problem.Payoffs)
            {
                if (payoff.Single[issue] is not { } worths)
                    continue;
                var first = worths[Array.IndexOf(region.Allowed[issue], true)];
                bool[] same = [.. worths.Select(worth => worth == first)];
                if (Enumerable.Range(0, worths.Length).Any(term => region.Allowed[issue][term] && !same[term]))
                    return (issue, same);
            }
        }

        return null;
    }

    /// <summary>The least that has to be added to the sums found so that one of them is at least the bound of every region that is left.</summary>
    private long[]? Gap()
    {
        long[]? gap = null;
        while (_open.TryDequeue(out var left, out _))
        {
            if (IsBeaten(left.Bound))
                continue;
            gap ??= new long[_parties];
            var nearest = _found.Select(found => left.Bound.Select((bound, party) => Math.Max(0, bound - found.Sum[party])).ToArray())
                .MinBy(lacks => lacks.Select((lack, party) => lack / _problem.Payoffs[party].Scale).Max()) ?? left.Bound;
            for (var party = 0; party < _parties; party++)
                gap[party] = Math.Max(gap[party], nearest[party]);
        }

        return gap;
    }

    // While regions are left, nothing has yet thrown out the sums that packages in a box left aside would exceed.
    private void KeepWhatIsSure()
    {
        for (var place = 0; place < _found.Count; place++)
        {
            var (sum, region, dropped) = _found[place];
            if (dropped.Any(box => box.Over(region) != Truth.False))
                _found[place] = (sum, FirstOf(region), dropped);
        }
    }

    /// <summary>The package of a region that takes the first term allowed of each issue.</summary>
    private static Region FirstOf(Region region) => new([.. region.Allowed.Select(allowed =>
    {
        var first = new bool[allowed.Length];
        first[Array.IndexOf(allowed, true)] = true;
        return first;
    })]);

    private RegionSet ToSet()
    {
        var order = Enumerable.Range(0, _found.Count).ToList();
        order.Sort((a, b) =>
        {
            var first = Enumerable.Range(0, _parties).FirstOrDefault(party => _found[a].Sum[party] != _found[b].Sum[party], -1);
            return first < 0 ? a.CompareTo(b) : _found[b].Sum[first].CompareTo(_found[a].Sum[first]);
        });
        var merged = new Merged(_parties);
        foreach (var place in order)
        {
            var packages = CountOf(_found[place].Region);
            if (merged.IsLast(_found[place].Sum))
                merged.AddAnother(0, place, packages);
            else
                merged.Add(_found[place].Sum, 0, place, packages);
        }

        return new RegionSet(_issues, [.. _found.Select(found => found.Region)], merged, _parties);
    }

    private ulong CountOf(Region region)
    {
        var count = UInt128.One;
        foreach (var issue in _issues)
            count = UInt128.Min(ulong.MaxValue, count * (ulong)region.Allowed[issue].Count(isAllowed => isAllowed));
        return (ulong)count;
    }

    private static bool Dominates(long[] sum, long[] other)
    {
        var isBetter = false;
        for (var party = 0; party < sum.Length; party++)
        {
            if (sum[party] < other[party])
                return false;
            isBetter |= sum[party] > other[party];
        }

        return isBetter;
    }

    /// <summary>A region that is still to be looked at.</summary>
    /// <param name="Region">The region.</param>
    /// <param name="Bound">What each party could at most get in it.</param>
    /// <param name="Decided">What of that is certain, single issues aside.</param>
    /// <param name="Factors">What issues add together and is not decided in it.</param>
    /// <param name="Boxes">The boxes that hold some of it, and not all; the most valuable first.</param>
    /// <param name="Dropped">The boxes that count nothing in it, since what lies in them is looked at elsewhere.</param>
    /// <param name="Requirements">What is required and is not decided in it.</param>
    private sealed record Node(
        Region Region, long[] Bound, long[] Decided, (int Party, JointFactor Factor)[] Factors, List<Box> Boxes, EquatableArray<Box> Dropped, Requirement[] Requirements);
}
