using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Truce.Tests.Text.Formats.Scenarios;

/// <summary>A scenario read word for word by the rules of its program, every outcome counted out; slow, and written apart from the readers.</summary>
/// <param name="Parties">The parties, in the order of their files.</param>
/// <param name="Utilities">By outcome, what it is worth to each; the first issue changes fastest.</param>
/// <param name="Reservations">What no agreement is worth; null where the file gives none.</param>
internal sealed record LiteralScenario(string[] Parties, decimal[][] Utilities, decimal?[] Reservations)
{
    private const NumberStyles Float = NumberStyles.Float;

    public static LiteralScenario Read(string folder)
    {
        var files = Directory.GetFiles(folder).OrderBy(Path.GetFileName, StringComparer.Ordinal).ToArray();
        return files.Any(file => file.EndsWith(".xml", StringComparison.Ordinal)) ? Genius(files) : Json(files);
    }

    private static LiteralScenario Genius(string[] files)
    {
        var roots = new List<(string Name, XElement Root)>();
        foreach (var file in files)
        {
            try
            {
                roots.Add((Path.GetFileNameWithoutExtension(file), XDocument.Parse(File.ReadAllText(file).TrimStart()).Root!));
            }
            catch (XmlException)
            {
                // Not every file that is called so is one.
            }
        }

        var domain = roots.Single(file => file.Root.Name == "negotiation_template").Root;
        var issues = domain.Descendants("issue").OrderBy(issue => Number(issue.Attribute("index")!.Value)).Select(issue => (Index: issue.Attribute("index")!.Value, Values: ValuesOf(issue))).ToArray();
        var profiles = roots.Where(file => file.Root.Name == "utility_space").ToArray();
        return Of(
            profiles.Select(file => file.Name),
            [.. issues.Select(issue => issue.Values.Length)],
            (party, terms) => GeniusWorth(profiles[party].Root, [.. issues.Select((issue, k) => (issue.Index, issue.Values[terms[k]], issue.Values))]),
            party => Number(profiles[party].Root.Descendants("reservation").SingleOrDefault()?.Attribute("value")!.Value ?? "0"));
    }

    private static string[] ValuesOf(XElement issue)
    {
        var kind = issue.Attribute("type")?.Value ?? "discrete";
        if (kind == "discrete")
            return [.. issue.Elements("item").Select(item => item.Attribute("value")!.Value)];
        var holder = issue.Attribute("lowerbound") is null ? issue.Element("range")! : issue;
        var (low, high) = (Number(holder.Attribute("lowerbound")!.Value), Number(holder.Attribute("upperbound")!.Value));
        var count = kind == "integer" ? (int)(high - low) + 1 : 21;
        return [.. Enumerable.Range(0, count).Select(k => (low + ((high - low) * k / (count - 1))).ToString(CultureInfo.InvariantCulture))];
    }

    private static decimal GeniusWorth(XElement profile, (string Index, string Value, string[] All)[] outcome)
    {
        if (profile.Element("utility") is { } nonlinear)
            return Math.Min(1, Sum(nonlinear.Elements(), outcome) / Number(nonlinear.Attribute("maxutility")!.Value));
        var total = 0m;
        foreach (var (index, value, all) in outcome)
        {
            var weight = Number(profile.Descendants("weight").Single(w => w.Attribute("index")!.Value == index).Attribute("value")!.Value);
            var issue = profile.Descendants("issue").Single(i => i.Attribute("index")!.Value == index);
            total += weight * (issue.Element("evaluator") is { } evaluator ? Evaluated(evaluator, Number(value), Number(all[0])) : Share(issue, value));
        }

        return Math.Min(1, total);
    }

    // An evaluation over the greatest of its issue; null is nothing.
    private static decimal Share(XElement issue, string value)
    {
        decimal Of(XElement item) => item.Attribute("evaluation")?.Value is { } written and not "null" ? Number(written) : 0;
        var most = issue.Elements("item").Max(Of);
        return most < 0.00001m || issue.Elements("item").FirstOrDefault(item => item.Attribute("value")!.Value == value) is not { } found ? 0 : Of(found) / most;
    }

