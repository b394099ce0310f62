using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.Stability.Evolution;
using Truce.Text;
using Truce.Text.Sections;
using Truce.Text.Yaml;

namespace Truce.Casebook;

/// <summary>What came of reading an <c>expected.yaml</c>.</summary>
/// <param name="Expected">The expected results; null exactly when there is at least one error.</param>
/// <param name="Diagnostics">Everything found, in the order of places.</param>
/// <param name="Origins">Where each part was written.</param>
public sealed record ExpectedResultsReading(ExpectedResults? Expected, EquatableArray<Diagnostic> Diagnostics, Origins Origins);

/// <summary>Reads the expected results of a dossier: a text in, the results or everything that is wrong with the text out.</summary>
/// <remarks>Never throws for a user's text. The keys are described in docs/reference/expected-results.md.</remarks>
public sealed class ExpectedResultsReader
{
    private readonly Reading _reading;
    private readonly KnownNames _decisionMakers;

    private ExpectedResultsReader(Reading reading, Dossier dossier)
    {
        _reading = reading;
        _decisionMakers = KnownNames.Of(
            dossier.Parties.Where(party => dossier.IsDecisionMaker(party.Id)).Select(party => party.Id.Value),
            DiagnosticDescriptors.UnknownParty,
            "decision maker");
    }

    /// <summary>Reads the text of an <c>expected.yaml</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dossier">The dossier whose results they are.</param>
    public static ExpectedResultsReading Read(SourceText text, Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(dossier);
        var diagnostics = new DiagnosticBag(text);
        ExpectedResults? expected = null;
        var root = YamlReader.Read(diagnostics);
        if (root is YamlMapping mapping)
            expected = new ExpectedResultsReader(new Reading(diagnostics, mapping, "the file", dossier), dossier).ReadAll();
        else if (root is not (null or YamlUnreadable))
            diagnostics.Add(root.Span, Messages.WrongKind(root, "a mapping that starts with 'results:'"));
        return new ExpectedResultsReading(
            diagnostics.HasErrors ? null : expected, diagnostics.ToDiagnostics(), new Origins(text, () => DossierReader.SpansOf(root)));
    }

    private ExpectedResults ReadAll()
    {
        var root = _reading.Root;
        var results = root.Required("results", "a list of what is known, each with its 'basis' and 'citation'");
        if (results is YamlSequence { Items.IsEmpty: true })
            _reading.Report(results.Span, Messages.NoResults());
        var expected = new ExpectedResults
        {
            Results = _reading.Items(results).Select(ReadBlock).ToEquatableArray(),
            SetAside = _reading.Items(root["set-aside"]).Select(ReadSetAside).ToEquatableArray(),
            Notes = root.Texts("notes"),
        };
        root.Finish();
        return expected;
    }

    private ExpectedBlock ReadBlock(YamlNode node)
    {
        var fields = new Fields(_reading, node, new TextSpan(node.Span.Start, 0), "a known result");
        var block = new ExpectedBlock
        {
            Basis = fields.RequiredWord<ExpectationBasis>("basis"),
            Citation = fields.RequiredText("citation"),
            FromMemory = fields.Word("from-memory", Truth.False) == Truth.True,
            Feasible = _reading.WholeNumber(fields["feasible"]),
            Orders = ByDecisionMaker(fields["order"]).Select(ReadOrder).ToEquatableArray(),
            Stable = ByDefinition(fields["stable"]).SelectMany(found => ReadStable(found.Definition, found.Value)).ToEquatableArray(),
            Equilibria = ByDefinition(fields["equilibria"])
                .Select(found => new ExpectedStates(found.Definition, null, ReadStates(found.Value))).ToEquatableArray(),
            Coalitional = ReadCoalitional(fields["coalitional"]).ToEquatableArray(),
            Evolutions = _reading.Items(fields["evolution"]).SelectMany(ReadEvolution).ToEquatableArray(),
        };
        fields.Finish();
        return block;
    }

    private ExpectedOrder ReadOrder((PartyId Party, YamlNode Value) found)
    {
        var tiers = _reading.Items(found.Value).Select(tier => AnyOf(_reading.Items(tier).Select(_reading.Formula).ToEquatableArray()));
        return new ExpectedOrder(found.Party, tiers.ToEquatableArray());
    }

    private IEnumerable<ExpectedStates> ReadStable(StabilityDefinition definition, YamlNode node) =>
        ByDecisionMaker(node).Select(found => new ExpectedStates(definition, found.Party, ReadStates(found.Value)));

