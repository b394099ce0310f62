using Microsoft.AspNetCore.Http;
using Truce.Server.Opening;

namespace Truce.Server.Features.Analyses;

/// <summary>What a program can ask of a dossier: a question of the library, with its answer as JSON.</summary>
internal abstract class Analysis
{
    /// <summary>Its name in addresses, the same as that of the command.</summary>
    public abstract string Id { get; }

    /// <summary>The question, in a sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>Its options, each with what it means.</summary>
    public virtual IReadOnlyList<(string Name, string Meaning)> Options => [];

    /// <summary>Computes the answer.</summary>
    /// <param name="open">The dossier, which has no errors.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="progress">Is told how far the work is.</param>
    /// <param name="stop">Ends it.</param>
    public abstract AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop);

    /// <summary>The answer, computed once for each content and options.</summary>
    public Shared<AnalysisResult> Of(OpenDossier open, AskedOptions options) =>
        open.Computation($"{Id} {options.Key}", (progress, stop) => Run(open, options, progress, stop), result => result.Json?.Length ?? 0);
}

/// <summary>The options of a question, as they were asked for.</summary>
/// <param name="Values">The values by name, in the order of the analysis' list.</param>
internal sealed record AskedOptions(IReadOnlyList<(string Name, EquatableArray<string> Values)> Values)
{
    /// <summary>All of them as a text: equal exactly when they are.</summary>
    public string Key { get; } = string.Join('&', Values.Select(option => $"{option.Name}={string.Join(',', option.Values.Select(Uri.EscapeDataString))}"));

    /// <summary>The values of an option.</summary>
    public EquatableArray<string> All(string name) => Values.FirstOrDefault(option => option.Name == name).Values;

    /// <summary>The single value of an option, or null.</summary>
    public string? One(string name) => All(name) is { IsEmpty: false } values ? values[^1] : null;

    /// <summary>Whether a switch was given.</summary>
    public bool Has(string name) => One(name) is "" or "true" or "yes" or "1";

    /// <summary>A number, or what to take when none was given.</summary>
    public int Number(string name, int usual) => int.TryParse(One(name), out var number) ? number : usual;

    /// <summary>The options of an analysis from the query of a request.</summary>
    public static AskedOptions Of(Analysis analysis, IQueryCollection query) =>
        new([.. analysis.Options.Where(option => query.ContainsKey(option.Name)).Select(option => (option.Name, query[option.Name].Select(value => value ?? "").ToEquatableArray()))]);
}

/// <summary>An answer as JSON, or why there is none.</summary>
/// <param name="Json">One object; null when there is no answer.</param>
/// <param name="Obstacles">Why there is none.</param>
public sealed record AnalysisResult(byte[]? Json, EquatableArray<string> Obstacles)
{
    public static AnalysisResult Cannot(params EquatableArray<string> obstacles) => new(null, obstacles);
}
