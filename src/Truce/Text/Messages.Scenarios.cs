using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding XmlDocumentType() => new(
        DiagnosticDescriptors.XmlSyntax, "the file has a document type declaration, which could make it read other files or grow without end; take the declaration out");

    public static Finding XmlEndsTooSoon() => new(DiagnosticDescriptors.XmlSyntax, "the text ends here, before its elements do; expected the rest of it, down to the last closing tag");

    public static Finding XmlNestedTooDeep(int limit) => new(
        DiagnosticDescriptors.NestedTooDeep, $"found more than {limit} elements within one another; look for a tag that is opened and never closed");

    public static Finding XmlSyntax(string problem)
    {
        var end = problem.IndexOf(" Line ", StringComparison.Ordinal);
        var core = (end > 0 ? problem[..end] : problem).Trim().TrimEnd('.');
        return new(DiagnosticDescriptors.XmlSyntax, $"the text is not valid XML here: {char.ToLowerInvariant(core[0])}{core[1..]}");
    }

    public static Finding ScenarioDomains(string[] names) => new(
        ScenarioFiles,
        names.Length == 0
            ? "no file of the folder says what is negotiated; expected one such file beside those of the parties"
            : $"{names.Length} files say what is negotiated: {List(names)}; name the one that is meant instead of the folder");

    public static Finding ScenarioNoProfile() => new(ScenarioFiles, "the folder has no file with a party's preferences; expected one for each party");

    public static Finding ScenarioTooManyBytes(long most) => new(ScenarioFiles, $"the files of the folder have more than {most:N0} bytes, the most that is read");

    public static Finding ScenarioFilePassedOver() => new(ScenarioIgnored, "the file is no part of the scenario, and is passed over");

    public static Finding ScenarioRoot(string found, string expected) => new(ScenarioShape, $"the file starts with {found}; expected {expected}");

    public static Finding ScenarioMissing(string what, string expected) => new(ScenarioShape, $"{what} is missing; expected {expected}");

    public static Finding ScenarioTwice(string what) => new(ScenarioShape, $"{what} stands twice; keep one of the two");

    public static Finding ScenarioNoValues(string issue) => new(ScenarioShape, $"the issue {Quote(issue)} has no value; expected at least one");

    public static Finding ScenarioKind(string issue, string kind, string expected) => new(
        ScenarioNotCarried, $"the issue {Quote(issue)} is of the kind {Quote(kind)}, which is not read; read are {expected}");

    public static Finding ScenarioNotRead(string what, string expected) => new(ScenarioNotCarried, $"{what}, which is not read; {expected}");

    public static Finding ScenarioNoNumber(string what, string found) => new(ScenarioNumber, $"{what} is {Quote(found)}; expected a number");

    public static Finding ScenarioNumberTooLarge(string what, string found, decimal greatest) => new(
        ScenarioNumber, $"{what} is {Quote(found)}, which is too large to compute with; expected a number of at most {greatest:N0}");

    public static Finding ScenarioNegative(string what, string found) => new(ScenarioNumber, $"{what} is {Quote(found)}; expected 0 or more");

    public static Finding ScenarioBoundsTurned(string issue, decimal from, decimal to) => new(
        ScenarioNumber, $"the values of the issue {Quote(issue)} go from {from} to {to}; expected the least first");

    public static Finding ScenarioBoundsNotWhole(string issue) => new(ScenarioNumber, $"the bounds of the issue {Quote(issue)} are not whole numbers");

    public static Finding ScenarioTooManyValues(string issue, decimal count, int most) => new(
        ScenarioNumber, $"the issue {Quote(issue)} has {count:N0} values; at most {most:N0} are read");

    public static Finding ScenarioUnknownIssue(string name, IEnumerable<string> known) => new(
        ScenarioUnknown, $"nothing that is negotiated is called {Quote(name)}; {Hint(name, known)}");

    public static Finding ScenarioUnknownIndex(string what, string index) => new(
        ScenarioUnknown, $"{what} names the issue {Quote(index)}, and no issue has that index");

    public static Finding ScenarioUnknownValue(string issue, string value) => new(ScenarioUnknown, $"the issue {Quote(issue)} has no value {Quote(value)}");

    /// <param name="index">The index that both give.</param>
    /// <param name="domain">What the domain calls the issue.</param>
    /// <param name="byName">The issue of the domain that has the profile's name; null when none has.</param>
    /// <param name="isByIndex">Whether the index decides.</param>
    /// <param name="profile">What the profile calls it.</param>
    /// <param name="isAsked">Whether the user asked for it to be read so.</param>
    public static Finding ScenarioNamesDiffer(string index, string domain, string? byName, bool isByIndex, string profile, bool isAsked)
    {
        var both = $"issue {index} is {Quote(profile)} here and {Quote(domain)} in the domain; what stands here is read for ";
        var why = isAsked ? "as asked" : isByIndex ? "as Genius does" : "since the values fit only that";
        return new(ScenarioNames, both + (isByIndex
            ? $"{Quote(domain)}, by the index, {why}; {(byName is null ? "no issue of the domain has that name" : $"by the name ('--match name') it would be {Quote(byName)}")}"
            : $"{Quote(profile)}, by the name, {why}; by the index ('--match index') it would be {Quote(domain)}"));
    }

    public static Finding ScenarioTaken(string what) => new(ScenarioFixed, what);

    public static Finding ScenarioPassedOver(IEnumerable<string> what) => new(ScenarioIgnored, $"passed over: {List(what)}");

    private static string Hint(string name, IEnumerable<string> known) =>
        Nearest.To(name, known) is { } near ? $"did you mean {Quote(near)}?" : $"the issues are {List(known)}";
}
