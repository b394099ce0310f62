using Truce.Dossiers;
using Truce.Sequencing;

namespace Truce.Comparison;

/// <summary>What do the proposals ask and offer, issue by issue, and where do they meet, exclude one another, or wait for one another?</summary>
/// <remarks>
/// Pure data with the statements behind every entry; words are made elsewhere. Everything stands in the dossier's order. Nothing here is a
/// judgement of who is right: a proposal asks and offers what its author wrote down. Cost: proposals times issues, and one search for a
/// feasible state for each pair of parties and issue. Immutable; safe to share between threads.
/// </remarks>
public sealed record ProposalComparison
{
    /// <summary>The proposals, with what belongs to them as a whole.</summary>
    public required EquatableArray<ProposalOutline> Proposals { get; init; }

    /// <summary>The matrix: a row for every issue, in each a cell for every proposal.</summary>
    public required EquatableArray<IssueComparison> Issues { get; init; }

    /// <summary>What two parties ask about different issues and no feasible state can give to both.</summary>
    public required EquatableArray<Clash> ClashesAcrossIssues { get; init; }

    /// <summary>What the clauses on the table wait for.</summary>
    public required EquatableArray<Wait> Waits { get; init; }

    /// <summary>Circles in which each waits for another to act first, or in which the same steps are put in opposite orders.</summary>
    public required EquatableArray<OrderConflict> OrderConflicts { get; init; }

    /// <summary>Compares the proposals of a dossier; with no proposal, every issue is silent but for positions taken in statements.</summary>
    public static ProposalComparison Of(Dossier dossier)
    {
        var steps = new Steps(dossier);
        var matrix = new Matrix(dossier, steps);
        var issues = dossier.Issues.Select(matrix.Compare).ToEquatableArray();
        var order = new Order(dossier, steps);
        return new ProposalComparison
        {
            Proposals = dossier.Proposals.Select(proposal => Outlines.Of(dossier, steps, proposal)).ToEquatableArray(),
            Issues = issues,
            ClashesAcrossIssues = matrix.ClashesAcross(issues),
            Waits = order.Waits,
            OrderConflicts = order.Conflicts(),
        };
    }
}

/// <summary>What belongs to a proposal as a whole.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="By">Who put it.</param>
/// <param name="To">To whom: as written, or every other principal when nobody is named.</param>
/// <param name="IsOnTheTable">Whether it still counts: neither accepted, lapsed nor withdrawn, and not past its expiry.</param>
/// <param name="Assurances">What its author assures.</param>
/// <param name="IfRefused">What is said to follow a refusal; null when nothing is said.</param>
/// <param name="Replies">For every party that it was put to, what is known of a reply; then the replies of anybody else.</param>
public sealed record ProposalOutline(
    ProposalId Proposal,
    PartyId By,
    EquatableArray<PartyId> To,
    bool IsOnTheTable,
    EquatableArray<Assurance> Assurances,
    Refusal? IfRefused,
    EquatableArray<ReplyStanding> Replies);

/// <summary>Something that the author of a proposal assures.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Guarantee">What is assured, to whom, by which means.</param>
/// <param name="Conditions">What it is conditional on.</param>
/// <param name="Expires">When it lapses.</param>
/// <param name="Says">The statements behind it.</param>
/// <param name="Details">Numbers, dates and qualifiers in their words.</param>
public sealed record Assurance(
    ClausePlace Clause,
    Guarantee Guarantee,
    EquatableArray<Formula> Conditions,
    DateOnly? Expires,
    EquatableArray<StatementId> Says,
    EquatableArray<QuotedDetail> Details);

/// <summary>What is known of a party's reply to a proposal.</summary>
/// <param name="By">The party.</param>
/// <param name="Kind">The reply; <see cref="ReplyKind.None"/> when none is known.</param>
/// <param name="IsRecorded">Whether the dossier has an entry for it; otherwise nothing was written down either way.</param>
/// <param name="AsOf">On which day, or up to which day nothing was heard; null when not known.</param>
/// <param name="Says">The statements behind it.</param>
public sealed record ReplyStanding(PartyId By, ReplyKind Kind, bool IsRecorded, DateOnly? AsOf, EquatableArray<StatementId> Says);
