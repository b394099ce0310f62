using Truce.Dossiers;

namespace Truce.Sequencing;

/// <summary>A clause on the table as an offer: what would its author do, once what is so, on which promises, when?</summary>
/// <remarks>
/// With Prior(o) and Promise(o) the awaited steps and Gives(o) the author's own, o says: when each of Prior(o) is done and each of Promise(o) is promised within one
/// package, Gives(o). What the author decides itself, or what is so already, it does not wait for.
/// </remarks>
public sealed record Offer
{
    /// <summary>The clause.</summary>
    public required ClausePlace Place { get; init; }

    /// <summary>Whose offer it is.</summary>
    public required PartyId By { get; init; }

    /// <summary>The steps that the author would take; nothing when the clause only demands or assures.</summary>
    public required EquatableArray<Formula> Gives { get; init; }

    /// <summary>The steps that have to be done before.</summary>
    public required EquatableArray<AwaitedStep> Prior { get; init; }

    /// <summary>The steps that have to be part of the same package, done at the same time or afterwards.</summary>
    public required EquatableArray<AwaitedStep> Promise { get; init; }

    /// <summary>Conditions of the first kind that are so already.</summary>
    public required EquatableArray<AwaitedStep> AlreadySo { get; init; }

    /// <summary>What ends the offer as soon as it is so.</summary>
    public required EquatableArray<Formula> Unless { get; init; }

    /// <summary>The first day on which the author would act; null when none is named.</summary>
    public DateOnly? Opens { get; init; }

    /// <summary>The last day on which the offer can be taken up; null when none is named.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>How many days it takes from the start until it is done.</summary>
    public int LeadDays { get; init; }

    /// <summary>The group of which at most one offer holds; null when it stands by itself.</summary>
    public string? Group { get; init; }

    /// <summary>Who sees whether it is done, in words; null when nobody has said, <see cref="Verification.Nobody"/> when nobody can.</summary>
    public string? VerifiedBy { get; init; }

    /// <summary>The statements behind it.</summary>
    public required EquatableArray<StatementId> Says { get; init; }
}

/// <summary>A step that an offer waits for.</summary>
/// <param name="Step">The step.</param>
/// <param name="From">Who is to take it: any one of them is enough; nobody when no party decides it.</param>
public sealed record AwaitedStep(Formula Step, EquatableArray<PartyId> From);
