using System.Xml;
using System.Xml.Linq;
using Truce.Dossiers;
using Truce.Text.Formats.Scenarios;

namespace Truce.Exports.Scenarios;

/// <summary>The XML of Genius: additive utilities with evaluations, or sums over hyper-rectangles.</summary>
/// <remarks>docs/reference/formats.md says what is written and what is refused.</remarks>
internal sealed class GeniusExport : ScenarioExport
{
    /// <summary>Greatest evaluations below this are written larger, since Genius takes those near 0 for 0.</summary>
    private const decimal LeastMaximum = 0.001m;

    public override string Id => "genius";

    public override string Extension => ".xml";

    public override string Description => "a scenario of Genius: a domain and a profile for each party (XML)";

    protected override string WriteDomain(ScenarioModel model, ScenarioNotes notes)
    {
        for (var place = 0; place < model.Issues.Length; place++)
        {
            if (model.Issues[place].Issue.Range is not null && !IsInteger(model, place))
                notes.Remark($"the numbers of the issue '{model.Issues[place].Issue.Id}' become values by name, since their worth is not a straight line of whole numbers");
        }

        var issues = model.Issues.Select((issue, place) => Issue(model, place, IsInteger(model, place)
            ? []
            : issue.Values.Select((value, term) => new XElement("item", new XAttribute("index", term + 1), new XAttribute("value", Printable(value))))));
        return Text(new XElement(GeniusFormat.DomainRoot, new XElement(GeniusFormat.ProfileRoot, new XAttribute("number_of_issues", model.Issues.Length), Objective(issues))));
    }

    protected override string WriteProfile(ScenarioModel model, ScenarioParty party, ScenarioNotes notes)
    {
        var isAdditive = party.Joint.Length == 0;
        var root = new XElement(GeniusFormat.ProfileRoot, new XAttribute("number_of_issues", model.Issues.Length));
        if (isAdditive)
        {
            Check(party, notes);
            root.Add(Objective(model.Issues.SelectMany((_, place) => Evaluated(model, place, party.WorthsWithConstant[place]))));
        }
        else
        {
            root.Add(new XAttribute("type", "nonlinear"), Objective(model.Issues.Select((_, place) => Issue(model, place, []))), Rectangles(model, party, notes));
        }

        if (party.Utility.Discount is { Per: DiscountUnit.WholeTime, Factor: var factor })
            root.Add(new XElement("discount_factor", new XAttribute("value", Number(factor))));
        else if (party.Utility.Discount is not null)
            notes.Remark($"the discount of {party.Name} is left out: Genius counts the whole time only");
        if (party.Reservation is null)
            notes.Remark($"no walk-away of {party.Name} is known; Genius takes 0");
        root.Add(new XElement("reservation", new XAttribute("value", Number(party.Reservation ?? 0))));
        return Text(root);
    }

    private static void Check(ScenarioParty party, ScenarioNotes notes)
    {
        var worths = party.WorthsWithConstant;
        if (worths.Any(issue => issue.Min() < 0))
            notes.Obstacle($"some value is worth less than nothing to {party.Name}; evaluations of Genius are 0 or more");
        CheckMost(party, worths.Sum(issue => issue.Max()), notes);
    }

    private static void CheckMost(ScenarioParty party, decimal most, ScenarioNotes notes)
    {
        if (party.Utility.AtMost != 1 && Math.Min(most, party.Utility.AtMost ?? most) > 1 + ScenarioParty.Rounding)
            notes.Obstacle($"an outcome may be worth up to {Number(most)} to {party.Name}; in Genius nothing is worth more than 1");
        else if (party.Utility.AtMost is < 1 && party.Utility.AtMost < most)
            notes.Obstacle($"nothing is worth more than {Number(party.Utility.AtMost.Value)} to {party.Name}; in Genius the limit is 1");
    }

