using System.Diagnostics;
using Truce.Dossiers;

namespace Truce.Sequencing;

/// <summary>How could things start? What could be done today, what could one package hold, who waits for whom, and what would set it going?</summary>
/// <remarks>
/// <para>
/// An offer says: once each step of Prior(o) is done, and each step of Promise(o) is part of the same package, its author does Gives(o). The least closure
/// μY.{o : Prior(o) ∪ Promise(o) ⊂ done(Y)} is what could start today, trusting nobody; the greatest νX.{o : Prior(o) ∪ Promise(o) ⊂ gives(X)} what one package
/// could hold, all of it at once; the mixed νX.μY.{o : Prior(o) ⊂ done(Y), Promise(o) ⊂ gives(X)} the largest package that keeps every order that was named.
/// What the greatest has beyond the mixed is stuck for want of simultaneity, what the mixed has beyond the least for want of somebody to vouch for promises.
/// </para>
/// <para>
/// Units: offers (clauses on the table by which an author would do something). Ties: the dossier's order. Cost: linear in the conditions for a closure; repairs
/// of a circle are exact up to twelve offers. Pure and immutable; safe to share between threads. Source: Bartoletti and Zunino 2010; Heitzig 2025.
/// </para>
/// </remarks>
public sealed record SequenceAnalysis
{
    /// <summary>The dossier.</summary>
    public required Dossier Dossier { get; init; }

    /// <summary>The hash of the files that the dossier came from; null when it did not come from files.</summary>
    public string? DossierHash { get; init; }

    /// <summary>The offers: clauses on the table by which their authors would do something.</summary>
    public required EquatableArray<Offer> Offers { get; init; }

    /// <summary>For each offer in which wave it could be carried out, trusting nobody, from 1; 0 when it could not.</summary>
    public required EquatableArray<int> Starts { get; init; }

    /// <summary>For each offer in which wave of the largest package it could be carried out that keeps every order, from 1; 0 when it could not.</summary>
    public required EquatableArray<int> InOrder { get; init; }

    /// <summary>For each offer whether a single package could hold it, all of it carried out at once.</summary>
    public required EquatableArray<bool> AtOnce { get; init; }

    /// <summary>For each offer what it waits for, and which offers would give it.</summary>
    public required EquatableArray<EquatableArray<GivenStep>> Givers { get; init; }

    /// <summary>The largest packages that keep every order: one, or several where offers exclude one another.</summary>
    public required EquatableArray<OfferPackage> Packages { get; init; }

    /// <summary>Whether there may be further packages that were not looked for.</summary>
    public required bool ArePackagesCut { get; init; }

    /// <summary>Which offers exclude one another, and why.</summary>
    public required EquatableArray<Exclusion> Exclusions { get; init; }

    /// <summary>Offers that are over, since what they named after "unless" is so already.</summary>
    public required EquatableArray<ClausePlace> Ended { get; init; }

    /// <summary>The steps that are waited for and that no offer gives.</summary>
    public required EquatableArray<MissingStep> Missing { get; init; }

    /// <summary>Where each waits for another.</summary>
    public required EquatableArray<Circle> Circles { get; init; }

    /// <summary>What the assurances cover, and what they leave.</summary>
    public required EquatableArray<AssuranceCover> Assurances { get; init; }

    /// <summary>What is lost when offers lapse or are refused.</summary>
    public required DelayGraph Delay { get; init; }

    /// <summary>How long the analysis took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>How many offers could be carried out today and thereafter, trusting nobody.</summary>
    public int StartCount => Starts.Count(wave => wave > 0);

    /// <summary>How many offers the largest package holds that keeps every order.</summary>
    public int InOrderCount => InOrder.Count(wave => wave > 0);

    /// <summary>How many offers a single package could hold, all of it at once.</summary>
    public int AtOnceCount => AtOnce.Count(isIn => isIn);

