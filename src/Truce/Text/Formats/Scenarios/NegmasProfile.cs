using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Formats.Scenarios;

/// <summary>Reads the utility function of a party of a NegMAS scenario: numbers count as they are written, without a greatest or a least.</summary>
internal sealed class NegmasProfile
{
    private static readonly string[] s_said = ["type", "name", "id", "path", "weights", "values", "bias", "reserved_value", "outcome_ranges", "utilities", "ufun", "discount", "factor"];

    private readonly ScenarioSpace _space;
    private readonly DiagnosticBag _diagnostics;

    public NegmasProfile(ScenarioSpace space, DiagnosticBag diagnostics)
    {
        _space = space;
        _diagnostics = diagnostics;
    }

    /// <summary>The utility, or null after a report.</summary>
    public Preference.Utility? Read(YamlMapping root)
    {
        var fields = new NegmasFields(root, _diagnostics);
        return fields.Kind switch
        {
            "ExpDiscountedUFun" => ReadDiscounted(fields),
            "LinDiscountedUFun" => ReadNested(fields, "the discount of a LinDiscountedUFun"),
            "LinearAdditiveUtilityFunction" or "LinearUtilityAggregationFunction" or "LinearAdditiveUFun" => Finish(fields, ReadAdditive(fields)),
            "AffineUtilityFunction" or "LinearUtilityFunction" => Finish(fields, ReadAffine(fields)),
            "HyperRectangleUtilityFunction" => Finish(fields, ReadRectangles(fields)),
            null => Refuse(fields, Messages.ScenarioMissing("'type'", "the kind of utility function, such as LinearAdditiveUtilityFunction")),
            var other => Refuse(fields, Messages.ScenarioNotRead($"the utility function is a {Messages.Quote(other)}", "read are linear additive, affine, hyper-rectangle and exponentially discounted ones")),
        };
    }

    private Preference.Utility? Refuse(NegmasFields fields, Finding finding)
    {
        _diagnostics.Add(fields.Span, finding);
        return null;
    }

    /// <summary>The nested utility; its reservation counts where the outer one says nothing, which NegMAS loses.</summary>
    private Preference.Utility? ReadNested(NegmasFields fields, string? passedOver)
    {
        if (fields.Find("ufun") is not YamlMapping inner)
            return Refuse(fields, Messages.ScenarioMissing("'ufun'", "the utility function that is discounted"));
        if (passedOver is not null)
            _diagnostics.Add(fields.Span, Messages.ScenarioPassedOver([passedOver]));
        if (Read(inner) is not { } utility)
            return null;
        return ReadReservation(fields) is { } reservation ? utility with { Reservation = reservation } : utility;
    }

    private Preference.Utility? ReadDiscounted(NegmasFields fields)
    {
        if (ReadNested(fields, null) is not { } utility)
            return null;
        DiscountUnit? unit = fields.Text("factor") switch
        {
            null or "step" => DiscountUnit.Round,
            "relative_time" => DiscountUnit.WholeTime,
            "real_time" or "time" => DiscountUnit.Second,
            _ => null,
        };
        var factor = fields.Number("discount", "the discount");
        if (factor is null or 1)
            return utility;
        if (unit is { } per && factor is > 0 and < 1)
            return utility with { Discount = new Discount(factor.Value, per) };
        _diagnostics.Add(fields.Span, Messages.ScenarioTaken($"the discount {factor} by {Messages.Quote(fields.Text("factor") ?? "step")} is passed over: expected a number above 0 and at most 1, by step, relative_time or real_time"));
        return utility;
    }

    /// <summary>Adds what every kind has: the bias, the reservation, and a report on the rest.</summary>
    private Preference.Utility? Finish(NegmasFields fields, Preference.Utility? utility)
    {
        if (utility is null)
            return null;
        if (fields.Number("bias", "the bias") is { } bias and not 0)
            utility = utility with { Parts = utility.Parts.Append(new UtilityPart.When(Formula.True, bias)).ToEquatableArray() };
        var others = fields.Entries.Select(entry => entry.Key).Where(key => !s_said.Contains(key.Value)).ToArray();
        if (others.Length > 0)
            _diagnostics.Add(others[0].Span, Messages.ScenarioPassedOver(others.Select(key => key.Value)));
        return utility with { Reservation = ReadReservation(fields) };
    }

