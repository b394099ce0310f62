using Truce.Reports.Figures;
using Truce.Sequencing;

namespace Truce.Reports;

/// <summary>How things could start, as a part of a report.</summary>
public static class SequenceReport
{
    private const int MostOffersInTable = 40;

    /// <summary>Everything that was found.</summary>
    public static ReportPart Of(SequenceAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var narration = new Narration(analysis.Dossier);
        var findings = new List<Finding>();
        Add("What could start, and what could one package hold?", narration.Starting(analysis));
        foreach (var (circle, place) in analysis.Circles.Select((circle, place) => (circle, place)))
        {
            var which = analysis.Circles.Count == 1 ? "" : $" (circle {place + 1} of {analysis.Circles.Count})";
            Add($"Who waits for whom?{which}", narration.Waiting(circle));
            Add($"What would set it going?{which}", narration.Repairing(analysis, circle));
            Add($"What would a same-day exchange solve, and what not?{which}", narration.Exchanging(circle));
        }

        Add("What does a package bring, and who would take it?", narration.Packages(analysis));
        Add("What is waited for that nobody offers?", narration.MissingSteps(analysis));
        Add("What do the assurances cover, and what do they leave?", analysis.Assurances.SelectMany(narration.Assurance));
        Add("What does delay cost?", narration.Delays(analysis));
        return new ReportPart("sequence", "How it could start", findings.ToEquatableArray())
        {
            Tables = [.. analysis.Offers.IsEmpty ? (ReportTable[])[] : [OffersTable(analysis, narration)], .. StagesTable(analysis, narration.Words)],
            Figures = FigureOf(analysis, narration),
        };

        void Add(string question, IEnumerable<Sentence> answer)
        {
            var sentences = answer.ToEquatableArray();
            if (!sentences.IsEmpty)
                findings.Add(new Finding(question, sentences));
        }
    }

    /// <summary>The same in short, for a brief: what could start, what a same-day exchange would and would not solve, what the assurances leave.</summary>
    public static ReportPart InShort(SequenceAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var narration = new Narration(analysis.Dossier);
        var findings = new List<Finding> { new("What could start, and what could one package hold?", narration.Starting(analysis).ToEquatableArray()) };
        if (analysis.Circles is [var circle, ..])
        {
            var repairs = narration.Repairing(analysis, circle).Take(1);
            findings.Add(new Finding("What would a same-day exchange solve, and what not?", [.. repairs, .. narration.Exchanging(circle)]));
        }

        if (analysis.Assurances is [var cover, ..])
            findings.Add(new Finding("What does the assurance cover, and what does it leave?", narration.Assurance(cover).Take(3).ToEquatableArray()));
        return new ReportPart("sequence", "How it could start", findings.ToEquatableArray()) { Figures = FigureOf(analysis, narration) };
    }

    /// <summary>Which offers wait for which, drawn; nothing when no offer waits, or when they are too many to be seen.</summary>
    private static EquatableArray<ReportFigure> FigureOf(SequenceAnalysis analysis, Narration narration)
    {
        if (OfferFigure.Draw(analysis, narration.Words, "waiting", "Which offers wait for which") is not { } svg)
            return [];
        return
        [
            new ReportFigure(
                "waiting",
                "Which offers wait for which",
                svg,
                "Each box is an offer: whose, and what its author would do. An arrow leads from an offer to the one that it waits for. Boxes with a double border are in a circle: each waits for another.",
                WaitsTable(analysis, narration)),
        ];
    }

