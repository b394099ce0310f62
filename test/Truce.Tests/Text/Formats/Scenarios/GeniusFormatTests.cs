using Truce.Dossiers;
using Truce.Text.Formats;

namespace Truce.Tests.Text.Formats.Scenarios;

public sealed class GeniusFormatTests
{
    private const string Domain = """

        <negotiation_template number_of_sessions="1">
          <agent class="" name="" utility_space=""></agent>
          <utility_space number_of_issues="0">
            <objective index="1" etype="objective" type="objective" description="" name="Harbour">
              <issue index="3" etype="discrete" type="discrete" vtype="discrete" name="Opening hours">
                <item index="1" value="day" cost="0" description="by day"/>
                <item index="2" value="day &amp; night"/>
                <item index="3" value="never"/>
              </issue>
              <issue index="2" name="fee" type="integer" lowerbound="-1" upperbound="3"/>
            </objective>
          </utility_space>
        </negotiation_template>
        """;

    private const string North = """
        <utility_space>
          <objective index="1" name="Harbour">
            <weight index="2" value=".25"/>
            <issue index="2" name="fee" type="integer" lowerbound="-1" upperbound="3"><evaluator ftype="linear" slope="0.25" offset="0.5"/></issue>
            <issue index="3" name="Opening hours" type="discrete">
              <item index="1" value="day" evaluation="4"/>
              <item index="2" value="day &amp; night" evaluation="8"/>
              <item index="3" value="never" evaluation="2"/>
            </issue>
            <weight index="3" value="7.5E-1"/>
          </objective>
          <discount_factor value="0.75"/>
          <reservation value="0.5"/>
        </utility_space>
        """;

    private static readonly string s_south = North.Replace("slope=\"0.25\" offset=\"0.5\"", "slope=\"-0.25\" offset=\"1\"").Replace("<discount_factor value=\"0.75\"/>", "").Replace("<reservation value=\"0.5\"/>", "");

    [Fact]
    public void A_folder_is_a_dispute_of_its_profiles_in_the_order_of_their_names()
    {
        var dossier = ScenarioFiles.Dossier(("South.xml", s_south), ("harbour.xml", Domain), ("North one.xml", North));
        Assert.Equal("talks", dossier.Title);
        Assert.Equal(["North one", "South"], dossier.Parties.Select(party => party.Name));
        Assert.Equal(["North-one", "South"], dossier.Parties.Select(party => party.Id.Value));

        // By index, which is a key and no place.
        Assert.Equal(["fee", "Opening-hours"], dossier.Issues.Select(issue => issue.Id.Value));
        Assert.Equal("Opening hours", dossier.Issues[1].Question);
        Assert.Equal(NumericRange.Whole(-1, 3), dossier.Issues[0].Range);
        Assert.Equal([new Term(new("day")), new Term(new("day-night"), "day & night"), new Term(new("never"))], dossier.Issues[1].Terms);
        Assert.All(dossier.Issues, issue => Assert.Equal(new Deciders(DecisionRule.All, [new("North-one"), new("South")]), issue.Deciders));
    }

    /// <summary>Evaluations over the greatest of their issue; integers from their lower bound, within 0 and 1.</summary>
    [Fact]
    public void Utilities_are_as_genius_computes_them()
    {
        var dossier = ScenarioFiles.Dossier(("harbour.xml", Domain), ("North.xml", North), ("South.xml", s_south));
        Assert.Equal((0.25m * 0.5m) + (0.75m * 4 / 8), ScenarioFiles.Worth(dossier, "North", 0, 0));
        Assert.Equal((0.25m * 0.75m) + 0.75m, ScenarioFiles.Worth(dossier, "North", 1, 1));
        Assert.Equal((0.25m * 1) + (0.75m * 2 / 8), ScenarioFiles.Worth(dossier, "North", 4, 2));
        Assert.Equal((0.25m * 0.25m) + (0.75m * 2 / 8), ScenarioFiles.Worth(dossier, "South", 3, 2));
        var (north, south) = (Utility(dossier, "North"), Utility(dossier, "South"));
        Assert.Equal((0.5m, new Discount(0.75m, DiscountUnit.WholeTime)), (north.Reservation, north.Discount));
        Assert.Equal((0m, (Discount?)null), (south.Reservation, south.Discount));
        Assert.Null(north.AtMost);
    }

