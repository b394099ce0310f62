using Truce.Text.Json;

namespace Truce.Text.Formats;

/// <summary>Reads the JSON of a GMCR+ file into what it says, and reports what cannot be meant.</summary>
internal sealed class GmcrReader
{
    private const string PatternShape = "a pattern, [[option, \"Y\" or \"N\"], …]";

    private static readonly string[] s_manualKeys = ["useManualPreferenceRanking", "useManualPreferenceVectors"];
    private static readonly string[] s_rankingKeys = ["preferenceRanking", "preferenceVector"];
    private static readonly string[] s_rootKeys = ["options", "decisionMakers", "infeasibles", "program", "version", "coalitions", .. s_manualKeys];
    private static readonly string[] s_optionKeys = ["name", "permittedDirection"];
    private static readonly string[] s_compoundKeys = ["compound", "members"];
    private static readonly string[] s_decisionMakerKeys = ["name", "options", "preferences", "misperceptions", .. s_rankingKeys];

    private readonly DiagnosticBag _diagnostics;
    private readonly JsonExpectations _expectations;
    private readonly GmcrUnused _unused;
    private int _optionCount;
    private bool _isManual;

    public GmcrReader(DiagnosticBag diagnostics, GmcrUnused unused)
    {
        _diagnostics = diagnostics;
        _expectations = new JsonExpectations(diagnostics);
        _unused = unused;
    }

    /// <summary>The model, or null when the text is not the JSON of a GMCR+ file at all; the diagnostics may hold errors either way.</summary>
    public GmcrModel? Read(JsonNode node)
    {
        if (_expectations.Expect<JsonObject>(node, "an object with 'options' and 'decisionMakers'") is not { } root)
            return null;
        KeepOthers(root, "", s_rootKeys);
        var options = RequiredItems(root, "options").Select(ReadOption).ToEquatableArray();
        _optionCount = options.Count;
        _isManual = s_manualKeys.Any(key => _expectations.Optional<JsonTruth>(root, key, "true or false") is { Value: true });
        var decisionMakers = RequiredItems(root, "decisionMakers").Select(ReadDecisionMaker).OfType<GmcrDecisionMaker>().ToEquatableArray();
        var infeasible = OptionalItems(root, "infeasibles", "a list of patterns").Select(ReadInfeasible).OfType<GmcrStatement>().ToEquatableArray();
        KeepCoalitions(root, decisionMakers.Count);
        foreach (var key in (string[])["program", "version"])
        {
            if (root.Find(key) is { Value: not (JsonText or JsonNumber or JsonNothing) } member)
                _unused.Keep("", member);
        }

        return new GmcrModel(options, decisionMakers, infeasible, ReadProgram(root));
    }

    private GmcrOption ReadOption(JsonNode node, int place)
    {
        // An option that cannot be read keeps its place, so that the indexes of the others still fit.
        if (_expectations.Expect<JsonObject>(node, "an option, {\"name\": …, \"permittedDirection\": …}") is not { } option)
            return new GmcrOption("", GmcrDirection.Both, node.Span);
        KeepOthers(option, $"/options/{place}", s_optionKeys);
        return new GmcrOption(ReadName(option), ReadDirection(option), node.Span);
    }

    private GmcrDirection ReadDirection(JsonObject option)
    {
        const string Expected = "'both', 'fwd' (from N to Y only) or 'back' (from Y to N only)";
        var direction = _expectations.Required<JsonText>(option, "permittedDirection", Expected);
        switch (direction?.Value)
        {
            case null or "both":
                return GmcrDirection.Both;
            case "fwd":
                return GmcrDirection.OnlyTaken;
            case "back":
                return GmcrDirection.OnlyGivenUp;
            default:
                _diagnostics.Add(direction.Span, Messages.JsonExpected(Expected, JsonExpectations.Describe(direction)));
                return GmcrDirection.Both;
        }
    }

    private GmcrDecisionMaker? ReadDecisionMaker(JsonNode node, int place)
    {
        const string Expected = "a decision maker, {\"name\": …, \"options\": …, \"preferences\": …}";
        if (_expectations.Expect<JsonObject>(node, Expected) is not { } member)
            return null;
        var pointer = $"/decisionMakers/{place}";
        var name = ReadName(member);
        KeepOthers(member, pointer, s_decisionMakerKeys);
        return new GmcrDecisionMaker(
            name, ReadOptionsOf(member, name), ReadPreferences(member, pointer, name), ReadRanking(member, pointer, name), node.Span)
        {
            Misperceptions = ReadMisperceptions(member, pointer, name),
        };
    }

