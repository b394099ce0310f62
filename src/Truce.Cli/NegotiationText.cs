using System.Globalization;
using Truce.Agreement.Protocols;
using Truce.Dossiers;

namespace Truce.Cli;

/// <summary>Shows negotiations of negotiators to people: how one went, or how each fared against each.</summary>
internal sealed class NegotiationText(Terminal terminal, Dossier dossier, NegotiationTable table)
{
    private readonly TextWriter _output = terminal.Output;
    private readonly TermNames _terms = TermNames.InFull(dossier.Issues);

    /// <summary>Writes one negotiation.</summary>
    /// <param name="negotiation">How it went.</param>
    /// <param name="showsTurns">Whether to show every offer.</param>
    public void Write(Negotiation negotiation, bool showsTurns)
    {
        WriteHead(negotiation.Negotiators.Any(negotiator => negotiator.Draws));
        if (showsTurns)
            WriteTurns(negotiation);
        _output.WriteLine();
        WriteEnd(negotiation);
    }

    /// <summary>Writes a round-robin.</summary>
    public void Write(RoundRobin roundRobin)
    {
        WriteHead(roundRobin.Standings.Any(standing => standing.Negotiator.Draws));
        _output.WriteLine($"{Prose.Count(roundRobin.Games.Count, "negotiation")}: each negotiator from every place at the table{(roundRobin.Repetitions == 1 ? "" : $", {roundRobin.Repetitions:N0} times")}");
        _output.WriteLine();
        var rows = new List<string[]> { (string[])["negotiator", "agreed", "own share", "others' share", "efficient", "rounds"] };
        rows.AddRange(roundRobin.Standings.Select(standing => (string[])
        [
            standing.Negotiator.Id,
            Percent(standing.Agreed),
            Percent(standing.Share),
            Percent(standing.OthersShare),
            Percent(standing.Efficient),
            standing.Rounds.ToString("N1", CultureInfo.InvariantCulture),
        ]));
        TextGrid.Write(_output, rows, gap: 2);
        if (table.Parties.Count == 2)
            WritePairs(roundRobin);
        _output.WriteLine();
        _output.WriteLine("A share is how far a party gets from its walk-away, or else its worst package, to its best; 0 % without agreement.");
    }

    private void WriteHead(bool draws)
    {
        _output.WriteLine(dossier.Title);
        _output.WriteLine($"{Prose.Count(table.Count, "package")} on the table, at most {Prose.Count(table.Options.Rounds, "round")}{(draws ? $", seed {table.Options.Seed}" : "")}; {string.Join(", ", table.Parties.Select(NameOf))} speak in this order");
        var ordinal = table.Parties.Where(party => dossier.PreferenceOf(party)!.Preference is not Preference.Utility).Select(NameOf).ToArray();
        if (ordinal.Length > 0)
            _output.WriteLine($"{string.Join(", ", ordinal)}: an order without numbers, taken in even steps from 0 (worst) to 1 (best)");
    }

    private void WriteTurns(Negotiation negotiation)
    {
        _output.WriteLine();
        var rows = new List<string[]> { (string[])["round", "party", "", .. table.Parties.Select(party => $"worth to {NameOf(party)}"), "package"] };
        rows.AddRange(negotiation.Turns.Select(turn => (string[])
        [
            turn.Round.ToString("N0", CultureInfo.InvariantCulture),
            NameOf(table.Parties[turn.Party]),
            turn.IsAcceptance ? "accepts" : "offers",
            .. table.UtilitiesOf(turn.Package).Select(Amount),
            string.Join(' ', table.PackageAt(turn.Package).Terms.Select((term, issue) => _terms[issue, term])),
        ]));
        TextGrid.Write(_output, rows, gap: 2);
    }

    private void WriteEnd(Negotiation negotiation)
    {
        _output.WriteLine(negotiation.Agreement is { } agreed
            ? $"Agreement in round {negotiation.Rounds:N0}, on {(table.IsEfficient(agreed) ? "an efficient package" : "a package that another beats for all")}"
            : $"No agreement in {Prose.Count(negotiation.Rounds, "round")}{(table.HasZone ? "" : ": every package is refused by somebody; 'truce agree' says why")}");
        _output.WriteLine();
        var isAgreed = negotiation.Agreement is not null;
        var waited = table.DiscountedUtilities(negotiation);
        var hasWaited = waited.Any(utility => utility is not null);
        var rows = new List<string[]> { (string[])["party", "negotiator", .. isAgreed ? (string[])["utility", "share"] : [], .. hasWaited ? (string[])["after the wait"] : []] };
        for (var party = 0; party < table.Parties.Count; party++)
        {
            string[] worth = negotiation.Agreement is { } package ? [Amount(table.UtilitiesOf(package)[party]), Percent(table.SharesOf(package)[party])] : [];
            string[] later = hasWaited ? [waited[party] is { } utility ? Amount(utility) : "–"] : [];
            rows.Add([NameOf(table.Parties[party]), negotiation.Negotiators[party].Id, .. worth, .. later]);
        }

        TextGrid.Write(_output, rows, gap: 2);
        if (negotiation.Agreement is not { } settled)
            return;
        _output.WriteLine();
        foreach (var (term, issue) in table.PackageAt(settled).Terms.Select((term, issue) => (term, dossier.Issues[issue])))
            _output.WriteLine($"  {issue.Id} = {issue.Terms[term].Id}");
    }

    private void WritePairs(RoundRobin roundRobin)
    {
        _output.WriteLine();
        var negotiators = roundRobin.Standings.Select(standing => standing.Negotiator).ToArray();
        var rows = new List<string[]> { (string[])["own share against", .. negotiators.Select(negotiator => negotiator.Id)] };
        rows.AddRange(negotiators.Select(own => (string[])[own.Id, .. negotiators.Select(other => roundRobin.ShareAgainst(own, other) is { } share ? Percent(share) : "–")]));
        TextGrid.Write(_output, rows, gap: 2);
    }

    private string NameOf(PartyId party) => dossier.Find(party)?.Name ?? party.Value;

    private static string Amount(double utility) => utility.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);
}
