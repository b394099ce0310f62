using Truce.Dossiers;
using Truce.Text.Json;

namespace Truce.Text.Formats.Scenarios;

/// <summary>Reads what a party of a GeniusWeb scenario prefers.</summary>
internal sealed class GeniusWebProfile
{
    private static readonly string[] s_words = ["DiscreteValueSetUtilities", "discreteutils"];
    private static readonly string[] s_groups = ["PartsUtilities", "partsutils"];
    private static readonly string[] s_numbers = ["NumberValueSetUtilities", "numberutils"];

    private readonly GeniusWebDomain _domain;
    private readonly DiagnosticBag _diagnostics;
    private readonly JsonExpectations _expectations;

    public GeniusWebProfile(GeniusWebDomain domain, DiagnosticBag diagnostics)
    {
        _domain = domain;
        _diagnostics = diagnostics;
        _expectations = new JsonExpectations(diagnostics);
    }

    private ScenarioSpace Space => _domain.Space;

    /// <summary>A number, or null after a report.</summary>
    public static decimal? Number(JsonNode node, string what, DiagnosticBag diagnostics, bool mayBeNegative = true)
    {
        switch (node)
        {
            case JsonNumber number:
                return ScenarioNumber.Read(number.Value, number.Span, what, diagnostics, mayBeNegative);
            case JsonText text:
                return ScenarioNumber.Read(text.Value, text.Span, what, diagnostics, mayBeNegative);
            default:
                diagnostics.Add(node.Span, Messages.ScenarioNoNumber(what, node.Kind));
                return null;
        }
    }

    /// <summary>The utility, or null after a report.</summary>
    public Preference.Utility? Read(string kind, JsonObject space)
    {
        switch (kind)
        {
            case "LinearAdditiveUtilitySpace":
                return ReadAdditive(space);
            case "SumOfGroupsUtilitySpace":
                return ReadGroups(space);
            default:
                _diagnostics.Add(space.Span with { Length = 1 }, Messages.ScenarioNotRead($"the profile is a {Messages.Quote(kind)}: an order of some bids", "use one with utilities"));
                return null;
        }
    }

    private Preference.Utility? ReadAdditive(JsonObject space)
    {
        var weights = _expectations.Required<JsonObject>(space, "issueWeights", "the weight of each issue, an object");
        var utilities = _expectations.Required<JsonObject>(space, "issueUtilities", "the utilities of each issue, an object");
        if (weights is null || utilities is null)
            return null;
        foreach (var member in weights.Members.Concat(utilities.Members).Where(member => Space.PlaceOf(member.Key) is null))
            _diagnostics.Add(member.KeySpan, Messages.ScenarioUnknownIssue(member.Key, Space.Names));
        var read = new List<IssueUtility>();
        for (var place = 0; place < Space.Issues.Count; place++)
        {
            var name = Space.Names[place];
            if (utilities.Find(name) is not { } utility)
                _diagnostics.Add(utilities.Span with { Length = 1 }, Messages.ScenarioMissing($"the issue {Messages.Quote(name)}", "its utilities, as the domain has the issue"));
            else if (weights.Find(name) is not { } weight)
                _diagnostics.Add(weights.Span with { Length = 1 }, Messages.ScenarioMissing($"the weight of the issue {Messages.Quote(name)}", "a number"));
            else if (Number(weight.Value, $"the weight of the issue {Messages.Quote(name)}", _diagnostics, mayBeNegative: false) is { } share
                && ReadIssue(utility, place) is { } values)
                read.Add(new IssueUtility(Space.Issues[place].Id, share, values));
        }

        if (read.Count < Space.Issues.Count)
            return null;
        return new Preference.Utility(read.ToEquatableArray()) is var result ? result with { Reservation = ReadReservation(space, result) } : null;
    }

