using System.CommandLine;
using Truce.Dossiers;
using Truce.Naming;
using Truce.States;

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

        var states = where is null ? space.States.ToEquatableArray() : Told(StateNames.Where(space, where, "--where"), response);
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
    public static StateId? FindState(StateSpace space, string name, string option, Response response) =>
        Told(StateNames.FindOne(space, name, option), response) is { } states ? states[0] : null;

    /// <summary>The states that the user names, at least one, or null after saying why there is none.</summary>
    /// <param name="space">The states.</param>
    /// <param name="name">A number, <c>status-quo</c>, or a formula that is true of some states.</param>
    /// <param name="option">The option by which the user named them.</param>
    /// <param name="response">Where to say what is wrong.</param>
    public static EquatableArray<StateId>? FindStates(StateSpace space, string name, string option, Response response) =>
        Told(StateNames.Find(space, name, option), response);

    /// <summary>What was found, or null after saying why nothing was.</summary>
    public static EquatableArray<StateId>? Told(NamedStates found, Response response)
    {
        if (found.IsFound)
            return found.States;
        response.Report(found.Problems);
        if (found.Obstacle is { } obstacle)
            response.Refuse(obstacle);
        else
            response.Refuse();
        return null;
    }
}
