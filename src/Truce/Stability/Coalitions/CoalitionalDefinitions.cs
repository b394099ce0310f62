using Truce.Stability.Coalitions.Definitions;

namespace Truce.Stability.Coalitions;

/// <summary>The coalitional stability definitions that Truce knows.</summary>
public static class CoalitionalDefinitions
{
    /// <summary>All of them, in the order in which reports show them: from no foresight to more.</summary>
    public static EquatableArray<CoalitionalDefinition> All { get; } =
    [
        new CoalitionalNashStability(),
        new CoalitionalGeneralMetarationality(),
        new CoalitionalSymmetricMetarationality(),
        new CoalitionalSequentialStability(),
    ];

    /// <summary>The definition of that <see cref="CoalitionalDefinition.Id"/>, or null.</summary>
    public static CoalitionalDefinition? Find(string id)
    {
        foreach (var definition in All)
        {
            if (definition.Id == id)
                return definition;
        }

        return null;
    }
}
