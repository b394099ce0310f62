using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding NoResults() => new(EmptyList, "found no results; expected at least one, with its 'basis' and 'citation'");

    public static Finding UnknownDefinition(string name, IEnumerable<string> known) => new(
        DiagnosticDescriptors.UnknownDefinition,
        $"no stability definition is called {Quote(name)}; {(Nearest.To(name, known) is { } near ? $"did you mean {Quote(near)}?" : $"those that Truce knows are {List(known)}")}");

    public static Finding ExpectedFeasible(int expected, int computed, string citation) => new(
        ResultDiffers, $"{Count(expected, "feasible state")} expected, {computed:N0} found (expected by: {citation})");

    // The expected rank is null when the expected order leaves the state out.
    public static Finding ExpectedRank(string party, string state, int? expected, int computed, string citation) => new(
        ResultDiffers, $"'{party}' ranks {state} {computed:N0}; {(expected is { } rank ? $"{rank:N0} was expected" : "the expected order leaves it out")} (expected by: {citation})");

    /// <param name="definition">The definition's abbreviation.</param>
    /// <param name="party">For whom; null for every decision maker.</param>
    /// <param name="state">The state's pattern.</param>
    /// <param name="isExpected">Whether it was expected to be stable; it is the other way round.</param>
    /// <param name="citation">Who expects it.</param>
    public static Finding ExpectedVerdict(string definition, string? party, string state, bool isExpected, string citation)
    {
        var what = party is null ? $"an equilibrium ({definition})" : $"{definition} stable for '{party}'";
        return new Finding(
            ResultDiffers,
            isExpected ? $"{state} was expected to be {what} and is not (expected by: {citation})" : $"{state} is {what} and was not expected to be (expected by: {citation})");
    }

    /// <param name="moves">By which moves: "moves" or "improvements".</param>
    /// <param name="start">The pattern of the state that they start from.</param>
    /// <param name="state">The pattern of the state that they lead to.</param>
    /// <param name="expected">How many were expected; null when the state was not expected to be reached.</param>
    /// <param name="computed">How many they are; null when the state is not reached.</param>
    /// <param name="citation">Who expects it.</param>
    public static Finding ExpectedMoves(string moves, string start, string state, int? expected, int? computed, string citation)
    {
        var found = computed is { } number ? $"{moves} lead from {start} to {state}, {number:N0} at the least" : $"no {moves} lead from {start} to {state}";
        var wanted = expected is { } least ? $"{least:N0} {(least == 1 ? "was" : "were")} expected" : "none were expected";
        return new Finding(ResultDiffers, $"{found}; {wanted} (expected by: {citation})");
    }

    public static Finding ExpectedNoState(string states) => new(
        ExpectationUnsound, $"no feasible state is {Quote(states)}; correct it or take it out");

    public static Finding ExpectedTwice(string party, string state) => new(
        ExpectationUnsound, $"the expected order of '{party}' places {state} twice; expected each state once");

    public static Finding ExpectedNotComputed(string obstacle) => new(
        ResultNotComputed, $"the results cannot be computed: {obstacle}");
}
