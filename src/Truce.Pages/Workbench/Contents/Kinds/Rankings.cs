using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>Tiers of a ranking: taken apart and put together.</summary>
internal static class Rankings
{
    /// <summary>A ranking of tiers; below the last there is nothing that it could be strongly preferred to.</summary>
    public static Preference.Ranking Of(IEnumerable<Tier> tiers)
    {
        var all = tiers.ToArray();
        if (all.Length > 0)
            all[^1] = all[^1] with { IsStronglyPreferredToNext = false };
        return new Preference.Ranking(all.ToEquatableArray());
    }

    /// <summary>The formulas whose states are tied in a tier.</summary>
    public static EquatableArray<Formula> StatesOf(Tier tier) => ReferenceEquals(tier.States, Together.Unsaid) ? [] : tier.States is Formula.Or { Operands: { Count: > 0 } tied } ? tied : [tier.States];

    /// <summary>The states of which any of some formulas holds.</summary>
    public static Formula Any(EquatableArray<Formula> formulas) => formulas.Count == 1 ? formulas[0] : new Formula.Or(formulas);
}