    private EquatableArray<decimal>? ReadIssue(JsonMember issue, int place)
    {
        if (_expectations.Expect<JsonObject>(issue.Value, $"{{\"{s_words[0]}\": …}} or {{\"{s_numbers[0]}\": …}}") is not { } content)
            return null;
        if (Find(content, s_words) is JsonObject words)
            return ReadWords(words, place);
        if (Find(content, s_numbers) is JsonObject numbers && Space.Issues[place].Range is { } range)
            return ReadNumbers(numbers, range, issue.Key);
        _diagnostics.Add(issue.KeySpan, Messages.ScenarioMissing(
            $"the evaluator of the issue {Messages.Quote(issue.Key)}", Space.Issues[place].Range is null ? $"{{\"{s_words[0]}\": …}}" : $"{{\"{s_numbers[0]}\": …}}"));
        return null;
    }

    private EquatableArray<decimal>? ReadWords(JsonObject content, int place)
    {
        if (_expectations.Required<JsonObject>(content, "valueUtilities", "the utility of each value, an object") is not { } utilities)
            return null;
        var values = new decimal?[Space.Issues[place].Terms.Count];
        foreach (var member in utilities.Members)
        {
            if (Space.TermOf(place, member.Key) is not { } term)
                _diagnostics.Add(member.KeySpan, Messages.ScenarioUnknownValue(Space.Names[place], member.Key));
            else
                values[term] = Number(member.Value, $"the utility of {Messages.Quote(member.Key)}", _diagnostics, mayBeNegative: false) ?? 0;
        }

        var missing = Enumerable.Range(0, values.Length).Where(term => values[term] is null).Select(term => Space.ValueOf(place, term)).ToArray();
        if (missing.Length > 0 && !_diagnostics.HasErrors)
            _diagnostics.Add(content.Span with { Length = 1 }, Messages.ScenarioTaken($"the issue {Messages.Quote(Space.Names[place])} has no utility of {Messages.List(missing)}; taken as 0, as GeniusWeb does"));
        return values.Select(value => value ?? 0).ToEquatableArray();
    }

    /// <summary>A straight line from the utility of the low value to that of the high one.</summary>
    private EquatableArray<decimal>? ReadNumbers(JsonObject content, NumericRange range, string name)
    {
        decimal? Required(string key)
        {
            if (content.Find(key) is { } member)
                return Number(member.Value, $"{key} of the issue {Messages.Quote(name)}", _diagnostics);
            _diagnostics.Add(content.Span with { Length = 1 }, Messages.ScenarioMissing($"{key} of the issue {Messages.Quote(name)}", "a number"));
            return null;
        }

        if (Required("lowValue") is not { } low || Required("lowUtility") is not { } lowUtility
            || Required("highValue") is not { } high || Required("highUtility") is not { } highUtility)
            return null;
        return Enumerable.Range(0, range.Count)
            .Select(place => high == low ? lowUtility : lowUtility + ((highUtility - lowUtility) * (range[place] - low) / (high - low))).ToEquatableArray();
    }

    private Preference.Utility? ReadGroups(JsonObject space)
    {
        if (_expectations.Required<JsonObject>(space, "partUtilities", "the groups of issues and their utilities, an object") is not { } groups)
            return null;
        var parts = groups.Members.Select(ReadGroup).ToArray();
        return parts.Contains(null) ? null : new Preference.Utility([]) { Parts = parts.OfType<UtilityPart>().ToEquatableArray(), Reservation = ReadReservation(space, parts.OfType<UtilityPart.Table>()) };
    }

    /// <summary>
    /// A table over the issues of a group: <c>{"partsutils": {"issues": […], "utilslist": [{"values": […], "util": …}, …]}}</c>, the outer object being
    /// named as the class is in newer files, or left out.
    /// </summary>
    private UtilityPart? ReadGroup(JsonMember group)
    {
        if (_expectations.Expect<JsonObject>(group.Value, "a group, {\"issues\": […], \"utilslist\": […]}") is not { } named)
            return null;
        var content = Find(named, s_groups) as JsonObject ?? named;
        if (_expectations.Required<JsonList>(content, "issues", "the issues of the group, a list") is not { } names
            || _expectations.Required<JsonList>(content, "utilslist", "the utilities of the group, a list") is not { } rows)
            return null;
        var places = names.Items.OfType<JsonText>().Select(name => Space.PlaceOf(name.Value)).ToArray();
        foreach (var name in names.Items.OfType<JsonText>().Where(name => Space.PlaceOf(name.Value) is null))
            _diagnostics.Add(name.Span, Messages.ScenarioUnknownIssue(name.Value, Space.Names));
        var count = places.Aggregate(1.0, (product, place) => product * (place is { } known ? Space.Issues[known].Terms.Count : 1));
        if (count > UtilityPart.Table.MaxCount)
            _diagnostics.Add(group.KeySpan, Messages.ScenarioTooManyValues(group.Key, (decimal)Math.Min(count, 1e20), UtilityPart.Table.MaxCount));
        if (places.Length == 0 || places.Contains(null) || places.Distinct().Count() < places.Length || count > UtilityPart.Table.MaxCount)
            return null;

        var values = new decimal[(int)count];
        foreach (var row in rows.Items)
            ReadRow(row, [.. places.Select(place => place!.Value)], values);
        return new UtilityPart.Table(places.Select(place => Space.Issues[place!.Value].Id).ToEquatableArray(), values.ToEquatableArray());
    }

