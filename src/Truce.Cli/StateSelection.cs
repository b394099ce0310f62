using System.CommandLine;
using Truce.Dossiers;
using Truce.States;
using Truce.Text;

namespace Truce.Cli;

/// <summary>Which states and whose ranks and verdicts to show.</summary>
internal sealed record StateSelection(EquatableArray<StateId> States, EquatableArray<DecisionMaker> Parties)
{
    /// <summary>The option by which the user picks states.</summary>
    public static Option<string> WhereOption() => new("--where")
    {
        Description = "Show only states of which this is true, such as 'talks = open and not withdraw' or the pattern '<YN-->'",
        HelpName = "FORMULA",
    };

    /// <summary>What the user picked, or null after saying why it picks nothing.</summary>
    /// <param name="space">The states to pick from.</param>
    /// <param name="where">A formula; null picks every state.</param>
    /// <param name="parties">Names of decision makers; none picks every one.</param>
    /// <param name="response">Where to say what is wrong.</param>
    public static StateSelection? Of(StateSpace space, string? where, IReadOnlyList<string> parties, Response response)
    {
        var chosen = new List<DecisionMaker>();
        foreach (var name in parties)
        {
            if (FindParty(space, name, response) is not { } party)
                return null;
            chosen.Add(party);
        }

        var states = where is null ? space.States.ToEquatableArray() : StatesWhere(space, where, "--where", response);
        return states is { } found
            ? new StateSelection(found, chosen.Count == 0 ? space.DecisionMakers : space.DecisionMakers.Where(chosen.Contains).ToEquatableArray())
            : null;
    }

    /// <summary>The decision maker that the user names, or null after saying that there is none.</summary>
    public static DecisionMaker? FindParty(StateSpace space, string name, Response response)
    {
        foreach (var party in space.DecisionMakers)
        {
            if (party.Id.Value == name || string.Equals(party.Party.Name, name, StringComparison.OrdinalIgnoreCase))
                return party;
        }

        var known = string.Join(", ", space.DecisionMakers.Select(party => $"'{party.Id}'"));
        response.Refuse(space.Dossier.Find(new PartyId(name)) is null
            ? $"no party is called '{name}'; the decision makers are {known}"
            : $"'{name}' decides no issue, so no state is stable or unstable for it; the decision makers are {known}");
        return null;
    }

    /// <summary>The one state that the user names, or null after saying why it is not one.</summary>
    /// <param name="space">The states.</param>
    /// <param name="name">A number, <c>status-quo</c>, or a formula that is true of one state.</param>
    /// <param name="option">The option by which the user named it.</param>
    /// <param name="response">Where to say what is wrong.</param>
    public static StateId? FindState(StateSpace space, string name, string option, Response response)
    {
        if (int.TryParse(name, out var number))
        {
            if (number >= 1 && number <= space.Count)
                return new StateId(number - 1);
            response.Refuse($"there is no state {number}; the feasible states are numbered from 1 to {space.Count}");
            return null;
        }

        if (name == "status-quo")
        {
            if (space.StatusQuo is null)
                response.Refuse("the dossier does not say what the status quo is; name a state by its number, a pattern or a formula");
            return space.StatusQuo;
        }

        if (StatesWhere(space, name, option, response) is not { } states)
            return null;
        if (states.Count == 1)
            return states[0];
        response.Refuse(states.IsEmpty
            ? $"'{name}' is true of no feasible state; name one state"
            : $"'{name}' is true of {states.Count:N0} feasible states, the first of which are {string.Join(", ", states.Take(5).Select(s => s.Ordinal + 1))}; name one state");
        return null;
    }

    /// <summary>The states that the user names, at least one, or null after saying why there is none.</summary>
    /// <param name="space">The states.</param>
    /// <param name="name">A number, <c>status-quo</c>, or a formula that is true of some states.</param>
    /// <param name="option">The option by which the user named them.</param>
    /// <param name="response">Where to say what is wrong.</param>
    public static EquatableArray<StateId>? FindStates(StateSpace space, string name, string option, Response response)
    {
        if (int.TryParse(name, out _) || name == "status-quo")
            return FindState(space, name, option, response) is { } state ? [state] : (EquatableArray<StateId>?)null;
        if (StatesWhere(space, name, option, response) is not { } states)
            return null;
        if (!states.IsEmpty)
            return states;
        response.Refuse($"'{name}' is true of no feasible state");
        return null;
    }

    /// <summary>The states of which a formula is true, or null after saying what is wrong with it.</summary>
    public static EquatableArray<StateId>? StatesWhere(StateSpace space, string formula, string option, Response response)
    {
        var parsed = new FormulaParser(space.Dossier).Parse(formula, option);
        if (parsed.Formula is { } found)
            return space.Where(found);
        response.Report(parsed.Diagnostics);
        response.Refuse();
        return null;
    }
}
