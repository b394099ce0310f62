using Truce.Dossiers;

namespace Truce.Text.Formats;

/// <summary>Makes a dossier of what an option table says.</summary>
internal sealed class OptionTableDossier
{
    /// <summary>Up to how much work few constraints are looked for: states times the square of the options.</summary>
    private const long MostWork = 2_000_000;

    private readonly OptionTable _table;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, TextSpan> _origins;
    private readonly Dictionary<string, PartyId> _parties = [];
    private readonly Issue[] _issues;

    /// <param name="table">What the table says, without errors.</param>
    /// <param name="diagnostics">Where to report what is to be known about the dossier.</param>
    /// <param name="origins">Where to note in which place of the file each part of the dossier stands.</param>
    public OptionTableDossier(OptionTable table, DiagnosticBag diagnostics, Dictionary<string, TextSpan> origins)
    {
        _table = table;
        _diagnostics = diagnostics;
        _origins = origins;
        var ids = new ReadableIds("party");
        foreach (var option in table.Options)
        {
            foreach (var owner in option.Owners.Where(owner => !_parties.ContainsKey(owner)))
            {
                _parties.Add(owner, new PartyId(ids.Make(owner)));
                origins[$"parties/{_parties[owner]}"] = option.Span;
            }
        }

        _issues = [.. ToIssues()];
    }

    /// <summary>The dossier.</summary>
    public Dossier Build()
    {
        var coalesced = _table.Columns.Where(column => column.IsCoalesced).ToArray();
        if (coalesced.Length > 0)
            _diagnostics.Add(coalesced[0].Span, Messages.TableCoalesced(coalesced.Select(column => column.Number).ToEquatableArray()));
        var fileName = Path.GetFileName(_diagnostics.Text.Path);
        var stem = Path.GetFileNameWithoutExtension(fileName);
        return new Dossier
        {
            Title = _table.Title ?? (stem.Length > 0 ? stem : fileName),
            Summary = $"Imported from {fileName}; the states that the table lists are feasible, and no others.",
            Parties = _parties.Select(party => new Party { Id = party.Value, Name = party.Key }).ToEquatableArray(),
            Issues = EquatableArray.Create<Issue>(_issues),
            Constraints = ToConstraints(),
            StatusQuo = _table.StatusQuo is { } column
                ? new StatusQuo(_table.Columns[column].Terms.Select((term, issue) => _issues[issue].Terms[term].Id).ToEquatableArray())
                : null,
            Preferences = _table.Preferences.Where(preference => !preference.Tiers.IsEmpty).Select(ToPreference).ToEquatableArray(),
        };
    }

    private IEnumerable<Issue> ToIssues()
    {
        var ids = new ReadableIds("option");
        foreach (var option in _table.Options)
        {
            // Papers give the same name to the options of several decision makers; the id then says whose it is.
            var isAmbiguous = _table.Options.Count(other => other.Name == option.Name) > 1;
            var id = new IssueId(ids.Make(isAmbiguous && option.Owners.Count > 0 ? $"{option.Owners[0]} {option.Name}" : option.Name));
            var termIds = new ReadableIds("term");
            var terms = option.Terms.Select(term => termIds.Make(term) is var made && made == term ? new Term(new(made)) : new Term(new(made), term)).ToEquatableArray();
            _origins[$"issues/{id}"] = option.Span;
            yield return new Issue
            {
                Id = id,
                Question = option.Name == id.Value ? null : option.Name,
                Deciders = new Deciders(option.AreJoint ? DecisionRule.All : DecisionRule.Any, option.Owners.Select(owner => _parties[owner]).ToEquatableArray()),
                Terms = terms,
                OneWay = option.OneWay.Select(change => new OneWay(terms[change.From].Id, terms[change.To].Id)).ToEquatableArray(),
            };
        }
    }

    /// <summary>What holds of the columns and of no other state: what they leave out, or the list of them when that is shorter.</summary>
    private EquatableArray<Constraint> ToConstraints()
    {
        _origins["constraints"] = _table.Columns[0].Span;
        var listed = new Constraint(Formulas.Any(_table.Columns.Select(ToFormula)));
        if (_issues.Any(issue => issue.Terms.Count > 64) || (long)_table.Columns.Count * _issues.Length * _issues.Length > MostWork)
            return [listed];

        ulong[] all = [.. _issues.Select(issue => issue.Terms.Count == 64 ? ulong.MaxValue : (1UL << issue.Terms.Count) - 1)];
        var columns = _table.Columns.Select(column => column.Terms.Select((term, issue) => term == TableColumn.Any ? all[issue] : 1UL << term).ToArray()).ToList();
        var leftOut = Boxes.LeftOutBy(columns, all);
        return Size(leftOut, all) <= Size(columns, all)
            ? leftOut.Select(box => new Constraint(ToContrary(box, all))).ToEquatableArray()
            : [listed];
    }

    private static int Size(List<ulong[]> boxes, ulong[] all) =>
        boxes.Sum(box => Enumerable.Range(0, box.Length).Count(issue => !Boxes.IsOpen(box, issue, all)));

    private Formula ToContrary(ulong[] box, ulong[] all)
    {
        var narrow = Enumerable.Range(0, box.Length).Where(issue => !Boxes.IsOpen(box, issue, all)).ToArray();
        return narrow.Length == 1
            ? OneOf(narrow[0], all[narrow[0]] & ~box[narrow[0]])
            : new Formula.Not(Formulas.All(narrow.Select(issue => OneOf(issue, box[issue]))));
    }

    private Formula OneOf(int issue, ulong terms)
    {
        var ids = _issues[issue].Terms.Where((_, term) => (terms >> term & 1) != 0).Select(term => term.Id).ToEquatableArray();
        return ids.Count == 1 ? new Formula.Is(_issues[issue].Id, ids[0]) : new Formula.In(_issues[issue].Id, ids);
    }

    private PartyPreference ToPreference(TablePreference preference)
    {
        var id = _parties[preference.Party];
        _origins[$"preferences/{id}"] = preference.Span;
        var tiers = preference.Tiers.Select(tier => new Tier(Formulas.Any(tier.Select(column => ToFormula(_table.Columns[column])))));
        return new PartyPreference(id, new Preference.Ranking(tiers.ToEquatableArray()));
    }

    private Formula ToFormula(TableColumn column) => Formulas.All(
        column.Terms.Select((term, issue) => (Term: term, Issue: _issues[issue])).Where(said => said.Term != TableColumn.Any)
            .Select(said => (Formula)new Formula.Is(said.Issue.Id, said.Issue.Terms[said.Term].Id)));
}
