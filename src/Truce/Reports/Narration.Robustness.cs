using System.Globalization;
using Truce.Dossiers;
using Truce.Robustness;
using Truce.States;

namespace Truce.Reports;

/// <content>What holds whatever is not known, and what to ask.</content>
public sealed partial class Narration
{
    private const double Whole = 0.995;
    private const int MostTurns = 2;

    /// <summary>A question about a preference, as it could be put to a party.</summary>
    public string Question(StateSpace space, PreferenceQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var party = Words.Party(question.Party);
        switch (question)
        {
            case PreferenceQuestion.OfPriorities(_, var first, var second):
                var priorities = (Preference.Priorities)_dossier.PreferenceOf(question.Party)!.Preference;
                var (one, other) = (Words.That(priorities.Statements[first].Prefer), Words.That(priorities.Statements[second].Prefer));
                return $"Does it matter more to {party} {Wanted(one)} than {Wanted(other)}?";
            case PreferenceQuestion.OfStates(_, var first, var second):
                return $"Would {party} rather have {Words.State(space, first)} ({Words.Difference(space, second, first)}) than {Words.State(space, second)} ({Words.Difference(space, first, second)})?";
            case PreferenceQuestion.OfWeights(_, var first, var second):
                return $"Does “{Words.IssueName(first)}” weigh more for {party} than “{Words.IssueName(second)}”?";
            default:
                throw new ArgumentException($"No such question: {question.GetType().Name}", nameof(question));
        }
    }

    /// <summary>How a conclusion stands, in a word or a share for a table: "always", "never", "62 %", "58 to 66 %".</summary>
    public static string InShort(RobustVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return (verdict.Certainty, verdict.Share) switch
        {
            (Certainty.Always, _) => "always",
            (Certainty.Never, _) => "never",
            (_, null) => "open",
            (Certainty.NoWitness, { } share) => $"in none drawn ({Between(share)})",
            (Certainty.NoCounterexample, { } share) => $"in all drawn ({Between(share)})",
            (_, { IsExact: true } share) => Percent(share.Estimate),
            (_, { } share) => $"{Percent(share.Estimate)} ({Between(share)}){(share.IsTooCloseToCall ? " ?" : "")}",
        };
    }

    /// <summary>What is not known, party by party, and what profiles were looked at.</summary>
    internal IEnumerable<Sentence> Unknowns(RobustnessAnalysis analysis)
    {
        foreach (var party in analysis.Parties)
        {
            var says = _dossier.PreferenceOf(party.Party)?.Evidence.SelectMany(choice => choice.Says).Distinct().ToEquatableArray() ?? [];
            if (party.Prior != PriorKind.Certain)
                yield return Sentence.OfModel($"{Words.Party(party.Party)}: {Prior(party)}.{Seen(party.Party)}", says);
        }

        if (analysis.IsFullyKnown)
        {
            yield return Sentence.OfModel("The dossier says of no preference that it is not known, so each conclusion holds always or never. Mark what is not known under “preferences”");
            yield break;
        }

        var count = analysis.Draws.ToString("N0", CultureInfo.InvariantCulture);
        yield return Sentence.OfModel(analysis.IsComplete
            ? analysis.Draws == 1 ? "One profile of preferences fits, and it was looked at." : $"Together {count} profiles of preferences fit, and all were looked at."
            : $"{count} profiles of preferences that fit were drawn, with seed {analysis.Seed}.{Effective(analysis)}");
        yield return Sentence.OfModel("A share measures what is not known, with every order taken to be as likely as every other. It is not the chance that something happens");
    }

    /// <summary>Whether the status quo is an equilibrium whatever is not known, and how many states are.</summary>
    internal IEnumerable<Sentence> Necessity(RobustnessAnalysis analysis)
    {
        foreach (var sentence in StatusQuo(analysis))
            yield return sentence;
        foreach (var same in analysis.Definitions.GroupBy(definition => Amounts(analysis.Picked.Select(state => analysis.Equilibrium(definition, state).Certainty).ToArray())))
            yield return Sentence.OfModel($"Equilibria under {Words.Row(same.Select(definition => definition.Abbreviation))}: {same.Key}.");
    }