    /// <summary>The worth of no agreement; null when anything is better than none, which NegMAS writes as minus infinity.</summary>
    private decimal? ReadReservation(NegmasFields fields)
    {
        if (fields.Find("reserved_value") is not YamlScalar { IsNull: false } written)
            return null;
        switch (written.Value.TrimStart('+').Replace(".", "", StringComparison.Ordinal).ToLowerInvariant())
        {
            case "-inf" or "-infinity":
                return null;
            case "nan" or "none":
                _diagnostics.Add(written.Span, Messages.ScenarioTaken($"the reserved value is {Messages.Quote(written.Value)}; it is taken as not known"));
                return null;
            case "inf" or "infinity":
                _diagnostics.Add(written.Span, Messages.ScenarioNotRead("the reserved value is infinite, so that the party agrees to nothing", "give a number"));
                return null;
            default:
                return ScenarioNumber.Read(written.Value, written.Span, "the reserved value", _diagnostics);
        }
    }

    private Preference.Utility? ReadAdditive(NegmasFields fields)
    {
        var weights = ReadWeights(fields, _space.Issues.Count);
        var functions = ByIssue(fields, "values", "a function for each issue, in the order of the issues");
        if (weights is null || functions is null)
            return null;
        var reader = new NegmasFunctions(_space, _diagnostics);
        var read = new List<IssueUtility>();
        for (var place = 0; place < functions.Length; place++)
        {
            if (reader.Read(functions[place], place) is { } values)
                read.Add(new IssueUtility(_space.Issues[place].Id, weights[place], values));
        }

        return read.Count < functions.Length ? null : new Preference.Utility(read.ToEquatableArray());
    }

    private Preference.Utility? ReadAffine(NegmasFields fields)
    {
        if (ReadWeights(fields, _space.Issues.Count, mayBeNegative: true) is not { } weights)
            return null;
        var reader = new NegmasFunctions(_space, _diagnostics);
        var read = new List<IssueUtility>();
        for (var place = 0; place < weights.Length; place++)
        {
            // A dossier's weights are shares, so that a price which is better the lower it is has values below 0.
            if (reader.Identity(place, fields.Span) is { } values)
                read.Add(new IssueUtility(_space.Issues[place].Id, Math.Abs(weights[place]), weights[place] < 0 ? values.Select(value => -value).ToEquatableArray() : values));
        }

        return read.Count < weights.Length ? null : new Preference.Utility(read.ToEquatableArray());
    }

    /// <summary>The weights, 1 each when there are none; null after a report.</summary>
    private decimal[]? ReadWeights(NegmasFields fields, int count, bool mayBeNegative = false)
    {
        if (fields.Find("weights") is null or YamlScalar { IsNull: true })
            return [.. Enumerable.Repeat(1m, count)];
        if (ByIssue(fields, "weights", "a number for each issue, in the order of the issues") is not { } nodes)
            return null;
        var weights = nodes.Select((node, place) => node is YamlScalar scalar
            ? ScenarioNumber.Read(scalar.Value, scalar.Span, $"the weight of the issue {Messages.Quote(_space.Names[place])}", _diagnostics, mayBeNegative)
            : null).ToArray();
        return weights.Contains(null) ? null : [.. weights.Select(weight => weight!.Value)];
    }

    /// <summary>A node for each issue, from a list in their order or from a mapping by their names; null after a report.</summary>
    private YamlNode[]? ByIssue(NegmasFields fields, string key, string expected)
    {
        var found = new YamlNode?[_space.Issues.Count];
        if (fields.Find(key) is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                if (_space.PlaceOf(entry.Key.Value) is { } place)
                    found[place] = entry.Value;
                else
                    _diagnostics.Add(entry.Key.Span, Messages.ScenarioUnknownIssue(entry.Key.Value, _space.Names));
            }
        }
        else
        {
            if (fields.List(key, expected) is not { } list)
                return null;
            for (var place = 0; place < Math.Min(list.Count, found.Length); place++)
                found[place] = list[place];
            foreach (var extra in list.Skip(found.Length))
                _diagnostics.Add(extra.Span, Messages.ScenarioUnknownIndex(Messages.Quote(key), $"{found.Length + 1}"));
        }

