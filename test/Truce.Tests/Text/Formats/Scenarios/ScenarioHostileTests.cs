using Truce.Agreement;
using Truce.Checking;
using Truce.Text.Formats;

namespace Truce.Tests.Text.Formats.Scenarios;

/// <summary>Whatever stands in the files of a scenario, the reader says at once what is wrong, throws nothing, and reads nothing outside the folder.</summary>
public sealed class ScenarioHostileTests
{
    private const string Domain = """
        <negotiation_template><utility_space><objective index="0">
        <issue index="1" name="hours"><item value="day"/><item value="night"/></issue>
        <issue index="2" name="fee" type="integer" lowerbound="0" upperbound="4"/>
        </objective></utility_space></negotiation_template>
        """;

    private const string Profile = """
        <utility_space><objective index="0">
        <issue index="1" name="hours"><item value="day" evaluation="1"/><item value="night" evaluation="4"/></issue>
        <issue index="2" name="fee" type="integer" lowerbound="0" upperbound="4"><evaluator ftype="linear" slope="0.25" offset="0"/></issue>
        <weight index="1" value="0.25"/><weight index="2" value="0.75"/>
        </objective><reservation value="0.1"/></utility_space>
        """;

    private const string WebDomain = """{"issuesValues": {"hours": {"values": ["day", "night"]}, "fee": {"range": [0, 4, 1]}}}""";

    private const string WebProfile = """
        {"LinearAdditiveUtilitySpace": {"issueUtilities": {"hours": {"discreteutils": {"valueUtilities": {"day": 0.25, "night": 1}}},
        "fee": {"numberutils": {"lowValue": 0, "lowUtility": 1, "highValue": 4, "highUtility": 0}}}, "issueWeights": {"fee": 0.4, "hours": 0.6}}}
        """;

    private const string Space = """
        type: CartesianOutcomeSpace
        issues: [{name: hours, type: CategoricalIssue, values: [day, night]}, {name: fee, type: ContiguousIssue, values: [0, 4]}]
        """;

    private const string Function = """
        type: LinearAdditiveUtilityFunction
        weights: [0.5, 0.5]
        values: [{type: TableFun, mapping: {day: 1, night: 0}}, {type: LinearFun, slope: 0.25}]
        reserved_value: 0
        """;

