using Truce.States;

namespace Truce.Stability.Definitions;

/// <summary>GMR, SMR or SEQ that is not strong: stable, but some improvement is met only by sanctions that hurt little.</summary>
internal sealed class WeakStability(SanctionDefinition basis) : StabilityDefinition
{
    private readonly StrongStability _strong = new(basis);

    public override string Id => $"weak-{basis.Id}";

    public override string Name => $"weak {basis.Name}";

    public override string Abbreviation => $"weak {basis.Abbreviation}";

    public override string Foresight => basis.Foresight + ", where not every reply would leave it far worse off";

    public override string Formal => $"s is stable for i iff it is {basis.Abbreviation} stable and not {_strong.Abbreviation} stable";

    public override string Source => "Hamouda, Kilgour and Hipel 2004, 2006";

    internal override ReplyKind? Replies => basis.Replies;

    internal override IEnumerable<string> Obstacles(StateSpace space) => UnknownPairs(space);

    internal override bool IsStable(GraphModel model, DecisionMaker i, StateId s) => basis.IsStable(model, i, s) && !_strong.IsStable(model, i, s);

    internal override Verdict Judge(GraphModel model, DecisionMaker i, StateId s) =>
        basis.Judge(model, i, s) with { Definition = this, IsStable = IsStable(model, i, s) };
}
