using Truce.Dossiers;
using Truce.Text.Yaml;
using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding WrongKind(YamlNode found, string expected) =>
        new(DiagnosticDescriptors.WrongKind, $"found {Describe(found)}; expected {expected}");

    public static Finding UnknownKey(string key, string what, IEnumerable<string> known)
    {
        var keys = known.Distinct().ToList();
        var hint = Nearest.To(key, keys) is { } near ? $"did you mean '{near}'?" : $"its keys are {All(keys)}";
        return new(DiagnosticDescriptors.UnknownKey, $"{what} has no key {Quote(key)}; {hint}");
    }

    public static Finding Missing(string what, string key, string expected) =>
        new(DiagnosticDescriptors.Missing, $"{what} needs the key '{key}': {expected}");

    public static Finding EmptyText(string expected) =>
        new(DiagnosticDescriptors.EmptyText, $"found an empty text; expected {expected}, or no such key");

    public static Finding UnknownWord(string word, string key, EquatableArray<string> known)
    {
        var hint = Nearest.To(word, known) is { } near ? $"did you mean '{near}'?" : $"expected one of {All(known)}";
        return new(DiagnosticDescriptors.UnknownWord, $"{Quote(word)} is no word for '{key}'; {hint}");
    }

    public static Finding BadDate(string text) =>
        new(DiagnosticDescriptors.BadDate, $"found {Quote(text)}; expected a day as year-month-day, such as 2024-06-14");

    public static Finding BadNumber(string text, string expected) =>
        new(DiagnosticDescriptors.BadNumber, $"found {Quote(text)}; expected {expected}");

    public static Finding BadName(string name, string what) => new(
        DiagnosticDescriptors.BadName,
        $"{Quote(name)} cannot name {what}; a name starts with a letter or a digit and goes on with letters, digits, '-', '_' and '.'");

    public static Finding ReservedName(string name, string what, string reason) =>
        new(DiagnosticDescriptors.BadName, $"{Quote(name)} cannot name {what}, since {reason}; choose another name");

    public static Finding NamedTwice(string name, string noun) =>
        new(DiagnosticDescriptors.NamedTwice, $"the {noun} {Quote(name)} stands twice in this list; keep one of the two");

    public static Finding NoTerms() =>
        new(EmptyList, "found no terms; expected at least one, or no key 'terms' for an issue with the terms 'no' and 'yes'");

    public static Finding NoDeciders() => new(EmptyList, "found no party; expected at least one, or 'decided-by: nobody'");

    public static Finding EmptyTier() => new(EmptyList, "found an empty list of tied states; expected at least one formula");

    public static Finding BadOneWay(string text) =>
        new(DiagnosticDescriptors.BadOneWay, $"found {Quote(text)}; expected a change that cannot be undone, such as 'no -> yes'");

    public static Finding BackwardPosition(int start, int end) =>
        new(BadPosition, $"the position starts at {start} and ends before it, at {end}; expected [start, end]");

    public static Finding BadHash(string text) =>
        new(DiagnosticDescriptors.BadHash, $"found {Quote(text)}; expected a SHA-256, 64 hexadecimal digits");

    public static Finding PreferenceForms(string party, List<string> given) => new(PreferenceForm, given.Count == 0
        ? $"the preference of {Quote(party)} is empty; expected one of the keys 'priorities', 'ranking', 'utility' and 'comparisons'"
        : $"the preference of {Quote(party)} is given as {string.Join(" and as ", given.Select(Quote))}; expected one of them");

    public static Finding MarkBetweenTiers(string mark) =>
        new(DiagnosticDescriptors.MarkBetweenTiers, $"found '{mark}' where no tier stands on one of its sides; expected it once between two tiers, the far better ones above it");

    public static Finding ComparisonForms() =>
        new(PreferenceForm, "expected a comparison to have either 'prefer' and 'to', or 'indifferent' with two formulas");

    public static Finding TwoFormulas(string key) =>
        new(PreferenceForm, $"expected two formulas in '{key}': the states of the first are as good to the party as those of the second");

    public static Finding OnlyBeside(string key, string other) =>
        new(PreferenceForm, $"found '{key}' without '{other}'; it says nothing by itself");

    public static Finding ClauseSaysNothing() =>
        new(DiagnosticDescriptors.ClauseSaysNothing, "this clause has neither 'then' nor 'guarantee'; expected what is to be, or what is assured");

    public static Finding OnlyWithGuarantee(string key) =>
        new(DiagnosticDescriptors.OnlyWithGuarantee, $"found '{key}' in a clause without 'guarantee'; it says to whom or by which means something is assured");

    public static Finding UnknownName(string name, KnownNames known)
    {
        var hint = Nearest.To(name, known.InOrder) is { } near ? $"did you mean '{near}'?"
            : known.InOrder.Count == 0 ? $"the dossier names none"
            : $"those that the dossier names are {List(known.InOrder)}";
        return new(known.Unknown, $"no {known.Noun} is called {Quote(name)}; {hint}");
    }

    public static Finding PathLeavesFolder(string path) => new(
        DiagnosticDescriptors.PathLeavesFolder,
        $"{Quote(path)} does not lead to a file in the dossier's folder; expected a path such as 'sources/note.md', with forward slashes and without '..'");

    public static Finding OneWayCircle(IEnumerable<string> circle) => new(
        DiagnosticDescriptors.OneWayCircle, $"one-way changes lead in a circle, so that each could be undone: {string.Join(" -> ", circle)}; take one of them out");

    public static Finding OnlyWithRange() =>
        new(BadRange, "found 'step' or 'count' without 'range'; they say how far apart the numbers of a range are, or how many they are");

    public static Finding RangeAndTerms() =>
        new(BadRange, "found 'terms' beside 'range'; the terms of an issue with a range are its numbers, so give one of the two");

    public static Finding StepAndCount() =>
        new(BadRange, "found 'count' beside 'step'; each says how many numbers there are, so give one of the two");

    public static Finding RangeBackward(decimal from, decimal to) =>
        new(BadRange, $"the range starts at {from} and ends below it, at {to}; expected [least, greatest]");

    public static Finding RangeCount(int count, int least) =>
        new(BadRange, $"found a count of {count:N0}; expected how many numbers the range has, both ends included, from {least} to {(least == 1 ? 1 : NumericRange.MaxCount):N0}");

    public static Finding RangeStep(decimal step) => new(BadRange, $"found a step of {step}; expected a number above 0");

    public static Finding RangeTooLarge(decimal count) =>
        new(BadRange, $"the range has {count:N0} numbers; expected at most {NumericRange.MaxCount:N0}, so give a larger 'step', or a 'count'");

    public static Finding RangeOffStep(decimal from, decimal to, decimal step, decimal last) => new(
        BadRange, $"the range from {from} to {to} does not end on a step of {step}; the last number that it reaches is {last}");

    public static Finding NoPoint(KnownIssue issue) => new(
        DiagnosticDescriptors.ValuesLack, $"the utility gives no value to any number of '{issue.Id}'; expected one for at least one of them");

    public static Finding TableTooLarge(double count) => new(
        DiagnosticDescriptors.TableTooLarge,
        $"the issues of this table have {count:N0} combinations of terms; expected at most {UtilityPart.Table.MaxCount:N0}, so name fewer issues, or give what counts as 'when' and 'adds'");

    public static Finding NotAbove(string key, decimal number) => new(DiagnosticDescriptors.BadNumber, $"found '{key}: {number}'; expected a number above 0");

    public static Finding BadFactor(decimal factor) =>
        new(DiagnosticDescriptors.BadNumber, $"found a factor of {factor}; expected what is left after one unit, above 0 and at most 1");

    public static Finding OnlyWithUtility(string key) =>
        new(PreferenceForm, $"found '{key}' without 'utility' or 'together'; it is about a utility");

    public static Finding PartForms(List<string> given) => new(
        PreferenceForm, $"{(given.Count == 0 ? "found none of" : $"found {string.Join(" and ", given.Select(Quote))} of")} 'when', 'issues', 'sum', 'min' and 'max'; expected one of them, which says what adds to the utility");

    public static Finding UnknownWalkAway(string text) =>
        new(DiagnosticDescriptors.UnknownWord, $"{Quote(text)} is no word for 'walk-away'; expected 'status-quo', which says that the party would rather leave things as they are than agree on less");

    public static Finding StatusQuoLacks(List<string> issues) => new(
        DiagnosticDescriptors.StatusQuoLacks, $"the status quo says nothing of {List(issues)}; expected a term for every issue");

    public static Finding ValuesLack(KnownIssue issue, List<string> terms) => new(
        DiagnosticDescriptors.ValuesLack, $"the utility gives no value to {List(terms)} of '{issue.Id}'; expected a number for every term");

    public static Finding NegativeWeight(decimal weight) => new(
        DiagnosticDescriptors.NegativeWeight, $"the weight {weight} is negative; expected 0 or more");

    private static string All(IEnumerable<string> words) => string.Join(", ", words.Select(Quote));

    private static string Describe(YamlNode node) => node switch
    {
        YamlMapping => "a mapping",
        YamlSequence => "a list",
        YamlScalar { IsNull: true } => "nothing",
        YamlScalar scalar => Quote(scalar.Value),
        _ => "something unreadable",
    };
}
