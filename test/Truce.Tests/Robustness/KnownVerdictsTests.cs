using Truce.Dossiers;
using Truce.Robustness;
using Truce.Robustness.Engines;
using Truce.Stability;

namespace Truce.Tests.Robustness;

/// <summary>Necessary and possible, against every profile of small disputes.</summary>
public sealed class KnownVerdictsTests
{
    private static readonly EquatableArray<StabilityDefinition> s_definitions =
        LiteralRobustness.Definitions.Select(id => StabilityDefinitions.All.First(definition => definition.Id == id)).ToEquatableArray();

    [Theory]
    [InlineData(2, 1_400)]
    [InlineData(3, 800)]
    public void What_is_proved_is_so_in_every_profile_and_what_is_exact_misses_nothing(int parties, int models)
    {
        var judged = 0;
        for (var seed = 0; judged < models; seed++)
        {
            var dossier = new RandomUnknowns((parties * 100_000) + seed).Next(parties, parties == 2 ? 5 : 4);
            var literal = new LiteralRobustness(dossier);
            if (literal.Profiles is 1 or > 400)
                continue;
            judged++;
            var problem = RobustnessProblem.State(RandomUnknowns.SpaceOf(dossier), new RobustnessOptions { Definitions = s_definitions }, default).Value;
            var profiles = literal.AllProfiles().ToArray();
            for (var d = 0; d < LiteralRobustness.Definitions.Length; d++)
            {
                var isOwn = d < 3;
                for (var i = 0; i < parties; i++)
                {
                    var known = problem.Known.Of[d][i];
                    Assert.Equal(isOwn || parties == 2, known.IsAlwaysExact);
                    Assert.Equal(isOwn, known.IsPossibleExact);
                    for (var s = 0; s < literal.States; s++)
                    {
                        var stable = profiles.Count(profile => literal.IsStable(LiteralRobustness.Definitions[d], i, s, profile));
                        var (always, possible) = ((known.Always[0] >> s & 1) != 0, (known.Possible[0] >> s & 1) != 0);
                        var where = $"seed {seed}, {LiteralRobustness.Definitions[d]}, party {i}, state {s}";
                        Assert.True(!always || stable == profiles.Length, $"called necessary: {where}");
                        Assert.True(possible || stable == 0, $"called impossible: {where}");
                        Assert.True(!known.IsAlwaysExact || always == (stable == profiles.Length), $"necessary is not exact: {where}");
                        Assert.True(!known.IsPossibleExact || possible == (stable > 0), $"possible is not exact: {where}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Replies_that_are_possible_one_by_one_may_not_be_possible_together()
    {
        // i is tempted from 0 to 1 and to 2; j would have to prefer 3 to 1 and 4 to 2, and is known to prefer 1 to 4 and 2 to 3.
        var states = Enumerable.Range(0, 5).Select(RandomUnknowns.State).ToArray();
        StateComparison Better(int a, int b) => new(states[a], ComparisonKind.Prefers, states[b]);
        var dossier = new RandomUnknowns(1).Next(2, 5) with
        {
            Moves =
            [
                new PartyMoves(new("p0"), [new(states[0], states[1]), new(states[0], states[2])]),
                new PartyMoves(new("p1"), [new(states[1], states[3]), new(states[2], states[4])]),
            ],
            Preferences =
            [
                new PartyPreference(new("p0"), new Preference.Partial()) { Known = [Better(1, 2), Better(2, 0), Better(0, 3), Better(3, 4)] },
                new PartyPreference(new("p1"), new Preference.Partial()) { Known = [Better(1, 4), Better(2, 3)] },
            ],
        };
        var space = RandomUnknowns.SpaceOf(dossier);
        var problem = RobustnessProblem.State(space, new RobustnessOptions { Definitions = s_definitions }, default).Value;
        Assert.Equal(1UL, problem.Known.Of[3][0].Possible[0] & 1);
        Assert.False(problem.Known.Of[3][0].IsPossibleExact);
        var analysis = RobustnessAnalysis.Run(space, new RobustnessOptions { Definitions = s_definitions }).Value;
        Assert.Equal(Certainty.Never, analysis.Stable(s_definitions[3], space.DecisionMakers[0], new(0)).Certainty);

        // Drawn and not gone through, it is said to be seen nowhere, and not to be impossible.
        var drawn = RobustnessAnalysis.Run(space, new RobustnessOptions { Definitions = s_definitions, Draws = 10 }).Value;
        Assert.False(drawn.IsComplete);
        Assert.Equal(Certainty.NoWitness, drawn.Stable(s_definitions[3], space.DecisionMakers[0], new(0)).Certainty);
    }

    [Fact]
    public void Of_two_steps_that_are_each_unknown_it_may_be_known_that_one_is_an_improvement()
    {
        // i tempts itself from 0 to 1; j goes from 1 to 2 or 3, which it prefers; k would go from 2 to 4 or from 3 to 5. k is known to prefer 4 to 3 and 5 to 2, so
        // it cannot be that neither 4 is better than 2 nor 5 better than 3.
        var states = Enumerable.Range(0, 6).Select(RandomUnknowns.State).ToArray();
        StateComparison Better(int a, int b) => new(states[a], ComparisonKind.Prefers, states[b]);
        var seed = new RandomUnknowns(1).Next(3, 6);
        var dossier = seed with
        {
            Moves =
            [
                new PartyMoves(new("p0"), [new(states[0], states[1])]),
                new PartyMoves(new("p1"), [new(states[1], states[2]), new(states[1], states[3])]),
                new PartyMoves(new("p2"), [new(states[2], states[4]), new(states[3], states[5])]),
            ],
            Preferences =
            [
                new PartyPreference(new("p0"), new Preference.Partial()) { Known = [Better(1, 2), Better(2, 3), Better(3, 0), Better(0, 4), Better(4, 5)] },
                new PartyPreference(new("p1"), new Preference.Partial()) { Known = [Better(2, 3), Better(3, 1), Better(1, 0), Better(0, 4), Better(4, 5)] },
                new PartyPreference(new("p2"), new Preference.Partial()) { Known = [Better(4, 3), Better(5, 2), Better(2, 0), Better(3, 0), Better(0, 1)] },
            ],
        };
        var space = RandomUnknowns.SpaceOf(dossier);
        var problem = RobustnessProblem.State(space, new RobustnessOptions { Definitions = s_definitions }, default).Value;
        Assert.Equal(0UL, problem.Known.Of[3][0].Always[0] & 1);
        Assert.False(problem.Known.Of[3][0].IsAlwaysExact);

        // All profiles can be gone through, and then it is proved.
        var analysis = RobustnessAnalysis.Run(space, new RobustnessOptions { Definitions = s_definitions }).Value;
        Assert.True(analysis.IsComplete);
        Assert.Equal(Certainty.Always, analysis.Stable(s_definitions[3], space.DecisionMakers[0], new(0)).Certainty);
    }

    [Fact]
    public void Shares_of_all_profiles_are_those_counted_one_by_one()
    {
        var judged = 0;
        for (var seed = 0; judged < 150; seed++)
        {
            var dossier = new RandomUnknowns(500_000 + seed).Next(2 + (seed % 2), 4);
            var literal = new LiteralRobustness(dossier);
            if (literal.Profiles is 1 or > 1_000)
                continue;
            judged++;
            var space = RandomUnknowns.SpaceOf(dossier);
            var analysis = RobustnessAnalysis.Run(space, new RobustnessOptions { Definitions = s_definitions }).Value;
            Assert.True(analysis.IsComplete);
            Assert.Equal(literal.Profiles, analysis.Draws);
            foreach (var state in space.States)
            {
                for (var d = 0; d < s_definitions.Count; d++)
                {
                    var stable = literal.AllProfiles().Select(profile => Enumerable.Range(0, literal.Parties)
                        .Count(i => literal.IsStable(LiteralRobustness.Definitions[d], i, state.Ordinal, profile)) == literal.Parties).ToArray();
                    var verdict = analysis.Equilibrium(s_definitions[d], state);
                    Assert.Equal(stable.Count(holds => holds) / literal.Profiles, verdict.Share!.Estimate, 12);
                    Assert.Equal(stable.All(holds => holds) ? Certainty.Always : stable.Any(holds => holds) ? Certainty.Depends : Certainty.Never, verdict.Certainty);
                }
            }
        }
    }

    [Fact]
    public void One_more_comparison_turns_no_necessity_off_and_no_possibility_on()
    {
        var random = new Random(7);
        for (var seed = 0; seed < 300; seed++)
        {
            var dossier = new RandomUnknowns(700_000 + seed).Next(2 + (seed % 2), 6);
            var before = RobustnessProblem.State(RandomUnknowns.SpaceOf(dossier), new RobustnessOptions { Definitions = s_definitions }, default).Value;
            var party = random.Next(dossier.Preferences.Count);
            var (a, b) = (random.Next(6), random.Next(6));
            if (!before.Orders[party].Known.AreUnknown(a, b))
                continue;
            var told = dossier.Preferences.Select((preference, p) => p != party ? preference : preference with
            {
                Known = [.. preference.Known, new StateComparison(RandomUnknowns.State(a), ComparisonKind.Prefers, RandomUnknowns.State(b))],
            }).ToEquatableArray();
            var after = RobustnessProblem.State(RandomUnknowns.SpaceOf(dossier with { Preferences = told }), new RobustnessOptions { Definitions = s_definitions }, default).Value;
            for (var d = 0; d < s_definitions.Count; d++)
            {
                for (var i = 0; i < dossier.Preferences.Count; i++)
                {
                    Assert.Equal(0UL, before.Known.Of[d][i].Always[0] & ~after.Known.Of[d][i].Always[0]);
                    Assert.Equal(0UL, after.Known.Of[d][i].Possible[0] & ~before.Known.Of[d][i].Possible[0]);
                }
            }
        }
    }

    [Fact]
    public void Of_a_dispute_that_is_known_in_full_necessary_possible_and_the_plain_verdict_are_one()
    {
        foreach (var seed in Enumerable.Range(0, 300))
        {
            var dossier = new RandomDisputes(seed).Next();
            if (!Truce.States.StateSpace.Compile(dossier).Is(out var space) || space.Count > 400 || !StabilityAnalysis.Run(space, new StabilityOptions { Definitions = s_definitions }).Is(out var plain))
                continue;
            if (!RobustnessAnalysis.Run(space, new RobustnessOptions { Definitions = s_definitions }).Is(out var robust))
                continue;
            Assert.True(robust.IsFullyKnown);
            foreach (var definition in s_definitions)
            {
                foreach (var state in space.States)
                {
                    Assert.Equal(plain.IsEquilibrium(definition, state) ? Certainty.Always : Certainty.Never, robust.Equilibrium(definition, state).Certainty);
                    foreach (var party in space.DecisionMakers)
                        Assert.Equal(plain.IsStable(definition, party, state) ? Certainty.Always : Certainty.Never, robust.Stable(definition, party, state).Certainty);
                }
            }
        }
    }
}
