using Truce.Dossiers;

namespace Truce.Sequencing;

/// <summary>What does an assurance cover of the steps that are asked of the party to whom it is given, and what does it leave?</summary>
/// <param name="Clause">The clause that gives it.</param>
/// <param name="Guarantee">The assurance.</param>
/// <param name="By">Who gives it.</param>
/// <param name="To">To whom.</param>
/// <param name="Covered">The steps of that party during which it holds.</param>
/// <param name="Left">The other steps that offers of the same proposal wait for that party to take.</param>
/// <param name="Returns">What its author would do in return in the same proposal.</param>
/// <param name="AloneAgainstStatusQuo">
/// How the party would take its own steps with nothing in return: below 0 when it would rather have the status quo; null when that is not known.
/// </param>
/// <param name="Says">The statements behind it.</param>
public sealed record AssuranceCover(
    ClausePlace Clause,
    Guarantee Guarantee,
    EquatableArray<PartyId> By,
    PartyId To,
    EquatableArray<Formula> Covered,
    EquatableArray<Formula> Left,
    EquatableArray<Formula> Returns,
    int? AloneAgainstStatusQuo,
    EquatableArray<StatementId> Says)
{
    internal static IEnumerable<AssuranceCover> In(Dossier dossier, Steps steps, IReadOnlyList<Offer> offers, Outcomes? outcomes)
    {
        foreach (var proposal in dossier.Proposals.Where(dossier.IsOnTheTable))
        {
            for (var index = 0; index < proposal.Clauses.Count; index++)
            {
                var clause = proposal.Clauses[index];
                if (clause.Guarantee is not { } guarantee || dossier.IsPast(clause.Expires))
                    continue;
                foreach (var to in guarantee.To.IsEmpty ? proposal.To : guarantee.To)
                    yield return Of(dossier, steps, proposal, index, to, [.. offers.Where(offer => offer.Place.Proposal == proposal.Id)], outcomes);
            }
        }
    }

    private static AssuranceCover Of(Dossier dossier, Steps steps, Proposal proposal, int index, PartyId to, Offer[] own, Outcomes? outcomes)
    {
        var clause = proposal.Clauses[index];
        var guarantee = clause.Guarantee!;
        var asked = own.SelectMany(offer => offer.Prior.Concat(offer.Promise)).Where(awaited => awaited.From.Contains(to)).Select(awaited => awaited.Step).Distinct().ToArray();
        var named = steps.Of(guarantee.Covers.IsEmpty ? clause.When : guarantee.Covers);
        var covered = named.Where(step => asked.Contains(step) || steps.IsOfferBy(to, step)).ToEquatableArray();
        var all = covered.Concat(asked).Distinct().ToEquatableArray();
        int? alone = null;
        if (outcomes?.Of(all) is { } terms && !all.IsEmpty)
            alone = PartyOrder.Of(dossier, to)?.Compare(terms, outcomes.StatusQuo);
        return new AssuranceCover(
            new ClausePlace(proposal.Id, index),
            guarantee,
            guarantee.By.IsEmpty ? [proposal.By] : guarantee.By,
            to,
            covered,
            asked.Except(covered).ToEquatableArray(),
            own.Where(offer => offer.Prior.Concat(offer.Promise).Any(awaited => awaited.From.Contains(to))).SelectMany(offer => offer.Gives).Distinct().ToEquatableArray(),
            alone,
            clause.Says.IsEmpty ? proposal.Says : clause.Says);
    }
}
