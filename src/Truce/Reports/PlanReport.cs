using Truce.Dossiers;
using Truce.Reports.Figures;
using Truce.Sequencing.Plans;

namespace Truce.Reports;

/// <summary>A step plan, as a part of a report.</summary>
public static class PlanReport
{
    /// <summary>Everything that was found.</summary>
    public static ReportPart Of(StepPlanAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var narration = new Narration(analysis.Dossier);
        var findings = new List<Finding>();
        Add("In which order?", narration.Ordering(analysis));
        Add("Who is exposed, and who would stop?", narration.Moments(analysis));
        Add("What would make it hold?", narration.Closings(analysis));
        Add("How far has it come?", narration.Tracking(analysis));
        return new ReportPart(IdOf(analysis), HeadingOf(analysis), findings.ToEquatableArray())
        {
            Tables = [.. StandingsTable(analysis, narration)],
            Figures = FigureOf(analysis, narration),
        };

        void Add(string question, IEnumerable<Sentence> answer)
        {
            var sentences = answer.ToEquatableArray();
            if (!sentences.IsEmpty)
                findings.Add(new Finding(question, sentences));
        }
    }

    /// <summary>The same in short, for a brief: the order, what it needs, and how far it has come.</summary>
    public static ReportPart InShort(StepPlanAnalysis analysis)
    {
        var full = Of(analysis);
        return full with
        {
            Findings = full.Findings.Where(finding => finding.Question != "Who is exposed, and who would stop?").Select(finding => finding with { Answer = finding.Answer.Take(5).ToEquatableArray() }).ToEquatableArray(),
            Tables = [],
        };
    }

    private static string IdOf(StepPlanAnalysis analysis) => $"plan-{analysis.Plan.Id}";

    private static string HeadingOf(StepPlanAnalysis analysis) => analysis.IsDerived ? "Steps to the target" : $"The plan {Narration.PlanName(analysis.Plan)}";

    private static EquatableArray<ReportFigure> FigureOf(StepPlanAnalysis analysis, Narration narration)
    {
        if (analysis.Best is not { Days.IsEmpty: false } best)
            return [];
        var title = "The steps day by day, and how exposed each party is";
        return
        [
            new ReportFigure(
                $"{IdOf(analysis)}-ladder",
                title,
                PlanLadderFigure.Draw(analysis, best, narration, $"{IdOf(analysis)}-ladder", title),
                "Each rail is a party, each rung a day. A box stands on the rail of whoever takes the step; boxes on one rung are exchanged on one day. Below, a bar tells how exposed the party is after that day.",
                DaysTable(analysis, best, narration)),
        ];
    }

    private static ReportTable DaysTable(StepPlanAnalysis analysis, StepOrder order, Narration narration)
    {
        var words = narration.Words;
        EquatableArray<string> columns = ["Day", "Step", "By", .. analysis.Parties.SelectMany(party => (string[])[$"{words.Party(party.Party)}: exposed", "would stop"])];
        var rows = order.Days.Select((day, k) => (EquatableArray<string>)
        [
            $"{k + 1}",
            Words.Row(day.Steps.Select(step => narration.Step(analysis.Plan.Steps[step]))),
            words.Parties(day.Steps.SelectMany(step => analysis.Plan.Steps[step].By).Distinct().ToEquatableArray()),
            .. day.Moments.SelectMany(moment => (string[])[ExposedWords(moment), StopWords(moment)]),
        ]).ToEquatableArray();
        return new ReportTable("The best order, day by day: how exposed each party is after the day, in its own utility, and whether it would rather stop before it.", columns, rows);
    }

    /// <summary>How exposed a party is: a number, or words.</summary>
    internal static string ExposedWords(PartyMoment moment) => moment switch
    {
        { CrossesRedLine: true } => "red line",
        { Exposure: { } exposure } => exposure == 0 ? "no" : Narration.Amount(exposure),
        { WouldWalkAway: true } => "yes",
        { WouldWalkAway: false } => "no",
        _ => "not known",
    };

    private static string StopWords(PartyMoment moment) => moment switch
    {
        { WouldStop: null, Temptation: null } => "-",
        { WouldStop: true, Temptation: { } gain } => $"yes, gains {Narration.Amount(gain)}",
        { WouldStop: true } => "yes",
        _ => "no",
    };

    private static IEnumerable<ReportTable> StandingsTable(StepPlanAnalysis analysis, Narration narration)
    {
        if (analysis.Standings.All(standing => standing.Latest is null && analysis.Plan.Steps[standing.Step].Due is null))
            yield break;
        var words = narration.Words;
        var rows = analysis.Standings.Select(standing =>
        {
            var step = analysis.Plan.Steps[standing.Step];
            return (EquatableArray<string>)
            [
                narration.Step(step),
                words.Parties(step.By),
                step.Due is { } due ? Words.Date(due) : "-",
                standing.Level is { } level ? $"{(int)level} {LevelWords(level)}" : "not looked at",
                StatusWords(standing),
                standing.Latest?.Note ?? "",
                step.VerifiedBy is { } who ? who == Verification.Nobody ? "nobody can" : who : "not said",
            ];
        }).ToEquatableArray();
        yield return new ReportTable("How far each step has come, from 0 (not initiated) to 3 (full).", ["Step", "By", "Due", "Level", "Standing", "Note", "Verified by"], rows);
    }

    private static string LevelWords(ProgressLevel level) => level switch
    {
        ProgressLevel.NotInitiated => "not initiated",
        ProgressLevel.Minimal => "minimal",
        ProgressLevel.Intermediate => "intermediate",
        _ => "full",
    };

    private static string StatusWords(StepStanding standing) => standing.Status switch
    {
        StepStatus.Done => standing.Latest?.AsOf is { } day ? $"done by {Words.Date(day)}" : "done",
        StepStatus.Late => $"late by {Words.Count(standing.DaysLate, "day")}",
        StepStatus.Due => "due",
        StepStatus.Waiting => "waits",
        _ => "open",
    };
}
