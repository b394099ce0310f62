using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Exports;

/// <summary>The text of a GMCR+ file, of a dossier that fits it.</summary>
internal sealed class GmcrModelText
{
    private static readonly string[] s_rootKeys = ["program", "version", "options", "decisionMakers", "infeasibles", "useManualPreferenceRanking"];
    private static readonly string[] s_optionKeys = ["name", "permittedDirection"];

    private readonly ExportMaterial _material;
    private readonly Dossier _dossier;
    private readonly Party[] _decisionMakers;
    private readonly Alternatives _alternatives;
    private readonly bool _isRanked;

    public GmcrModelText(ExportMaterial material, Party[] decisionMakers)
    {
        _material = material;
        _dossier = material.Dossier;
        _decisionMakers = decisionMakers;
        _alternatives = new Alternatives(_dossier.Issues);

        // One switch of the file turns every decision maker's statements off.
        _isRanked = decisionMakers.Any(party => _dossier.PreferenceOf(party.Id) is { Preference: not Preference.Priorities });
    }

    /// <summary>What the file leaves out or says in another way.</summary>
    public List<string> Remarks { get; } = [];

    public string Write(List<string> obstacles)
    {
        Remark();
        var kept = GmcrKeptParts.Of(_material.Attachments, _decisionMakers, _dossier.Issues, Remarks, obstacles);
        var json = new StringBuilder("{\n");
        json.Append($"  \"program\": \"truce\",\n  \"version\": {Text(Provenance.ThisVersion)},\n");
        json.Append("  \"options\": [\n    ").AppendJoin(",\n    ", _dossier.Issues.Select((issue, place) => Option(issue, place, kept))).Append("\n  ],\n");
        json.Append("  \"decisionMakers\": [\n    ");
        json.AppendJoin(",\n    ", _decisionMakers.Select((party, place) => DecisionMaker(party, place, kept, obstacles))).Append("\n  ],\n");
        json.Append($"  \"infeasibles\": [{Lines(_dossier.Constraints.SelectMany((constraint, place) => Infeasible(constraint, place, obstacles)), "    ", "  ")}],\n");
        json.Append($"  \"useManualPreferenceRanking\": {(_isRanked ? "true" : "false")}{kept.PutBack("", s_rootKeys)}\n}}\n");
        Remarks.AddRange(kept.NotPutBack());
        return json.ToString();
    }

    private void Remark()
    {
        foreach (var issue in _dossier.Issues)
        {
            if (!issue.IsYesNo)
                Remarks.Add($"'{issue.Id}' becomes an option: Y is '{issue.Terms[1].Id}', N is '{issue.Terms[0].Id}'");
            if (issue.Deciders.Parties.Count > 1)
                Remarks.Add($"'{issue.Id}' belongs to {issue.Deciders.Parties.Count} decision makers; GMCR+ 0.4.1 computes the moves of such options in another way");
        }

        foreach (var party in _dossier.Parties.Except(_decisionMakers))
            Remarks.Add($"{party.Name} is left out: it decides nothing, and no preference of it is recorded");
        foreach (var party in _decisionMakers.Where(party => _dossier.PreferenceOf(party.Id) is null))
            Remarks.Add($"no preference of {party.Name} is recorded; GMCR+ takes it to be indifferent among all states");
        foreach (var party in _decisionMakers)
        {
            switch (_dossier.PreferenceOf(party.Id)?.Preference)
            {
                case Preference.Priorities when _isRanked:
                    Remarks.Add($"the priorities of {party.Name} become a ranking of the states, since a GMCR+ file holds rankings for all or for none");
                    break;
                case Preference.Utility:
                    Remarks.Add($"the utility of {party.Name} becomes a ranking of the states; how much better a state is, is lost");
                    break;
            }
        }

        foreach (var view in _dossier.Views.Where(view => !view.Preferences.IsEmpty || !view.UnseenMoves.IsEmpty))
            Remarks.Add($"of the view of {_dossier.Find(view.Party)?.Name} only the states that it does not see are written; GMCR+ has no place for the preferences and moves that it takes others to have");

        Remarks.AddRange(Wording.RecordLeftOut(_dossier, holdsStatusQuo: false, holdsViews: true));
    }

    private static string Option(Issue issue, int place, GmcrKeptParts kept)
    {
        var direction = "both";
        if (issue.OneWay.Count > 0)
            direction = issue.OneWay[0].From == issue.Terms[0].Id ? "fwd" : "back";
        var name = issue.Question ?? issue.Id.Value;
        if (!issue.IsYesNo)
            name += $": {issue.Terms[1].Label ?? issue.Terms[1].Id.Value}";
        return $"{{\"name\": {Text(name)}, \"permittedDirection\": \"{direction}\"{kept.PutBack($"/options/{place}", s_optionKeys)}}}";
    }

    private string DecisionMaker(Party party, int place, GmcrKeptParts kept, List<string> obstacles)
    {
        var options = Enumerable.Range(0, _dossier.Issues.Count).Where(issue => _dossier.Issues[issue].Deciders.Parties.Contains(party.Id));
        var pointer = $"/decisionMakers/{place}";
        var members = new List<string> { $"\"name\": {Text(party.Name)}", $"\"options\": [{string.Join(", ", options)}]" };
        var written = new List<string> { "name", "options", _isRanked ? "preferenceRanking" : "preferences" };
        if (_isRanked)
            members.Add($"\"preferenceRanking\": [{string.Join(", ", Ranking(party, obstacles))}]");
        if (_dossier.ViewOf(party.Id) is { Unseen.IsEmpty: false } view)
        {
            members.Add($"\"misperceptions\": [{string.Join(", ", Unseen(party, view, obstacles))}]");
            written.Add("misperceptions");
        }

        if (!_isRanked || !kept.Has(pointer, "preferences"))
            members.Add($"\"preferences\": [{(_isRanked ? "" : Lines(Statements(party, obstacles), "       ", "     "))}]");
        return $"{{{string.Join(",\n     ", members)}{kept.PutBack(pointer, written)}}}";
    }

