namespace Truce.Agreement.Engines;

/// <summary>Splits the packages of a group of issues into regions until each is worth the same throughout or can be left out.</summary>
/// <remarks>
/// <para>
/// A region is a set of terms for each issue. What every party could at most get in it bounds it; a region whose bound an efficient sum found before
/// dominates is left out (branch and bound). A region is split along what is not decided in it: a side of a hyper-rectangle, a literal of a formula.
/// The most promising region comes first.
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
    private readonly Requirement[] _requirements;
    private readonly JointFactor[][] _joint;
    private readonly List<(long[] Sum, Region Region)> _found = [];
    private readonly PriorityQueue<(Region Region, long[] Bound), (long Negative, long Order)> _open = new();
    private long _order;

    private RegionSearch(BargainingProblem problem, int[] issues)
    {
        _problem = problem;
        _issues = issues;
        _parties = problem.Payoffs.Count;
        _requirements = [.. problem.Requirements.Where(r => issues.Contains(r.Scope[0]))];
        _joint = [.. problem.Payoffs.Select(p => p.Joint.Where(f => issues.Contains(f.Scope[0])).ToArray())];
    }

    /// <summary>The efficient sums over a group of issues, and by how much for each party an unseen one could be better; null when none can.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="issues">The issues of the group.</param>
    /// <param name="maxSteps">How many regions to look at.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public static (EfficientSet Set, long[]? Gap) Of(BargainingProblem problem, int[] issues, long maxSteps, CancellationToken cancellation)
    {
        var search = new RegionSearch(problem, issues);
        var allowed = problem.Issues.Select((issue, place) =>
        {
            var terms = new bool[issue.Terms.Count];
            foreach (var term in problem.Allowed[place])
                terms[term] = true;
            return terms;
        }).ToArray();
        search.Push(new Region(allowed));
        for (var steps = 0L; steps < maxSteps && search._open.TryDequeue(out var next, out _); steps++)
        {
            if ((steps & 0xFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (!search.IsBeaten(next.Bound))
                search.Split(next.Region);
        }

        var gap = search.Gap();
        return (search.ToSet(), gap);
    }

    private void Push(Region region)
    {
        if (_requirements.Any(r => r.Formula.Over(region.Allowed) == States.Truth.False))
            return;
        var bound = new long[_parties];
        for (var party = 0; party < _parties; party++)
            bound[party] = Bounds(region, party).Most;
        if (!IsBeaten(bound))
            _open.Enqueue((region, bound), (-Weigh(bound), _order++));
    }

    // Parties' units differ, so each counts by the range of its sums over all.
    private long Weigh(long[] bound)
    {
        var sum = 0.0;
        for (var party = 0; party < _parties; party++)
            sum += bound[party] / _problem.Payoffs[party].Scale;
        return (long)(sum * 1e6);
    }

    private (long Least, long Most) Bounds(Region region, int party)
    {
        var (least, most) = (0L, 0L);
        foreach (var issue in _issues)
        {
            if (_problem.Payoffs[party].Single[issue] is not { } worths)
                continue;
            var (low, high) = (long.MaxValue, long.MinValue);
            for (var term = 0; term < worths.Length; term++)
            {
                if (region.Allowed[issue][term])
                    (low, high) = (Math.Min(low, worths[term]), Math.Max(high, worths[term]));
            }

            (least, most) = (least + low, most + high);
        }

        foreach (var factor in _joint[party])
        {
            var (low, high) = factor.Over(region);
            (least, most) = (least + low, most + high);
        }

        return (least, most);
    }

    private bool IsBeaten(long[] bound)
    {
        foreach (var (sum, _) in _found)
        {
            if (Dominates(sum, bound))
                return true;
        }

        return false;
    }

    private void Split(Region region)
    {
        if (Undecided(region) is var (issue, members))
        {
            var allowed = region.Allowed[issue];
            Push(region.With(issue, [.. allowed.Zip(members, (isAllowed, isMember) => isAllowed && isMember)]));
            Push(region.With(issue, [.. allowed.Zip(members, (isAllowed, isMember) => isAllowed && !isMember)]));
            return;
        }

        var sum = new long[_parties];
        for (var party = 0; party < _parties; party++)
            sum[party] = Bounds(region, party).Most;
        if (_found.Exists(found => Dominates(found.Sum, sum)))
            return;
        _found.RemoveAll(found => Dominates(sum, found.Sum));
        _found.Add((sum, region));
    }

    // First what decides whether the region counts at all, then what moves the bounds most.
    private (int Issue, bool[] Members)? Undecided(Region region)
    {
        foreach (var requirement in _requirements)
        {
            if (requirement.Formula.Split(region.Allowed) is { } split)
                return split;
        }

        (int Issue, bool[] Members)? best = null;
        var most = 0.0;
        for (var party = 0; party < _parties; party++)
        {
            foreach (var factor in _joint[party])
            {
                var (low, high) = factor.Over(region);
                var spread = (high - low) / _problem.Payoffs[party].Scale;
                if (spread > most && factor.Split(region) is { } split)
                    (best, most) = (split, spread);
            }
        }

        return best ?? UndecidedSingle(region);
    }

    private (int Issue, bool[] Members)? UndecidedSingle(Region region)
    {
        foreach (var issue in _issues)
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
}
