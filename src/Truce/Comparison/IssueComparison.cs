using Truce.Dossiers;

namespace Truce.Comparison;

/// <summary>What the proposals and the parties' other statements say to one issue.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Verdict">Whether what the parties ask can stand together.</param>
/// <param name="Cells">What each proposal says to it: one cell for every proposal, in the dossier's order.</param>
/// <param name="Positions">What was said to it in statements that no proposal rests on.</param>
/// <param name="Asks">What each party that speaks to it asked for, rejected and offered, in the dossier's order of parties.</param>
/// <param name="Clashes">The pairs of these that no feasible state satisfies together. With three parties or more, all of them together may be
/// infeasible although no two are.</param>
public sealed record IssueComparison(
    IssueId Issue,
    IssueVerdict Verdict,
    EquatableArray<IssueCell> Cells,
    EquatableArray<Position> Positions,
    EquatableArray<Ask> Asks,
    EquatableArray<Clash> Clashes);

/// <summary>Whether what the parties ask on an issue can stand together.</summary>
public enum IssueVerdict
{
    /// <summary>At least two parties speak to it, and a feasible state gives all that was asked and offered.</summary>
    Agree,

    /// <summary>No feasible state gives all that was asked, or what one asked excludes what another offered.</summary>
    Contradict,

    /// <summary>What was offered differs, and nobody asked for what another's offer excludes: each may hold on a condition of its own.</summary>
    Differ,

    /// <summary>Only one party speaks to it.</summary>
    OneSided,

    /// <summary>Nobody speaks to it.</summary>
    Silent,

    /// <summary>At least two parties speak to it, and the search for a feasible state that gives each what it asks was given up.</summary>
    Undecided,
}

/// <summary>What one proposal says to one issue.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Stances">In the order of its clauses, in each the conditions first; none when it is silent.</param>
public sealed record IssueCell(ProposalId Proposal, EquatableArray<Stance> Stances)
{
    /// <summary>Whether the proposal says nothing to the issue.</summary>
    public bool IsSilent => Stances.IsEmpty;
}

/// <summary>One thing that a proposal says to an issue.</summary>
/// <param name="Kind">Whether it is asked of others or offered.</param>
/// <param name="Formula">The terms; a formula on several issues stands under each of them.</param>
/// <param name="Clause">The clause it stands in; null for what is said to follow a refusal.</param>
/// <param name="Conditions">For what the clause commits to: what it is conditional on. Empty for a condition itself.</param>
/// <param name="Timing">How the commitments of the clause stand in time to its conditions; null when the clause has none, or there is no clause.</param>
/// <param name="Expires">When the clause lapses, or else the proposal.</param>
/// <param name="Says">The statements behind it: those of the clause that bear on the issue, or else all of the clause.</param>
/// <param name="Details">Numbers, dates and qualifiers in the words of these statements.</param>
public sealed record Stance(
    StanceKind Kind,
    Formula Formula,
    ClausePlace? Clause,
    EquatableArray<Formula> Conditions,
    Timing? Timing,
    DateOnly? Expires,
    EquatableArray<StatementId> Says,
    EquatableArray<QuotedDetail> Details);

/// <summary>What a proposal does by naming a term.</summary>
public enum StanceKind
{
    /// <summary>A condition that others must meet before the author acts.</summary>
    Condition,

    /// <summary>A commitment that is asked of others: the author does not decide the issue.</summary>
    Demand,

    /// <summary>What the author would do: it decides the issue, alone or together with others.</summary>
    Offer,

    /// <summary>A condition that nobody else must meet: the author's own to meet, or nobody's.</summary>
    Circumstance,

    /// <summary>What is said to follow a refusal.</summary>
    IfRefused,
}

/// <summary>What a party said to an issue in a statement that no proposal rests on.</summary>
/// <param name="Party">Whose statement it is.</param>
/// <param name="Act">What was done by saying it. A refusal refuses <paramref name="Formula"/>.</param>
/// <param name="Formula">The terms that it bears on.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Date">When it was said.</param>
/// <param name="Details">Numbers, dates and qualifiers in its words.</param>
public sealed record Position(
    PartyId Party,
    Act Act,
    Formula Formula,
    StatementId Statement,
    DateOnly? Date,
    EquatableArray<QuotedDetail> Details);

/// <summary>What a party asked for, rejected or offered on an issue, in proposals on the table and in other statements.</summary>
/// <param name="Party">The party.</param>
/// <param name="Kind">Which of these.</param>
/// <param name="Formula">All that it asked for or offered (when that cannot all be so, any of it), or any of what it rejected.</param>
/// <param name="Says">The statements behind it.</param>
public sealed record Ask(PartyId Party, AskKind Kind, Formula Formula, EquatableArray<StatementId> Says)
{
    /// <summary>What would be so if the party had its way.</summary>
    internal Formula Wanted => Kind == AskKind.Rejected ? new Formula.Not(Formula) : Formula;
}

/// <summary>What a party did by naming terms.</summary>
public enum AskKind
{
    /// <summary>Asked for them: as a condition, as a demand, or in a statement.</summary>
    Asked,

    /// <summary>Rejected them.</summary>
    Rejected,

    /// <summary>Offered or accepted them.</summary>
    Offered,
}

/// <summary>What two parties asked for, rejected or offered, not both of them offers, and no feasible state satisfies together.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
public sealed record Clash(Ask First, Ask Second);