        var missing = Enumerable.Range(0, found.Length).Where(place => found[place] is null or YamlScalar { IsNull: true }).Select(place => _space.Names[place]).ToArray();
        if (missing.Length == 0)
            return [.. found.Select(node => node!)];
        _diagnostics.Add(fields.Find(key)?.Span ?? fields.Span, Messages.ScenarioMissing($"the evaluator of {Messages.List(missing)} in {Messages.Quote(key)}", expected));
        return null;
    }

    /// <summary>Boxes of outcomes by the places of issues, bounds included, each worth a number.</summary>
    private Preference.Utility? ReadRectangles(NegmasFields fields)
    {
        var ranges = fields.List("outcome_ranges", "the boxes, each {issue's place: [least, greatest]}");
        var utilities = fields.List("utilities", "a number for each box");
        if (ranges is null || utilities is null)
            return null;
        var weights = fields.Find("weights") is YamlSequence list ? list.Items : default;
        var parts = new List<UtilityPart>();
        for (var k = 0; k < ranges.Value.Count; k++)
        {
            var worth = k < utilities.Value.Count && utilities.Value[k] is YamlScalar scalar ? ScenarioNumber.Read(scalar.Value, scalar.Span, "what a box is worth", _diagnostics) : null;
            if (k >= utilities.Value.Count || utilities.Value[k] is not YamlScalar)
                _diagnostics.Add(ranges.Value[k].Span, Messages.ScenarioMissing("what the box is worth", "a number in 'utilities'"));
            var weight = k < weights.Count && weights[k] is YamlScalar share ? ScenarioNumber.Read(share.Value, share.Span, "the weight of a box", _diagnostics) : 1;
            parts.Add(new UtilityPart.When(ReadBox(ranges.Value[k]), (worth ?? 0) * (weight ?? 0)));
        }

        return new Preference.Utility([]) { Parts = parts.ToEquatableArray() };
    }

    private Formula ReadBox(YamlNode node)
    {
        if (node is not YamlMapping box)
        {
            if (node is not YamlScalar { IsNull: true })
                _diagnostics.Add(node.Span, Messages.ScenarioMissing("the sides of a box", "{issue's place: [least, greatest]}"));
            return Formula.True;
        }

        return Formulas.All(box.Entries.Select(ReadSide).Where(side => side != Formula.True));
    }

    private Formula ReadSide(YamlEntry side)
    {
        if (!int.TryParse(side.Key.Value, out var place) || place < 0 || place >= _space.Issues.Count)
        {
            if (_space.PlaceOf(side.Key.Value) is not { } named)
            {
                _diagnostics.Add(side.Key.Span, Messages.ScenarioUnknownIndex("the box", side.Key.Value));
                return Formula.True;
            }

            place = named;
        }

        var issue = _space.Issues[place];
        var values = side.Value is YamlSequence list ? list.Items.OfType<YamlScalar>().ToArray() : side.Value is YamlScalar scalar ? [scalar] : [];
        EquatableArray<TermId> terms;
        if (issue.Range is { } range && values.Length == 2)
        {
            var bounds = values.Select(value => ScenarioNumber.Read(value.Value, value.Span, "a bound of a box", _diagnostics)).ToArray();
            terms = Enumerable.Range(0, range.Count).Where(k => range[k] >= bounds[0] && range[k] <= bounds[1]).Select(k => issue.Terms[k].Id).ToEquatableArray();
        }
        else
        {
            terms = values.Where(value => IsKnown(place, value)).Select(value => issue.Terms[_space.TermOf(place, value.Value)!.Value].Id).Distinct().ToEquatableArray();
        }

        return terms.Count == issue.Terms.Count ? Formula.True
            : terms.Count == 1 ? new Formula.Is(issue.Id, terms[0])
            : terms.IsEmpty ? Formula.False
            : new Formula.In(issue.Id, terms);
    }

    private bool IsKnown(int place, YamlScalar value)
    {
        if (_space.TermOf(place, value.Value) is not null)
            return true;
        _diagnostics.Add(value.Span, Messages.ScenarioUnknownValue(_space.Names[place], value.Value));
        return false;
    }
}
