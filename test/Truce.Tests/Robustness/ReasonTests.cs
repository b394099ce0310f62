using Truce.Robustness;
using Truce.Stability;

namespace Truce.Tests.Robustness;

/// <summary>What is said to go with a conclusion, held against every profile.</summary>
public sealed class ReasonTests
{
    [Fact]
    public void Answers_that_go_with_a_verdict_do_so_in_every_profile_and_none_of_them_can_be_spared()
    {
        var (told, seed) = (0, 0);
        for (; told < 300; seed++)
        {
            var dossier = new RandomUnknowns(900_000 + seed).Next(2, 4);
            var literal = new LiteralRobustness(dossier);
            if (literal.Profiles is 1 or > 400)
                continue;
            var profiles = literal.AllProfiles().ToArray();
            var analysis = RobustnessAnalysis.Run(RandomUnknowns.SpaceOf(dossier)).Value;
            var places = analysis.Space.DecisionMakers.Select(party => party.Id).ToList();
            foreach (var state in analysis.Picked)
            {
                var conclusion = new Conclusion(StabilityDefinitions.Standard[1], state, seed % 2 == 0 ? null : places[0]);
                var holds = profiles.ToDictionary(profile => profile, profile => Enumerable.Range(0, 2).Where(i => i == 0 || conclusion.Party is null).All(i => literal.IsStable("gmr", i, state.Ordinal, profile)));
                var (toHold, notToHold) = analysis.ReasonsOf(conclusion);
                foreach (var (reason, verdict) in ((VerdictReason?, bool)[])[(toHold, true), (notToHold, false)])
                {
                    if (reason is null)
                        continue;
                    Assert.True(holds.ContainsValue(verdict));
                    Assert.Equal((verdict, true, profiles.Length), (reason.Holds, reason.IsProved, reason.Compared));
                    Assert.True(profiles.Where(profile => reason.Answers.All(answer => Fits(answer, profile))).All(profile => holds[profile] == verdict), $"seed {seed}, {conclusion}");
                    foreach (var spared in reason.Answers)
                    {
                        told++;
                        Assert.Contains(profiles.Where(profile => reason.Answers.All(answer => answer == spared || Fits(answer, profile))), profile => holds[profile] != verdict);
                    }
                }
            }

            bool Fits(AnsweredQuestion answer, int[][] profile)
            {
                var asked = (PreferenceQuestion.OfStates)answer.Question;
                var ranks = profile[places.IndexOf(asked.Party)];
                return ranks[asked.First.Ordinal] < ranks[asked.Second.Ordinal] == answer.IsYes;
            }
        }
    }
}
