using System.Text.Json.Nodes;
using Truce.States;

namespace Truce.Exports.Scenarios;

/// <summary>The JSON of GeniusWeb: linear additive utilities, or tables over groups of issues.</summary>
/// <remarks>docs/reference/formats.md says what is written and what is refused.</remarks>
internal sealed class GeniusWebExport : ScenarioExport
{
    private const int MostRows = 1 << 16;

    public override string Id => "geniusweb";

    public override string Extension => ".json";

    public override string Description => "a scenario of GeniusWeb: a domain and a profile for each party (JSON)";

    protected override string WriteDomain(ScenarioModel model, ScenarioNotes notes)
    {
        foreach (var issue in model.Issues.Where(issue => issue.Issue.Range is not null && !IsEven(issue)))
            notes.Remark($"the numbers of the issue '{issue.Issue.Id}' become values by name, since no step leads from one to the next exactly");
        return Text(Domain(model));
    }

    protected override string WriteProfile(ScenarioModel model, ScenarioParty party, ScenarioNotes notes)
    {
        if (party.Utility.Discount is not null)
            notes.Remark($"the discount of {party.Name} is left out: GeniusWeb has none");
        var isAdditive = party.Joint.Length == 0 && model.Issues.Select((issue, place) => !IsEven(issue) || StraightLine.Is(party.WorthsWithConstant[place])).All(isFit => isFit);
        var space = new JsonObject { ["name"] = party.File, ["domain"] = Domain(model) };
        var groups = isAdditive ? party.WorthsWithConstant.Select((worths, place) => ((int[])[place], worths)).ToArray() : Groups(model, party, notes);
        Check(party, groups, notes);
        if (notes.Obstacles.IsEmpty && isAdditive)
            AddAdditive(space, model, party.WorthsWithConstant);
        else if (notes.Obstacles.IsEmpty)
            AddGroups(space, model, groups);
        AddReservation(space, model, party, groups, notes);
        return Text(new JsonObject { [isAdditive ? "LinearAdditiveUtilitySpace" : "SumOfGroupsUtilitySpace"] = space });
    }

    private static void Check(ScenarioParty party, (int[] Places, decimal[] Worths)[] groups, ScenarioNotes notes)
    {
        if (groups.Any(group => group.Worths.Min() < 0))
            notes.Obstacle($"some values are worth less than nothing to {party.Name}; utilities of GeniusWeb are 0 or more");
        var most = groups.Sum(group => group.Worths.Max());
        if (party.Utility.AtMost is { } limit && limit < most)
            notes.Obstacle($"nothing is worth more than {Number(limit)} to {party.Name}; GeniusWeb has no such limit");
        else if (most > 1 + ScenarioParty.Rounding)
            notes.Obstacle($"an outcome may be worth up to {Number(most)} to {party.Name}; in GeniusWeb nothing is worth more than 1");
    }

    // Weights add up to 1: what is missing goes to the issue of the greatest weight, whose utilities become as much less.
    private static void AddAdditive(JsonObject space, ScenarioModel model, decimal[][] worths)
    {
        var weights = worths.Select(issue => issue.Max()).ToArray();
        weights[Array.IndexOf(weights, weights.Max())] += 1 - weights.Sum();
        var utilities = new JsonObject();
        var shares = new JsonObject();
        for (var place = 0; place < worths.Length; place++)
        {
            var issue = model.Issues[place];
            shares[issue.Name] = weights[place];
            var shown = worths[place].Select(worth => weights[place] == 0 ? 0 : worth / weights[place]).ToArray();
            utilities[issue.Name] = IsEven(issue)
                ? new JsonObject { ["NumberValueSetUtilities"] = new JsonObject { ["lowValue"] = issue[0], ["lowUtility"] = shown[0], ["highValue"] = issue[shown.Length - 1], ["highUtility"] = shown[^1] } }
                : new JsonObject { ["DiscreteValueSetUtilities"] = new JsonObject { ["valueUtilities"] = new JsonObject(issue.Values.Select((value, term) => KeyValuePair.Create(value, (JsonNode?)shown[term]))) } };
        }

        space["issueUtilities"] = utilities;
        space["issueWeights"] = shares;
    }

    private static void AddGroups(JsonObject space, ScenarioModel model, (int[] Places, decimal[] Worths)[] groups)
    {
        var parts = new JsonObject();
        foreach (var (places, worths) in groups)
        {
            var rows = new JsonArray();
            foreach (var (terms, worth) in Combinations(model, places).Zip(worths))
            {
                if (worth != 0)
                    rows.Add((JsonNode)new JsonObject { ["values"] = new JsonArray([.. places.Select((place, k) => Value(model.Issues[place], terms[k]))]), ["util"] = worth });
            }

            var group = new JsonObject { ["issues"] = new JsonArray([.. places.Select(place => (JsonNode)model.Issues[place].Name)]), ["utilslist"] = rows };
            parts[string.Join(" + ", places.Select(place => model.Issues[place].Name))] = new JsonObject { ["partsutils"] = group };
        }

        space["partUtilities"] = parts;
    }

