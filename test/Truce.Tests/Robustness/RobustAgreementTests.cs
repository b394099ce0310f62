using Truce.Agreement;
using Truce.Dossiers;
using Truce.Robustness;
using Truce.States;
using Truce.Tests.Agreement;

namespace Truce.Tests.Robustness;

/// <summary>Acceptance, preference to the status quo and efficiency of packages, against every case of small disputes.</summary>
public sealed class RobustAgreementTests
{
    [Fact]
    public void What_is_said_of_packages_is_so_in_every_case_of_1200_small_disputes()
    {
        var (judged, searched) = (0, 0);
        var kinds = new HashSet<WalkAwayKind>();
        for (var seed = 0; judged < 1_200; seed++)
        {
            if (!StateSpace.Compile(new RandomPackages(seed).Next()).Is(out var space) || space.StatusQuo is null)
                continue;
            if (seed % 2 == 0)
                space = StateSpace.Compile(Told(new Random(seed), space)).Value;
            var literal = new LiteralPackages(space);
            var answer = RobustAgreement.Run(space, new RobustnessOptions { Draws = seed % 4 == 0 ? 1 : 20, Threads = 1 });

            // Where what is known leaves no room round any weights, the literal reading has no regions to look at.
            if (literal.Cases.Any(cases => cases.Length == 0) || literal.Profiles > 4_000)
                continue;
            judged++;
            var robust = answer.Value;
            kinds.UnionWith(robust.Parties.Select(party => party.WalkAway));
            searched += robust.IsComplete ? 0 : 1;
            Compare(robust, literal, $"seed {seed}");
        }

        Assert.Equal(4, kinds.Count);
        Assert.True(searched > 300, $"only {searched} had more profiles than were looked at");
    }

    [Fact]
    public void Where_everything_is_known_the_verdicts_are_those_of_the_plain_analysis()
    {
        var zones = 0;
        for (var seed = 0; seed < 1_000; seed++)
        {
            var dossier = seed % 2 == 0 ? new RandomBargains(seed).Next(seed % 4 == 0) : new RandomPackages(seed) { IsKnown = true }.Next();
            if (!StateSpace.Compile(dossier).Is(out var space) || space.Count > 300 || (dossier.StatusQuo is not null && space.StatusQuo is null))
                continue;
            var plain = AgreementAnalysis.Run(dossier).Value;
            var robust = RobustAgreement.Run(space).Value;
            Assert.True(robust.IsFullyKnown);
            Assert.Equal(1, robust.Draws);
            var zone = robust.Candidates.Where(state => Is(robust.AcceptedByAll(state))).ToArray();
            var frontier = zone.Where(state => Is(robust.Efficient(state)!)).Select(state => space.TermIndexes(state)).ToHashSet();
            Assert.Equal(plain.Rational, zone.Length);
            Assert.Equal(Enumerable.Range(0, plain.Frontier.Count).SelectMany(point => plain.PackagesAt(point)).Select(package => package.Terms).ToHashSet(), frontier);
            zones += zone.Length > 0 ? 1 : 0;
        }

        Assert.True(zones > 300, $"only {zones} disputes with a zone");

        static bool Is(RobustVerdict verdict)
        {
            Assert.True(verdict.Certainty is Certainty.Always or Certainty.Never);
            Assert.True(verdict.Share is { IsExact: true });
            return verdict.Certainty == Certainty.Always;
        }
    }

    [Fact]
    public void Shares_of_all_profiles_are_those_counted_one_by_one()
    {
        var judged = 0;
        for (var seed = 0; judged < 200; seed++)
        {
            if (!StateSpace.Compile(new RandomPackages(80_000 + seed) { HasWeights = false }.Next()).Is(out var space) || space.StatusQuo is null)
                continue;
            var literal = new LiteralPackages(space);
            if (literal.Profiles is 1 or > 5_000)
                continue;
            judged++;
            var robust = RobustAgreement.Run(space).Value;
            Assert.True(robust.IsComplete);
            Assert.Equal(literal.Profiles, robust.Draws);
            var profiles = literal.AllProfiles().ToArray();
            foreach (var state in robust.Candidates)
            {
                Assert.Equal(profiles.Count(profile => profile.All(one => one.Surely[state.Ordinal])) / literal.Profiles, robust.AcceptedByAll(state).Share!.Estimate, 12);
                if (robust.Efficient(state) is { } efficient)
                    Assert.Equal(profiles.Count(profile => literal.IsEfficient(state.Ordinal, profile)) / literal.Profiles, efficient.Share!.Estimate, 12);
            }
        }
    }

