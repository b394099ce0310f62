using Truce.Dossiers;
using Truce.Stability.Inverse;
using Truce.States;

namespace Truce.Reports;

/// <content>What it would take for a state to hold.</content>
public sealed partial class Narration
{
    private const int MostStatesNamed = 4;
    private const int MostSuggested = 10;
    private const int MostNearest = 3;

    /// <summary>What it would take: of orders, of the model, of consent.</summary>
    internal ReportPart Inverse(
        InverseAnalysis analysis,
        EquatableArray<InverseSuggestion> suggestions,
        EquatableArray<StateAcceptance> acceptance,
        IEnumerable<string> obstacles)
    {
        var space = analysis.Space;
        var changes = suggestions.Take(MostSuggested).Select(suggestion => suggestion.InWords with { Text = $"({suggestion.Number}) {suggestion.InWords.Text}" }).ToList();
        if (suggestions.Count > MostSuggested)
            changes.Add(Sentence.OfModel($"{Words.Capital(Words.Count(suggestions.Count - MostSuggested, "more such change"))} were found; the JSON has all of them."));
        if (suggestions.IsEmpty)
            changes.Add(Sentence.OfModel("No change is needed, or none of one or two steps was found."));
        changes.AddRange(obstacles.Select(obstacle => Sentence.OfModel($"Changes of the model were not tried: {obstacle}.")));
        return new ReportPart(
            "inverse",
            "What would it take?",
            [
                new Finding("", acceptance.Select(state => Sentence.OfModel($"{Words.Capital(Words.State(space, state.State))}: {Words.Description(space, state.State)}{Rest(space)}.")).ToEquatableArray()),
                new Finding("What would the parties have to prefer?", OrderChanges(analysis).ToEquatableArray()),
                new Finding("Which changes would make it hold?", changes.ToEquatableArray()),
                .. acceptance.Select(state => new Finding($"Would {Words.State(space, state.State)} be acceptable?", Acceptance(space, state).ToEquatableArray())),
            ])
        {
            Tables = analysis.Targets.Count > 1 ? [Distances(analysis)] : [],
        };
    }

    private static string Rest(StateSpace space) => space.StatusQuo is null ? "" : "; the rest as now";

    /// <summary>A change in a sentence, with what holds after it.</summary>
    internal Sentence Suggestion(StateSpace space, StateId state, SuggestedChange suggestion) => Sentence.OfModel(
        $"{Words.Capital(string.Join("; and ", suggestion.Changes.Select(change => InWords(space, change))))}. "
        + $"Then {Words.State(space, state)} would be an equilibrium under {(suggestion.HoldsUnder.Count == InverseAnalysis.Supported.Count ? "every definition used" : Names(suggestion.HoldsUnder))}.",
        suggestion.Changes.SelectMany(change => SaysBehind(change)).Distinct().ToEquatableArray());

    /// <summary>The smallest changes of orders, definition by definition; what is alike under several is told once.</summary>
    internal IEnumerable<Sentence> OrderChanges(InverseAnalysis analysis)
    {
        var space = analysis.Space;
        foreach (var same in analysis.Definitions.GroupBy(changes => (changes.Nearest[0].State, changes.Nearest[0].Size, changes.Nearest[0].AtLeast, changes.Nearest[0].Parts, changes.Holding)))
        {
            var change = same.First().Nearest[0];
            var names = Names(same.Select(changes => changes.Definition));
            var state = Words.State(space, change.State);
            if (change.Parts.IsEmpty)
            {
                yield return Sentence.OfModel(analysis.Targets.Count == 1
                    ? $"Under {names}, {state} is an equilibrium as things are."
                    : $"Under {names}, {Words.Count(same.Key.Holding, "of these state")} {(same.Key.Holding == 1 ? "is an equilibrium" : "are equilibria")} as things are; the first is {state}.");
                continue;
            }

            var nearest = analysis.Targets.Count == 1 ? $"{state} would be an equilibrium" : $"the nearest is {state}: it would be an equilibrium";
            yield return Sentence.OfModel(
                $"Under {names}, {nearest} after {InSwaps(change.Size)} of neighbours in the parties' orders{(change.IsLeast ? "" : $"; the search reached its limit, and it takes at least {InSwaps(change.AtLeast)}")}.",
                change.Upset.SelectMany(party => StatementsBehind(party)).Distinct().ToEquatableArray());
            foreach (var part in change.Parts)
            {
                var ways = part.HasMore ? $"one of more than {Words.Number(part.Alternatives.Count)} such ways" : part.Alternatives.Count > 1 ? $"one of {Words.Number(part.Alternatives.Count)} such ways" : "the only such way";
                foreach (var order in part.Alternatives[0])
                    yield return Sentence.OfModel($"{Words.Capital(Prefers(space, order.Party, order.Decisive))}: {InSwaps(order.Size)}, {ways}.", StatementsBehind(order.Party));
            }
        }
    }

    private static string InSwaps(Swaps swaps) => swaps.Halves is 1 or 2 ? $"{swaps} swap" : $"{swaps} swaps";

