using System.Xml.Linq;
using Truce.Agreement;
using Truce.Reports;
using Truce.Reports.Figures;

namespace Truce.Tests.Agreement;

/// <summary>What mediators ask, on a sale small enough to be worked out by hand.</summary>
public sealed class MediationTests
{
    // The buyer cares for delivery, the seller for the price: what each would give is worth more to the other.
    private const string Sale = """
        dossier: A sale
        parties: { buyer: { name: Buyer }, seller: { name: Seller } }
        issues:
          price: { decided-by: { all: [buyer, seller] }, terms: [low, high] }
          delivery: { decided-by: seller, terms: [later, now] }
        status-quo: { price: low, delivery: later }
        proposals:
          first-bid: { by: buyer, to: seller, tabled: 2024-01-01, clauses: [{ then: [price = low, delivery = now] }] }
          answer: { by: seller, to: buyer, tabled: 2024-01-02, clauses: [{ then: price = high }] }
          second-bid: { by: buyer, to: seller, tabled: 2024-01-03, clauses: [{ then: price = low }] }
        preferences:
          buyer: { utility: { price: { weight: 0.3, values: { low: 1, high: 0 } }, delivery: { weight: 0.7, values: { later: 0, now: 1 } } } }
          seller: { utility: { price: { weight: 0.8, values: { low: 0, high: 1 } }, delivery: { weight: 0.2, values: { later: 1, now: 0 } } } }
        """;

    private static AgreementAnalysis Analysis => AgreementAnalysis.Run(Some.Dossier(Sale)).Value;

    [Fact]
    public void Trade_says_what_each_issue_brings_to_each_and_what_beats_splitting_differences()
    {
        var trade = Analysis.Trade(new Package([0, 0]), new Package([1, 1]))!;
        Assert.Equal(["price", "delivery"], trade.Issues.Select(issue => issue.Issue.Value));
        Equal([-0.3, 0.8], trade.Issues[0].Gains);
        Equal([0.7, -0.2], trade.Issues[1].Gains);
        Equal([0, 0], trade.Together);
        Equal([0.4, 0.6], trade.Total);

        // Half the buyer's favourites (low, now: worth 1 and 0), half the seller's (high, later: worth 0 and 1).
        Equal([0.2, 0.3], trade.OverSplitting);
    }

    [Fact]
    public void Bridges_are_ordered_by_how_far_each_side_would_have_to_move()
    {
        var bridges = Bridges.Of(Analysis);
        Assert.Equal(["first-bid", "answer", "second-bid"], bridges.Proposals.Select(proposal => proposal.Value));
        Assert.Equal([new Package([0, 1]), new Package([1, 0]), new Package([0, 0])], bridges.Asked);

        // Efficient are low-now, high-now and high-later; from the three proposals they lie (0, 2, 1), (1, 1, 2) and (2, 0, 1) changes away.
        Assert.Equal([(0, 2, 1), (2, 0, 1), (1, 1, 2)], bridges.Nearest.Select(bridge => (bridge.Changes[0], bridge.Changes[1], bridge.Changes[2])));
    }

    [Fact]
    public void A_draft_is_bettered_until_nobody_can_gain_at_nobodys_cost()
    {
        var improvements = Analysis.Improve(new Package([0, 0]));

        // From low and later (0.3, 0.2) no single change pleases both; both changes do (0.7, 0.8).
        var swap = Assert.Single(improvements.Swaps);
        Assert.Equal(new Package([1, 1]), swap.To);
        Assert.Equal([0, 1], swap.Better);
        Assert.True(improvements.IsEfficient);
    }

    [Fact]
    public void The_dance_says_how_much_each_gave_in_since_its_proposal_before()
    {
        var dance = NegotiationDance.Of(Analysis);
        Assert.Equal(["first-bid", "answer", "second-bid"], dance.Steps.Select(step => step.Proposal.Value));
        Assert.Equal([null, null, 0.7], dance.Steps.Select(step => step.Concession is { } given ? Math.Round(given, 9) : (double?)null));
        Assert.Equal([null, null, 2], dance.Steps.Select(step => step.LevelsGiven));
        Assert.Equal([3, 3], dance.Steps[2].Levels);
    }

