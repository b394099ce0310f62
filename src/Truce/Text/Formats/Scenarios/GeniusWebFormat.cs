using Truce.Dossiers;
using Truce.Text.Json;

namespace Truce.Text.Formats.Scenarios;

/// <summary>The scenarios of GeniusWeb (JSON): a domain and a profile for each party.</summary>
internal sealed class GeniusWebFormat : ScenarioFormat
{
    /// <summary>What holds the issues of a domain.</summary>
    public const string IssuesKey = "issuesValues";

    private static readonly string[] s_profiles = ["LinearAdditiveUtilitySpace", "SumOfGroupsUtilitySpace", "DefaultPartialOrdering", "FullOrdering"];

    public override string Id => "geniusweb";

    public override string Extension => ".json";

    public override string Description => "a scenario of GeniusWeb: a domain and a profile for each party (JSON)";

    internal override ScenarioPart PartOf(string text)
    {
        if (Array.Exists(s_profiles, profile => text.Contains($"\"{profile}\"", StringComparison.Ordinal)))
            return ScenarioPart.Profile;
        return text.Contains($"\"{IssuesKey}\"", StringComparison.Ordinal) ? ScenarioPart.Domain : ScenarioPart.None;
    }

    internal override Dossier? Read(
        string title, ScenarioFile? domain, EquatableArray<ScenarioFile> profiles, Dictionary<string, TextSpan> origins)
    {
        GeniusWebDomain? negotiated = null;
        if (domain is not null)
        {
            if (ReadRoot(domain) is not { } root)
                return null;
            negotiated = GeniusWebDomain.Read(root, domain.Diagnostics);
        }

        var parties = new List<(string, Preference.Utility)>();
        foreach (var profile in profiles)
        {
            if (ReadRoot(profile) is not { } root || FindSpace(root, profile.Diagnostics) is not var (kind, space))
                continue;
            if (negotiated is null)
            {
                var expectations = new JsonExpectations(profile.Diagnostics);
                if (expectations.Required<JsonObject>(space, "domain", "the domain, {\"issuesValues\": …}") is not { } own)
                    continue;
                negotiated = GeniusWebDomain.Read(own, profile.Diagnostics);
            }

            if (new GeniusWebProfile(negotiated, profile.Diagnostics).Read(kind, space) is { } utility)
                parties.Add((profile.Name, utility));
        }

        if (negotiated is null)
            return null;
        for (var place = 0; place < negotiated.Space.Issues.Count; place++)
            origins[$"issues/{negotiated.Space.Issues[place].Id}"] = negotiated.Spans[place];
        return negotiated.Space.ToDossier(negotiated.Name ?? title, Path.GetFileName((domain ?? profiles[0]).Diagnostics.Text.Path), parties);
    }

    private static JsonObject? ReadRoot(ScenarioFile file) => JsonTreeReader.Read(file.Diagnostics) is { } root
        ? new JsonExpectations(file.Diagnostics).Expect<JsonObject>(root, $"a domain, {{\"{IssuesKey}\": …}}, or a profile, {{\"{s_profiles[0]}\": …}}")
        : null;

    /// <summary>What kind of profile it is, and its content; null after a report.</summary>
    private static (string Kind, JsonObject Space)? FindSpace(JsonObject root, DiagnosticBag diagnostics)
    {
        foreach (var member in root.Members)
        {
            if (s_profiles.Contains(member.Key))
                return new JsonExpectations(diagnostics).Expect<JsonObject>(member.Value, "the profile, an object") is { } space ? (member.Key, space) : null;
        }

        var found = root.Members.IsEmpty ? "nothing" : $"the key {Messages.Quote(root.Members[0].Key)}";
        diagnostics.Add(root.Span with { Length = 1 }, Messages.ScenarioRoot(found, $"the key {Messages.Quote(s_profiles[0])} or {Messages.Quote(s_profiles[1])}"));
        return null;
    }
}

/// <summary>What is negotiated in a GeniusWeb scenario.</summary>
internal sealed class GeniusWebDomain
{
    private readonly DiagnosticBag _diagnostics;
    private readonly JsonExpectations _expectations;

    private GeniusWebDomain(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _expectations = new JsonExpectations(diagnostics);
    }

