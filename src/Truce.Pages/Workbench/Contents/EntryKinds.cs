namespace Truce.Pages.Workbench;

/// <summary>The kinds of entries that forms write, one line each, in the order in which they are offered.</summary>
internal static class EntryKinds
{
    /// <summary>All of them.</summary>
    public static EquatableArray<EntryKind> All { get; } =
    [
        DisputeKinds.Head,
        DisputeKinds.Parties,
        IssueKinds.Issues,
        DisputeKinds.StatusQuo,
        DisputeKinds.Constraints,
        DisputeKinds.Agreement,
        DisputeKinds.Moves,
        DisputeKinds.OpenQuestions,
        RecordKinds.Sources,
        RecordKinds.Statements,
        RecordKinds.Positions,
        RecordKinds.Events,
        PreferenceKinds.Priorities,
        PreferenceKinds.Ranking,
        PreferenceKinds.Comparisons,
        PreferenceKinds.Known,
        PreferenceKinds.Evidence,
        PreferenceKinds.Attitudes,
        PreferenceKinds.Behind,
        UtilityKinds.Weights,
        UtilityKinds.Scale,
        UtilityKinds.WeightComparisons,
        UtilityKinds.Parts,
        ViewKinds.Views,
        ViewKinds.UnseenMoves,
        ViewKinds.Behind,
        PlanKinds.Plans,
        PlanKinds.Steps,
        PlanKinds.Progress,
        WatchKinds.Indicators,
        WatchKinds.Forecasts,
    ];

    /// <summary>The kind of a name; null when there is none.</summary>
    public static EntryKind? Find(string? name) => All.FirstOrDefault(kind => kind.Name == name);
}
