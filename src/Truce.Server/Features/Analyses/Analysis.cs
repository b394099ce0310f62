using System.Text.Json;
using Truce.Dossiers;
using Truce.Naming;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Stability;
using Truce.States;
using Truce.Text;

namespace Truce.Server.Features.Analyses;

/// <summary>What a program can ask of a dossier: a question of the library, with its answer as JSON.</summary>
internal abstract class Analysis
{
    /// <summary>Its name in addresses, the same as that of the command.</summary>
    public abstract string Id { get; }

    /// <summary>The question, in a sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>Its options, named as those of the command.</summary>
    public virtual IReadOnlyList<AskedOption> Options => [];

    /// <summary>The options that pick a few of many states.</summary>
    protected static IReadOnlyList<AskedOption> OfStates { get; } =
    [
        new("where", "only states of which this formula or pattern is true"),
        new("from", "the one-based place, among these, of the first state to give", OptionKind.Number) { Least = 1 },
        new("limit", "how many states to give", OptionKind.Number) { Least = 1 },
    ];

    /// <summary>The option that picks stability definitions.</summary>
    protected static AskedOption OfDefinitions { get; } = new("definition", "judge by this definition only; may be repeated") { IsRepeatable = true };

    /// <summary>The options that say who has to agree, and on what.</summary>
    protected static IReadOnlyList<AskedOption> OfAgreement { get; } =
    [
        new("for", "who has to agree, if not every party with a preference; may be repeated") { IsRepeatable = true },
        new("where", "what a package has to bring to count as an agreement"),
    ];

    /// <summary>Computes the answer.</summary>
    /// <param name="open">The dossier, which has no errors.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="progress">Is told how far the work is.</param>
    /// <param name="stop">Ends it.</param>
    public abstract AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop);

    /// <summary>The answer, computed once for each content and options.</summary>
    public Shared<AnalysisResult> Of(OpenDossier open, AskedOptions options) =>
        open.Computation($"{Id} {options.Key}", (progress, stop) => Run(open, options, progress, stop), result => result.Json?.Length ?? 0);

    /// <summary>An answer, from what writes its properties.</summary>
    protected static AnalysisResult Written(OpenDossier open, Action<Utf8JsonWriter> write) => new(
        Json.Bytes(json =>
        {
            write(json);
            DiagnosticsJson.Write(json, open.Diagnostics);
        }),
        []);

    /// <summary>The states, which pages and other questions share.</summary>
    protected static Answer<StateSpace> Compile(OpenDossier open, CancellationToken stop) => open.SpaceAsync(stop).GetAwaiter().GetResult();

    /// <summary>Their verdicts by the usual definitions, which pages and other questions share.</summary>
    protected static Answer<StabilityAnalysis> Judged(OpenDossier open, CancellationToken stop) =>
        open.StabilityAsync(stop).GetAwaiter().GetResult() ?? throw new InvalidOperationException("There are no states to judge; compile them first.");

    /// <summary>The states that <c>where</c> picks, one page of them.</summary>
    protected static (EquatableArray<StateId> States, EquatableArray<string> Obstacles) Pick(StateSpace space, AskedOptions options)
    {
        IEnumerable<StateId> states = space.States;
        if (options.One("where") is { } where)
        {
            var found = StateNames.Where(space, where, "where");
            if (!found.IsFound)
                return ([], found.Obstacles);
            states = found.States;
        }

        return (states.Skip(options.Number("from", 1) - 1).Take(options.Number("limit", int.MaxValue)).ToEquatableArray(), []);
    }

    /// <summary>The definitions asked for, in the order of the list.</summary>
    protected static (EquatableArray<StabilityDefinition> Definitions, EquatableArray<string> Obstacles) Definitions(AskedOptions options)
    {
        var ids = options.All("definition");
        var unknown = ids.Where(id => StabilityDefinitions.Find(id) is null)
            .Select(id => $"no stability definition is called '{id}'; there are {string.Join(", ", StabilityDefinitions.All.Select(known => known.Id))}").ToEquatableArray();
        return unknown.IsEmpty
            ? (ids.Select(id => StabilityDefinitions.Find(id)!).OrderBy(definition => StabilityDefinitions.All.TakeWhile(known => !known.Equals(definition)).Count()).ToEquatableArray(), [])
            : ([], unknown);
    }

    /// <summary>The formula of an option; none when it was not given.</summary>
    protected static (Formula? Formula, EquatableArray<string> Obstacles) FormulaOf(Dossier dossier, AskedOptions options, string name)
    {
        if (options.One(name) is not { } text)
            return (null, []);
        var parsed = new FormulaParser(dossier).Parse(text, name);
        return parsed.Formula is { } formula ? (formula, []) : (null, parsed.Diagnostics.Select(found => found.Message).ToEquatableArray());
    }

    /// <summary>The parties of an option, by their ids.</summary>
    protected static (EquatableArray<PartyId> Parties, EquatableArray<string> Obstacles) Parties(Dossier dossier, AskedOptions options, string name)
    {
        var parties = options.All(name).Select(id => new PartyId(id)).ToEquatableArray();
        var unknown = parties.Where(party => dossier.Find(party) is null)
            .Select(party => NoParty(dossier, party)).ToEquatableArray();
        return unknown.IsEmpty ? (parties, []) : ([], unknown);
    }

    /// <summary>That a dossier has no such party, and which it has.</summary>
    protected static string NoParty(Dossier dossier, PartyId party) =>
        $"no party is called '{party}'; the parties are {string.Join(", ", dossier.Parties.Select(known => $"'{known.Id}'"))}";
}

/// <summary>An answer as JSON, or why there is none.</summary>
/// <param name="Json">One object; null when there is no answer.</param>
/// <param name="Obstacles">Why there is none.</param>
public sealed record AnalysisResult(byte[]? Json, EquatableArray<string> Obstacles)
{
    public static AnalysisResult Cannot(params EquatableArray<string> obstacles) => new(null, obstacles);
}
