using Truce.Dossiers;
using Truce.States;

namespace Truce.Reports;

/// <content>States and moves in words.</content>
public sealed partial class Words
{
    /// <summary>A state's name in a sentence: "the status quo", "state 5 (NYNN)", "state 5".</summary>
    public string State(StateSpace space, StateId state) => space.StatusQuo == state ? "the status quo" : NumberedState(space, state);

    /// <summary>A state's number, with its pattern where all issues are yes/no: "state 5 (NYNN)". The first issue stands first in the pattern.</summary>
    public static string NumberedState(StateSpace space, StateId state)
    {
        var number = $"state {state.Ordinal + 1}";
        return space.Issues.All(issue => issue.IsYesNo) ? $"{number} ({Pattern(space, state)})" : number;
    }

    /// <summary>What is so in a state and not in another, as a clause: "the fighting ceases and “blockade” holds".</summary>
    public string Difference(StateSpace space, StateId from, StateId to) => Clauses(Changes(space, from, to));

    /// <summary>What is so in a state and not in another, thing by thing, for a list: "the fighting ceases", "talks: open".</summary>
    internal EquatableArray<string> Differences(StateSpace space, StateId from, StateId to) =>
        Changes(space, from, to).Select(change => Terms(change).Trim('“', '”')).ToEquatableArray();

    /// <summary>What is so in a package and not in another, as a clause: "the fighting ceases and “blockade” holds".</summary>
    /// <param name="from">The term indexes of the other.</param>
    /// <param name="to">The term indexes of the package.</param>
    public string Difference(EquatableArray<int> from, EquatableArray<int> to)
    {
        var changes = Enumerable.Range(0, to.Count).Where(place => from[place] != to[place])
            .Select(place => (Formula)new Formula.Is(_dossier.Issues[place].Id, _dossier.Issues[place].Terms[to[place]].Id)).ToEquatableArray();
        return changes.IsEmpty ? "nothing changes" : Clauses(changes);
    }

    /// <summary>What becomes so by a move, as a clause: "the fighting ceases", "“blockade” changes to yes".</summary>
    public string Change(StateSpace space, StateId from, StateId to)
    {
        var changes = new List<string>();
        foreach (var change in Changes(space, from, to))
        {
            var (issue, term) = (Formula.Is)change;
            changes.Add(SpeaksForItself(_issues[issue]) ? Label(issue, term) : $"“{IssueName(issue)}” changes to {Label(issue, term)}");
        }

        return Row(Cut(changes));
    }

    /// <summary>Everything that is so in a state, as a clause.</summary>
    public string Everything(StateSpace space, StateId state) =>
        Clauses(space.Issues.Select((issue, place) => (Formula)new Formula.Is(issue.Id, space.TermOf(state, place).Id)).ToEquatableArray());

    /// <summary>What a state is: how it differs from the status quo, or all of it when there is no status quo; a clause.</summary>
    public string Description(StateSpace space, StateId state) => space.StatusQuo is { } now && now != state
        ? Difference(space, now, state)
        : Everything(space, state);

    private static EquatableArray<Formula> Changes(StateSpace space, StateId from, StateId to) =>
        Enumerable.Range(0, space.Issues.Count)
            .Where(place => space.TermIndex(from, place) != space.TermIndex(to, place))
            .Select(place => (Formula)new Formula.Is(space.Issues[place].Id, space.TermOf(to, place).Id)).ToEquatableArray();

    private static string Pattern(StateSpace space, StateId state) =>
        string.Concat(Enumerable.Range(0, space.Issues.Count).Select(place => space.TermIndex(state, place) == 1 ? 'Y' : 'N'));
}
