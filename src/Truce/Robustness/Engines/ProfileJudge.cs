using Truce.Stability;

namespace Truce.Robustness.Engines;

/// <summary>Which states are stable for whom when every party orders the states in one given way?</summary>
/// <remarks>
/// <para>With r the rank that i gives a state (1 is best), a state s is unstable for i iff some q that i can go to has max(r(q), w(q)) &lt; r(s), where w(q) is the worst that
/// the replies to q can bring about: nothing for Nash stability; by any moves for GMR and SMR; by improvements for SEQ and SSEQ. Where i may counter, a reply counts as
/// the best that i has within reach of it. It is the rule of the sweep engine (docs/explanation/sweep-engine.md), over <see cref="MoveTables"/> made for many profiles.</para>
/// <para>One judge is for one thread: it has its own room to work in. Cost for a profile: for each mover the distinct sets within reach, and for definitions with replies by
/// improvements what <see cref="ImprovementReplies"/> takes.</para>
/// </remarks>
internal sealed class ProfileJudge
{
    private readonly MoveTables _moves;
    private readonly SanctionDefinition[] _definitions;
    private readonly int[] _best;
    private readonly int[] _worst;
    private readonly int[] _least;
    private readonly int[] _room;
    private readonly ImprovementReplies? _replies;

    public ProfileJudge(MoveTables moves, SanctionDefinition[] definitions)
    {
        (_moves, _definitions) = (moves, definitions);
        var n = moves.States;
        (_best, _worst, _least) = (new int[n], new int[n], new int[n]);
        _room = new int[Math.Max(moves.Replies.Max(replies => replies.Room), moves.Within.Max(within => within.Sets.Length))];
        _replies = Array.Exists(definitions, definition => definition.Replies is ReplyKind.Improvements) ? new ImprovementReplies(moves) : null;
    }

    /// <summary>How many words the verdicts of one definition for one mover take.</summary>
    public int Width => (_moves.States + 63) / 64;

    /// <summary>Judges all states by all definitions for all movers.</summary>
    /// <param name="ranks">By mover, the rank of each state, from 1, none above the number of states.</param>
    /// <param name="verdicts">Receives one bit for each state, definition by definition and within it mover by mover.</param>
    public void Judge(int[][] ranks, Span<ulong> verdicts)
    {
        _replies?.Take(ranks);
        for (var d = 0; d < _definitions.Length; d++)
        {
            for (var i = 0; i < ranks.Length; i++)
                JudgeTaken(d, i, ranks, verdicts.Slice(((d * ranks.Length) + i) * Width, Width));
        }
    }

    /// <summary>Judges all states by one definition for one mover.</summary>
    public void Judge(int definition, int mover, int[][] ranks, Span<ulong> verdict)
    {
        _replies?.Take(ranks);
        JudgeTaken(definition, mover, ranks, verdict);
    }

    private void JudgeTaken(int definition, int mover, int[][] ranks, Span<ulong> verdict)
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
                _replies!.Worst(mover, values, _worst);
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
}