    /// <summary>The issues in groups that nothing ties, and what each combination of the terms of a group is worth; the first issue changes fastest.</summary>
    private static (int[] Places, decimal[] Worths)[] Groups(ScenarioModel model, ScenarioParty party, ScenarioNotes notes)
    {
        var issues = model.Dossier.Issues;
        var leader = Enumerable.Range(0, issues.Count).ToArray();
        foreach (var scope in party.Joint.Select(part => ScenarioParty.IssuesOf(part).Select(issue => issues.PlaceOf(issue)).ToArray()))
        {
            var (joined, into) = (scope.Select(place => leader[place]).ToHashSet(), leader[scope[0]]);
            for (var place = 0; place < leader.Length; place++)
                leader[place] = joined.Contains(leader[place]) ? into : leader[place];
        }

        var parts = party.Joint.Select(part => (First: issues.PlaceOf(ScenarioParty.IssuesOf(part).First()), Compiled: CompiledPart.Compile(part, issues))).ToArray();
        return [.. Enumerable.Range(0, issues.Count).GroupBy(place => leader[place]).Select(group => group.ToArray()).Select(places => (places, Worths(places)))];

        decimal[] Worths(int[] places)
        {
            if (places.Aggregate(1.0, (product, place) => product * issues[place].Terms.Count) > MostRows)
            {
                notes.Obstacle($"the issues {Wording.Row(places.Select(place => $"'{issues[place].Id}'"))} add together to the utility of {party.Name}, in more than {MostRows:N0} combinations");
                return [0];
            }

            var own = parts.Where(part => places.Contains(part.First)).Select(part => part.Compiled).ToArray();
            var terms = new int[issues.Count];
            return [.. Combinations(model, places).Select(combination =>
            {
                for (var k = 0; k < places.Length; k++)
                    terms[places[k]] = combination[k];
                return places.Sum(place => party.WorthsWithConstant[place][terms[place]]) + (own.Sum(part => part.Of(terms)) / party.Utility.OutOf);
            })];
        }
    }

    private static IEnumerable<int[]> Combinations(ScenarioModel model, int[] places)
    {
        var terms = new int[places.Length];
        while (true)
        {
            yield return (int[])terms.Clone();
            var k = 0;
            while (k < places.Length && ++terms[k] == model.Issues[places[k]].Values.Length)
                terms[k++] = 0;
            if (k == places.Length)
                yield break;
        }
    }

    private static void AddReservation(JsonObject space, ScenarioModel model, ScenarioParty party, (int[] Places, decimal[] Worths)[] groups, ScenarioNotes notes)
    {
        if (party.Reservation is null)
            notes.Remark($"no walk-away of {party.Name} is known; GeniusWeb takes 0");
        if (party.Reservation is null or 0)
            return;
        if (ReservationBid.Find(groups.Select(group => group.Worths).ToArray(), party.Reservation.Value) is not { } chosen)
        {
            notes.Obstacle($"GeniusWeb states the worth of no agreement by a bid, and none was found that is worth {Number(party.Reservation.Value)} to {party.Name}");
            return;
        }

        var values = new JsonObject();
        foreach (var ((places, _), choice) in groups.Zip(chosen))
        {
            if (choice < 0)
                continue;
            var terms = Combinations(model, places).ElementAt(choice);
            for (var k = 0; k < places.Length; k++)
                values[model.Issues[places[k]].Name] = Value(model.Issues[places[k]], terms[k]);
        }

        space["reservationBid"] = new JsonObject { ["issuevalues"] = values };
    }

    private static JsonObject Domain(ScenarioModel model)
    {
        var issues = new JsonObject();
        foreach (var issue in model.Issues)
        {
            issues[issue.Name] = IsEven(issue)
                ? new JsonObject { ["range"] = new JsonArray(issue[0], issue[issue.Values.Length - 1], issue.Values.Length == 1 ? 1 : issue[1] - issue[0]) }
                : new JsonObject { ["values"] = new JsonArray([.. issue.Values.Select(value => (JsonNode)value)]) };
        }

        return new JsonObject { ["name"] = model.Dossier.Title, ["issuesValues"] = issues };
    }

    private static JsonNode Value(ScenarioIssue issue, int term) => IsEven(issue) ? issue[term] : issue.Values[term];

    /// <summary>Whether the numbers of an issue follow one another by the same step, with all its digits.</summary>
    private static bool IsEven(ScenarioIssue issue) => issue.Issue.Range is not null
        && Enumerable.Range(1, issue.Values.Length - 1).All(term => issue[term] == issue[0] + (term * (issue[1] - issue[0])));

    private static string Text(JsonObject json) => json.ToJsonString() + "\n";

    private static string Number(decimal number) => ScenarioModel.Number(number);
}
