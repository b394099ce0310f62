namespace Truce.Robustness.Engines;

/// <summary>How bad can it get for a mover after its move, when the others reply by improvements of their own, each by the order that it has in one profile?</summary>
/// <remarks>
/// <para>
/// The states are gone through from the worst on, and from each backwards along improvements of the others: what is met for the first time can be brought no lower than
/// there. The search runs over pairs of a state and who moved there last, since nobody moves twice in succession.
/// </para>
/// <para>
/// Where all states within a mover's reach reach one another, they form a block. Sorted from the worst on, those that an improvement of the mover leads from to a state are
/// the first so many of its block, and those that were met before are the first so many, too: the block is gone through once, whatever the number of moves. Only where
/// moves lead one way is each looked at.
/// </para>
/// <para>One is for one thread. Cost for a mover: the states once for each other mover, and each move of those whose states form no blocks.</para>
/// </remarks>
internal sealed class ImprovementReplies
{
    private readonly MoveTables _moves;
    private readonly int[][] _sorted;
    private readonly int[][] _met;
    private readonly int[] _order;
    private readonly int[] _starts;
    private readonly bool[][] _isMet;
    private readonly (int State, int Last)[] _stack;
    private int[][] _ranks = [];

    public ImprovementReplies(MoveTables moves)
    {
        _moves = moves;
        var n = moves.States;
        _sorted = [.. moves.Within.Select(within => within.IsPartition ? new int[n] : [])];
        _met = [.. moves.Within.Select(within => within.IsPartition ? new int[within.Sets.Length] : [])];
        (_order, _starts, _stack) = (new int[n], new int[n + 2], new (int, int)[n * moves.Movers]);
        _isMet = [.. moves.Within.Select(_ => new bool[n])];
    }

    /// <summary>Takes a profile: by mover, the rank of each state, from 1, none above the number of states.</summary>
    public void Take(int[][] ranks)
    {
        _ranks = ranks;
        for (var j = 0; j < ranks.Length; j++)
        {
            var within = _moves.Within[j];
            if (!within.IsPartition)
                continue;
            var next = _met[j];
            within.Starts.AsSpan(0, next.Length).CopyTo(next);
            SortWorstFirst(ranks[j]);
            foreach (var state in _order)
                _sorted[j][next[within.SetOf[state]]++] = state;
        }
    }

    /// <summary>Finds the greatest value that the others can bring about by improvements from each state; 0 where they have none.</summary>
    /// <param name="mover">To whom they reply.</param>
    /// <param name="values">A value for each state, from 1, none above the number of states.</param>
    /// <param name="worst">Receives it.</param>
    public void Worst(int mover, ReadOnlySpan<int> values, Span<int> worst)
    {
        SortWorstFirst(values);
        worst.Clear();
        for (var j = 0; j < _met.Length; j++)
        {
            _isMet[j].AsSpan().Clear();
            _moves.Within[j].Starts.AsSpan(0, _met[j].Length).CopyTo(_met[j]);
        }

        foreach (var end in _order)
        {
            for (var last = 0; last < _isMet.Length; last++)
            {
                if (last != mover && !_isMet[last][end])
                    Spread(end, last, values[end], mover, worst);
            }
        }
    }

    private void Spread(int state, int last, int value, int mover, Span<int> worst)
    {
        _isMet[last][state] = true;
        _stack[0] = (state, last);
        for (var top = 1; top > 0;)
        {
            (state, last) = _stack[--top];
            var by = _ranks[last];
            var rank = by[state];
            var within = _moves.Within[last];
            if (within.IsPartition)
            {
                var set = within.SetOf[state];
                var sorted = _sorted[last].AsSpan(0, within.Starts[set + 1]);
                var place = _met[last][set];
                for (; place < sorted.Length && by[sorted[place]] > rank; place++)
                    top = Meet(sorted[place], last, value, mover, worst, top);
                _met[last][set] = place;
                continue;
            }

            foreach (var from in _moves.Sources[last].Of(state))
            {
                if (by[from] > rank)
                    top = Meet(from, last, value, mover, worst, top);
            }
        }
    }

    /// <summary>Notes that a state was met, from which one that moved last goes on; whoever moved there before goes on from it.</summary>
    private int Meet(int state, int last, int value, int mover, Span<int> worst, int top)
    {
        if (worst[state] == 0)
            worst[state] = value;
        for (var before = 0; before < _isMet.Length; before++)
        {
            if (before == mover || before == last || _isMet[before][state])
                continue;
            _isMet[before][state] = true;
            _stack[top++] = (state, before);
        }

        return top;
    }

    private void SortWorstFirst(ReadOnlySpan<int> values)
    {
        _starts.AsSpan().Clear();
        foreach (var value in values)
            _starts[value]++;
        var next = 0;
        for (var value = _starts.Length - 1; value >= 0; value--)
            (_starts[value], next) = (next, next + _starts[value]);
        for (var s = 0; s < values.Length; s++)
            _order[_starts[values[s]]++] = s;
    }
}
