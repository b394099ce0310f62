using System.Globalization;
using System.Xml.Linq;
using Truce.Reports.Figures;

namespace Truce.Tests.Reports.Figures;

public sealed class MoveGraphFigureTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private static readonly MoveGraph s_two = new(
        [new("State 1", ["talks: none"], IsStatusQuo: true, EquilibriumUnder: ["Nash", "SEQ"]), new("State 2", ["talks: open"])],
        [new(1, 0, "East", IsImprovement: true), new(0, 1, "East", IsImprovement: false)]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(2, 7)]
    [InlineData(9, 14)]
    [InlineData(16, 40)]
    public void Every_state_and_every_mover_is_written_and_nothing_leaves_the_picture(int states, int moves)
    {
        var graph = SomeGraph.Random(states + moves, states, moves);
        var svg = XElement.Parse(MoveGraphFigure.Draw(graph, "moves", "Moves"));
        var texts = svg.Descendants(s_svg + "text").Select(text => text.Value).ToList();
        Assert.All(graph.States, state => Assert.Contains(state.Name, texts));
        Assert.Equal(graph.Moves.Count(move => move.Mover == "East"), texts.Count(text => text == "East"));
        var view = svg.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        foreach (var text in svg.Descendants(s_svg + "text").Where(text => text.Parent!.Attribute("text-anchor") is null))
        {
            var size = Number(text.Attribute("font-size")?.Value ?? "12");
            Assert.True(Number(text.Attribute("x")!.Value) + TextWidth.Of(text.Value, size) <= view[2]);
            Assert.True(Number(text.Attribute("y")!.Value) <= view[3]);
        }
    }

    [Fact]
    public void A_move_that_leads_to_no_lower_layer_is_refused()
    {
        DrawnState[] states = [new("a", []), new("b", [])];
        var graph = new MoveGraph(states.ToEquatableArray(), [new(1, 0, "East", true)], [0, 1]);
        Assert.Throws<ArgumentException>(() => MoveGraphFigure.Draw(graph, "moves", "Moves"));
        Assert.Throws<ArgumentException>(() => MoveGraphFigure.Draw(graph with { Layers = [1] }, "moves", "Moves"));
        Assert.Contains("<svg", MoveGraphFigure.Draw(graph with { Layers = [1, 0] }, "moves", "Moves"));
    }

    [Fact]
    public void The_same_graph_gives_the_same_bytes()
    {
        var graph = SomeGraph.Random(5, 12, 20);
        Assert.Equal(MoveGraphFigure.Draw(graph, "moves", "Moves"), MoveGraphFigure.Draw(graph, "moves", "Moves"));
    }

    [Fact]
    public void Renaming_the_parties_changes_their_names_and_nothing_else()
    {
        var graph = SomeGraph.Random(11, 10, 18);
        var renamed = graph with { Moves = graph.Moves.Select(move => move with { Mover = Mirror(move.Mover) }).ToEquatableArray() };
        var expected = MoveGraphFigure.Draw(graph, "moves", "Moves").Replace("East", "\u0001").Replace("Etsa", "East").Replace("\u0001", "Etsa");
        Assert.Contains("Etsa", expected);
        Assert.Equal(expected, MoveGraphFigure.Draw(renamed, "moves", "Moves"));

        // An anagram, so that the widths stay the same.
        static string Mirror(string name) => name == "East" ? "Etsa" : name;
    }

    [Fact]
    public void What_a_state_is_is_said_in_words_and_shown_by_shape()
    {
        var svg = XElement.Parse(MoveGraphFigure.Draw(s_two, "moves", "Moves"));
        var marked = BoxOf(svg, "State 1");
        var plain = BoxOf(svg, "State 2");
        var said = string.Join(" ", marked.Elements(s_svg + "text").Select(text => text.Value));
        Assert.Equal("State 1 status quo equilibrium: Nash, SEQ talks: none", said);
        Assert.Equal(3, marked.Elements(s_svg + "rect").Count());
        Assert.Single(plain.Elements(s_svg + "rect"));
    }

    [Fact]
    public void Another_move_is_dashed_with_an_open_head_and_an_improvement_solid_with_a_filled_one()
    {
        var improvement = Draw(s_two.Moves[0]);
        Assert.DoesNotContain("stroke-dasharray", improvement);
        Assert.Contains("Z\"", improvement);
        var other = Draw(s_two.Moves[1]);
        Assert.Contains("stroke-dasharray", other);
        Assert.DoesNotContain("Z\"", other);

        static string Draw(DrawnMove move) => MoveGraphFigure.Draw(s_two with { Moves = [move] }, "moves", "Moves");
    }

    [Fact]
    public void The_description_tells_everything_that_is_drawn() => Assert.Equal(
        "2 states and 2 moves. State 1, the status quo, an equilibrium under Nash, SEQ: talks: none. From it East can move to State 2. "
        + "State 2: talks: open. From it East can move to State 1, an improvement for the mover.",
        XElement.Parse(MoveGraphFigure.Draw(s_two, "moves", "Moves")).Element(s_svg + "desc")!.Value);

    [Fact]
    public void The_legend_explains_only_the_marks_that_occur()
    {
        var plain = MoveGraphFigure.Draw(new MoveGraph([new("State 1", []), new("State 2", [])], [new(0, 1, "East", true)]), "moves", "Moves");
        Assert.Contains("a move to a state that the named party prefers", plain);
        Assert.DoesNotContain("another move", plain);
        Assert.DoesNotContain("stable for every decision maker", plain);
        Assert.DoesNotContain("how things stand now", plain);
    }

    [Fact]
    public void The_drawing_is_named_and_described_by_its_own_parts()
    {
        var svg = XElement.Parse(MoveGraphFigure.Draw(s_two, "figure-7", "Who can move where"));
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("figure-7-title figure-7-description", svg.Attribute("aria-labelledby")!.Value);
        Assert.Equal("Who can move where", svg.Elements().Single(element => element.Attribute("id")?.Value == "figure-7-title").Value);
        Assert.Equal("figure-7-description", svg.Element(s_svg + "desc")!.Attribute("id")!.Value);
    }

    [Fact]
    public void Text_is_escaped_and_no_style_or_script_is_used()
    {
        const string Hostile = "<script>alert(\"x\")</script>&\u0001\uD800";
        var svg = MoveGraphFigure.Draw(new MoveGraph([new(Hostile, [Hostile]), new("b", [])], [new(0, 1, Hostile, true)]), "moves", Hostile);
        var parsed = XElement.Parse(svg);
        Assert.DoesNotContain(parsed.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "style");
        Assert.DoesNotContain(parsed.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains("<script>alert(\"x\")</script>&\uFFFD\uFFFD", parsed.Element(s_svg + "title")!.Value);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 2)]
    [InlineData(-1, 1)]
    public void A_move_to_nowhere_or_to_itself_is_the_programmers_mistake(int from, int to) =>
        Assert.Throws<ArgumentException>(() => MoveGraphFigure.Draw(s_two with { Moves = [new(from, to, "East", true)] }, "moves", "Moves"));

    private static XElement BoxOf(XElement svg, string name) =>
        svg.Descendants(s_svg + "text").Single(text => text.Value == name).Parent!;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
