using Truce.States;

namespace Truce.Stability.Definitions;

/// <summary>A definition that says the same as another of preferences that are read in another way.</summary>
internal abstract class ReadDifferently(SanctionDefinition basis, PreferenceReading reading) : StabilityDefinition
{
    /// <summary>What it says the same as.</summary>
    protected SanctionDefinition Basis { get; } = basis;

    internal override ReplyKind? Replies => Basis.Replies;

    internal override bool IsStable(GraphModel model, DecisionMaker i, StateId s) => Basis.IsStable(model.Under(reading), i, s);

    internal override Verdict Judge(GraphModel model, DecisionMaker i, StateId s) =>
        Basis.Judge(model.Under(reading), i, s) with { Definition = this };
}
