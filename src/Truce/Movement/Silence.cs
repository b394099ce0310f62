using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>No public reply as of a day: a state of the record, and never a refusal.</summary>
/// <param name="Party">Who has not replied.</param>
/// <param name="Proposal">To which proposal; null when it is to no proposal in particular.</param>
/// <param name="Issues">On which issues: those of the proposal, or those that the statement names; none when it names none.</param>
/// <param name="AsOf">Up to which day nothing was heard.</param>
/// <param name="Says">The statements that say so.</param>
public sealed record Silence(PartyId Party, ProposalId? Proposal, EquatableArray<IssueId> Issues, DateOnly AsOf, EquatableArray<StatementId> Says);
