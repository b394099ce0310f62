using Truce.Dossiers;

namespace Truce.Agreement;

/// <summary>One proposal on the way that a negotiation has taken.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Asks">What it asks.</param>
/// <param name="Utilities">What that is worth to each party, in the order of the analysis; null for an order without numbers.</param>
/// <param name="Levels">At which level of its order each party has it, 1 being the best; empty where packages are too many to rank.</param>
/// <param name="Concession">
/// By how much the maker gave in since its proposal before, in its own utility, below 0 where it asked for more; null for its first proposal, or
/// for an order without numbers.
/// </param>
/// <param name="LevelsGiven">The same in levels of its order; null for its first proposal, or where packages are too many to rank.</param>
public sealed record DanceStep(
    ProposalId Proposal,
    Package Asks,
    EquatableArray<double?> Utilities,
    EquatableArray<int> Levels,
    double? Concession,
    int? LevelsGiven);

/// <summary>How have the parties' proposals moved?</summary>
/// <remarks>
/// The recorded proposals in the order of their days, those without a day last, else in the order of the dossier; what a proposal asks is the status quo
/// with the terms that its clauses name (<see cref="Bridges.Asks"/>). Source of the picture: Raiffa 1982.
/// </remarks>
/// <param name="Steps">The proposals that ask for a package.</param>
public sealed record NegotiationDance(EquatableArray<DanceStep> Steps)
{
    /// <summary>The way that the proposals of a dossier have taken.</summary>
    public static NegotiationDance Of(AgreementAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var parties = analysis.Parties.Select(party => party.Party).ToArray();
        var steps = new List<DanceStep>();
        foreach (var proposal in analysis.Dossier.Proposals.OrderBy(proposal => proposal.Tabled ?? DateOnly.MaxValue))
        {
            if (Bridges.Asks(analysis.Dossier, proposal) is not { } asks)
                continue;
            var utilities = analysis.UtilitiesOf(asks);
            var levels = analysis.LevelsOf(asks);
            var maker = Array.IndexOf(parties, proposal.By);
            var before = maker < 0 ? null : steps.LastOrDefault(step => analysis.Dossier.Find(step.Proposal)!.By == proposal.By);
            steps.Add(new DanceStep(
                proposal.Id,
                asks,
                utilities,
                levels,
                before?.Utilities[maker] - (maker < 0 ? null : utilities[maker]),
                before is null || levels.IsEmpty ? null : levels[maker] - before.Levels[maker]));
        }

        return new NegotiationDance(steps.ToEquatableArray());
    }
}