    private void ReadRow(JsonNode node, int[] places, decimal[] values)
    {
        if (_expectations.Expect<JsonObject>(node, "{\"values\": […], \"util\": …}") is not { } row
            || _expectations.Required<JsonList>(row, "values", "a value for each issue of the group") is not { } words)
            return;
        if (row.Find("util") is not { } worth || Number(worth.Value, "the utility of a row", _diagnostics) is not { } utility)
        {
            if (row.Find("util") is null)
                _diagnostics.Add(row.Span with { Length = 1 }, Messages.ScenarioMissing("the utility of a row", "\"util\": a number"));
            return;
        }

        var (code, weight) = (0, 1);
        for (var k = 0; k < places.Length; k++)
        {
            var word = k < words.Items.Count ? WordOf(words.Items[k]) : "";
            if (Space.TermOf(places[k], word) is not { } term)
            {
                _diagnostics.Add(words.Span, Messages.ScenarioUnknownValue(Space.Names[places[k]], word));
                return;
            }

            code += term * weight;
            weight *= Space.Issues[places[k]].Terms.Count;
        }

        values[code] = utility;
    }

    /// <summary>What the reservation bid is worth; issues that it leaves out add nothing. Without one, no agreement is worth 0.</summary>
    private decimal? ReadReservation(JsonObject space, Preference.Utility utility)
    {
        var worth = 0m;
        foreach (var (place, term) in ReadBid(space))
            worth += utility.Issues[place].Worth(term);
        return worth;
    }

    /// <summary>What the reservation bid is worth: a group of which it leaves an issue out adds nothing. Without one, no agreement is worth 0.</summary>
    private decimal ReadReservation(JsonObject space, IEnumerable<UtilityPart.Table> groups)
    {
        var bid = ReadBid(space).ToDictionary(entry => Space.Issues[entry.Place].Id, entry => (entry.Term, Space.Issues[entry.Place].Terms.Count));
        return groups.Where(group => group.Issues.All(bid.ContainsKey))
            .Sum(group => group.Values[group.Issues.Reverse().Aggregate(0, (code, issue) => (code * bid[issue].Count) + bid[issue].Term)]);
    }

    private IEnumerable<(int Place, int Term)> ReadBid(JsonObject space)
    {
        if (space.Find("reservationBid")?.Value is not JsonObject bid)
            yield break;
        foreach (var member in (bid.Find("issuevalues")?.Value as JsonObject ?? bid).Members)
        {
            if (Space.PlaceOf(member.Key) is not { } place)
                _diagnostics.Add(member.KeySpan, Messages.ScenarioUnknownIssue(member.Key, Space.Names));
            else if (Space.TermOf(place, WordOf(member.Value)) is not { } term)
                _diagnostics.Add(member.Value.Span, Messages.ScenarioUnknownValue(member.Key, WordOf(member.Value)));
            else
                yield return (place, term);
        }
    }

    private static string WordOf(JsonNode node) => node switch
    {
        JsonText text => text.Value,
        JsonNumber number => number.Value,
        _ => "",
    };

    private static JsonNode? Find(JsonObject content, string[] keys) => keys.Select(key => content.Find(key)?.Value).FirstOrDefault(value => value is not null);
}
