using Truce.Dossiers;
using Truce.Naming;
using Truce.Stability;
using Truce.States;
using Truce.Text;

namespace Truce.Pages.Workbench;

/// <summary>Which states to show, in which order, and which one to explain.</summary>
public sealed record StateQuery
{
    /// <summary>How many states a page of the table has.</summary>
    public const int PageLength = 60;

    /// <summary>A formula of which the states are true; null for all.</summary>
    public string? Where { get; init; }

    /// <summary>Only equilibria under the definition of this name; "any" for any of them; null for all states.</summary>
    public string? Equilibrium { get; init; }

    /// <summary>The party by whose ranks to sort, the best first; null keeps their numbers.</summary>
    public string? Sort { get; init; }

    /// <summary>The numbers of states that stay on top, from 1, with commas between.</summary>
    public string? Pinned { get; init; }

    /// <summary>Which page of the table, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The state to explain: its number from 1, or <c>status-quo</c>.</summary>
    public string? State { get; init; }

    /// <summary>The query as an address has it, without a question mark; null when nothing is asked.</summary>
    internal string? Text
    {
        get
        {
            var parts = new (string Name, string? Value)[]
            {
                ("where", Where), ("equilibrium", Equilibrium), ("sort", Sort), ("pinned", Pinned), ("page", Page == 1 ? null : $"{Page}"), ("state", State),
            };
            var asked = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
            return asked.Length == 0 ? null : asked;
        }
    }

    /// <summary>The pinned states that there are.</summary>
    internal IReadOnlyList<StateId> PinnedIn(StateSpace space) =>
        [.. (Pinned ?? "").Split(',').Select(text => Number(text, space)).OfType<StateId>().Distinct()];

    /// <summary>The state to explain; null when none is asked for or there is no such state.</summary>
    internal StateId? ExplainedIn(StateSpace space) => State == StateNames.StatusQuo ? space.StatusQuo : Number(State, space);

    /// <summary>The states that fit, in their order, or what is wrong with the formula.</summary>
    internal (IReadOnlyList<StateId> States, EquatableArray<Diagnostic> Problems) Over(StabilityAnalysis analysis)
    {
        var space = analysis.Space;
        IEnumerable<StateId> states = space.States;
        if (Where is not null)
        {
            var found = StateNames.Where(space, Where, "filter");
            if (!found.IsFound)
                return ([], found.Problems);
            states = found.States;
        }

        if (Equilibrium is not null)
        {
            var under = analysis.Definitions.Where(definition => Equilibrium == "any" || definition.Id == Equilibrium).ToArray();
            states = states.Where(state => under.Any(definition => analysis.IsEquilibrium(definition, state)));
        }

        if (Sort is not null && space.RanksOf(new PartyId(Sort)).Is(out var ranks))
            states = states.OrderBy(state => ranks[state]).ThenBy(state => state.Ordinal);
        return ([.. states], []);
    }

    /// <summary>The same with a state pinned, or no longer.</summary>
    internal StateQuery Toggling(StateSpace space, StateId state)
    {
        var pinned = PinnedIn(space);
        var numbers = (pinned.Contains(state) ? pinned.Where(other => other != state) : pinned.Append(state)).Select(other => other.Ordinal + 1).ToArray();
        return this with { Pinned = numbers.Length == 0 ? null : string.Join(',', numbers) };
    }

    private static StateId? Number(string? text, StateSpace space) =>
        int.TryParse(text, out var number) && number >= 1 && number <= space.Count ? new StateId(number - 1) : null;
}
