using System.Numerics;
using Truce.Dossiers;

namespace Truce.States;

/// <summary>Which code has each feasible state, and which state has a code?</summary>
/// <remarks>
/// The code of a state is the sum of its term indexes, each times the multiplier of its issue: a number in mixed radix whose first digit is the
/// least significant. The states stand in ascending order of their codes. With nothing infeasible a code is its own place, and nothing is held;
/// otherwise 8 bytes for each state, and up to 3 more by which codes are found without a search when at least every 16th combination is feasible.
/// Immutable; safe to share between threads.
/// </remarks>
internal sealed class StateCodes
{
    private const int CombinationsForEachState = 16;

    private readonly long[] _multipliers;
    private readonly int[] _radices;

    /// <summary>The codes, ascending; null when every combination is feasible.</summary>
    private readonly long[]? _codes;

    /// <summary>One bit for each combination, set when it is feasible; null when there are too many, or none is infeasible.</summary>
    private readonly ulong[]? _feasible;

    /// <summary>How many states come before each word of <see cref="_feasible"/>.</summary>
    private readonly int[]? _before;

    private StateCodes(EquatableArray<Issue> issues, long[]? codes)
    {
        _multipliers = MultipliersOf(issues);
        _radices = [.. issues.Select(issue => issue.Terms.Count)];
        Combinations = issues.IsEmpty ? 1 : _multipliers[^1] * _radices[^1];
        if (codes is null || codes.Length == Combinations)
        {
            Count = checked((int)Combinations);
            return;
        }

        _codes = codes;
        Count = codes.Length;
        if (Combinations <= (long)CombinationsForEachState * codes.Length)
            (_feasible, _before) = Index(codes, Combinations);
    }

    /// <summary>How many states there are.</summary>
    public int Count { get; }

    /// <summary>How many combinations of terms there are, feasible or not; codes are below it.</summary>
    public long Combinations { get; }

    /// <summary>The weight of each issue's term index in a code.</summary>
    public ReadOnlySpan<long> Multipliers => _multipliers;

    /// <summary>How many terms each issue has.</summary>
    public ReadOnlySpan<int> Radices => _radices;

    /// <summary>Whether every combination is feasible, so that each code is its own place.</summary>
    public bool AreComplete => _codes is null;

    /// <summary>Whether <see cref="OrdinalOf"/> takes the same short time for every code.</summary>
    public bool AreIndexed => _codes is null || _feasible is not null;

    /// <summary>The code of a state.</summary>
    public long this[int ordinal] => _codes is null ? ordinal : _codes[ordinal];

    /// <summary>Every combination of the terms of these issues.</summary>
    public static StateCodes Every(EquatableArray<Issue> issues) => new(issues, null);

    /// <summary>These combinations of the terms of these issues.</summary>
    /// <param name="issues">The issues.</param>
    /// <param name="codes">The codes, ascending.</param>
    public static StateCodes Of(EquatableArray<Issue> issues, long[] codes) => new(issues, codes);

    /// <summary>The place of the state of that code, or -1 when it is not feasible.</summary>
    public int OrdinalOf(long code)
    {
        if (_codes is null)
            return (int)code;
        if (_feasible is null || _before is null)
            return Math.Max(Array.BinarySearch(_codes, code), -1);
        var word = _feasible[code >> 6];
        var bit = 1UL << (int)(code & 63);
        return (word & bit) == 0 ? -1 : _before[code >> 6] + BitOperations.PopCount(word & (bit - 1));
    }

    /// <summary>The zero-based place of the term that settles an issue in a state.</summary>
    public int TermIndex(int ordinal, int issue) => (int)(this[ordinal] / _multipliers[issue] % _radices[issue]);

    /// <summary>For each term of an issue the states that it settles.</summary>
    /// <remarks>Cost: for each term a 64th of the states with nothing infeasible, else the states once.</remarks>
    public StateSet[] SetsByTerm(int issue)
    {
        var (multiplier, radix) = (_multipliers[issue], _radices[issue]);
        if (_codes is null)
            return [.. Enumerable.Range(0, radix).Select(term => StateSet.Periodic(Count, term * multiplier, multiplier, multiplier * radix))];
        var sets = new StateSet[radix];
        for (var term = 0; term < radix; term++)
            sets[term] = new StateSet(Count);
        ForRuns(issue, (start, end, term) => sets[term].AddRange(start, end));
        return sets;
    }

    /// <summary>The states that some terms of an issue settle.</summary>
    /// <remarks>Cost: the states once.</remarks>
    public StateSet SetOf(int issue, bool[] isTermOf)
    {
        var set = new StateSet(Count);
        ForRuns(issue, (start, end, term) =>
        {
            if (isTermOf[term])
                set.AddRange(start, end);
        });
        return set;
    }

    /// <summary>The weight of each issue's term index in a code.</summary>
    public static long[] MultipliersOf(EquatableArray<Issue> issues)
    {
        var multipliers = new long[issues.Count];
        long product = 1;
        for (var issue = 0; issue < issues.Count; issue++)
        {
            multipliers[issue] = product;
            product *= issues[issue].Terms.Count;
        }

        return multipliers;
    }

    /// <summary>States of one term stand in runs, long ones for the later issues: calls an action with the start, the end and the term of each.</summary>
    private void ForRuns(int issue, Action<int, int, int> action)
    {
        var (multiplier, radix) = (_multipliers[issue], _radices[issue]);
        for (var start = 0; start < Count;)
        {
            var block = this[start] / multiplier;
            var next = (block + 1) * multiplier;
            var end = _codes is null ? (int)Math.Min(next, Count) : start + 1;
            while (_codes is not null && end < Count && _codes[end] < next)
                end++;
            action(start, end, (int)(block % radix));
            start = end;
        }
    }

    private static (ulong[] Feasible, int[] Before) Index(long[] codes, long combinations)
    {
        var feasible = new ulong[(combinations + 63) / 64];
        foreach (var code in codes)
            feasible[code >> 6] |= 1UL << (int)(code & 63);
        var before = new int[feasible.Length];
        for (var word = 1; word < before.Length; word++)
            before[word] = before[word - 1] + BitOperations.PopCount(feasible[word - 1]);
        return (feasible, before);
    }
}
