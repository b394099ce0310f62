using Truce.Dossiers;

namespace Truce.Sequencing;

/// <summary>What is lost when offers lapse or are refused: stages without circles, from now on.</summary>
/// <remarks>
/// A stage is what is on the table after some days have passed and some proposals have been refused; what follows a proposal is its successor, where one is
/// named, else nothing. Days pass in their order, a refusal can come at any time, and nothing comes back.
/// </remarks>
/// <param name="Stages">The stages, the present one first.</param>
/// <param name="Events">What leads from one to another.</param>
/// <param name="IsCut">Whether there are further stages that were not looked at.</param>
public sealed record DelayGraph(EquatableArray<DelayStage> Stages, EquatableArray<DelayEvent> Events, bool IsCut);

/// <summary>What is on the table at a stage.</summary>
/// <param name="InForce">The proposals that are.</param>
/// <param name="Offers">How many offers they hold.</param>
/// <param name="Starts">How many of them could be carried out, trusting nobody.</param>
/// <param name="InOrder">How many the largest package holds that keeps every order.</param>
/// <param name="AtOnce">How many a single package could hold, all at once.</param>
/// <param name="Lost">Steps that a single package could bring at the present stage and could not at this one.</param>
/// <param name="Added">Steps that a single package could bring at this stage and could not at the present one.</param>
public sealed record DelayStage(
    EquatableArray<ProposalId> InForce,
    int Offers,
    int Starts,
    int InOrder,
    int AtOnce,
    EquatableArray<Formula> Lost,
    EquatableArray<Formula> Added);

/// <summary>What leads from one stage to another: a day that passes, or a refusal.</summary>
/// <param name="From">The place of the stage before.</param>
/// <param name="To">The place of the stage after.</param>
/// <param name="Lapsed">The last day of the offers that lapse with it; null for a refusal.</param>
/// <param name="Refused">The proposal that is refused; null for a day.</param>
public sealed record DelayEvent(int From, int To, DateOnly? Lapsed, ProposalId? Refused);