    [Fact]
    public void Knowing_more_turns_nothing_necessary_off_and_nothing_impossible_on()
    {
        var compared = 0;
        var random = new Random(19);
        for (var seed = 0; seed < 900; seed++)
        {
            var dossier = new RandomPackages(200_000 + seed).Next();
            if (!StateSpace.Compile(dossier).Is(out var space) || !RobustAgreement.Run(space, new RobustnessOptions { Draws = 20, Threads = 1 }).Is(out var before))
                continue;
            var told = Told(random, space);
            if (told == dossier || !RobustAgreement.Run(StateSpace.Compile(told).Value, new RobustnessOptions { Draws = 20, Threads = 1 }).Is(out var after))
                continue;
            compared++;
            foreach (var state in before.Candidates)
            {
                foreach (var party in before.Parties)
                {
                    Follows(before.Accepted(party.Party, state), after.Accepted(party.Party, state), $"accepted, seed {seed}");
                    Follows(before.Better(party.Party, state), after.Better(party.Party, state), $"better, seed {seed}");
                }

                Follows(before.AcceptedByAll(state), after.AcceptedByAll(state), $"accepted by all, seed {seed}");
                Follows(before.Efficient(state), after.Efficient(state), $"efficient, seed {seed}");
            }
        }

        Assert.True(compared > 400, $"only {compared} compared");

        static void Follows(RobustVerdict? before, RobustVerdict? after, string where)
        {
            Assert.Equal(before is null, after is null);
            Assert.True(before?.Certainty is not (Certainty.Always or Certainty.Never) || after!.Certainty == before.Certainty, $"{where}: {before} became {after}");
        }
    }

    [Fact]
    public void The_draws_are_the_same_on_one_two_and_seven_threads()
    {
        var space = StateSpace.Compile(Some.Dossier(Harbour)).Value;
        var runs = new[] { 1, 2, 7 }.Select(threads => RobustAgreement.Run(space, new RobustnessOptions { Draws = 700, Threads = threads }).Value).ToArray();
        Assert.False(runs[0].IsComplete);
        foreach (var run in runs)
        {
            foreach (var state in run.Candidates)
            {
                Assert.Equal(runs[0].AcceptedByAll(state), run.AcceptedByAll(state));
                Assert.Equal(runs[0].Efficient(state), run.Efficient(state));
                Assert.Equal(runs[0].BestFor(new("town"), state), run.BestFor(new("town"), state));
            }
        }
    }

    [Fact]
    public void A_package_between_two_that_are_each_worse_for_some_weights_but_never_both_is_never_efficient()
    {
        // Town gives the middle 0.4 whatever the weights; of the others the one is worth w and the other 1 - w. Port likes the middle least.
        var robust = RobustAgreement.Run(Middle("0.4"), new RobustnessOptions { Draws = 1 }).Value;
        Assert.Equal([Certainty.Depends, Certainty.Never, Certainty.Depends], robust.Candidates.Select(state => robust.Efficient(state)!.Certainty));

        // When it is worth a little more than a half there are weights; seen in no draw, they are found by search.
        robust = RobustAgreement.Run(Middle("0.50001"), new RobustnessOptions { Draws = 200 }).Value;
        Assert.Equal(0, robust.Efficient(new(1))!.Share!.Estimate);
        Assert.Equal(Certainty.Depends, robust.Efficient(new(1))!.Certainty);

        static StateSpace Middle(string worth) => StateSpace.Compile(Some.Dossier($$"""
            dossier: A middle
            parties: { town: { name: Town }, port: { name: Port } }
            issues:
              land: { decided-by: nobody, terms: [none, some, all] }
              noise: { decided-by: nobody, terms: [none, some, all] }
            constraints:
              - (land = all and noise = none) or (land = none and noise = all) or (land = some and noise = some)
            preferences:
              town:
                utility:
                  land: { weight: 0.5, between: [0, 1], values: { none: 0, some: {{worth}}, all: 1 } }
                  noise: { weight: 0.5, between: [0, 1], values: { none: 0, some: {{worth}}, all: 1 } }
              port:
                ranking:
                  - not (land = some)
                  - land = some
            """)).Value;
    }