    private static IEnumerable<XElement> Evaluated(ScenarioModel model, int place, decimal[] worths)
    {
        var most = worths.Max();
        yield return new XElement("weight", new XAttribute("index", place + 1), new XAttribute("value", Number(most)));
        if (IsInteger(model, place))
        {
            var slope = most == 0 || worths.Length == 1 ? 0 : (worths[^1] - worths[0]) / (worths.Length - 1) / most;
            var offset = most == 0 ? 0 : worths[0] / most;
            yield return Issue(model, place, [new XElement("evaluator", new XAttribute("ftype", "linear"), new XAttribute("slope", Number(slope)), new XAttribute("offset", Number(offset)))]);
            yield break;
        }

        var scale = most is > 0 and < LeastMaximum ? 1 / most : 1;
        yield return Issue(model, place, worths.Select((worth, term) => new XElement(
            "item", new XAttribute("index", term + 1), new XAttribute("value", Printable(model.Issues[place].Values[term])), new XAttribute("evaluation", Number(worth * scale)))));
    }

    private static XElement Rectangles(ScenarioModel model, ScenarioParty party, ScenarioNotes notes)
    {
        var boxes = ScenarioBox.AllOf(model, party).ToArray();
        if (boxes.Contains(null))
            notes.Obstacle($"issues add together to the utility of {party.Name} in another way than by boxes; Genius holds a number for each hyper-rectangle");
        CheckMost(party, boxes.Sum(box => Math.Max(0, box?.Adds ?? 0)) / party.Utility.OutOf, notes);
        return new XElement(
            "utility",
            new XAttribute("maxutility", Number(party.Utility.OutOf)),
            new XElement("ufun", new XAttribute("type", "PlainUfun"), new XAttribute("weight", "1"), new XAttribute("aggregation", "sum"), boxes.OfType<ScenarioBox>().Select(Rectangle)));

        XElement Rectangle(ScenarioBox box) => new("hyperRectangle", new XAttribute("utility", Number(box.Adds)), box.Sides.Select(side => Side(side.Issue, side.Terms, box.IsOutside)));

        XElement? Side(int place, EquatableArray<int> terms, bool isOutside)
        {
            var issue = model.Issues[place];
            if (IsInteger(model, place) && ScenarioBox.IsInterval(terms))
                return new XElement(isOutside ? "EXCLUDES" : "INCLUDES", new XAttribute("index", place + 1), new XAttribute("min", Number(issue[terms[0]])), new XAttribute("max", Number(issue[terms[terms.Count - 1]])));
            notes.Obstacle($"a box of {party.Name} has a side on the issue '{issue.Issue.Id}' that is no interval of whole numbers; Genius holds only such");
            return null;
        }
    }

    private static XElement Objective(IEnumerable<XElement> content) => new(
        "objective", new XAttribute("index", 0), new XAttribute("etype", "objective"), new XAttribute("type", "objective"), new XAttribute("name", "any"), new XAttribute("description", ""), content);

    private static XElement Issue(ScenarioModel model, int place, IEnumerable<XElement> content)
    {
        var issue = model.Issues[place];
        var kind = IsInteger(model, place) ? "integer" : "discrete";
        var element = new XElement("issue", new XAttribute("index", place + 1), new XAttribute("name", Printable(issue.Name)), new XAttribute("type", kind), new XAttribute("etype", kind), new XAttribute("vtype", kind));
        if (kind == "integer")
            element.Add(new XAttribute("lowerbound", Number(issue[0])), new XAttribute("upperbound", Number(issue[issue.Values.Length - 1])));
        element.Add(content);
        return element;
    }

    /// <summary>Whether an issue is written as one of whole numbers: its worth is a straight line to everybody who has no rectangles.</summary>
    private static bool IsInteger(ScenarioModel model, int place) => model.Issues[place].IsWhole
        && model.Parties.All(party => party.Joint.Length > 0 || StraightLine.Is(party.WorthsWithConstant[place]));

    private static string Text(XElement root) => root.ToString().ReplaceLineEndings("\n") + "\n";

    private static string Number(decimal number) => ScenarioModel.Number(number);

    private static string Printable(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));
}
