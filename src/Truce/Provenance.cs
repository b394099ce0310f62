using System.Reflection;

namespace Truce;

/// <summary>How a result was obtained.</summary>
/// <param name="DossierHash">The hash of the dossier and its sources, in hexadecimal; null when the dossier did not come from files.</param>
/// <param name="ProductVersion">The version of Truce that computed it.</param>
/// <param name="Engine">Which engine computed it.</param>
/// <param name="Accuracy">How far to trust it.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record Provenance(string? DossierHash, string ProductVersion, string Engine, Accuracy Accuracy, TimeSpan Elapsed)
{
    /// <summary>The version of this library.</summary>
    public static string ThisVersion { get; } =
        typeof(Provenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}

/// <summary>How far a result can be trusted, given its model.</summary>
public enum Accuracy
{
    /// <summary>It follows from the model by the definitions, without error.</summary>
    Exact,

    /// <summary>It is off by no more than a stated bound.</summary>
    Bounded,

    /// <summary>It was estimated from a stated number of samples.</summary>
    Sampled,
}
