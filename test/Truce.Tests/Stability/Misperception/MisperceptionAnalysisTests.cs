using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Misperception;
using Truce.States;
using Truce.Tests.Stability.Inverse;

namespace Truce.Tests.Stability.Misperception;

/// <summary>The hypergame against the literature read word for word: each party's game is what is left of the dispute, judged state by state.</summary>
public sealed class MisperceptionAnalysisTests
{
    [Fact]
    public void Verdicts_equilibria_and_surprises_are_those_of_the_literal_hypergame()
    {
        var (judged, differing, kinds) = (0, 0, new HashSet<SurpriseKind>());
        for (var seed = 1; seed <= 700; seed++)
        {
            var random = new Random(seed);
            var dispute = SmallDispute.Next(random, parties: random.Next(2, 4), states: random.Next(3, 6));
            var hypergame = LiteralHypergame.Next(random, dispute);
            var analysis = MisperceptionAnalysis.Run(StateSpace.Compile(hypergame.Dossier).Value).Value;
            foreach (var definition in StabilityDefinitions.Standard)
            {
                for (var s = 0; s < dispute.States; s++)
                {
                    var state = new StateId(s);
                    var holds = Enumerable.Range(0, dispute.Parties).Select(i => hypergame.HoldsStable(definition.Id, i, s)).ToArray();
                    Assert.True(holds.SequenceEqual(analysis.Views.Select(view => view.HoldsStable(definition, state))), $"seed {seed}: {definition.Id} at state {s}");
                    Assert.Equal(holds.All(stable => stable), analysis.IsHypergameEquilibrium(definition, state));
                    judged++;
                    differing += holds.All(stable => stable) == analysis.AsItIs.IsEquilibrium(definition, state) ? 0 : 1;
                }
            }

            Assert.Equal(hypergame.Surprises().Order(), analysis.Surprises.Select(surprise => $"{surprise.Viewer} {surprise.Mover} {surprise.From.Ordinal} {surprise.To.Ordinal} {surprise.Kind}").Order());
            kinds.UnionWith(analysis.Surprises.Select(surprise => surprise.Kind));
        }

        Assert.True(judged > 10_000 && differing > 1_000, $"{differing} of {judged} verdicts differ from those of the dispute as it is");
        Assert.Equal(4, kinds.Count);
    }

    [Fact]
    public void A_view_that_sees_everything_as_it_is_changes_nothing()
    {
        var dispute = SmallDispute.Next(new Random(5), 2, 4);
        var seen = dispute.Dossier with
        {
            Views = [new PartyView(new("p0")) { Preferences = [new AttributedPreference(new("p1"), dispute.Dossier.PreferenceOf(new("p1"))!.Preference)] }],
        };
        var analysis = MisperceptionAnalysis.Run(StateSpace.Compile(seen).Value).Value;
        Assert.Empty(analysis.Surprises);
        Assert.All(analysis.AsItIs.Definitions, definition => Assert.Equal(analysis.AsItIs.Equilibria(definition), analysis.HypergameEquilibria(definition)));
    }

    [Fact]
    public void Without_a_view_there_is_nothing_to_compare() => Assert.Equal(
        ["the dossier says of no party that it sees the dispute otherwise than it is; write that under 'views'"],
        MisperceptionAnalysis.Run(SmallDispute.Next(new Random(5), 2, 4).Compile()).Obstacles);

    [Fact]
    public void A_preference_that_a_view_leaves_unusable_is_said_to_be_that_of_the_view()
    {
        var dispute = SmallDispute.Next(new Random(5), 2, 4);
        var partial = new Preference.Ranking([new Tier(new Formula.Is(new("i0"), new("a")))]);
        var dossier = dispute.Dossier with { Views = [new PartyView(new("p0")) { Preferences = [new AttributedPreference(new("p1"), partial)] }] };
        var obstacle = Assert.Single(MisperceptionAnalysis.Run(StateSpace.Compile(dossier).Value).Obstacles);
        Assert.StartsWith("as Party 0 sees it, Party 1: the ranking leaves out", obstacle);
    }
}
