using Truce.Dossiers;
using Truce.Stability.Misperception;
using Truce.States;

namespace Truce.Reports;

/// <content>What parties see otherwise than it is, what would hold by that, and what would come as a surprise.</content>
public sealed partial class Narration
{
    private const int MostSurprises = 6;
    private const int MostEquilibriaNamed = 8;

    /// <summary>The part of a report about views.</summary>
    internal ReportPart Misperception(MisperceptionAnalysis analysis)
    {
        var space = analysis.Space;
        var surprises = Told(analysis).ToArray();
        var told = surprises.Take(MostSurprises).SelectMany(surprise => Surprising(analysis, surprise)).ToList();
        if (told.Count == 0)
            told.Add(Sentence.OfModel("From the status quo and from the states that somebody holds to be an equilibrium, no move would surprise anybody."));
        var rest = analysis.Surprises.Count - Math.Min(surprises.Length, MostSurprises);
        if (rest > 0)
            told.Add(Sentence.OfModel($"{Words.Capital(Words.Count(rest, "more such move"))} {(rest == 1 ? "starts" : "start")} from these or other states; the JSON has all of them."));
        return new ReportPart(
            "misperception",
            "How the parties see it",
            [
                new Finding("", analysis.Views.Where(view => !view.IsAsItIs).SelectMany(view => HowItSees(space, view)).ToEquatableArray()),
                new Finding("What would hold?", Holding(analysis).ToEquatableArray()),
                new Finding("What would come as a surprise?", told.ToEquatableArray()),
            ])
        {
            Tables = [Equilibria(analysis)],
        };
    }

    private IEnumerable<Sentence> HowItSees(StateSpace space, PerceivedGame game)
    {
        var view = _dossier.ViewOf(game.Viewer.Id)!;
        var name = game.Viewer.Party.Name;
        if (!view.Unseen.IsEmpty)
            yield return Seen(view, view.Says, $"{name} does not see {Words.Number(space.Count - game.Count)} of {space.Count:N0} feasible states: those in which {Words.Row(view.Unseen.Select(Words.Clause), "or")}");
        foreach (var attributed in view.Preferences)
            yield return Seen(view, Union(attributed.Says, view.Says), $"{name} takes {Words.Party(attributed.Of)} to order the states otherwise than {Words.Party(attributed.Of)} does");
        foreach (var listed in view.UnseenMoves)
            yield return Seen(view, Union(view.Says, listed.Moves.SelectMany(move => move.Says)), $"{name} does not see that {Words.Party(listed.Party)} could move so that {Words.Row(listed.Moves.Select(move => Words.Clause(move.To)), "or")}");
    }

    private static Sentence Seen(PartyView view, EquatableArray<StatementId> says, string text)
    {
        var because = view.Because is null ? "" : $" ({view.Because.TrimEnd('.')})";
        return says.IsEmpty ? Sentence.OfAssumption($"{text}{because}; this is assumed") : Sentence.OfModel(text + because, says);
    }

    private IEnumerable<Sentence> Holding(MisperceptionAnalysis analysis)
    {
        var space = analysis.Space;
        foreach (var same in analysis.AsItIs.Definitions.GroupBy(definition => Differences(analysis.AsItIs.Equilibria(definition), analysis.HypergameEquilibria(definition))))
        {
            var names = Names(same);
            var (gained, lost) = same.Key;
            if (gained.IsEmpty && lost.IsEmpty)
                yield return Sentence.OfModel($"Under {names}, the same states hold by what each party sees as would hold if all saw it as it is.");
            if (!gained.IsEmpty)
                yield return Sentence.OfModel($"Under {names}, {Few(space, gained)} {(gained.Count == 1 ? "holds" : "hold")} only because of how the parties see it.");
            if (!lost.IsEmpty)
                yield return Sentence.OfModel($"Under {names}, {Few(space, lost)} would hold if all saw it as it is, and {(lost.Count == 1 ? "does" : "do")} not by what each party sees.");
        }
    }

    private static (EquatableArray<StateId> Gained, EquatableArray<StateId> Lost) Differences(EquatableArray<StateId> asItIs, EquatableArray<StateId> seen) =>
        (seen.Except(asItIs).ToEquatableArray(), asItIs.Except(seen).ToEquatableArray());

    private string Few(StateSpace space, EquatableArray<StateId> states) => states.Count <= MostEquilibriaNamed
        ? Words.Row(states.Select(state => Words.State(space, state)))
        : $"{Words.Row(states.Take(MostEquilibriaNamed).Select(state => Words.State(space, state)).Append($"{Words.Number(states.Count - MostEquilibriaNamed)} more"))}";

    /// <summary>The surprises that matter most: from the status quo, then from states that the surprised party holds to be equilibria.</summary>
    private static IEnumerable<Surprise> Told(MisperceptionAnalysis analysis)
    {
        var games = analysis.Views.ToDictionary(view => view.Viewer.Id);
        return from surprise in analysis.Surprises
               let isNow = surprise.From == analysis.Space.StatusQuo
               let isExpected = analysis.AsItIs.Definitions.Any(definition => games[surprise.Viewer].Equilibria(definition).Contains(surprise.From))
               where isNow || isExpected
               orderby isNow ? 0 : 1, surprise.Kind
               select surprise;
    }

    private IEnumerable<Sentence> Surprising(MisperceptionAnalysis analysis, Surprise surprise)
    {
        var space = analysis.Space;
        var (viewer, mover) = (Words.Party(surprise.Viewer), Words.Party(surprise.Mover));
        var move = $"From {Words.State(space, surprise.From)}, {mover} would gain by moving to {Words.State(space, surprise.To)}, so that {Words.Change(space, surprise.From, surprise.To)}";
        yield return Sentence.OfModel(
            surprise.Kind switch
            {
                SurpriseKind.UnseenState => $"{move}; {viewer} does not see that state",
                SurpriseKind.UnseenMove => $"{move}; {viewer} does not see that move",
                SurpriseKind.UnseenWish => $"{move}; {viewer} takes {mover} not to want that",
                _ => $"From {Words.State(space, surprise.From)}, {viewer} takes {mover} to want to move to {Words.State(space, surprise.To)}, so that {Words.Change(space, surprise.From, surprise.To)}; for {mover} that is no gain",
            },
            Union(_dossier.ViewOf(surprise.Viewer)!.Says, StatementsBehind(surprise.Mover)));
    }

    private static ReportTable Equilibria(MisperceptionAnalysis analysis)
    {
        var views = analysis.Views.Where(view => !view.IsAsItIs).ToArray();
        var rows = analysis.AsItIs.Definitions.Select(definition => (EquatableArray<string>)
        [
            definition.Abbreviation,
            Numbers(analysis.AsItIs.Equilibria(definition)),
            .. views.Select(view => Numbers(view.Equilibria(definition))),
            Numbers(analysis.HypergameEquilibria(definition)),
        ]);
        return new ReportTable(
            "Equilibria by their numbers: as the dispute is, as each party with a view of its own sees it, and those of the hypergame, which every party holds stable for itself in what it sees.",
            ["definition", "as it is", .. views.Select(view => $"as {view.Viewer.Party.Name} sees it"), "hypergame"],
            rows.ToEquatableArray());

        static string Numbers(EquatableArray<StateId> states) => states.IsEmpty
            ? "none"
            : string.Join(", ", states.Take(MostEquilibriaNamed).Select(state => $"{state.Ordinal + 1}")) + (states.Count > MostEquilibriaNamed ? $" and {states.Count - MostEquilibriaNamed} more" : "");
    }
}
