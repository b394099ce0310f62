using Truce.Dossiers;
using Truce.States;

namespace Truce.Sequencing;

/// <summary>Puts a <see cref="SequenceAnalysis"/> together.</summary>
internal sealed class Sequencer
{
    /// <summary>Beyond this many offers, whether two of them exclude each other by what they give is not searched for.</summary>
    private const int MostForClashes = 200;

    private readonly Dossier _dossier;
    private readonly SequenceOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly Steps _steps;
    private readonly OfferBook _book;
    private readonly Outcomes? _outcomes;
    private readonly EquatableArray<ClausePlace> _ended;

    public Sequencer(Dossier dossier, SequenceOptions options, CancellationToken cancellation)
    {
        (_dossier, _options, _cancellation) = (dossier, options, cancellation);
        _steps = new Steps(dossier);
        var offers = OfferBook.OnTheTable(dossier, _steps).Where(offer => !offer.Gives.IsEmpty).ToArray();
        _ended = offers.Where(offer => offer.Unless.Any(_steps.IsAlreadySo)).Select(offer => offer.Place).ToEquatableArray();
        _book = new OfferBook([.. offers.Where(offer => !_ended.Contains(offer.Place))], _steps);
        _outcomes = Outcomes.StatusQuoOf(dossier) is { } now ? new Outcomes(dossier, now) : null;
    }

    public SequenceAnalysis Analyse(Func<TimeSpan> elapsed)
    {
        var graph = _book.Graph;
        var greatest = graph.Greatest();
        var exclusions = Exclusions().ToEquatableArray();
        var (packages, isCut) = LargestPackages.Find(graph, [.. exclusions.Select(pair => (pair.First, pair.Second))], allowed: null, _options.MaxPackages, _cancellation);
        return new SequenceAnalysis
        {
            Dossier = _dossier,
            DossierHash = _options.DossierHash,
            Offers = _book.Offers.ToEquatableArray(),
            Starts = graph.Least().ToEquatableArray(),
            InOrder = graph.Mixed().ToEquatableArray(),
            AtOnce = greatest.ToEquatableArray(),
            Givers = Enumerable.Range(0, graph.Count).Select(GiversOf).ToEquatableArray(),
            Packages = packages.Where(package => package.Length > 0).Select(package => PackageOf(package, exclusions)).ToEquatableArray(),
            ArePackagesCut = isCut,
            Exclusions = exclusions,
            Ended = _ended,
            Missing = Missing().ToEquatableArray(),
            Circles = new Order(_dossier, _steps).Conflicts().OfType<OrderConflict.EachWaits>().Select(conflict => CircleOf(conflict, greatest)).ToEquatableArray(),
            Assurances = AssuranceCover.In(_dossier, _steps, _book.Offers, _outcomes).ToEquatableArray(),
            Delay = new Delays(_dossier, _steps).Follow(_options.MaxStages),
            Elapsed = elapsed(),
        };
    }

    private EquatableArray<GivenStep> GiversOf(int offer) => _book.Graph.Prior[offer].Concat(_book.Graph.Promise[offer])
        .Select(measure => new GivenStep(_book.Measures[measure], _book.Graph.Givers[measure].ToEquatableArray())).ToEquatableArray();

    private IEnumerable<Exclusion> Exclusions()
    {
        var offers = _book.Offers;
        for (var first = 0; first < offers.Count; first++)
        {
            for (var second = 0; second < offers.Count; second++)
            {
                _cancellation.ThrowIfCancellationRequested();
                if (first == second)
                    continue;
                if (offers[first].Unless.Any(formula => _steps.Gives(offers[second].Gives, formula)))
                    yield return new Exclusion(first, second, ExclusionKind.Unless);
                else if (second > first && offers[first].Group is { } group && group == offers[second].Group)
                    yield return new Exclusion(first, second, ExclusionKind.Group);
                else if (second > first && offers.Count <= MostForClashes && Clash(offers[first].Gives, offers[second].Gives))
                    yield return new Exclusion(first, second, ExclusionKind.Infeasible);
            }
        }
    }

    private bool Clash(EquatableArray<Formula> first, EquatableArray<Formula> second)
    {
        var issues = first.SelectMany(step => step.Issues()).ToHashSet();
        var isTied = second.Any(step => step.Issues().Any(issues.Contains) || _steps.IsConstrained(step));
        return isTied && _steps.Check(new Formula.And([.. first, .. second])) == Satisfiability.Finding.Unsatisfiable;
    }

    private OfferPackage PackageOf(int[] members, EquatableArray<Exclusion> exclusions)
    {
        var live = LiveOf(members);
        var waves = _book.Graph.Mixed(live);
        var (steps, half) = StepsOf(members);
        var state = _outcomes?.Of(steps);
        return new OfferPackage(
            members.ToEquatableArray(),
            members.Select(offer => waves[offer]).ToEquatableArray(),
            steps,
            half,
            DaysOf(live, members),
            state?.ToEquatableArray(),
            StandsAt(state),
            Kept(members, stand => stand != PartyAnswer.Refuses),
            Kept(members, stand => stand == PartyAnswer.Accepts));
    }

    /// <summary>What is left of a package when the offers of those are taken back who would not take what it leads to, until nothing changes.</summary>
    private EquatableArray<int> Kept(int[] members, Func<PartyAnswer, bool> isEnough)
    {
        while (members.Length > 0 && _outcomes?.Of(StepsOf(members).Steps) is { } state)
        {
            var against = StandsAt(state).Where(stand => !isEnough(stand.Acceptance)).Select(stand => stand.Party).ToHashSet();
            int[] kept = [.. members.Where(offer => !against.Contains(_book.Offers[offer].By))];
            if (kept.Length == members.Length)
                return kept.ToEquatableArray();
            var waves = _book.Graph.Mixed(LiveOf(kept));
            members = [.. kept.Where(offer => waves[offer] > 0)];
        }

        return [];
    }

