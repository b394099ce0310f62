using System.Globalization;
using System.Text;
using System.Xml;
using Truce.Stability;
using Truce.States;

namespace Truce.Exports;

/// <summary>The graph of moves as GraphML, which graph editors and network libraries read.</summary>
/// <remarks>
/// One node for each feasible state, with its number, pattern and terms, the ranks (1 is best), and for each definition for whom it is stable and
/// whether it is an equilibrium; one edge for each mover and move. Everything in the dossier's order. Source of the format: Brandes, Eiglsperger,
/// Herman, Himsolt and Marshall 2002.
/// </remarks>
internal sealed class GraphMlExport : ExportFormat
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    public override string Id => "graphml";

    public override string Extension => ".graphml";

    public override string Description => "the graph of moves with ranks and verdicts, for graph editors and network libraries";

    public override Answer<ExportedFile> Write(ExportMaterial material, CancellationToken cancellation = default)
    {
        if (!material.Space.Is(out var space))
            return Answer.Cannot<ExportedFile>(material.Space.Obstacles);
        var found = MoveArcs.Of(space, cancellation);
        if (!found.Is(out var arcs))
            return Answer.Cannot<ExportedFile>(found.Obstacles);

        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(text, settings))
            Write(xml, material, space, arcs);
        return Answer.Of(new ExportedFile(text.Append('\n').ToString(), MoveArcs.Remarks(material)));
    }

    private static void Write(XmlWriter xml, ExportMaterial material, StateSpace space, List<MoveArc> arcs)
    {
        var ofStates = Attributes(material, space);
        xml.WriteStartElement("graphml", Namespace);
        for (var k = 0; k < ofStates.Count; k++)
            WriteKey(xml, $"n{k}", "node", ofStates[k].Name, ofStates[k].Type);
        WriteKey(xml, "mover", "edge", "mover", "string");
        WriteKey(xml, "improvement", "edge", "improvement", "boolean");

        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "moves");
        xml.WriteAttributeString("edgedefault", "directed");
        xml.WriteElementString("desc", Namespace, Printable(Origin(material)));
        foreach (var state in space.States)
        {
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", NodeId(state));
            for (var k = 0; k < ofStates.Count; k++)
                WriteData(xml, $"n{k}", ofStates[k].Of(state));
            xml.WriteEndElement();
        }

        foreach (var arc in arcs)
        {
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("source", NodeId(arc.From));
            xml.WriteAttributeString("target", NodeId(arc.To));
            WriteData(xml, "mover", arc.Mover.Id.Value);
            if (arc.IsImprovement is { } isImprovement)
                WriteData(xml, "improvement", Truth(isImprovement));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>What is told of every state.</summary>
    private static List<StateAttribute> Attributes(ExportMaterial material, StateSpace space)
    {
        var attributes = new List<StateAttribute>
        {
            new("number", "int", state => Number(state.Ordinal + 1)),
            new("pattern", "string", state => StatePattern.Of(space, state)),
            new("status-quo", "boolean", state => Truth(state == space.StatusQuo)),
        };
        for (var issue = 0; issue < space.Issues.Count; issue++)
        {
            var place = issue;
            attributes.Add(new($"issue.{space.Issues[issue].Id}", "string", state => space.TermOf(state, place).Id.Value));
        }

        foreach (var party in space.DecisionMakers)
        {
            if (space.RanksOf(party.Id).Is(out var ranks))
                attributes.Add(new($"rank.{party.Id}", "int", state => Number(ranks[state])));
        }

        if (material.Analysis.Is(out var analysis))
            attributes.AddRange(analysis.Definitions.SelectMany(definition => Verdicts(analysis, definition)));
        return attributes;
    }

    private static IEnumerable<StateAttribute> Verdicts(StabilityAnalysis analysis, StabilityDefinition definition)
    {
        foreach (var party in analysis.Space.DecisionMakers)
            yield return new($"stable.{definition.Id}.{party.Id}", "boolean", state => Truth(analysis.IsStable(definition, party, state)));
        yield return new($"equilibrium.{definition.Id}", "boolean", state => Truth(analysis.IsEquilibrium(definition, state)));
    }

    private static string Origin(ExportMaterial material) =>
        $"{material.Dossier.Title} (Truce {Provenance.ThisVersion}{(material.DossierHash is { } hash ? $", dossier {hash}" : "")})";

    private static void WriteKey(XmlWriter xml, string id, string of, string name, string type)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static void WriteData(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(value);
        xml.WriteEndElement();
    }

    private static string NodeId(StateId state) => "s" + Number(state.Ordinal + 1);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Truth(bool value) => value ? "true" : "false";

    /// <summary>The text without what no XML file can hold.</summary>
    private static string Printable(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));

    private sealed record StateAttribute(string Name, string Type, Func<StateId, string> Of);
}
