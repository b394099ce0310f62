using Truce.Dossiers;

namespace Truce.Sequencing;

/// <summary>The offers on the table, and which of them give what the others wait for.</summary>
/// <remarks>
/// A <em>measure</em> is an awaited step together with those who are to take it. An offer gives a measure when its author is among these and what it would do
/// implies the step. Cost: offers times measures, each at most one search for a feasible state.
/// </remarks>
internal sealed class OfferBook
{
    private readonly Steps _steps;
    private readonly List<AwaitedStep> _measures = [];
    private readonly Dictionary<AwaitedStep, int> _places = [];

    public OfferBook(IReadOnlyList<Offer> offers, Steps steps)
    {
        _steps = steps;
        Offers = offers;
        int[][] prior = [.. offers.Select(offer => Measured(offer.Prior))];
        int[][] promise = [.. offers.Select(offer => Measured(offer.Promise))];
        Measures = _measures;
        var gives = offers.Select(GivenBy).ToArray();
        Graph = new OfferGraph(_measures.Count, prior, promise, gives);
    }

    public IReadOnlyList<Offer> Offers { get; }

    public IReadOnlyList<AwaitedStep> Measures { get; }

    /// <summary>The same in numbers: offers and measures by their places.</summary>
    public OfferGraph Graph { get; }

    /// <summary>The clauses on the table as offers, in the dossier's order; those that give nothing, too.</summary>
    public static IEnumerable<Offer> OnTheTable(Dossier dossier, Steps steps)
    {
        foreach (var proposal in dossier.Proposals.Where(dossier.IsOnTheTable))
        {
            for (var index = 0; index < proposal.Clauses.Count; index++)
            {
                if (!dossier.IsPast(proposal.Clauses[index].Expires))
                    yield return OfferOf(proposal, index, steps);
            }
        }
    }

    /// <summary>A clause as an offer.</summary>
    public static Offer OfferOf(Proposal proposal, int index, Steps steps)
    {
        var clause = proposal.Clauses[index];
        var gives = steps.Of(clause.Then).Where(step => steps.IsOfferBy(proposal.By, step)).ToEquatableArray();
        var isPrior = clause.Timing is Timing.After or Timing.AsSoonAs;
        var conditions = Awaited(clause.When).ToLookup(awaited => steps.IsAlreadySo(awaited.Step));
        var prior = isPrior && !gives.IsEmpty ? conditions[false].ToEquatableArray() : [];
        var promise = gives.IsEmpty ? [] : (isPrior ? [] : conditions[false]).Concat(Awaited(clause.With).Where(awaited => !steps.IsAlreadySo(awaited.Step)));
        return new Offer
        {
            Place = new ClausePlace(proposal.Id, index),
            By = proposal.By,
            Gives = gives,
            Prior = prior,
            Promise = promise.Distinct().Except(prior).ToEquatableArray(),
            AlreadySo = isPrior && !gives.IsEmpty ? conditions[true].ToEquatableArray() : [],
            Unless = clause.Unless,
            Opens = clause.Opens,
            Expires = Earlier(clause.Expires, proposal.Expires),
            LeadDays = clause.LeadDays,
            Group = clause.Group,
            VerifiedBy = clause.VerifiedBy,
            Says = clause.Says.IsEmpty ? proposal.Says : clause.Says,
        };

        IEnumerable<AwaitedStep> Awaited(EquatableArray<Formula> conditions) =>
            steps.Of(conditions).SelectMany(step => steps.AwaitedBy(proposal.By, step)).Distinct();
    }

    private static DateOnly? Earlier(DateOnly? first, DateOnly? second) => first is null || second < first ? second : first;

    private int[] Measured(EquatableArray<AwaitedStep> conditions) => [.. conditions.Select(PlaceOf)];

    private int PlaceOf(AwaitedStep awaited)
    {
        if (_places.TryAdd(awaited, _measures.Count))
            _measures.Add(awaited);
        return _places[awaited];
    }

    private int[] GivenBy(Offer offer) => offer.Gives.IsEmpty
        ? []
        : [.. Enumerable.Range(0, _measures.Count).Where(m => _measures[m].From.Contains(offer.By) && _steps.Gives(offer.Gives, _measures[m].Step))];
}
