using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Inverse;

/// <summary>Which changes of the model, one or two at a time, would make a state hold?</summary>
/// <remarks>
/// Candidates come from the improvements that nothing deters: whatever takes one of them away, makes it worth less, or gives the others an answer to it. Each is
/// written into the dossier, and the dossier is compiled and judged anew, so that what is suggested does make the target hold. Two at a time are tried where
/// each makes the state stable for somebody more. Cost: one compilation for each candidate.
/// </remarks>
public sealed class ModelChangeSearch
{
    private const int MostStates = 1 << 13;
    private const int MostPairs = 400;

    private readonly StateSpace _space;
    private readonly StateId _target;
    private readonly EquatableArray<TermId> _terms;
    private readonly EquatableArray<StabilityDefinition> _definitions;
    private readonly HashSet<PartyId> _parties;
    private readonly CancellationToken _cancellation;

    private ModelChangeSearch(StateSpace space, StateId target, EquatableArray<StabilityDefinition> definitions, HashSet<PartyId> parties, CancellationToken cancellation)
    {
        _space = space;
        _target = target;
        _terms = Enumerable.Range(0, space.Issues.Count).Select(place => space.TermOf(target, place).Id).ToEquatableArray();
        _definitions = definitions;
        _parties = parties;
        _cancellation = cancellation;
    }

    /// <summary>Looks for changes after which a state holds that does not hold now.</summary>
    /// <param name="space">The dispute.</param>
    /// <param name="target">The state.</param>
    /// <param name="options">By which definitions, and for whom.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The changes, single ones before pairs, smaller ones first. Cannot answer when the states are too many to be compiled again and again.</returns>
    public static Answer<ModelChanges> Run(StateSpace space, StateId target, InverseOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        options ??= new InverseOptions();
        if (space.Count > MostStates)
            return Answer.Cannot<ModelChanges>($"{space.Count:N0} states are feasible, and changes of the model are tried on at most {MostStates:N0}");
        var obstacles = StabilityAnalysis.Obstacles(space);
        if (!obstacles.IsEmpty)
            return Answer.Cannot<ModelChanges>(obstacles);
        var parties = space.DecisionMakers.Select(i => i.Id).Where(i => options.Parties.IsEmpty || options.Parties.Contains(i)).ToHashSet();
        var definitions = options.Definitions.IsEmpty ? InverseAnalysis.Supported : options.Definitions;
        return Answer.Of(new ModelChanges(target, new ModelChangeSearch(space, target, definitions, parties, cancellation).Run()));
    }

    /// <summary>A change with the definitions under which the target holds after it and not before; null when there is none.</summary>
    internal static SuggestedChange? Verified(StateSpace space, StateId target, EquatableArray<ModelChange> changes, InverseOptions options, CancellationToken cancellation)
    {
        var parties = space.DecisionMakers.Select(i => i.Id).Where(i => options.Parties.IsEmpty || options.Parties.Contains(i)).ToHashSet();
        var definitions = options.Definitions.IsEmpty ? InverseAnalysis.Supported : options.Definitions;
        var search = new ModelChangeSearch(space, target, definitions, parties, cancellation);
        var now = search.Upset(space, target);
        var holds = search.UpsetAfter(changes) is { } upset
            ? definitions.Where(definition => now[definition].Count > 0 && upset[definition].Count == 0).ToEquatableArray()
            : [];
        return holds.IsEmpty ? null : new SuggestedChange(changes, holds);
    }

    private EquatableArray<SuggestedChange> Run()
    {
        var now = Upset(_space, _target);
        var open = _definitions.Where(definition => now[definition].Count > 0).ToArray();
        var helpful = new List<(ModelChange Change, Dictionary<StabilityDefinition, HashSet<PartyId>> Upset)>();
        var found = new List<SuggestedChange>();
        foreach (var change in Candidates(open))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (UpsetAfter([change]) is not { } upset)
                continue;
            var holds = open.Where(definition => upset[definition].Count == 0).ToEquatableArray();
            if (!holds.IsEmpty)
                found.Add(new SuggestedChange([change], holds));
            else if (open.Any(definition => upset[definition].IsProperSubsetOf(now[definition])))
                helpful.Add((change, upset));
        }

