using Truce.Dossiers;
using Truce.Stability.Coalitions;
using Truce.States;

namespace Truce.Cli;

/// <summary>The coalitions that the user names: members joined by <c>+</c>, coalitions separated by commas.</summary>
internal static class ChosenCoalitions
{
    /// <summary>The coalitions, each once; null after saying which name is not one.</summary>
    public static EquatableArray<Coalition>? Parse(StateSpace space, string names, Response response)
    {
        var found = new List<Coalition>();
        foreach (var name in names.Split(','))
        {
            if (ParseOne(space, name, response) is not { } coalition)
                return null;
            if (!found.Contains(coalition))
                found.Add(coalition);
        }

        return found.ToEquatableArray();
    }

    /// <summary>One coalition; null after saying why it is not one.</summary>
    public static Coalition? ParseOne(StateSpace space, string name, Response response)
    {
        var members = new HashSet<PartyId>();
        foreach (var member in name.Split('+'))
        {
            if (StateSelection.FindParty(space, member.Trim(), response) is not { } party)
                return null;
            members.Add(party.Id);
        }

        return new Coalition(space.DecisionMakers.Select(i => i.Id).Where(members.Contains).ToEquatableArray());
    }
}
