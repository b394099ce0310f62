using System.Text.Json.Nodes;
using Truce.States;
using Truce.Text;
using Truce.Text.Formats;

namespace Truce.Tests.Text.Formats;

/// <summary>Whatever stands in a file, the reader says what is wrong with it, and never throws.</summary>
public sealed class GmcrHostileTests
{
    [Theory]
    [InlineData("", "case.gmcr(1,1): error TRC0702: the text ends here, in the middle of a value; expected the rest of it, down to the last ']' and '}'")]
    [InlineData("{\"options\": [", "case.gmcr(1,14): error TRC0702: the text ends here, in the middle of a value; expected the rest of it, down to the last ']' and '}'")]
    [InlineData("{\"options\": [],\n  oops}", "case.gmcr(2,3): error TRC0702: found 'o', which cannot stand here in JSON; look for a comma, a quote or a bracket that is missing or one too many")]
    [InlineData("\uFEFF{\"ä\": 1,\n  oops}", "case.gmcr(2,3): error TRC0702: found 'o', which cannot stand here in JSON; look for a comma, a quote or a bracket that is missing or one too many")]
    [InlineData("{} {}", "case.gmcr(1,4): error TRC0702: found '{', which cannot stand here in JSON; look for a comma, a quote or a bracket that is missing or one too many")]
    [InlineData("[1]", "case.gmcr(1,1): error TRC0703: expected an object with 'options' and 'decisionMakers', found a list")]
    [InlineData("(dp0\nS'x'", "case.gmcr(1,1): error TRC0701: this is a Python pickle, as GMCR+ wrote up to version 0.1, and reading one would run what is in it; open it in a newer GMCR+ and save it again")]
    public void A_text_that_is_no_such_file_gives_one_error(string text, string expected) =>
        Assert.Equal(expected, Sample.Gmcr(text).Result.Diagnostics.Single().ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_binary_pickle_is_refused(byte protocol) =>
        Assert.StartsWith("case.gmcr(1,1): error TRC0701: this is a Python pickle", Sample.Gmcr([0x80, protocol, 0x63, 0xFF]).Result.Diagnostics.Single().ToString());

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() =>
        Assert.Equal(
            "case.gmcr(1,1): error TRC0003: the file is not UTF-8 text: byte 1 (counted from 0) is not; save it as UTF-8",
            Sample.Gmcr([(byte)'{', 0xFF, 0xFE, (byte)'}']).Result.Diagnostics.Single().ToString());

    [Theory]
    [InlineData("{}", "TRC0703 the key 'options' is missing; expected a list", "TRC0703 the key 'decisionMakers' is missing; expected a list")]
    [InlineData("""{"options": [], "decisionMakers": []}""", "TRC0703 the list 'options' is empty; expected at least one entry, for without it there is no model", "TRC0703 the list 'decisionMakers' is empty; expected at least one entry, for without it there is no model")]
    [InlineData("""{"options": {}, "decisionMakers": 3}""", "TRC0703 expected a list, found an object", "TRC0703 expected a list, found the number '3'")]
    [InlineData("""{"options": [1, {"name": "a"}], "decisionMakers": [null]}""", "TRC0703 expected an option, {\"name\": …, \"permittedDirection\": …}, found the number '1'", "TRC0703 the key 'permittedDirection' is missing; expected 'both', 'fwd' (from N to Y only) or 'back' (from Y to N only)", "TRC0703 expected a decision maker, {\"name\": …, \"options\": …, \"preferences\": …}, found 'null'")]
    [InlineData("""{"options": [], "options": []}""", "TRC0703 the list 'options' is empty; expected at least one entry, for without it there is no model", "TRC0703 the key 'decisionMakers' is missing; expected a list", "TRC0009 the key 'options' is given twice, first in line 1; keep one of them or rename the second")]
    public void A_file_without_a_model_says_what_is_missing(string json, params string[] expected) => Assert.Equal(expected.Order(), Messages(json).Order());

    [Theory]
    [InlineData("\"options\": [0]", "\"options\": [0, 1]", "TRC0710 there is no option 1; the file has 1 option, counted from 0")]
    [InlineData("\"options\": [0]", "\"options\": [-1]", "TRC0710 there is no option -1; the file has 1 option, counted from 0")]
    [InlineData("\"options\": [0]", "\"options\": [0.5]", "TRC0703 expected the index of an option, from 0, found the number '0.5'")]
    [InlineData("\"options\": [0]", "\"options\": [99999999999]", "TRC0703 expected the index of an option, from 0, found the number '99999999999'")]
    [InlineData("\"options\": [0]", "\"options\": [0, 0]", "TRC0715 'A' lists the option 0 twice; it is taken once")]
    [InlineData("\"both\"", "\"sideways\"", "TRC0703 expected 'both', 'fwd' (from N to Y only) or 'back' (from Y to N only), found the text 'sideways'")]
    [InlineData("[[0, \"Y\"]]", "[[0, \"y\"]]", "TRC0703 expected \"Y\" or \"N\", found the text 'y'")]
    [InlineData("[[0, \"Y\"]]", "[[0]]", "TRC0703 expected an option and \"Y\" or \"N\", as in [0, \"Y\"], found a list")]
    [InlineData("[[0, \"Y\"]]", "{\"compound\": true}", "TRC0703 the key 'members' is missing; expected a list of patterns")]
    [InlineData("[[0, \"Y\"]]", "{\"members\": [7]}", "TRC0703 expected a pattern, [[option, \"Y\" or \"N\"], …], found the number '7'")]
    [InlineData("[[0, \"Y\"]]", "{\"members\": [[[0, \"Y\"]]], \"weight\": 3}", "TRC0720 not used: 'weight'; an import keeps it in gmcr-unused.json")]
    [InlineData("\"infeasibles\": []", "\"program\": [1, 2]", "TRC0720 not used: 'program'; an import keeps it in gmcr-unused.json")]
    [InlineData("[[0, \"Y\"]]", "true", "TRC0703 expected a pattern, [[option, \"Y\" or \"N\"], …], or {\"compound\": true, \"members\": [pattern, …]}, found 'true'")]
    [InlineData("[[0, \"Y\"]]", "", "TRC0714 no preferences of 'A' are given; it is taken to be indifferent among all states, as GMCR+ does")]
    [InlineData("\"name\": \"A\"", "\"name\": \" \"", "TRC0717 the name is empty; it is called 'party'")]
    [InlineData("\"name\": \"A\"", "\"name\": \"nobody\"")]
    [InlineData("\"name\": \"A\"", "\"name\": \"\\ud800\"", "TRC0702 this text holds the escape of half a character; expected both halves of the surrogate pair")]
    [InlineData("\"infeasibles\": []", "\"infeasibles\": [[]]", "TRC0711 this pattern says nothing of any option, so that it would make every state infeasible; expected at least one [option, \"Y\" or \"N\"]")]
    [InlineData("\"infeasibles\": []", "\"infeasibles\": [[[0, \"Y\"]], [[0, \"N\"]]]", "TRC0711 the infeasible patterns leave no feasible state; take at least one of them out")]
    [InlineData("\"infeasibles\": []", "\"useManualPreferenceRanking\": \"yes\"", "TRC0703 expected true or false, found the text 'yes'")]
    [InlineData("\"infeasibles\": []", "\"useManualPreferenceRanking\": true", "TRC0712 the file says that rankings are made by hand, and 'A' has none; expected 'preferenceRanking', or 'useManualPreferenceRanking' to be false", "TRC0720 not used: 'preferences'; an import keeps it in gmcr-unused.json")]
    public void A_part_that_cannot_be_meant_is_named(string part, string replacement, params string[] expected)
    {
        const string Model = """
            {"options": [{"name": "act", "permittedDirection": "both"}],
             "decisionMakers": [{"name": "A", "options": [0], "preferences": [[[0, "Y"]]]}], "infeasibles": []}
            """;
        Assert.Empty(Messages(Model));
        Assert.Equal(expected, Messages(Model.Replace(part, replacement)));
    }

    [Theory]
    [InlineData("[3, 2, 1, 4]")]
    [InlineData("[0, 1, 2]", "TRC0712 there is no state 0; the file has 4 feasible states, counted from 1")]
    [InlineData("[5, 1, 2, 3, 4]", "TRC0712 there is no state 5; the file has 4 feasible states, counted from 1")]
    [InlineData("[1, [2, 1], 3, 4]", "TRC0712 the state 1 is ranked twice; expected each state once")]
    [InlineData("[\"1\"]", "TRC0703 expected the number of a state, from 1, or a list of them, found the text '1'")]
    [InlineData("[1, 4]", "TRC0713 the ranking of 'A' leaves out 2 of 4 feasible states; its preference is not known until they are placed")]
    [InlineData("[]", "TRC0713 the ranking of 'A' leaves out 4 of 4 feasible states; its preference is not known until they are placed")]
    public void A_ranking_places_each_feasible_state_once(string ranking, params string[] expected) => Assert.Equal(
        expected,
        Messages($$"""
            {"options": [{"name": "a", "permittedDirection": "both"}, {"name": "b", "permittedDirection": "both"}],
             "decisionMakers": [{"name": "A", "options": [0, 1], "preferences": [], "preferenceRanking": {{ranking}}}],
             "useManualPreferenceRanking": true}
            """));

    [Fact]
    public void A_hundred_statements_order_the_states_as_the_first_few_do()
    {
        var few = Sample.Dossier("models/euphrates.gmcr");
        var json = JsonNode.Parse(Sample.Text("models/euphrates.gmcr"))!;
        foreach (var dm in json["decisionMakers"]!.AsArray())
        {
            var statements = dm!["preferences"]!.AsArray();
            while (statements.Count < 100)
                statements.Add(statements[statements.Count % 2]!.DeepClone());
        }

        var many = Sample.Gmcr(json.ToJsonString()).Result;
        Assert.Empty(many.Diagnostics);
        Assert.Equal(Ranks(few), Ranks(many.Dossier!));

        static int[] Ranks(Truce.Dossiers.Dossier dossier)
        {
            var space = StateSpace.Compile(dossier).Value;
            return [.. space.DecisionMakers.SelectMany(party => space.States.Select(state => space.RanksOf(party.Id).Value[state]))];
        }
    }

    [Theory]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(20_000)]
    public void Very_many_options_are_read_but_their_states_are_not_counted(int count)
    {
        var options = string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"name": "o{{i}}", "permittedDirection": "both"}"""));
        var owned = string.Join(',', Enumerable.Range(0, count));
        string Model(bool isManual) => $$"""
            {"options": [{{options}}], "useManualPreferenceRanking": {{(isManual ? "true" : "false")}},
             "decisionMakers": [{"name": "A", "options": [{{owned}}], "preferences": [[[0, "Y"]]], "preferenceRanking": [1]}]}
            """;
        Assert.Equal(["TRC0720 not used: 'preferenceRanking'; an import keeps it in gmcr-unused.json"], Messages(Model(isManual: false)));
        Assert.Contains(
            $"TRC0712 the states of this ranking cannot be counted: {count} options have too many; give the preferences as statements instead",
            Messages(Model(isManual: true)));
    }

    [Fact]
    public void Lists_within_lists_without_end_are_refused() =>
        Assert.Equal(
            "case.gmcr(1,76): error TRC0008: found more than 64 lists and mappings within one another; look for a bracket that is opened and never closed",
            Sample.Gmcr("{\"options\": " + new string('[', 100_000)).Result.Diagnostics.Single().ToString());

    [Theory]
    [InlineData("everything.gmcr")]
    [InlineData("interleaved.gmcr")]
    public void A_file_that_was_cut_off_anywhere_is_an_error(string sample)
    {
        var bytes = Sample.Bytes(sample);
        var end = bytes.AsSpan().TrimEnd((byte)'\n').Length;
        for (var length = 0; length < end; length++)
            Assert.Contains(Sample.Gmcr(bytes[..length]).Result.Diagnostics, diagnostic => diagnostic.IsError);
    }

    [Theory]
    [InlineData("everything.gmcr")]
    [InlineData("interleaved.gmcr")]
    public void Any_value_may_be_replaced_by_any_other(string sample)
    {
        string[] others = ["null", "true", "-1", "0", "1e300", "0.5", "4294967296", "\"\"", "\"Y\"", "\"\\u0001 \\n\\ud83d\\ude00\"", "[]", "[[]]", "[[[0,\"Y\"]]]", "{}", "{\"compound\":true,\"members\":[]}"];
        var count = Count(JsonNode.Parse(Sample.Text(sample))!);
        for (var place = 0; place < count; place++)
        {
            foreach (var other in others)
            {
                var root = JsonNode.Parse(Sample.Text(sample))!;
                var left = place;
                if (place == 0)
                    root = JsonNode.Parse(other);
                else
                    Replace(root, ref left, other);
                Survives(Sample.Gmcr(root?.ToJsonString() ?? "null"));
            }
        }
    }

    [Fact]
    public void Changed_bytes_never_throw()
    {
        var random = new Random(20_240_614);
        string[] samples = ["everything.gmcr", "interleaved.gmcr", "models/elmira.gmcr"];
        for (var trial = 0; trial < 3_000; trial++)
        {
            var bytes = Sample.Bytes(samples[trial % samples.Length]);
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = trial % 2 == 0 ? (byte)random.Next(256) : bytes[random.Next(bytes.Length)];
            Survives(Sample.Gmcr(bytes));
        }
    }

    /// <summary>A result is either usable, and then a dossier's file can hold it and its space can be asked for, or says what is wrong.</summary>
    private static void Survives(ImportResult imported)
    {
        var result = imported.Result;
        Assert.Equal(result.IsUsable, result.Diagnostics.All(diagnostic => !diagnostic.IsError));
        if (result.IsUsable)
        {
            var written = DossierReader.Read(new SourceText("dossier.yaml", DossierWriter.Write(result.Dossier!)));
            Assert.Equal("", Some.Text(written.Diagnostics));
            Assert.Equal(result.Dossier, written.Dossier);
            Assert.NotNull(StateSpace.Compile(result.Dossier!));
        }

        foreach (var attachment in imported.Attachments)
            Assert.NotNull(JsonNode.Parse(attachment.Text));
    }

    private static string[] Messages(string json) =>
        [.. Sample.Gmcr(json).Result.Diagnostics.Select(diagnostic => $"{diagnostic.Descriptor.Id} {diagnostic.Message}")];

    private static int Count(JsonNode? node) => 1 + node switch
    {
        JsonObject members => members.Sum(member => Count(member.Value)),
        JsonArray items => items.Sum(Count),
        _ => 0,
    };

    /// <summary>Replaces the value at a place, counted in the order of the text, the root being 0.</summary>
    private static void Replace(JsonNode? node, ref int left, string other)
    {
        if (node is JsonObject members)
        {
            foreach (var (key, value) in members.ToArray())
            {
                if (--left == 0)
                    members[key] = JsonNode.Parse(other);
                else if (left > 0)
                    Replace(value, ref left, other);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (--left == 0)
                    items[i] = JsonNode.Parse(other);
                else if (left > 0)
                    Replace(items[i], ref left, other);
            }
        }
    }
}