    [Theory]
    [InlineData("value=\"0.25\"", "value=\"NaN\"", "p.xml(4,19): TRC0743 the weight of issue '1' is 'NaN'; expected a number")]
    [InlineData("value=\"0.25\"", "value=\"-0.25\"", "p.xml(4,19): TRC0743 the weight of issue '1' is '-0.25'; expected 0 or more")]
    [InlineData("value=\"0.25\"", "value=\"1e400\"", "p.xml(4,19): TRC0743 the weight of issue '1' is '1e400', which is too large to compute with; expected a number of at most 1,000,000,000")]
    [InlineData("value=\"0.25\"", "", "p.xml(4,2): TRC0741 the value of the weight of issue '1' is missing; expected <weight index=\"1\" value=\"0.5\"/>")]
    [InlineData("<weight index=\"1\"", "<weight index=\"2\"", "p.xml(4,34): TRC0741 the weight of issue '2' stands twice; keep one of the two")]
    [InlineData("evaluation=\"4\"", "evaluation=\"-4\"", "p.xml(2,85): TRC0743 the evaluation of 'night' is '-4'; expected 0 or more")]
    [InlineData("evaluation=\"4\"", "evaluation=\"Infinity\"", "p.xml(2,85): TRC0743 the evaluation of 'night' is 'Infinity'; expected a number")]
    [InlineData("<evaluator ftype=\"linear\" slope=\"0.25\" offset=\"0\"/>", "", "p.xml(3,2): TRC0741 the evaluator of the issue 'fee' is missing; expected <evaluator ftype=\"linear\" …/>")]
    [InlineData("<item value=\"day\" evaluation=\"1\"/><item value=\"night\" evaluation=\"4\"/>", "", "p.xml(2,2): TRC0741 the evaluator of the issue 'hours' is missing; expected <item value=\"…\" evaluation=\"…\"/> for each value")]
    [InlineData("ftype=\"linear\"", "ftype=\"faratin\"", "p.xml(3,75): TRC0744 the issue 'fee' is of the kind 'faratin', which is not read; read are linear, constant and triangular evaluators")]
    [InlineData("slope=\"0.25\" offset=\"0\"", "", "p.xml(3,75): TRC0741 a number of the evaluator of the issue 'fee' is missing; expected slope and offset, or parameter0 and so on")]
    [InlineData("index=\"1\" name=\"hours\"", "index=\"9\" name=\"hoors\"", "p.xml(2,2): TRC0742 nothing that is negotiated is called 'hoors'; did you mean 'hours'?")]
    [InlineData("value=\"night\" e", "value=\"noon\" e", "p.xml(2,66): TRC0742 the issue 'hours' has no value 'noon'")]
    [InlineData("<utility_space>", "<utility_space type=\"uncertain\">", "p.xml(1,2): TRC0744 the profile is uncertain: it holds comparisons of outcomes, which is not read; use the profile that they were drawn from")]
    [InlineData("<reservation value=\"0.1\"/>", "<constraint type=\"zeroConstraint\"/>", "p.xml(5,14): TRC0744 the profile states its utility by constraints, which is not read; use one with evaluations or hyper-rectangles")]
    [InlineData("<reservation value=\"0.1\"/>", "<reservation value=\"much\"/>", "p.xml(5,26): TRC0743 the reservation is 'much'; expected a number")]
    [InlineData("<weight index=\"1\"", "<utility maxutility=\"-1.0\"/><weight index=\"1\"", "p.xml(4,10): TRC0744 maxutility is '-1.0', as NegMAS writes it, so that the scale of the utility is lost, which is not read; use the file that NegMAS read")]
    [InlineData("<weight index=\"1\"", "<utility maxutility=\"1\"><hyperRectangle utility=\"1\"><INCLUDES index=\"7\" min=\"0\" max=\"1\"/></hyperRectangle></utility><weight index=\"1\"", "p.xml(4,54): TRC0742 the hyper-rectangle names the issue '7', and no issue has that index")]
    [InlineData("</objective>", "", "p.xml(5,29): TRC0705 the text is not valid XML here: the 'objective' start tag on line 1 position 17 does not match the end tag of 'utility_space'")]
    [InlineData("</utility_space>", "", "p.xml(5,39): TRC0705 the text ends here, before its elements do; expected the rest of it, down to the last closing tag")]
    public void A_broken_profile_of_genius_says_what_is_wrong(string part, string replacement, string expected) =>
        Assert.Contains(expected, ScenarioFiles.Messages(ScenarioFiles.Read(("d.xml", Domain), ("p.xml", Profile.Replace(part, replacement)))));

    [Theory]
    [InlineData("upperbound=\"4\"", "upperbound=\"-4\"", "d.xml(3,2): TRC0743 the values of the issue 'fee' go from 0 to -4; expected the least first")]
    [InlineData("upperbound=\"4\"", "upperbound=\"1e20\"", "d.xml(3,59): TRC0743 the upperbound of the issue 'fee' is '1e20', which is too large to compute with; expected a number of at most 1,000,000,000")]
    [InlineData("upperbound=\"4\"", "upperbound=\"100000\"", "d.xml(3,2): TRC0743 the issue 'fee' has 100,001 values; at most 100,000 are read")]
    [InlineData("upperbound=\"4\"", "upperbound=\"4.5\"", "d.xml(3,2): TRC0743 the bounds of the issue 'fee' are not whole numbers")]
    [InlineData("upperbound=\"4\"", "", "d.xml(3,2): TRC0741 the upperbound of the issue 'fee' is missing; expected a number")]
    [InlineData("type=\"integer\"", "type=\"colour\"", "d.xml(3,2): TRC0744 the issue 'fee' is of the kind 'colour', which is not read; read are discrete, integer and real issues")]
    [InlineData("index=\"2\"", "index=\"1\"", "d.xml(3,2): TRC0741 the issue '1' stands twice; keep one of the two")]
    [InlineData("index=\"2\"", "", "d.xml(3,2): TRC0741 the index of an issue is missing; expected <issue index=\"1\" name=\"…\">")]
    [InlineData("<item value=\"day\"/><item value=\"night\"/>", "", "d.xml(2,2): TRC0741 the issue 'hours' has no value; expected at least one")]
    public void A_broken_domain_of_genius_says_what_is_wrong(string part, string replacement, string expected) =>
        Assert.Contains(expected, ScenarioFiles.Messages(ScenarioFiles.Read(("d.xml", Domain.Replace(part, replacement)), ("p.xml", Profile))));