    private static decimal Evaluated(XElement evaluator, decimal number, decimal low)
    {
        decimal Of(string name) => Number(evaluator.Attribute(name)!.Value);
        switch (evaluator.Attribute("ftype")!.Value)
        {
            case "triangular":
                var (lower, upper, top) = (Of("parameter0"), Of("parameter1"), Of("parameter2"));
                return number < lower || number > upper ? 0 : number < top ? (number - lower) / (top - lower) : (upper - number) / (upper - top);
            default:
                var worth = evaluator.Attribute("slope") is null ? (Of("parameter1") * number) + Of("parameter0") : (Of("slope") * (number - low)) + Of("offset");
                return Math.Min(1, Math.Max(0, worth));
        }
    }

    private static decimal Sum(IEnumerable<XElement> parts, (string Index, string Value, string[] All)[] outcome) => parts.Sum(part => Part(part, outcome));

    private static decimal Part(XElement part, (string Index, string Value, string[] All)[] outcome)
    {
        var weight = Number(part.Attribute("weight")?.Value ?? "1");
        if (part.Name == "ufun")
        {
            var inner = part.Elements().Select(element => Part(element, outcome)).ToArray();
            return weight * (part.Attribute("aggregation")!.Value switch { "min" => inner.Min(), "max" => inner.Max(), _ => inner.Sum() });
        }

        bool IsIn(XElement side) => outcome.Single(issue => issue.Index == side.Attribute("index")!.Value) is var (_, value, _)
            && Number(value) >= Number(side.Attribute("min")!.Value) && Number(value) <= Number(side.Attribute("max")!.Value);
        var isIn = part.Elements("INCLUDES").All(IsIn) && (!part.Elements("EXCLUDES").Any() || !part.Elements("EXCLUDES").All(IsIn));
        return isIn ? weight * Number(part.Attribute("utility")!.Value) : 0;
    }

    private static LiteralScenario Json(string[] files)
    {
        var read = files.Select(file => (Name: Path.GetFileNameWithoutExtension(file), Json: JsonNode.Parse(File.ReadAllText(file))!.AsObject())).ToArray();
        return read.Any(file => file.Json.ContainsKey("issuesValues")) ? Web(read) : Negmas(read);
    }

    private static LiteralScenario Web((string Name, JsonObject Json)[] files)
    {
        var domain = files.Single(file => file.Json.ContainsKey("issuesValues")).Json["issuesValues"]!.AsObject();
        var issues = domain.Select(issue => (Name: issue.Key, Values: issue.Value!["values"] is JsonArray words ? [.. words.Select(word => word!.ToString())] : Steps(issue.Value["range"]!.AsArray()))).ToArray();
        var profiles = files.Where(file => file.Json.ContainsKey("LinearAdditiveUtilitySpace")).Select(file => (file.Name, Space: file.Json["LinearAdditiveUtilitySpace"]!)).ToArray();
        decimal Issue(JsonNode space, int issue, string value)
        {
            var utilities = space["issueUtilities"]![issues[issue].Name]!.AsObject().Single().Value!;
            var worth = utilities["valueUtilities"] is JsonObject words
                ? (words.ContainsKey(value) ? Number(words[value]!.ToString()) : 0)
                : Number(utilities["lowUtility"]!.ToString()) + ((Number(utilities["highUtility"]!.ToString()) - Number(utilities["lowUtility"]!.ToString()))
                    * (Number(value) - Number(utilities["lowValue"]!.ToString())) / (Number(utilities["highValue"]!.ToString()) - Number(utilities["lowValue"]!.ToString())));
            return Number(space["issueWeights"]![issues[issue].Name]!.ToString()) * worth;
        }

        return Of(
            profiles.Select(profile => profile.Name),
            [.. issues.Select(issue => issue.Values.Length)],
            (party, terms) => Enumerable.Range(0, issues.Length).Sum(issue => Issue(profiles[party].Space, issue, issues[issue].Values[terms[issue]])),
            party => profiles[party].Space["reservationBid"]?["issuevalues"] is JsonObject bid
                ? bid.Sum(entry => Issue(profiles[party].Space, Array.FindIndex(issues, issue => issue.Name == entry.Key), entry.Value!.ToString()))
                : 0);
    }

