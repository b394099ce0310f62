using Truce.Dossiers;
using Truce.Text.Xml;

namespace Truce.Text.Formats.Scenarios;

/// <summary>Reads what a party of a Genius scenario prefers.</summary>
internal sealed class GeniusProfile
{
    /// <summary>Below this greatest evaluation an issue is worth nothing, as in Genius.</summary>
    private const decimal LeastMaximum = 0.00001m;

    /// <summary>How far weights may add up above 1 by rounding.</summary>
    private const decimal Slack = 0.000000001m;

    private readonly GeniusDomain _domain;
    private readonly IssueMatch _match;
    private readonly DiagnosticBag _diagnostics;

    public GeniusProfile(GeniusDomain domain, IssueMatch match, DiagnosticBag diagnostics)
    {
        _domain = domain;
        _match = match;
        _diagnostics = diagnostics;
    }

    private ScenarioSpace Space => _domain.Space;

    /// <summary>The utility, or null after a report.</summary>
    public Preference.Utility? Read(XmlTag root)
    {
        if (Refuse(root))
            return null;
        var utility = Parts(root, "utility").Concat(Parts(root, "utility_function")).FirstOrDefault();
        var read = utility is null ? ReadAdditive(root) : new GeniusRectangles(_domain, _diagnostics).Read(utility);
        if (GeniusDomain.Unused(root).Where(tag => tag.Name is not ("utility" or "utility_function")).Select(tag => $"<{tag.Name}>").Distinct().ToArray() is { Length: > 0 } unused)
            _diagnostics.Add(root.Span, Messages.ScenarioPassedOver(unused));
        return read is null ? null : read with { Reservation = ReadReservation(root), Discount = ReadDiscount(root) };
    }

    private bool Refuse(XmlTag root)
    {
        var kind = root.Find("type")?.Value;
        var tag = Parts(root, "comparisons").Concat(Parts(root, "constraint")).Concat(Parts(root, "rank")).FirstOrDefault();
        if (kind is not ("uncertain" or "constraint") && tag is null)
            return false;
        _diagnostics.Add(
            tag?.Span ?? root.Span,
            kind == "uncertain" || tag?.Name == "comparisons"
                ? Messages.ScenarioNotRead("the profile is uncertain: it holds comparisons of outcomes", "use the profile that they were drawn from")
                : Messages.ScenarioNotRead("the profile states its utility by constraints", "use one with evaluations or hyper-rectangles"));
        return true;
    }

    /// <summary>The elements of a name right below the root or within an objective.</summary>
    private static IEnumerable<XmlTag> Parts(XmlTag tag, string name) =>
        tag.All(name).Concat(tag.All("objective").SelectMany(objective => Parts(objective, name)));

    private Preference.Utility? ReadAdditive(XmlTag root)
    {
        var tags = new XmlTag?[Space.Issues.Count];
        var weights = ReadWeights(root);
        var issues = GeniusDomain.Issues(root).ToArray();
        var weightOf = new decimal?[Space.Issues.Count];
        foreach (var issue in issues)
        {
            var index = GeniusDomain.IndexOf(issue, _diagnostics);
            if (PlaceOf(issue, index) is not { } place)
                continue;
            if (tags[place] is not null)
                _diagnostics.Add(issue.Span, Messages.ScenarioTwice($"the issue {Messages.Quote(index)}"));
            tags[place] = issue;
            if (weights.Remove(index, out var weight))
                weightOf[place] = weight.Value;
        }

        // Genius weighs objectives too; with one of them that says nothing.
        var objectives = Objectives(root).Select(objective => objective.Find("index")?.Value).ToHashSet();
        foreach (var (index, weight) in weights.Where(weight => !objectives.Contains(weight.Key)))
            _diagnostics.Add(weight.Span, Messages.ScenarioTaken($"no issue has the index {Messages.Quote(index)}; its weight is passed over"));
        var utilities = new List<IssueUtility>();
        for (var place = 0; place < tags.Length; place++)
        {
            if (tags[place] is not { } issue)
                _diagnostics.Add(root.Span, Messages.ScenarioMissing($"the issue {Messages.Quote(Space.Names[place])}", "its evaluations, as the domain has the issue"));
            else if (ReadIssue(issue, place, weightOf[place] ?? WithoutWeight(issue)) is { } utility)
                utilities.Add(utility);
        }

        // In Genius nothing is worth more than 1.
        var most = utilities.Sum(utility => utility.Weight * utility.Values.DefaultIfEmpty(0).Max() / utility.OutOf);
        return utilities.Count < tags.Length ? null : new Preference.Utility(utilities.ToEquatableArray()) { AtMost = most > 1 + Slack ? 1 : null };
    }

    private static IEnumerable<XmlTag> Objectives(XmlTag tag) =>
        tag.All("objective").SelectMany(objective => Objectives(objective).Prepend(objective));

    private Dictionary<string, (decimal? Value, TextSpan Span)> ReadWeights(XmlTag root)
    {
        var weights = new Dictionary<string, (decimal?, TextSpan)>();
        foreach (var tag in Parts(root, "weight"))
        {
            var index = tag.Find("index")?.Value ?? "";
            var value = tag.Find("value") is { } written
                ? ScenarioNumber.Read(written.Value, written.Span, $"the weight of issue {Messages.Quote(index)}", _diagnostics, mayBeNegative: false)
                : null;
            if (tag.Find("value") is null)
                _diagnostics.Add(tag.Span, Messages.ScenarioMissing($"the value of the weight of issue {Messages.Quote(index)}", "<weight index=\"1\" value=\"0.5\"/>"));
            if (!weights.TryAdd(index, (value, tag.Span)))
                _diagnostics.Add(tag.Span, Messages.ScenarioTwice($"the weight of issue {Messages.Quote(index)}"));
        }

        return weights;
    }