    private IEnumerable<string> Statements(Party party, List<string> obstacles)
    {
        if (_dossier.PreferenceOf(party.Id)?.Preference is not Preference.Priorities(var statements))
            yield break;
        for (var place = 0; place < statements.Count; place++)
        {
            // A statement that is always or never true tells no states apart, and GMCR+ has no way to write it.
            if (Statement(statements[place].Prefer, $"priority {place + 1} of {party.Name}", obstacles) is { } statement)
                yield return statement;
        }
    }

    private IEnumerable<string> Unseen(Party party, PartyView view, List<string> obstacles)
    {
        for (var place = 0; place < view.Unseen.Count; place++)
        {
            if (Statement(view.Unseen[place], $"what {party.Name} does not see, number {place + 1},", obstacles) is { } statement)
                yield return statement;
        }
    }

    /// <summary>A pattern or several; null when the formula is always or never true, or comes to too many.</summary>
    private string? Statement(Formula formula, string what, List<string> obstacles)
    {
        if (_alternatives.Of(formula) is not { } alternatives)
        {
            obstacles.Add($"{what} comes to more than {Alternatives.Most:N0} patterns; split it");
            return null;
        }

        return alternatives switch
        {
            [{ Count: > 0 } only] => Pattern(only),
            { Count: > 1 } => $"{{\"compound\": true, \"members\": [{string.Join(", ", alternatives.Select(Pattern))}]}}",
            _ => null,
        };
    }

    private IEnumerable<string> Infeasible(Constraint constraint, int place, List<string> obstacles)
    {
        if (_alternatives.Of(constraint.Formula, isNegated: true) is { } alternatives)
            return alternatives.Select(Pattern);
        obstacles.Add($"constraint {place + 1} comes to more than {Alternatives.Most:N0} infeasible patterns; split it");
        return [];
    }

    /// <summary>The numbers of the states, best first, those of a tie in brackets.</summary>
    private IEnumerable<string> Ranking(Party party, List<string> obstacles)
    {
        if (!_material.Space.Is(out var space))
        {
            obstacles.AddRange(_material.Space.Obstacles.Except(obstacles));
            return [];
        }

        if (Tiers(space, party) is not { } tiers)
        {
            obstacles.AddRange(space.RanksOf(party.Id).Obstacles.Select(obstacle => $"{party.Name}: {obstacle}"));
            return [];
        }

        var numbers = Numbers(space);
        return tiers.Select(tier => tier.Select(state => numbers[state.Ordinal]).Order().ToArray())
            .Where(tier => tier.Length > 0)
            .Select(tier => tier.Length == 1 ? $"{tier[0]}" : $"[{string.Join(", ", tier)}]");
    }

    /// <summary>States of one rank, best first; null when the preference contradicts itself.</summary>
    private IEnumerable<IEnumerable<StateId>>? Tiers(StateSpace space, Party party)
    {
        switch (_dossier.PreferenceOf(party.Id)?.Preference)
        {
            case null:
                return [space.States];
            case Preference.Ranking(var tiers):
                // A ranking that leaves states out is written as far as it goes.
                var members = tiers.Select(tier => space.Where(tier.States)).ToArray();
                return members.Sum(tier => tier.Count) == members.SelectMany(tier => tier).Distinct().Count()
                    ? members.Select(tier => (IEnumerable<StateId>)tier)
                    : null;
            default:
                return space.RanksOf(party.Id).Is(out var ranks) ? space.States.GroupBy(state => ranks[state]).OrderBy(tier => tier.Key) : null;
        }
    }

    /// <summary>The numbers that GMCR+ gives the states: from 1, ascending, once the options are sorted by their first owners.</summary>
    private int[] Numbers(StateSpace space)
    {
        var order = _decisionMakers.SelectMany(party => Enumerable.Range(0, _dossier.Issues.Count).Where(issue => _dossier.Issues[issue].Deciders.Parties.Contains(party.Id)))
            .Concat(Enumerable.Range(0, _dossier.Issues.Count)).Distinct().ToArray();
        var numbers = new int[space.Count];
        var number = 0;
        foreach (var state in space.States.OrderBy(state => order.Select((issue, digit) => (long)space.TermIndex(state, issue) << digit).Sum()))
            numbers[state.Ordinal] = ++number;
        return numbers;
    }

    private static string Pattern(List<Alternatives.Literal> pattern) =>
        $"[{string.Join(", ", pattern.Select(literal => $"[{literal.Issue}, \"{(literal.IsSecond ? 'Y' : 'N')}\"]"))}]";

    /// <summary>Entries of a list, a line each.</summary>
    private static string Lines(IEnumerable<string> entries, string indent, string end)
    {
        var lines = entries.ToArray();
        return lines.Length == 0 ? "" : $"\n{indent}{string.Join($",\n{indent}", lines)}\n{end}";
    }

    private static string Text(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