    private static string[] Steps(JsonArray range)
    {
        var (low, high, step) = (Number(range[0]!.ToString()), Number(range[1]!.ToString()), Number(range[2]!.ToString()));
        var steps = new List<string>();
        for (var number = low; number <= high; number += step)
            steps.Add(number.ToString(CultureInfo.InvariantCulture));
        return [.. steps];
    }

    private static LiteralScenario Negmas((string Name, JsonObject Json)[] files)
    {
        var domain = files.Single(file => file.Json["type"]!.ToString().Contains("OutcomeSpace", StringComparison.Ordinal)).Json["issues"]!.AsArray();
        var issues = domain.Select(issue => issue!["type"]!.ToString() == "ContiguousIssue" ? Steps([issue["values"]![0]!.DeepClone(), issue["values"]![1]!.DeepClone(), 1]) : [.. issue["values"]!.AsArray().Select(value => value!.ToString())]).ToArray();
        var profiles = files.Where(file => file.Json["type"]!.ToString().Contains("Fun", StringComparison.Ordinal)).ToArray();
        return Of(
            profiles.Select(profile => profile.Name),
            [.. issues.Select(values => values.Length)],
            (party, terms) => NegmasWorth((profiles[party].Json["ufun"] ?? profiles[party].Json).AsObject(), issues, terms),
            party => profiles[party].Json["reserved_value"] is { } reserved ? Number(reserved.ToString()) : null);
    }

    private static decimal NegmasWorth(JsonObject function, string[][] issues, int[] terms)
    {
        var bias = function["bias"] is { } written ? Number(written.ToString()) : 0;
        if (function["outcome_ranges"] is JsonArray boxes)
        {
            return bias + Enumerable.Range(0, boxes.Count).Where(k => boxes[k]!.AsObject().All(side => IsIn(side.Value!.AsArray(), issues[int.Parse(side.Key, CultureInfo.InvariantCulture)][terms[int.Parse(side.Key, CultureInfo.InvariantCulture)]])))
                .Sum(k => Number(function["utilities"]![k]!.ToString()) * Number(function["weights"]![k]!.ToString()));
        }

        return bias + Enumerable.Range(0, issues.Length).Sum(issue => Number(function["weights"]![issue]!.ToString()) * Of(function["values"]![issue]!, issues[issue][terms[issue]]));

        static bool IsIn(JsonArray side, string value) => decimal.TryParse(value, Float, CultureInfo.InvariantCulture, out var number)
            ? number >= Number(side[0]!.ToString()) && number <= Number(side[1]!.ToString())
            : side.Any(word => word!.ToString() == value);

        static decimal Of(JsonNode one, string value) => one["type"]!.ToString() switch
        {
            "TableFun" => Number(one["mapping"]![value]!.ToString()),
            "AffineFun" => (Number(one["slope"]!.ToString()) * Number(value)) + Number(one["bias"]!.ToString()),
            "QuadraticFun" => (Number(one["a2"]!.ToString()) * Number(value) * Number(value)) + (Number(one["a1"]!.ToString()) * Number(value)) + Number(one["bias"]!.ToString()),
            var other => throw new ArgumentException(other),
        };
    }

    private static LiteralScenario Of(IEnumerable<string> parties, int[] counts, Func<int, int[], decimal> worth, Func<int, decimal?> reservation)
    {
        var names = parties.ToArray();
        var utilities = new List<decimal[]>();
        var terms = new int[counts.Length];
        while (true)
        {
            utilities.Add([.. names.Select((_, party) => worth(party, terms))]);
            var k = 0;
            while (k < terms.Length && ++terms[k] == counts[k])
                terms[k++] = 0;
            if (k == terms.Length)
                return new LiteralScenario(names, [.. utilities], [.. names.Select((_, party) => reservation(party))]);
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, Float, CultureInfo.InvariantCulture);
}
