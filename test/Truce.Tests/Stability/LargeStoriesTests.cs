using System.Globalization;
using System.Text;
using Truce.Stability;
using Truce.States;

namespace Truce.Tests.Stability;

/// <summary>Of a dispute with many states a story goes into a few improvements, and of these it tells the same.</summary>
public sealed class LargeStoriesTests
{
    private static readonly StateSpace s_space = StateSpace.Compile(Some.Dossier(Text(15))).Value;

    [Fact]
    public void The_improvements_that_are_gone_into_are_judged_as_among_all()
    {
        var analysis = StabilityAnalysis.Run(s_space).Value.ForOneThread();
        Assert.True(analysis.IsLarge);
        var undeterred = 0;
        foreach (var party in s_space.DecisionMakers)
        {
            foreach (var state in (StateId[])[new(0), new(12_345), new(32_767)])
            {
                var some = analysis.ExplainInPart(party, state, 3);
                for (var k = 0; k < analysis.Definitions.Count; k++)
                {
                    var all = analysis.Explain(analysis.Definitions[k], party, state);
                    Assert.Equal(all.IsStable, some[k].IsStable);
                    Assert.Equal(all.Improvements.Count, some[k].Improvements.Count + some[k].LeftOut);
                    Assert.All(some[k].Improvements, improvement => Assert.Contains(improvement, all.Improvements));
                    if (k < analysis.Definitions.Count - 1)
                        continue;
                    var free = Math.Min(3, all.Improvements.Count(improvement => improvement.Sanction is null));
                    Assert.Equal(free, some[k].Improvements.Count(improvement => improvement.Sanction is null));
                    undeterred += free;
                }
            }
        }

        Assert.NotEqual(0, undeterred);
    }

    [Fact]
    public void An_explanation_ends_early_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var analysis = StabilityAnalysis.Run(s_space).Value.ForOneThread(stop.Token);
        var party = s_space.DecisionMakers[0];
        var state = s_space.States.First(state => !analysis.Improvements(party, state).IsEmpty);
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => analysis.Explain(StabilityDefinitions.Find("smr")!, party, state));
    }

    /// <summary>Yes/no issues that three parties decide in turn, each with wishes on all of them.</summary>
    private static string Text(int issues)
    {
        var text = new StringBuilder("dossier: Many issues\nparties:\n  p0: { name: East }\n  p1: { name: West }\n  p2: { name: North }\nissues:\n");
        for (var i = 0; i < issues; i++)
            text.Append(CultureInfo.InvariantCulture, $"  i{i}: {{ question: Is point {i} settled?, decided-by: p{i % 3} }}\n");
        text.Append("preferences:\n");
        for (var party = 0; party < 3; party++)
        {
            var wishes = Enumerable.Range(0, issues).Select(k => $"{((k + party) % 3 == 0 ? "not " : "")}i{((k * 7) + (party * 5)) % issues}");
            text.Append(CultureInfo.InvariantCulture, $"  p{party}: {{ priorities: [{string.Join(", ", wishes)}] }}\n");
        }

        return text.ToString();
    }
}
