using Truce.Stability;

namespace Truce.Robustness.Engines;

/// <summary>Which states are stable for whom when every party orders the states in one given way?</summary>
/// <remarks>
/// <para>With r the rank that i gives a state (1 is best), a state s is unstable for i iff some q that i can go to has max(r(q), w(q)) &lt; r(s), where w(q) is the worst that
/// the replies to q can bring about: nothing for Nash stability; by any moves for GMR and SMR; by improvements for SEQ and SSEQ. Where i may counter, a reply counts as
/// the best that i has within reach of it. It is the rule of the sweep engine (docs/explanation/sweep-engine.md), over <see cref="MoveTables"/> made for many profiles.</para>
/// <para>One judge is for one thread: it has its own room to work in. Cost for a profile: for each mover the distinct sets within reach, and for definitions with replies by
/// improvements each move of the others once.</para>
/// </remarks>
internal sealed class ProfileJudge
{
    private readonly MoveTables _moves;
    private readonly SanctionDefinition[] _definitions;
    private readonly int[] _best;
    private readonly int[] _worst;
    private readonly int[] _least;
    private readonly int[] _room;
    private readonly int[] _order;
    private readonly int[] _starts;
    private readonly bool[] _isMet;
    private readonly int[] _stack;

    public ProfileJudge(MoveTables moves, SanctionDefinition[] definitions)
    {
        (_moves, _definitions) = (moves, definitions);
        var n = moves.States;
        (_best, _worst, _least, _order, _starts) = (new int[n], new int[n], new int[n], new int[n], new int[n + 2]);
        _room = new int[Math.Max(moves.Replies.Max(replies => replies.Room), moves.Within.Max(within => within.Sets.Length))];
        _isMet = new bool[n * moves.Movers];
        _stack = new int[n * moves.Movers];
    }

    /// <summary>How many words the verdicts of one definition for one mover take.</summary>
    public int Width => (_moves.States + 63) / 64;

    /// <summary>Judges all states by all definitions for all movers.</summary>
    /// <param name="ranks">By mover, the rank of each state, from 1, none above the number of states.</param>
    /// <param name="verdicts">Receives one bit for each state, definition by definition and within it mover by mover.</param>
    public void Judge(int[][] ranks, Span<ulong> verdicts)
    {
        for (var d = 0; d < _definitions.Length; d++)
        {
            for (var i = 0; i < ranks.Length; i++)
                Judge(d, i, ranks, verdicts.Slice(((d * ranks.Length) + i) * Width, Width));
        }
    }

    /// <summary>Judges all states by one definition for one mover.</summary>
    public void Judge(int definition, int mover, int[][] ranks, Span<ulong> verdict)
    {
        var within = _moves.Within[mover];
        ReadOnlySpan<int> own = ranks[mover];
        ReadOnlySpan<int> values = own;
        if (_definitions[definition].AllowsCounterMove)
        {
            within.Least(own, _best, _room);
            values = _best;
        }

        switch (_definitions[definition].Replies)
        {
            case null:
                within.Least(own, _least, _room);
                break;
            case ReplyKind.Moves:
                _moves.Replies[mover].Worst(values, _worst, _room);
                FindLeast(within, own);
                break;
            default:
                FindWorstByImprovements(mover, values, ranks);
                FindLeast(within, own);
                break;
        }

        for (var w = 0; w < verdict.Length; w++)
        {
            var (first, word) = (w << 6, 0UL);
            var count = Math.Min(64, own.Length - first);
            for (var s = 0; s < count; s++)
                word |= (_least[first + s] >= own[first + s] ? 1UL : 0UL) << s;
            verdict[w] = word;
        }
    }

    private void FindLeast(ReachSets within, ReadOnlySpan<int> own)
    {
        for (var s = 0; s < _worst.Length; s++)
            _worst[s] = Math.Max(_worst[s], own[s]);
        within.Least(_worst, _least, _room);
    }

    /// <summary>
    /// Goes through the states from the worst on, and from each backwards along improvements of the others: what is met for the first time can be brought no lower than there.
    /// </summary>
    private void FindWorstByImprovements(int mover, ReadOnlySpan<int> values, int[][] ranks)
    {
        SortWorstFirst(values);
        _worst.AsSpan().Clear();
        _isMet.AsSpan().Clear();
        var movers = _moves.Movers;
        foreach (var end in _order)
        {
            for (var last = 0; last < movers; last++)
            {
                if (last != mover && !_isMet[(end * movers) + last])
                    Spread((end * movers) + last, values[end], mover, ranks);
            }
        }
    }

    private void Spread(int node, int value, int mover, int[][] ranks)
    {
        var movers = _moves.Movers;
        _isMet[node] = true;
        _stack[0] = node;
        for (var top = 1; top > 0;)
        {
            node = _stack[--top];
            var (state, last) = (node / movers, node % movers);
            var by = ranks[last];
            var rank = by[state];
            foreach (var from in _moves.Sources[last].Of(state))
            {
                if (by[from] <= rank)
                    continue;
                if (_worst[from] == 0)
                    _worst[from] = value;
                for (var before = 0; before < movers; before++)
                {
                    var next = (from * movers) + before;
                    if (before == mover || before == last || _isMet[next])
                        continue;
                    _isMet[next] = true;
                    _stack[top++] = next;
                }
            }
        }
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
