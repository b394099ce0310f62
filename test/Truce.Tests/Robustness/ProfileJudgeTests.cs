using Truce.Robustness.Engines;
using Truce.Stability;
using Truce.States;

namespace Truce.Tests.Robustness;

/// <summary>Verdicts on one profile, against the plain engine of stability, which asks each definition about each state.</summary>
public sealed class ProfileJudgeTests
{
    [Fact]
    public void Every_verdict_is_that_of_the_plain_engine_for_blocks_and_for_moves_that_lead_one_way()
    {
        SanctionDefinition[] definitions = [.. LiteralRobustness.Definitions.Select(id => (SanctionDefinition)StabilityDefinitions.Find(id)!)];
        var (ofBlocks, oneWay) = (0, 0);
        for (var seed = 0; seed < 2_500; seed++)
        {
            if (!StateSpace.Compile(new RandomDisputes(seed).Next()).Is(out var space) || space.DecisionMakers.IsEmpty)
                continue;
            var answers = space.DecisionMakers.Select(party => space.RanksOf(party.Id)).ToArray();
            if (!Array.TrueForAll(answers, answer => answer.Is(out _)))
                continue;
            var ranks = answers.Select(answer => answer.Value.AsSpan().ToArray()).ToArray();
            var plain = StabilityAnalysis.Run(space, new StabilityOptions { Definitions = definitions.Select(definition => (StabilityDefinition)definition).ToEquatableArray(), Engine = "plain" }).Value;
            var moves = new MoveTables(space, default);
            _ = moves.Within.All(within => within.IsPartition) ? ofBlocks++ : oneWay++;
            var judge = new ProfileJudge(moves, definitions);
            var verdicts = new ulong[definitions.Length * ranks.Length * judge.Width];
            judge.Judge(ranks, verdicts);
            for (var d = 0; d < definitions.Length; d++)
            {
                foreach (var party in space.DecisionMakers)
                {
                    var verdict = verdicts.AsSpan(((d * ranks.Length) + party.Index) * judge.Width, judge.Width);
                    foreach (var state in space.States)
                    {
                        var isStable = (verdict[state.Ordinal >> 6] >> state.Ordinal & 1) != 0;
                        Assert.True(isStable == plain.IsStable(definitions[d], party, state), $"seed {seed}, {definitions[d].Id}, {party.Id}, state {state.Ordinal + 1}");
                    }
                }
            }
        }

        Assert.True(ofBlocks > 500 && oneWay > 300, $"{ofBlocks} disputes of blocks, {oneWay} with moves that lead one way");
    }
}
