using System.Diagnostics;
using Truce.Dossiers;

namespace Truce.Sequencing.Plans;

/// <summary>In which order could the steps of a plan be taken, so that nobody needs more of a guarantee than must be, and how far has it come?</summary>
/// <remarks>
/// <para>
/// For an order S_0 ⊂ S_1 ⊂ … ⊂ S_m of the steps that are done after each day, V_p(S) is what the state that S leads to is worth to party p, and w_p its walk-away.
/// The <em>exposure</em> of p after a day is max(0, w_p − V_p(S_k)): what it stands to lose if everybody else stops there. The <em>temptation</em> of a party that is
/// to take a step next is V_p(S_k) − V_p(S_m) − penalty_p: what it gains by stopping just before. The plan is <em>safe</em> when no exposure is above 0, and
/// <em>self-enforcing</em> when no temptation is; its <em>need</em> is the largest of both, the least guarantee that makes it hold.
/// </para>
/// <para>
/// For a party without numbers both are comparisons: it would rather walk away, it would rather stop. The order chosen has the smallest need, then the fewest such
/// comparisons against it, then the fewest days with several steps, then the fewest days; of equals the one that takes earlier steps first. Steps of one day are
/// an exchange: who withholds gets nothing.
/// </para>
/// <para>
/// Units: each party's own utility; a need compares them as they stand. Cost: exact by a search over the sets of steps, 2^n of them at most, up to
/// <see cref="StepPlanOptions.MaxExactSteps"/>; beyond that the best order found and a bound. Refuses when no status quo is known, no order keeps every state
/// feasible, or no party has a preference. Source: the safe-exchange planner of Sandholm and Lesser 1995, Sandholm and Ferrandon 2000; needs as a bottleneck path.
/// </para>
/// </remarks>
public sealed record StepPlanAnalysis
{
    /// <summary>The dossier.</summary>
    public required Dossier Dossier { get; init; }

    /// <summary>The hash of the files that the dossier came from; null when it did not come from files.</summary>
    public string? DossierHash { get; init; }

    /// <summary>The plan: one of the dossier's, or one made for a target.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Whether the steps were made here, one for each issue that changes.</summary>
    public required bool IsDerived { get; init; }

    /// <summary>The term indexes of the state that it starts from.</summary>
    public required EquatableArray<int> Start { get; init; }

    /// <summary>The term indexes of the state that it leads to.</summary>
    public required EquatableArray<int> Target { get; init; }

    /// <summary>The parties with a preference, in the dossier's order of parties, and what each would walk away from.</summary>
    public required EquatableArray<PlanParty> Parties { get; init; }

    /// <summary>Parties that decide an issue and of which no preference is recorded; nothing is said of them.</summary>
    public required EquatableArray<PartyId> Unknown { get; init; }

    /// <summary>The steps done by now, by their places in the plan.</summary>
    public required EquatableArray<int> Done { get; init; }

    /// <summary>Where each party stands now, before the next step.</summary>
    public required EquatableArray<PartyMoment> Now { get; init; }

    /// <summary>The steps in the order written, one a day; null when that order breaks a rule of the plan or makes a state infeasible.</summary>
    public required StepOrder? AsWritten { get; init; }

    /// <summary>The best order with one step a day; null when there is none.</summary>
    public required StepOrder? OneADay { get; init; }

    /// <summary>The best order in which two parties may take a step each on one day; null when there is none.</summary>
    public required StepOrder? WithExchanges { get; init; }

    /// <summary>What would make the best order hold, where it does not by itself.</summary>
    public required EquatableArray<GapClosing> Closings { get; init; }

    /// <summary>Where each step stands.</summary>
    public required EquatableArray<StepStanding> Standings { get; init; }

    /// <summary>The day on which it is looked at; null when the dossier names none.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Below what no need can be; equal to the best order's when the search was exact.</summary>
    public required double NeedAtLeast { get; init; }

    /// <summary>Whether every order was looked at.</summary>
    public required bool IsExact { get; init; }

    /// <summary>How long the analysis took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether it starts from the status quo.</summary>
    public bool IsFromStatusQuo => Dossier.StatusQuo is { } now && Dossier.Issues.Select((issue, place) => issue.IndexOf(now.Terms[place])).SequenceEqual(Start);

    /// <summary>The order to show: with exchanges where they help.</summary>
    public StepOrder? Best => WithExchanges ?? OneADay;

    /// <summary>Looks at a plan of the dossier.</summary>
    public static Answer<StepPlanAnalysis> Run(Dossier dossier, PlanId plan, StepPlanOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return dossier.Find(plan) is { } found
            ? Planner.Analyse(dossier, found, isDerived: false, options ?? new StepPlanOptions(), Stopwatch.StartNew(), cancellation)
            : throw new ArgumentException($"No plan is called '{plan}'.", nameof(plan));
    }

    /// <summary>Makes a plan from a state to another, a step for each issue that changes, and looks at it.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="target">One term for every issue.</param>
    /// <param name="options">Where to start and how far to search.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Answer<StepPlanAnalysis> To(Dossier dossier, EquatableArray<TermId> target, StepPlanOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        options ??= new StepPlanOptions();
        return DerivedPlan.To(dossier, target, options).Is(out var plan)
            ? Planner.Analyse(dossier, plan, isDerived: true, options, Stopwatch.StartNew(), cancellation)
            : Answer.Cannot<StepPlanAnalysis>(DerivedPlan.To(dossier, target, options).Obstacles);
    }
}

