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
            Figures = bars.Count == 0 ? [] :
            [
                new ReportFigure(
                    "shares",
                    "In what share of the profiles states are equilibria",
                    ShareFigure.Draw(bars, "shares", "In what share of the profiles states are equilibria"),
                    "Each line spans what the draws leave open of a share, and its stroke marks the estimate; where all profiles were looked at, there is a stroke alone.",
                    Behind: null),
            ],
        };
    }

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
            var numbers = string.Join(", ", states.Take(MostNamed).Select(state => state.Ordinal + 1)) + (states.Length > MostNamed ? $" and {states.Length - MostNamed:N0} more" : "");
            var name = same.Key.Now ? "the status quo" : states.Length == 1 ? words.State(analysis.Space, states[0]) : $"states {numbers}";
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
        "In what share of the profiles that fit states are equilibria" + (rows.Length < all ? $"; the first {rows.Length} of {all} rows" : ""),
        ["State", .. analysis.Definitions.Select(definition => definition.Abbreviation)],
        rows.Select(row => (EquatableArray<string>)[row.Name, .. row.Cells]).ToEquatableArray());

    private static List<ShareBar> Bars(RobustnessAnalysis analysis, IEnumerable<Row> rows)
    {
        var bars = new List<ShareBar>();
        foreach (var row in rows)
        {
            for (var d = 0; d < analysis.Definitions.Count; d++)
            {
                if (row.Verdicts[d] is { Certainty: not (Certainty.Always or Certainty.Never), Share: { } share })
                    bars.Add(new ShareBar($"{Words.Capital(row.Name)}, {analysis.Definitions[d].Abbreviation}", share.Low, share.Estimate, share.High, row.Cells[d]));
            }
        }

        return bars.Take(FewRows).ToList();
    }

    private sealed record Row(string Name, bool IsNow, StateId First, EquatableArray<RobustVerdict> Verdicts, EquatableArray<string> Cells);
}
