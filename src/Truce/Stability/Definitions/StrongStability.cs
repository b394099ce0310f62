using Truce.States;

namespace Truce.Stability.Definitions;

/// <summary>GMR, SMR or SEQ in which every sanction hurts: the decision maker would end in a state that it strongly disprefers (≪).</summary>
/// <remarks>
/// Improvements may be mild or strong, its own and those of the others. Without strength of preference no sanction is strong, and only states that are
/// Nash stable remain. Strong SEQ is shortened to SSEQ in some papers, as symmetric SEQ is in others; here it is <c>strong-seq</c>.
/// Source: Hamouda, Kilgour and Hipel 2004, 2006.
/// </remarks>
internal sealed class StrongStability(SanctionDefinition basis) : ReadDifferently(basis, PreferenceReading.StrongSanctions)
{
    public override string Id => $"strong-{Basis.Id}";

    public override string Name => $"strong {Basis.Name}";

    public override string Abbreviation => $"strong {Basis.Abbreviation}";

    public override string Foresight => Basis.Foresight.Replace("no better off than before", "far worse off than before");

    public override string Formal => Basis.Formal.Replace("≽_i", "≫_i");

    public override string Source => "Hamouda, Kilgour and Hipel 2004, 2006";

    internal override IEnumerable<string> Obstacles(StateSpace space) => UnknownPairs(space);
}
