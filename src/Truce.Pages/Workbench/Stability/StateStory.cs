using Truce.Reports;
using Truce.States;

namespace Truce.Pages.Workbench;

/// <summary>Why a state would hold or not, party by party. In a large dispute it takes long to find out, so that it is done before the page is written.</summary>
/// <param name="Explained">The state.</param>
/// <param name="Name">What it is called.</param>
/// <param name="State">What is so in it.</param>
/// <param name="Parties">What is told of each decision maker.</param>
public sealed record StateStory(StateId Explained, string Name, string State, EquatableArray<PartyVerdicts> Parties)
{
    /// <summary>The state that a query asks about; null when it asks about none, or nothing is known of it.</summary>
    public static StateId? AskedIn(ShownDossier opened, StateQuery query)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(query);
        return !opened.HasErrors && opened.Space.Is(out var space) && opened.Stability!.Is(out _) ? query.ExplainedIn(space) : null;
    }

    /// <summary>Finds out why.</summary>
    /// <param name="opened">The dossier, with its verdicts.</param>
    /// <param name="state">The state.</param>
    /// <param name="progress">Is told which share is done.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static StateStory Of(ShownDossier opened, StateId state, IProgress<double> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(progress);

        // Others may be reading the same verdicts.
        var analysis = opened.Stability!.Value.ForOneThread(cancellation);
        var space = analysis.Space;
        var narration = new Narration(opened.Dossier);
        var parties = new List<PartyVerdicts>();
        foreach (var party in space.DecisionMakers)
        {
            cancellation.ThrowIfCancellationRequested();
            parties.Add(new PartyVerdicts(party, narration.Verdicts(analysis, party, state, mostImprovements: 3)));
            progress.Report((double)parties.Count / space.DecisionMakers.Count);
        }

        var describe = space.StatusQuo is { } now && now != state
            ? $"Against the status quo: {narration.Words.Difference(space, now, state)}."
            : $"In it, {narration.Words.Everything(space, state)}.";
        return new StateStory(state, space.StatusQuo == state ? "the status quo" : Words.NumberedState(space, state), describe, parties.ToEquatableArray());
    }
}

/// <summary>Why a state is stable for a decision maker, or not.</summary>
/// <param name="Party">The decision maker.</param>
/// <param name="Story">What is told.</param>
public sealed record PartyVerdicts(DecisionMaker Party, EquatableArray<Sentence> Story);
