using Truce.States;

namespace Truce.Stability.Definitions;

/// <summary>Relational Nash stability, GMR, SMR or SEQ: what counts as better follows from attitudes to all parties, not from own gain alone.</summary>
/// <remarks>
/// q is totally relationally preferred to s by i when q ≽_j s for every j to whom i is positive and not q ≻_j s for every j to whom i is negative. Moves to
/// such states tempt; other states deter. With attitudes as they are when nothing is written (positive to oneself, neutral to others) and no ties, each is
/// the definition that it extends; ties break that, since an indifferent move then tempts. Source: Inohara, Hipel and Walker 2007.
/// </remarks>
internal sealed class AttitudeStability(SanctionDefinition basis) : ReadDifferently(basis, PreferenceReading.ByAttitude)
{
    public override string Id => $"relational-{Basis.Id}";

    public override string Name => $"relational {Basis.Name}";

    public override string Abbreviation => $"r-{Basis.Abbreviation}";

    public override string Foresight => $"looks ahead as under {Basis.Abbreviation}; better is what its attitudes to all parties make of it";

    public override string Formal => Basis.Formal
        .Replace("R_i⁺(s)", "TRR(e)_i(s)∖{s}").Replace("R_O⁺(s1)", "TRR(e)_O(s1)").Replace("s ≽_i s2", "s2 ∈ RΦ(e)_i(s)").Replace("s ≽_i s3", "s3 ∈ RΦ(e)_i(s)");

    public override string Source => "Inohara, Hipel and Walker 2007; Walker, Hipel and Inohara 2012";

    internal override IEnumerable<string> Obstacles(StateSpace space) => UnknownPairs(space);
}