    [Fact]
    public void A_wrong_root_is_named()
    {
        Assert.Equal(
            ["x.xml(1,2): TRC0741 the file starts with <Tournament>; expected <negotiation_template>, which says what is negotiated, or <utility_space>, which says what a party prefers"],
            ScenarioFiles.Messages(ScenarioFiles.ReadFile("x.xml", ("x.xml", "<Tournament/>"))));
        Assert.Equal(
            ["x.json(1,1): TRC0741 the file starts with the key 'size'; expected the key 'LinearAdditiveUtilitySpace' or 'SumOfGroupsUtilitySpace'"],
            ScenarioFiles.Messages(ScenarioFiles.ReadFile("x.json", ("x.json", "{\"size\": 3}"))));
        Assert.Equal(
            ["x.yml(1,1): TRC0741 the outcome space of this utility function is missing; expected the path of the file that holds it, or of the folder"],
            ScenarioFiles.Messages(ScenarioFiles.ReadFile("x.yml", ("x.yml", Function))));
    }

    [Fact]
    public void A_folder_without_a_domain_or_without_a_profile_is_refused()
    {
        Assert.Contains("TRC0740 no file of the folder says what is negotiated; expected one such file beside those of the parties", ScenarioFiles.Messages(ScenarioFiles.Read(("p.xml", Profile))).Single());
        Assert.Equal(["d.xml(1,1): TRC0740 the folder has no file with a party's preferences; expected one for each party"], ScenarioFiles.Messages(ScenarioFiles.Read(("d.xml", Domain))));
    }

    /// <summary>A file outside the folder that an entity names must not be read, and entities must not multiply.</summary>
    [Fact]
    public void Document_type_declarations_are_refused_at_once()
    {
        using var folder = new Truce.Tests.Cli.TemporaryFolder();
        var secret = folder.Write("secret.txt", "the secret");
        var external = $"<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file://{secret}\">]>\n" + Profile.Replace("value=\"day\"", "value=\"&e;\"");
        var laughs = "<!DOCTYPE x [<!ENTITY a0 \"ha\">" + string.Concat(Enumerable.Range(1, 40).Select(i => $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">")) + "]>" + Profile.Replace("value=\"day\"", "value=\"&a40;\"");
        foreach (var (text, place) in new[] { (external, "(2,1)"), (laughs, "(1,1)") })
        {
            var messages = ScenarioFiles.Messages(ScenarioFiles.Read(("d.xml", Domain), ("p.xml", text)));
            Assert.Equal([$"p.xml{place}: TRC0705 the file has a document type declaration, which could make it read other files or grow without end; take the declaration out"], messages);
        }
    }

