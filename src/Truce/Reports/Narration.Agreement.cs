using System.Globalization;
using System.Numerics;
using Truce.Agreement;
using Truce.Dossiers;
using Truce.Stability;
using Truce.States;

namespace Truce.Reports;

/// <content>Agreements in sentences.</content>
public sealed partial class Narration
{
    private const int MostConflicts = 3;
    private const int MostOpenings = 6;
    private const int MostTrades = 8;

    /// <summary>How many packages nobody would refuse.</summary>
    internal IEnumerable<Sentence> Zone(AgreementAnalysis analysis)
    {
        var who = Words.Parties(analysis.Parties.Select(party => party.Party).ToEquatableArray());
        var says = analysis.Parties.SelectMany(party => SaysOfWalkAways(party.Party)).Distinct().ToEquatableArray();
        var open = analysis.Parties.Where(party => party.Source == WalkAwaySource.NotStated && _dossier.PreferenceOf(party.Party)!.RedLines.IsEmpty).Select(party => party.Party).ToEquatableArray();
        yield return Sentence.OfModel(
            analysis.HasZone
                ? $"By the model, {Written(analysis.Rational)} of {Written(analysis.Outcomes)} feasible states would be refused by none of {who}; {Written(analysis.Frontier.Count)} of these differ in worth and cannot be bettered for one of them without loss to another."
                : $"By the model, no: of {Written(analysis.Outcomes)} feasible states each is refused by one of {who}, or does not bring what counts as an agreement.",
            says);
        if (!open.IsEmpty)
            yield return Sentence.OfModel($"What {Words.Parties(open, "or")} would walk away from is not written down, so nothing is taken as refused there.");
    }

    /// <summary>The smallest sets of bars that rule every package out.</summary>
    internal IEnumerable<Sentence> Conflicts(Impasse impasse)
    {
        foreach (var conflict in impasse.Conflicts.Take(MostConflicts))
        {
            yield return conflict.Count == 1
                ? Sentence.OfModel($"This alone rules every package out: {Named(impasse.Bars[conflict[0]])}.", impasse.Bars[conflict[0]].Says)
                : Sentence.OfModel($"These {Words.Number(conflict.Count)} together rule every package out, and none of them alone does; without one of them there would be a package.");
            if (conflict.Count > 1)
            {
                foreach (var bar in conflict.Select(place => impasse.Bars[place]))
                    yield return OfBar(Words.Capital(Named(bar)), bar);
            }
        }

        if (impasse.Conflicts.Count > MostConflicts)
            yield return Sentence.OfModel($"{Words.Capital(Words.Count(impasse.Conflicts.Count - MostConflicts, "other conflict"))} {(impasse.Conflicts.Count == MostConflicts + 1 ? "is" : "are")} not gone into here.");
    }

    /// <summary>What would open a zone.</summary>
    internal IEnumerable<Sentence> Openings(AgreementAnalysis analysis, Impasse impasse)
    {
        foreach (var opening in impasse.Openings.Take(MostOpenings))
        {
            var bars = opening.Bars.Select(place => impasse.Bars[place]).ToArray();
            var nearest = analysis.StatusQuo is { } now ? $"; the nearest to the status quo: {Words.Difference(now.Terms, opening.Nearest.Terms)}" : "";
            yield return Sentence.OfModel(
                $"If {Words.Row(bars.Select(bar => Lifted(analysis, opening, bar)))}, {Words.Count(opening.Packages, "package")} would open{nearest}.",
                bars.SelectMany(bar => bar.Says).Distinct().ToEquatableArray());
        }

        if (impasse.Openings.Count > MostOpenings)
            yield return Sentence.OfModel($"{Words.Capital(Words.Count(impasse.Openings.Count - MostOpenings, "further way"))} would take more than these.");
    }

