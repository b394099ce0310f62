using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding TooManyProblems(int shown) =>
        new(DiagnosticDescriptors.TooManyProblems, $"only the first {shown} problems of this file are shown; correct them and check again");

    public static Finding FileTooLarge(long size, long limit, string unit) => new(
        DiagnosticDescriptors.FileTooLarge,
        $"the file has {size:N0} {unit}; at most {limit:N0} are read; split it, or move long texts into files of their own");

    public static Finding ForbiddenCharacter(char character, int count) => new(
        DiagnosticDescriptors.ForbiddenCharacter,
        $"found {Describe(character)}{(count > 1 ? $" and {Count(count - 1, "more character")} of this kind" : "")}; a dossier is text in UTF-8, so take it out or save the file as text");

    public static Finding EmptyFile() =>
        new(DiagnosticDescriptors.EmptyFile, "the file holds no text except comments; expected at least 'dossier' and a title");

    /// <summary>Ours for what YamlDotNet says of the errors that people make; its own words, cut to the point, for the rest.</summary>
    public static Finding YamlSyntax(string problem) => new(DiagnosticDescriptors.YamlSyntax, problem switch
    {
        _ when problem.Contains("found invalid mapping", StringComparison.Ordinal) =>
            "found a second ':' where a value was expected; put the value in quotes, or correct the indentation of this line",
        _ when problem.Contains("did not find expected key", StringComparison.Ordinal) =>
            "this does not belong to the lines above; expected 'key: value' at their indentation, or the text above in quotes",
        _ when problem.Contains("did not find expected '-'", StringComparison.Ordinal) =>
            "this does not belong to the list above; expected a line that starts with '- ' at the list's indentation",
        _ when problem.Contains("did not find expected ',' or ']'", StringComparison.Ordinal) =>
            "expected ',' or ']' here; a text that holds brackets, braces or commas goes in quotes within a [list]",
        _ when problem.Contains("did not find expected ',' or '}'", StringComparison.Ordinal) =>
            "expected ',' or '}' here; a text that holds brackets, braces or commas goes in quotes within a {mapping}",
        _ when problem.Contains("cannot start any token", StringComparison.Ordinal) =>
            "a value cannot start with this character; put the value in quotes",
        _ when problem.Contains("quoted scalar, found unexpected end of stream", StringComparison.Ordinal) =>
            "this quote is opened here and never closed",
        _ when problem.Contains("found wrong indentation", StringComparison.Ordinal) =>
            "this quote is opened here and not closed before a line that is indented less; close it, or indent its further lines",
        _ when problem.Contains("found unknown escape character", StringComparison.Ordinal) =>
            "found a '\\' and a letter that mean nothing in double quotes; write '\\\\' for a backslash, or use single quotes",
        _ when problem.Contains("did not find expected node content", StringComparison.Ordinal) =>
            "expected a value here",
        "" => "the text is not valid YAML here; look for a bracket, brace or quote that is opened and never closed",
        _ => $"the text is not valid YAML here: {WithoutContext(problem)}",
    });

    public static Finding TabIndentation() =>
        new(DiagnosticDescriptors.TabIndentation, "found a tab in the indentation of this line; expected spaces");

    public static Finding NestedTooDeep(int limit) => new(
        DiagnosticDescriptors.NestedTooDeep,
        $"found more than {limit} lists and mappings within one another; look for a bracket that is opened and never closed");

    public static Finding DuplicateKey(string key, int firstLine) => new(
        DiagnosticDescriptors.DuplicateKey,
        $"the key {Quote(key)} is given twice, first in line {firstLine}; keep one of them or rename the second");

    public static Finding Anchor(string name) => new(
        AnchorOrAlias, $"found the anchor {Quote("&" + name)}; a dossier uses no anchors, so take it out, or put the text in quotes if it is meant as text");

    public static Finding Alias(string name) => new(
        AnchorOrAlias, $"found the alias {Quote("*" + name)}; a dossier uses no aliases, so write the value out, or put it in quotes if it is meant as text");

    public static Finding Tag(string tag) => new(
        DiagnosticDescriptors.Tag, $"found the tag {Quote(tag)}; a dossier uses no tags, so take it out, or put the text in quotes if it is meant as text");

    public static Finding SecondDocument() => new(
        SeveralDocuments, "a second YAML document starts here; expected one dossier in a file");

    public static Finding Directive() => new(
        SeveralDocuments, "found a line that starts with '%'; a dossier uses no YAML directives, so take the line out, or indent it if it is meant as text");

    public static Finding EmptyKey() => new(BadKey, "found ':' without a key before it; expected a word");

    public static Finding KeyIsNoWord() => new(BadKey, "found a list or a mapping as a key; expected a word");

    private static string Describe(char character) => character switch
    {
        '\0' => "the character U+0000 (NUL)",
        '\u0085' or '\u2028' or '\u2029' => $"the line separator U+{(int)character:X4}, which editors do not count as a line end",
        _ when char.IsSurrogate(character) => $"half of a character (U+{(int)character:X4})",
        _ => $"the control character U+{(int)character:X4}",
    };

    private static string WithoutContext(string problem)
    {
        var comma = problem.IndexOf(", ", StringComparison.Ordinal);
        var core = comma >= 0 && problem.StartsWith("While ", StringComparison.Ordinal) ? problem[(comma + 2)..] : problem;
        core = core.Trim().TrimEnd('.');
        return core.Length == 0 ? "unknown structure" : char.ToLowerInvariant(core[0]) + core[1..];
    }
}
