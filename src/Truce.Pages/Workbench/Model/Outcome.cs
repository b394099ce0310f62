using Truce.Stability;
using Truce.States;

namespace Truce.Pages.Workbench;

/// <summary>What follows from a model, as short as it can be told: for whom the status quo is stable, and which states are equilibria.</summary>
internal sealed record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Why nothing follows; empty when something does.</summary>
    public EquatableArray<string> Obstacles { get; private init; }

    /// <summary>The definitions, abbreviated.</summary>
    public EquatableArray<string> Definitions { get; private init; }

    /// <summary>How many states are feasible.</summary>
    public int States { get; private init; }

    /// <summary>The verdicts on the status quo; empty when there is none.</summary>
    public EquatableArray<StatusQuoVerdict> StatusQuo { get; private init; }

    /// <summary>How many equilibria there are under each definition.</summary>
    public EquatableArray<int> Equilibria { get; private init; }

    /// <summary>The verdicts that it tells of; null when there are none.</summary>
    private StabilityAnalysis? Analysis { get; init; }

    /// <summary>What follows from the model of a dossier.</summary>
    public static Outcome Of(ShownDossier opened)
    {
        if (opened.HasErrors)
            return new Outcome { Obstacles = ["the dossier has errors"] };
        if (!opened.Space.Is(out var space))
            return new Outcome { Obstacles = opened.Space.Obstacles };
        if (!opened.Stability!.Is(out var analysis))
            return new Outcome { Obstacles = opened.Stability.Obstacles, States = space.Count };
        return new Outcome
        {
            Definitions = analysis.Definitions.Select(definition => definition.Abbreviation).ToEquatableArray(),
            States = space.Count,
            StatusQuo = space.StatusQuo is { } now
                ? space.DecisionMakers.Select(dm => new StatusQuoVerdict(
                    dm.Party.Name,
                    analysis.Definitions.Select(definition => analysis.IsStable(definition, dm, now)).ToEquatableArray())).ToEquatableArray()
                : [],
            Equilibria = analysis.Definitions.Select(analysis.CountEquilibria).ToEquatableArray(),
            Analysis = analysis,
        };
    }

    /// <summary>What is otherwise than it was, thing by thing; nothing when all is as before.</summary>
    public EquatableArray<string> Since(Outcome before)
    {
        var changes = new List<string>();
        if (Obstacles != before.Obstacles)
            changes.Add(Obstacles.IsEmpty ? "The model can be solved now." : $"The model cannot be solved: {string.Join("; ", Obstacles)}.");
        if (!Obstacles.IsEmpty || !before.Obstacles.IsEmpty)
            return changes.ToEquatableArray();
        if (States != before.States)
            changes.Add($"{Count(States)} feasible; before, {before.States.ToString("N0")}.");
        foreach (var verdict in StatusQuo)
        {
            if (before.StatusQuo.FirstOrDefault(old => old.Party == verdict.Party) is not { } old)
                continue;
            Add("is now stable", verdict, Met(verdict).Except(before.Met(old)));
            Add("is no longer stable", verdict, before.Met(old).Except(Met(verdict)));
        }

        var (gained, lost) = EquilibriaSince(before.Analysis!);
        if (gained > 0)
            changes.Add($"{Count(gained)} became {(gained == 1 ? "an equilibrium" : "equilibria")} under some definition.");
        if (lost > 0)
            changes.Add($"{Count(lost)} ceased to be {(lost == 1 ? "an equilibrium" : "equilibria")} under any definition.");
        return changes.ToEquatableArray();

        void Add(string what, StatusQuoVerdict verdict, IEnumerable<string> under)
        {
            var definitions = string.Join(", ", under);
            if (definitions.Length > 0)
                changes.Add($"The status quo {what} for {verdict.Party} under {definitions}.");
        }
    }

    /// <summary>How many states became equilibria under any definition, and how many ceased to be.</summary>
    private (int Gained, int Lost) EquilibriaSince(StabilityAnalysis before)
    {
        var (now, then) = (Analysis!.Space, before.Space);
        var hasSameStates = now.Count == then.Count && now.Issues == then.Issues && now.Dossier.Constraints == then.Dossier.Constraints;
        return hasSameStates
            ? Differences(Under(Analysis), Under(before))
            : Differences(Under(Analysis).Select(state => NameOf(now, state)), Under(before).Select(state => NameOf(then, state)));

        static IEnumerable<StateId> Under(StabilityAnalysis analysis) => analysis.Definitions.SelectMany(definition => analysis.Equilibria(definition));

        static (int Gained, int Lost) Differences<T>(IEnumerable<T> now, IEnumerable<T> before)
        {
            var (these, those) = (now.ToHashSet(), before.ToHashSet());
            return (these.Count(one => !those.Contains(one)), those.Count(one => !these.Contains(one)));
        }
    }

    private IEnumerable<string> Met(StatusQuoVerdict verdict) => Definitions.Where((_, k) => verdict.IsStable[k]);

    private static string Count(int states) => states == 1 ? "1 state" : $"{states:N0} states";

    /// <summary>A state by the names of its terms, so that those of two models can be compared.</summary>
    private static string NameOf(StateSpace space, StateId state) =>
        string.Join(' ', space.Issues.Select((issue, place) => $"{issue.Id}={space.TermOf(state, place).Id}"));
}

/// <summary>For which definitions the status quo is stable for a party.</summary>
/// <param name="Party">The party's name.</param>
/// <param name="IsStable">The verdict under each definition.</param>
internal sealed record StatusQuoVerdict(string Party, EquatableArray<bool> IsStable);