    /// <summary>Who gives up what for what, from the status quo to a package.</summary>
    internal IEnumerable<Sentence> Trade(AgreementAnalysis analysis, Package package)
    {
        if (analysis.StatusQuo is not { } now || analysis.Trade(now, package) is not { } trade || trade.Issues.IsEmpty)
            yield break;
        var names = analysis.Parties.Select(party => Words.Party(party.Party)).ToArray();
        yield return Sentence.OfModel($"From the status quo to a package that is singled out ({Words.Difference(now.Terms, package.Terms)}).");
        foreach (var issue in trade.Issues.OrderByDescending(issue => issue.Gains.Max(Math.Abs)).Take(MostTrades))
        {
            var says = analysis.Parties.SelectMany(party => _dossier.PreferenceOf(party.Party)!.Preference is Preference.Utility utility
                ? utility.Issues.Where(part => part.Issue == issue.Issue).SelectMany(part => part.Says) : []).Distinct().ToEquatableArray();
            yield return Sentence.OfModel($"On “{Words.IssueName(issue.Issue)}”: {Words.Row(issue.Gains.Select((gain, party) => $"{names[party]} {Signed(gain)}"))}.", says);
        }

        if (trade.Together.Any(gain => Math.Abs(gain) > 1e-9))
            yield return Sentence.OfModel($"By what issues bring together: {Words.Row(trade.Together.Select((gain, party) => $"{names[party]} {Signed(gain)}"))}.");
        yield return Sentence.OfModel($"In all: {Words.Row(trade.Total.Select((gain, party) => $"{names[party]} {Signed(gain)}"))}; against splitting every difference: {Words.Row(trade.OverSplitting.Select((gain, party) => $"{names[party]} {Signed(gain)}"))}.");
    }

    /// <summary>The packages nearest to what the sides have proposed.</summary>
    internal IEnumerable<Sentence> Bridges(AgreementAnalysis analysis, Bridges bridges)
    {
        foreach (var bridge in bridges.Nearest)
        {
            var moves = bridges.Proposals.Select((proposal, place) => $"{Words.Proposal(proposal)} would have to move on {Words.Count(bridge.Changes[place], "issue")}");
            var what = analysis.StatusQuo is { } now && bridge.Package != now ? Words.Difference(now.Terms, bridge.Package.Terms) + "; the rest as now" : "the status quo";
            yield return Sentence.OfModel($"{Words.Capital(what)}: {Words.Row(moves)}.", bridges.Proposals.SelectMany(proposal => Comparison.Outlines.StatementsOf(_dossier.Find(proposal)!)).Distinct().ToEquatableArray());
        }
    }

    /// <summary>How each side's proposals have moved, in its own eyes and in those of the others.</summary>
    internal IEnumerable<Sentence> Dance(AgreementAnalysis analysis, NegotiationDance dance)
    {
        foreach (var step in dance.Steps)
        {
            var proposal = _dossier.Find(step.Proposal)!;
            var worths = analysis.Parties.Select((party, place) => step.Utilities[place] is { } worth ? $"worth {Amount(worth)} to {Words.Party(party.Party)}"
                : step.Levels.IsEmpty ? null : $"at level {step.Levels[place]:N0} for {Words.Party(party.Party)}").OfType<string>().ToArray();
            if (worths.Length == 0)
                continue;
            var given = (step.Concession, step.LevelsGiven) switch
            {
                (0, _) => "; for its maker as good as the proposal before",
                ({ } concession, _) => $"; to its maker {Amount(Math.Abs(concession))} {(concession > 0 ? "less" : "more")} than the proposal before",
                (null, { } levels and not 0) => $"; for its maker {Words.Count(Math.Abs(levels), "level")} {(levels > 0 ? "below" : "above")} the proposal before",
                (null, 0) => "; for its maker as good as the proposal before",
                _ => "",
            };
            if (given.Length == 0)
                continue;
            var when = proposal.Tabled is { } day ? $" ({Words.Date(day)})" : "";
            yield return Sentence.OfModel($"What {Words.Proposal(step.Proposal)}{when} by {Words.Party(proposal.By)} asks is {Words.Row(worths)}{given}.", Comparison.Outlines.StatementsOf(proposal).ToEquatableArray());
        }
    }