    [Fact]
    public void Of_priorities_whose_orders_are_ruled_out_in_part_it_counts_whether_one_order_is_left_for_all_packages()
    {
        // Without a first, b or c comes first: then one of "b alone" and "c alone" is better than "a alone" for Town, and Port prefers both.
        var dossier = Some.Dossier("""
            dossier: Three wishes
            parties: { town: { name: Town }, port: { name: Port } }
            issues: { a: { decided-by: nobody }, b: { decided-by: nobody }, c: { decided-by: nobody } }
            constraints:
              - a or b or c
              - not (a and (b or c))
            preferences:
              town:
                priorities: [{ any-order: [b, a, c] }]
                known: [{ prefer: b and c, to: a }]
              port:
                ranking:
                  - (b and not c) or (c and not b)
                  - a
                  - b and c
            """);
        var space = StateSpace.Compile(dossier).Value;
        var wish = space.Where(new Formula.Is(new("a"), new("yes"))).Single();
        Assert.Equal(Certainty.Never, RobustAgreement.Run(space, new RobustnessOptions { Draws = 1 }).Value.Efficient(wish)!.Certainty);
    }

    [Fact]
    public void What_is_worth_the_reservation_for_some_weights_and_what_no_agreement_is_worth_for_others_is_never_accepted()
    {
        // Some of both is worth 0.3 + 0.3 w, which is 0.5 only from w = 2/3 on; all the land is worth w, which is no more only up to w = 3/7.
        string Dossier(string walkAway) => $$"""
            dossier: Two conditions
            parties: { town: { name: Town } }
            issues:
              land: { decided-by: nobody, terms: [none, some, all] }
              noise: { decided-by: nobody, terms: [none, some, all] }
            preferences:
              town:
                utility:
                  land: { weight: 0.4, between: [0, 1], values: { none: 0, some: 0.6, all: 1 } }
                  noise: { weight: 0.6, between: [0, 1], values: { none: 0, some: 0.3, all: 1 } }
                {{walkAway}}
            """;
        Certainty Accepts(string walkAway) => RobustAgreement.Run(StateSpace.Compile(Some.Dossier(Dossier(walkAway))).Value, new RobustnessOptions { Draws = 300 }).Value
            .Accepted(new("town"), new StateId(4)).Certainty;
        const string Reservation = "reservation-between: [0.5, 1]", AtLeast = "walk-away: { at-least: land = all and noise = none }";
        Assert.Equal(Certainty.Depends, Accepts(Reservation));
        Assert.Equal(Certainty.Depends, Accepts(AtLeast));
        Assert.Equal(Certainty.Never, Accepts(Reservation + "\n    " + AtLeast));
    }

    [Fact]
    public void That_no_agreement_is_worth_more_than_it_can_be_is_said()
    {
        var dossier = Some.Dossier("""
            dossier: Too much
            parties: { town: { name: Town } }
            issues:
              land: { decided-by: nobody }
            preferences:
              town:
                utility:
                  land: { weight: 1, values: { no: 0, yes: 1 } }
                reservation-between: [0.2, 0.5]
                walk-away: { at-least: land }
            """);
        Assert.Equal(
            ["Town: no agreement is worth at least a state to it that is worth more than the greatest reservation"],
            RobustAgreement.Run(StateSpace.Compile(dossier).Value).Obstacles);
    }

