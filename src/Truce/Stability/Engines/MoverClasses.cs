using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Engines;

/// <summary>The states laid out by what one decision maker can change.</summary>
/// <remarks>
/// Two states are of one class when they agree on every issue that the mover does not own; a move stays in its class. When all the mover's issues
/// can be changed back, every state of a class can be reached from every other. Otherwise a state has a signature, the terms of the one-way
/// issues, and a table says which signature leads to which. Memory: 12 bytes for each state.
/// </remarks>
internal sealed class MoverClasses
{
    private readonly int[] _signatures;
    private readonly bool[][] _leadsTo;

    public MoverClasses(StateSpace space, DecisionMaker mover, PreferenceRanks ranks)
    {
        Ranks = ranks.AsSpan().ToArray();
        ClassOf = Number(space, mover, out var classes);
        Start = new int[classes + 1];
        foreach (var c in ClassOf)
            Start[c + 1]++;
        for (var c = 0; c < classes; c++)
            Start[c + 1] += Start[c];

        // Worst first within a class: the states that improve to x are then the ones in front of it.
        Members = new int[ClassOf.Length];
        var next = Start.AsSpan(0, classes).ToArray();
        foreach (var s in WorstFirst(Ranks))
            Members[next[ClassOf[s]]++] = s;

        var oneWay = mover.OwnIssues.Where(issue => !space.Issues[issue].OneWay.IsEmpty).ToArray();
        IsReversible = oneWay.Length == 0;
        _signatures = IsReversible ? [] : [.. space.States.Select(s => Signature(space, oneWay, s))];
        _leadsTo = IsReversible ? [] : LeadsTo(space.Issues, oneWay);
    }

    /// <summary>The mover's rank of each state, 1 being best.</summary>
    public int[] Ranks { get; }

    /// <summary>The class of each state.</summary>
    public int[] ClassOf { get; }

    /// <summary>Where each class starts in <see cref="Members"/>; one more at the end.</summary>
    public int[] Start { get; }

    /// <summary>The states class by class, within a class from the mover's worst to its best.</summary>
    public int[] Members { get; }

    /// <summary>Whether every move can be taken back by another.</summary>
    public bool IsReversible { get; }

    /// <summary>Whether the mover can go from one state of a class to another of it, or stay.</summary>
    public bool Leads(int from, int to) => IsReversible || _leadsTo[_signatures[from]][_signatures[to]];

    /// <summary>The states from the highest value to the lowest, equal ones ascending; values count from 1.</summary>
    public static int[] WorstFirst(int[] values)
    {
        // A counting sort: next[k] is where the next state of the k-th highest value goes.
        var worst = values.Max();
        var next = new int[worst + 1];
        foreach (var value in values)
            next[worst - value + 1]++;
        for (var k = 1; k <= worst; k++)
            next[k] += next[k - 1];
        var order = new int[values.Length];
        for (var s = 0; s < values.Length; s++)
            order[next[worst - values[s]]++] = s;
        return order;
    }

    /// <summary>Numbers the classes in the order of their first states: by a table when that is small beside the states, else by hashing.</summary>
    private static int[] Number(StateSpace space, DecisionMaker mover, out int classes)
    {
        var classOf = new int[space.Count];
        var count = 0;
        if (space.Codes.Combinations <= 8L * Math.Max(space.Count, 1 << 16))
        {
            var table = new int[space.Codes.Combinations];
            for (var s = 0; s < classOf.Length; s++)
            {
                ref var number = ref table[CodeWithout(space.Codes, mover.OwnIssues, s)];
                if (number == 0)
                    number = ++count;
                classOf[s] = number - 1;
            }
        }
        else
        {
            var numbers = new Dictionary<long, int>();
            for (var s = 0; s < classOf.Length; s++)
            {
                var key = CodeWithout(space.Codes, mover.OwnIssues, s);
                if (!numbers.TryGetValue(key, out classOf[s]))
                    numbers[key] = classOf[s] = count++;
            }
        }

        classes = count;
        return classOf;
    }

    private static long CodeWithout(StateCodes codes, EquatableArray<int> issues, int state)
    {
        var code = codes[state];
        foreach (var issue in issues)
            code -= codes.TermIndex(state, issue) * codes.Multipliers[issue];
        return code;
    }

    private static int Signature(StateSpace space, int[] oneWay, StateId s)
    {
        var signature = 0;
        foreach (var issue in oneWay)
            signature = (signature * space.Issues[issue].Terms.Count) + space.TermIndex(s, issue);
        return signature;
    }

    private static bool[][] LeadsTo(EquatableArray<Issue> issues, int[] oneWay)
    {
        bool[][] table = [[true]];
        foreach (var issue in oneWay.Select(place => issues[place]))
        {
            var terms = issue.Terms;
            var step = terms.Select(from => terms.Select(to => from == to || issue.Allows(from.Id, to.Id)).ToArray()).ToArray();
            table = [.. table.SelectMany(row => step.Select(stepRow => row.SelectMany(leads => stepRow.Select(allows => leads && allows)).ToArray()))];
        }

        return table;
    }
}
