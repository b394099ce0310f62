using Truce.Dossiers;
using Truce.Text.Xml;

namespace Truce.Text.Formats.Scenarios;

/// <summary>What is negotiated in a Genius scenario.</summary>
internal sealed class GeniusDomain
{
    /// <summary>In how many steps Genius takes the real numbers of an issue.</summary>
    public const int RealSteps = 21;

    private static readonly string[] s_known = ["objective", "issue", "item", "range", "utility_space", "evaluator", "weight", "reservation", "discount_factor", "utility", "ufun", "hyperRectangle", "INCLUDES", "EXCLUDES"];

    private readonly DiagnosticBag _diagnostics;

    private GeniusDomain(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    /// <summary>The issues, sorted by their indexes.</summary>
    public ScenarioSpace Space { get; } = new();

    /// <summary>The index of each issue, as it is written: a key, not a place.</summary>
    public List<string> Indexes { get; } = [];

    /// <summary>Where each issue stands.</summary>
    public List<TextSpan> Spans { get; } = [];

    /// <summary>Reads the issues of a domain, or of a profile that stands alone.</summary>
    public static GeniusDomain Read(XmlTag root, DiagnosticBag diagnostics)
    {
        var domain = new GeniusDomain(diagnostics);
        var seen = new HashSet<string>();
        var tags = Issues(root).Select(tag => (Tag: tag, Index: IndexOf(tag, diagnostics))).OrderBy(issue => ScenarioNumber.Parse(issue.Index) ?? decimal.MaxValue);
        foreach (var (tag, index) in tags)
        {
            if (!seen.Add(index))
                diagnostics.Add(tag.Span, Messages.ScenarioTwice($"the issue {Messages.Quote(index)}"));
            domain.Add(tag, index);
        }

        if (domain.Indexes.Count == 0)
            diagnostics.Add(root.Span, Messages.ScenarioMissing("an issue", "<issue index=\"…\" name=\"…\"> within <objective>"));
        return domain;
    }

    /// <summary>The issues of a domain or a profile, within objectives at any depth or right below the root.</summary>
    public static IEnumerable<XmlTag> Issues(XmlTag tag) => tag.Children.SelectMany(child => child.Name switch
    {
        "issue" => [child],
        "objective" or "utility_space" => Issues(child),
        _ => [],
    });

    /// <summary>The index of an issue, as it is written; empty after a report.</summary>
    public static string IndexOf(XmlTag issue, DiagnosticBag diagnostics)
    {
        if (issue.Find("index") is { } index)
            return index.Value;
        diagnostics.Add(issue.Span, Messages.ScenarioMissing("the index of an issue", "<issue index=\"1\" name=\"…\">"));
        return "";
    }

    /// <summary>The elements of other names, which have no part in what is negotiated or preferred.</summary>
    public static IEnumerable<XmlTag> Unused(XmlTag tag) => tag.Children.SelectMany(child => s_known.Contains(child.Name) ? Unused(child) : [child]);

    /// <summary>The bound of an issue of numbers, in its own attribute or in that of a range within it; null after a report.</summary>
    public static decimal? Bound(XmlTag issue, string name, DiagnosticBag diagnostics)
    {
        var label = $"the {name} of the issue {Messages.Quote(NameOf(issue))}";
        if ((issue.Find(name) ?? issue.First("range")?.Find(name)) is { } bound)
            return ScenarioNumber.Read(bound.Value, bound.Span, label, diagnostics);
        diagnostics.Add(issue.Span, Messages.ScenarioMissing(label, "a number"));
        return null;
    }

    /// <summary>The name of an issue.</summary>
    public static string NameOf(XmlTag issue) => issue.Find("name")?.Value ?? $"issue {issue.Find("index")?.Value}";

    /// <summary>The kind of an issue, discrete when nothing says it.</summary>
    public static string KindOf(XmlTag issue) => issue.Find("type")?.Value ?? issue.Find("vtype")?.Value ?? "discrete";

    private void Add(XmlTag issue, string index)
    {
        var name = NameOf(issue);
        if (Space.PlaceOf(name) is not null)
            _diagnostics.Add(issue.Span, Messages.ScenarioTwice($"an issue called {Messages.Quote(name)}"));
        Indexes.Add(index);
        Spans.Add(issue.Span);
        switch (KindOf(issue))
        {
            case "discrete":
                AddWords(issue, name);
                break;
            case "integer" or "real":
                Space.Add(name, ReadRange(issue, name) ?? NumericRange.Whole(0, 0));
                break;
            case var other:
                _diagnostics.Add(issue.Span, Messages.ScenarioKind(name, other, "discrete, integer and real issues"));
                Space.Add(name, NumericRange.Whole(0, 0));
                break;
        }
    }

    private void AddWords(XmlTag issue, string name)
    {
        var words = issue.All("item").Select(item => item.Find("value")?.Value ?? item.Find("index")?.Value ?? "").ToArray();
        if (words.Length == 0)
            _diagnostics.Add(issue.Span, Messages.ScenarioNoValues(name));
        foreach (var repeated in Space.Add(name, words))
            _diagnostics.Add(issue.Span, Messages.ScenarioTaken($"the issue {Messages.Quote(name)} has the value {Messages.Quote(repeated)} twice; it is taken once"));
    }

    private NumericRange? ReadRange(XmlTag issue, string name)
    {
        if (Bound(issue, "lowerbound", _diagnostics) is not { } from || Bound(issue, "upperbound", _diagnostics) is not { } to)
            return null;
        if (KindOf(issue) == "integer")
            return ScenarioNumber.Whole(from, to, issue.Span, name, _diagnostics);
        if (from > to)
        {
            _diagnostics.Add(issue.Span, Messages.ScenarioBoundsTurned(name, from, to));
            return null;
        }

        _diagnostics.Add(issue.Span, Messages.ScenarioTaken($"the issue {Messages.Quote(name)} is settled by any real number from {from} to {to}; it is taken in {RealSteps} even steps, as Genius does"));
        return from == to ? new NumericRange(from, to, 1) : new NumericRange(from, to, RealSteps);
    }
}
