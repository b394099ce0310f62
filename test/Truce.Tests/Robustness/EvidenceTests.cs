using Truce.Robustness;
using Truce.Stability;
using Truce.States;

namespace Truce.Tests.Robustness;

/// <summary>Choices that were seen, against what Bayes' rule makes of them by hand.</summary>
public sealed class EvidenceTests
{
    private static readonly StabilityDefinition s_nash = StabilityDefinitions.Find("nash")!;

    // East decides alone between peace and no peace: the status quo holds iff "not peace" comes first.
    [Theory]
    [InlineData("", 0.5)]
    [InlineData("{ accepted: peace, over: not peace, reliability: 0.8 }", 0.2)]
    [InlineData("{ said: peace, over: not peace, reliability: 0.8 }", 0.2)]
    [InlineData("{ refused: peace, reliability: 0.8 }", 0.8)]
    [InlineData("{ refused: not peace, keeping: peace, reliability: 0.8 }", 0.2)]
    [InlineData("{ accepted: peace, over: not peace, reliability: 0.8 }, { accepted: peace, over: not peace, reliability: 0.9 }", 0.02 / (0.02 + 0.72))]
    [InlineData("{ accepted: peace, over: not peace, reliability: 0.8 }, { refused: peace, reliability: 0.8 }", 0.5)]
    public void Orders_weigh_as_much_as_they_explain_what_was_seen(string evidence, double share)
    {
        var space = StateSpace.Compile(Some.Dossier(
            $$"""
            dossier: One question
            parties: { east: {} }
            issues: { peace: { decided-by: east } }
            status-quo: { peace: no }
            preferences:
              east: { priorities: [{ any-order: [peace, not peace] }], evidence: [{{evidence}}] }
            """)).Value;
        var analysis = RobustnessAnalysis.Run(space, new RobustnessOptions { Definitions = [s_nash] }).Value;
        Assert.True(analysis.IsComplete);
        var verdict = analysis.Equilibrium(s_nash, space.StatusQuo!.Value);
        Assert.Equal(Certainty.Depends, verdict.Certainty);
        Assert.Equal(share, verdict.Share!.Estimate, 12);
    }

    // Of eight states in any order, the first of two that were compared is the better in half of the draws.
    [Theory]
    [InlineData("0.8", 1 / (2 * ((0.8 * 0.8) + (0.2 * 0.2))))]
    [InlineData("0.99", 1 / (2 * ((0.99 * 0.99) + (0.01 * 0.01))))]
    public void Draws_of_unequal_weight_tell_as_much_as_Kish_has_it(string reliability, double share)
    {
        var analysis = Run(Eight($"{{ accepted: a and b and c, over: not (a or b or c), reliability: {reliability} }}"), 4_096);
        Assert.False(analysis.IsComplete);
        Assert.InRange(analysis.EffectiveDraws / analysis.Draws, share - 0.02, share + 0.02);
        Assert.False(analysis.IsEvidenceTooStrong);
    }

    [Fact]
    public void Evidence_that_hardly_any_order_explains_gives_no_share()
    {
        // Seven choices, which put all eight states in one order out of 40,320.
        string[] best = ["a and b and c", "a and b and not c", "a and not b and c", "a and not b and not c", "not a and b and c", "not a and b and not c", "not a and not b and c", "not a and not b and not c"];
        var choices = best.Zip(best[1..]).Select(pair => $"{{ accepted: {pair.First}, over: {pair.Second}, reliability: 0.999 }}");
        var space = Eight(string.Join(", ", choices));
        var analysis = Run(space, 256);
        Assert.True(analysis.EffectiveDraws < RobustnessAnalysis.FewestEffectiveDraws);
        Assert.True(analysis.IsEvidenceTooStrong);
        Assert.All(space.States.Select(state => analysis.Equilibrium(s_nash, state)), verdict => Assert.True(verdict.Certainty is Certainty.Always or Certainty.Never || verdict.Share is null));
    }

    private static RobustnessAnalysis Run(StateSpace space, int draws) =>
        RobustnessAnalysis.Run(space, new RobustnessOptions { Definitions = [s_nash], Draws = draws }).Value;

    private static StateSpace Eight(string evidence) => StateSpace.Compile(Some.Dossier(
        $$"""
        dossier: Three questions
        parties: { east: {} }
        issues: { a: { decided-by: east }, b: { decided-by: east }, c: { decided-by: east } }
        status-quo: { a: no, b: no, c: no }
        preferences:
          east: { known: [], evidence: [{{evidence}}] }
        """)).Value;
}
