using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding JsonEndsTooSoon() => new(JsonSyntax, "the text ends here, in the middle of a value; expected the rest of it, down to the last ']' and '}'");

    public static Finding JsonUnexpected(char found) => new(
        JsonSyntax, $"found {Quote(found.ToString())}, which cannot stand here in JSON; look for a comma, a quote or a bracket that is missing or one too many");

    public static Finding JsonHalfCharacter() => new(JsonSyntax, "this text holds the escape of half a character; expected both halves of the surrogate pair");

    /// <param name="expected">What was expected.</param>
    /// <param name="found">What was found, already quoted.</param>
    public static Finding JsonExpected(string expected, string found) => new(JsonShape, $"expected {expected}, found {found}");

    public static Finding JsonKeyMissing(string key, string expected) => new(JsonShape, $"the key '{key}' is missing; expected {expected}");
}