    private static ReportTable OffersTable(SequenceAnalysis analysis, Narration narration)
    {
        var words = narration.Words;
        var hasDays = analysis.Packages.Any(package => package.Days.Any(day => day > analysis.Dossier.AsOf));
        var rows = analysis.Offers.Take(MostOffersInTable).Select((offer, place) =>
        {
            var cells = new List<string>
            {
                $"{place + 1} {words.Party(offer.By)}",
                words.Clauses(offer.Gives),
                Once(words, offer),
                Wave(analysis.Starts[place]),
                Wave(analysis.InOrder[place]),
                analysis.AtOnce[place] ? "yes" : "no",
            };
            if (hasDays)
                cells.Add(DayOf(analysis, place));
            return cells.ToEquatableArray();
        }).ToEquatableArray();
        EquatableArray<string> columns = ["Offer", "Would do", "Waits for", "Starts", "In a package", "At once", .. hasDays ? (string[])["Earliest day"] : []];
        var cut = analysis.Offers.Count > MostOffersInTable ? $" The first {MostOffersInTable} of {analysis.Offers.Count:N0}." : "";
        return new ReportTable($"The offers on the table. “Starts” is the wave in which an offer could be carried out with nobody trusting a promise; “in a package” the wave in the largest package that keeps every order; “at once” whether a package could hold it that is carried out all at once.{cut}", columns, rows);

        static string Wave(int wave) => wave == 0 ? "-" : $"{wave}";
    }

    private static string Once(Words words, Offer offer)
    {
        var parts = new List<string>();
        if (!offer.Prior.IsEmpty)
            parts.Add("first " + words.Clauses(offer.Prior.Select(awaited => awaited.Step).Distinct().ToEquatableArray()));
        if (!offer.Promise.IsEmpty)
            parts.Add("promised " + words.Clauses(offer.Promise.Select(awaited => awaited.Step).Distinct().ToEquatableArray()));
        if (!offer.Unless.IsEmpty)
            parts.Add("unless " + words.Clauses(offer.Unless));
        return parts.Count == 0 ? "nothing" : string.Join("; ", parts);
    }

    private static string DayOf(SequenceAnalysis analysis, int offer)
    {
        foreach (var package in analysis.Packages)
        {
            for (var k = 0; k < package.Offers.Count; k++)
            {
                if (package.Offers[k] == offer)
                    return package.Days[k] is { } day ? Words.Date(day) : "does not fit";
            }
        }

        return "-";
    }

    private static ReportTable WaitsTable(SequenceAnalysis analysis, Narration narration)
    {
        var words = narration.Words;
        var rows = new List<EquatableArray<string>>();
        foreach (var (offer, place) in analysis.Offers.Select((offer, place) => (offer, place)))
        {
            foreach (var awaited in offer.Prior.Concat(offer.Promise))
            {
                var givers = OfferFigure.GiversOf(analysis, place, awaited).Select(giver => $"{giver + 1} {words.Party(analysis.Offers[giver].By)}").ToArray();
                rows.Add([$"{place + 1} {words.Party(offer.By)}", words.Terms(awaited.Step), offer.Prior.Contains(awaited) ? "done first" : "promised", givers.Length == 0 ? "on no offer" : Words.Row(givers, "or")]);
            }
        }

        return new ReportTable("What each offer waits for, and which offer would give it.", ["Offer", "Waits for", "How", "Given by"], rows.ToEquatableArray());
    }

    private static IEnumerable<ReportTable> StagesTable(SequenceAnalysis analysis, Words words)
    {
        if (analysis.Delay.Stages.Count < 3)
            yield break;
        var rows = analysis.Delay.Stages.Select((stage, place) => (EquatableArray<string>)
        [
            $"{place + 1}",
            place == 0 ? "now" : Words.Row(analysis.Delay.Events.Where(next => next.To == place).Select(next => $"stage {next.From + 1}, {How(next)}"), "or"),
            $"{stage.Offers}",
            $"{stage.Starts} / {stage.InOrder} / {stage.AtOnce}",
            stage.Lost.IsEmpty ? "nothing" : words.Terms(stage.Lost),
        ]).ToEquatableArray();
        yield return new ReportTable(
            $"The stages of delay. The numbers are offers: on the table, then those that could start, those in the largest package in order, those in one at once.{(analysis.Delay.IsCut ? " There are further stages." : "")}",
            ["Stage", "After", "Offers", "Start / in order / at once", "Lost against now"],
            rows);

        string How(DelayEvent next) => next.Refused is { } refused ? $"{words.Proposal(refused)} refused" : $"{Words.Date(next.Lapsed!.Value)} past";
    }
}
