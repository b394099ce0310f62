using System.Numerics;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Engines;

/// <summary>What is the greatest value among states that one-way terms let a mover reach?</summary>
/// <remarks>
/// <para>The signature of a state says which terms settle the mover's one-way issues. One state of a class leads to another when every term of its
/// signature may go to that of the other, or is it. The caller holds a table of numbers by signature, enters the values of some states, asks for
/// the greatest one within reach of others, and clears it.</para>
/// <para>The issues are cut in two halves, and a signature is made of the number of the terms of each half. A value is entered for every first half
/// that leads to its own, and asked for over every second half that its own leads to. So both cost what one half can reach: with m one-way issues of
/// two terms 1.5^(m/2) on average, where a table that is only entered or only asked would cost 1.5^m.</para>
/// </remarks>
internal sealed class OneWaySignatures
{
    /// <summary>What a table holds where nothing was entered.</summary>
    public const int Nothing = int.MinValue;

    /// <summary>How many combinations of terms each half may have at most.</summary>
    private const int MostOfHalf = 1 << 11;

    private readonly StateCodes _codes;
    private readonly int[] _first;
    private readonly int[] _second;

    /// <summary>For each first half those that lead to it; for each second half those that it leads to, as they are in a signature.</summary>
    private readonly Rows _leadingTo;
    private readonly Rows _withinReach;
    private readonly int _bitsOfFirst;

