using System.CommandLine;
using Truce.Stability;
using Truce.Stability.Coalitions;

namespace Truce.Cli;

/// <summary>The stability definitions that the user chooses.</summary>
internal static class ChosenDefinitions
{
    /// <summary>The option by which the user chooses definitions.</summary>
    public static Option<string[]> Option()
    {
        var standard = string.Join(", ", StabilityDefinitions.Standard.Select(definition => definition.Id));
        var option = new Option<string[]>("--definition", "-d")
        {
            Description = "Judge by this stability definition only; repeat it for several. By default the standard ones: " + standard,
            HelpName = "DEFINITION",
        };
        option.CompletionSources.Add([.. StabilityDefinitions.All.Select(definition => definition.Id)]);
        return option;
    }

    /// <summary>The definitions asked for, in the order of the list; none for the usual ones, null after saying that one is not known.</summary>
    public static EquatableArray<StabilityDefinition>? Of(ParseResult parsed, Option<string[]> option, Response response)
    {
        var found = new List<StabilityDefinition>();
        var unknown = new List<string>();
        foreach (var id in (parsed.GetValue(option) ?? []).Distinct())
        {
            if (StabilityDefinitions.Find(id) is { } definition)
                found.Add(definition);
            else
                unknown.Add(Unknown(id));
        }

        if (unknown.Count > 0)
        {
            response.Refuse(unknown.ToEquatableArray());
            return null;
        }

        return found.OrderBy(definition => StabilityDefinitions.All.TakeWhile(known => !known.Equals(definition)).Count()).ToEquatableArray();
    }

    private static string Unknown(string id) => CoalitionalDefinitions.Find(id) is { } coalitional
        ? $"'{id}' is {coalitional.Name}, which is about coalitions; 'truce coalitions' judges by it"
        : UnknownName.Of("stability definition", id, StabilityDefinitions.All.Select(known => known.Id), ", and l5, l6 … for more moves ahead");
}