    private List<ExpectedCoalitionStates> ReadCoalitional(YamlNode? node)
    {
        var found = new List<ExpectedCoalitionStates>();
        if (node is null)
            return found;
        var fields = new Fields(_reading, node, new TextSpan(node.Span.Start, 0), "expected coalitional results");
        foreach (var (definition, value) in ByCoalitionalDefinition(fields["stable"]))
        {
            foreach (var entry in Entries(value))
            {
                if (ReadCoalition(entry.Key) is { } coalition)
                    found.Add(new ExpectedCoalitionStates(definition, coalition, ReadStates(entry.Value)));
            }
        }

        found.AddRange(ByCoalitionalDefinition(fields["equilibria"]).Select(given => new ExpectedCoalitionStates(given.Definition, null, ReadStates(given.Value))));
        fields.Finish();
        return found;
    }

    /// <summary>Decision makers joined by <c>+</c>; null after reporting a name that is none.</summary>
    private Coalition? ReadCoalition(YamlScalar key)
    {
        var members = key.Value.Split('+').Select(name => name.Trim()).ToArray();
        foreach (var member in members.Where(member => !_decisionMakers.Contains(member)))
        {
            _reading.Report(key.Span, Messages.UnknownName(member, _decisionMakers));
            return null;
        }

        return new Coalition(_decisionMakers.InOrder.Where(members.Contains).Select(name => new PartyId(name)).ToEquatableArray());
    }

    private IEnumerable<(CoalitionalDefinition Definition, YamlNode Value)> ByCoalitionalDefinition(YamlNode? node)
    {
        foreach (var entry in Entries(node))
        {
            if (CoalitionalDefinitions.Find(entry.Key.Value) is { } definition)
                yield return (definition, entry.Value);
            else
                _reading.Report(entry.Key.Span, Messages.UnknownDefinition(entry.Key.Value, CoalitionalDefinitions.All.Select(known => known.Id)));
        }
    }

    private List<ExpectedEvolution> ReadEvolution(YamlNode node, int place)
    {
        var fields = new Fields(_reading, node, new TextSpan(node.Span.Start, 0), "an expected evolution");
        var from = fields.Required("from", "the state that the dispute starts from") is { } written ? _reading.Formula(written) : Formula.False;
        var found = new List<ExpectedEvolution>();
        foreach (var (key, kind) in new[] { ("moves", MoveKind.Any), ("improvements", MoveKind.Improvements) })
        {
            if (fields[key] is { } layers)
                found.Add(new ExpectedEvolution(place, from, kind, _reading.Items(layers).Select(ReadStates).ToEquatableArray()));
        }

        fields.Finish();
        return found;
    }

    private EquatableArray<Formula> ReadStates(YamlNode node) => _reading.Items(node).Select(_reading.Formula).ToEquatableArray();

    private SetAside ReadSetAside(YamlNode node)
    {
        var fields = new Fields(_reading, node, new TextSpan(node.Span.Start, 0), "a result that is set aside");
        var equilibria = fields["equilibria"];
        var setAside = new SetAside(
            fields.RequiredText("definition"),
            fields.RequiredText("citation"),
            equilibria is null ? null : ReadStates(equilibria),
            fields.RequiredText("because"));
        fields.Finish();
        return setAside;
    }

    private IEnumerable<(StabilityDefinition Definition, YamlNode Value)> ByDefinition(YamlNode? node)
    {
        foreach (var entry in Entries(node))
        {
            if (StabilityDefinitions.Find(entry.Key.Value) is { } definition)
                yield return (definition, entry.Value);
            else
                _reading.Report(entry.Key.Span, Messages.UnknownDefinition(entry.Key.Value, StabilityDefinitions.All.Select(known => known.Id)));
        }
    }

    private IEnumerable<(PartyId Party, YamlNode Value)> ByDecisionMaker(YamlNode? node)
    {
        foreach (var entry in Entries(node))
        {
            // What is no decision maker is reported by looking it up.
            if (_reading.Reference(entry.Key, _decisionMakers) is { } name && _decisionMakers.Contains(name))
                yield return (new PartyId(name), entry.Value);
        }
    }

    private EquatableArray<YamlEntry> Entries(YamlNode? node) => _reading.Entries(node, "a mapping from names to values");

    private static Formula AnyOf(EquatableArray<Formula> formulas) => formulas.Count == 1 ? formulas[0] : new Formula.Or(formulas);

    /// <summary>The words of a yes/no key, as YAML writes them.</summary>
    private enum Truth
    {
        False,
        True,
    }
}
