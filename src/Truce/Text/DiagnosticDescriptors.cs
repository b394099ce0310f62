using static Truce.Text.Severity;

namespace Truce.Text;

/// <summary>Every rule that a user's text can break.</summary>
/// <remarks>
/// Numbers go by topic: 00xx the file and its YAML; 02xx formulas; 03xx names; 07xx files of other programs. A number that was once published is never given to another rule.
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

    internal static readonly DiagnosticDescriptor NotReadableFormat = new(
        "TRC0701", Error, "another program's file in a form that is not read",
        "Save the file anew in a current version of the program that made it.");

    internal static readonly DiagnosticDescriptor JsonSyntax = new(
        "TRC0702", Error, "the text is not valid JSON",
        "Look at the named place and just before it: a comma, quote or bracket is missing or one too many, or the file was cut off.");

    internal static readonly DiagnosticDescriptor JsonShape = new(
        "TRC0703", Error, "a part of a JSON file is missing or of the wrong kind",
        "The message names what was expected; docs/reference/formats.md describes each format.");

    internal static readonly DiagnosticDescriptor GmcrUnknownOption = new(
        "TRC0710", Error, "a GMCR+ file names an option that it lacks",
        "Options are named by their place in the list 'options', counted from 0.");

    internal static readonly DiagnosticDescriptor GmcrNothingFeasible = new(
        "TRC0711", Error, "a GMCR+ file leaves no feasible state",
        "Every state fits one of the infeasible patterns; take out the pattern that rules out too much.");

    internal static readonly DiagnosticDescriptor GmcrRanking = new(
        "TRC0712", Error, "a ranking by hand in a GMCR+ file cannot be read",
        "A ranking lists the numbers of the feasible states, best first, each once; states that are equally good stand in a list of their own.");

    internal static readonly DiagnosticDescriptor GmcrPartialRanking = new(
        "TRC0713", Warning, "a ranking by hand in a GMCR+ file leaves states out",
        "Place the states that are missing; until then the party's preference is not known.");

    internal static readonly DiagnosticDescriptor GmcrPreferenceMissing = new(
        "TRC0714", Warning, "a decision maker in a GMCR+ file has no preferences",
        "Without a statement every state is as good as another, and so every state is stable for the party.");

    internal static readonly DiagnosticDescriptor GmcrRepeatedOption = new(
        "TRC0715", Warning, "a decision maker in a GMCR+ file lists an option twice",
        "Take the second one out.");

    internal static readonly DiagnosticDescriptor GmcrOrphanOption = new(
        "TRC0716", Warning, "an option in a GMCR+ file belongs to nobody",
        "Nobody can change it; give it to a decision maker, or say by an infeasible pattern how it stands.");

    internal static readonly DiagnosticDescriptor GmcrRepeatedName = new(
        "TRC0717", Warning, "a name in a GMCR+ file is empty or given twice",
        "Give each decision maker and each option a name of its own.");

    internal static readonly DiagnosticDescriptor GmcrMisperception = new(
        "TRC0718", Warning, "a GMCR+ file holds misperceptions",
        "They are kept beside the imported dossier, and do not enter any result.");

    internal static readonly DiagnosticDescriptor GmcrCoalition = new(
        "TRC0719", Warning, "a GMCR+ file holds coalitions",
        "They are kept beside the imported dossier, and do not enter any result.");

    internal static readonly DiagnosticDescriptor GmcrUnusedPart = new(
        "TRC0720", Warning, "a GMCR+ file holds parts that a dossier does not",
        "They are kept beside the imported dossier, word for word.");

    /// <summary>All rules, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticDescriptor> All { get; } =
    [
        FileTooLarge, ForbiddenCharacter, EmptyFile, YamlSyntax, TabIndentation, NestedTooDeep, DuplicateKey, AnchorOrAlias, Tag,
        SeveralDocuments, BadKey, TooManyProblems,
        FormulaSyntax, FormulaTooLarge, BareIssue, PatternLength,
        UnknownIssue, UnknownTerm,
        NotReadableFormat, JsonSyntax, JsonShape, GmcrUnknownOption, GmcrNothingFeasible, GmcrRanking, GmcrPartialRanking, GmcrPreferenceMissing,
        GmcrRepeatedOption, GmcrOrphanOption, GmcrRepeatedName, GmcrMisperception, GmcrCoalition, GmcrUnusedPart,
    ];
}