    [Fact]
    public void The_harbour_comes_out_as_worked_out_by_hand()
    {
        var space = StateSpace.Compile(Some.Dossier(Harbour)).Value;
        var robust = RobustAgreement.Run(space).Value;
        var (town, port) = (robust.Parties[0].Party, robust.Parties[1].Party);
        var (keepsFree, sellsFree, keepsLimited, sellsLimited) = (new StateId(0), new StateId(1), new StateId(2), new StateId(3));

        Assert.Equal(Certainty.Never, robust.Accepted(town, sellsFree).Certainty);
        Assert.Equal(Certainty.Always, robust.Accepted(town, keepsLimited).Certainty);
        Assert.Equal(Certainty.Never, robust.Accepted(port, keepsLimited).Certainty);
        Assert.Equal(Certainty.Always, robust.Accepted(port, keepsFree).Certainty);
        Holds(8 / 9.0, robust.Accepted(town, sellsLimited));
        Holds(8 / 9.0, robust.AcceptedByAll(sellsLimited));
        Holds(7 / 12.0, robust.AcceptedByAll(keepsFree));
        Assert.Equal(Certainty.Always, robust.Efficient(sellsLimited)!.Certainty);
        Holds(1 / 3.0, robust.Efficient(keepsFree)!);
        Holds(2 / 3.0, robust.BetterForPrincipals(sellsLimited)!);
        Assert.Equal(Certainty.Always, robust.Better(port, sellsLimited)!.Certainty);

        // It always likes best to keep the land in quiet, by the weights in the middle of all that fit.
        var central = robust.BestFor(town, keepsLimited)!;
        Assert.Equal(1, central.Share);
        Assert.Equal(0.45, central.Weights[0], 2);
        Assert.Null(robust.BestFor(town, sellsLimited));

        static void Holds(double share, RobustVerdict verdict)
        {
            Assert.Equal(Certainty.Depends, verdict.Certainty);
            Assert.InRange(share, verdict.Share!.Low, verdict.Share.High);
            Assert.InRange(verdict.Share.Estimate, share - 0.02, share + 0.02);
        }
    }

    /// <summary>Some more that is known of some parties.</summary>
    private static Dossier Told(Random random, StateSpace space) => space.Dossier with
    {
        Preferences = space.Dossier.Preferences.Select(preference => random.Next(2) == 0 ? preference : Told(random, space, preference)).ToEquatableArray(),
    };

    /// <summary>One more thing that is known of a party, in keeping with what is written down.</summary>
    private static PartyPreference Told(Random random, StateSpace space, PartyPreference preference)
    {
        switch (preference.Preference)
        {
            case Preference.Utility utility:
                var k = random.Next(utility.Issues.Count);
                var issues = utility.Issues.Select((issue, place) => place != k || issue.Between is not { } bounds ? issue : issue with
                {
                    Between = new Bounds((bounds.Least + issue.Weight) / 2, (bounds.Greatest + issue.Weight) / 2),
                }).ToEquatableArray();
                var reservation = utility.ReservationBetween is { } between && utility.Reservation is { } written
                    ? new Bounds((between.Least + written) / 2, (between.Greatest + written) / 2)
                    : utility.ReservationBetween;
                return preference with { Preference = utility with { Issues = issues, ReservationBetween = reservation }, Known = Compared(random, space, preference) };
            case Preference.Priorities:
                return preference with { Known = Compared(random, space, preference) };
            default:
                var (a, b) = (new StateId(random.Next(space.Count)), new StateId(random.Next(space.Count)));
                return preference with { Known = [.. preference.Known, new StateComparison(At(space, a), ComparisonKind.Prefers, At(space, b))] };
        }
    }

    private static EquatableArray<StateComparison> Compared(Random random, StateSpace space, PartyPreference preference)
    {
        var ranks = space.RanksOf(preference.Party).Value;
        var (a, b) = (new StateId(random.Next(space.Count)), new StateId(random.Next(space.Count)));
        return ranks.Prefers(a, b) ? [new StateComparison(At(space, a), ComparisonKind.Prefers, At(space, b))] : [];
    }

