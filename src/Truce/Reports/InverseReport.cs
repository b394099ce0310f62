using Truce.Stability.Inverse;
using Truce.States;

namespace Truce.Reports;

/// <summary>What it would take for a state to hold: of the parties' orders, of the model, and of their consent.</summary>
/// <param name="Analysis">The smallest changes of orders.</param>
/// <param name="Suggestions">Changes that can be written into the dossier, each of which makes a state hold; numbered from 1.</param>
/// <param name="Acceptance">What stands in the way of the parties' consent to the states that are spoken of.</param>
/// <param name="Part">The same in words.</param>
public sealed record InverseReport(
    InverseAnalysis Analysis,
    EquatableArray<InverseSuggestion> Suggestions,
    EquatableArray<StateAcceptance> Acceptance,
    ReportPart Part)
{
    private const int MostStates = 2;

    /// <summary>Works out what it would take.</summary>
    /// <param name="space">The dispute.</param>
    /// <param name="targets">The states of which one is to hold.</param>
    /// <param name="options">How to look for changes.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Answer<InverseReport> Of(StateSpace space, EquatableArray<StateId> targets, InverseOptions options, CancellationToken cancellation = default)
    {
        var answer = InverseAnalysis.Run(space, targets, options, cancellation);
        if (!answer.Is(out var analysis))
            return Answer.Cannot<InverseReport>(answer.Obstacles);
        var nearest = analysis.Definitions.Where(changes => changes.Holding == 0).Select(changes => changes.Nearest[0].State).Distinct().Take(MostStates).ToArray();
        if (nearest.Length == 0)
            nearest = [analysis.Definitions[0].Nearest[0].State];
        var narration = new Narration(space.Dossier);
        var suggestions = new List<InverseSuggestion>();
        var obstacles = new List<string>();
        foreach (var state in nearest)
        {
            var changes = OfOrders(analysis, state, options, cancellation);
            var found = ModelChangeSearch.Run(space, state, options, cancellation);
            obstacles.AddRange(found.Obstacles.Except(obstacles));
            if (found.Is(out var model))
                changes = [.. changes, .. model.Suggested];
            suggestions.AddRange(changes.Select(change => new InverseSuggestion(0, state, change, narration.Suggestion(space, state, change))));
        }

        var numbered = suggestions.Select((suggestion, place) => suggestion with { Number = place + 1 }).ToEquatableArray();
        var acceptance = nearest.Select(state => new StateAcceptance(state, AcceptanceGap.Of(space, state))).ToEquatableArray();
        return Answer.Of(new InverseReport(analysis, numbered, acceptance, narration.Inverse(analysis, numbered, acceptance, obstacles)));
    }

    /// <summary>For each definition the first of the smallest changes of orders, once each.</summary>
    private static IEnumerable<SuggestedChange> OfOrders(InverseAnalysis analysis, StateId state, InverseOptions options, CancellationToken cancellation) =>
        from changes in analysis.Definitions
        from target in changes.Nearest.Where(target => target.State == state && !target.Parts.IsEmpty)
        let orders = target.Parts.SelectMany(part => part.Alternatives[0]).Select(change => (ModelChange)ModelChange.NewOrder.Of(analysis.Space, change)).ToEquatableArray()
        group orders by orders into same
        let verified = ModelChangeSearch.Verified(analysis.Space, state, same.Key, options, cancellation)
        where verified is not null
        select verified;
}

/// <summary>A change after which a state holds.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="State">The state.</param>
/// <param name="Change">The change.</param>
/// <param name="InWords">The change in a sentence.</param>
public sealed record InverseSuggestion(int Number, StateId State, SuggestedChange Change, Sentence InWords);

/// <summary>What stands in the way of the parties' consent to a state.</summary>
/// <param name="State">The state.</param>
/// <param name="Gaps">Party by party.</param>
public sealed record StateAcceptance(StateId State, EquatableArray<AcceptanceGap> Gaps);