    /// <summary>The issues, in the order of the file.</summary>
    public ScenarioSpace Space { get; } = new();

    /// <summary>Where each issue stands.</summary>
    public List<TextSpan> Spans { get; } = [];

    /// <summary>What the domain is called; null when it does not say.</summary>
    public string? Name { get; private set; }

    public static GeniusWebDomain Read(JsonObject root, DiagnosticBag diagnostics)
    {
        var domain = new GeniusWebDomain(diagnostics);
        if (root.Find("name")?.Value is JsonText { Value.Length: > 0 } name)
            domain.Name = name.Value;
        if (domain._expectations.Required<JsonObject>(root, GeniusWebFormat.IssuesKey, "the issues and their values, an object") is not { } issues)
            return domain;
        if (issues.Members.IsEmpty)
            diagnostics.Add(issues.Span, Messages.ScenarioMissing("an issue", "{\"issue\": {\"values\": [\"…\"]}}"));
        foreach (var issue in issues.Members)
            domain.Add(issue);
        return domain;
    }

    private void Add(JsonMember issue)
    {
        Spans.Add(issue.KeySpan);
        if (_expectations.Expect<JsonObject>(issue.Value, "the values of the issue, {\"values\": […]} or {\"range\": [least, greatest, step]}") is { } content)
        {
            if (content.Find("values") is { } values && _expectations.Expect<JsonList>(values.Value, "a list of values") is { } list)
            {
                AddWords(issue, list);
                return;
            }

            if (content.Find("range") is { } range && ReadRange(issue.Key, range.Value) is { } numbers)
            {
                Space.Add(issue.Key, numbers);
                return;
            }

            if (content.Find("values") is null && content.Find("range") is null)
                _diagnostics.Add(issue.KeySpan, Messages.ScenarioNoValues(issue.Key));
        }

        Space.Add(issue.Key, NumericRange.Whole(0, 0));
    }

    private void AddWords(JsonMember issue, JsonList values)
    {
        if (values.Items.IsEmpty)
            _diagnostics.Add(issue.KeySpan, Messages.ScenarioNoValues(issue.Key));
        var words = values.Items.Select(item => item switch
        {
            JsonText text => text.Value,
            JsonNumber number => number.Value,
            _ => _expectations.Expect<JsonText>(item, "a value, as a text")?.Value ?? "",
        }).ToArray();
        foreach (var repeated in Space.Add(issue.Key, words))
            _diagnostics.Add(issue.KeySpan, Messages.ScenarioTaken($"the issue {Messages.Quote(issue.Key)} has the value {Messages.Quote(repeated)} twice; it is taken once"));
    }

    /// <summary>The numbers from the least upward, step by step; the greatest is among them only when the steps reach it.</summary>
    private NumericRange? ReadRange(string name, JsonNode node)
    {
        if (_expectations.Expect<JsonList>(node, "a range, [least, greatest, step]") is not { } list)
            return null;
        var numbers = list.Items.Select(item => GeniusWebProfile.Number(item, $"the range of the issue {Messages.Quote(name)}", _diagnostics)).ToArray();
        if (numbers.Length != 3)
            _diagnostics.Add(node.Span, Messages.ScenarioMissing($"a number of the range of the issue {Messages.Quote(name)}", "[least, greatest, step]"));
        if (numbers.Length != 3 || numbers.Contains(null))
            return null;
        var (from, to, step) = (numbers[0]!.Value, numbers[1]!.Value, numbers[2]!.Value);
        if (from > to)
            _diagnostics.Add(node.Span, Messages.ScenarioBoundsTurned(name, from, to));
        else if (step <= 0)
            _diagnostics.Add(node.Span, Messages.ScenarioNotRead($"the step of the issue {Messages.Quote(name)} is {step}", "steps are above 0"));
        else if ((to - from) / step is var steps && steps >= NumericRange.MaxCount)
            _diagnostics.Add(node.Span, Messages.ScenarioTooManyValues(name, decimal.Truncate(steps) + 1, NumericRange.MaxCount));
        else
            return new NumericRange(from, from + (step * decimal.Truncate(steps)), (int)decimal.Truncate(steps) + 1);
        return null;
    }
}