    private static Formula At(StateSpace space, StateId state) => RandomPackages.State(space.Issues, space.TermIndexes(state));

    /// <summary>The example that is worked out by hand in docs/reference/robustness.md.</summary>
    private const string Harbour = """
        dossier: A harbour
        parties: { town: { name: Town }, port: { name: Port } }
        issues:
          land: { decided-by: { all: [town, port] }, terms: [kept, sold] }
          noise: { decided-by: { all: [town, port] }, terms: [free, limited] }
        status-quo: { land: kept, noise: free }
        preferences:
          town:
            utility:
              land: { weight: 0.5, between: [0.3, 0.6], values: { kept: 1, sold: 0 } }
              noise: { weight: 0.5, between: [0.4, 0.7], values: { free: 0, limited: 1 } }
            reservation: 0.45
            reservation-between: [0.35, 0.5]
          port:
            utility:
              land: { weight: 0.6, values: { kept: 0, sold: 1 } }
              noise: { weight: 0.4, values: { free: 1, limited: 0 } }
            reservation: 0.4
        """;

    private static void Compare(RobustAgreement robust, LiteralPackages literal, string where)
    {
        var profiles = literal.AllProfiles().ToArray();
        var now = robust.Space.StatusQuo!.Value.Ordinal;
        var principals = robust.Principals.Select(party => robust.Parties.ToList().FindIndex(one => one.Party == party)).ToArray();
        Assert.Equal(literal.Candidates, robust.Candidates.Select(state => state.Ordinal));
        foreach (var x in literal.Candidates)
        {
            var state = new StateId(x);
            for (var i = 0; i < literal.Cases.Length; i++)
            {
                var party = robust.Parties[i].Party;
                Assert.True(Stands(literal.Cases[i].All(one => one.Surely[x]), literal.Cases[i].Any(one => one.Maybe[x])) == robust.Accepted(party, state).Certainty, $"accepted: {where}, {party}, state {x}: {robust.Accepted(party, state)}");
                var better = literal.Cases[i].Select(one => one.Worth[x] > one.Worth[now]).ToArray();
                Assert.True(Stands(better.All(is1 => is1), better.Any(is1 => is1)) == robust.Better(party, state)!.Certainty, $"better: {where}, {party}, state {x}");
            }

            var all = Stands(literal.Cases.All(cases => cases.All(one => one.Surely[x])), literal.Cases.All(cases => cases.Any(one => one.Maybe[x])));
            Assert.True(all == robust.AcceptedByAll(state).Certainty, $"accepted by all: {where}, state {x}: {robust.AcceptedByAll(state)}; {string.Join("; ", robust.Parties.Select(party => $"{party.WalkAway} {party.Knowledge.Prior} {robust.Accepted(party.Party, state)}"))}");
            var allBetter = profiles.Select(profile => principals.All(i => profile[i].Worth[x] > profile[i].Worth[now])).ToArray();
            Assert.True(Stands(allBetter.All(is1 => is1), allBetter.Any(is1 => is1)) == robust.BetterForPrincipals(state)!.Certainty, $"better for all: {where}, state {x}");
            if (!literal.Packages.Contains(x))
            {
                Assert.Null(robust.Efficient(state));
                Assert.NotEmpty(robust.RedLinesOn(state));
                continue;
            }

            var efficient = profiles.Select(profile => literal.IsEfficient(x, profile)).ToArray();
            Assert.True(Stands(efficient.All(is1 => is1), efficient.Any(is1 => is1)) == robust.Efficient(state)!.Certainty, $"efficient: {where}, state {x}: {robust.Efficient(state)}, literally in {efficient.Count(is1 => is1)} of {efficient.Length}");
        }
    }

    private static Certainty Stands(bool always, bool possible) => always ? Certainty.Always : possible ? Certainty.Depends : Certainty.Never;
}