    private EquatableArray<int> ReadOptionsOf(JsonObject member, string name)
    {
        var options = new List<int>();
        var seen = new HashSet<int>();
        foreach (var item in OptionalItems(member, "options", "a list of indexes"))
        {
            if (ReadIndex(item) is not { } index)
                continue;
            if (seen.Add(index))
                options.Add(index);
            else
                _diagnostics.Add(item.Span, Messages.GmcrOptionTwice(name, index));
        }

        if (member.Find("options") is null)
            _diagnostics.Add(member.Span with { Length = 1 }, Messages.JsonKeyMissing("options", "a list of indexes"));
        return options.ToEquatableArray();
    }

    private EquatableArray<GmcrStatement> ReadPreferences(JsonObject member, string pointer, string name)
    {
        if (_isManual)
        {
            KeepFilled(member.Find("preferences"), pointer);
            return [];
        }

        var statements = OptionalItems(member, "preferences", "a list of statements, most important first");
        if (statements.IsEmpty && member.Find("preferences")?.Value is null or JsonList)
            _diagnostics.Add(member.Find("preferences")?.Value.Span ?? member.Span with { Length = 1 }, Messages.GmcrNoPreferences(name));
        return statements.Select((statement, place) => ReadStatement(statement, $"{pointer}/preferences/{place}")).OfType<GmcrStatement>().ToEquatableArray();
    }

    private EquatableArray<GmcrTier>? ReadRanking(JsonObject member, string pointer, string name)
    {
        // A file that has both was written by two versions; the newer name comes first and holds what the newer one wrote.
        var keys = s_rankingKeys.Where(key => member.Find(key) is not null).ToArray();
        foreach (var key in _isManual ? keys.Skip(1) : keys)
            KeepFilled(member.Find(key), pointer);
        if (!_isManual)
            return null;
        if (keys.Length == 0)
        {
            _diagnostics.Add(member.Span with { Length = 1 }, Messages.GmcrNoRanking(name));
            return null;
        }

        return OptionalItems(member, keys[0], "a list of state numbers, most preferred first").Select(ReadTier).OfType<GmcrTier>().ToEquatableArray();
    }

    private GmcrTier? ReadTier(JsonNode node)
    {
        var items = node is JsonList tie ? tie.Items : [node];
        var numbers = new List<GmcrStateNumber>();
        foreach (var item in items)
        {
            if (_expectations.Integer(item, "the number of a state, from 1, or a list of them") is { } number)
                numbers.Add(new GmcrStateNumber(number, item.Span));
        }

        return numbers.Count == 0 ? null : new GmcrTier(numbers.ToEquatableArray(), node.Span);
    }

    private GmcrStatement? ReadInfeasible(JsonNode node, int place)
    {
        var statement = ReadStatement(node, $"/infeasibles/{place}");
        if (statement is null || statement.Patterns.All(pattern => !pattern.Literals.IsEmpty))
            return statement;
        _diagnostics.Add(node.Span, Messages.GmcrEmptyInfeasible());
        return null;
    }

    /// <summary>A pattern, or <c>{"compound": true, "members": […]}</c>, which is true when one of its members is.</summary>
    private GmcrStatement? ReadStatement(JsonNode node, string pointer)
    {
        switch (node)
        {
            case JsonList pattern:
                return new GmcrStatement([ReadPattern(pattern)], node.Span);
            case JsonObject compound:
                KeepOthers(compound, pointer, s_compoundKeys);
                if (_expectations.Required<JsonList>(compound, "members", "a list of patterns") is not { } members)
                    return null;
                var patterns = members.Items.Select(member => _expectations.Expect<JsonList>(member, PatternShape)).OfType<JsonList>();
                return new GmcrStatement(patterns.Select(ReadPattern).ToEquatableArray(), node.Span);
            default:
                _expectations.Expect<JsonList>(node, PatternShape + ", or {\"compound\": true, \"members\": [pattern, …]}");
                return null;
        }
    }

