namespace Truce.Stability.Inverse;

/// <summary>Which states have to fall below s for every need to be met, with as few swaps as can be?</summary>
/// <remarks>
/// <para>Whether s is stable for a party under Nash, GMR or SMR depends on its order only through the set of states that are no better than s, and more of them
/// never hurt. Each improvement makes one need: one of several small sets has to be in that set. The search looks for the sets Z ⊆ U of least d(Z)
/// (<see cref="StatesAbove"/>) that meet all needs, and finds all of them: it settles one state after another as falling or staying, and turns back where a
/// bound says that nothing as good can follow. A first set, made by meeting one need after another as cheaply as can be, rules out at once every alternative
/// that costs more by itself.</para>
/// <para>Bound: every superset of what falls so far has to hit each need that is not met; for needs that have no state in common the cheapest state of each is
/// taken, and then as many of the cheapest other states as make it smallest. That is exact where the needs have no state in common and ask for single states,
/// as for GMR where every combination of terms is feasible. In general it is a hitting set problem, so that the worst case is exponential; beyond the limit
/// the best found so far is reported together with the bound at the root.</para>
/// </remarks>
internal sealed class DownSetSearch
{
    private readonly int[] _weights;
    private int[][][] _needs;
    private readonly int _mostAlternatives;
    private readonly int _mostSteps;
    private readonly CancellationToken _cancellation;
    private readonly Standing[] _standing;
    private readonly int[] _stamps;
    private readonly List<int[]> _found = [];
    private readonly List<int> _falling = [];
    private int _stamp;
    private int _sum;
    private int _best = int.MaxValue;
    private int _steps;
    private bool _hasMore;

    /// <param name="weights">2 c(z) + T(z) + 1 for each state above, ascending.</param>
    /// <param name="needs">For each need its alternatives, each a set of places of states above.</param>
    /// <param name="mostAlternatives">How many sets to keep.</param>
    /// <param name="mostSteps">How many settings to look at.</param>
    /// <param name="cancellation">Stops the search.</param>
    public DownSetSearch(int[] weights, int[][][] needs, int mostAlternatives, int mostSteps, CancellationToken cancellation)
    {
        _weights = weights;
        _needs = needs;
        _mostAlternatives = mostAlternatives;
        _mostSteps = mostSteps;
        _cancellation = cancellation;
        _standing = new Standing[weights.Length];
        _stamps = new int[weights.Length];
    }

    private enum Standing : byte
    {
        Open,
        Falls,
        Stays,
    }

    /// <summary>Looks for the sets.</summary>
    public DownSets Run()
    {
        var first = First();
        _best = StatesAbove.Halves(first.Sum(place => _weights[place]), first.Length);
        _needs = [.. _needs.Select(need => need.Where(set => AtLeastWith(set) <= _best).OrderBy(set => set.Sum(place => _weights[place])).ToArray())];
        var bound = Bound(Unmet());
        Search();
        var isCutShort = _steps > _mostSteps;
        if (_found.Count == 0)
            _found.Add(first);
        _found.Sort(Compare);
        return new DownSets(_best, isCutShort ? Math.Min(bound, _best) : _best, _found, _hasMore || isCutShort);
    }

    /// <summary>A set that meets every need, though not always a cheapest.</summary>
    private int[] First()
    {
        while (Unmet() is [var need, ..])
        {
            foreach (var place in need.MinBy(AtLeastWith)!.Where(place => _standing[place] == Standing.Open))
                Fall(place);
        }

        int[] first = [.. _falling.Order()];
        foreach (var place in Enumerable.Reverse(_falling).ToArray())
            Rise(place);
        return first;
    }

    private static int Compare(int[] left, int[] right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.AsSpan().SequenceCompareTo(right);

    private void Search()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (++_steps > _mostSteps)
            return;
        var unmet = Unmet();
        if (unmet.Count == 0)
        {
            Complete(0);
            return;
        }

        if (IsTooMuch(Bound(unmet)) || Branch(unmet) is not { } place)
            return;
        Fall(place);
        Search();
        Rise(place);
        _standing[place] = Standing.Stays;
        Search();
        _standing[place] = Standing.Open;
    }

    /// <summary>Every need is met: keeps what falls, and goes through what else could fall with it at no greater cost.</summary>
    private void Complete(int from)
    {
        Keep();
        for (var place = from; place < _weights.Length; place++)
        {
            if (_standing[place] != Standing.Open)
                continue;
            Fall(place);
            var isTooMuch = IsTooMuch(WithCheapest(_sum, _falling.Count, place + 1));
            if (!isTooMuch && ++_steps <= _mostSteps)
                Complete(place + 1);
            Rise(place);

            // A later state weighs no less, and leaves fewer to follow it.
            if (isTooMuch || _steps > _mostSteps)
                return;
        }
    }

    private void Keep()
    {
        var halves = StatesAbove.Halves(_sum, _falling.Count);
        if (halves > _best)
            return;
        if (halves < _best)
        {
            _best = halves;
            _found.Clear();
            _hasMore = false;
        }

        if (_found.Count < _mostAlternatives)
            _found.Add([.. _falling.Order()]);
        else
            _hasMore = true;
    }

