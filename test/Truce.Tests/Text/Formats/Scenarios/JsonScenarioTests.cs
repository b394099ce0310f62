using Truce.Dossiers;

namespace Truce.Tests.Text.Formats.Scenarios;

/// <summary>GeniusWeb and NegMAS.</summary>
public sealed class JsonScenarioTests
{
    private const string WebDomain = """{"name": "Harbour", "issuesValues": {"hours": {"values": ["day", "night"]}, "fee": {"range": [12.2, 12.6, 0.3]}}}""";

    private const string WebProfile = """
        {"LinearAdditiveUtilitySpace": {"name": "north",
          "issueUtilities": {
            "hours": {"WORDS": {"valueUtilities": {"day": 0.25, "night": 1}}},
            "fee": {"NUMBERS": {"lowValue": 12.2, "lowUtility": 1, "highValue": 12.8, "highUtility": 0}}},
          "issueWeights": {"fee": 0.4, "hours": 0.6},
          "reservationBid": {"issuevalues": {"hours": "day"}}}}
        """;

    [Theory]
    [InlineData("DiscreteValueSetUtilities", "NumberValueSetUtilities")]
    [InlineData("discreteutils", "numberutils")]
    public void Geniusweb_has_old_and_new_keys(string words, string numbers)
    {
        var dossier = ScenarioFiles.Dossier(("domain.json", WebDomain), ("north.json", WebProfile.Replace("WORDS", words).Replace("NUMBERS", numbers)));
        Assert.Equal("Harbour", dossier.Title);
        Assert.Equal(["12.2", "12.5"], dossier.Issues[1].Terms.Select(term => term.Id.Value));
        Assert.Equal((0.6m * 0.25m) + (0.4m * 1), ScenarioFiles.Worth(dossier, "north", 0, 0));
        Assert.Equal(0.6m + (0.4m * 0.5m), ScenarioFiles.Worth(dossier, "north", 1, 1));
        Assert.Equal(0.6m * 0.25m, ((Preference.Utility)dossier.Preferences[0].Preference).Reservation);
    }

    [Fact]
    public void A_geniusweb_profile_alone_brings_its_domain()
    {
        var profile = WebProfile.Replace("\"name\": \"north\",", $"\"domain\": {WebDomain},").Replace("WORDS", "discreteutils").Replace("NUMBERS", "numberutils");
        var dossier = ScenarioFiles.ReadFile("north.json", ("north.json", profile)).Dossier!;
        Assert.Equal(["hours", "fee"], dossier.Issues.Select(issue => issue.Id.Value));
    }

    [Fact]
    public void Groups_of_issues_are_tables()
    {
        const string Groups = """
            {"SumOfGroupsUtilitySpace": {"partUtilities": {
              "both": {"issues": ["fee", "hours"], "utilslist": [{"values": [12.5, "day"], "util": 0.5}, {"values": [12.2, "night"], "util": 0.25}]},
              "one": {"issues": ["hours"], "utilslist": [{"values": ["night"], "util": 0.125}]}}}}
            """;
        var dossier = ScenarioFiles.Dossier(("domain.json", WebDomain), ("north.json", Groups));
        Assert.Equal([0, 0.375m, 0.5m, 0.125m], new int[][] { [0, 0], [1, 0], [0, 1], [1, 1] }.Select(terms => ScenarioFiles.Worth(dossier, "north", terms)));
    }

    [Theory]
    [InlineData("partsutils")]
    [InlineData("PartsUtilities")]
    public void Groups_may_be_named_by_their_class_and_the_reservation_is_what_its_bid_is_worth(string key)
    {
        var groups = """
            {"SumOfGroupsUtilitySpace": {"partUtilities": {
              "both": {"KEY": {"issues": ["fee", "hours"], "utilslist": [{"values": [12.5, "day"], "util": 0.5}, {"values": [12.2, "night"], "util": 0.25}]}}},
              "reservationBid": {"issuevalues": RESERVED}}}
            """.Replace("KEY", key);
        var whole = ScenarioFiles.Dossier(("domain.json", WebDomain), ("north.json", groups.Replace("RESERVED", "{\"hours\": \"night\", \"fee\": 12.2}")));
        Assert.Equal([0, 0.25m, 0.5m, 0], new int[][] { [0, 0], [1, 0], [0, 1], [1, 1] }.Select(terms => ScenarioFiles.Worth(whole, "north", terms)));
        Assert.Equal(0.25m, ((Preference.Utility)whole.Preferences[0].Preference).Reservation);

        // A group of which the bid leaves an issue out adds nothing.
        var part = ScenarioFiles.Dossier(("domain.json", WebDomain), ("north.json", groups.Replace("RESERVED", "{\"hours\": \"night\"}")));
        Assert.Equal(0, ((Preference.Utility)part.Preferences[0].Preference).Reservation);
    }

    [Fact]
    public void The_triangle_of_negmas_stands_on_its_bias_and_has_its_scale_for_height()
    {
        const string Numbers = "type: CartesianOutcomeSpace\nissues:\n- {name: n, type: ContiguousIssue, values: [0, 6]}";
        const string Triangle = "type: LinearAdditiveUtilityFunction\nweights: [1]\nvalues:\n- {type: TriangularFun, start: 1, middle: 3, end: 5, bias: 0.25, scale: 2}";
        var dossier = ScenarioFiles.Dossier(("d.yml", Numbers), ("a.yml", Triangle));
        Assert.Equal([0.25m, 0.25m, 1.25m, 2.25m, 1.25m, 0.25m, 0.25m], Enumerable.Range(0, 7).Select(n => ScenarioFiles.Worth(dossier, "a", n)));
    }

