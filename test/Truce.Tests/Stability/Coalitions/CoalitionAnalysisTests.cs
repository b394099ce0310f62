using Truce.Dossiers;
using Truce.Stability.Coalitions;
using Truce.States;

namespace Truce.Tests.Stability.Coalitions;

public sealed class CoalitionAnalysisTests
{
    /// <summary>Each would like the treaty best, and neither can sign it alone.</summary>
    private const string Treaty = """
        dossier: Treaty
        parties: { east: { name: East }, west: { name: West }, north: { name: North } }
        issues:
          treaty: { decided-by: { all: [east, west] } }
          garrison: { decided-by: east }
          blockade: { decided-by: north }
        status-quo: { treaty: no, garrison: yes, blockade: no }
        preferences:
          east: { priorities: [treaty, not blockade, garrison] }
          west: { priorities: [treaty, not garrison] }
          north: { priorities: [blockade iff treaty] }
        """;

    [Fact]
    public void Coalitions_come_by_size_and_then_in_the_order_of_the_dossier() => Assert.Equal(
        ["east", "west", "north", "east+west", "east+north", "west+north", "east+west+north"],
        Coalition.All(Space(Treaty)).Select(coalition => coalition.ToString()));

    [Fact]
    public void A_joint_issue_moves_only_in_coalitions_that_hold_all_who_decide_it()
    {
        var space = Space(Treaty);
        var now = space.StatusQuo!.Value;
        var model = new CoalitionModel(space);
        foreach (var coalition in Coalition.All(space))
        {
            var signs = model.Moves(coalition.BitsIn(space), now).Any(state => space.TermIndex(state, 0) == 1);
            Assert.Equal(coalition.Members.Contains(new("east")) && coalition.Members.Contains(new("west")), signs);
        }

        // Together and at once: the treaty with or without the garrison; the blockade is not theirs.
        Assert.Equal([(1, 0, 0), (1, 1, 0)], new JointMovers(space).Targets(0b011, now).Select(state => (space.TermIndex(state, 0), space.TermIndex(state, 1), space.TermIndex(state, 2))));
    }

    [Fact]
    public void An_equilibrium_of_single_parties_is_upset_by_those_who_can_sign_together()
    {
        var space = Space(Treaty);
        var analysis = CoalitionAnalysis.Run(space).Value;
        var now = space.StatusQuo!.Value;
        var two = new Coalition([new("east"), new("west")]);

        Assert.True(analysis.IsStable(CoalitionalDefinitions.All[0], new Coalition([new("east")]), now));
        Assert.False(analysis.IsStable(CoalitionalDefinitions.All[0], two, now));
        var ways = analysis.Upsets(now);
        Assert.All(ways, way => Assert.Equal(two, way.Coalition));
        Assert.Equal([new CoalitionStep(two.Members, now, ways[0].To)], ways[0].Steps);

        // North can answer with its blockade, but the treaty outweighs that for both.
        Assert.False(analysis.IsStable(CoalitionalDefinitions.Find("cgmr")!, two, now));
    }

    [Fact]
    public void A_coalition_does_not_count_where_a_smaller_one_has_the_same_way()
    {
        var space = Space("""
            dossier: Alone or together
            parties: { east: {}, west: {} }
            issues: { road: { decided-by: east }, bridge: { decided-by: west } }
            preferences: { east: { priorities: [road, bridge] }, west: { priorities: [road, bridge] } }
            """);
        var ways = CoalitionAnalysis.Run(space).Value.Upsets(new StateId(0));
        Assert.Equal([(3, 2)], ways.Select(way => (way.To.Ordinal, way.Coalition.Members.Count)));
    }

    [Fact]
    public void A_structure_is_judged_for_its_coalitions_only_and_answered_by_everybody_else()
    {
        var space = Space(Treaty);
        var structure = new CoalitionOptions { Structure = [new Coalition([new("east"), new("north")]), new Coalition([new("west")])] };
        var all = CoalitionAnalysis.Run(space).Value;
        var some = CoalitionAnalysis.Run(space, structure).Value;

        Assert.Equal(structure.Structure, some.Coalitions);
        foreach (var definition in some.Definitions)
        {
            foreach (var state in space.States)
            {
                Assert.All(some.Coalitions, coalition => Assert.Equal(all.IsStable(definition, coalition, state), some.IsStable(definition, coalition, state)));
                Assert.Equal(some.Coalitions.All(coalition => all.IsStable(definition, coalition, state)), some.IsEquilibrium(definition, state));
            }
        }

        Assert.NotEqual(all.Equilibria(all.Definitions[0]), some.Equilibria(all.Definitions[0]));
    }

    [Fact]
    public void What_the_search_cannot_hold_is_refused_with_the_numbers()
    {
        var large = Space(Generated(parties: 5, issues: 12));
        Assert.Equal(
            ["4,096 states, each with where 31 coalitions can go from it, make more than the 67,108,864 pairs of states that are searched; a structure of few coalitions makes fewer"],
            CoalitionAnalysis.Run(large).Obstacles);
        var pair = new CoalitionOptions { Structure = [new Coalition([new("p1"), new("p2")])], Definitions = [CoalitionalDefinitions.All[0]] };
        Assert.True(CoalitionAnalysis.Run(large, pair).Is(out _));
        Assert.Equal(
            ["17 decision makers could form 131,071 coalitions, and at most 16 decision makers are taken here"],
            CoalitionAnalysis.Run(Space(Generated(parties: 17, issues: 17) + "constraints: [" + string.Join(", ", Enumerable.Range(2, 16).Select(k => $"i1 iff i{k}")) + "]\n")).Obstacles);
    }

    [Fact]
    public void Preferences_that_are_not_known_are_asked_for()
    {
        Assert.Equal(
            ["no preference of East is recorded"],
            CoalitionAnalysis.Run(Space("dossier: Silent\nparties: { east: { name: East } }\nissues: { road: { decided-by: east } }\n")).Obstacles);
        Assert.Equal(
            ["East: its preference between some states is not known, and coalitional definitions need every preference"],
            CoalitionAnalysis.Run(Space("""
                dossier: Partly known
                parties: { east: { name: East } }
                issues: { road: { decided-by: east }, bridge: { decided-by: east } }
                preferences: { east: { comparisons: [{ prefer: road and bridge, to: not road and not bridge }] } }
                """)).Obstacles);
    }

    [Fact]
    public void A_coalition_of_strangers_is_a_mistake_of_the_caller()
    {
        var space = Space(Treaty);
        Assert.Throws<ArgumentException>(() => CoalitionAnalysis.Run(space, new CoalitionOptions { Structure = [new Coalition([new PartyId("south")])] }));
        Assert.Throws<ArgumentException>(() => CoalitionAnalysis.Run(space, new CoalitionOptions { Structure = [new Coalition([])] }));
    }

    private static string Generated(int parties, int issues) => $$"""
        dossier: Generated
        parties: { {{string.Join(", ", Enumerable.Range(1, parties).Select(p => $"p{p}: {{}}"))}} }
        issues: { {{string.Join(", ", Enumerable.Range(1, issues).Select(k => $"i{k}: {{ decided-by: p{((k - 1) % parties) + 1} }}"))}} }
        preferences: { {{string.Join(", ", Enumerable.Range(1, parties).Select(p => $"p{p}: {{ priorities: [i{p}] }}"))}} }

        """;

    private static StateSpace Space(string yaml) => StateSpace.Compile(Some.Dossier(yaml)).Value;
}
