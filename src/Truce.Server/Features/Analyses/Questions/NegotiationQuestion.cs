using Truce.Agreement.Protocols;
using Truce.Dossiers;
using Truce.Reports.Json;
using Truce.Server.Opening;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>How would negotiators of known behaviour fare at this table?</summary>
internal sealed class NegotiationQuestion : Analysis
{
    private const int MostRounds = 100_000;

    public override string Id => "negotiate";

    public override string Summary => "Negotiators of known behaviour make alternating offers, to compare them; no forecast of people";

    public override IReadOnlyList<AskedOption> Options { get; } =
    [
        .. OfAgreement,
        new("negotiator", $"how parties behave ({string.Join(", ", NegotiatorList.All.Select(negotiator => negotiator.Id))}); PARTY=NEGOTIATOR for one party; may be repeated") { IsRepeatable = true },
        new("round-robin", "let each negotiator named, or else each that there is, meet each from every place at the table", OptionKind.Switch),
        new("rounds", "after how many rounds a negotiation ends without agreement", OptionKind.Number) { Least = 1, Most = MostRounds },
        new("repeat", "how often each negotiation of a round-robin is played", OptionKind.Number) { Least = 1, Most = RoundRobin.MostGames },
        new("seed", "the seed of what negotiators draw; the same seed gives the same offers", OptionKind.Number) { Most = ulong.MaxValue },
    ];

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var dossier = open.Dossier!;
        var isRoundRobin = options.Has("round-robin");
        var (parties, unknown) = Parties(dossier, options, "for");
        var (where, wrong) = FormulaOf(dossier, options, "where");
        var (named, strays) = Named(dossier, options.All("negotiator"), isRoundRobin);
        if (!unknown.IsEmpty || !wrong.IsEmpty || !strays.IsEmpty)
            return AnalysisResult.Cannot([.. unknown, .. wrong, .. strays]);
        if (!isRoundRobin && options.Number("repeat", 1) > 1)
            return AnalysisResult.Cannot("'repeat' is for 'round-robin'");
        var usual = new NegotiationOptions { Parties = parties, Where = where };
        var prepared = NegotiationTable.Prepare(dossier, usual with { Rounds = options.Number("rounds", usual.Rounds), Seed = options.Seed("seed", usual.Seed) }, stop);
        if (!prepared.Is(out var table))
            return AnalysisResult.Cannot(prepared.Obstacles);
        var write = new NegotiationJson(dossier, table, open.Hash);
        if (isRoundRobin)
        {
            var played = RoundRobin.Of(table, named.IsEmpty ? NegotiatorList.All : named.Select(one => one.Negotiator).ToEquatableArray(), options.Number("repeat", 1), progress, stop);
            return played.Is(out var roundRobin) ? Written(open, json => write.Write(json, roundRobin)) : AnalysisResult.Cannot(played.Obstacles);
        }

        if (named.FirstOrDefault(one => one.Party is { } party && !table.Parties.Contains(party)).Party is { } absent)
            return AnalysisResult.Cannot($"'{absent}' does not negotiate: it has no preference, or is not named by 'for'");
        var everybody = named.LastOrDefault(one => one.Party is null).Negotiator ?? NegotiatorList.All[0];
        var seated = table.Parties.Select(party => named.LastOrDefault(one => one.Party == party).Negotiator ?? everybody).ToEquatableArray();
        var negotiation = table.Run(seated, cancellation: stop);
        return Written(open, json => write.Write(json, negotiation));
    }

    /// <summary>The negotiators that were named, each for a party or for all.</summary>
    private static (EquatableArray<(PartyId? Party, Negotiator Negotiator)> Named, EquatableArray<string> Obstacles) Named(Dossier dossier, EquatableArray<string> words, bool isRoundRobin)
    {
        var named = new List<(PartyId?, Negotiator)>();
        var obstacles = new List<string>();
        foreach (var word in words)
        {
            var sign = word.LastIndexOf('=');
            PartyId? party = sign < 0 ? null : new PartyId(word[..sign]);
            if (party is not null && isRoundRobin)
                obstacles.Add($"'{word}' is for one party; in a round-robin every negotiator takes every place");
            else if (party is { } one && dossier.Find(one) is null)
                obstacles.Add(NoParty(dossier, one));
            else if (NegotiatorList.Find(word[(sign + 1)..]) is { } negotiator)
                named.Add((party, negotiator));
            else
                obstacles.Add($"no negotiator is called '{word[(sign + 1)..]}'; there are {string.Join(", ", NegotiatorList.All.Select(known => known.Id))}");
        }

        return (named.ToEquatableArray(), obstacles.ToEquatableArray());
    }
}