    [Fact]
    public void Naming_the_domain_names_its_folder_and_naming_a_profile_names_it_alone()
    {
        (string, string)[] files = [("harbour.xml", Domain), ("North.xml", North), ("South.xml", s_south)];
        Assert.Equal(2, ScenarioFiles.ReadFile("harbour.xml", files).Dossier!.Parties.Count);
        var alone = ScenarioFiles.ReadFile("North.xml", files).Dossier!;
        Assert.Equal(["North"], alone.Parties.Select(party => party.Name));
        Assert.Equal(["fee", "Opening-hours"], alone.Issues.Select(issue => issue.Id.Value));
        Assert.Equal("North", alone.Title);
    }

    [Fact]
    public void Two_domains_in_a_folder_are_told_apart_by_naming_one()
    {
        (string, string)[] files = [("a.xml", Domain), ("b.xml", Domain), ("North.xml", North)];
        Assert.Contains("TRC0740 2 files say what is negotiated: 'a.xml', 'b.xml'; name the one that is meant instead of the folder", ScenarioFiles.Messages(ScenarioFiles.Read(files)).Single());
        Assert.Equal(
            ["b.xml(1,1): TRC0747 the file is no part of the scenario, and is passed over"],
            ScenarioFiles.Messages(ScenarioFiles.ReadFile("a.xml", files)));
    }

    [Fact]
    public void Other_files_of_the_folder_are_passed_over_and_named()
    {
        var result = ScenarioFiles.Read(("harbour.xml", Domain), ("North.xml", North), ("pareto.xml", "0.5, 1.0\n1.0, 0.5\n"), ("log.xml", "<Tournament/>"), ("notes.txt", "x"), ("_info.xml", "<x/>"));
        Assert.True(result.IsUsable);
        Assert.Equal(
            ["log.xml(1,1): TRC0747 the file is no part of the scenario, and is passed over", "pareto.xml(1,1): TRC0747 the file is no part of the scenario, and is passed over"],
            ScenarioFiles.Messages(result));
    }

