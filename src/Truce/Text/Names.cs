using System.Collections.Frozen;

namespace Truce.Text;

/// <summary>What may name a part of a dossier.</summary>
internal static class Names
{
    /// <summary>The words that mean something in a formula, and so cannot name an issue or a term.</summary>
    public static EquatableArray<string> FormulaKeywords { get; } = ["not", "and", "or", "implies", "iff", "in", "if", "then", "true", "false"];

    private static readonly FrozenSet<string> s_keywords = FormulaKeywords.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsFormulaKeyword(string word) => s_keywords.Contains(word);

    /// <summary>Whether a text is a name: letters and digits, and after the first of them also <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public static bool IsName(string text)
    {
        if (text.Length == 0 || !char.IsLetterOrDigit(text[0]))
            return false;
        foreach (var c in text)
        {
            if (!IsNameCharacter(c))
                return false;
        }

        return true;
    }

    public static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.';
}
