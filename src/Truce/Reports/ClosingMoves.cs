using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Reports;

/// <summary>Points of no return that are the same change by the same mover, made from several states.</summary>
/// <param name="Mover">Who moves.</param>
/// <param name="First">One of the moves; what it changes is the change that is meant.</param>
/// <param name="From">The states that the moves leave, by the order of <see cref="StatusQuoAnalysis.Reached"/>.</param>
/// <param name="IsEverywhere">Whether that change closes the way wherever the mover can make it, with other changes or without.</param>
public sealed record ClosingMoves(PartyId Mover, Step First, EquatableArray<StateId> From, bool IsEverywhere)
{
    /// <summary>Beyond this number of states the points of no return are too many to be told.</summary>
    public const int MostStates = 1 << 14;

    /// <summary>The points of no return of an analysis; those that change fewest issues come first.</summary>
    /// <remarks>
    /// A move that changes more counts with the lesser change of the same mover when every move of that mover from there that makes the lesser change is
    /// a point of no return.
    /// </remarks>
    public static EquatableArray<ClosingMoves> Of(StatusQuoAnalysis analysis, WaysTo ways)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(ways);
        var space = analysis.Space;
        var found = new List<(PartyId Mover, HashSet<Change> Changes, Step First, HashSet<StateId> From)>();
        var points = analysis.PointsOfNoReturn(ways).Select(step => (Step: step, Changes: ChangesBy(space, step))).OrderBy(point => point.Changes.Count);
        foreach (var (step, changes) in points)
        {
            var same = found.FindIndex(other => other.Mover == step.Mover
                && (other.Changes.SetEquals(changes) || (other.Changes.IsProperSubsetOf(changes) && AllClose(analysis, ways, step.Mover, step.From, other.Changes))));
            if (same >= 0)
                found[same].From.Add(step.From);
            else
                found.Add((step.Mover, changes, step, [step.From]));
        }

        var open = analysis.Reached.Where(ways.AreOpenFrom).ToArray();
        return found.Select(same => new ClosingMoves(
            same.Mover,
            same.First,
            open.Where(same.From.Contains).ToEquatableArray(),
            open.All(from => AllClose(analysis, ways, same.Mover, from, same.Changes)))).ToEquatableArray();
    }

    /// <summary>Whether all moves of a party from a state that make at least certain changes are points of no return.</summary>
    private static bool AllClose(StatusQuoAnalysis analysis, WaysTo ways, PartyId party, StateId from, HashSet<Change> changes)
    {
        var space = analysis.Space;
        var mover = space.DecisionMakers.First(dm => dm.Id == party);
        return space.Moves(mover, from).Select(to => new Step(party, from, to))
            .Where(step => changes.IsSubsetOf(ChangesBy(space, step)))
            .All(ways.AreClosedBy);
    }

    private static HashSet<Change> ChangesBy(StateSpace space, Step step) =>
    [
        .. Enumerable.Range(0, space.Issues.Count)
            .Where(issue => space.TermIndex(step.From, issue) != space.TermIndex(step.To, issue))
            .Select(issue => new Change(issue, space.TermIndex(step.To, issue))),
    ];

    private readonly record struct Change(int Issue, int Term);
}
