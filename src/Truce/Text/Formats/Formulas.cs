using Truce.Dossiers;

namespace Truce.Text.Formats;

/// <summary>Joins formulas as the formula reader would: one alone stays as it is.</summary>
internal static class Formulas
{
    public static Formula All(IEnumerable<Formula> formulas)
    {
        var operands = formulas.ToEquatableArray();
        return operands.Count == 1 ? operands[0] : new Formula.And(operands);
    }

    public static Formula Any(IEnumerable<Formula> formulas)
    {
        var operands = formulas.ToEquatableArray();
        return operands.Count == 1 ? operands[0] : new Formula.Or(operands);
    }
}
