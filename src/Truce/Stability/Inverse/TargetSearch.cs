using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Inverse;

/// <summary>Which of several states takes the smallest change of orders to be stable under a definition, and which change is that?</summary>
internal sealed class TargetSearch(GraphModel model, DecisionMaker[] parties, InverseOptions options, CancellationToken cancellation)
{
    /// <param name="definition">The definition.</param>
    /// <param name="targets">The states.</param>
    /// <param name="report">Is told how large a share of the search is done.</param>
    public DefinitionChanges Run(SanctionDefinition definition, EquatableArray<StateId> targets, Action<double> report)
    {
        var distinct = targets.Distinct().Order().ToArray();
        if (distinct is [var only] && definition.Replies != ReplyKind.Improvements)
        {
            var change = Apart(definition, only);
            return new DefinitionChanges(definition, change.Parts.IsEmpty ? 1 : 0, [change]);
        }

        var halves = Distances(definition, distinct, definition.Replies == ReplyKind.Improvements ? _ => { } : report);
        var ordered = distinct.Select((state, place) => (State: state, Halves: halves[place])).OrderBy(target => target.Halves).ThenBy(target => target.State).ToArray();
        if (definition.Replies != ReplyKind.Improvements)
        {
            var nearest = ordered.Take(options.MostStates).Select(target => Apart(definition, target.State)).ToEquatableArray();
            return new DefinitionChanges(definition, halves.Count(none => none == 0), nearest);
        }

        // Here the distances are of the definition with any reply, which are bounds from below.
        var asIs = new OrdersAsIf(model, definition, Own());
        var found = new List<TargetChange>();
        foreach (var (state, atLeast) in ordered)
        {
            if (found.Count >= options.MostStates && found[options.MostStates - 1].Size.Halves <= atLeast)
                break;
            report((double)found.Count / ordered.Length);
            found.Add(Together(definition, state, atLeast));
            found.Sort((left, right) => (left.Size, left.State).CompareTo((right.Size, right.State)));
        }

        return new DefinitionChanges(definition, distinct.Count(state => asIs.FirstUnsanctioned(parties, state) is null), found.Take(options.MostStates).ToEquatableArray());
    }

    /// <summary>For each target the half swaps of the smallest change, if any move of the others could be a reply.</summary>
    private int[] Distances(SanctionDefinition definition, StateId[] targets, Action<double> report)
    {
        var halves = new int[targets.Length];
        foreach (var i in parties)
        {
            for (var k = 0; k < targets.Length; k++)
            {
                report(((double)Array.IndexOf(parties, i) + ((double)k / targets.Length)) / parties.Length);
                var above = Above(i, targets[k]);
                var sets = Search(above, Needs(definition, i, above), mostAlternatives: 1);
                halves[k] += definition.Replies == ReplyKind.Improvements ? sets.AtLeast : sets.Halves;
            }
        }

        return halves;
    }

    /// <summary>The change when each party's verdict depends on its own order only.</summary>
    private TargetChange Apart(SanctionDefinition definition, StateId state)
    {
        var parts = new List<ChangePart>();
        var upset = new List<PartyId>();
        var atLeast = 0;
        foreach (var i in parties)
        {
            var above = Above(i, state);
            var needs = Needs(definition, i, above);
            if (needs.Length == 0)
                continue;
            var sets = Search(above, needs, options.MostAlternatives);
            atLeast += sets.AtLeast;
            upset.Add(i.Id);
            parts.Add(new ChangePart(
                new Swaps(sets.Halves),
                sets.Sets.Select(set => (EquatableArray<OrderChange>)[Change(i, above, set, sets.Halves)]).ToEquatableArray(),
                sets.HasMore));
        }

        return new TargetChange
        {
            Definition = definition,
            State = state,
            Upset = upset.ToEquatableArray(),
            Size = new Swaps(parts.Sum(part => part.Size.Halves)),
            AtLeast = new Swaps(atLeast),
            Parts = parts.ToEquatableArray(),
        };
    }

    private static OrderChange Change(DecisionMaker i, StatesAbove above, int[] set, int halves) => new(
        i.Id,
        new Swaps(halves),
        set.Select(place => new NewComparison(new StateId(above.State), new StateId(above.States[place]), IsTiedNow: false, IsStrict: false)).ToEquatableArray(),
        above.Without(set.ToHashSet()).ToEquatableArray());

    /// <summary>The change when the orders hang together.</summary>
    private TargetChange Together(SanctionDefinition definition, StateId state, int atLeast)
    {
        var own = Own();
        var upset = parties.Where(i => new OrdersAsIf(model, definition, own).FirstUnsanctioned([i], state) is not null).Select(i => i.Id).ToEquatableArray();
        if (upset.IsEmpty)
            return new TargetChange { Definition = definition, State = state, Upset = [], Size = default, AtLeast = default, Parts = [] };
        var profiles = new CoupledSearch(model, definition, state, parties, options, cancellation).Run(atLeast);
        var alternatives = profiles.Found.Select(profile => model.Space.DecisionMakers
            .Select(i => Change(i, own[i.Index], profile.Ranks[i.Index], profile.Required[i.Index]))
            .Where(change => change.Size.Halves > 0).ToEquatableArray()).ToEquatableArray();
        return new TargetChange
        {
            Definition = definition,
            State = state,
            Upset = upset,
            Size = new Swaps(profiles.Halves),
            AtLeast = new Swaps(profiles.AtLeast),
            Parts = [new ChangePart(new Swaps(profiles.Halves), alternatives, profiles.HasMore)],
        };
    }

    private static OrderChange Change(DecisionMaker i, int[] own, int[] order, Requirement[] required) => new(
        i.Id,
        new Swaps(KemenyDistance.Halves(own, order)),
        required.Where(pair => own[pair.Better] >= own[pair.Worse] && (pair.IsStrict || own[pair.Better] > own[pair.Worse]))
            .Select(pair => new NewComparison(new StateId(pair.Better), new StateId(pair.Worse), own[pair.Better] == own[pair.Worse], pair.IsStrict)).ToEquatableArray(),
        order.ToEquatableArray());

    private int[][] Own() => [.. model.Space.DecisionMakers.Select(i => model.Space.RanksOf(i.Id).Value.AsSpan().ToArray())];

    private StatesAbove Above(DecisionMaker i, StateId state) => new(model.Space.RanksOf(i.Id).Value.AsSpan(), state.Ordinal);

    private int[][][] Needs(SanctionDefinition definition, DecisionMaker i, StatesAbove above) => SanctionNeeds.Of(
        model, definition, i, above, q => definition.Replies is null ? [] : model.Replies(i, q, ReplyKind.Moves));

    private DownSets Search(StatesAbove above, int[][][] needs, int mostAlternatives) =>
        above.Cheapest(needs, mostAlternatives, options.MostSteps, cancellation);
}
