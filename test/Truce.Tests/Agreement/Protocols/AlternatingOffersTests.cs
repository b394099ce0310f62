using Truce.Agreement.Protocols;
using Truce.Dossiers;

namespace Truce.Tests.Agreement.Protocols;

public sealed class AlternatingOffersTests
{
    // Two parties share ten; no agreement is worth 1 to a, nothing was said by b.
    private static readonly Dossier s_ten = Some.Dossier("""
        dossier: Ten to share
        parties: { a: { name: A }, b: { name: B } }
        issues: { share: { decided-by: { all: [a, b] }, range: [0, 10] } }
        preferences:
          a: { utility: { share: { weight: 1, values: { 0: 0, 10: 10 } } }, reservation: 1 }
          b: { utility: { share: { weight: 1, values: { 0: 10, 10: 0 } } } }
        """);

    [Fact]
    public void Linear_negotiators_give_in_evenly_until_one_takes_what_the_other_offers()
    {
        // Four rounds: the times are 1/5 to 4/5. a asks for 1 + 9 (1 - t): 8.2, 6.4, 4.6, 2.8, and offers 9, 7, 5, 3 (a ten-thousandth less asks for
        // the same). b asks for 10 (1 - t): 8, 6, 4, 2, so that 10 - 7 = 3 is too little in round 2, and in round 3 its 10 - 5 = 5 is enough.
        Assert.Equal("1: a 9, b 2 | 2: a 7, b 4 | 3: a 5, b takes 5", Played(s_ten, 4, "linear", "linear"));
    }

    [Fact]
    public void Boulware_gives_in_late_and_a_conceder_early()
    {
        // Round 1 of 4, t = 1/5: a asks for 1 + 9 (1 - 0.0016) = 9.986 and offers 10; b asks for 10 (1 - 0.2^0.25) = 3.313 and offers what leaves it 4.
        // Round 2: a asks for 9.77; round 3, t = 3/5: 8.83, offers 9; b asks for 1.20: 1 is too little. Round 4: a asks for 6.31 and takes 8.
        Assert.Equal("1: a 10, b 6 | 2: a 10, b 7 | 3: a 9, b 8 | 4: a takes 8", Played(s_ten, 4, "boulware", "conceder"));
    }

    [Fact]
    public void Micro_offers_a_new_package_for_each_new_one_that_it_hears()
    {
        // Both go down by one in each round. In round 6 a is about to offer 5, its sixth, and has heard 0 to 4; b would then offer 5 itself and takes it.
        Assert.Equal("1: a 10, b 0 | 2: a 9, b 1 | 3: a 8, b 2 | 4: a 7, b 3 | 5: a 6, b 4 | 6: a 5, b takes 5", Played(s_ten, 10, "micro", "micro"));
    }

    [Fact]
    public void Micro_repeats_itself_where_the_other_does()
    {
        // b never moves from 0: a offers 10 and 9 (when it has heard one), and then has sent more than it has heard.
        var stubborn = s_ten with { Preferences = [s_ten.Preferences[0], s_ten.Preferences[1] with { RedLines = [new RedLine(new Formula.Not(new Formula.Is(new("share"), new("0"))))] }] };
        var offers = Table(stubborn, 40).Run([Find("micro"), Find("boulware")]).Turns.Where(turn => turn.Party == 0).Select(turn => turn.Package).ToArray();
        Assert.Equal([10, 9], offers.Take(2));
        Assert.Equal([9, 10], offers.Skip(2).Distinct().Order());
    }

    [Fact]
    public void Tit_for_tat_gives_in_by_as_much_as_the_other_in_its_own_eyes()
    {
        // b is linear over 9 rounds: it asks for 9, 8, 7, 6 and offers 1, 2, 3, 4. a begins with 10, goes down a step once, and then by one each time.
        Assert.Equal("1: a 10, b 1 | 2: a 9, b 2 | 3: a 8, b 3 | 4: a 7, b 4 | 5: a 6, b 5 | 6: a takes 5", Played(s_ten, 9, "tit-for-tat", "linear"));
    }

