using Truce.Reports.Figures;

namespace Truce.Tests.Reports.Figures;

public sealed class LayeredLayoutTests
{
    private const double MaxLayerWidth = 600;

    public static TheoryData<int, int, int> Graphs()
    {
        var graphs = new TheoryData<int, int, int>();
        for (var seed = 0; seed < 40; seed++)
            graphs.Add(seed, seed % 17, seed % 17 * (seed % 5));
        graphs.Add(1000, 16, 120);
        graphs.Add(1001, 40, 60);
        return graphs;
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Boxes_and_labels_do_not_overlap(int seed, int nodes, int edges)
    {
        var (layout, _) = Arrange(seed, nodes, edges);
        var rooms = layout.Nodes.Concat(layout.Routes.Select(route => route.Label)).ToArray();
        for (var a = 0; a < rooms.Length; a++)
        {
            for (var b = 0; b < a; b++)
                Assert.False(Overlap(rooms[a], rooms[b]), $"{rooms[a]} and {rooms[b]}");
        }
    }

    [Fact]
    public void Given_layers_stand_below_one_another()
    {
        var nodes = Enumerable.Repeat(new LayoutNode(100, 40), 7).ToArray();
        LayoutEdge[] edges = [new(0, 1, 30, 20, 1), new(0, 2, 30, 20, 1), new(1, 6, 30, 20, 1), new(0, 6, 30, 20, 1)];
        int[] layers = [0, 1, 1, 1, 1, 1, 2];
        var layout = LayeredLayout.Arrange(nodes, edges, 330, layers.ToEquatableArray());

        for (var upper = 0; upper < nodes.Length; upper++)
            Assert.All(Enumerable.Range(0, nodes.Length).Where(lower => layers[upper] < layers[lower]), lower => Assert.True(layout.Nodes[upper].Bottom < layout.Nodes[lower].Y));
        Assert.True(layout.Nodes.Max(box => box.Right) - layout.Nodes.Min(box => box.X) < 480);
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Every_arrow_runs_from_the_border_of_one_box_to_the_border_of_the_other(int seed, int nodes, int edges)
    {
        var (layout, arrows) = Arrange(seed, nodes, edges);
        for (var e = 0; e < arrows.Length; e++)
        {
            var points = layout.Routes[e].Points;
            AssertOnUpperOrLowerSide(points[0], layout.Nodes[arrows[e].From]);
            AssertOnUpperOrLowerSide(points[^1], layout.Nodes[arrows[e].To]);
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void An_arrow_touches_no_box_but_its_ends_and_no_label_but_its_own(int seed, int nodes, int edges)
    {
        var (layout, arrows) = Arrange(seed, nodes, edges);
        for (var e = 0; e < arrows.Length; e++)
        {
            var others = layout.Nodes.Where((_, n) => n != arrows[e].From && n != arrows[e].To)
                .Concat(layout.Routes.Where((_, r) => r != e).Select(route => route.Label))
                .ToArray();
            foreach (var point in Trace(layout.Routes[e].Points))
                Assert.DoesNotContain(others, room => point.X > room.X && point.X < room.Right && point.Y > room.Y && point.Y < room.Bottom);
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void An_arrow_runs_straight_through_the_middle_of_its_label(int seed, int nodes, int edges)
    {
        var (layout, _) = Arrange(seed, nodes, edges);
        foreach (var route in layout.Routes)
        {
            Assert.Contains(
                route.Points.Zip(route.Points.Skip(1)),
                line => line.First.X == line.Second.X
                    && Math.Abs(line.First.X - route.Label.CenterX) < 0.1
                    && Math.Min(line.First.Y, line.Second.Y) <= route.Label.Y + 0.1
                    && Math.Max(line.First.Y, line.Second.Y) >= route.Label.Bottom - 0.1);
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Everything_lies_within_the_size_that_is_given(int seed, int nodes, int edges)
    {
        var (layout, _) = Arrange(seed, nodes, edges);
        foreach (var room in layout.Nodes.Concat(layout.Routes.Select(route => route.Label)))
            Assert.True(room.X >= 0 && room.Y >= 0 && room.Right <= layout.Width + 0.1 && room.Bottom <= layout.Height + 0.1, room.ToString());
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void The_same_graph_is_laid_out_the_same(int seed, int nodes, int edges) =>
        Assert.Equal(Arrange(seed, nodes, edges).Layout, Arrange(seed, nodes, edges).Layout);

    [Fact]
    public void A_graph_without_cycles_leads_down()
    {
        LayoutNode[] nodes = [new(50, 30), new(50, 30), new(50, 30), new(50, 30)];
        LayoutEdge[] edges = [new(3, 1, 20, 10, 1), new(1, 0, 20, 10, 1), new(3, 2, 20, 10, 1), new(2, 0, 20, 10, 1), new(3, 0, 20, 10, 1)];
        var layout = LayeredLayout.Arrange(nodes, edges, MaxLayerWidth);
        Assert.All(edges, edge => Assert.True(layout.Nodes[edge.From].Bottom < layout.Nodes[edge.To].Y));
    }

    [Fact]
    public void Opposite_arrows_run_apart_and_the_lighter_one_leads_up()
    {
        LayoutNode[] nodes = [new(90, 30), new(90, 30)];
        LayoutEdge[] edges = [new(0, 1, 20, 10, 1), new(1, 0, 20, 10, 100)];
        var layout = LayeredLayout.Arrange(nodes, edges, MaxLayerWidth);
        Assert.True(layout.Nodes[1].Bottom < layout.Nodes[0].Y);
        Assert.True(layout.Routes[0].Points[0].Y > layout.Routes[0].Points[^1].Y);
        Assert.True(Math.Abs(layout.Routes[0].Points[0].X - layout.Routes[1].Points[^1].X) >= 10);
    }

    [Fact]
    public void A_star_is_broken_into_rows_that_fit()
    {
        var nodes = Enumerable.Repeat(new LayoutNode(150, 40), 13).ToArray();
        var edges = Enumerable.Range(1, 12).Select(leaf => new LayoutEdge(0, leaf, 30, 17, 1)).ToArray();
        var layout = LayeredLayout.Arrange(nodes, edges, MaxLayerWidth);
        Assert.All(layout.Nodes.GroupBy(node => node.Y), row => Assert.True(row.Count() <= 4));
    }

    [Fact]
    public void A_node_stands_above_the_middle_of_what_it_leads_to()
    {
        var nodes = Enumerable.Repeat(new LayoutNode(100, 40), 4).ToArray();
        var edges = Enumerable.Range(1, 3).Select(k => new LayoutEdge(0, k, 30, 17, 1)).ToArray();
        var layout = LayeredLayout.Arrange(nodes, edges, MaxLayerWidth);
        Assert.Equal(layout.Nodes[2].CenterX, layout.Nodes[0].CenterX, 0.5);
        Assert.Equal((layout.Nodes[1].CenterX + layout.Nodes[3].CenterX) / 2, layout.Nodes[0].CenterX, 0.5);
    }

    [Fact]
    public void An_only_successor_stands_right_below()
    {
        var nodes = Enumerable.Repeat(new LayoutNode(100, 40), 4).ToArray();
        LayoutEdge[] edges = [new(0, 1, 30, 17, 1), new(0, 2, 30, 17, 1), new(2, 3, 30, 17, 1)];
        var layout = LayeredLayout.Arrange(nodes, edges, MaxLayerWidth);
        Assert.Equal(layout.Nodes[2].CenterX, layout.Nodes[3].CenterX, 1.0);
        Assert.True(Math.Abs(layout.Nodes[1].CenterX - layout.Nodes[2].CenterX) > 100);
    }

    [Fact]
    public void Arrows_leave_a_box_in_the_order_of_their_labels()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var (layout, edges) = Arrange(seed, 8, 14);
            foreach (var side in edges.Select((edge, e) => (edge.From, Start: layout.Routes[e].Points[0], layout.Routes[e].Label)).GroupBy(arrow => (arrow.From, arrow.Start.Y, IsBelow: arrow.Label.Y > arrow.Start.Y)))
            {
                // Labels in one row only: a long arrow may have its label anywhere along its way.
                foreach (var row in side.GroupBy(arrow => arrow.Label.CenterY).Where(row => row.Select(arrow => NextRow(layout, row.Key, side.Key.Y)).All(isNext => isNext)))
                    Assert.Equal(row.OrderBy(arrow => arrow.Start.X), row.OrderBy(arrow => arrow.Label.CenterX));
            }
        }

        static bool NextRow(Layout layout, double row, double side) =>
            !layout.Nodes.Any(node => node.CenterY > Math.Min(row, side) && node.CenterY < Math.Max(row, side));
    }

    [Fact]
    public void A_chain_is_drawn_as_one_straight_line()
    {
        var nodes = Enumerable.Repeat(new LayoutNode(100, 40), 5).ToArray();
        var edges = Enumerable.Range(0, 4).Select(k => new LayoutEdge(k, k + 1, 30, 17, 1)).ToArray();
        var layout = LayeredLayout.Arrange(nodes, edges, MaxLayerWidth);
        Assert.All(layout.Routes, route => Assert.All(route.Points, point => Assert.Equal(50, point.X)));
    }

    private static (Layout Layout, LayoutEdge[] Edges) Arrange(int seed, int nodes, int edges)
    {
        var (boxes, arrows) = SomeGraph.RandomLayout(seed, nodes, edges);
        return (LayeredLayout.Arrange(boxes, arrows, MaxLayerWidth), arrows);
    }

    private static bool Overlap(Box a, Box b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;

    private static void AssertOnUpperOrLowerSide(Point point, Box box)
    {
        Assert.InRange(point.X, box.X, box.Right);
        Assert.True(Math.Abs(point.Y - box.Y) < 0.01 || Math.Abs(point.Y - box.Bottom) < 0.01, $"{point} is not on {box}");
    }

    /// <summary>Points along the drawn line: straight pieces, and the curves as the figure draws them.</summary>
    private static IEnumerable<Point> Trace(EquatableArray<Point> points)
    {
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            var middle = (from.Y + to.Y) / 2;
            for (var t = 0.0; t <= 1; t += 0.05)
            {
                var u = 1 - t;
                yield return new Point(
                    (from.X * u * u * (u + (3 * t))) + (to.X * t * t * (t + (3 * u))),
                    (from.Y * u * u * u) + (middle * 3 * u * t) + (to.Y * t * t * t));
            }
        }
    }
}
