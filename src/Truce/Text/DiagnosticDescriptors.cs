using static Truce.Text.Severity;

namespace Truce.Text;

/// <summary>Every rule that a user's text can break.</summary>
/// <remarks>
/// Numbers go by topic: 00xx the file and its YAML; 02xx formulas; 03xx names. A number that was once published is never given to another rule.
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

    internal static readonly DiagnosticDescriptor FormulaSyntax = new(
        "TRC0201", Error, "a formula cannot be read",
        "Formulas are made of 'issue = term', 'issue in {a, b}', patterns such as <no yes ->, 'not', 'and', 'or', 'implies', 'iff', 'if … then …' and brackets.");

    internal static readonly DiagnosticDescriptor FormulaTooLarge = new(
        "TRC0202", Error, "a formula is nested too deep or too long",
        "Split the formula into several constraints, conditions or priorities.");

    internal static readonly DiagnosticDescriptor BareIssue = new(
        "TRC0203", Error, "the name of an issue stands alone though the issue is not yes/no",
        "Only an issue with the terms no and yes can stand alone in a formula; say which term is meant.");

    internal static readonly DiagnosticDescriptor PatternLength = new(
        "TRC0204", Error, "a pattern has more or fewer terms than the dossier has issues",
        "Write one term for each issue in the dossier's order, and '-' where any term will do.");

    internal static readonly DiagnosticDescriptor UnknownIssue = new(
        "TRC0301", Error, "no issue has that name",
        "Correct the name, or add the issue under 'issues'.");

    internal static readonly DiagnosticDescriptor UnknownTerm = new(
        "TRC0302", Error, "the issue has no such term",
        "Correct the name, or add the term to the issue's terms.");

    /// <summary>All rules, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticDescriptor> All { get; } =
    [
        FileTooLarge, ForbiddenCharacter, EmptyFile, YamlSyntax, TabIndentation, NestedTooDeep, DuplicateKey, AnchorOrAlias, Tag,
        SeveralDocuments, BadKey, TooManyProblems,
        FormulaSyntax, FormulaTooLarge, BareIssue, PatternLength,
        UnknownIssue, UnknownTerm,
    ];
}
