using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>A formula as parts that all have to be so.</summary>
internal static class Together
{
    /// <summary>The formula of an entry that says nothing yet: this one and no other that is equal to it.</summary>
    public static Formula Unsaid { get; } = new Formula.And([]);

    /// <summary>The parts of a conjunction, or the formula itself; nothing of nothing.</summary>
    public static EquatableArray<Formula> PartsOf(Formula? formula) => formula switch
    {
        null => [],
        _ when ReferenceEquals(formula, Unsaid) => [],
        Formula.And { Operands: { Count: > 1 } parts } => parts,
        _ => [formula],
    };

    /// <summary>The formula that all parts are so; null when there are none.</summary>
    public static Formula? Of(EquatableArray<Formula> parts) => parts.Count switch
    {
        0 => null,
        1 => parts[0],
        _ => new Formula.And(parts),
    };
}
