using Truce.Dossiers;
using Truce.Text.Json;
using Truce.Text.Yaml;

namespace Truce.Text.Formats.Scenarios;

/// <summary>The scenarios of NegMAS (YAML, or the same as JSON): an outcome space and a utility function for each party.</summary>
internal sealed class NegmasFormat : ScenarioFormat
{
    public override string Id => "negmas";

    public override string Extension => ".yml";

    public override EquatableArray<string> OtherExtensions => [".yaml", ".json"];

    public override string Description => "a scenario of NegMAS: an outcome space and a utility function for each party (YAML or JSON)";

    internal override ScenarioPart PartOf(string text)
    {
        if (text.StartsWith("dossier:", StringComparison.Ordinal) || text.Contains("\ndossier:", StringComparison.Ordinal))
            return ScenarioPart.None;
        if (text.Contains("UtilityFunction", StringComparison.Ordinal) || text.Contains("UFun", StringComparison.Ordinal))
            return ScenarioPart.Profile;
        return text.Contains("OutcomeSpace", StringComparison.Ordinal) ? ScenarioPart.Domain : ScenarioPart.None;
    }

    internal override Dossier? Read(
        string title, ScenarioFile? domain, EquatableArray<ScenarioFile> profiles, Dictionary<string, TextSpan> origins)
    {
        if (domain is null)
        {
            // A utility function names values and no issues, so that it says nothing by itself.
            profiles[0].Diagnostics.Add(default, Messages.ScenarioMissing("the outcome space of this utility function", "the path of the file that holds it, or of the folder"));
            return null;
        }

        if (ReadRoot(domain.Diagnostics) is not { } root)
            return null;
        var negotiated = NegmasDomain.Read(root, domain.Diagnostics);
        var parties = new List<(string, Preference.Utility)>();
        foreach (var profile in profiles)
        {
            if (ReadRoot(profile.Diagnostics) is { } function && new NegmasProfile(negotiated.Space, profile.Diagnostics).Read(function) is { } utility)
                parties.Add((profile.Name, utility));
        }

        for (var place = 0; place < negotiated.Space.Issues.Count; place++)
            origins[$"issues/{negotiated.Space.Issues[place].Id}"] = negotiated.Spans[place];
        var name = new NegmasFields(root, domain.Diagnostics).Text("name");
        return negotiated.Space.ToDossier(name ?? title, Path.GetFileName(domain.Diagnostics.Text.Path), parties);
    }

    private static YamlMapping? ReadRoot(DiagnosticBag diagnostics)
    {
        var isJson = diagnostics.Text.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        var root = isJson ? (JsonTreeReader.Read(diagnostics) is { } json ? ToYaml(json) : null) : YamlReader.Read(diagnostics);
        if (root is YamlMapping mapping)
            return mapping;
        if (root is not null && !diagnostics.HasErrors)
            diagnostics.Add(default, Messages.ScenarioRoot("a value", "keys and values, 'type' among them"));
        return null;
    }

    /// <summary>JSON in the nodes that YAML has; the keys of an object differ already.</summary>
    private static YamlNode ToYaml(JsonNode node) => node switch
    {
        JsonObject json => new YamlMapping(json.Members.Select(member => new YamlEntry(new YamlScalar(member.Key, false, member.KeySpan), ToYaml(member.Value))).ToEquatableArray(), true, json.Span),
        JsonList list => new YamlSequence(list.Items.Select(ToYaml).ToEquatableArray(), true, list.Span),
        JsonText text => new YamlScalar(text.Value, false, text.Span),
        JsonNumber number => new YamlScalar(number.Value, true, number.Span),
        JsonTruth truth => new YamlScalar(truth.Value ? "true" : "false", true, truth.Span),
        _ => new YamlScalar("null", true, node.Span),
    };
}

/// <summary>What is negotiated in a NegMAS scenario.</summary>
internal sealed class NegmasDomain
{
    /// <summary>In how many steps NegMAS takes real numbers when nothing else is said.</summary>
    private const int Levels = 10;

