using static Truce.Text.Severity;

namespace Truce.Text;

/// <summary>Every rule that a user's text can break.</summary>
/// <remarks>
/// Numbers go by topic: 00xx the file and its YAML. A number that was once published is never given to another rule.
/// </remarks>
public static class DiagnosticDescriptors
{
    internal static readonly DiagnosticDescriptor FileTooLarge = new(
        "TRC0002", Error, "a file is too large",
        "Split the dossier, or move long texts into files under sources/.");

    internal static readonly DiagnosticDescriptor ForbiddenCharacter = new(
        "TRC0004", Error, "a character that cannot stand in a text file",
        "The file may not be a text file, or it was damaged on the way. Save it as UTF-8 text and take the named character out.");

    internal static readonly DiagnosticDescriptor EmptyFile = new(
        "TRC0005", Error, "the file says nothing",
        "Write at least the required parts of a dossier: its title, parties and issues.");

    internal static readonly DiagnosticDescriptor YamlSyntax = new(
        "TRC0006", Error, "the text is not valid YAML",
        "Look at the named place and the line above it: a missing quote, bracket or colon, or an indentation that differs from its neighbours', is the usual cause.");

    internal static readonly DiagnosticDescriptor TabIndentation = new(
        "TRC0007", Error, "a tab is used for indentation",
        "YAML is indented with spaces. Replace the tabs at the start of the line by spaces.");

    internal static readonly DiagnosticDescriptor NestedTooDeep = new(
        "TRC0008", Error, "lists and mappings are nested too deep",
        "No part of a dossier needs such nesting; look for brackets that are opened and never closed.");

    internal static readonly DiagnosticDescriptor DuplicateKey = new(
        "TRC0009", Error, "a key is given twice",
        "Keep one of the two, or give the second its own name.");

    internal static readonly DiagnosticDescriptor AnchorOrAlias = new(
        "TRC0010", Error, "YAML anchors and aliases are not used in a dossier",
        "Write the value out in each place; a text that starts with & or * goes in quotes.");

    internal static readonly DiagnosticDescriptor Tag = new(
        "TRC0011", Error, "YAML tags are not used in a dossier",
        "Take the tag out; a text that starts with ! goes in quotes.");

    internal static readonly DiagnosticDescriptor SeveralDocuments = new(
        "TRC0012", Error, "the file is more than one YAML document",
        "Keep one dossier in a file; take out lines that start with --- or ... or %.");

    internal static readonly DiagnosticDescriptor BadKey = new(
        "TRC0013", Error, "a key is not a word",
        "Write the key as a plain word before the colon.");

    internal static readonly DiagnosticDescriptor TooManyProblems = new(
        "TRC0014", Error, "there are more problems than are shown",
        "Correct those that are shown and check again.");

    /// <summary>All rules, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticDescriptor> All { get; } =
    [
        FileTooLarge, ForbiddenCharacter, EmptyFile, YamlSyntax, TabIndentation, NestedTooDeep, DuplicateKey, AnchorOrAlias, Tag,
        SeveralDocuments, BadKey, TooManyProblems,
    ];
}