    [Theory]
    [InlineData("<range lowerbound=\"0\" upperbound=\"4\"/>", "type=\"integer\"", 5, "")]
    [InlineData("<range lowerbound=\"0\" upperbound=\"4\"/>", "type=\"real\"", 21, "TRC0746 the issue 'rate' is settled by any real number from 0 to 4; it is taken in 21 even steps, as Genius does")]
    [InlineData("<item index=\"1\" value=\"low\"/><item index=\"2\" value=\"high\"/>", "", 2, "")]
    [InlineData("<item index=\"1\" value=\"low\"/><similarity_function weight=\"1\"><item index=\"1\" value=\"x\"/></similarity_function>", "vtype=\"discrete\"", 1, "")]
    [InlineData("<item index=\"1\" value=\"low\"/><item index=\"2\" value=\"low\"/>", "", 1, "TRC0746 the issue 'rate' has the value 'low' twice; it is taken once")]
    public void Issues_come_in_many_forms(string content, string kind, int values, string message)
    {
        var issue = $"<issue index=\"1\" name=\"rate\" {kind}>{content}</issue>";
        var domain = $"<negotiation_template><utility_space><objective index=\"0\">{issue}</objective></utility_space></negotiation_template>";
        var evaluated = content.Contains("range") ? content + "<evaluator ftype=\"linear\" parameter1=\"0.25\" parameter0=\"0\"/>" : content.Replace("\"/>", "\" evaluation=\"1\"/>");
        var profile = $"<utility_space><weight index=\"1\" value=\"1\"/>{issue.Replace(content, evaluated)}</utility_space>";
        var result = ScenarioFiles.Read(("d.xml", domain), ("p.xml", profile));
        Assert.Equal(values, result.Dossier!.Issues[0].Terms.Count);
        Assert.Equal(message.Length == 0 ? [] : [message], ScenarioFiles.Messages(result).Where(m => m.StartsWith("d.xml")).Select(m => m[(m.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Theory]
    [InlineData("ftype=\"linear\" slope=\"0.5\" offset=\"-0.5\"", "0 0 0.5 1 1")]
    [InlineData("ftype=\"linear\" parameter1=\"0.1\" parameter0=\"0.2\"", "0.1 0.2 0.3 0.4 0.5")]
    [InlineData("ftype=\"constant\" parameter0=\"0.3\"", "0.3 0.3 0.3 0.3 0.3")]
    [InlineData("ftype=\"triangular\" parameter0=\"-1\" parameter1=\"3\" parameter2=\"0\"", "0 1 0.6666666666666666666666666667 0.3333333333333333333333333333 0")]
    public void Evaluators_of_numbers(string evaluator, string expected)
    {
        var dossier = ScenarioFiles.Dossier(("d.xml", Domain), ("p.xml", North.Replace("ftype=\"linear\" slope=\"0.25\" offset=\"0.5\"", evaluator).Replace("7.5E-1", "0").Replace(".25", "1")));
        Assert.Equal(expected.Split(' '), Enumerable.Range(0, 5).Select(term => ScenarioFiles.Worth(dossier, "p", term, 0).ToString("0.############################")));
    }

    [Fact]
    public void Weights_that_add_up_to_more_than_one_leave_nothing_worth_more_than_one()
    {
        var dossier = ScenarioFiles.Dossier(("d.xml", Domain), ("p.xml", North.Replace("value=\".25\"", "value=\"0.9\"").Replace("7.5E-1", "1")));
        Assert.Equal(1, ScenarioFiles.Worth(dossier, "p", 4, 1));
        Assert.Equal(0.45m + 0.25m, ScenarioFiles.Worth(dossier, "p", 0, 2));
    }

    [Fact]
    public void Hyper_rectangles_add_up_within_their_bounds_over_the_most_that_they_can_be_worth()
    {
        const string Rectangles = """
            <utility_space type="nonlinear">
              <objective index="0" name="root">
                <issue index="2" name="fee" type="integer" lowerbound="-1" upperbound="3"/>
                <issue index="3" name="Opening hours"/>
                <utility maxutility="20">
                  <ufun type="PlainUfun" weight="1" aggregation="sum">
                    <hyperRectangle utility="10"><INCLUDES index="2" min="0" max="2"/></hyperRectangle>
                    <hyperRectangle utility="4" weight="2"><EXCLUDES index="2" min="2" max="9"/></hyperRectangle>
                    <hyperRectangle utility="1"/>
                    <ufun aggregation="max" weight="0.5">
                      <hyperRectangle utility="6"><INCLUDES index="2" min="3" max="3"/></hyperRectangle>
                      <hyperRectangle utility="2"><INCLUDES index="2" min="-1" max="3"/></hyperRectangle>
                    </ufun>
                    <ufun aggregation="min"><hyperRectangle utility="5"/><hyperRectangle utility="3"/></ufun>
                  </ufun>
                </utility>
              </objective>
            </utility_space>
            """;
        var dossier = ScenarioFiles.Dossier(("d.xml", Domain), ("p.xml", Rectangles));

        // fee -1: 8 + 1 + 1 + 3; 0 and 1: 10 + 8 + 1 + 1 + 3 = 23, more than 20; 2: 10 + 1 + 1 + 3; 3: 1 + 3 + 3.
        Assert.Equal([13 / 20m, 1, 1, 15 / 20m, 7 / 20m], Enumerable.Range(0, 5).Select(fee => ScenarioFiles.Worth(dossier, "p", fee, 0)));
        Assert.Equal(0, Utility(dossier, "p").Reservation);
    }

    [Theory]
    [InlineData("<discount_factor value=\"0.75\"/>", "<discount_factor value=\"0.0\"/>", "p.xml(12,20): TRC0746 the discount factor is '0.0', which is not above 0 and at most 1; taken as 1, so that nothing is lost by waiting, as Genius does")]
    [InlineData("<discount_factor value=\"0.75\"/>", "<discount_factor value=\"1\"/>")]
    [InlineData("<discount_factor value=\"0.75\"/>", "<report>x</report>", "p.xml(1,2): TRC0747 passed over: '<report>'")]
    [InlineData(" evaluation=\"2\"", " evaluation=\"null\"", "p.xml(5,6): TRC0746 the issue 'Opening hours' has no evaluation of 'never'; taken as 0")]
    [InlineData("<item index=\"1\" value=\"day\" evaluation=\"4\"/>", "", "p.xml(5,6): TRC0746 the issue 'Opening hours' has no evaluation of 'day'; taken as 0")]
    [InlineData("<weight index=\"2\" value=\".25\"/>", "", "p.xml(4,6): TRC0746 the issue 'fee' has no weight; it is taken to weigh nothing")]
    [InlineData("<weight index=\"2\"", "<weight index=\"1\" value=\"1\"/><weight index=\"2\"")]
    [InlineData("<weight index=\"2\"", "<weight index=\"4\" value=\"1\"/><weight index=\"2\"", "p.xml(3,6): TRC0746 no issue has the index '4'; its weight is passed over")]
    public void What_is_read_in_another_way_than_it_is_written_is_reported(string part, string replacement, params string[] expected)
    {
        var result = ScenarioFiles.Read(("d.xml", Domain), ("p.xml", North.Replace(part, replacement)));
        Assert.True(result.IsUsable);
        Assert.Equal(expected, ScenarioFiles.Messages(result));
    }

    [Fact]
    public void Names_that_disagree_with_indexes_are_read_by_the_index_unless_only_the_name_fits()
    {
        const string TwoWords = """
            <negotiation_template><utility_space><objective index="0">
            <issue index="1" name="hours"><item value="day"/><item value="night"/></issue>
            <issue index="2" name="place"><item value="SECOND"/><item value="night"/></issue>
            </objective></utility_space></negotiation_template>
            """;
        const string Swapped = """
            <utility_space>
            <issue index="1" name="place"><item value="SECOND" evaluation="1"/><item value="night" evaluation="4"/></issue>
            <issue index="2" name="hours"><item value="day" evaluation="3"/><item value="night" evaluation="6"/></issue>
            <weight index="1" value="0.2"/><weight index="2" value="0.8"/></utility_space>
            """;
        var byIndex = ScenarioFiles.Read(("d.xml", TwoWords.Replace("SECOND", "day")), ("p.xml", Swapped.Replace("SECOND", "day")));
        Assert.Equal(
            [
                "p.xml(2,2): TRC0745 issue 1 is 'place' here and 'hours' in the domain; what stands here is read for 'hours', by the index, as Genius does; by the name ('--match name') it would be 'place'",
                "p.xml(3,2): TRC0745 issue 2 is 'hours' here and 'place' in the domain; what stands here is read for 'place', by the index, as Genius does; by the name ('--match name') it would be 'hours'",
            ],
            ScenarioFiles.Messages(byIndex));
        Assert.Equal((0.2m * 1 / 4) + 0.8m, ScenarioFiles.Worth(byIndex.Dossier!, "p", 0, 1));

        var byName = ScenarioFiles.Read(("d.xml", TwoWords.Replace("SECOND", "harbour")), ("p.xml", Swapped.Replace("SECOND", "harbour")));
        Assert.Contains("p.xml(2,2): TRC0745 issue 1 is 'place' here and 'hours' in the domain; what stands here is read for 'place', by the name, since the values fit only that; by the index ('--match index') it would be 'hours'", ScenarioFiles.Messages(byName));
        Assert.Equal((0.8m * 3 / 6) + 0.2m, ScenarioFiles.Worth(byName.Dossier!, "p", 0, 1));
    }

    [Fact]
    public void The_user_can_say_whether_the_index_or_the_name_decides()
    {
        (string, string)[] files =
        [
            ("d.xml", """
                <negotiation_template><utility_space><objective index="0">
                <issue index="1" name="hours"><item value="day"/><item value="night"/></issue>
                <issue index="2" name="place"><item value="day"/><item value="night"/></issue>
                </objective></utility_space></negotiation_template>
                """),
            ("p.xml", """
                <utility_space>
                <issue index="1" name="place"><item value="day" evaluation="1"/><item value="night" evaluation="4"/></issue>
                <issue index="2" name="hours"><item value="day" evaluation="3"/><item value="night" evaluation="6"/></issue>
                <weight index="1" value="0.2"/><weight index="2" value="0.8"/></utility_space>
                """),
        ];
        var byName = ScenarioFiles.Read(IssueMatch.Name, files);
        Assert.Equal(
            [
                "p.xml(2,2): TRC0745 issue 1 is 'place' here and 'hours' in the domain; what stands here is read for 'place', by the name, as asked; by the index ('--match index') it would be 'hours'",
                "p.xml(3,2): TRC0745 issue 2 is 'hours' here and 'place' in the domain; what stands here is read for 'hours', by the name, as asked; by the index ('--match index') it would be 'place'",
            ],
            ScenarioFiles.Messages(byName));
        Assert.Equal((0.8m * 3 / 6) + 0.2m, ScenarioFiles.Worth(byName.Dossier!, "p", 0, 1));
        var byIndex = ScenarioFiles.Read(IssueMatch.Index, files);
        Assert.Contains("p.xml(2,2): TRC0745 issue 1 is 'place' here and 'hours' in the domain; what stands here is read for 'hours', by the index, as asked; by the name ('--match name') it would be 'place'", ScenarioFiles.Messages(byIndex));
        Assert.Equal((0.2m * 1 / 4) + 0.8m, ScenarioFiles.Worth(byIndex.Dossier!, "p", 0, 1));
    }

    private static Preference.Utility Utility(Dossier dossier, string party) =>
        (Preference.Utility)dossier.PreferenceOf(dossier.Parties.Single(p => p.Name == party).Id)!.Preference;
}
