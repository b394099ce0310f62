using System.CommandLine;
using Truce.Agreement.Protocols;
using Truce.Dossiers;
using Truce.Reports.Json;

namespace Truce.Cli.Commands;

/// <summary><c>truce negotiate PATH</c>: negotiators of known behaviour make alternating offers, once or each against each.</summary>
internal sealed class NegotiateCommand
{
    private const int MostRounds = 10_000_000;

    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();
    private readonly AgreementScope _scope = new("Who negotiates, in the order in which they speak");

    private readonly Option<string[]> _negotiators = new("--negotiator", "-n")
    {
        Description = $"How parties behave ({string.Join(", ", NegotiatorList.All.Select(negotiator => negotiator.Id))}); PARTY=NEGOTIATOR for one party; repeat it. By default all are boulware",
        HelpName = "[PARTY=]NEGOTIATOR",
    };

    private readonly Option<bool> _roundRobin = new("--round-robin")
    {
        Description = "Let each negotiator named, or else each that there is, meet each from every place at the table",
    };

    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "After how many rounds a negotiation ends without agreement",
        DefaultValueFactory = _ => new NegotiationOptions().Rounds,
        HelpName = "N",
    };

    private readonly Option<int> _repeat = new("--repeat")
    {
        Description = "How often each negotiation of a round-robin is played, for negotiators that draw",
        DefaultValueFactory = _ => 1,
        HelpName = "N",
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "The seed of what negotiators draw; the same seed gives the same offers",
        DefaultValueFactory = _ => new NegotiationOptions().Seed,
        HelpName = "N",
    };

    private readonly Option<bool> _trace = new("--trace")
    {
        Description = "Show every offer",
    };

    private NegotiateCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new NegotiateCommand(terminal);
        self._negotiators.CompletionSources.Add([.. NegotiatorList.All.Select(negotiator => negotiator.Id)]);
        var command = new ExemplifiedCommand(
            "negotiate",
            "Let negotiators of known behaviour make alternating offers, to compare them; no forecast of people",
            new("truce negotiate FOLDER --trace", "every party gives in late (boulware); all offers"),
            new("truce negotiate FOLDER -n east=micro -n west=conceder", "how two behaviours fare together"),
            new("truce negotiate FOLDER --round-robin", "every negotiator against every other, as a table"),
            new("truce negotiate FOLDER --round-robin -n micro -n random --repeat 100 --seed 7", "a hundred repetitions of what is drawn"))
        {
            self._path,
            self._negotiators,
            self._roundRobin,
            self._rounds,
            self._repeat,
            self._seed,
            self._trace,
            self._format,
        };
        self._scope.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(self.Run(parsed, cancellation)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var response = Response.In(_terminal, parsed, _format);
        if (Misused(parsed) is { } misuse)
            return response.Refuse(misuse);
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response) is not { } opened)
            return ExitCode.Refused;
        if (_scope.Read(parsed, opened.Dossier, response) is not var (parties, where))
            return ExitCode.Refused;
        if (Named(parsed, opened.Dossier, response) is not { } named)
            return ExitCode.Refused;

        var options = new NegotiationOptions { Parties = parties, Where = where, Rounds = parsed.GetValue(_rounds), Seed = parsed.GetValue(_seed) };
        var prepared = NegotiationTable.Prepare(opened.Dossier, options, cancellation);
        if (!prepared.Is(out var table))
            return response.Refuse(prepared.Obstacles);
        var text = new NegotiationText(_terminal, opened.Dossier, table);
        var json = new NegotiationJson(opened.Dossier, table, opened.Hash);
        if (parsed.GetValue(_roundRobin))
        {
            using var progress = new ProgressLine(_terminal, "Negotiating");
            var played = RoundRobin.Of(table, named.IsEmpty ? NegotiatorList.All : named.Select(one => one.Negotiator).ToEquatableArray(), parsed.GetValue(_repeat), progress, cancellation);
            if (!played.Is(out var roundRobin))
                return response.Refuse(played.Obstacles);
            Write(response, writer => json.Write(writer, roundRobin), () => text.Write(roundRobin));
            return ExitCode.Fine;
        }

        if (named.FirstOrDefault(one => one.Party is { } party && !table.Parties.Contains(party)).Party is { } absent)
            return response.Refuse($"'{absent}' does not negotiate: it has no preference, or is not named by --for");
        var everybody = named.LastOrDefault(one => one.Party is null).Negotiator ?? NegotiatorList.All[0];
        var seated = table.Parties.Select(party => named.LastOrDefault(one => one.Party == party).Negotiator ?? everybody).ToEquatableArray();
        var negotiation = table.Run(seated, cancellation: cancellation);
        Write(response, writer => json.Write(writer, negotiation), () => text.Write(negotiation, parsed.GetValue(_trace)));
        return ExitCode.Fine;
    }

    private static void Write(Response response, Action<System.Text.Json.Utf8JsonWriter> writeJson, Action writeText)
    {
        if (response.IsJson)
            response.WriteJson(writeJson);
        else
            writeText();
    }

    private string? Misused(ParseResult parsed)
    {
        if (parsed.GetValue(_rounds) is < 1 or > MostRounds)
            return $"--rounds is {parsed.GetValue(_rounds)}; expected a number from 1 to {MostRounds:N0}";
        if (parsed.GetValue(_repeat) is < 1 or > RoundRobin.MostGames)
            return $"--repeat is {parsed.GetValue(_repeat)}; expected a number from 1 to {RoundRobin.MostGames:N0}";
        if (parsed.GetValue(_roundRobin) && parsed.GetValue(_trace))
            return "--trace shows the offers of one negotiation; leave out --round-robin";
        return parsed.GetValue(_repeat) > 1 && !parsed.GetValue(_roundRobin) ? "--repeat is for --round-robin" : null;
    }

    /// <summary>The negotiators that the user named, each for a party or for all; null after saying what is not known.</summary>
    private EquatableArray<(PartyId? Party, Negotiator Negotiator)>? Named(ParseResult parsed, Dossier dossier, Response response)
    {
        var named = new List<(PartyId?, Negotiator)>();
        foreach (var word in parsed.GetValue(_negotiators) ?? [])
        {
            var sign = word.LastIndexOf('=');
            PartyId? party = null;
            if (sign >= 0 && parsed.GetValue(_roundRobin))
            {
                response.Refuse($"'{word}' is for one party; in a round-robin every negotiator takes every place");
                return null;
            }

            if (sign >= 0 && (party = AgreementScope.PartyOf(word[..sign], dossier, response)) is null)
                return null;
            if (NegotiatorList.Find(word[(sign + 1)..]) is not { } negotiator)
            {
                response.Refuse(UnknownName.Of("negotiator", word[(sign + 1)..], NegotiatorList.All.Select(known => known.Id)));
                return null;
            }

            if (!named.Contains((party, negotiator)))
                named.Add((party, negotiator));
        }

        return named.ToEquatableArray();
    }
}
