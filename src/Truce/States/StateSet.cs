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
        _words = new ulong[(states + 63) / 64];
        if (all)
            Complement();
    }

    /// <summary>How many states there are to choose from.</summary>
    public int States { get; }

    /// <summary>How many states are in the set.</summary>
    public int Count => _words.Sum(BitOperations.PopCount);

    public bool Contains(int state) => (_words[state >> 6] >> state & 1) != 0;

    public void Add(int state) => _words[state >> 6] |= 1UL << state;

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
        if (States % 64 != 0)
            _words[^1] &= (1UL << (States % 64)) - 1;
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
}
