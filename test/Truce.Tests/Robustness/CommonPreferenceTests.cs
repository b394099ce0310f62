using Truce.Robustness;
using Truce.States;

namespace Truce.Tests.Robustness;

/// <summary>States that all parties would rather have, against every profile of small disputes.</summary>
public sealed class CommonPreferenceTests
{
    [Fact]
    public void What_is_always_perhaps_and_in_what_share_so_is_counted_in_every_profile()
    {
        var (judged, open, turned) = (0, 0, 0);
        for (var seed = 0; judged < 600; seed++)
        {
            var parties = 2 + (seed % 2);
            var dossier = new RandomUnknowns(seed).Next(parties, 5);
            var literal = new LiteralRobustness(dossier);
            if (literal.Profiles is 1 or > 2_000)
                continue;
            judged++;
            var space = RandomUnknowns.SpaceOf(dossier);
            var found = RobustnessAnalysis.Run(space).Value.PreferredByAll(new StateId(0), space.DecisionMakers.Select(party => party.Id).ToEquatableArray());
            var profiles = literal.AllProfiles().ToArray();
            var better = profiles.Select(ranks => Enumerable.Range(1, literal.States - 1).Where(s => ranks.All(by => by[s] < by[0])).ToArray()).ToArray();
            Assert.Equal(Enumerable.Range(1, literal.States - 1).Where(s => better.All(states => states.Contains(s))), found.Always.Select(state => state.Ordinal));
            Assert.Equal(Enumerable.Range(1, literal.States - 1).Where(s => better.Any(states => states.Contains(s))), found.Always.Concat(found.Possible).Select(state => state.Ordinal).Order());
            if (!found.Always.IsEmpty)
                continue;
            var share = better.Count(states => states.Length > 0) / (double)profiles.Length;
            Assert.Equal(share, found.Share!.Estimate, 12);
            open += share is > 0 and < 1 ? 1 : 0;
            foreach (var turn in found.Turns)
            {
                turned++;
                var (party, first, second) = turn.Question is PreferenceQuestion.OfStates(var who, var one, var other) ? (who, one, other) : throw new InvalidOperationException("Only states are asked about here.");
                var place = space.DecisionMakers.First(dm => dm.Id == party).Index;
                var yes = Enumerable.Range(0, profiles.Length).Where(k => profiles[k][place][first.Ordinal] < profiles[k][place][second.Ordinal]).ToArray();
                Assert.Equal(yes.Count(k => better[k].Length > 0) / (double)yes.Length, turn.IfYes, 12);
            }
        }

        Assert.True(open > 100 && turned > 100, $"{open} open, {turned} questions");
    }
}
