namespace Truce.Text.Formats;

/// <summary>What a GMCR+ file says, with its indexes resolved and checked.</summary>
/// <param name="Options">The options, in the file's order.</param>
/// <param name="DecisionMakers">The decision makers, in the file's order.</param>
/// <param name="Infeasible">What makes a state infeasible.</param>
/// <param name="Program">The program that wrote the file and its version; null when the file does not say.</param>
internal sealed record GmcrModel(
    EquatableArray<GmcrOption> Options,
    EquatableArray<GmcrDecisionMaker> DecisionMakers,
    EquatableArray<GmcrStatement> Infeasible,
    string? Program)
{
    /// <summary>The options as GMCR+ sorts them before it numbers the states: those of the first decision maker, of the second, and so on.</summary>
    /// <remarks>An option of several decision makers goes with the first; options of nobody come last.</remarks>
    public EquatableArray<int> OptionsByOwner() =>
        DecisionMakers.SelectMany(dm => dm.Options).Concat(Enumerable.Range(0, Options.Count)).Distinct().ToEquatableArray();
}

/// <summary>An option.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Direction">In which direction it may change.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record GmcrOption(string Name, GmcrDirection Direction, TextSpan Span);

/// <summary>In which direction an option may change.</summary>
internal enum GmcrDirection
{
    /// <summary>It can be taken and given up.</summary>
    Both,

    /// <summary>Once taken it cannot be given up.</summary>
    OnlyTaken,

    /// <summary>Once given up it cannot be taken.</summary>
    OnlyGivenUp,
}

/// <summary>A decision maker.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">The indexes of its options, each once, in the order written.</param>
/// <param name="Preferences">What it would have true, most important first; empty when it is ranked by hand.</param>
/// <param name="Ranking">The numbers of the states, most preferred first, a tie being several; null when it is not ranked by hand.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record GmcrDecisionMaker(
    string Name,
    EquatableArray<int> Options,
    EquatableArray<GmcrStatement> Preferences,
    EquatableArray<GmcrTier>? Ranking,
    TextSpan Span)
{
    /// <summary>The states that it does not see.</summary>
    public EquatableArray<GmcrStatement> Misperceptions { get; init; }
}

/// <summary>A statement about a state: true when one of its patterns is.</summary>
internal sealed record GmcrStatement(EquatableArray<GmcrPattern> Patterns, TextSpan Span);

/// <summary>What is said of some options: true when all of it is.</summary>
internal sealed record GmcrPattern(EquatableArray<GmcrLiteral> Literals);

/// <summary>An option is taken, or is not.</summary>
internal readonly record struct GmcrLiteral(int Option, bool IsTaken);

/// <summary>States that are equally preferred.</summary>
/// <param name="Numbers">Their numbers as written, from 1.</param>
/// <param name="Span">Where they stand.</param>
internal sealed record GmcrTier(EquatableArray<GmcrStateNumber> Numbers, TextSpan Span);

/// <summary>The number of a state, and where it stands.</summary>
internal readonly record struct GmcrStateNumber(int Number, TextSpan Span);
