namespace Truce.Dossiers;

/// <summary>Clauses that one party puts to others.</summary>
public sealed record Proposal
{
    /// <summary>Its name within the dossier.</summary>
    public required ProposalId Id { get; init; }

    /// <summary>What it is called in reports; null when its id will do.</summary>
    public string? Title { get; init; }

    /// <summary>Who puts it.</summary>
    public required PartyId By { get; init; }

    /// <summary>To whom.</summary>
    public EquatableArray<PartyId> To { get; init; }

    /// <summary>When it was put.</summary>
    public DateOnly? Tabled { get; init; }

    /// <summary>When it lapses.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>Where it stands.</summary>
    public ProposalStatus Status { get; init; } = ProposalStatus.Tabled;

    /// <summary>What it consists of, in order.</summary>
    public EquatableArray<Clause> Clauses { get; init; }

    /// <summary>What is said to follow a refusal; null when nothing is said.</summary>
    public Refusal? IfRefused { get; init; }

    /// <summary>The proposal that takes its place once it is refused or has lapsed; null when none is named. Until then that one is not on the table.</summary>
    public ProposalId? Successor { get; init; }

    /// <summary>What the others replied, <em>no reply yet</em> being one.</summary>
    public EquatableArray<Reply> Replies { get; init; }

    /// <summary>The statements that it rests on as a whole.</summary>
    public EquatableArray<StatementId> Says { get; init; }
}

/// <summary>A part of a proposal: "when A then C", or an assurance.</summary>
public sealed record Clause
{
    /// <summary>What the party waits for; all of it. Empty when the clause is unconditional.</summary>
    public EquatableArray<Formula> When { get; init; }

    /// <summary>What is then to be: by the party's own doing where it decides, otherwise as its demand; all of it.</summary>
    public EquatableArray<Formula> Then { get; init; }

    /// <summary>How the commitments stand in time to the conditions.</summary>
    public Timing Timing { get; init; } = Timing.After;

    /// <summary>What has to be part of the same package, done at the same time or afterwards; all of it, beside <see cref="When"/>.</summary>
    public EquatableArray<Formula> With { get; init; }

    /// <summary>What ends the clause as soon as any of it is so.</summary>
    public EquatableArray<Formula> Unless { get; init; }

    /// <summary>The group of clauses of which at most one holds; null when the clause stands by itself.</summary>
    public string? Group { get; init; }

    /// <summary>The first day on which the party would act; null when none is named.</summary>
    public DateOnly? Opens { get; init; }

    /// <summary>How many days it takes from the start until the commitments are carried out.</summary>
    public int LeadDays { get; init; }

    /// <summary>Who sees whether the commitments are kept, in words; null when nobody has said, <see cref="Verification.Nobody"/> when nobody can.</summary>
    public string? VerifiedBy { get; init; }

    /// <summary>What the party assures; null when the clause assures nothing.</summary>
    public Guarantee? Guarantee { get; init; }

    /// <summary>When the clause lapses.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>The statements it rests on.</summary>
    public EquatableArray<StatementId> Says { get; init; }
}

/// <summary>How the commitments of a clause stand in time to its conditions.</summary>
public enum Timing
{
    /// <summary>Once the conditions are met; no delay is named.</summary>
    After,

    /// <summary>As soon as the conditions are met.</summary>
    AsSoonAs,

    /// <summary>At the same time as the conditions.</summary>
    AtTheSameTime,

    /// <summary>Before the conditions: the party would go first.</summary>
    Before,
}

/// <summary>An assurance.</summary>
/// <param name="Name">What is assured, in a few words.</param>
/// <param name="To">To whom.</param>
/// <param name="Kind">By which means.</param>
public sealed record Guarantee(string Name, EquatableArray<PartyId> To = default, GuaranteeKind Kind = GuaranteeKind.Assurance)
{
    /// <summary>Who assures it, where that is not the author of the proposal.</summary>
    public EquatableArray<PartyId> By { get; init; }

    /// <summary>During which steps of those it is given to it holds; what the clause is conditional on where nothing is named.</summary>
    public EquatableArray<Formula> Covers { get; init; }
}

/// <summary>Who sees whether a step is taken.</summary>
public static class Verification
{
    /// <summary>What is written where nobody can see it.</summary>
    public const string Nobody = "nobody";
}

/// <summary>By which means something is assured.</summary>
public enum GuaranteeKind
{
    /// <summary>By the party's word.</summary>
    Assurance,

    /// <summary>By watching and reporting.</summary>
    Monitoring,

    /// <summary>By help to the one who might lose.</summary>
    Support,

    /// <summary>By force or penalty against the one who breaks it.</summary>
    Enforcement,
}

/// <summary>What is said to follow if a proposal is refused.</summary>
/// <param name="Warns">What is said to follow, in a few words.</param>
/// <param name="Then">The terms that are said to follow, where the dossier has them.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record Refusal(string Warns, EquatableArray<Formula> Then = default, EquatableArray<StatementId> Says = default);

/// <summary>What a party replied to a proposal.</summary>
/// <param name="By">Who replied, or has not.</param>
/// <param name="Kind">How.</param>
/// <param name="AsOf">On which day, or up to which day nothing was heard.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record Reply(PartyId By, ReplyKind Kind, DateOnly? AsOf = null, EquatableArray<StatementId> Says = default);

/// <summary>How a party replied.</summary>
public enum ReplyKind
{
    /// <summary>No public reply is recorded: not a refusal.</summary>
    None,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Accepted in part.</summary>
    Partly,

    /// <summary>Rejected.</summary>
    Rejected,

    /// <summary>Answered with a proposal of its own.</summary>
    Countered,
}

/// <summary>Where a proposal stands.</summary>
public enum ProposalStatus
{
    /// <summary>Put, and not answered.</summary>
    Tabled,

    /// <summary>Answered, neither accepted nor rejected.</summary>
    Answered,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Rejected.</summary>
    Rejected,

    /// <summary>Answered with another proposal.</summary>
    Countered,

    /// <summary>Past its expiry.</summary>
    Lapsed,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>A clause, by its place.</summary>
/// <param name="Proposal">The proposal it belongs to.</param>
/// <param name="Index">Its place among the clauses of the proposal, from 0.</param>
public readonly record struct ClausePlace(ProposalId Proposal, int Index);
