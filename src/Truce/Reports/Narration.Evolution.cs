using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Reports;

/// <content>How a dispute could move on from a state.</content>
public sealed partial class Narration
{
    private const int MostNamed = 6;
    private const int MostClosing = 3;

    /// <summary>In a few sentences: how far moves and improvements lead, to which equilibria, and from where there is no way back.</summary>
    internal EquatableArray<Sentence> Outlook(Outlook outlook)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        return
        [
            HowFar(outlook),
            .. Together(outlook.Space),
            .. ByImprovements(outlook),
            .. OtherEquilibria(outlook),
            .. NoReturn(outlook.ByMoves, outlook.ByMoves.WaysTo(outlook.Start), MostClosing),
        ];
    }

    /// <summary>The ways from the start to the nearest of some states, by any moves and by improvements, and what closes them.</summary>
    /// <param name="outlook">The outlook.</param>
    /// <param name="targets">The states, at least one.</param>
    public EquatableArray<Sentence> WaysTo(Outlook outlook, EquatableArray<StateId> targets)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        var them = targets.Count == 1 ? Words.State(outlook.Space, targets[0]) : $"any of the {Words.Number(targets.Count)} states";
        var told = new List<Sentence>();
        var nearest = Nearest(outlook.ByMoves, targets);
        if (nearest is not { } target)
        {
            told.Add(Sentence.OfModel($"From {Words.State(outlook.Space, outlook.Start)}, no moves that parties make alone lead to {them}{(targets.Count == 1 ? "" : " asked for")}."));
            told.AddRange(Together(outlook.Space));
            return told.ToEquatableArray();
        }

        if (target == outlook.Start)
            return [Sentence.OfModel($"{Words.Capital(Words.State(outlook.Space, target))} is where the dispute starts from.")];
        if (targets.Count > 1)
            told.Add(Sentence.OfModel($"Of the {Words.Number(targets.Count)} states asked for, {Words.State(outlook.Space, target)} is the nearest to {Words.State(outlook.Space, outlook.Start)}."));
        told.Add(Shortest(outlook.ByMoves, target, "Moves"));
        var isByImprovements = outlook.ByImprovements is { } wanted && wanted.LeastMoves(target) == outlook.ByMoves.LeastMoves(target);
        if (!isByImprovements)
            told.AddRange(History(outlook, outlook.ByMoves.History(target), isWanted: false));
        told.AddRange(WaysByImprovements(outlook, targets, target));
        told.AddRange(NoReturn(outlook.ByMoves, outlook.ByMoves.WaysTo(targets), int.MaxValue, them));
        return told.ToEquatableArray();
    }

    /// <summary>Which moves put some states out of reach, one sentence for each change; those that change fewest issues come first.</summary>
    /// <param name="analysis">The analysis whose moves are told.</param>
    /// <param name="ways">The ways that they close.</param>
    /// <param name="most">How many changes to tell.</param>
    /// <param name="where">What is out of reach, as it stands in a sentence; null for the start.</param>
    internal EquatableArray<Sentence> NoReturn(StatusQuoAnalysis analysis, WaysTo ways, int most = int.MaxValue, string? where = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var space = analysis.Space;
        if (space.Count > ClosingMoves.MostStates)
            return [];
        var closing = ClosingMoves.Of(analysis, ways);
        var way = where is null ? $"no way back to {Words.State(space, analysis.Start)}" : $"no way to {where} any more";
        var told = closing.Take(most).Select(same => Sentence.OfModel(
            $"There is {way} once {Words.Party(same.Mover)} has moved so that {Words.Change(space, same.First.From, same.First.To)}{(same.IsEverywhere ? "" : $", from {Named(space, same.From, "or")}")}.")).ToList();
        if (closing.Count > most)
            told.Add(Sentence.OfModel($"The same is so of {Words.Count(closing.Count - most, "more change")}."));
        return told.ToEquatableArray();
    }

    /// <summary>States in a row, the first few by name: "state 5, state 7 and nine more".</summary>
    private string Named(StateSpace space, IReadOnlyCollection<StateId> states, string conjunction = "and")
    {
        var names = states.Take(MostNamed).Select(state => Words.State(space, state));
        return states.Count <= MostNamed ? Words.Row(names, conjunction) : $"{string.Join(", ", names)} {conjunction} {Words.Number(states.Count - MostNamed)} more";
    }

    private static StateId? Nearest(StatusQuoAnalysis analysis, EquatableArray<StateId> targets)
    {
        foreach (var state in analysis.Reached)
        {
            if (targets.Contains(state))
                return state;
        }

        return null;
    }

    private Sentence HowFar(Outlook outlook)
    {
        var (space, moves) = (outlook.Space, outlook.ByMoves);
        var start = Words.State(space, outlook.Start);
        var others = space.Count - 1;
        if (moves.Reached.Count == 1)
            return Sentence.OfModel($"From {start}, no party can move alone.", SaysOfState(space, outlook.Start));
        var farthest = moves.MostMoves == 1 ? "each in one move" : $"in at most {Words.Number(moves.MostMoves)} moves";
        var which = moves.Reached.Count - 1 == others ? "every other state" : $"{Words.Number(moves.Reached.Count - 1)} of the {others:N0} other states";
        return Sentence.OfModel($"By moves that parties make alone, one after the other, {which} can be reached from {start}, {farthest}.", SaysOfState(space, outlook.Start));
    }

    /// <summary>What no single party can move.</summary>
    private IEnumerable<Sentence> Together(StateSpace space) =>
        from issue in space.Issues
        where issue.Deciders is { Rule: DecisionRule.All, Parties.Count: > 1 }
        select Sentence.OfModel($"Such moves leave “{Words.IssueName(issue.Id)}” as it is, since {Words.Deciders(issue.Deciders)} decide it.", issue.Says);

    private List<Sentence> ByImprovements(Outlook outlook)
    {
        if (outlook.ByImprovements is not { } wanted)
            return [Sentence.OfModel($"Who would want to move cannot be said: {string.Join("; ", outlook.NotKnown)}.")];
        var space = outlook.Space;
        var says = _dossier.Preferences.SelectMany(preference => StatementsBehind(preference.Party)).Distinct().ToEquatableArray();
        if (wanted.Reached.Count == 1)
            return [Sentence.OfModel($"No party would want to move first: from {Words.State(space, outlook.Start)}, no move is an improvement for its mover.", says)];

        var told = new List<Sentence>
        {
            Sentence.OfModel(
                $"By improvements alone, moves that each mover would want to make, {Words.Count(wanted.Reached.Count - 1, "state")} can be reached, {(wanted.MostMoves == 1 ? "in one move" : $"in at most {Words.Number(wanted.MostMoves)} moves")}.",
                says),
        };
        var rest = wanted.Reached.Skip(1).Where(state => !outlook.EquilibriumUnder(state).IsEmpty)
            .OrderByDescending(state => outlook.EquilibriumUnder(state).Count).ThenBy(state => wanted.LeastMoves(state)).ToArray();
        if (rest.Length == 0)
            return told;
        told.Add(Sentence.OfModel($"So the dispute could come to {Words.State(space, rest[0])}, an equilibrium under {Names(outlook.EquilibriumUnder(rest[0]))}."));
        told.AddRange(History(outlook, wanted.History(rest[0]), isWanted: true));
        return told;
    }

    private IEnumerable<Sentence> OtherEquilibria(Outlook outlook)
    {
        if (outlook.Stability is not { } stability || outlook.ByImprovements is not { } wanted)
            yield break;
        var space = outlook.Space;
        var equilibria = space.States.Where(state => stability.Definitions.Any(definition => stability.IsEquilibrium(definition, state))).ToArray();
        var byMoves = equilibria.Where(state => outlook.ByMoves.IsReached(state) && !wanted.IsReached(state)).ToArray();
        var not = equilibria.Where(state => !outlook.ByMoves.IsReached(state)).ToArray();
        if (byMoves.Length > 0)
            yield return Sentence.OfModel($"Only if somebody also makes a move that is no improvement, {Equilibria(byMoves)} can be reached: {Named(space, byMoves)}.");
        if (not.Length > 0)
            yield return Sentence.OfModel($"{Words.Capital(Equilibria(not))} cannot be reached by moves that parties make alone: {Named(space, not)}.");

        static string Equilibria(StateId[] states) => $"{Words.Number(states.Length)} {(states.Length == 1 ? "equilibrium" : "equilibria")}";
    }

    private Sentence Shortest(StatusQuoAnalysis analysis, StateId target, string moves)
    {
        var least = analysis.LeastMoves(target)!.Value;
        var last = Words.Row(analysis.LastMovers(target).Select(mover => mover.Party.Name), "or");
        var histories = analysis.ShortestHistories(target);
        var ways = histories == 1 ? "in one way" : $"in {(histories > 12 ? histories.ToString("N0") : Words.Number((int)histories))} ways";
        return Sentence.OfModel(
            $"{moves} lead from {Words.State(analysis.Space, analysis.Start)} to {Words.State(analysis.Space, target)}, {Words.Count(least, "move")} at the least and {ways}; the last is by {last}.");
    }

    private IEnumerable<Sentence> WaysByImprovements(Outlook outlook, EquatableArray<StateId> targets, StateId nearestByMoves)
    {
        if (outlook.ByImprovements is not { } wanted)
        {
            yield return Sentence.OfModel($"Who would want to move cannot be said: {string.Join("; ", outlook.NotKnown)}.");
            yield break;
        }

        var them = targets.Count == 1 ? Words.State(outlook.Space, targets[0]) : "any of them";
        if (Nearest(wanted, targets) is not { } target)
        {
            yield return Sentence.OfModel($"Improvements alone do not lead to {them}.");
            yield break;
        }

        var isSame = target == nearestByMoves && wanted.LeastMoves(target) == outlook.ByMoves.LeastMoves(target);
        yield return isSame
            ? Sentence.OfModel("So do improvements alone, moves that each mover would want to make.")
            : Shortest(wanted, target, "Improvements alone");
        foreach (var sentence in History(outlook, wanted.History(target), isWanted: true))
            yield return sentence;
    }

    /// <summary>A history move by move, each with why its mover would want it, or that it would not.</summary>
    private IEnumerable<Sentence> History(Outlook outlook, EquatableArray<Step> history, bool isWanted)
    {
        var space = outlook.Space;
        for (var k = 0; k < history.Count; k++)
        {
            var (mover, from, to) = history[k];
            var lead = (k, history.Count) switch
            {
                (0, 1) => "",
                (0, _) => "First, ",
                _ => "Then, ",
            };
            var though = isWanted || IsImprovement(outlook, history[k]) ? "" : $" That is no improvement for {Words.Party(mover)}.";
            yield return Sentence.OfModel($"{lead}{Words.Party(mover)} could move to {Words.State(space, to)}, so that {Words.Change(space, from, to)}.{though}");
            if (isWanted)
                yield return WhyPreferred(space, mover, to, from);
        }
    }

    /// <summary>Whether a move is an improvement for its mover; also when that is not known, so that nothing is said of it.</summary>
    private static bool IsImprovement(Outlook outlook, Step step) =>
        outlook.Stability is not { } stability
        || stability.Improvements(outlook.Space.DecisionMakers.First(mover => mover.Id == step.Mover), step.From).Contains(step.To);
}