    [Fact]
    public void Of_two_that_mirror_each_other_both_begin_to_move()
    {
        Assert.StartsWith("1: a 10, b 0 | 2: a 9, b 1 | 3: a 8, b 2", Played(s_ten, 20, "tit-for-tat", "tit-for-tat"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_goes_below_its_walk_away_and_nobody_touches_its_red_line()
    {
        var lined = s_ten with { Preferences = [s_ten.Preferences[0], s_ten.Preferences[1] with { RedLines = [new RedLine(new Formula.In(new("share"), [new("4"), new("5")]))] }] };
        var table = Table(lined, 30);
        foreach (var first in NegotiatorList.All)
        {
            foreach (var second in NegotiatorList.All)
            {
                var played = table.Run([first, second]);
                Assert.All(played.Turns.Where(turn => turn.Party == 0), turn => Assert.InRange(turn.Package, 1, 10));
                Assert.All(played.Turns.Where(turn => turn.Party == 1), turn => Assert.False(turn.Package is 4 or 5));
            }
        }
    }

    [Fact]
    public void A_seed_and_a_repetition_name_what_is_drawn()
    {
        EquatableArray<Negotiator> random = [Find("random"), Find("random")];
        var first = Table(s_ten, 30).Run(random, 4);
        Assert.Equal(first, Table(s_ten, 30).Run(random, 4));
        Assert.NotEqual(first.Turns, Table(s_ten, 30).Run(random, 5).Turns);
        Assert.NotEqual(first.Turns, NegotiationTable.Prepare(s_ten, new NegotiationOptions { Rounds = 30, Seed = 2 }).Value.Run(random, 4).Turns);
    }

    [Fact]
    public void The_engine_does_what_a_literal_reading_does_on_random_disputes()
    {
        var played = 0;
        for (var seed = 1; seed <= 4_000; seed++)
        {
            var dossier = new RandomBargains(seed).Next(isCardinal: seed % 3 != 0);
            var literal = new LiteralBargaining(dossier);
            var options = new NegotiationOptions { Rounds = 1 + (seed % 25), Seed = (ulong)seed };
            if (!NegotiationTable.Prepare(dossier, options).Is(out var table))
                continue;
            var packages = literal.Feasible.Where(state => dossier.Agreement is not { } agreement || literal.Holds(agreement.Formula, state)).OrderBy(Code).ToArray();
            Assert.Equal(packages.Select(state => state.ToEquatableArray()), Enumerable.Range(0, table.Count).Select(package => table.PackageAt(package).Terms));
            var parties = table.Parties.Count;
            var utilities = Enumerable.Range(0, parties).Select(party => Enumerable.Range(0, table.Count).Select(package => table.UtilitiesOf(package)[party]).ToArray()).ToArray();
            AssertUtilities(dossier, literal, packages, utilities);
            var twin = new LiteralTable(
                utilities,
                [.. Enumerable.Range(0, parties).Select(party => packages.Select(state => literal.Refuses(party, state) || dossier.Preferences[party].RedLines.Any(line => literal.Holds(line.Never, state))).ToArray())],
                [.. Enumerable.Range(0, parties).Select(party => ReservationOf(dossier, literal, party))],
                options.Rounds,
                options.Seed);
            var random = new Random(seed);
            var seated = Enumerable.Range(0, parties).Select(_ => NegotiatorList.All[random.Next(NegotiatorList.All.Count)]).ToEquatableArray();
            var (agreement, turns) = twin.Run([.. seated.Select(negotiator => negotiator.Id)], (ulong)(seed % 7));
            var actual = table.Run(seated, seed % 7);
            Assert.True(turns.SequenceEqual(actual.Turns), $"seed {seed}: {string.Join(", ", seated.Select(negotiator => negotiator.Id))}");
            Assert.Equal(agreement, actual.Agreement);
            if (agreement is { } settled)
            {
                var worths = packages.Select(literal.Worths).ToArray();
                Assert.Equal(!worths.Any(other => other.Zip(worths[settled]).All(p => p.First >= p.Second) && other.Zip(worths[settled]).Any(p => p.First > p.Second)), table.IsEfficient(settled));
            }

            played++;
        }

        Assert.InRange(played, 800, 4_000);

        static int Code(int[] state) => state.Reverse().Aggregate(0, (code, term) => (code * 5) + term);
    }

    // Cardinal utilities as they are; of an order the share of the other levels that lie below.
    private static void AssertUtilities(Dossier dossier, LiteralBargaining literal, int[][] packages, double[][] utilities)
    {
        for (var party = 0; party < utilities.Length; party++)
        {
            var worths = packages.Select(state => literal.Worths(state)[party]).ToArray();
            var levels = worths.Distinct().Count();
            for (var package = 0; package < packages.Length; package++)
            {
                var expected = dossier.Preferences[party].Preference is Preference.Utility ? (double)worths[package]
                    : levels == 1 ? 1 : worths.Where(worth => worth < worths[package]).Distinct().Count() / (levels - 1.0);
                Assert.Equal(expected, utilities[party][package], 1e-12);
            }
        }
    }

    private static double? ReservationOf(Dossier dossier, LiteralBargaining literal, int party) => dossier.Preferences[party] switch
    {
        { Preference: Preference.Utility { Reservation: { } worth } } => (double)worth,
        { Preference: Preference.Utility, WalkAway: not null } when dossier.StatusQuo is not null => (double)literal.Disagreement()[party],
        _ => null,
    };

    private static Negotiator Find(string id) => NegotiatorList.Find(id)!;

    private static NegotiationTable Table(Dossier dossier, int rounds) => NegotiationTable.Prepare(dossier, new NegotiationOptions { Rounds = rounds }).Value;

    /// <summary>What was said, a package by the share that a gets in it.</summary>
    private static string Played(Dossier dossier, int rounds, params string[] negotiators)
    {
        var turns = Table(dossier, rounds).Run(negotiators.Select(Find).ToEquatableArray()).Turns;
        return string.Join(" | ", turns.GroupBy(turn => turn.Round)
            .Select(round => $"{round.Key}: {string.Join(", ", round.Select(turn => $"{(turn.Party == 0 ? "a" : "b")} {(turn.IsAcceptance ? "takes " : "")}{turn.Package}"))}"));
    }
}
