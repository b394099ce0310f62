using Truce.Reports.Figures;
using Truce.Robustness;
using Truce.States;

namespace Truce.Reports;

/// <summary>What a mediator asks when not everything is known: what holds anyway, in what share of the cases does the rest, and what should be asked next?</summary>
public static class RobustnessReport
{
    /// <summary>How many rows a table has that is to be taken in at a glance.</summary>
    public const int FewRows = 10;

    private const int MostNamed = 6;
    private const int MostReasons = 2;

    /// <summary>Answers the questions as a part of a report.</summary>
    /// <param name="analysis">What was found.</param>
    /// <param name="mostRows">How many rows the table may have.</param>
    /// <param name="mostQuestions">How many questions to tell.</param>
    public static ReportPart Of(RobustnessAnalysis analysis, int mostRows = FewRows, int mostQuestions = 3)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var narration = new Narration(analysis.Space.Dossier);
        var findings = new List<Finding>
        {
            new("What is not known?", narration.Unknowns(analysis).ToEquatableArray()),
            new("What holds whatever it is?", narration.Necessity(analysis).ToEquatableArray()),
        };
        var common = narration.CommonPreference(analysis).ToEquatableArray();
        if (!common.IsEmpty)
            findings.Add(new Finding("Is there a state that every principal would rather have?", common));
        var questions = analysis.Deciders.Take(mostQuestions).Select(decider => narration.WhatItTells(analysis, decider)).ToEquatableArray();
        if (!questions.IsEmpty)
            findings.Add(new Finding("Which questions would tell most?", questions));
        var rows = Rows(analysis, narration.Words);
        var reasons = Reasons(analysis, narration, rows).ToEquatableArray();
        if (!reasons.IsEmpty)
            findings.Add(new Finding("When is it so, and when not?", reasons));
        var table = Table(analysis, rows.Take(mostRows).ToArray(), rows.Count);
        var bars = Bars(analysis, rows.Take(mostRows));
        return new ReportPart("robust", "What holds whatever is not known", findings.ToEquatableArray())
        {
            Tables = rows.Count == 0 ? [] : [table],
            Figures = Drawn(bars, "shares", "In what share of the profiles states are equilibria"),
        };
    }

    /// <summary>A drawing of shares that a table of the part has in numbers; none when there is nothing to draw.</summary>
    internal static EquatableArray<ReportFigure> Drawn(List<ShareBar> bars, string id, string title) => bars.Count == 0 ? [] :
    [
        new ReportFigure(
            id,
            title,
            ShareFigure.Draw(bars, id, title),
            "Each line spans what the draws leave open of a share, and its stroke marks the estimate; where all profiles were looked at, there is a stroke alone.",
            Behind: null),
    ];

    /// <summary>The bar of a verdict; null when it is proved, or has no share.</summary>
    internal static ShareBar? BarOf(string name, RobustVerdict? verdict) => verdict is { Certainty: not (Certainty.Always or Certainty.Never), Share: { } share }
        ? new ShareBar(name, share.Low, share.Estimate, share.High, Narration.InShort(verdict))
        : null;

    /// <summary>Several states by their numbers: <c>states 3, 5 and 7 more</c>.</summary>
    internal static string Numbered(StateId[] states) =>
        $"states {string.Join(", ", states.Take(MostNamed).Select(state => state.Ordinal + 1))}{(states.Length > MostNamed ? $" and {states.Length - MostNamed:N0} more" : "")}";

    /// <summary>How much of a table is left out, as the end of its caption.</summary>
    internal static string Cut(int rows, int most) => rows > most ? $"; the first {most} of {rows} rows" : "";

    /// <summary>The states that are, always or at times, equilibria, those with the same verdicts in one row: the status quo first, then those that are so oftenest.</summary>
    private static List<Row> Rows(RobustnessAnalysis analysis, Words words)
    {
        var rows = new List<Row>();
        foreach (var same in analysis.Picked.Select(state => (State: state, Verdicts: analysis.Definitions.Select(definition => analysis.Equilibrium(definition, state)).ToEquatableArray()))
            .GroupBy(pair => (Now: pair.State == analysis.Space.StatusQuo, Cells: pair.Verdicts.Select(Narration.InShort).ToEquatableArray())))
        {
            var verdicts = same.First().Verdicts;
            if (!same.Key.Now && verdicts.All(verdict => verdict.Certainty is Certainty.Never))
                continue;
            var states = same.Select(pair => pair.State).ToArray();
            var name = same.Key.Now ? "the status quo" : states.Length == 1 ? words.State(analysis.Space, states[0]) : Numbered(states);
            rows.Add(new Row(name, same.Key.Now, states[0], verdicts, same.Key.Cells));
        }

        return [.. rows.OrderByDescending(row => row.IsNow).ThenByDescending(row => row.Verdicts.Sum(verdict => verdict.Share?.Estimate ?? 0)).ThenBy(row => row.First.Ordinal)];
    }

    /// <summary>Of the first rows that depend on what is not known, what would have to be preferred for it to be so, and for it not to be so.</summary>
    private static IEnumerable<Sentence> Reasons(RobustnessAnalysis analysis, Narration narration, List<Row> rows)
    {
        var open = rows.Select(row => (row.First, Definitions: analysis.Definitions.Where((_, d) => row.Verdicts[d].Certainty is not (Certainty.Always or Certainty.Never)).ToArray()));
        return open.Where(row => row.Definitions.Length > 0).Take(MostReasons).SelectMany(row => narration.Reasons(analysis, row.First, row.Definitions));
    }

    private static ReportTable Table(RobustnessAnalysis analysis, Row[] rows, int all) => new(
        "In what share of the profiles that fit states are equilibria" + Cut(all, rows.Length),
        ["State", .. analysis.Definitions.Select(definition => definition.Abbreviation)],
        rows.Select(row => (EquatableArray<string>)[row.Name, .. row.Cells]).ToEquatableArray());

    private static List<ShareBar> Bars(RobustnessAnalysis analysis, IEnumerable<Row> rows) => rows
        .SelectMany(row => analysis.Definitions.Select((definition, d) => BarOf($"{Words.Capital(row.Name)}, {definition.Abbreviation}", row.Verdicts[d])))
        .OfType<ShareBar>().Take(FewRows).ToList();

    private sealed record Row(string Name, bool IsNow, StateId First, EquatableArray<RobustVerdict> Verdicts, EquatableArray<string> Cells);
}