    [Fact]
    public void A_link_that_leads_out_of_the_folder_is_not_followed()
    {
        using var folder = new Truce.Tests.Cli.TemporaryFolder();
        var outside = folder.Write("outside.xml", Profile);
        folder.Write("talks/d.xml", Domain);
        folder.Write("talks/p.xml", Profile);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "talks", "q.xml"), outside);
        var path = Path.Combine(folder.Path, "talks");
        var result = ForeignFile.Read(path, ForeignFormats.Recognise(path)!).Result;
        Assert.False(result.IsUsable);
        Assert.Contains("q.xml(1,1): TRC0401 the file is a symbolic link that leads out of its folder; copy the file into the folder", ScenarioFiles.Messages(result));
    }

    [Fact]
    public void Elements_within_elements_without_end_are_refused() => Assert.Equal(
        ["p.xml(1,521): TRC0008 found more than 64 elements within one another; look for a tag that is opened and never closed"],
        ScenarioFiles.Messages(ScenarioFiles.Read(("d.xml", Domain), ("p.xml", "<utility_space>" + string.Concat(Enumerable.Repeat("<object>", 100_000))))));

    [Fact]
    public void Ten_to_the_fifty_outcomes_are_read_and_checked_at_once()
    {
        var issues = string.Concat(Enumerable.Range(1, 50).Select(i => $"<issue index=\"{i}\" name=\"i{i}\" type=\"integer\" lowerbound=\"0\" upperbound=\"9\"/>"));
        var evaluated = issues.Replace("/>", "><evaluator slope=\"0.1\" offset=\"0.1\" ftype=\"linear\"/></issue>") + string.Concat(Enumerable.Range(1, 50).Select(i => $"<weight index=\"{i}\" value=\"0.02\"/>"));
        var result = ScenarioFiles.Read(("d.xml", $"<negotiation_template><utility_space><objective>{issues}</objective></utility_space></negotiation_template>"), ("p.xml", $"<utility_space>{evaluated}</utility_space>"), ("q.xml", $"<utility_space>{evaluated}</utility_space>"));
        Assert.True(result.IsUsable, Some.Text(result.Diagnostics));
        Assert.True(DossierCheck.Run(result).IsUsable);
        Assert.True(AgreementAnalysis.Run(result.Dossier!, cancellation: TestContext.Current.CancellationToken).Is(out var agreement));
        Assert.Single(agreement.Frontier);
    }

    [Theory]
    [InlineData("\"fee\": 0.4", "\"fee\": -0.4", "p.json(2,118): TRC0743 the weight of the issue 'fee' is '-0.4'; expected 0 or more")]
    [InlineData("\"fee\": 0.4", "\"fie\": 0.4", "TRC0742 nothing that is negotiated is called 'fie'; did you mean 'fee'?")]
    [InlineData("\"fee\": 0.4", "\"fee\": \"NaN\"", "TRC0743 the weight of the issue 'fee' is 'NaN'; expected a number")]
    [InlineData("\"fee\": 0.4", "\"fee\": []", "TRC0743 the weight of the issue 'fee' is 'a list'; expected a number")]
    [InlineData("\"fee\": 0.4, ", "", "TRC0741 the weight of the issue 'fee' is missing; expected a number")]
    [InlineData("numberutils", "strangeutils", "TRC0741 the evaluator of the issue 'fee' is missing; expected {\"NumberValueSetUtilities\": …}")]
    [InlineData("\"day\": 0.25", "\"noon\": 0.25", "TRC0742 the issue 'hours' has no value 'noon'")]
    [InlineData("\"lowValue\": 0, ", "", "TRC0741 lowValue of the issue 'fee' is missing; expected a number")]
    [InlineData("LinearAdditiveUtilitySpace", "DefaultPartialOrdering", "TRC0744 the profile is a 'DefaultPartialOrdering': an order of some bids, which is not read; use one with utilities")]
    [InlineData("0.6}}}", "0.6}", "TRC0702 the text ends here, in the middle of a value; expected the rest of it, down to the last ']' and '}'")]
    public void A_broken_profile_of_geniusweb_says_what_is_wrong(string part, string replacement, string expected) =>
        Assert.Contains(ScenarioFiles.Messages(ScenarioFiles.Read(("d.json", WebDomain), ("p.json", WebProfile.Replace(part, replacement)))), message => message.EndsWith(expected));

    [Theory]
    [InlineData("[0, 4, 1]", "[0, 4, 0]", "TRC0744 the step of the issue 'fee' is 0, which is not read; steps are above 0")]
    [InlineData("[0, 4, 1]", "[0, 1e8, 1]", "TRC0743 the issue 'fee' has 100,000,001 values; at most 100,000 are read")]
    [InlineData("[0, 4, 1]", "[4, 0, 1]", "TRC0743 the values of the issue 'fee' go from 4 to 0; expected the least first")]
    [InlineData("[0, 4, 1]", "[0, 4]", "TRC0741 a number of the range of the issue 'fee' is missing; expected [least, greatest, step]")]
    [InlineData("[\"day\", \"night\"]", "[]", "TRC0741 the issue 'hours' has no value; expected at least one")]
    [InlineData("{\"values\": [\"day\", \"night\"]}", "7", "TRC0703 expected the values of the issue, {\"values\": […]} or {\"range\": [least, greatest, step]}, found the number '7'")]
    public void A_broken_domain_of_geniusweb_says_what_is_wrong(string part, string replacement, string expected) =>
        Assert.Contains(ScenarioFiles.Messages(ScenarioFiles.Read(("d.json", WebDomain.Replace(part, replacement)), ("p.json", WebProfile))), message => message.EndsWith(expected));

    [Theory]
    [InlineData("[0.5, 0.5]", "[-0.5, 0.5]", "p.yml(2,11): TRC0743 the weight of the issue 'hours' is '-0.5'; expected 0 or more")]
    [InlineData("[0.5, 0.5]", "[.nan, 0.5]", "TRC0743 the weight of the issue 'hours' is '.nan'; expected a number")]
    [InlineData("[0.5, 0.5]", "[0.5]", "TRC0741 the evaluator of 'fee' in 'weights' is missing; expected a number for each issue, in the order of the issues")]
    [InlineData("[0.5, 0.5]", "[0.5, 0.5, 1]", "TRC0742 'weights' names the issue '3', and no issue has that index")]
    [InlineData("{day: 1, night: 0}", "{day: 1}", "TRC0741 the worth of 'night' is missing; expected a number for each value")]
    [InlineData("{day: 1, night: 0}", "{day: 1, noon: 0}", "TRC0742 the issue 'hours' has no value 'noon'")]
    [InlineData("LinearFun", "CosFun", "TRC0744 the function of the issue 'fee' is a 'CosFun', which is not read; read are table, affine, linear, identity, constant, quadratic and triangular functions")]
    [InlineData("{type: TableFun, mapping: {day: 1, night: 0}}", "{type: IdentityFun}", "TRC0744 the values of the issue 'hours' are words, and its function is one of numbers, which is not read; use a table")]
    [InlineData("LinearAdditiveUtilityFunction", "MappingUtilityFunction", "TRC0744 the utility function is a 'MappingUtilityFunction', which is not read; read are linear additive, affine, hyper-rectangle and exponentially discounted ones")]
    [InlineData("reserved_value: 0", "reserved_value: .inf", "TRC0744 the reserved value is infinite, so that the party agrees to nothing, which is not read; give a number")]
    [InlineData("[0.5, 0.5]", "&a [0.5, 0.5]", "TRC0010 found the anchor '&a'; a dossier uses no anchors, so take it out, or put the text in quotes if it is meant as text")]
    public void A_broken_function_of_negmas_says_what_is_wrong(string part, string replacement, string expected) =>
        Assert.Contains(ScenarioFiles.Messages(ScenarioFiles.Read(("d.yml", Space), ("p.yml", Function.Replace(part, replacement)))), message => message.EndsWith(expected));

    [Theory]
    [InlineData("[0, 4]", "[4, 0]", "TRC0743 the values of the issue 'fee' go from 4 to 0; expected the least first")]
    [InlineData("[0, 4]", "[0]", "TRC0741 a bound of the issue 'fee' is missing; expected values: [least, greatest]")]
    [InlineData("CategoricalIssue", "CallableIssue", "TRC0744 the issue 'hours' is of the kind 'CallableIssue', which is not read; read are categorical, contiguous and continuous issues")]
    [InlineData("[day, night]", "[]", "TRC0741 the issue 'hours' has no value; expected at least one")]
    public void A_broken_space_of_negmas_says_what_is_wrong(string part, string replacement, string expected) =>
        Assert.Contains(ScenarioFiles.Messages(ScenarioFiles.Read(("d.yml", Space.Replace(part, replacement)), ("p.yml", Function))), message => message.EndsWith(expected));

    [Theory]
    [InlineData("xml", Domain, Profile)]
    [InlineData("json", WebDomain, WebProfile)]
    [InlineData("yml", Space, Function)]
    public void Changed_characters_never_throw(string extension, string domain, string profile)
    {
        var random = new Random(20_240_614);
        const string Signs = "<>\"'&/=[]{}:,-.0123456789eEnN \n\u0000\uFEFFä\\";
        using var folder = new Truce.Tests.Cli.TemporaryFolder();
        for (var trial = 0; trial < 600; trial++)
        {
            var texts = new[] { domain, profile };
            var text = texts[trial % 2].ToCharArray();
            for (var change = random.Next(1, 5); change > 0; change--)
                text[random.Next(text.Length)] = trial % 3 == 0 ? Signs[random.Next(Signs.Length)] : text[random.Next(text.Length)];
            texts[trial % 2] = new string(text);
            folder.Write("talks/d." + extension, texts[0]);
            folder.Write("talks/p." + extension, texts[1]);
            var path = Path.Combine(folder.Path, "talks");
            if (ForeignFormats.Recognise(path) is not { } format)
                continue;
            var result = ForeignFile.Read(path, format).Result;
            Assert.Equal(result.IsUsable, result.Diagnostics.All(diagnostic => !diagnostic.IsError));
            _ = DossierCheck.Run(result);
        }
    }
}
