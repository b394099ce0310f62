using Truce.Dossiers;
using Truce.Sequencing;

namespace Truce.Reports;

/// <content>How things could start, in sentences.</content>
public sealed partial class Narration
{
    private const int MostLinksTold = 4;
    private const int MostConditionsTold = 4;

    /// <summary>An offer in a few words: "East, “June terms”".</summary>
    internal string OfferName(Offer offer) => $"{Words.Party(offer.By)}, {Words.Proposal(offer.Place.Proposal)}";

    /// <summary>What could start today, what a package could hold, and what lies between.</summary>
    internal IEnumerable<Sentence> Starting(SequenceAnalysis analysis)
    {
        var (starts, ordered, once, all) = (analysis.StartCount, analysis.InOrderCount, analysis.AtOnceCount, analysis.Offers.Count);
        var says = analysis.Offers.SelectMany(offer => offer.Says).Distinct().ToEquatableArray();
        if (all == 0)
        {
            yield return Sentence.OfModel("No proposal on the table offers anything, so there is nothing to start with.");
            yield break;
        }

        yield return Sentence.OfModel(
            $"Of {Words.Count(all, "offer")} on the table, {Share(starts)} could be carried out with nobody trusting a promise, {Share(ordered)} in one package that keeps every order that was named, and {Share(once)} if all of a package were carried out at once.",
            says);
        if (once > ordered)
            yield return Sentence.OfModel($"{Words.Capital(Words.Count(once - ordered, "offer"))} {Are(once - ordered)} stuck only for want of simultaneity: each order that was named waits for another.");
        if (ordered > starts)
            yield return Sentence.OfModel($"{Words.Capital(Words.Count(ordered - starts, "offer"))} {Are(ordered - starts)} stuck only for want of a guarantee: somebody would have to vouch that what is promised within the package is done.");
        if (all > once)
            yield return Sentence.OfModel($"{Words.Capital(Words.Count(all - once, "offer"))} {(all - once == 1 ? "waits" : "wait")}, in the end, for steps that are on no offer.");
        if (!analysis.Ended.IsEmpty)
            yield return Sentence.OfModel($"{Words.Capital(Words.Count(analysis.Ended.Count, "further offer"))} {Are(analysis.Ended.Count)} over, since what was named after “unless” is so.");

        static string Share(int count) => count == 0 ? "none" : Words.Number(count);
    }

    /// <summary>Steps that are waited for and that no offer gives.</summary>
    internal IEnumerable<Sentence> MissingSteps(SequenceAnalysis analysis)
    {
        foreach (var same in analysis.Missing.GroupBy(missing => (missing.Step.From, missing.WaitedForBy)))
        {
            var steps = same.Select(missing => missing.Step.Step).ToEquatableArray();
            var waiting = same.Key.WaitedForBy.Select(place => place.Proposal).Distinct().Select(Words.Proposal).ToArray();
            var says = Union([.. same.Select(missing => missing.Says)]);
            var who = same.Key.From.IsEmpty ? "nobody in the dispute decides it" : $"{Words.Parties(same.Key.From, "or")} would have to take {(steps.Count == 1 ? "this step" : "these steps")}, and no offer of {Words.Parties(same.Key.From, "or")} holds {(steps.Count == 1 ? "it" : "them")}";
            yield return Sentence.OfModel($"{Words.Row(waiting)} {(waiting.Length == 1 ? "waits" : "wait")} for this: {Words.Terms(steps)}. {Words.Capital(who)}.", says);
            foreach (var missing in same)
            {
                foreach (var stand in missing.Stands)
                {
                    var step = $"this step by itself, {Words.That(missing.Step.Step)}";
                    if (stand.Acceptance == PartyAnswer.Refuses)
                        yield return Against(stand, $"{Words.Party(stand.Party)} would refuse {step}");
                    else if (stand.AgainstStatusQuo < 0)
                        yield return Sentence.OfModel($"The preference recorded of {Words.Party(stand.Party)} ranks {step}, below the status quo.", StatementsBehind(stand.Party));
                }
            }
        }
    }

