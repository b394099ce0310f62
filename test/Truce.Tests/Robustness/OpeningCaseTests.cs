using Truce.Dossiers;
using Truce.Robustness;
using Truce.Stability;
using Truce.States;
using Truce.Text;

namespace Truce.Tests.Robustness;

/// <summary>The opening case with what is not known of it marked, against each of its profiles solved by itself.</summary>
public sealed class OpeningCaseTests
{
    private static readonly Dossier s_opening = DossierFolder.Read(Repository.PathOf("casebook", "opening-talks-2024")).Result.Dossier!;

    private static readonly RobustnessAnalysis s_robust = RobustnessAnalysis.Run(StateSpace.Compile(s_opening).Value).Value;

    [Fact]
    public void Every_share_is_counted_from_the_192_profiles_solved_one_by_one()
    {
        var space = s_robust.Space;
        var held = s_robust.Definitions.ToDictionary(definition => definition, _ => new int[space.Count]);
        var profiles = 0;
        foreach (var dossier in Profiles(0))
        {
            profiles++;
            var solved = StabilityAnalysis.Run(StateSpace.Compile(dossier).Value, new StabilityOptions { Definitions = s_robust.Definitions }).Value;
            foreach (var definition in s_robust.Definitions)
            {
                foreach (var state in solved.Equilibria(definition))
                    held[definition][state.Ordinal]++;
            }
        }

        Assert.Equal(192, profiles);
        foreach (var (definition, counts) in held)
        {
            Assert.All(space.States, state => Assert.Equal(counts[state.Ordinal] / 192.0, s_robust.Equilibrium(definition, state).Share!.Estimate, 12));
        }
    }

    [Fact]
    public void The_status_quo_holds_whatever_is_not_known() =>
        Assert.All(s_robust.Definitions, definition => Assert.Equal(Certainty.Always, s_robust.Equilibrium(definition, s_robust.Space.StatusQuo!.Value).Certainty));

    [Fact]
    public void Whether_some_state_is_better_for_both_principals_turns_on_one_question_to_each()
    {
        PartyId[] principals = [new("russia"), new("ukraine")];
        var found = s_robust.PreferredByAll(s_robust.Space.StatusQuo!.Value, principals.ToEquatableArray());
        var there = Profiles(0).Count(dossier =>
        {
            var space = StateSpace.Compile(dossier).Value;
            var ranks = principals.Select(party => space.RanksOf(party).Value).ToArray();
            return space.States.Any(state => ranks.All(by => by.Prefers(state, space.StatusQuo!.Value)));
        });
        Assert.Equal(there / 192.0, found.Share!.Estimate, 12);
        Assert.Equal(
            [new PreferenceQuestion.OfPriorities(new("russia"), 3, 5), new PreferenceQuestion.OfPriorities(new("ukraine"), 4, 5)],
            found.Turns.Select(turn => turn.Question));
    }

    // The dossier with every order of the priorities whose order is not known, written out.
    private static IEnumerable<Dossier> Profiles(int party)
    {
        if (party == s_opening.Preferences.Count)
            return [s_opening];
        var preference = s_opening.Preferences[party];
        var written = ((Preference.Priorities)preference.Preference).Statements;
        return
            from rest in Profiles(party + 1)
            from order in Orders([.. written])
            select rest with { Preferences = rest.Preferences.Select((old, k) => k == party ? old with { Preference = new Preference.Priorities(order.ToEquatableArray()) } : old).ToEquatableArray() };
    }

    private static IEnumerable<Priority[]> Orders(Priority[] written)
    {
        if (written.Length == 0)
            return [[]];
        var together = 1 + written.Skip(1).TakeWhile(priority => priority.Place == PriorityPlace.WithPrevious).Count();
        return
            from places in LiteralRobustness.Permutations([.. Enumerable.Range(0, together)])
            from rest in Orders(written[together..])
            select (Priority[])[.. places.Select(k => written[k] with { Place = PriorityPlace.Fixed }), .. rest];
    }
}
