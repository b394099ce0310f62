using Truce.Dossiers;
using Truce.Robustness;
using Truce.States;

namespace Truce.Reports;

/// <content>Packages, whatever is not known.</content>
public sealed partial class Narration
{
    private const int MostPackagesNamed = 3;

    /// <summary>How many packages are accepted, preferred and efficient always, in some cases, and never.</summary>
    internal IEnumerable<Sentence> Packages(RobustAgreement analysis)
    {
        var candidates = analysis.Candidates;
        var says = analysis.Parties.SelectMany(party => SaysOfWalkAways(party.Party)).Distinct().ToEquatableArray();
        var barred = candidates.Where(state => !analysis.RedLinesOn(state).IsEmpty).ToArray();
        var what = analysis.Space.Dossier.Agreement is null ? "feasible states" : "states that bring what counts as an agreement";
        yield return Sentence.OfModel(Barred(analysis, candidates.Count, barred, what), says);
        foreach (var party in analysis.Parties)
        {
            if (party.WalkAway == WalkAwayKind.NotStated && _dossier.PreferenceOf(party.Party)!.RedLines.IsEmpty)
                yield return Sentence.OfModel($"What {Words.Party(party.Party)} would walk away from is not written down, so no package is ruled out there.");
            else if (party.WalkAway == WalkAwayKind.AtLeast)
                yield return Sentence.OfModel($"No agreement is worth at least a state to {Words.Party(party.Party)}, and how much more is not known: no package is accepted for certain, and no share is given.", SaysOfWalkAways(party.Party).ToEquatableArray());
            else if (party.IsReservationOpen)
                yield return Sentence.OfModel($"The reservation of {Words.Party(party.Party)} is known within bounds; each number between them is taken alike.", SaysOfWalkAways(party.Party).ToEquatableArray());
        }

        if (barred.Length < candidates.Count)
        {
            yield return Sentence.OfModel($"Packages that all accept: {OfHowMany(analysis, candidates, analysis.AcceptedByAll)}.", says);
            var open = candidates.Where(state => analysis.Efficient(state) is not null).ToEquatableArray();
            yield return Sentence.OfModel($"Packages that cannot be bettered for one party without loss to another: {OfHowMany(analysis, open, state => analysis.Efficient(state)!)}.", SaysOfAll());
        }

        if (analysis.Space.StatusQuo is not null)
            yield return Sentence.OfModel($"Packages that {Words.Parties(analysis.Principals)} would {(analysis.Principals.Count == 1 ? "" : "all ")}rather have than the status quo: {OfHowMany(analysis, candidates, state => analysis.BetterForPrincipals(state)!)}.", SaysOfAll());
        if (!analysis.IsComplete)
            yield return Sentence.OfModel($"For these shares {analysis.Draws:N0} profiles of the preferences of all parties were drawn; what is said to be always or never so is proved.");
    }

    /// <summary>For each party with weights that are known within bounds, by which weights packages are what it likes best.</summary>
    internal IEnumerable<Sentence> CentralWeights(RobustAgreement analysis)
    {
        foreach (var party in analysis.Parties.Select(party => party.Party))
        {
            if (_dossier.PreferenceOf(party)!.Preference is not Preference.Utility utility)
                continue;
            var best = analysis.Candidates.Select(state => (State: state, Central: analysis.BestFor(party, state))).Where(pair => pair.Central is not null)
                .OrderByDescending(pair => pair.Central!.Share).ThenBy(pair => pair.State.Ordinal).Take(MostPackagesNamed);
            foreach (var (state, central) in best)
                yield return Sentence.OfModel($"{Words.Party(party)} likes {Named(analysis.Space, state)} best of all packages in {Percent(central!.Share)} of the cases; the weights are then {Weighed(utility, central.Weights, "for")} in the mean.", StatementsBehind(party));
        }
    }

    private string Barred(RobustAgreement analysis, int candidates, StateId[] barred, string what)
    {
        if (candidates == 0)
            return $"None of the {what} is looked at.";
        if (barred.Length == 0)
            return $"{Words.Capital(Words.Number(candidates))} {what} {(candidates == 1 ? "is" : "are")} looked at; none is on a red line.";
        var lines = analysis.Parties.Select(party => (party.Party, Count: barred.Count(state => analysis.RedLinesOn(state).Contains(party.Party)))).Where(pair => pair.Count > 0);
        return $"Of {Words.Number(candidates)} {what}, {(barred.Length == candidates ? "each" : Words.Number(barred.Length))} {(barred.Length == 1 || barred.Length == candidates ? "is" : "are")} on a red line: "
            + $"{Words.Row(lines.Select(pair => $"{Words.Number(pair.Count)} on one of {Words.Party(pair.Party)}"))}. No unknown order of preferences changes that.";
    }

    private string OfHowMany(RobustAgreement analysis, EquatableArray<StateId> states, Func<StateId, RobustVerdict> verdict)
    {
        var verdicts = states.Select(state => (State: state, verdict(state).Certainty)).ToArray();
        var always = verdicts.Where(pair => pair.Certainty == Certainty.Always).Select(pair => pair.State).ToArray();
        var never = verdicts.Count(pair => pair.Certainty == Certainty.Never);
        var parts = new List<string>();
        if (always.Length > 0)
            parts.Add($"{Words.Number(always.Length)} always{(always.Length <= MostPackagesNamed ? $" ({Words.Row(always.Select(state => Named(analysis.Space, state)))})" : "")}");
        if (verdicts.Length - always.Length - never is > 0 and var open)
            parts.Add($"{Words.Number(open)} in some cases only");
        if (never > 0)
            parts.Add($"{Words.Number(never)} never");
        return Words.Row(parts);
    }
}