    /// <summary>Who waits for whom, and how long the circle is.</summary>
    internal IEnumerable<Sentence> Waiting(Circle circle)
    {
        var told = OrderConflict(circle.Waiting);
        var links = circle.Waiting.Circle;
        if (links.Count <= MostLinksTold)
        {
            foreach (var sentence in told)
                yield return sentence;
        }
        else
        {
            foreach (var link in links)
                yield return Sentence.OfRecord($"{Words.Party(link.Party)} waits for {Words.Parties(link.From, "or")}: once {Words.Clauses(link.Awaited)}, {Words.Clauses(link.WouldDo)}.", link.Says);
            yield return told[^1];
        }

        if (links.Count > 2 || circle.Waiting.Clauses.Count > links.Count)
            yield return Sentence.OfModel($"The shortest circle has {Words.Count(links.Count, "offer")}{(circle.Waiting.Clauses.Count > links.Count ? $"; {Words.Number(circle.Waiting.Clauses.Count)} hang together in this way" : "")}.");
    }

    /// <summary>What would set a circle going, the cheapest kind first.</summary>
    internal IEnumerable<Sentence> Repairing(SequenceAnalysis analysis, Circle circle)
    {
        if (!circle.IsOffered && !circle.Repairs.IsEmpty)
            yield return Sentence.OfModel("Some steps of this circle are on no offer; what follows is about the offers that a package could hold.");
        foreach (var (repair, place) in circle.Repairs.Select((repair, place) => (repair, place)))
        {
            var says = Union([.. repair.Conditions.Select(condition => SaysOf(analysis, condition.Clause)), .. repair.First.Select(clause => SaysOf(analysis, clause))]);
            yield return Sentence.OfModel($"{(place == 0 ? "The least that would do" : "Or")}: {RepairWords(analysis, repair)}.{Exactness(repair)}", says);
        }

        if (!circle.Repairs.IsEmpty && circle.Waiting.Circle.Count <= MostLinksTold)
            yield return Sentence.OfModel($"{Words.Capital(Words.Count(circle.Waiting.Circle.Count, "offer"))} would have to be carried out on that day, which a small circle allows.");
    }

    /// <summary>What would come of all the steps of a circle on one day: who would go first is settled; what is not.</summary>
    internal IEnumerable<Sentence> Exchanging(Circle circle)
    {
        yield return Sentence.OfModel("If all these steps were taken on one day, nobody would have to go first.", SaysOf(circle));
        var unoffered = circle.Waiting.Circle.Where(link => !link.IsOffered).SelectMany(link => link.Awaited).Distinct().ToEquatableArray();
        if (!unoffered.IsEmpty)
            yield return Sentence.OfModel($"It would not settle what is on no offer: {Words.Terms(unoffered)}.");
        var together = circle.Exchange[0];
        if (together.LeadsTo is null && _dossier.StatusQuo is not null)
            yield return Sentence.OfModel("No feasible state has all of these steps, so one day cannot bring them all.");
        foreach (var terms in circle.Exchange.Where(terms => terms.LeadsTo is not null))
        {
            if (circle.Exchange.Count > 1)
                yield return Sentence.OfModel($"What {Words.Proposal(terms.Clauses[0].Proposal)} asks and offers, by itself: {Words.Terms(terms.Steps)}.", SaysOf(circle, terms.Clauses));
            foreach (var sentence in Stands(terms.Stands, "this"))
                yield return sentence;
        }
    }

    /// <summary>How the parties take a state: those who would refuse with the reason; the others in a row.</summary>
    internal IEnumerable<Sentence> Stands(EquatableArray<PartyStand> stands, string what)
    {
        foreach (var stand in stands.Where(stand => stand.Acceptance == PartyAnswer.Refuses))
            yield return Against(stand, $"{Words.Party(stand.Party)} would refuse {what}");
        var accepting = stands.Where(stand => stand.Acceptance == PartyAnswer.Accepts).Select(stand => stand.Party).ToEquatableArray();
        if (!accepting.IsEmpty)
            yield return Sentence.OfModel($"By the preferences recorded, {Words.Parties(accepting)} would accept {what}.", Union([.. accepting.Select(StatementsBehind)]));
        foreach (var open in stands.Where(stand => stand is { Acceptance: PartyAnswer.NotKnown, Reason: StandReason.NoWalkAway }).GroupBy(stand => stand.AgainstStatusQuo))
        {
            var parties = open.Select(stand => stand.Party).ToEquatableArray();
            var order = open.Key switch
            {
                > 0 => $"ranks {what} above the status quo",
                < 0 => $"ranks {what} below the status quo",
                0 => $"is indifferent between {what} and the status quo",
                _ => $"is not known to compare {what} with the status quo",
            };
            yield return Sentence.OfModel(
                $"No bar of {Words.Parties(parties, "or")} stands against {what}; where {Words.Parties(parties, "or")} would walk away is not stated. The preference recorded {order}.",
                Union([.. parties.Select(StatementsBehind)]));
        }
    }

