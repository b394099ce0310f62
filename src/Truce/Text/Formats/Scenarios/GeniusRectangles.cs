using Truce.Dossiers;
using Truce.Text.Xml;

namespace Truce.Text.Formats.Scenarios;

/// <summary>Reads a utility of a Genius profile that is made of hyper-rectangles: sums, least and greatest of what boxes of outcomes are worth.</summary>
internal sealed class GeniusRectangles
{
    private readonly GeniusDomain _domain;
    private readonly DiagnosticBag _diagnostics;

    public GeniusRectangles(GeniusDomain domain, DiagnosticBag diagnostics)
    {
        _domain = domain;
        _diagnostics = diagnostics;
    }

    /// <summary>The utility, or null after a report.</summary>
    public Preference.Utility? Read(XmlTag utility)
    {
        if (utility.Find("maxutility") is not { } written)
        {
            _diagnostics.Add(utility.Span, Messages.ScenarioMissing("the attribute maxutility", "what all rectangles are worth together at most"));
            return null;
        }

        var most = ScenarioNumber.Read(written.Value, written.Span, "maxutility", _diagnostics);
        if (most <= 0)
            _diagnostics.Add(written.Span, Messages.ScenarioNotRead($"maxutility is {Messages.Quote(written.Value)}, as NegMAS writes it, so that the scale of the utility is lost", "use the file that NegMAS read"));
        var parts = ReadParts(utility);
        return most > 0 ? new Preference.Utility([]) { Parts = parts, OutOf = most.Value, AtMost = 1 } : null;
    }

    private EquatableArray<UtilityPart> ReadParts(XmlTag parent)
    {
        var parts = new List<UtilityPart>();
        foreach (var child in parent.Children)
        {
            switch (child.Name)
            {
                case "ufun":
                    parts.Add(ReadCombined(child));
                    break;
                case "hyperRectangle":
                    parts.Add(ReadRectangle(child));
                    break;
                default:
                    _diagnostics.Add(child.Span, Messages.ScenarioPassedOver([$"<{child.Name}>"]));
                    break;
            }
        }

        return parts.ToEquatableArray();
    }

    private UtilityPart.Combined ReadCombined(XmlTag tag)
    {
        var rule = Combination.Sum;
        switch (tag.Find("aggregation")?.Value.ToLowerInvariant())
        {
            case null or "sum":
                break;
            case "min":
                rule = Combination.Min;
                break;
            case "max":
                rule = Combination.Max;
                break;
            case var other:
                _diagnostics.Add(tag.Find("aggregation")!.Span, Messages.ScenarioNotRead($"the aggregation is {Messages.Quote(other)}", "read are sum, min and max"));
                break;
        }

        return new UtilityPart.Combined(rule, ReadParts(tag), Number(tag, "weight", 1));
    }

    private UtilityPart.When ReadRectangle(XmlTag tag)
    {
        if ((tag.Find("utility") ?? tag.Find("utility_function")) is not { } written)
            _diagnostics.Add(tag.Span, Messages.ScenarioMissing("what the hyper-rectangle is worth", "the attribute utility"));
        else if (ScenarioNumber.Read(written.Value, written.Span, "what the hyper-rectangle is worth", _diagnostics) is { } worth)
            return new UtilityPart.When(ReadBox(tag), worth * Number(tag, "weight", 1));
        return new UtilityPart.When(Formula.True, 0);
    }

    private Formula ReadBox(XmlTag tag)
    {
        var included = tag.All("INCLUDES").Select(ReadSide).Where(side => side != Formula.True).ToArray();
        if (!tag.All("EXCLUDES").Any())
            return Formulas.All(included);
        var outside = new Formula.Not(Formulas.All(tag.All("EXCLUDES").Select(ReadSide).Where(side => side != Formula.True)));
        return included.Length == 0 ? outside : Formulas.All([.. included, outside]);
    }

    /// <summary>The values of an issue between two bounds, both included.</summary>
    private Formula ReadSide(XmlTag side)
    {
        var index = side.Find("index")?.Value ?? "";
        var place = _domain.Indexes.IndexOf(index);
        var (least, greatest) = (Number(side, "min", null), Number(side, "max", null));
        if (place < 0)
        {
            _diagnostics.Add(side.Span, Messages.ScenarioUnknownIndex("the hyper-rectangle", index));
            return Formula.True;
        }

        var issue = _domain.Space.Issues[place];
        if (issue.Range is not { } range)
        {
            _diagnostics.Add(side.Span, Messages.ScenarioNotRead($"the hyper-rectangle bounds the issue {Messages.Quote(_domain.Space.Names[place])}, whose values are words", "only numbers have bounds"));
            return Formula.True;
        }

        var terms = Enumerable.Range(0, range.Count).Where(k => range[k] >= least && range[k] <= greatest).Select(k => issue.Terms[k].Id).ToEquatableArray();
        return terms.Count switch
        {
            0 => Formula.False,
            1 => new Formula.Is(issue.Id, terms[0]),
            _ when terms.Count == issue.Terms.Count => Formula.True,
            _ => new Formula.In(issue.Id, terms),
        };
    }

    private decimal Number(XmlTag tag, string name, decimal? otherwise)
    {
        if (tag.Find(name) is { } written)
            return ScenarioNumber.Read(written.Value, written.Span, $"the attribute {name}", _diagnostics) ?? 0;
        if (otherwise is null)
            _diagnostics.Add(tag.Span, Messages.ScenarioMissing($"the attribute {name}", "a number"));
        return otherwise ?? 0;
    }
}