/// <summary>From where and how far <see cref="StepPlanAnalysis"/> searches.</summary>
public sealed record StepPlanOptions
{
    /// <summary>The state to start from, one term for every issue; empty for the status quo.</summary>
    public EquatableArray<TermId> From { get; init; }

    /// <summary>The day to look at it on; null for the day up to which the dossier is complete. Later entries of progress are left out.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Up to how many steps every order is looked at; those of one day count once. Default 20; from 1 to 22.</summary>
    public int MaxExactSteps { get; init; } = 20;

    /// <summary>How many sets of steps to keep of each size where not every order is looked at. Default 400; 1 or more.</summary>
    public int Width { get; init; } = 400;

    /// <summary>The hash of the files that the dossier came from; default none.</summary>
    public string? DossierHash { get; init; }
}

/// <summary>A party of a plan.</summary>
/// <param name="Party">The party.</param>
/// <param name="IsCardinal">Whether exposure and temptation are numbers for it.</param>
/// <param name="Basis">Where its walk-away comes from.</param>
public sealed record PlanParty(PartyId Party, bool IsCardinal, WalkAwayBasis Basis);

/// <summary>Where a party's walk-away comes from.</summary>
public enum WalkAwayBasis
{
    /// <summary>It is stated as a number.</summary>
    Reservation,

    /// <summary>It is stated that the party would rather keep the status quo than agree on less.</summary>
    StatusQuo,

    /// <summary>It is not stated; the state that the plan starts from is taken.</summary>
    NotStated,
}

/// <summary>An order of the steps.</summary>
/// <param name="Days">The days, each with its steps.</param>
/// <param name="Need">The largest exposure or temptation of a party with numbers.</param>
/// <param name="Against">How often a party without numbers would rather walk away or stop, and how often a state crosses a red line.</param>
/// <param name="IsSafe">Whether nobody is exposed at any time.</param>
/// <param name="IsSelfEnforcing">Whether nobody gains by stopping at any time.</param>
public sealed record StepOrder(EquatableArray<PlanDay> Days, double Need, int Against, bool IsSafe, bool IsSelfEnforcing);

/// <summary>A day of an order.</summary>
/// <param name="Steps">The steps that are taken, by their places in the plan.</param>
/// <param name="State">The term indexes of the state after it.</param>
/// <param name="Moments">Where each party stands, in the order of <see cref="StepPlanAnalysis.Parties"/>.</param>
public sealed record PlanDay(EquatableArray<int> Steps, EquatableArray<int> State, EquatableArray<PartyMoment> Moments);

/// <summary>Where a party stands on a day.</summary>
/// <param name="Party">The party.</param>
/// <param name="Exposure">After the day: what it stands to lose if the others stop, in its utility; null for a party without numbers.</param>
/// <param name="WouldWalkAway">After the day: whether it would rather walk away; null when that is not known.</param>
/// <param name="Temptation">Before the day, if it takes a step on it: what it gains by stopping, in its utility, below 0 when it loses; null for one without numbers or without a step.</param>
/// <param name="WouldStop">Before the day, if it takes a step on it: whether it would rather stop; null when that is not known or it takes none.</param>
/// <param name="CrossesRedLine">After the day: whether the state crosses a red line of it.</param>
public sealed record PartyMoment(PartyId Party, double? Exposure, bool? WouldWalkAway, double? Temptation, bool? WouldStop, bool CrossesRedLine);

/// <summary>What would make an order hold for a party.</summary>
/// <param name="Party">The party that is exposed, tempted or unseen.</param>
/// <param name="Kind">What is needed.</param>
/// <param name="Day">On which day of the order the gap is widest, from 1; null where the day makes no difference.</param>
/// <param name="Amount">How much, in the party's utility; null for a party without numbers.</param>
/// <param name="Step">The step that cannot be verified; null otherwise.</param>
/// <param name="Offered">Assurances in the dossier that are given to the party for steps of the plan.</param>
public sealed record GapClosing(PartyId Party, GapClosingKind Kind, int? Day, double? Amount, StepId? Step, EquatableArray<ClausePlace> Offered);

/// <summary>What closes a gap.</summary>
public enum GapClosingKind
{
    /// <summary>Somebody makes good what the party stands to lose.</summary>
    Guarantee,

    /// <summary>The party leaves something with a third party, or would pay, if it stops.</summary>
    Escrow,

    /// <summary>Somebody sees whether the step is taken.</summary>
    Verification,

    /// <summary>Nothing offered would: the state itself crosses a red line of the party.</summary>
    None,
}

/// <summary>Where a step stands.</summary>
/// <param name="Step">Its place in the plan.</param>
/// <param name="Level">How far it has come; null when nobody has looked.</param>
/// <param name="Latest">The entry that says so; null when there is none.</param>
/// <param name="Status">Whether it is done, late, due or open.</param>
/// <param name="DaysLate">How many days past its day; 0 when it is not late.</param>
/// <param name="WaitsFor">Steps that have to be done before and are not.</param>
public sealed record StepStanding(int Step, ProgressLevel? Level, ProgressEntry? Latest, StepStatus Status, int DaysLate, EquatableArray<StepId> WaitsFor);

/// <summary>Where a step stands against its day.</summary>
public enum StepStatus
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>Its day has passed.</summary>
    Late,

    /// <summary>It is due within thirty days, and nothing that it comes after is missing.</summary>
    Due,

    /// <summary>It waits for steps that are not done.</summary>
    Waiting,

    /// <summary>It can be taken, and is not due yet or has no day.</summary>
    Open,
}