    private GmcrPattern ReadPattern(JsonList pattern)
    {
        var literals = new List<GmcrLiteral>();
        foreach (var item in pattern.Items)
        {
            if (ReadLiteral(item) is { } literal)
                literals.Add(literal);
        }

        return new GmcrPattern(literals.ToEquatableArray());
    }

    private GmcrLiteral? ReadLiteral(JsonNode node)
    {
        if (node is not JsonList { Items: { Count: 2 } pair })
        {
            _diagnostics.Add(node.Span, Messages.JsonExpected("an option and \"Y\" or \"N\", as in [0, \"Y\"]", JsonExpectations.Describe(node)));
            return null;
        }

        var index = ReadIndex(pair[0]);
        if (pair[1] is JsonText { Value: "Y" or "N" } value)
            return index is null ? null : new GmcrLiteral(index.Value, value.Value == "Y");
        _diagnostics.Add(pair[1].Span, Messages.JsonExpected("\"Y\" or \"N\"", JsonExpectations.Describe(pair[1])));
        return null;
    }

    private int? ReadIndex(JsonNode node)
    {
        if (_expectations.Integer(node, "the index of an option, from 0") is not { } index)
            return null;
        if (index >= 0 && index < _optionCount)
            return index;
        _diagnostics.Add(node.Span, Messages.GmcrNoSuchOption(index, _optionCount));
        return null;
    }

    private string ReadName(JsonObject named) => _expectations.Required<JsonText>(named, "name", "a name")?.Value.Trim() ?? "";

    private static string? ReadProgram(JsonObject root)
    {
        var words = $"{Word(root.Find("program"))} {Word(root.Find("version"))}".Trim();
        return words.Length == 0 ? null : words;

        static string Word(JsonMember? member) => member?.Value switch
        {
            JsonText text => text.Value,
            JsonNumber number => number.Value,
            _ => "",
        };
    }

    private EquatableArray<JsonNode> RequiredItems(JsonObject parent, string key)
    {
        var list = _expectations.Required<JsonList>(parent, key, "a list");
        if (list is { Items.IsEmpty: true })
            _diagnostics.Add(list.Span, Messages.GmcrNothing(key));
        return list?.Items ?? [];
    }

    private EquatableArray<JsonNode> OptionalItems(JsonObject parent, string key, string expected) =>
        _expectations.Optional<JsonList>(parent, key, expected)?.Items ?? [];

    private void KeepOthers(JsonObject parent, string pointer, string[] known)
    {
        foreach (var member in parent.Members)
        {
            if (!known.Contains(member.Key))
                _unused.Keep(pointer, member);
        }
    }

    private void KeepFilled(JsonMember? member, string pointer)
    {
        if (member is { Value: not JsonNothing and not JsonList { Items.IsEmpty: true } })
            _unused.Keep(pointer, member);
    }

    private EquatableArray<GmcrStatement> ReadMisperceptions(JsonObject member, string pointer, string name)
    {
        var unseen = OptionalItems(member, "misperceptions", "a list of patterns of the states that the decision maker does not see")
            .Select((statement, place) => ReadStatement(statement, $"{pointer}/misperceptions/{place}")).OfType<GmcrStatement>()
            .Where(statement => statement.Patterns.All(pattern => !pattern.Literals.IsEmpty)).ToEquatableArray();
        if (!unseen.IsEmpty)
            _diagnostics.Add(member.Find("misperceptions")!.KeySpan, Messages.GmcrMisperceptions(name));
        return unseen;
    }

    /// <summary>Keeps a list of coalitions unless it says only that every decision maker stands by itself.</summary>
    private void KeepCoalitions(JsonObject root, int count)
    {
        if (root.Find("coalitions") is not { } coalitions || coalitions.Value is JsonNothing)
            return;
        if (coalitions.Value is JsonList list && (list.Items.IsEmpty || (list.Items.Count == count && list.Items.All(IsOne))))
            return;
        _unused.Keep("", coalitions);
        _diagnostics.Add(coalitions.KeySpan, Messages.GmcrCoalitions());

        static bool IsOne(JsonNode item) => item is JsonNumber or JsonList { Items.Count: 1 };
    }
}