    private readonly DiagnosticBag _diagnostics;

    private NegmasDomain(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    /// <summary>The issues, in the order of the file.</summary>
    public ScenarioSpace Space { get; } = new();

    /// <summary>Where each issue stands.</summary>
    public List<TextSpan> Spans { get; } = [];

    public static NegmasDomain Read(YamlMapping root, DiagnosticBag diagnostics)
    {
        var domain = new NegmasDomain(diagnostics);
        var fields = new NegmasFields(root, diagnostics);
        foreach (var item in fields.List("issues", "the issues, a list of {name: …, type: …, values: […]}") ?? [])
        {
            if (item is YamlMapping issue)
                domain.Add(new NegmasFields(issue, diagnostics));
            else
                diagnostics.Add(item.Span, Messages.ScenarioMissing("the name and the values of an issue", "{name: …, type: …, values: […]}"));
        }

        if (domain.Spans.Count == 0 && !diagnostics.HasErrors)
            diagnostics.Add(root.Span with { Length = 0 }, Messages.ScenarioMissing("an issue", "{name: …, type: …, values: […]}"));
        return domain;
    }

    private void Add(NegmasFields issue)
    {
        var name = issue.Text("name") ?? $"issue {Spans.Count + 1}";
        if (Space.PlaceOf(name) is not null)
            _diagnostics.Add(issue.Span, Messages.ScenarioTwice($"an issue called {Messages.Quote(name)}"));
        Spans.Add(issue.Span);
        var kind = issue.Kind ?? "CategoricalIssue";
        var values = issue.List("values", $"the values of the issue {Messages.Quote(name)}, a list") ?? [];
        if (kind is "ContiguousIssue" or "IntegerIssue" or "ContinuousIssue" or "RealIssue")
        {
            Space.Add(name, ReadRange(issue, name, kind, values) ?? NumericRange.Whole(0, 0));
            return;
        }

        if (!kind.EndsWith("Issue", StringComparison.Ordinal) || kind is "OptionalIssue" or "CallableIssue" or "InfiniteIssue" or "CountableInfiniteIssue")
            _diagnostics.Add(issue.Span, Messages.ScenarioKind(name, kind, "categorical, contiguous and continuous issues"));
        if (values.IsEmpty)
            _diagnostics.Add(issue.Span, Messages.ScenarioNoValues(name));
        foreach (var repeated in Space.Add(name, values.Select(value => value is YamlScalar scalar ? scalar.Value : "")))
            _diagnostics.Add(issue.Span, Messages.ScenarioTaken($"the issue {Messages.Quote(name)} has the value {Messages.Quote(repeated)} twice; it is taken once"));
    }

    private NumericRange? ReadRange(NegmasFields issue, string name, string kind, EquatableArray<YamlNode> values)
    {
        var bounds = values.OfType<YamlScalar>().Select(value => ScenarioNumber.Read(value.Value, value.Span, $"a bound of the issue {Messages.Quote(name)}", _diagnostics)).ToArray();
        if (bounds.Length != 2)
            _diagnostics.Add(issue.Span, Messages.ScenarioMissing($"a bound of the issue {Messages.Quote(name)}", "values: [least, greatest]"));
        if (bounds.Length != 2 || bounds[0] is not { } from || bounds[1] is not { } to)
            return null;
        if (kind is "ContiguousIssue" or "IntegerIssue")
            return ScenarioNumber.Whole(from, to, issue.Span, name, _diagnostics);
        var levels = (int)Math.Clamp(issue.Number("n_levels", "the number of levels") ?? Levels, 2, NumericRange.MaxCount);
        if (from > to)
        {
            _diagnostics.Add(issue.Span, Messages.ScenarioBoundsTurned(name, from, to));
            return null;
        }

        _diagnostics.Add(issue.Span, Messages.ScenarioTaken($"the issue {Messages.Quote(name)} is settled by any real number from {from} to {to}; it is taken in {levels} even steps"));
        return from == to ? new NumericRange(from, to, 1) : new NumericRange(from, to, levels);
    }
}
