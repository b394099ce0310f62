using Truce.Dossiers;

namespace Truce.States;

/// <summary>Of which terms of its one issue does a formula hold?</summary>
internal static class SingleIssue
{
    /// <summary>For each term of the issue that a formula is about, in order, whether the formula holds of it.</summary>
    /// <exception cref="ArgumentException">The formula is not about exactly one issue, or names what the dossier lacks.</exception>
    public static bool[] TermsOf(Formula formula, EquatableArray<Issue> issues)
    {
        if (formula.Issues() is not [var id])
            throw new ArgumentException("The formula is not about exactly one issue.", nameof(formula));
        EquatableArray<Issue> alone = [issues[issues.PlaceOf(id)]];
        var compiled = CompiledFormula.Compile(formula, alone);
        var holds = new bool[alone[0].Terms.Count];
        for (var term = 0; term < holds.Length; term++)
            holds[term] = compiled.Holds([term]);
        return holds;
    }
}
