using System.Text;
using System.Text.Encodings.Web;
using Truce.Dossiers;

namespace Truce.Exports.Scenarios;

/// <summary>The YAML of NegMAS: linear additive utilities with tables, or numbers for boxes of outcomes.</summary>
/// <remarks>docs/reference/formats.md says what is written and what is refused.</remarks>
internal sealed class NegmasExport : ScenarioExport
{
    public override string Id => "negmas";

    public override string Extension => ".yaml";

    public override string Description => "a scenario of NegMAS: an outcome space and a utility function for each party (YAML)";

    protected override string WriteDomain(ScenarioModel model, ScenarioNotes notes)
    {
        var text = new StringBuilder("type: DiscreteCartesianOutcomeSpace\n");
        Line(text, "name: " + Quoted(model.Dossier.Title));
        text.Append("issues:\n");
        foreach (var issue in model.Issues)
        {
            if (issue.IsWhole)
            {
                Line(text, $"  - {{name: {Quoted(issue.Name)}, type: ContiguousIssue, values: [{Number(issue[0])}, {Number(issue[issue.Values.Length - 1])}]}}");
                continue;
            }

            if (issue.Issue.Range is not null)
                notes.Remark($"the numbers of the issue '{issue.Issue.Id}' become values by name, since they are not whole");
            Line(text, $"  - {{name: {Quoted(issue.Name)}, type: CategoricalIssue, values: [{string.Join(", ", issue.Values.Select(Quoted))}]}}");
        }

        return text.ToString();
    }

    protected override string WriteProfile(ScenarioModel model, ScenarioParty party, ScenarioNotes notes)
    {
        var text = new StringBuilder();
        var indent = "";
        var reserved = $"reserved_value: {(party.Reservation is { } reservation ? Number(reservation) : "-.inf")}";
        if (Factor(party.Utility.Discount) is { } factor)
        {
            Line(text, "type: ExpDiscountedUFun");
            Line(text, $"discount: {Number(party.Utility.Discount!.Factor)}");
            Line(text, $"factor: {factor}");
            Line(text, reserved);
            text.Append("ufun:\n");
            indent = "  ";
        }
        else if (party.Utility.Discount is not null)
        {
            notes.Remark($"the discount of {party.Name} is left out: NegMAS counts rounds, the whole time or seconds");
        }

        CheckMost(model, party, notes);
        if (party.Joint.Length == 0)
            WriteAdditive(text, model, party, indent);
        else
            WriteBoxes(text, model, party, indent, notes);
        if (party.Joint.Length == 0 && party.Constant != 0)
            Line(text, $"{indent}bias: {Number(party.Constant)}");
        Line(text, indent + reserved);
        return text.ToString();
    }

    private static void CheckMost(ScenarioModel model, ScenarioParty party, ScenarioNotes notes)
    {
        var most = ScenarioBox.AllOf(model, party).Sum(box => Math.Max(0, box?.Adds ?? 0)) / party.Utility.OutOf;
        var single = party.Worths.Sum(worths => worths.Max()) + party.Constant;
        if (party.Utility.AtMost is { } limit && limit < (party.Joint.Length == 0 ? single : most))
            notes.Obstacle($"nothing is worth more than {Number(limit)} to {party.Name}; NegMAS has no such limit");
    }

    private static void WriteAdditive(StringBuilder text, ScenarioModel model, ScenarioParty party, string indent)
    {
        Line(text, indent + "type: LinearAdditiveUtilityFunction");
        Line(text, $"{indent}weights: [{string.Join(", ", model.Issues.Select(_ => "1"))}]");
        Line(text, indent + "values:");
        for (var place = 0; place < model.Issues.Length; place++)
        {
            var issue = model.Issues[place];
            var entries = issue.Values.Select((value, term) => $"{(issue.IsWhole ? Number(issue[term]) : Quoted(value))}: {Number(party.Worths[place][term])}");
            Line(text, $"{indent}  - {{type: TableFun, mapping: {{{string.Join(", ", entries)}}}}}");
        }
    }

    private static void WriteBoxes(StringBuilder text, ScenarioModel model, ScenarioParty party, string indent, ScenarioNotes notes)
    {
        var boxes = ScenarioBox.AllOf(model, party).SelectMany(box => Included(box)).ToArray();
        if (boxes.Contains(null))
            notes.Obstacle($"issues add together to the utility of {party.Name} in another way than by boxes; NegMAS holds a number for each");
        notes.Remark("NegMAS takes the bounds of a box of whole numbers for outside it; the file has them inside");
        Line(text, indent + "type: HyperRectangleUtilityFunction");
        Line(text, indent + "outcome_ranges:");
        foreach (var box in boxes.OfType<ScenarioBox>())
            Line(text, $"{indent}  - {{{string.Join(", ", box.Sides.Select(side => Side(side.Issue, side.Terms)))}}}");
        Line(text, $"{indent}utilities: [{string.Join(", ", boxes.OfType<ScenarioBox>().Select(box => Number(box.Adds / party.Utility.OutOf)))}]");

        string Side(int place, EquatableArray<int> terms)
        {
            var issue = model.Issues[place];
            if (!issue.IsWhole)
                return $"{place}: [{string.Join(", ", terms.Select(term => Quoted(issue.Values[term])))}]";
            if (!ScenarioBox.IsInterval(terms))
                notes.Obstacle($"a box of {party.Name} has a side on the issue '{issue.Issue.Id}' with gaps between its numbers; NegMAS holds the least and the greatest");
            return $"{place}: [{Number(issue[terms.Count == 0 ? 0 : terms[0]])}, {Number(issue[terms.Count == 0 ? 0 : terms[terms.Count - 1]])}]";
        }
    }

    /// <summary>What counts outside a box counts everywhere, and is taken away inside.</summary>
    private static IEnumerable<ScenarioBox?> Included(ScenarioBox? box) => box is { IsOutside: true }
        ? [new ScenarioBox(box.Adds, false, []), box with { Adds = -box.Adds, IsOutside = false }]
        : [box];

    private static string? Factor(Discount? discount) => discount?.Per switch
    {
        DiscountUnit.Round => "step",
        DiscountUnit.WholeTime => "relative_time",
        DiscountUnit.Second => "real_time",
        _ => null,
    };

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Number(decimal number) => ScenarioModel.Number(number);

    // The quotation marks and escapes of JSON mean the same in YAML.
    private static string Quoted(string text) => "\"" + JavaScriptEncoder.Default.Encode(text) + "\"";
}
