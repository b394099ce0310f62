using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding GmcrPickle() => new(
        NotReadableFormat, "this is a Python pickle, as GMCR+ wrote up to version 0.1, and reading one would run what is in it; open it in a newer GMCR+ and save it again");

    /// <param name="key">The key of the empty list.</param>
    public static Finding GmcrNothing(string key) => new(JsonShape, $"the list '{key}' is empty; expected at least one entry, for without it there is no model");

    public static Finding GmcrNoSuchOption(int index, int count) => new(
        GmcrUnknownOption, $"there is no option {index}; the file has {Count(count, "option")}, counted from 0");

    public static Finding GmcrOptionTwice(string name, int index) => new(
        GmcrRepeatedOption, $"{Quote(name)} lists the option {index} twice; it is taken once");

    public static Finding GmcrOrphan(string name) => new(
        GmcrOrphanOption, $"no decision maker has the option {Quote(name)}; it stays as it is in every state");

    public static Finding GmcrSameName(string name, string id) => new(
        GmcrRepeatedName, $"the name {Quote(name)} is given twice; the second is called '{id}'");

    public static Finding GmcrNoName(string id) => new(GmcrRepeatedName, $"the name is empty; it is called '{id}'");

    public static Finding GmcrEmptyInfeasible() => new(
        GmcrNothingFeasible, "this pattern says nothing of any option, so that it would make every state infeasible; expected at least one [option, \"Y\" or \"N\"]");

    public static Finding GmcrAllInfeasible() => new(
        GmcrNothingFeasible, "the infeasible patterns leave no feasible state; take at least one of them out");

    public static Finding GmcrNoPreferences(string name) => new(
        GmcrPreferenceMissing, $"no preferences of {Quote(name)} are given; it is taken to be indifferent among all states, as GMCR+ does");

    public static Finding GmcrNoRanking(string name) => new(
        GmcrRanking, $"the file says that rankings are made by hand, and {Quote(name)} has none; expected 'preferenceRanking', or 'useManualPreferenceRanking' to be false");

    public static Finding GmcrNoSuchState(int number, int count) => new(
        GmcrRanking, $"there is no state {number}; the file has {Count(count, "feasible state")}, counted from 1");

    public static Finding GmcrStateTwice(int number) => new(GmcrRanking, $"the state {number} is ranked twice; expected each state once");

    public static Finding GmcrUncountable(int options) => new(
        GmcrRanking, $"the states of this ranking cannot be counted: {options} options have too many; give the preferences as statements instead");

    public static Finding GmcrRankingPartial(string name, int missing, int count) => new(
        GmcrPartialRanking, $"the ranking of {Quote(name)} leaves out {missing} of {count} feasible states; its preference is not known until they are placed");

    public static Finding GmcrMisperceptions(string name) => new(
        GmcrMisperception, $"{Quote(name)} is said not to see some states; 'truce misperception' goes by that, and everything else takes it to see all of them");

    public static Finding GmcrCoalitions() => new(
        GmcrCoalition, "the file groups decision makers in coalitions; a dossier holds none, so each of them is taken to move by itself");

    /// <param name="keys">The keys, each once.</param>
    /// <param name="fileName">Where their values are kept.</param>
    public static Finding GmcrUnused(string[] keys, string fileName) => new(
        GmcrUnusedPart, $"not used: {List(keys)}; an import keeps {(keys.Length == 1 ? "it" : "them")} in {fileName}");
}
