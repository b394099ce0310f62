namespace Truce.Dossiers;

/// <summary>Steps in which something could be carried out, or is being carried out.</summary>
public sealed record Plan
{
    /// <summary>Its name within the dossier.</summary>
    public required PlanId Id { get; init; }

    /// <summary>What it is called in reports; null when its id will do.</summary>
    public string? Title { get; init; }

    /// <summary>The steps, in the order written.</summary>
    public EquatableArray<PlanStep> Steps { get; init; }

    /// <summary>The most that a party would be exposed to or tempted by, in its own utility; a party that is not named has no such limit.</summary>
    public EquatableArray<PartyAmount> Caps { get; init; }

    /// <summary>What it costs a party to stop in the middle, in its own utility; nothing for a party that is not named.</summary>
    public EquatableArray<PartyAmount> Penalties { get; init; }

    /// <summary>Whether, when one party stops, the others take back those of their steps that can be taken back.</summary>
    public bool SnapBack { get; init; }

    /// <summary>The statements that it rests on.</summary>
    public EquatableArray<StatementId> Says { get; init; }
}

/// <summary>One step of a plan.</summary>
public sealed record PlanStep
{
    /// <summary>Its name within the plan.</summary>
    public required StepId Id { get; init; }

    /// <summary>What it is called in reports; null when what becomes true will do.</summary>
    public string? Title { get; init; }

    /// <summary>Who takes it; several take it together.</summary>
    public required EquatableArray<PartyId> By { get; init; }

    /// <summary>What becomes true: a term of each issue that it settles.</summary>
    public required EquatableArray<Formula> Then { get; init; }

    /// <summary>The steps that have to be done on an earlier day.</summary>
    public EquatableArray<StepId> After { get; init; }

    /// <summary>The steps that have to be taken on the same day.</summary>
    public EquatableArray<StepId> With { get; init; }

    /// <summary>Whether it cannot be taken back; a change that the issue does not let be undone cannot, either.</summary>
    public bool IsIrreversible { get; init; }

    /// <summary>Who sees whether it is done, in words; null when nobody has said, <see cref="Verification.Nobody"/> when nobody can.</summary>
    public string? VerifiedBy { get; init; }

    /// <summary>By when it is to be done; null when no day is named.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>How far it has come, entry by entry; nothing when nobody has looked.</summary>
    public EquatableArray<ProgressEntry> Progress { get; init; }

    /// <summary>The statements it rests on.</summary>
    public EquatableArray<StatementId> Says { get; init; }

    /// <summary>The last entry of progress by its day, of one day the one written last; null when there is none.</summary>
    /// <param name="asOf">Only entries up to this day; null for all.</param>
    public ProgressEntry? ProgressAsOf(DateOnly? asOf) =>
        Progress.Where(entry => asOf is null || !(entry.AsOf > asOf)).OrderBy(entry => entry.AsOf ?? DateOnly.MinValue).LastOrDefault();
}

/// <summary>How far a step has come on a day.</summary>
/// <param name="Level">How far.</param>
/// <param name="AsOf">On which day this was seen; null when nobody wrote it down.</param>
/// <param name="Note">What was seen, in words.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record ProgressEntry(ProgressLevel Level, DateOnly? AsOf = null, string? Note = null, EquatableArray<StatementId> Says = default);

/// <summary>How far a step has come, from 0 to 3, as studies of implementation grade it.</summary>
/// <remarks>Source: the Peace Accords Matrix, Joshi, Quinn and Regan 2015.</remarks>
public enum ProgressLevel
{
    /// <summary>0: not initiated.</summary>
    NotInitiated,

    /// <summary>1: minimal.</summary>
    Minimal,

    /// <summary>2: intermediate.</summary>
    Intermediate,

    /// <summary>3: full, done.</summary>
    Full,
}

/// <summary>An amount for a party, in its own utility.</summary>
/// <param name="Party">The party.</param>
/// <param name="Amount">The amount, 0 or more.</param>
public sealed record PartyAmount(PartyId Party, decimal Amount);