    /// <summary>Whether the status quo is an equilibrium, always or in what share.</summary>
    internal IEnumerable<Sentence> StatusQuo(RobustnessAnalysis analysis) => analysis.Space.StatusQuo is not { } now ? [] :
        from definition in analysis.Definitions
        group definition by InWords(analysis.Equilibrium(definition, now)) into same
        select Sentence.OfModel($"The status quo is an equilibrium {same.Key} under {Words.Row(same.Select(definition => definition.Abbreviation))}.", SaysOfAll());

    /// <summary>Whether there is a state that several would all rather have, and what that turns on.</summary>
    internal IEnumerable<Sentence> CommonPreference(RobustnessAnalysis analysis)
    {
        if (analysis.PreferredByPrincipals is not { } found)
            yield break;
        if (!found.Always.IsEmpty)
        {
            yield return Sentence.OfModel($"In every profile of preferences that fits, {Words.Count(found.Always.Count, "state")} would be better than the status quo for every principal.", SaysOfAll());
            yield break;
        }

        if (found.Possible.IsEmpty)
        {
            yield return Sentence.OfModel("In no profile of preferences that fits would a state be better than the status quo for every principal.", SaysOfAll());
            yield break;
        }

        if (found.Share is not { } share)
            yield break;
        var (known, of) = (share.IsExact ? "" : $" ({Between(share)})", analysis.IsComplete ? "the profiles of preferences that fit" : "the profiles of preferences that were drawn");
        yield return Sentence.OfModel($"There is such a state in {Percent(share.Estimate)}{known} of {of}, and none in the others.", SaysOfAll());
        foreach (var turn in found.Turns.Take(MostTurns))
            yield return Sentence.OfModel($"It turns on this: {Question(analysis.Space, turn.Question)} If yes, there is one {Given(turn.IfYes, analysis)}; if no, {Given(turn.IfNo, analysis)}.", SaysOfAll());
    }

    // Of how many states something holds always, at times, never; of none is not said.
    private static string Amounts(Certainty[] verdicts)
    {
        var (always, never) = (verdicts.Count(verdict => verdict == Certainty.Always), verdicts.Count(verdict => verdict == Certainty.Never));
        var parts = new (int States, string When)[] { (always, "always"), (verdicts.Length - always - never, "in some profiles only"), (never, "never") };
        return Words.Row(parts.Where(part => part.States > 0).Select(part => $"{Words.Count(part.States, "state")} {part.When}"));
    }

    /// <summary>What the answer to a question does.</summary>
    internal Sentence WhatItTells(RobustnessAnalysis analysis, Decider decider)
    {
        var question = Question(analysis.Space, decider.Question);
        if (decider.Effects.IsEmpty)
            return Sentence.OfModel(question);
        var ((definition, state, _), ifYes, ifNo) = decider.Effects[0];
        return Sentence.OfModel($"{question} If yes, {Named(analysis.Space, state)} is an equilibrium under {definition.Abbreviation} {Given(ifYes, analysis)}; if no, {Given(ifNo, analysis)}.{Others(decider.Moved - 1)}");
    }

    /// <summary>A state by its number, and in brackets by what differs from the status quo.</summary>
    private string Named(StateSpace space, StateId state) => space.StatusQuo == state ? Words.State(space, state) : $"{Words.State(space, state)} ({Words.Description(space, state)})";

    /// <summary>The weights of a utility that are not known: <c>0.62 for “price” and 0.38 for “delivery”</c>.</summary>
    private string Weighed(Preference.Utility utility, EquatableArray<double> weights, string preposition) => Words.Row(utility.Issues.Select((issue, k) => (issue, weight: weights[k])).Where(pair => pair.issue.Between is not null)
        .Select(pair => $"{pair.weight.ToString("0.00", CultureInfo.InvariantCulture)} {preposition} “{Words.IssueName(pair.issue.Issue)}”"));

