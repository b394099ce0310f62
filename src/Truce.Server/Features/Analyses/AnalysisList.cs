using System.Diagnostics;
using System.Text.Json;
using Truce.Agreement;
using Truce.Comparison;
using Truce.Dossiers;
using Truce.Naming;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.Stability.Evolution;
using Truce.States;
using Truce.Text;

namespace Truce.Server.Features.Analyses;

/// <summary>The questions that a program can ask.</summary>
internal static class AnalysisList
{
    // First, since the questions below take it when they are made.
    private static readonly (string, string)[] s_states =
    [
        ("where", "only states of which this formula or pattern is true"),
        ("from", "the one-based place, among these, of the first state to give"),
        ("limit", "how many states to give"),
    ];

    /// <summary>All of them, in the order of <c>truce --help</c>.</summary>
    public static IReadOnlyList<Analysis> All { get; } =
    [
        new Comparing(),
        new Stabilities(),
        new Evolutions(),
        new Coalitions(),
        new Agreements(),
    ];

    /// <summary>The question of that name, or null.</summary>
    public static Analysis? Find(string id) => All.FirstOrDefault(analysis => analysis.Id == id);

    private static AnalysisResult Answer(OpenDossier open, Action<Utf8JsonWriter> write) => new(
        Json.Bytes(json =>
        {
            write(json);
            DiagnosticsJson.Write(json, open.Diagnostics);
        }),
        []);

    private static Answer<StateSpace> Compile(OpenDossier open, CancellationToken stop) => open.SpaceAsync(stop).GetAwaiter().GetResult();

    /// <summary>The states that <c>where</c> picks, one page of them.</summary>
    private static (EquatableArray<StateId> States, string? Obstacle) Pick(StateSpace space, AskedOptions options)
    {
        IEnumerable<StateId> states = space.States;
        if (options.One("where") is { } where)
        {
            var found = StateNames.Where(space, where, "where");
            if (!found.IsFound)
                return ([], string.Join("; ", found.Obstacles));
            states = found.States;
        }

        var from = Math.Max(1, options.Number("from", 1));
        return (states.Skip(from - 1).Take(Math.Clamp(options.Number("limit", int.MaxValue), 1, int.MaxValue)).ToEquatableArray(), null);
    }

    private sealed class Comparing : Analysis
    {
        public override string Id => "compare";

        public override string Summary => "The proposals side by side: where they meet, exclude one another, or wait for one another";

        public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
        {
            var formulas = new FormulaWriter(open.Dossier!);
            return Answer(open, json => ComparisonJson.Write(json, ProposalComparison.Of(open.Dossier!), formulas.Write));
        }
    }

    private sealed class Stabilities : Analysis
    {
        public override string Id => "stability";

        public override string Summary => "The states that are stable, for whom, under which definition";

        public override IReadOnlyList<(string Name, string Meaning)> Options { get; } =
            [("definition", "judge by this definition only; may be repeated"), ("summary", "only counts"), .. s_states];

        public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
        {
            var definitions = options.All("definition").Distinct().Select(id => (Id: id, Found: StabilityDefinitions.Find(id))).ToArray();
            if (Array.Find(definitions, definition => definition.Found is null) is { Id: { } unknown })
                return AnalysisResult.Cannot($"no stability definition is called '{unknown}'; there are {string.Join(", ", StabilityDefinitions.All.Select(known => known.Id))}");
            var started = Stopwatch.GetTimestamp();
            var compiled = Compile(open, stop);
            if (!compiled.Is(out var space))
                return AnalysisResult.Cannot(compiled.Obstacles);
            var compile = Stopwatch.GetElapsedTime(started);
            var chosen = definitions.Select(definition => definition.Found!).ToEquatableArray();
            var judged = StabilityAnalysis.Run(space, new StabilityOptions { Definitions = chosen, Progress = progress }, stop);
            if (!judged.Is(out var analysis))
                return AnalysisResult.Cannot(judged.Obstacles);
            if (options.Has("summary"))
                return Answer(open, json => StabilityJson.WriteSummary(json, analysis, TimeSpan.Zero, compile));
            var (states, obstacle) = Pick(space, options);
            return obstacle is null ? Answer(open, json => StabilityJson.Write(json, analysis, states, space.DecisionMakers)) : AnalysisResult.Cannot(obstacle);
        }
    }

    private sealed class Evolutions : Analysis
    {
        public override string Id => "evolution";