    /// <summary>What a party would have to prefer: "East would have to find state 5 no worse than state 7 (the fighting continues)".</summary>
    private string Prefers(StateSpace space, PartyId party, EquatableArray<NewComparison> decisive)
    {
        var clauses = decisive.GroupBy(pair => (pair.Preferred, pair.IsStrict)).Select(pairs =>
        {
            var others = Others(space, pairs.Key.Preferred, [.. pairs.Select(pair => pair.To)]);
            var preferred = Words.State(space, pairs.Key.Preferred);
            return pairs.Key.IsStrict ? $"prefer {preferred} to {others}" : $"find {preferred} no worse than {others}";
        }).ToArray();
        return clauses.Length == 0
            ? $"{Words.Party(party)} would have to order other states in a new way"
            : $"{Words.Party(party)} would have to {string.Join(", and to ", clauses)}";
    }

    private string Others(StateSpace space, StateId preferred, StateId[] others)
    {
        var named = others.Take(MostStatesNamed).Select(other => Words.State(space, other)).ToList();
        if (others.Length > named.Count)
            named.Add($"{Words.Number(others.Length - named.Count)} more");
        var first = Words.Differences(space, preferred, others[0]);
        var rest = Words.Row(first.Count > 2 ? first.Take(2).Append("more") : first);
        return others.Length == 1 ? $"{named[0]} ({rest})" : Words.Row(named);
    }

    private ReportTable Distances(InverseAnalysis analysis)
    {
        var rows = new List<EquatableArray<string>>();
        foreach (var changes in analysis.Definitions)
        {
            foreach (var change in changes.Nearest.Take(MostNearest))
            {
                rows.Add(
                [
                    changes.Definition.Abbreviation,
                    Words.State(analysis.Space, change.State),
                    change.IsLeast ? change.Size.ToString() : $"{change.AtLeast} to {change.Size}",
                    change.Upset.IsEmpty ? "holds" : Words.Parties(change.Upset),
                ]);
            }
        }

        return new ReportTable(
            $"The nearest of {Words.Count(analysis.Targets.Count, "state")}: how many swaps each is away, and for whom it would not be stable now.",
            ["definition", "state", "swaps", "not stable for"],
            rows.ToEquatableArray());
    }

    private string InWords(StateSpace space, ModelChange change)
    {
        switch (change)
        {
            case ModelChange.NewOrder order:
                return $"{Prefers(space, order.Party, order.Decisive)}, by {InSwaps(order.Size)}";
            case ModelChange.Commitment(var issue, var (from, to)):
                return $"a commitment: once {Words.Clause(new Formula.Is(issue, to))}, nobody can change that so that {Words.Clause(new Formula.Is(issue, from))}";
            case ModelChange.Guarantee(var holds, var removed):
                return $"a guarantee that {Words.Clause(holds)} ({Words.Count(removed, "feasible state")} ruled out)";
            case ModelChange.MovedPriority(var party, var from, var to):
                var own = PrioritiesOf(party);
                var where = to < from ? "above" : "below";
                return $"{Words.Party(party)} would put the priority {Words.That(own[from].Prefer)} {where} {Words.That(own[to].Prefer)} ({PlacesMoved(from, to)})";
            case ModelChange.AddedPriority(var party, var prefer, var place, var of):
                return $"a penalty or a reward for {Words.Party(party)}: {Words.That(prefer)} becomes the {Words.Ordinal(place + 1)} of its {Words.Number(of + 1)} priorities";
            case ModelChange.Answered(var by, var to, var kept):
                return $"a new term: {Words.Party(by)} would answer unless {Words.Clause(kept)}, and {Words.Party(to)} would want that answer least of all";
            default:
                throw new ArgumentException($"No such change: {change.GetType().Name}", nameof(change));
        }
    }

    private static string PlacesMoved(int from, int to) => $"{Words.Count(Math.Abs(from - to), "place")} {(to < from ? "higher" : "lower")}";

    private EquatableArray<Priority> PrioritiesOf(PartyId party) => ((Preference.Priorities)_dossier.PreferenceOf(party)!.Preference).Statements;

    private EquatableArray<StatementId> SaysBehind(ModelChange change) => change switch
    {
        ModelChange.NewOrder order => StatementsBehind(order.Party),
        ModelChange.MovedPriority(var party, var from, _) => PrioritiesOf(party)[from].Says,
        _ => [],
    };

    private IEnumerable<Sentence> Acceptance(StateSpace space, StateAcceptance acceptance)
    {
        var willing = acceptance.Gaps.Where(gap => gap.IsAcceptable).Select(gap => gap.Party).ToEquatableArray();
        if (!willing.IsEmpty)
            yield return Sentence.OfModel($"By what the dossier says of {Words.Parties(willing)}, nothing stands in the way of {Words.State(space, acceptance.State)}.", willing.SelectMany(party => StatementsBehind(party)).Distinct().ToEquatableArray());
        foreach (var gap in acceptance.Gaps.Where(gap => !gap.IsAcceptable))
        {
            foreach (var line in gap.RedLines)
                yield return Sentence.OfModel($"It crosses a red line of {Words.Party(gap.Party)}: {Words.That(line.Never)}.", line.Says);
            if (gap.Size.Halves > 0)
                yield return Sentence.OfModel($"For {Words.Party(gap.Party)} it would have to rise by {InSwaps(gap.Size)} to be no worse than the status quo.", StatementsBehind(gap.Party));
            if (gap.Shortfall is { } shortfall)
                yield return Sentence.OfModel($"The reservation value of {Words.Party(gap.Party)} would have to fall by {Amount(shortfall)}.", StatementsBehind(gap.Party));
        }
    }
}