    private OneWaySignatures(StateSpace space, int[] first, int[] second)
    {
        _codes = space.Codes;
        (_first, _second) = (first, second);
        var reach = Reach(first.Select(place => space.Issues[place]));
        _bitsOfFirst = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)reach.Length));
        _leadingTo = Rows.Of([.. Enumerable.Range(0, reach.Length).Select(to => Enumerable.Range(0, reach.Length).Where(from => reach[from].Contains(to)).ToArray())]);
        _withinReach = Rows.Of([.. Reach(second.Select(place => space.Issues[place])).Select(row => row.Select(to => to << _bitsOfFirst).ToArray())]);
    }

    /// <summary>How long a table is.</summary>
    public int TableLength => _withinReach.Count << _bitsOfFirst;

    /// <summary>The signatures of a mover; null when all its moves can be taken back.</summary>
    public static OneWaySignatures? Of(StateSpace space, DecisionMaker mover) =>
        Halves(space, mover) is (var first, { Length: > 0 } second) ? new OneWaySignatures(space, first, second) : null;

    /// <summary>Whether a mover has more signatures than tables are made for.</summary>
    public static bool AreTooMany(StateSpace space, DecisionMaker mover) =>
        Halves(space, mover) is var (first, second) && (Combinations(space, first) > MostOfHalf || Combinations(space, second) > MostOfHalf);

    /// <summary>The signature of a state.</summary>
    public int this[int state] => NumberOf(state, _first) | (NumberOf(state, _second) << _bitsOfFirst);

    /// <summary>Whether states of one signature lead to those of another.</summary>
    public bool Leads(int from, int to) =>
        _leadingTo[FirstOf(to)].Contains(FirstOf(from)) && _withinReach[from >> _bitsOfFirst].Contains(to - FirstOf(to));

    /// <summary>Replaces the value of each state by the greatest among it and the states that it leads to.</summary>
    /// <param name="table">An empty table, which is left empty.</param>
    /// <param name="signatures">The signatures of the states of one class.</param>
    /// <param name="values">Their values.</param>
    public void Spread(int[] table, ReadOnlySpan<int> signatures, Span<int> values)
    {
        if (TableLength > 4 * signatures.Length)
        {
            for (var k = 0; k < signatures.Length; k++)
                Enter(table, signatures[k], values[k]);
            for (var k = 0; k < signatures.Length; k++)
                values[k] = Greatest(table, signatures[k]);
            Clear(table, signatures);
            return;
        }

        // With a state for most signatures it is faster to look at each signature once.
        for (var k = 0; k < signatures.Length; k++)
            table[signatures[k]] = Math.Max(table[signatures[k]], values[k]);
        for (var second = 0; second < TableLength; second += 1 << _bitsOfFirst)
        {
            for (var first = 0; first < _leadingTo.Count; first++)
                Enter(table, second | first, table[second | first]);
        }

        for (var second = 0; second < _withinReach.Count; second++)
        {
            foreach (var to in _withinReach[second])
            {
                for (var first = 0; first < _leadingTo.Count; first++)
                {
                    ref var entry = ref table[(second << _bitsOfFirst) | first];
                    entry = Math.Max(entry, table[to | first]);
                }
            }
        }

        for (var k = 0; k < signatures.Length; k++)
            values[k] = table[signatures[k]];
        Clear(table, signatures);
    }

    /// <summary>Enters the value of a state of that signature.</summary>
    public void Enter(int[] table, int signature, int value)
    {
        var second = signature - FirstOf(signature);
        foreach (var first in _leadingTo[signature - second])
        {
            ref var entry = ref table[first | second];
            entry = Math.Max(entry, value);
        }
    }

    /// <summary>The greatest value entered for a state that those of that signature lead to, or for one of that signature.</summary>
    public int Greatest(int[] table, int signature)
    {
        var first = FirstOf(signature);
        var greatest = Nothing;
        foreach (var second in _withinReach[signature >> _bitsOfFirst])
            greatest = Math.Max(greatest, table[first | second]);
        return greatest;
    }

    /// <summary>Takes back all that was entered for these signatures.</summary>
    public void Clear(int[] table, ReadOnlySpan<int> signatures)
    {
        if (TableLength <= 4 * signatures.Length)
        {
            table.AsSpan(0, TableLength).Fill(Nothing);
            return;
        }

        foreach (var signature in signatures)
        {
            var second = signature - FirstOf(signature);
            foreach (var first in _leadingTo[signature - second])
                table[first | second] = Nothing;
        }
    }

    private int FirstOf(int signature) => signature & ((1 << _bitsOfFirst) - 1);

    private int NumberOf(int state, int[] places)
    {
        var number = 0;
        for (var k = places.Length - 1; k >= 0; k--)
            number = (number * _codes.Radices[places[k]]) + _codes.TermIndex(state, places[k]);
        return number;
    }

    /// <summary>The places of the issues that a mover decides and that cannot all be changed back, in two halves of about as many combinations.</summary>
    private static (int[] First, int[] Second) Halves(StateSpace space, DecisionMaker mover)
    {
        int[] places = [.. mover.OwnIssues.Where(place => !space.Issues[place].OneWay.IsEmpty)];
        var all = Combinations(space, places);
        var cut = 0;
        while (cut < places.Length - 1 && Combinations(space, places[..cut]) * Combinations(space, places[..cut]) < all)
            cut++;
        return (places[..cut], places[cut..]);
    }

    private static double Combinations(StateSpace space, int[] places) =>
        places.Aggregate(1.0, (product, place) => product * space.Issues[place].Terms.Count);

    /// <summary>For each combination of terms of some issues, the first of them least significant, those that it may go to and itself.</summary>
    private static int[][] Reach(IEnumerable<Issue> issues)
    {
        int[][] reach = [[0]];
        foreach (var issue in issues)
        {
            var (terms, size, lower) = (issue.Terms, reach.Length, reach);
            reach = [.. Enumerable.Range(0, terms.Count).SelectMany(from =>
            {
                var targets = Enumerable.Range(0, terms.Count).Where(to => to == from || issue.Allows(terms[from].Id, terms[to].Id)).ToArray();
                return lower.Select(row => targets.SelectMany(to => row.Select(rest => rest + (to * size))).ToArray());
            })];
        }

        return reach;
    }

    /// <summary>Lists of numbers, one after the other.</summary>
    private readonly record struct Rows(int[] Starts, int[] Numbers)
    {
        /// <summary>Up to here it is faster to look at a number twice than to guess where a row ends.</summary>
        private const int ShortRow = 8;

        public int Count => Starts.Length - 1;

        public ReadOnlySpan<int> this[int row] => Numbers.AsSpan(Starts[row], Starts[row + 1] - Starts[row]);

        /// <summary>The rows, of one length if they are short: a number stands in a row more than once then.</summary>
        public static Rows Of(int[][] rows)
        {
            var longest = rows.Max(row => row.Length);
            var starts = new int[rows.Length + 1];
            var numbers = new List<int>();
            for (var row = 0; row < rows.Length; row++)
            {
                numbers.AddRange(rows[row]);
                if (longest <= ShortRow)
                    numbers.AddRange(Enumerable.Repeat(rows[row][0], longest - rows[row].Length));
                starts[row + 1] = numbers.Count;
            }

            return new Rows(starts, [.. numbers]);
        }
    }
}