        public override string Summary => "Where the dispute can go from the status quo, by whose moves";

        public override IReadOnlyList<(string Name, string Meaning)> Options { get; } = s_states;

        public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
        {
            var compiled = Compile(open, stop);
            if (!compiled.Is(out var space))
                return AnalysisResult.Cannot(compiled.Obstacles);
            if (space.StatusQuo is not { } start)
                return AnalysisResult.Cannot("the dossier does not say what the status quo is");
            var looked = Outlook.From(space, start, StabilityAnalysis.Run(space, cancellation: stop), stop);
            if (!looked.Is(out var outlook))
                return AnalysisResult.Cannot(looked.Obstacles);
            var (states, obstacle) = Pick(space, options);
            return obstacle is null ? Answer(open, json => EvolutionJson.Write(json, outlook, states, [outlook.Start])) : AnalysisResult.Cannot(obstacle);
        }
    }

    private sealed class Coalitions : Analysis
    {
        public override string Id => "coalitions";

        public override string Summary => "Which states are stable for coalitions, and which coalitions would upset an equilibrium";

        public override IReadOnlyList<(string Name, string Meaning)> Options { get; } = s_states;

        public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
        {
            var compiled = Compile(open, stop);
            if (!compiled.Is(out var space))
                return AnalysisResult.Cannot(compiled.Obstacles);
            var judged = CoalitionAnalysis.Run(space, cancellation: stop);
            if (!judged.Is(out var analysis))
                return AnalysisResult.Cannot(judged.Obstacles);
            var judgedAlone = StabilityAnalysis.Run(space, cancellation: stop);
            if (!judgedAlone.Is(out var alone))
                return AnalysisResult.Cannot(judgedAlone.Obstacles);
            var (states, obstacle) = Pick(space, options);
            return obstacle is null
                ? Answer(open, json => CoalitionJson.Write(json, analysis, UpsetEquilibrium.Of(alone, analysis), states))
                : AnalysisResult.Cannot(obstacle);
        }
    }

    private sealed class Agreements : Analysis
    {
        /// <summary>How many states are judged to tell whether an agreement would hold.</summary>
        private const int MostJudged = 1 << 14;

        public override string Id => "agree";

        public override string Summary => "The packages that the parties could accept, and those that bargaining theory singles out";

        public override IReadOnlyList<(string Name, string Meaning)> Options { get; } =
            [("for", "who has to agree, if not every party with a preference; may be repeated"), ("where", "what a package has to bring to count as an agreement")];

        public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
        {
            var dossier = open.Dossier!;
            var asked = new AgreementOptions { DossierHash = open.Hash };
            if (options.One("where") is { } where)
            {
                var parsed = new FormulaParser(dossier).Parse(where, "where");
                if (parsed.Formula is not { } formula)
                    return AnalysisResult.Cannot(string.Join("; ", parsed.Diagnostics.Select(found => found.Message)));
                asked = asked with { Where = formula };
            }

            var parties = options.All("for").Distinct().Select(id => new PartyId(id)).ToEquatableArray();
            if (parties.FirstOrDefault(party => dossier.Find(party) is null) is { Value: { } unknown })
                return AnalysisResult.Cannot($"no party is called '{unknown}'; the parties are {string.Join(", ", dossier.Parties.Select(party => $"'{party.Id}'"))}");
            asked = asked with { Parties = parties };
            var started = Stopwatch.GetTimestamp();
            var answer = AgreementAnalysis.Run(dossier, asked, stop);
            if (!answer.Is(out var analysis))
                return AnalysisResult.Cannot(answer.Obstacles);
            var solve = Stopwatch.GetElapsedTime(started);
            var impasse = analysis.HasZone ? null : Impasse.Of(dossier, asked, stop);
            var few = StateSpace.Compile(dossier, new StateSpaceOptions { MaxStates = MostJudged, MaxVisits = 64 * MostJudged }, stop);
            var judged = few.Is(out var space) && StabilityAnalysis.Run(space, cancellation: stop).Is(out var stability) ? stability : null;
            var report = AgreementReport.Of(analysis, impasse, judged, stop);
            return Answer(open, json =>
            {
                AgreementJson.Write(json, analysis);
                AgreementJson.WriteReport(json, report, impasse);
                AgreementJson.WriteElapsed(json, TimeSpan.Zero, solve);
            });
        }
    }
}
