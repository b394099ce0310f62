using System.Numerics;

namespace Truce.States;

/// <summary>A set of feasible states, one bit each, so that formulas combine sets 64 states at a time.</summary>
internal sealed class StateSet
{
    private readonly ulong[] _words;

    /// <summary>The empty set, or the set of all states.</summary>
    public StateSet(int states, bool all = false)
    {
        States = states;
        _words = new ulong[(states + 63L) / 64];
        if (all)
            Complement();
    }

    /// <summary>How many states there are to choose from.</summary>
    public int States { get; }

    /// <summary>How many states are in the set.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>The states 64 at a time, the first in the lowest bit of the first word.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    /// <summary>The states from <paramref name="start"/> on, <paramref name="run"/> of them in every <paramref name="period"/>.</summary>
    public static StateSet Periodic(int states, long start, long run, long period)
    {
        var set = new StateSet(states);

        // After 64 periods the words repeat themselves.
        var pattern = Math.Min(states, 64 * period);
        for (var from = start; from < pattern; from += period)
            set.AddRange((int)from, (int)Math.Min(from + run, pattern));
        var words = set._words.AsSpan();
        for (var written = (int)Math.Min(period, words.Length); written < words.Length; written = Math.Min(2 * written, words.Length))
            words[..Math.Min(written, words.Length - written)].CopyTo(words[written..]);
        set.ClearBeyondLast();
        return set;
    }

    public bool Contains(int state) => (_words[state >> 6] >> state & 1) != 0;

    public void Add(int state) => _words[state >> 6] |= 1UL << state;

    /// <summary>Takes in the states from one, up to and without another.</summary>
    public void AddRange(int start, int end)
    {
        if (start >= end)
            return;
        var (first, last) = (start >> 6, (end - 1) >> 6);
        var (head, tail) = (ulong.MaxValue << start, ulong.MaxValue >> (-end & 63));
        if (first == last)
        {
            _words[first] |= head & tail;
            return;
        }

        _words[first] |= head;
        _words.AsSpan(first + 1, last - first - 1).Fill(ulong.MaxValue);
        _words[last] |= tail;
    }

    /// <summary>Keeps the states that are in the other set too.</summary>
    public void IntersectWith(StateSet other)
    {
        for (var k = 0; k < _words.Length; k++)
            _words[k] &= other._words[k];
    }

    /// <summary>Takes in the states of the other set.</summary>
    public void UnionWith(StateSet other)
    {
        for (var k = 0; k < _words.Length; k++)
            _words[k] |= other._words[k];
    }

    /// <summary>Keeps the states that are in both sets or in neither.</summary>
    public void AgreeWith(StateSet other)
    {
        for (var k = 0; k < _words.Length; k++)
            _words[k] ^= other._words[k];
        Complement();
    }

    /// <summary>Becomes the set of the states that were not in it.</summary>
    public void Complement()
    {
        for (var k = 0; k < _words.Length; k++)
            _words[k] = ~_words[k];
        ClearBeyondLast();
    }

    /// <summary>The states of the set, ascending.</summary>
    public IEnumerable<StateId> Members()
    {
        for (var k = 0; k < _words.Length; k++)
        {
            for (var word = _words[k]; word != 0; word &= word - 1)
                yield return new StateId((k << 6) + BitOperations.TrailingZeroCount(word));
        }
    }

    private void ClearBeyondLast()
    {
        if (States % 64 != 0)
            _words[^1] &= (1UL << States) - 1;
    }
}
