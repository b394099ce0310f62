using Truce.Dossiers;

namespace Truce.States;

/// <summary>A party that decides at least one issue (alone, as one of several, or together with others), or whose moves are listed.</summary>
public sealed record DecisionMaker
{
    /// <summary>Its place among the decision makers, from 0, in the dossier's order of parties.</summary>
    public required int Index { get; init; }

    /// <summary>The party.</summary>
    public required Party Party { get; init; }

    /// <summary>The places of the issues that it can change by itself, ascending; empty when it decides only together with others.</summary>
    public required EquatableArray<int> OwnIssues { get; init; }

    /// <summary>The party's name within the dossier.</summary>
    public PartyId Id => Party.Id;

    /// <summary>The decision makers of a dossier.</summary>
    internal static EquatableArray<DecisionMaker> In(Dossier dossier)
    {
        var found = new List<DecisionMaker>();
        foreach (var party in dossier.Parties)
        {
            if (!dossier.IsDecisionMaker(party.Id))
                continue;
            var own = Enumerable.Range(0, dossier.Issues.Count).Where(i => dossier.Issues[i].Deciders.CanMoveAlone(party.Id));
            found.Add(new DecisionMaker { Index = found.Count, Party = party, OwnIssues = own.ToEquatableArray() });
        }

        return found.ToEquatableArray();
    }
}