    /// <summary>What would be left of the packages when those who would refuse take their offers back.</summary>
    internal IEnumerable<Sentence> Packages(SequenceAnalysis analysis)
    {
        if (analysis.Packages.Count > 1 || analysis.ArePackagesCut)
            yield return Sentence.OfModel($"Some offers exclude others, so there is no single largest package: {(analysis.ArePackagesCut ? "at least " : "")}{Words.Number(analysis.Packages.Count)} cannot be added to{(analysis.ArePackagesCut ? ", and the search was cut off" : "")}.");
        foreach (var (package, place) in analysis.Packages.Select((package, place) => (package, place)).Take(MostConditionsTold))
        {
            var name = analysis.Packages.Count == 1 ? "The package" : $"Package {place + 1}";
            var offers = package.Offers.Select(offer => analysis.Offers[offer]).ToArray();
            var says = Union([.. offers.Select(offer => offer.Says)]);
            yield return Sentence.OfModel($"{name} holds {Words.Count(offers.Length, "offer")} and would bring this: {(package.Steps.IsEmpty ? "nothing that comes about by itself" : Words.Terms(package.Steps))}.", says);
            if (!package.HalfOffered.IsEmpty)
                yield return Sentence.OfModel($"Offered by some of those who decide it together, and not by all: {Words.Terms(package.HalfOffered)}.");
            if (package.LeadsTo is null && _dossier.StatusQuo is not null)
                yield return Sentence.OfModel("No feasible state has all of this with everything else as it is now.");
            foreach (var sentence in Stands(package.Stands, "it"))
                yield return sentence;
            if (package.LeadsTo is not null && package.PossiblyKept.Count < offers.Length)
                yield return Sentence.OfModel($"With the offers of those taken back who would refuse, {(package.PossiblyKept.IsEmpty ? "nothing is left" : $"{Words.Count(package.PossiblyKept.Count, "offer")} {Are(package.PossiblyKept.Count)} left")}.");
        }
    }

    /// <summary>What an assurance covers, and what it leaves.</summary>
    internal IEnumerable<Sentence> Assurance(AssuranceCover cover)
    {
        var (name, to, by) = (Words.Plain(cover.Guarantee.Name), Words.Party(cover.To), Words.Parties(cover.By));
        var means = cover.Guarantee.Kind switch
        {
            GuaranteeKind.Monitoring => "by monitoring",
            GuaranteeKind.Support => "by support",
            GuaranteeKind.Enforcement => "by enforcement",
            _ => "by its word",
        };
        yield return Sentence.OfRecord(
            cover.Covered.IsEmpty
                ? $"The assurance “{name}”, given by {by} to {to} {means}, names no step that it covers."
                : $"The assurance “{name}”, given by {by} to {to} {means}, covers this step of {to}: {Words.Terms(cover.Covered)}.",
            cover.Says);
        if (!cover.Left.IsEmpty)
            yield return Sentence.OfModel($"It does not cover what else the proposal waits for from {to}: {Words.Terms(cover.Left)}.", cover.Says);
        if (!cover.Returns.IsEmpty)
            yield return Sentence.OfModel($"Nor does it assure what is offered in return: {Words.Terms(cover.Returns)}.", cover.Says);
        if (cover.AloneAgainstStatusQuo < 0)
            yield return Sentence.OfModel($"If {to} took what is asked of it and nothing came in return, {to} would be worse off than in the status quo, by the preference recorded.", StatementsBehind(cover.To));
        if (cover.Guarantee.Kind == GuaranteeKind.Assurance)
            yield return Sentence.OfModel("No monitoring, support or enforcement is named behind it.");
    }