    /// <summary>Looks at the offers of a dossier.</summary>
    /// <param name="dossier">The dossier; without offers, every list is empty.</param>
    /// <param name="options">How far to search.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static SequenceAnalysis Run(Dossier dossier, SequenceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        options ??= new SequenceOptions();
        var watch = Stopwatch.StartNew();
        return new Sequencer(dossier, options, cancellation).Analyse(() => watch.Elapsed);
    }
}

/// <summary>How far <see cref="SequenceAnalysis"/> searches.</summary>
public sealed record SequenceOptions
{
    /// <summary>How many packages to list where offers exclude one another. Default 20; 1 or more.</summary>
    public int MaxPackages { get; init; } = 20;

    /// <summary>Up to how many offers the repairs of a circle are exact. Default 12; from 1 to 20.</summary>
    public int MaxExactOffers { get; init; } = 12;

    /// <summary>How many stages of delay to look at. Default 64; 1 or more.</summary>
    public int MaxStages { get; init; } = 64;

    /// <summary>The hash of the files that the dossier came from, for <see cref="SequenceAnalysis.DossierHash"/>; default none.</summary>
    public string? DossierHash { get; init; }
}

/// <summary>Offers that can be carried out together in an order that all of them named.</summary>
/// <param name="Offers">The offers, ascending, by their places in <see cref="SequenceAnalysis.Offers"/>.</param>
/// <param name="Waves">In which wave each is carried out, from 1.</param>
/// <param name="Steps">What comes about.</param>
/// <param name="HalfOffered">Steps that some of those offer who decide them only together, and the others do not; they do not come about.</param>
/// <param name="Days">On which day each starts at the earliest; null where dates do not fit, or where the dossier names no day to count from.</param>
/// <param name="LeadsTo">The state that it leads to from the status quo; null when there is none that is feasible, or no status quo.</param>
/// <param name="Stands">How the parties take it; empty when it leads to no state.</param>
/// <param name="PossiblyKept">The offers that are left when those of parties that would refuse are taken back, and what hangs on them.</param>
/// <param name="SurelyKept">The same when also those are taken back whose authors may refuse.</param>
public sealed record OfferPackage(
    EquatableArray<int> Offers,
    EquatableArray<int> Waves,
    EquatableArray<Formula> Steps,
    EquatableArray<Formula> HalfOffered,
    EquatableArray<DateOnly?> Days,
    EquatableArray<int>? LeadsTo,
    EquatableArray<PartyStand> Stands,
    EquatableArray<int> PossiblyKept,
    EquatableArray<int> SurelyKept);

/// <summary>A step that an offer waits for, and the offers that would give it.</summary>
/// <param name="Awaited">The step.</param>
/// <param name="By">The offers, ascending, by their places in <see cref="SequenceAnalysis.Offers"/>.</param>
public sealed record GivenStep(AwaitedStep Awaited, EquatableArray<int> By);

/// <summary>Two offers that cannot both be carried out.</summary>
/// <param name="First">The first.</param>
/// <param name="Second">The second.</param>
/// <param name="Kind">Why.</param>
public sealed record Exclusion(int First, int Second, ExclusionKind Kind);

/// <summary>Why two offers exclude each other.</summary>
public enum ExclusionKind
{
    /// <summary>They are of a group of which at most one holds.</summary>
    Group,

    /// <summary>What the second gives ends the first.</summary>
    Unless,

    /// <summary>No feasible state has what both give.</summary>
    Infeasible,
}

/// <summary>A step that is waited for and that no offer gives.</summary>
/// <param name="Step">The step, and who is to take it.</param>
/// <param name="WaitedForBy">The clauses that wait for it.</param>
/// <param name="Stands">How those who are to take it would take the status quo with that step; empty when there is no such state.</param>
/// <param name="Says">Statements by those who are to take it that are about its issues.</param>
public sealed record MissingStep(AwaitedStep Step, EquatableArray<ClausePlace> WaitedForBy, EquatableArray<PartyStand> Stands, EquatableArray<StatementId> Says);
