using Truce.Dossiers;

namespace Truce.Sequencing;

/// <summary>Offers that wait for one another, what would set them going, and what would come of it.</summary>
/// <param name="Waiting">The shortest circle, and every clause of the strongly connected set.</param>
/// <param name="Repairs">What would set those of its offers going that a package could hold, the cheapest kind first; nothing where a package could hold none.</param>
/// <param name="Exchange">What would come of all its steps on one day, and where that cannot be, of each clause's steps.</param>
public sealed record Circle(
    OrderConflict.EachWaits Waiting,
    EquatableArray<Repair> Repairs,
    EquatableArray<ExchangeTerms> Exchange)
{
    /// <summary>Whether each step that is waited for in it is on offer.</summary>
    public bool IsOffered => Waiting.Circle.All(link => link.IsOffered);
}

/// <summary>What would set a circle going.</summary>
/// <param name="Kind">How.</param>
/// <param name="Conditions">The conditions that are no longer to be met first; for an exchange and a waiver.</param>
/// <param name="Held">The steps that a third party holds until all is done; for an escrow.</param>
/// <param name="First">The clauses whose authors make a first step without waiting; for a first step.</param>
/// <param name="AtLeast">How many changes are needed at least; as many as the repair has when it is exact.</param>
public sealed record Repair(
    RepairKind Kind,
    EquatableArray<RelaxedCondition> Conditions,
    EquatableArray<AwaitedStep> Held,
    EquatableArray<ClausePlace> First,
    int AtLeast)
{
    /// <summary>How many changes it takes: conditions, steps held, or first steps.</summary>
    public int Changes => Conditions.Count + Held.Count + First.Count;

    /// <summary>Whether no repair of the kind takes fewer changes.</summary>
    public bool IsExact => Changes == AtLeast;
}

/// <summary>A condition that is not to be met first.</summary>
/// <param name="Clause">The clause that waits.</param>
/// <param name="Awaited">What for.</param>
public sealed record RelaxedCondition(ClausePlace Clause, AwaitedStep Awaited);

/// <summary>How a circle can be set going, from what asks least of the parties to what asks most.</summary>
public enum RepairKind
{
    /// <summary>Steps are exchanged on one day: a condition is promised instead of met first.</summary>
    SameDayExchange,

    /// <summary>A third party holds what is given until the rest is done.</summary>
    Escrow,

    /// <summary>One party makes a part of its step without waiting.</summary>
    PartialFirstStep,

    /// <summary>A condition is given up.</summary>
    Waiver,
}

/// <summary>What would come of steps that are taken on one day.</summary>
/// <param name="Clauses">The clauses whose conditions and commitments they are.</param>
/// <param name="Steps">The steps.</param>
/// <param name="LeadsTo">The state that they lead to from the status quo; null when no feasible state has all of them, or there is no status quo.</param>
/// <param name="Stands">How the parties take that state; empty when there is none.</param>
public sealed record ExchangeTerms(
    EquatableArray<ClausePlace> Clauses,
    EquatableArray<Formula> Steps,
    EquatableArray<int>? LeadsTo,
    EquatableArray<PartyStand> Stands);