    private bool IsTooMuch(int bound) => bound > _best || (bound == _best && _hasMore);

    /// <summary>The needs of which no alternative falls as a whole.</summary>
    private List<int[][]> Unmet()
    {
        var unmet = new List<int[][]>();
        foreach (var need in _needs)
        {
            if (!Array.Exists(need, set => Array.TrueForAll(set, place => _standing[place] == Standing.Falls)))
                unmet.Add(need);
        }

        return unmet;
    }

    private bool CanFall(int[] set) => Array.TrueForAll(set, place => _standing[place] != Standing.Stays);

    /// <summary>No set that agrees with what is settled and meets the needs costs less.</summary>
    private int Bound(List<int[][]> unmet)
    {
        _stamp++;
        var (sum, count) = (_sum, _falling.Count);
        var hits = new List<int>();
        var atLeast = 0;
        foreach (var need in unmet)
        {
            var (isApart, cheapest) = (true, -1);
            foreach (var set in need)
            {
                if (!CanFall(set))
                    continue;
                foreach (var place in set)
                {
                    if (_standing[place] == Standing.Falls)
                        continue;
                    isApart &= _stamps[place] != _stamp;
                    cheapest = cheapest < 0 ? place : Math.Min(cheapest, place);
                }
            }

            if (cheapest < 0)
                return int.MaxValue;
            atLeast = Math.Max(atLeast, AtLeastFor(need, atLeast));
            if (!isApart)
                continue;
            foreach (var set in need)
            {
                if (!CanFall(set))
                    continue;
                foreach (var place in set)
                    _stamps[place] = _stamp;
            }

            hits.Add(cheapest);
            sum += _weights[cheapest];
            count++;
        }

        foreach (var place in hits)
            _standing[place] = Standing.Falls;
        var bound = WithCheapest(sum, count, 0);
        foreach (var place in hits)
            _standing[place] = Standing.Open;
        return Math.Max(bound, atLeast);
    }

    /// <summary>What it costs at least to meet a need by the cheapest of its alternatives, as far as that is more than is known already.</summary>
    private int AtLeastFor(int[][] need, int known)
    {
        var least = int.MaxValue;
        foreach (var set in need)
        {
            if (CanFall(set))
                least = Math.Min(least, AtLeastWith(set));
            if (least <= known)
                break;
        }

        return least;
    }

    /// <summary>What it costs at least when a set falls too.</summary>
    private int AtLeastWith(int[] set)
    {
        var (sum, count) = (_sum, _falling.Count);
        foreach (var place in set)
        {
            if (_standing[place] != Standing.Falls)
                (sum, count) = (sum + _weights[place], count + 1);
        }

        // The states of the set may be counted twice among the cheapest, which makes the bound smaller, never greater.
        return WithCheapest(sum, count, 0);
    }

    /// <summary>The least cost when so much falls and any of the open states from a place on may fall too.</summary>
    private int WithCheapest(int sum, int count, int from)
    {
        var least = StatesAbove.Halves(sum, count);
        for (var place = from; place < _weights.Length; place++)
        {
            // Nothing from this tier on can make it smaller: d falls by a tier only while fewer states lie nearer to s than fall.
            if (place + 1 >= count && (place == 0 || _weights[place] != _weights[place - 1]))
                break;
            if (_standing[place] == Standing.Open)
                least = Math.Min(least, StatesAbove.Halves(sum += _weights[place], ++count));
        }

        return least;
    }

    /// <summary>The state to settle next: the dearest of the cheapest alternative of the need with the fewest alternatives; null when a need cannot be met.</summary>
    private int? Branch(List<int[][]> unmet)
    {
        var need = unmet.MinBy(need => need.Count(CanFall))!;
        int? chosen = null;
        var least = int.MaxValue;
        foreach (var set in need)
        {
            if (!CanFall(set))
                continue;
            var open = set.Where(place => _standing[place] == Standing.Open).ToArray();
            var sum = open.Sum(place => _weights[place]);
            if (sum < least)
                (least, chosen) = (sum, open.Max());
        }

        return chosen;
    }

    private void Fall(int place)
    {
        _standing[place] = Standing.Falls;
        _falling.Add(place);
        _sum += _weights[place];
    }

    private void Rise(int place)
    {
        _standing[place] = Standing.Open;
        _falling.RemoveAt(_falling.Count - 1);
        _sum -= _weights[place];
    }
}

/// <summary>What a <see cref="DownSetSearch"/> found.</summary>
/// <param name="Halves">The half swaps of each set.</param>
/// <param name="AtLeast">How many it takes in any case; less than <paramref name="Halves"/> only when the limit was reached.</param>
/// <param name="Sets">The sets, ascending: smaller ones first.</param>
/// <param name="HasMore">Whether there are more than were kept.</param>
internal sealed record DownSets(int Halves, int AtLeast, List<int[]> Sets, bool HasMore);