        if (found.Count == 0)
            found.AddRange(Pairs(open, helpful));
        return found.OrderBy(change => change.Changes.Count).ThenByDescending(change => change.HoldsUnder.Count)
            .ThenBy(change => change.Changes.Max(one => KindOf(one))).ThenBy(change => change.Changes.Sum(one => one.Extent))
            .DistinctBy(change => (change.HoldsUnder, change.Changes.Select(Likeness).ToEquatableArray())).ToEquatableArray();
    }

    private IEnumerable<SuggestedChange> Pairs(StabilityDefinition[] open, List<(ModelChange Change, Dictionary<StabilityDefinition, HashSet<PartyId>> Upset)> helpful)
    {
        var pairs =
            from first in Enumerable.Range(0, helpful.Count)
            from second in Enumerable.Range(first + 1, helpful.Count - first - 1)
            where open.Any(definition => !helpful[first].Upset[definition].Overlaps(helpful[second].Upset[definition]))
            orderby helpful[first].Change.Extent + helpful[second].Change.Extent
            select (EquatableArray<ModelChange>)[helpful[first].Change, helpful[second].Change];
        foreach (var changes in pairs.Take(MostPairs))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (UpsetAfter(changes) is not { } upset)
                continue;
            var holds = open.Where(definition => upset[definition].Count == 0).ToEquatableArray();
            if (!holds.IsEmpty)
                yield return new SuggestedChange(changes, holds);
        }
    }

    /// <summary>What is least of an intervention first: what binds a party, what a third party sees to, what a party would have to want, what is new.</summary>
    private static int KindOf(ModelChange change) => change switch
    {
        ModelChange.Commitment => 0,
        ModelChange.Guarantee => 1,
        ModelChange.MovedPriority => 2,
        ModelChange.AddedPriority => 3,
        _ => 4,
    };

    /// <summary>What changes have in common of which only the smallest is worth telling: the same priority moved further, the same issue kept on another condition.</summary>
    private static object Likeness(ModelChange change) => change switch
    {
        ModelChange.MovedPriority(var party, var from, _) => (party, from),
        ModelChange.AddedPriority(var party, Formula.Implies(_, var kept), _, _) => (party, kept),
        ModelChange.AddedPriority(var party, var kept, _, _) => (party, kept),
        _ => change,
    };

    /// <summary>For whom the target would not be stable after changes, by definition; null when it could not be judged, or the status quo would not be feasible.</summary>
    private Dictionary<StabilityDefinition, HashSet<PartyId>>? UpsetAfter(EquatableArray<ModelChange> changes)
    {
        var dossier = changes.Aggregate(_space.Dossier, (changed, change) => change.Apply(changed));
        if (!StateSpace.Compile(dossier, new StateSpaceOptions { MaxStates = 4 * MostStates }, _cancellation).Is(out var space))
            return null;
        EquatableArray<TermId> terms = [.. _terms, .. Enumerable.Repeat(TermId.No, dossier.Issues.Count - _terms.Count)];
        if (space.Find(terms) is not { } target || (_space.StatusQuo is not null && space.StatusQuo is null))
            return null;
        return _definitions.Any(definition => definition.Obstacles(space).Any()) ? null : Upset(space, target);
    }

    private Dictionary<StabilityDefinition, HashSet<PartyId>> Upset(StateSpace space, StateId target)
    {
        var model = new GraphModel(space);
        var upset = _definitions.ToDictionary(definition => definition, _ => new HashSet<PartyId>());
        foreach (var i in space.DecisionMakers.Where(i => _parties.Contains(i.Id)))
        {
            foreach (var definition in _definitions.Where(definition => !definition.IsStable(model, i, target)))
                upset[definition].Add(i.Id);
        }

        return upset;
    }

    private List<ModelChange> Candidates(StabilityDefinition[] open)
    {
        var model = new GraphModel(_space);
        var found = new List<ModelChange>();
        foreach (var i in _space.DecisionMakers.Where(i => _parties.Contains(i.Id)))
        {
            var temptations = open.SelectMany(definition => definition.Judge(model, i, _target).Improvements)
                .Where(improvement => improvement.Sanction is null).Select(improvement => improvement.To).Distinct().Order().ToArray();
            if (temptations.Length == 0)
                continue;
            var changed = temptations.SelectMany(q => Enumerable.Range(0, _terms.Count).Where(place => _space.TermIndex(q, place) != _space.TermIndex(_target, place))
                .Select(place => (Place: place, Index: _space.TermIndex(q, place)))).Distinct().Order()
                .Select(change => (change.Place, Term: _space.Issues[change.Place].Terms[change.Index].Id)).ToArray();
            found.AddRange(changed.Where(change => CanBeCommitted(change.Place, change.Term))
                .Select(change => new ModelChange.Commitment(_space.Issues[change.Place].Id, new OneWay(change.Term, _terms[change.Place]))));
            var kept = changed.Select(change => change.Place).Distinct().SelectMany(Kept).ToArray();
            found.AddRange(kept.Select(formula => new ModelChange.Guarantee(formula, _space.Count - _space.Where(formula).Count)));
            found.AddRange(PriorityChanges(i.Id, kept));
            found.AddRange(Answers(i.Id, changed.Select(change => change.Place).Distinct()));
        }

        // Where replies have to be improvements, the others' priorities matter too.
        foreach (var i in _space.DecisionMakers.Where(_ => open.Any(definition => definition.Replies == ReplyKind.Improvements)))
            found.AddRange(PriorityChanges(i.Id, []));
        return [.. found.Distinct()];
    }

    /// <summary>Whether an issue may come from another term to that of the target, and back again.</summary>
    private bool CanBeCommitted(int place, TermId term) => _space.Issues[place].Allows(_terms[place], term) && _space.Issues[place].Allows(term, _terms[place]);

    /// <summary>That an issue stays as it is in the target: always, or while another issue is as it is there and, where that is known, not as it is now.</summary>
    private IEnumerable<Formula> Kept(int place)
    {
        var stays = As(place);
        yield return stays;
        for (var other = 0; other < _terms.Count; other++)
        {
            if (other != place && (_space.StatusQuo is not { } now || _space.TermOf(now, other).Id != _terms[other]))
                yield return new Formula.Implies(As(other), stays);
        }
    }

    private Formula As(int place) => new Formula.Is(_space.Issues[place].Id, _terms[place]);

    private IEnumerable<ModelChange> PriorityChanges(PartyId party, Formula[] kept)
    {
        if (_space.Dossier.PreferenceOf(party)?.Preference is not Preference.Priorities(var statements))
            yield break;
        for (var from = 0; from < statements.Count; from++)
        {
            for (var to = 0; to < statements.Count; to++)
            {
                // Neighbours change places by one move, not by two.
                if (from != to && from - to != 1)
                    yield return new ModelChange.MovedPriority(party, from, to);
            }
        }

        foreach (var formula in kept)
        {
            if (LowestPlace(party, formula, statements.Count) is { } place)
                yield return new ModelChange.AddedPriority(party, formula, place, statements.Count);
        }
    }

    /// <summary>The lowest place at which a new priority makes the target stable for its party under some definition under which it is not; null when there is none.</summary>
    private int? LowestPlace(PartyId party, Formula formula, int places)
    {
        var now = Upset(_space, _target);
        for (var place = places; place >= 0; place--)
        {
            if (UpsetAfter([new ModelChange.AddedPriority(party, formula, place, places)]) is { } upset
                && _definitions.Any(definition => now[definition].Contains(party) && !upset[definition].Contains(party)))
            {
                return place;
            }
        }

        return null;
    }

    private IEnumerable<ModelChange> Answers(PartyId to, IEnumerable<int> places)
    {
        var kept = places.Order().Select(As).ToArray();
        Formula all = kept.Length == 1 ? kept[0] : new Formula.And(kept.ToEquatableArray());
        return
            from other in _space.DecisionMakers
            where other.Id != to && new[] { other.Id, to }.All(party => _space.Dossier.PreferenceOf(party)?.Preference is Preference.Priorities)
            let answer = new ModelChange.Answered(other.Id, to, all)
            where _space.Dossier.Find(answer.Issue) is null && !_space.ListsMovesOf(other)
            select (ModelChange)answer;
    }
}

/// <summary>What changes of the model would make a state hold.</summary>
/// <param name="State">The state.</param>
/// <param name="Suggested">The changes, single ones before pairs, smaller ones first; none when it holds under every definition asked for, or nothing was found.</param>
public sealed record ModelChanges(StateId State, EquatableArray<SuggestedChange> Suggested);

/// <summary>Changes, one or two, after which a state holds that does not hold now.</summary>
/// <param name="Changes">The changes, in the order in which to make them.</param>
/// <param name="HoldsUnder">The definitions under which it then holds and now does not.</param>
public sealed record SuggestedChange(EquatableArray<ModelChange> Changes, EquatableArray<StabilityDefinition> HoldsUnder)
{
    /// <summary>The dossier with all of them made.</summary>
    public Dossier Apply(Dossier dossier) => Changes.Aggregate(dossier, (changed, change) => change.Apply(changed));
}