    /// <summary>Swaps that better what the proposals ask.</summary>
    internal IEnumerable<Sentence> Improvements(AgreementAnalysis analysis)
    {
        foreach (var proposal in _dossier.Proposals)
        {
            if (Agreement.Bridges.Asks(_dossier, proposal) is not { } draft || analysis.Improve(draft) is not { Swaps: [var first, ..] } improvements)
                continue;
            foreach (var swap in improvements.Swaps.Take(MostOpenings))
            {
                var better = Words.Parties(swap.Better.Select(party => analysis.Parties[party].Party).ToEquatableArray());
                var start = swap == first ? $"If what {Words.Proposal(proposal.Id)} asks came about, this change would better it for {better} at nobody's cost" : $"Then this one, for {better}";
                yield return Sentence.OfModel($"{start}: {Words.Difference(swap.From.Terms, swap.To.Terms)}.", Comparison.Outlines.StatementsOf(proposal).ToEquatableArray());
            }
        }
    }

    /// <summary>Whether a package would hold once it is reached, and who would leave it.</summary>
    internal IEnumerable<Sentence> Holding(AgreementAnalysis analysis, StabilityAnalysis stability, Package package)
    {
        var space = stability.Space;
        if (space.Find(package.Terms.Select((term, issue) => _dossier.Issues[issue].Terms[term].Id).ToEquatableArray()) is not { } state)
            yield break;
        var what = analysis.StatusQuo is { } now ? package == now ? "The status quo" : $"{Words.Capital(Words.Difference(now.Terms, package.Terms))}; the rest as now" : Words.Capital(Words.Everything(space, state));
        var says = analysis.Parties.SelectMany(party => StatementsBehind(party.Party)).Distinct().ToEquatableArray();
        yield return Sentence.OfModel($"{what} ({Words.NumberedState(space, state)}).", says);
        foreach (var sentence in WouldItHold(stability, state))
            yield return sentence;
    }

    /// <summary>Under which definitions a state is an equilibrium, and who would leave it by which move where it is not.</summary>
    internal IEnumerable<Sentence> WouldItHold(StabilityAnalysis analysis, StateId state)
    {
        var under = analysis.Definitions.Where(definition => analysis.IsEquilibrium(definition, state)).Select(definition => definition.Abbreviation).ToArray();
        if (under.Length == analysis.Definitions.Count)
        {
            yield return Sentence.OfModel($"Once reached, it would be an equilibrium under every definition used ({string.Join(", ", under)}).");
            yield break;
        }

        yield return Sentence.OfModel(under.Length == 0
            ? "Once reached, it would not be an equilibrium under any definition used."
            : $"Once reached, it would be an equilibrium under {Words.Row(under)} only.");
        foreach (var dm in analysis.Space.DecisionMakers)
        {
            if (Leaves(analysis, dm, state) is not { } to)
                continue;
            yield return Sentence.OfModel($"{dm.Party.Name} could then move to {Words.State(analysis.Space, to)}, so that {Words.Change(analysis.Space, state, to)}.", StatementsBehind(dm.Id));
            yield return WhyPreferred(analysis.Space, dm.Id, to, state);
        }
    }

