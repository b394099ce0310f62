using Truce.Dossiers;
using Truce.States;

namespace Truce.Exports;

/// <summary>States as the literature prints them: <c>YNY</c> where the issues are yes/no, else the terms in words.</summary>
internal static class StatePattern
{
    /// <summary>The terms of all issues.</summary>
    public static string Of(StateSpace space, StateId state) => Of(space, state, Enumerable.Range(0, space.Issues.Count));

    /// <summary>The terms of some issues, in the order given.</summary>
    public static string Of(StateSpace space, StateId state, IEnumerable<int> issues)
    {
        var places = issues.ToArray();
        return places.All(place => space.Issues[place].IsYesNo)
            ? string.Concat(places.Select(place => Letter(space, state, place)))
            : string.Join(' ', places.Select(place => space.TermOf(state, place).Id.Value));
    }

    private static char Letter(StateSpace space, StateId state, int place) => space.TermOf(state, place).Id == TermId.Yes ? 'Y' : 'N';
}
