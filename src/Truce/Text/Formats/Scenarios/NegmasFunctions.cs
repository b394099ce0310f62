using Truce.Text.Yaml;

namespace Truce.Text.Formats.Scenarios;

/// <summary>Reads what the values of an issue are worth by a function of NegMAS.</summary>
internal sealed class NegmasFunctions
{
    private readonly ScenarioSpace _space;
    private readonly DiagnosticBag _diagnostics;

    public NegmasFunctions(ScenarioSpace space, DiagnosticBag diagnostics)
    {
        _space = space;
        _diagnostics = diagnostics;
    }

    /// <summary>The worth of each value of an issue, or null after a report.</summary>
    public EquatableArray<decimal>? Read(YamlNode node, int place)
    {
        var label = $"the function of the issue {Messages.Quote(_space.Names[place])}";
        if (node is not YamlMapping mapping)
        {
            _diagnostics.Add(node.Span, Messages.ScenarioMissing(label, "{type: TableFun, mapping: {…}} or another function"));
            return null;
        }

        var fields = new NegmasFields(mapping, _diagnostics);
        decimal Number(string key, decimal otherwise = 0) => fields.Number(key, $"{key} of {label}") ?? otherwise;
        switch (fields.Kind)
        {
            case "TableFun" or "LambdaMultiFun" when fields.Find("mapping") is not null:
                return ReadTable(fields, place);
            case null when fields.Find("mapping") is not null:
                return ReadTable(fields, place);
            case "AffineFun":
                var (slope, bias) = (Number("slope"), Number("bias"));
                return Of(place, fields.Span, number => (slope * number) + bias);
            case "LinearFun":
                var factor = Number("slope");
                return Of(place, fields.Span, number => factor * number);
            case "IdentityFun":
                return Identity(place, fields.Span);
            case "ConstFun":
                var constant = Number("bias", Number("value"));
                return Enumerable.Repeat(constant, _space.Issues[place].Terms.Count).ToEquatableArray();
            case "QuadraticFun":
                var (square, straight, level) = (Number("a2"), Number("a1"), Number("bias"));
                return Of(place, fields.Span, number => (square * number * number) + (straight * number) + level);
            case "TriangularFun":
                var (start, middle, end) = (Number("start"), Number("middle"), Number("end"));
                var (foot, height) = (Number("bias"), Number("scale", 1));
                return Of(place, fields.Span, number => foot + (height * Triangle(number, start, middle, end)));
            case var other:
                _diagnostics.Add(fields.Span, Messages.ScenarioNotRead($"{label} is a {Messages.Quote(other ?? "function without a type")}", "read are table, affine, linear, identity, constant, quadratic and triangular functions"));
                return null;
        }
    }

    /// <summary>Numbers that are worth themselves.</summary>
    public EquatableArray<decimal>? Identity(int place, TextSpan span) => Of(place, span, number => number);

    private static decimal Triangle(decimal number, decimal start, decimal middle, decimal end)
    {
        if (number < start || number > end)
            return 0;
        if (number < middle)
            return (number - start) / (middle - start);
        return end == middle ? 1 : (end - number) / (end - middle);
    }

    private EquatableArray<decimal>? ReadTable(NegmasFields fields, int place)
    {
        if (fields.Part("mapping", "the worth of each value") is not { } mapping)
            return null;
        var values = new decimal?[_space.Issues[place].Terms.Count];
        foreach (var entry in mapping.Entries)
        {
            if (_space.TermOf(place, entry.Key.Value) is not { } term)
                _diagnostics.Add(entry.Key.Span, Messages.ScenarioUnknownValue(_space.Names[place], entry.Key.Value));
            else
                values[term] = mapping.Number(entry.Key.Value, $"the worth of {Messages.Quote(entry.Key.Value)}") ?? 0;
        }

        var missing = Enumerable.Range(0, values.Length).Where(term => values[term] is null).Select(term => _space.ValueOf(place, term)).ToArray();
        if (missing.Length > 0)
            _diagnostics.Add(mapping.Span, Messages.ScenarioMissing($"the worth of {Messages.List(missing)}", "a number for each value"));
        return missing.Length > 0 ? null : values.Select(value => value!.Value).ToEquatableArray();
    }

    private EquatableArray<decimal>? Of(int place, TextSpan span, Func<decimal, decimal> worth)
    {
        var numbers = Enumerable.Range(0, _space.Issues[place].Terms.Count)
            .Select(term => _space.Issues[place].Range is { } range ? range[term] : ScenarioNumber.Parse(_space.ValueOf(place, term))).ToArray();
        if (numbers.Contains(null))
        {
            _diagnostics.Add(span, Messages.ScenarioNotRead($"the values of the issue {Messages.Quote(_space.Names[place])} are words, and its function is one of numbers", "use a table"));
            return null;
        }

        return numbers.Select(number => worth(number!.Value)).ToEquatableArray();
    }
}
