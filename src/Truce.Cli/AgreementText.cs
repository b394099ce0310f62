using System.Globalization;
using Truce.Agreement;

namespace Truce.Cli;

/// <summary>Shows an analysis of agreements to people: the zone, the parties' marks, the solutions, the efficient packages.</summary>
internal sealed class AgreementText(Terminal terminal, AgreementAnalysis analysis)
{
    /// <summary>How many efficient packages a screen shows unless all are asked for.</summary>
    private const int ManyPoints = 20;

    private readonly TextWriter _output = terminal.Output;
    private readonly TermNames _terms = TermNames.InFull(analysis.Dossier.Issues);

    /// <summary>Writes everything.</summary>
    /// <param name="showsAll">Whether to show every efficient package, however many.</param>
    public void Write(bool showsAll)
    {
        _output.WriteLine(analysis.Dossier.Title);
        _output.WriteLine($"{Count(analysis.Outcomes)} feasible, {Count(analysis.Rational)} in the zone of agreement (nobody with a stated walk-away would refuse them), {analysis.Frontier.Count:N0} efficient{Exactness()}");
        _output.WriteLine();
        WriteParties();
        if (!analysis.HasZone)
        {
            _output.WriteLine();
            _output.WriteLine("There is no zone of agreement: every package is refused by somebody.");
            return;
        }

        if (!analysis.Solutions.IsEmpty)
            WriteSolutions();
        WriteFallback();
        WriteFrontier(showsAll);
    }

    private string Exactness() => analysis.Gap.IsEmpty
        ? ""
        : $"; bounded: a package that was not seen could be better by up to {string.Join(", ", analysis.Gap.Select(gap => Amount(gap)))}";

    private void WriteParties()
    {
        var rows = new List<string[]> { (string[])["party", "no agreement", "best in the zone", "worst", "best"] };
        foreach (var party in analysis.Parties)
        {
            var source = party.Source switch
            {
                WalkAwaySource.Reservation => "",
                WalkAwaySource.StatusQuo => " (the status quo)",
                _ => " (not stated; the worst package)",
            };
            rows.Add(party.IsCardinal
                ? [NameOf(party), Amount(party.Disagreement) + source, Amount(party.Ideal), Amount(party.Worst), Amount(party.Best)]
                : [NameOf(party), party.Source == WalkAwaySource.StatusQuo ? "the status quo" : "not stated", "an order without numbers", "", ""]);
        }

        TextGrid.Write(_output, rows, gap: 2);
    }

    private void WriteSolutions()
    {
        _output.WriteLine();
        var rows = new List<string[]> { (string[])["solution", .. analysis.Parties.Select(NameOf), "with lots", "package"] };
        foreach (var result in analysis.Solutions)
        {
            foreach (var (point, place) in result.Points.Take(3).Select((point, place) => (point, place)))
            {
                var lots = place > 0 || result.Lottery.IsEmpty ? "" : string.Join(' ', result.Lottery.Select(utility => Amount(utility)));
                rows.Add([place == 0 ? result.Solution.Id : "", .. analysis.Frontier[point].Utilities.Select(Amount), lots, Written(analysis.Frontier[point])]);
            }

            if (result.Points.Count > 3)
                rows.Add(["", $"and {result.Points.Count - 3:N0} more", .. Enumerable.Repeat("", analysis.Parties.Count + 1)]);
            if (result.Points.IsEmpty)
                rows.Add([result.Solution.Id, .. Enumerable.Repeat("", analysis.Parties.Count + 1), result.Obstacle ?? "a package that somebody would refuse"]);
        }

        TextGrid.Write(_output, rows, gap: 2);
    }

    private void WriteFallback()
    {
        if (analysis.Fallback.IsEmpty)
            return;
        _output.WriteLine();
        foreach (var fallback in analysis.Fallback)
        {
            var who = fallback.Quota == analysis.Parties.Count ? "all" : $"{fallback.Quota} of {analysis.Parties.Count}";
            _output.WriteLine(fallback.IsImpasse
                ? $"fallback bargaining, {who}: impasse"
                : $"fallback bargaining, {who}: they meet at their level {fallback.Depth:N0}, {Prose.Count(fallback.Packages.Count, "package")}, the first {Written(fallback.Packages[0])}");
        }
    }

    private void WriteFrontier(bool showsAll)
    {
        _output.WriteLine();
        var shown = showsAll ? analysis.Frontier.Count : Math.Min(ManyPoints, analysis.Frontier.Count);
        _output.WriteLine(shown == analysis.Frontier.Count ? "Efficient packages" : $"Efficient packages, {shown:N0} of {analysis.Frontier.Count:N0}; --all shows every one");
        var cardinal = analysis.Parties.Any(party => party.IsCardinal);
        var rows = new List<string[]> { (string[])[.. cardinal ? analysis.Parties.Select(NameOf) : [], "package"] };
        foreach (var point in analysis.Frontier.Take(shown))
            rows.Add([.. cardinal ? point.Utilities.Select(Amount) : [], Written(point)]);
        TextGrid.Write(_output, rows, gap: 2);
    }

    private string NameOf(AgreementParty party) => analysis.Dossier.Find(party.Party)?.Name ?? party.Party.Value;

    private string Written(EfficientPoint point) => Written(point.Package) + point.Packages switch
    {
        1 => "",
        ulong.MaxValue => " (and very many others)",
        var packages => $" (and {packages - 1:N0} other{(packages == 2 ? "" : "s")})",
    };

    private string Written(Package package) => string.Join(' ', package.Terms.Select((term, issue) => _terms[issue, term]));

    private static string Count(System.Numerics.BigInteger? count) => count is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "not known how many";

    private static string Amount(double? utility) => utility is { } known ? known.ToString("0.####", CultureInfo.InvariantCulture) : "–";
}