    /// <summary>What comes about when offers are carried out, and what some of those offer who decide it only together, and the others do not.</summary>
    private (EquatableArray<Formula> Steps, EquatableArray<Formula> Half) StepsOf(int[] members)
    {
        var offers = members.Select(offer => _book.Offers[offer]).ToArray();
        var steps = offers.SelectMany(offer => offer.Gives.Select(step => (offer.By, Step: step))).Distinct()
            .ToLookup(given => _steps.AwaitedBy(given.By, given.Step).All(awaited => offers.Any(other => awaited.From.Contains(other.By) && _steps.Gives(other.Gives, awaited.Step))), given => given.Step);
        return (steps[true].Distinct().ToEquatableArray(), steps[false].Except(steps[true]).Distinct().ToEquatableArray());
    }

    private EquatableArray<DateOnly?> DaysOf(bool[] live, int[] members)
    {
        if (_dossier.AsOf is not { } start)
            return members.Select(_ => (DateOnly?)null).ToEquatableArray();
        var offers = _book.Offers;
        var days = EarliestDays.Of(
            _book.Graph,
            live,
            [.. offers.Select(offer => offer.Opens is { } opens ? Math.Max(0, opens.DayNumber - start.DayNumber) : 0)],
            [.. offers.Select(offer => offer.Expires is { } expires ? expires.DayNumber - start.DayNumber : int.MaxValue)],
            [.. offers.Select(offer => offer.LeadDays)]);
        return members.Select(offer => days[offer] is { } day ? start.AddDays(day) : (DateOnly?)null).ToEquatableArray();
    }

    private bool[] LiveOf(int[] members)
    {
        var live = new bool[_book.Offers.Count];
        foreach (var member in members)
            live[member] = true;
        return live;
    }

    private EquatableArray<PartyStand> StandsAt(int[]? state, IEnumerable<PartyId>? parties = null) => state is null
        ? []
        : (parties ?? DecisionMaker.In(_dossier).Select(dm => dm.Id)).Select(party => PartyStand.Of(_dossier, party, state, _outcomes!.StatusQuo)).ToEquatableArray();

    private IEnumerable<MissingStep> Missing()
    {
        var graph = _book.Graph;
        for (var measure = 0; measure < _book.Measures.Count; measure++)
        {
            if (graph.Givers[measure].Length > 0)
                continue;
            var awaited = _book.Measures[measure];
            var issues = awaited.Step.Issues();
            var waiting = Enumerable.Range(0, graph.Count).Where(offer => graph.Prior[offer].Contains(measure) || graph.Promise[offer].Contains(measure));
            var says = _dossier.Statements.Where(s => s.Party is { } party && awaited.From.Contains(party) && s.About.SelectMany(about => about.Issues()).Any(issues.Contains)).Select(s => s.Id);
            yield return new MissingStep(
                awaited,
                waiting.Select(offer => _book.Offers[offer].Place).ToEquatableArray(),
                StandsAt(_outcomes?.Of([awaited.Step]), awaited.From),
                says.ToEquatableArray());
        }
    }

    private Circle CircleOf(OrderConflict.EachWaits conflict, bool[] greatest)
    {
        var places = conflict.Clauses.ToHashSet();
        int[] set = [.. Enumerable.Range(0, _book.Offers.Count).Where(offer => greatest[offer] && places.Contains(_book.Offers[offer].Place))];
        var repairs = set.Length > 0 ? Repairs(new CircleRepairs(_book.Graph, greatest, set)).ToEquatableArray() : [];
        return new Circle(conflict, repairs, Exchange(conflict).ToEquatableArray());
    }

    private IEnumerable<Repair> Repairs(CircleRepairs search)
    {
        var (conditions, atLeast) = search.Conditions(_options.MaxExactOffers);
        var relaxed = conditions.Select(pair => new RelaxedCondition(_book.Offers[pair.Offer].Place, _book.Measures[pair.Measure])).ToEquatableArray();
        var (held, leastHeld) = search.Escrow(_options.MaxExactOffers);
        var (first, leastFirst) = search.FirstSteps(_options.MaxExactOffers);
        yield return new Repair(RepairKind.SameDayExchange, relaxed, [], [], atLeast);
        yield return new Repair(RepairKind.Escrow, [], held.Select(measure => _book.Measures[measure]).ToEquatableArray(), [], leastHeld);
        yield return new Repair(RepairKind.PartialFirstStep, [], [], first.Select(offer => _book.Offers[offer].Place).ToEquatableArray(), leastFirst);
        yield return new Repair(RepairKind.Waiver, relaxed, [], [], atLeast);
    }

    private IEnumerable<ExchangeTerms> Exchange(OrderConflict.EachWaits conflict)
    {
        var links = conflict.Circle;
        var together = TermsOf(links);
        yield return together;
        if (together.LeadsTo is null && _outcomes is not null)
        {
            foreach (var link in links)
                yield return TermsOf([link]);
        }
    }

    private ExchangeTerms TermsOf(EquatableArray<WaitLink> links)
    {
        var steps = links.SelectMany(link => link.Awaited.Concat(link.WouldDo)).Distinct().ToEquatableArray();
        var state = _outcomes?.Of(steps);
        return new ExchangeTerms(links.Select(link => link.Clause).ToEquatableArray(), steps, state?.ToEquatableArray(), StandsAt(state));
    }
}
