using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Writing;

/// <summary>Writes the formulas of one dossier as its file has them: the states of a model as patterns, the way the literature prints them.</summary>
internal sealed class FormulaContent
{
    private readonly Dossier _dossier;
    private readonly FormulaWriter _writer;
    private readonly Dictionary<IssueId, int> _places = [];
    private readonly bool _areAllYesNo;

    public FormulaContent(Dossier dossier)
    {
        _dossier = dossier;
        _writer = new FormulaWriter(dossier);
        _areAllYesNo = dossier.Issues.All(issue => issue.IsYesNo);
        for (var i = 0; i < dossier.Issues.Count; i++)
            _places.TryAdd(dossier.Issues[i].Id, i);
    }

    /// <summary>A formula: as a pattern when it is one whole state.</summary>
    public YamlContent Of(Formula formula) => FieldList.NewWord(TextOf(formula));

    /// <summary>The same as text.</summary>
    public string TextOf(Formula formula) => Pattern(formula, leastIssues: _dossier.Issues.Count) ?? _writer.Write(formula);

    /// <summary>The states of one tier: tied ones in a list, and a pattern wherever it can be one.</summary>
    public YamlContent OfStates(Formula states) =>
        states is Formula.Or { Operands: { Count: > 1 } tied } ? new YamlList(tied.Select(State).ToEquatableArray()) : State(states);

    private YamlContent State(Formula state) =>
        FieldList.NewWord(Pattern(state, leastIssues: _areAllYesNo ? 1 : _dossier.Issues.Count) ?? _writer.Write(state));

    // A pattern reads back as the terms in the dossier's order of issues, so only a conjunction in that order is one.
    private string? Pattern(Formula formula, int leastIssues)
    {
        var literals = formula switch
        {
            Formula.And { Operands: { Count: > 1 } operands } => operands,
            Formula.Is => [formula],
            _ => default,
        };
        if (literals.Count < Math.Max(leastIssues, 1) || _dossier.Issues.Count < 2)
            return null;
        var terms = new string[_dossier.Issues.Count];
        Array.Fill(terms, "-");
        var last = -1;
        foreach (var literal in literals)
        {
            if (literal is not Formula.Is(var issue, var term) || !_places.TryGetValue(issue, out var place) || place <= last || _dossier.Issues[place].IndexOf(term) < 0)
                return null;
            last = place;
            terms[place] = !_areAllYesNo ? term.Value : term == TermId.Yes ? "Y" : "N";
        }

        return _areAllYesNo ? $"<{string.Concat(terms)}>" : $"<{string.Join(' ', terms)}>";
    }
}
