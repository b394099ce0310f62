using Truce.Dossiers;
using Truce.Movement;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Server.Opening;
using Truce.Text;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>Who held which position when, and what changed?</summary>
internal sealed class TimelineQuestion : Analysis
{
    public override string Id => "timeline";

    public override string Summary => "Positions over time: what changed in words, what was done, how far apart the parties are, what was watched for";

    public override IReadOnlyList<AskedOption> Options { get; } =
    [
        new("at", "the positions on the evening of this day, if not on the day up to which the dossier is complete", OptionKind.Day),
        new("as-known-on", "only what was known by this day", OptionKind.Day),
        new("since", "only what changed after this day", OptionKind.Day),
        new("party", "only this party; may be repeated") { IsRepeatable = true },
        new("issue", "only this issue; may be repeated") { IsRepeatable = true },
    ];

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var dossier = open.Dossier!;
        var (parties, unknown) = Parties(dossier, options, "party");
        if (!unknown.IsEmpty)
            return AnalysisResult.Cannot(unknown);
        var issues = options.All("issue").Select(id => new IssueId(id)).ToEquatableArray();
        if (issues.FirstOrDefault(issue => dossier.Find(issue) is null) is { Value: { } stray })
            return AnalysisResult.Cannot($"no issue is called '{stray}'; the issues are {string.Join(", ", dossier.Issues.Select(issue => $"'{issue.Id}'"))}");
        var timeline = Timeline.Of(dossier, new TimelineOptions { KnownOn = options.Day("as-known-on") }, stop);
        if ((options.Day("at") ?? timeline.End) is not { } at)
            return AnalysisResult.Cannot("nothing in the dossier has a day, so there is no timeline; give statements a 'date'");
        var since = options.Day("since");
        if (since >= at)
            return AnalysisResult.Cannot($"'since' has to be before {at:yyyy-MM-dd}, the day up to which positions are told; give an earlier day, or a later 'at'");
        var view = new MovementView { At = at, Since = since, Parties = parties, Issues = issues };
        return Written(open, json => TimelineJson.Write(json, timeline, view, new FormulaWriter(dossier).Write, open.Hash));
    }
}
