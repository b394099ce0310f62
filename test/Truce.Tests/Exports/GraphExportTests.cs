using System.Xml.Linq;
using Truce.Stability;
using Truce.Tests.Stability;

namespace Truce.Tests.Exports;

/// <summary>The graphs that GraphML and DOT files hold are the graph model that a literal reading of the dossier gives.</summary>
public sealed class GraphExportTests
{
    private static readonly XNamespace s_graphMl = "http://graphml.graphdrawing.org/xmlns";

    [Theory]
    [InlineData("graphml")]
    [InlineData("dot")]
    public void Random_disputes_become_their_graph_models(string format)
    {
        var arcs = 0;
        for (var seed = 1; seed <= 120; seed++)
        {
            var dossier = new RandomDisputes(seed).Next();
            var literal = new LiteralDispute(dossier);
            if (literal.States.Length == 0 || literal.DecisionMakers == 0)
                continue;
            var movers = dossier.Parties.Where(party => dossier.Issues.Any(issue => issue.Deciders.Parties.Contains(party.Id))).Select(party => party.Id.Value).ToArray();
            var graph = Read(format, Exported.File(format, dossier).Text);

            Assert.Equal(literal.States.Select(state => string.Join(' ', state.Select(term => $"t{term}"))), graph.Nodes.Select(node => node["pattern"]));
            var expected =
                from s in Enumerable.Range(0, literal.States.Length)
                from i in Enumerable.Range(0, movers.Length)
                from q in Enumerable.Range(0, literal.States.Length)
                where literal.IsMove(i, s, q)
                select (s + 1, q + 1, movers[i], (bool?)literal.Prefers(i, q, s));
            Assert.Equal(expected, graph.Arcs);
            arcs += graph.Arcs.Count;
            for (var s = 0; s < literal.States.Length; s++)
            {
                foreach (var definition in StabilityDefinitions.All.Where(d => d.Id is "nash" or "gmr" or "smr" or "seq" or "sseq"))
                    Assert.Equal(movers.Where((_, i) => literal.IsStable(definition.Id, i, s)), graph.Nodes[s]["stable-" + definition.Id].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        Assert.True(arcs > 2_000, $"only {arcs} arcs");
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("dot")]
    public void A_state_has_its_number_ranks_and_equilibria_and_the_status_quo_is_marked(string format)
    {
        var nodes = Read(format, Exported.File(format, Exported.Towns).Text).Nodes;
        Assert.Equal(["1", "2", "3", "4"], nodes.Select(node => node["number"]));
        Assert.Equal(["no none", "yes none", "no paid", "yes paid"], nodes.Select(node => node["pattern"]));
        Assert.Equal(["upper=4 lower=1", "upper=3 lower=1", "upper=2 lower=2", "upper=1 lower=2"], nodes.Select(node => node["ranks"]));
        Assert.Equal([true, false, false, false], nodes.Select(node => node.GetValueOrDefault("status-quo") == "true"));
        Assert.Equal([false, true, false, false], nodes.Select(node => node["equilibrium"].Split(' ').Contains("nash")));
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("dot")]
    public void A_single_comparison_tells_of_its_moves_and_of_no_others(string format)
    {
        var dossier = Some.Dossier(
            """
            dossier: The towns
            parties: { upper: {}, lower: {} }
            issues: { dam: { decided-by: upper }, fee: { decided-by: lower } }
            preferences:
              upper: { comparisons: [{ prefer: dam and fee, to: fee and not dam }] }
              lower: { ranking: [not fee, fee] }
            """);
        var arcs = Read(format, Exported.File(format, dossier).Text).Arcs.Where(arc => arc.Mover == "upper");
        Assert.Equal([(1, 2, "upper", null), (2, 1, "upper", null), (3, 4, "upper", true), (4, 3, "upper", (bool?)false)], arcs);
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("dot")]
    public void What_is_not_known_of_preferences_is_left_out_and_said(string format)
    {
        var unknown = Exported.Towns with { Preferences = [Exported.Towns.Preferences[0]] };
        var file = Exported.File(format, unknown);
        Assert.Equal(["verdicts are left out: no preference of Lower Town is recorded"], file.Remarks);
        var graph = Read(format, file.Text);
        Assert.Equal("upper=4", graph.Nodes[0]["ranks"]);
        Assert.False(graph.Nodes[0].ContainsKey("equilibrium"));
        Assert.Equal([(1, 2, "upper", true), (1, 3, "lower", (bool?)null)], graph.Arcs.Take(2));
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("dot")]
    public void A_graph_too_large_to_be_opened_is_refused(string format)
    {
        var issues = string.Join('\n', Enumerable.Range(0, 12).Select(i => $"  x{i}: {{ decided-by: a, terms: [r, s] }}"));
        Assert.Equal(
            ["the graph has 4,096 states and more moves than can be shown; at most 2,000,000 states and moves are written"],
            Exported.Answer(format, Some.Dossier($"dossier: Large\nparties: {{ a: {{}} }}\nissues:\n{issues}")).Obstacles);
    }

    [Fact]
    public void A_name_is_told_as_it_is_but_for_what_a_file_cannot_hold()
    {
        var title = XDocument.Parse(Exported.File("graphml", Exported.Hostile).Text).Descendants(s_graphMl + "desc").Single().Value;
        Assert.Equal($"{Exported.HostileName.Replace('\u0001', '\uFFFD')} (Truce {Provenance.ThisVersion}, dossier hash)", title);
        Assert.Contains("label=\"A \\\"b\\\" <c> &amp;amp; \\\\ ]]> \\n , ; \U0001F54A {d} # // é\"", Exported.File("dot", Exported.Hostile).Text);
    }

    private static ReadGraph Read(string format, string text) => format == "graphml" ? ReadGraphMl(text) : DotFile.Read(text);

    private static ReadGraph ReadGraphMl(string text)
    {
        var root = XDocument.Parse(text).Root!;
        var names = root.Elements(s_graphMl + "key").ToDictionary(key => (string)key.Attribute("id")!, key => (string)key.Attribute("attr.name")!);
        var graph = root.Element(s_graphMl + "graph")!;
        var nodes = graph.Elements(s_graphMl + "node").Select(node => Attributes(node, names)).ToList();
        var arcs = graph.Elements(s_graphMl + "edge").Select(edge =>
        {
            var attributes = Data(edge, names);
            var improves = attributes.TryGetValue("improvement", out var written) ? bool.Parse(written) : (bool?)null;
            return (Number(edge, "source"), Number(edge, "target"), attributes["mover"], improves);
        });
        return new ReadGraph(nodes, arcs.ToList());

        static int Number(XElement edge, string end) => int.Parse(((string)edge.Attribute(end)!)[1..]);
    }

    private static Dictionary<string, string> Data(XElement element, Dictionary<string, string> names) =>
        element.Elements(s_graphMl + "data").ToDictionary(data => names[(string)data.Attribute("key")!], data => data.Value);

    /// <summary>A node's attributes as the DOT file groups them: one attribute for all ranks, one for each definition.</summary>
    private static Dictionary<string, string> Attributes(XElement node, Dictionary<string, string> names)
    {
        var data = Data(node, names);
        var grouped = data.Where(pair => !pair.Key.Contains('.')).ToDictionary();
        var ranks = data.Where(pair => pair.Key.StartsWith("rank.")).Select(pair => $"{pair.Key[5..]}={pair.Value}").ToArray();
        grouped["ranks"] = string.Join(' ', ranks);
        foreach (var verdict in data.Where(pair => pair.Key.StartsWith("stable.")))
        {
            var words = verdict.Key.Split('.');
            var stable = grouped.GetValueOrDefault("stable-" + words[1], "");
            grouped["stable-" + words[1]] = verdict.Value == "true" ? $"{stable} {words[2]}".Trim() : stable;
        }

        var under = data.Where(pair => pair.Key.StartsWith("equilibrium.")).ToArray();
        if (under.Length > 0)
            grouped["equilibrium"] = string.Join(' ', under.Where(pair => pair.Value == "true").Select(pair => pair.Key[12..]));
        return grouped;
    }
}

/// <summary>A graph as a file holds it: the attributes of each node, and the arcs by the numbers of their ends.</summary>
internal sealed record ReadGraph(List<Dictionary<string, string>> Nodes, List<(int From, int To, string Mover, bool? IsImprovement)> Arcs);