    /// <summary>What is lost by waiting and by refusing.</summary>
    internal IEnumerable<Sentence> Delays(SequenceAnalysis analysis)
    {
        var stages = analysis.Delay.Stages;
        foreach (var next in analysis.Delay.Events.Where(next => next.From == 0))
        {
            var stage = stages[next.To];
            var fewer = stages[0].Offers - stage.Offers;
            var left = fewer > 0 ? $"{Words.Count(fewer, "offer")} fewer would be on the table" : fewer < 0 ? $"{Words.Count(-fewer, "offer")} more would be on the table" : "as many offers would be on the table";
            var lost = stage.Lost.IsEmpty ? "no step that one package could bring now would be lost" : $"one package could no longer bring this: {Words.Terms(stage.Lost)}";
            if (next.Refused is not { } refused)
            {
                yield return Sentence.OfModel($"After {Words.Date(next.Lapsed!.Value)}, {left}, and {lost}.");
                continue;
            }

            var proposal = _dossier.Find(refused)!;
            var successor = proposal.Successor is { } later ? $"{Words.Proposal(later)} would take its place; " : "";
            yield return Sentence.OfModel($"If {Words.Proposal(refused)} is refused, {successor}{left}, and {lost}.", SaysOf(proposal));
            if (proposal.IfRefused is { Then.IsEmpty: true } warning && proposal.Successor is null)
                yield return Sentence.OfRecord($"{Words.Party(proposal.By)} said that this would follow a rejection: {Words.Plain(warning.Warns)}. In which terms is not stated, so what they would cost cannot be told.", warning.Says);
        }
    }

    /// <summary>That a party would refuse, and why.</summary>
    private Sentence Against(PartyStand stand, string text)
    {
        switch (stand.Reason)
        {
            case StandReason.RedLine:
                var says = Union([.. stand.Crossed.Select(line => line.Says)]);
                var lines = Words.Row(stand.Crossed.Select(line => Words.That(line.Never)));
                var because = $"{text}: it is on what {Words.Party(stand.Party)} would not accept, {lines}";
                return says.IsEmpty ? Sentence.OfAssumption($"{because}, which is assumed") : Sentence.OfModel(because, says);
            case StandReason.Reservation:
                return Sentence.OfModel($"{text}: it is worth less to it than no agreement", StatementsBehind(stand.Party));
            default:
                return Sentence.OfModel($"{text}: it would rather keep the status quo", Union(_dossier.PreferenceOf(stand.Party)?.WalkAway?.Says ?? [], StatementsBehind(stand.Party)));
        }
    }

    private string RepairWords(SequenceAnalysis analysis, Repair repair)
    {
        switch (repair.Kind)
        {
            case RepairKind.Escrow:
                return $"a third party holds {Several(repair.Held.Select(held => $"what {Words.Parties(held.From, "or")} would give, {Words.That(held.Step)}"))}, until the rest is done";
            case RepairKind.PartialFirstStep:
                return $"{Several(repair.First.Select(clause => OfferAt(analysis, clause)).Select(offer => $"{Words.Party(offer.By)} begins, without waiting, with a part of this: {Words.Terms(offer.Gives)}"))}";
            default:
                var conditions = Several(repair.Conditions.Select(condition => repair.Kind == RepairKind.Waiver
                    ? $"{Words.Party(OfferAt(analysis, condition.Clause).By)} no longer waits until {Words.Clause(condition.Awaited.Step)}"
                    : $"{Words.Party(OfferAt(analysis, condition.Clause).By)} takes it as promised for the same day, instead of done before, {Words.That(condition.Awaited.Step)}"));
                return repair.Kind == RepairKind.Waiver ? $"a waiver: {conditions}" : $"a same-day exchange: {conditions}";
        }
    }

    private static string Several(IEnumerable<string> things)
    {
        var list = things.ToArray();
        return list.Length <= MostConditionsTold ? Words.Row(list) : Words.Row([.. list.Take(MostConditionsTold), $"{Words.Number(list.Length - MostConditionsTold)} more such changes"]);
    }

    private static string Exactness(Repair repair) => repair.IsExact
        ? ""
        : $" This is {Words.Count(repair.Changes, "change")}; the circle is too large to look at every way, and at least {Words.Number(repair.AtLeast)} {(repair.AtLeast == 1 ? "is" : "are")} needed.";

    private static string Are(int count) => count == 1 ? "is" : "are";

    private static Offer OfferAt(SequenceAnalysis analysis, ClausePlace clause) => analysis.Offers.First(offer => offer.Place == clause);

    private static EquatableArray<StatementId> SaysOf(SequenceAnalysis analysis, ClausePlace clause) => OfferAt(analysis, clause).Says;

    private static EquatableArray<StatementId> SaysOf(Circle circle) => Union([.. circle.Waiting.Circle.Select(link => link.Says)]);

    private static EquatableArray<StatementId> SaysOf(Circle circle, EquatableArray<ClausePlace> clauses) =>
        Union([.. circle.Waiting.Circle.Where(link => clauses.Contains(link.Clause)).Select(link => link.Says)]);
}