    private decimal WithoutWeight(XmlTag issue)
    {
        if (!_diagnostics.HasErrors)
            _diagnostics.Add(issue.Span, Messages.ScenarioTaken($"the issue {Messages.Quote(GeniusDomain.NameOf(issue))} has no weight; it is taken to weigh nothing"));
        return 0;
    }

    /// <summary>Which issue of the domain an issue of the profile is; null after a report.</summary>
    private int? PlaceOf(XmlTag issue, string index)
    {
        var name = GeniusDomain.NameOf(issue);
        var byIndex = _domain.Indexes.IndexOf(index);
        var byName = Space.PlaceOf(name) ?? -1;
        if (byIndex >= 0 && (byName == byIndex || issue.Find("name") is null))
            return byIndex;
        if (byIndex < 0 && byName < 0)
        {
            _diagnostics.Add(issue.Span, Messages.ScenarioUnknownIssue(name, Space.Names));
            return null;
        }

        var takesIndex = byIndex >= 0 && (byName < 0 || _match switch
        {
            IssueMatch.Index => true,
            IssueMatch.Name => false,
            _ => Fits(issue, byIndex) || !Fits(issue, byName),
        });
        if (byIndex >= 0)
            _diagnostics.Add(issue.Span, Messages.ScenarioNamesDiffer(index, Space.Names[byIndex], byName < 0 ? null : name, takesIndex, name, _match != IssueMatch.WhatFits));
        else
            _diagnostics.Add(issue.Span, Messages.ScenarioTaken($"the issue {Messages.Quote(name)} has the index {Messages.Quote(index)} here and {Messages.Quote(_domain.Indexes[byName])} in the domain; it is read by its name"));
        return takesIndex ? byIndex : byName;
    }

    /// <summary>Whether the values that an issue of the profile evaluates are those of an issue of the domain.</summary>
    private bool Fits(XmlTag issue, int place) => issue.All("item").Select(item => item.Find("value")?.Value ?? "").All(value => Space.TermOf(place, value) is not null);

    private IssueUtility? ReadIssue(XmlTag issue, int place, decimal weight)
    {
        var id = Space.Issues[place].Id;
        if (issue.First("evaluator") is { } evaluator && Space.Issues[place].Range is { } range)
            return GeniusEvaluators.Read(evaluator, range, Space.Names[place], _diagnostics) is { } values ? new IssueUtility(id, weight, values) : null;
        if (!issue.All("item").Any())
        {
            _diagnostics.Add(issue.Span, Messages.ScenarioMissing(
                $"the evaluator of the issue {Messages.Quote(Space.Names[place])}",
                Space.Issues[place].Range is null ? "<item value=\"…\" evaluation=\"…\"/> for each value" : "<evaluator ftype=\"linear\" …/>"));
            return null;
        }

        if (Space.Issues[place].Range is not null)
            _diagnostics.Add(issue.Span, Messages.ScenarioTaken($"the issue {Messages.Quote(Space.Names[place])} is one of numbers and evaluates them one by one; it is read as if they were words"));
        var evaluations = ReadItems(issue, place);
        var greatest = evaluations.DefaultIfEmpty(0).Max();
        return greatest < LeastMaximum
            ? new IssueUtility(id, weight, evaluations.Select(_ => 0m).ToEquatableArray())
            : new IssueUtility(id, weight, evaluations.ToEquatableArray()) { OutOf = greatest };
    }

    private decimal[] ReadItems(XmlTag issue, int place)
    {
        var name = Space.Names[place];
        var evaluations = new decimal?[Space.Issues[place].Terms.Count];
        foreach (var item in issue.All("item"))
        {
            var value = item.Find("value")?.Value ?? "";
            if (Space.TermOf(place, value) is not { } term)
            {
                _diagnostics.Add(item.Span, Messages.ScenarioUnknownValue(name, value));
                continue;
            }

            // A value that stands twice in the domain stands twice here; the first counts.
            if (evaluations[term] is null && item.Find("evaluation") is { Value: not "null" } written)
                evaluations[term] = ScenarioNumber.Read(written.Value, written.Span, $"the evaluation of {Messages.Quote(value)}", _diagnostics, mayBeNegative: false) ?? 0;
        }

        var missing = Enumerable.Range(0, evaluations.Length).Where(term => evaluations[term] is null).Select(term => Space.ValueOf(place, term)).ToArray();
        if (missing.Length > 0 && !_diagnostics.HasErrors)
            _diagnostics.Add(issue.Span, Messages.ScenarioTaken($"the issue {Messages.Quote(name)} has no evaluation of {Messages.List(missing)}; taken as 0"));
        return [.. evaluations.Select(evaluation => evaluation ?? 0)];
    }

    private decimal ReadReservation(XmlTag root) =>
        Parts(root, "reservation").FirstOrDefault()?.Find("value") is { } written
            ? ScenarioNumber.Read(written.Value, written.Span, "the reservation", _diagnostics) ?? 0
            : 0;

    private Discount? ReadDiscount(XmlTag root)
    {
        if (Parts(root, "discount_factor").FirstOrDefault()?.Find("value") is not { } written
            || ScenarioNumber.Read(written.Value, written.Span, "the discount factor", _diagnostics) is not { } factor)
            return null;
        if (factor is > 0 and <= 1)
            return factor == 1 ? null : new Discount(factor, DiscountUnit.WholeTime);
        _diagnostics.Add(written.Span, Messages.ScenarioTaken($"the discount factor is {Messages.Quote(written.Value)}, which is not above 0 and at most 1; taken as 1, so that nothing is lost by waiting, as Genius does"));
        return null;
    }
}
