using Truce.Dossiers;

namespace Truce.Sequencing;

/// <summary>A circle in the order of steps: nothing in it can come first.</summary>
/// <remarks>
/// A conflict is a strongly connected set and is reported once, by one of its shortest circles: the one that starts earliest in the dossier.
/// </remarks>
public abstract record OrderConflict
{
    private OrderConflict()
    {
    }

    /// <summary>Every clause of the strongly connected set, in the dossier's order; the circle passes through some of them.</summary>
    public required EquatableArray<ClausePlace> Clauses { get; init; }

    /// <summary>Each party waits for another to act first.</summary>
    /// <param name="Circle">Each clause waits for the next; the last waits for the first.</param>
    public sealed record EachWaits(EquatableArray<WaitLink> Circle) : OrderConflict;

    /// <summary>The same steps are put in opposite orders.</summary>
    /// <param name="Circle">Each step is put before the next; the last before the first.</param>
    public sealed record OppositeOrders(EquatableArray<OrderLink> Circle) : OrderConflict;
}

/// <summary>One place of a circle of waiting.</summary>
/// <param name="Party">Who waits.</param>
/// <param name="Clause">Its clause.</param>
/// <param name="WouldDo">What the party would do.</param>
/// <param name="Awaited">The steps it waits for, at least one.</param>
/// <param name="From">Who decides these steps.</param>
/// <param name="IsOffered">Whether the clause that comes next in the circle would give the steps; otherwise nothing that was put forward gives them, and
/// the next clause is something else that its author has put forward.</param>
/// <param name="Says">The statements behind the clause.</param>
public sealed record WaitLink(
    PartyId Party,
    ClausePlace Clause,
    EquatableArray<Formula> WouldDo,
    EquatableArray<Formula> Awaited,
    EquatableArray<PartyId> From,
    bool IsOffered,
    EquatableArray<StatementId> Says);

/// <summary>One step put before another.</summary>
/// <param name="Party">Who puts it so.</param>
/// <param name="Clause">Its clause.</param>
/// <param name="First">The step that comes first.</param>
/// <param name="Then">The step that comes after it.</param>
/// <param name="Says">The statements behind the clause.</param>
public sealed record OrderLink(PartyId Party, ClausePlace Clause, Formula First, Formula Then, EquatableArray<StatementId> Says);

/// <summary>A step that a clause waits for.</summary>
/// <param name="Party">Who waits.</param>
/// <param name="Clause">Its clause.</param>
/// <param name="Step">The step.</param>
/// <param name="From">Who decides it: any one of them can take it.</param>
/// <param name="Standing">Whether somebody would take it.</param>
/// <param name="GivenBy">The clauses that would give it.</param>
/// <param name="Says">The statements behind the clause.</param>
public sealed record Wait(
    PartyId Party,
    ClausePlace Clause,
    Formula Step,
    EquatableArray<PartyId> From,
    WaitStanding Standing,
    EquatableArray<ClausePlace> GivenBy,
    EquatableArray<StatementId> Says);

/// <summary>Whether an awaited step is in sight.</summary>
public enum WaitStanding
{
    /// <summary>It is so in the status quo.</summary>
    AlreadySo,

    /// <summary>It was offered, and what that offer waits for, if anything, is offered or so in turn.</summary>
    Offered,

    /// <summary>It was offered, but each offer waits for something that is not in sight.</summary>
    OfferedButWaiting,

    /// <summary>Nothing on the table gives it.</summary>
    NotOffered,
}