    [Fact]
    public void Coalitions_change_only_what_they_decide()
    {
        var coalitions = CoalitionAgreements.Of(Analysis).Value;
        var both = Assert.Single(coalitions.Coalitions);
        Assert.Equal(["price", "delivery"], both.Issues.Select(issue => issue.Value));
        Assert.Equal([new Package([1, 1])], both.Efficient);
        Assert.Equal(["buyer", "seller"], coalitions.Vetoes.Select(party => party.Value));
    }

    [Fact]
    public void Drawings_are_well_formed_and_name_every_mark()
    {
        var chart = AgreementChart.Of(Analysis)!;
        var drawing = XDocument.Parse(AgreementFigure.Draw(chart, "chart", "What packages are worth"));
        var text = string.Join('\n', drawing.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value));
        Assert.All(chart.Marks, mark => Assert.Contains(mark.Name, text, StringComparison.Ordinal));
        Assert.Equal(chart.Frontier.Count, drawing.Descendants().Count(element => element.Name.LocalName == "circle"));
        var three = chart with { Parties = ["A", "B", "C & D"], Least = [0, 0, 0], Most = [1, 1, 1], WalkAways = [0.5, null, null], Frontier = [[0, 1, 0.5]], Marks = [new ChartMark(ChartMarkKind.StatusQuo, "<now>", [1, 0, 0])] };
        Assert.Single(XDocument.Parse(AgreementFigure.Draw(three, "axes", "Three")).Descendants(), element => element.Name.LocalName == "text" && element.Value == "C & D");
        Assert.Equal(3, XDocument.Parse(AgreementFigure.DrawPairs(three, "pairs", "Three")).Descendants().Count(element => element.Name.LocalName == "circle"));
    }

    [Fact]
    public void The_way_of_the_proposals_is_a_table_and_a_table_stands_behind_the_drawing()
    {
        var part = AgreementReport.Of(Analysis, null, null).Part;
        var way = Assert.Single(part.Tables);
        Assert.Equal(["Proposal", "By", "Put", "Worth to Buyer", "Worth to Seller", "Given in since its last"], way.Columns);
        Assert.Equal(
            [
                "Status quo | | | 0.3 | 0.2 | ",
                "First bid | Buyer | 1 January 2024 | 1 | 0 | ",
                "Answer | Seller | 2 January 2024 | 0 | 1 | ",
                "Second bid | Buyer | 3 January 2024 | 0.3 | 0.2 | 0.7",
            ],
            way.Rows.Select(row => string.Join(" | ", row).Replace("|  |", "| |", StringComparison.Ordinal).Replace("|  |", "| |", StringComparison.Ordinal)));
        var behind = Assert.Single(part.Figures).Behind!;
        Assert.Equal(["Package", "Buyer", "Seller"], behind.Columns);
        Assert.Contains("efficient 2 | 0.7 | 0.8", behind.Rows.Select(row => string.Join(" | ", row)));
    }

    [Fact]
    public void Orders_without_numbers_are_drawn_by_their_levels()
    {
        var opening = Truce.Text.DossierFolder.Read(Repository.PathOf("casebook", "opening-talks-2024")).Result.Dossier!;
        var analysis = AgreementAnalysis.Run(opening).Value;
        var chart = AgreementChart.Of(analysis)!;
        Assert.All(chart.IsLevel, isLevel => Assert.True(isLevel));
        Assert.Equal("level 4", chart.Written(0, chart.Marks.Single(mark => mark.Name == "Conditions for opening talks").Utilities[0]));
        var part = AgreementReport.Of(analysis, null, null).Part;

        // Nothing but proposals and the status quo is drawn, so that their table is the one behind the drawing.
        Assert.Empty(part.Tables);
        Assert.Equal("3 Conditions for opening talks", Assert.Single(part.Figures).Behind!.Rows[2][0]);
    }

    [Fact]
    public void A_search_says_how_far_it_has_come()
    {
        var told = new Told();
        AgreementAnalysis.Run(Some.Dossier(Sale), new AgreementOptions { Progress = told });
        Assert.Equal(told.Shares.Order(), told.Shares);
        Assert.Equal(1, told.Shares[^1]);
    }

    private sealed class Told : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }

    private static void Equal(double[] expected, EquatableArray<double> found) => Assert.Equal(expected, found.Select(number => Math.Round(number, 9) + 0.0));
}