    /// <summary>What coalitions could do, and who holds a veto.</summary>
    internal IEnumerable<Sentence> Coalitions(AgreementAnalysis analysis, CoalitionAgreements coalitions)
    {
        var all = analysis.Parties.Count;
        foreach (var coalition in coalitions.Coalitions.Where(coalition => coalition.Parties.Count < all))
        {
            var says = coalition.Parties.SelectMany(party => StatementsBehind(party)).Distinct().ToEquatableArray();
            var example = analysis.StatusQuo is { } now ? $", such as: {Words.Difference(now.Terms, coalition.Efficient[0].Terms)}" : "";
            yield return Sentence.OfModel($"{Words.Parties(coalition.Parties)} could without the others agree on {Words.Count(coalition.Efficient.Count, "efficient change")} of the status quo that each of them would rather have{example}.", says);
        }

        if (coalitions.Coalitions.IsEmpty)
            yield return Sentence.OfModel("No two parties or more have a change of the status quo to agree on that each of them would rather have and that they can carry out.");
        else if (coalitions.Vetoes.Count < all)
            yield return Sentence.OfModel(coalitions.Vetoes.IsEmpty ? "None of the parties holds a veto on every change that some would rather have." : $"Without {Words.Parties(coalitions.Vetoes, "or")} the others have nothing of the kind to agree on.");
        foreach (var fallback in analysis.Fallback.Where(fallback => fallback.Quota < all && !fallback.IsImpasse).Take(1))
            yield return Sentence.OfModel($"If {Words.Number(fallback.Quota)} of {Words.Number(all)} had to sign, falling back from what each likes best they would first meet at {Words.Count(fallback.Packages.Count, "package")}.");
    }

    /// <summary>Where a decision maker would go from a state by an improvement that some definition finds undeterred; null when there is none.</summary>
    private static StateId? Leaves(StabilityAnalysis analysis, DecisionMaker dm, StateId state)
    {
        foreach (var definition in analysis.Definitions.Reverse())
        {
            foreach (var undeterred in analysis.Undeterred(definition, dm, state))
                return undeterred;
        }

        return null;
    }

    private IEnumerable<StatementId> SaysOfWalkAways(PartyId party) => _dossier.PreferenceOf(party) is { } known
        ? known.RedLines.SelectMany(line => line.Says).Concat(known.WalkAway?.Says ?? known.WalkAwayAtLeast?.Says ?? [])
        : [];

    private static Sentence OfBar(string text, Bar bar)
    {
        var because = bar.Because is null ? "" : $" ({Words.Uncapitalized(bar.Because.Trim().TrimEnd('.'))})";
        return bar.Says.IsEmpty ? Sentence.OfAssumption($"{text}{because}, which is assumed") : Sentence.OfModel(text + because, bar.Says);
    }

    private string Named(Bar bar) => bar.Kind switch
    {
        BarKind.Constraint => $"what every feasible state satisfies, {Words.That(bar.Formula!)}",
        BarKind.Agreement => $"what counts as an agreement, {Words.That(bar.Formula!)}",
        BarKind.RedLine => $"what {Words.Party(bar.Party!.Value)} would not accept, {Words.That(((Formula.Not)bar.Formula!).Operand)}",
        _ => $"what {Words.Party(bar.Party!.Value)} would walk away from, anything worth less than no agreement",
    };

    private string Lifted(AgreementAnalysis analysis, Opening opening, Bar bar)
    {
        switch (bar.Kind)
        {
            case BarKind.Constraint:
                return $"it did not have to be {Words.That(bar.Formula!)}";
            case BarKind.Agreement:
                return $"an agreement did not have to bring {Words.That(bar.Formula!)}";
            case BarKind.RedLine:
                return $"{Words.Party(bar.Party!.Value)} accepted {Words.That(((Formula.Not)bar.Formula!).Operand)}";
            default:
                var party = Enumerable.Range(0, analysis.Parties.Count).First(place => analysis.Parties[place].Party == bar.Party);
                return opening.Utilities[party] is { } worth
                    ? $"{Words.Party(bar.Party!.Value)} accepted {Amount(worth)} in place of {Amount(analysis.Parties[party].Disagreement!.Value)}"
                    : $"{Words.Party(bar.Party!.Value)} accepted less than the status quo";
        }
    }

    private static string Written(BigInteger? count) => count is { } known
        ? known < 13 ? Words.Number((int)known) : known.ToString("N0", CultureInfo.InvariantCulture)
        : "a number that is not known";

    private static string Signed(double gain) => Math.Abs(gain) < 5e-5 ? "±0" : gain.ToString("+0.####;−0.####", CultureInfo.InvariantCulture);

    internal static string Amount(double utility) => utility.ToString("0.####", CultureInfo.InvariantCulture);
}