    private const string Space = """
        type: CartesianOutcomeSpace
        name: Harbour
        issues:
        - {name: hours, type: CategoricalIssue, values: [day, 'no']}
        - {name: fee, type: negmas.outcomes.ContiguousIssue, values: [1, 3]}
        - {name: rate, type: ContinuousIssue, values: [0.0, 1.0], n_levels: 5}
        """;

    private const string Additive = """
        type: LinearAdditiveUtilityFunction
        name: north
        weights: [0.5, 2, 1]
        values:
        - {type: TableFun, mapping: {day: 3, no: -1.5}}
        - {type: AffineFun, slope: -1, bias: 3}
        - {type: QuadraticFun, a2: 1, a1: 0, bias: 0.5}
        bias: 10
        reserved_value: -.inf
        """;

    private const string Discounted = """
        type: negmas.preferences.ExpDiscountedUFun
        discount: 0.9
        factor: FACTOR
        reserved_value: -.inf
        ufun:
          type: AffineUtilityFunction
          weights: [1, -2, 0]
          bias: 1
          reserved_value: 0.25
          stability: 3
        """;

    [Fact]
    public void Negmas_computes_with_numbers_as_they_are_written()
    {
        var result = ScenarioFiles.Read(("harbour.yml", Space), ("a.yml", Additive), ("_info.yaml", "format: x"), (".hidden.yml", "UFun"));
        var dossier = result.Dossier!;
        Assert.Equal(["harbour.yml(6,3): TRC0746 the issue 'rate' is settled by any real number from 0.0 to 1.0; it is taken in 5 even steps"], ScenarioFiles.Messages(result));
        Assert.Equal("Harbour", dossier.Title);
        Assert.Equal(["0", "0.25", "0.5", "0.75", "1"], dossier.Issues[2].Terms.Select(term => term.Id.Value));
        Assert.Equal((0.5m * 3) + (2 * 2) + 0.5m + 10, ScenarioFiles.Worth(dossier, "a", 0, 0, 0));
        Assert.Equal((0.5m * -1.5m) + (2 * 0) + (0.25m + 0.5m) + 10, ScenarioFiles.Worth(dossier, "a", 1, 2, 2));
        Assert.Null(((Preference.Utility)dossier.Preferences[0].Preference).Reservation);
    }

    [Theory]
    [InlineData("step", DiscountUnit.Round)]
    [InlineData("relative_time", DiscountUnit.WholeTime)]
    [InlineData("real_time", DiscountUnit.Second)]
    public void The_reservation_within_a_discounted_utility_is_kept(string factor, DiscountUnit unit)
    {
        var result = ScenarioFiles.Read(("harbour.yml", Space.Replace("CategoricalIssue, values: [day, 'no']", "ContiguousIssue, values: [0, 1]")), ("a.yml", Discounted.Replace("FACTOR", factor)));
        Assert.Contains("a.yml(10,3): TRC0747 passed over: 'stability'", ScenarioFiles.Messages(result));
        var utility = (Preference.Utility)result.Dossier!.Preferences[0].Preference;
        Assert.Equal((0.25m, new Discount(0.9m, unit)), (utility.Reservation, utility.Discount));
        Assert.Equal(1m - (2 * 3) + 1, ScenarioFiles.Worth(result.Dossier!, "a", 1, 2, 4));
    }

    [Fact]
    public void Boxes_of_negmas_have_closed_bounds()
    {
        const string Boxes = """
            type: HyperRectangleUtilityFunction
            outcome_ranges: [{1: [1, 2]}, {0: day, fee: [2, 3]}, null]
            utilities: [4, 8, 1]
            weights: [1, 0.5, 1]
            bias: 2
            reserved_value: .nan
            """;
        var result = ScenarioFiles.Read(("harbour.yaml", Space), ("a.yml", Boxes));
        Assert.Contains("a.yml(6,17): TRC0746 the reserved value is '.nan'; it is taken as not known", ScenarioFiles.Messages(result));
        Assert.Equal([7, 11, 7, 3], new int[][] { [0, 0, 0], [0, 1, 0], [0, 2, 0], [1, 2, 0] }.Select(terms => ScenarioFiles.Worth(result.Dossier!, "a", terms)));
    }

    [Fact]
    public void Negmas_json_says_the_same()
    {
        const string JsonSpace = """{"type": "DiscreteCartesianOutcomeSpace", "issues": [{"name": "fee", "type": "ContiguousIssue", "values": [1, 2]}]}""";
        const string JsonFunction = """{"type": "LinearAdditiveUtilityFunction", "weights": [1.0], "values": [{"type": "TableFun", "mapping": {"1": 0.5, "2": 1}}], "reserved_value": 0.25}""";
        var dossier = ScenarioFiles.Dossier(("s.json", JsonSpace), ("u.json", JsonFunction));
        Assert.Equal(0.5m, ScenarioFiles.Worth(dossier, "u", 0));
        Assert.Equal(0.25m, ((Preference.Utility)dossier.Preferences[0].Preference).Reservation);
    }

    [Fact]
    public void A_dossier_under_another_name_is_a_dossier()
    {
        using var folder = new Truce.Tests.Cli.TemporaryFolder();
        Assert.Null(Truce.Text.Formats.ForeignFormats.Recognise(folder.Write("talks.yaml", "# about a UFun\ndossier: An OutcomeSpace\n")));
        Assert.Null(Truce.Text.Formats.ForeignFormats.Recognise(folder.Write("other.yaml", "x: y\n")));
        Assert.Null(Truce.Text.Formats.ForeignFormats.Recognise(folder.Path));
    }
}
