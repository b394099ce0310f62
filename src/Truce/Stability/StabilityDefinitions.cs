using Truce.Stability.Definitions;

namespace Truce.Stability;

/// <summary>The stability definitions that Truce knows.</summary>
public static class StabilityDefinitions
{
    /// <summary>All of them, in the order in which reports show them: from no foresight to more.</summary>
    public static EquatableArray<StabilityDefinition> All { get; } =
    [
        new NashStability(),
        new GeneralMetarationality(),
        new SymmetricMetarationality(),
        new SequentialStability(),
        new SymmetricSequentialStability(),
    ];

    /// <summary>The definition of that <see cref="StabilityDefinition.Id"/>, or null.</summary>
    public static StabilityDefinition? Find(string id)
    {
        foreach (var definition in All)
        {
            if (definition.Id == id)
                return definition;
        }

        return null;
    }
}
