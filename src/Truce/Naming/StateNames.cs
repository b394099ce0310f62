using Truce.States;
using Truce.Text;

namespace Truce.Naming;

/// <summary>Which states does a person mean by a number, <c>status-quo</c>, a formula or a pattern?</summary>
/// <remarks>Numbers are those of the printed states, from 1. A formula or a pattern such as <c>&lt;YN--&gt;</c> means every feasible state of which it is true, in the order of their numbers. Cost: the states once.</remarks>
public static class StateNames
{
    /// <summary>The name of the state in which things stand now.</summary>
    public const string StatusQuo = "status-quo";

    /// <summary>The states that are meant; at least one.</summary>
    /// <param name="space">The states.</param>
    /// <param name="text">What was written.</param>
    /// <param name="origin">Where it was written, for errors in a formula: the name of an option or a field.</param>
    public static NamedStates Find(StateSpace space, string text, string origin)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (int.TryParse(text, out var number))
        {
            return number >= 1 && number <= space.Count
                ? NamedStates.Of(new StateId(number - 1))
                : NamedStates.Cannot($"there is no state {number}; the feasible states are numbered from 1 to {space.Count}");
        }

        if (text == StatusQuo)
        {
            return space.StatusQuo is { } now
                ? NamedStates.Of(now)
                : NamedStates.Cannot("the dossier does not say what the status quo is; name a state by its number, a pattern or a formula");
        }

        var found = Where(space, text, origin);
        return found is { IsFound: true, States.IsEmpty: true } ? NamedStates.Cannot($"'{text}' is true of no feasible state") : found;
    }

    /// <summary>The one state that is meant; that several fit is an obstacle.</summary>
    /// <param name="space">The states.</param>
    /// <param name="text">What was written.</param>
    /// <param name="origin">Where it was written.</param>
    public static NamedStates FindOne(StateSpace space, string text, string origin)
    {
        var found = Find(space, text, origin);
        return found.States.Count <= 1
            ? found
            : NamedStates.Cannot($"'{text}' is true of {found.States.Count:N0} feasible states, the first of which are {string.Join(", ", found.States.Take(5).Select(state => state.Ordinal + 1))}; name one state");
    }

    /// <summary>Of the states that are meant, the one that differs from another in the fewest issues; of equals the first.</summary>
    /// <param name="space">The states.</param>
    /// <param name="text">What was written.</param>
    /// <param name="from">The other.</param>
    /// <param name="origin">Where it was written.</param>
    public static NamedStates Nearest(StateSpace space, string text, StateId from, string origin)
    {
        var found = Find(space, text, origin);
        return found.IsFound ? NamedStates.Of(found.States.MinBy(Changes)) : found;

        int Changes(StateId state) => Enumerable.Range(0, space.Issues.Count).Count(issue => space.TermIndex(state, issue) != space.TermIndex(from, issue));
    }

    /// <summary>The states of which a formula or a pattern is true; none is an answer.</summary>
    /// <param name="space">The states.</param>
    /// <param name="formula">What was written.</param>
    /// <param name="origin">Where it was written.</param>
    public static NamedStates Where(StateSpace space, string formula, string origin)
    {
        ArgumentNullException.ThrowIfNull(space);
        var parsed = new FormulaParser(space.Dossier).Parse(formula, origin);
        return parsed.Formula is { } found ? new NamedStates(space.Where(found), [], null) : new NamedStates([], parsed.Diagnostics, null);
    }
}

/// <summary>The states that somebody meant, or why that cannot be told.</summary>
/// <param name="States">The states; none when it cannot be told.</param>
/// <param name="Problems">What is wrong with a formula, each error in its place.</param>
/// <param name="Obstacle">Why no state, or not one, is meant, in lower case without a full stop; null when that is not the reason.</param>
public sealed record NamedStates(EquatableArray<StateId> States, EquatableArray<Diagnostic> Problems, string? Obstacle)
{
    /// <summary>Whether it can be told.</summary>
    public bool IsFound => Obstacle is null && Problems.IsEmpty;

    /// <summary>Everything that stands in the way, a sentence each.</summary>
    public EquatableArray<string> Obstacles => Obstacle is null ? Problems.Select(problem => problem.Message).ToEquatableArray() : [Obstacle];

    internal static NamedStates Of(StateId state) => new([state], [], null);

    internal static NamedStates Cannot(string obstacle) => new([], [], obstacle);
}