    private static string Others(int others) => others == 0 ? "" : $" The answer moves {Words.Count(others, "other conclusion")}.";

    /// <summary>A share in a hundred: never the whole, nor nothing, of what was only drawn.</summary>
    internal static string Percent(double share) => share switch
    {
        >= Whole => ">99 %",
        <= 1 - Whole => "<1 %",
        _ => $"{Math.Round(100 * share, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture)} %",
    };

    private static string Between(Share share) =>
        $"{Math.Floor(100 * share.Low).ToString("0", CultureInfo.InvariantCulture)} to {Math.Ceiling(100 * share.High).ToString("0", CultureInfo.InvariantCulture)} %";

    private static string Given(double share, RobustnessAnalysis analysis) => share switch
    {
        0 => analysis.IsComplete ? "in none of the profiles" : "in none of the profiles drawn",
        1 => analysis.IsComplete ? "in all of the profiles" : "in all of the profiles drawn",
        _ => $"in {Percent(share)} of them",
    };

    private static string Wanted(string that) => that.StartsWith("that ", StringComparison.Ordinal) ? that : $"to have {that}";

    private static string InWords(RobustVerdict verdict) => (verdict.Certainty, verdict.Share) switch
    {
        (Certainty.Always, _) => "in every profile that fits",
        (Certainty.Never, _) => "in no profile that fits",
        (Certainty.NoCounterexample, _) => "in every profile that was drawn",
        (Certainty.NoWitness, _) => "in no profile that was drawn",
        (_, null) => "in some profiles and not in others",
        (_, { IsExact: true } share) => $"in {Percent(share.Estimate)} of the profiles",
        (_, { } share) => $"in {Percent(share.Estimate)} of the profiles ({Between(share)})",
    };

    private static string Prior(PartyKnowledge party)
    {
        var count = party.Orders < 1e6 ? party.Orders.ToString("N0", CultureInfo.InvariantCulture) : party.Orders.ToString("0.0e0", CultureInfo.InvariantCulture);
        return party.Prior switch
        {
            PriorKind.OrderOfPriorities => $"the place of some priorities is not known; {count} orders of them fit",
            PriorKind.Weights => "the weights are known within bounds; all weights that fit are taken alike" + (party.IsDrawnExactly ? "" : ", nearly evenly drawn"),
            _ when double.IsNaN(party.Orders) => $"how it takes {party.UnknownPairs:N0} pairs of states is not known; the orders that fit were not counted, and are drawn nearly evenly",
            _ => $"how it takes {Words.Count((int)Math.Min(party.UnknownPairs, int.MaxValue), "pair")} of states is not known; {count} orders of the states fit" + (party.IsDrawnExactly ? "" : ", nearly evenly drawn"),
        };
    }

    private string Seen(PartyId party) => _dossier.PreferenceOf(party)?.Evidence.Count switch
    {
        null or 0 => "",
        1 => " They are weighed by one choice that it was seen to make.",
        var count => $" They are weighed by {Words.Number(count.Value)} choices that it was seen to make.",
    };

    private static string Effective(RobustnessAnalysis analysis)
    {
        if (!analysis.IsWeighed)
            return "";
        var worth = analysis.EffectiveDraws.ToString("N0", CultureInfo.InvariantCulture);
        return analysis.IsEvidenceTooStrong
            ? $" Weighed by the evidence they tell no more than {worth} would, too few for a share: the evidence contradicts what is known, or more draws are needed."
            : $" Weighed by the evidence they tell as much as {worth} would.";
    }

    private EquatableArray<StatementId> SaysOfAll() => _dossier.Preferences.SelectMany(preference => StatementsBehind(preference.Party)).Distinct().ToEquatableArray();
}
