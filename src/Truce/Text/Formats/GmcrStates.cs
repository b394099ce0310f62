namespace Truce.Text.Formats;

/// <summary>Which states of a GMCR+ file are feasible, in the order in which GMCR+ numbers them.</summary>
/// <remarks>
/// A state is a set of options taken, bit j for the option at place j of the file. GMCR+ sorts the options by their owners, takes the first as
/// the lowest binary digit, and numbers the feasible states from 1 in ascending order.
/// </remarks>
internal sealed class GmcrStates
{
    /// <summary>How many options a model may have for its states to be counted.</summary>
    public const int MaxOptions = 62;

    /// <summary>How many partial states are visited at most.</summary>
    private const int MaxVisits = 1 << 22;

    private readonly EquatableArray<int> _order;
    private readonly List<(ulong Options, ulong Taken)>[] _infeasibleAt;
    private readonly List<ulong> _found = [];
    private readonly int _most;
    private int _visits;

    private GmcrStates(GmcrModel model, int most)
    {
        _order = model.OptionsByOwner();
        _most = most;
        _infeasibleAt = new List<(ulong, ulong)>[_order.Count];
        for (var place = 0; place < _infeasibleAt.Length; place++)
            _infeasibleAt[place] = [];
        foreach (var pattern in model.Infeasible.SelectMany(statement => statement.Patterns))
            Add(pattern);
    }

    /// <summary>Whether all that was asked for was found: every state, or as many as were wanted.</summary>
    public bool IsComplete => _visits <= MaxVisits;

    /// <summary>The feasible states found, in the order of their numbers.</summary>
    public IReadOnlyList<ulong> Found => _found;

    /// <summary>Finds the feasible states.</summary>
    /// <param name="model">A model of at most <see cref="MaxOptions"/> options.</param>
    /// <param name="most">How many states to find at most.</param>
    public static GmcrStates Find(GmcrModel model, int most)
    {
        var states = new GmcrStates(model, most);
        states.Settle(model.Options.Count - 1, 0);
        return states;
    }

    /// <summary>Sorts a pattern under the last of its options to be settled; one that contradicts itself rules nothing out.</summary>
    private void Add(GmcrPattern pattern)
    {
        ulong options = 0;
        ulong taken = 0;
        var last = _order.Count - 1;
        foreach (var literal in pattern.Literals)
        {
            var bit = 1UL << literal.Option;
            if ((options & bit) != 0 && ((taken & bit) != 0) != literal.IsTaken)
                return;
            options |= bit;
            taken |= literal.IsTaken ? bit : 0;
            last = Math.Min(last, _order.AsSpan().IndexOf(literal.Option));
        }

        _infeasibleAt[last].Add((options, taken));
    }

    // The highest digit is settled first, and without the option before with it, so that states come out ascending.
    private void Settle(int place, ulong taken)
    {
        if (_found.Count >= _most || ++_visits > MaxVisits)
            return;
        if (place < 0)
        {
            _found.Add(taken);
            return;
        }

        Try(place, taken);
        Try(place, taken | (1UL << _order[place]));
    }

    private void Try(int place, ulong taken)
    {
        foreach (var (options, infeasible) in _infeasibleAt[place])
        {
            if ((taken & options) == infeasible)
                return;
        }

        Settle(place - 1, taken);
    }
}
