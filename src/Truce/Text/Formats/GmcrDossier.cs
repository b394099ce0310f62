using Truce.Dossiers;

namespace Truce.Text.Formats;

/// <summary>Makes a dossier of what a GMCR+ file says.</summary>
internal sealed class GmcrDossier
{
    private readonly GmcrModel _model;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, TextSpan> _origins;
    private readonly PartyId[] _parties;
    private readonly IssueId[] _issues;
    private readonly ILookup<int, PartyId> _owners;
    private GmcrStates? _states;

    /// <param name="model">What the file says, without errors.</param>
    /// <param name="diagnostics">Where to report what the dossier cannot say.</param>
    /// <param name="origins">Where to note in which place of the file each part of the dossier stands.</param>
    public GmcrDossier(GmcrModel model, DiagnosticBag diagnostics, Dictionary<string, TextSpan> origins)
    {
        _model = model;
        _diagnostics = diagnostics;
        _origins = origins;
        _parties = [.. Name(new ReadableIds("party"), model.DecisionMakers.Select(dm => (dm.Name, dm.Span))).Select(id => new PartyId(id))];
        _issues = [.. Name(new ReadableIds("option"), model.Options.Select(option => (option.Name, option.Span))).Select(id => new IssueId(id))];
        _owners = model.DecisionMakers.SelectMany((dm, place) => dm.Options.Select(option => (option, _parties[place])))
            .ToLookup(owned => owned.option, owned => owned.Item2);
    }

    /// <summary>The dossier. It may not be used when the diagnostics hold errors afterwards.</summary>
    public Dossier Build()
    {
        var path = _diagnostics.Text.Path;
        var fileName = Path.GetFileName(path);
        RefuseNothingFeasible();
        return new Dossier
        {
            Title = Path.GetFileNameWithoutExtension(path) is { Length: > 0 } title ? title : fileName,
            Summary = _model.Program is null ? $"Imported from {fileName}." : $"Imported from {fileName}, written by {_model.Program}.",
            Parties = Enumerable.Range(0, _parties.Length).Select(ToParty).ToEquatableArray(),
            Issues = Enumerable.Range(0, _issues.Length).Select(ToIssue).ToEquatableArray(),
            Constraints = _model.Infeasible.Select(ToConstraint).ToEquatableArray(),
            Preferences = Enumerable.Range(0, _parties.Length).Select(ToPreference).OfType<PartyPreference>().ToEquatableArray(),
            Views = Enumerable.Range(0, _parties.Length).Select(ToView).OfType<PartyView>().ToEquatableArray(),
        };
    }

    private List<string> Name(ReadableIds ids, IEnumerable<(string Name, TextSpan Span)> named)
    {
        var made = new List<string>();
        var seen = new HashSet<string>();
        foreach (var (name, span) in named)
        {
            var id = ids.Make(name);
            if (name.Length == 0)
                _diagnostics.Add(span, Messages.GmcrNoName(id));
            else if (!seen.Add(name))
                _diagnostics.Add(span, Messages.GmcrSameName(name, id));
            made.Add(id);
        }

        return made;
    }

    private Party ToParty(int place)
    {
        var (id, name) = (_parties[place], _model.DecisionMakers[place].Name);
        _origins[$"parties/{id}"] = _model.DecisionMakers[place].Span;
        return new Party { Id = id, Name = name.Length == 0 ? id.Value : name };
    }

    private Issue ToIssue(int place)
    {
        var option = _model.Options[place];
        var id = _issues[place];
        var deciders = new Deciders(DecisionRule.Any, _owners[place].ToEquatableArray());
        if (deciders.Parties.IsEmpty)
            _diagnostics.Add(option.Span, Messages.GmcrOrphan(option.Name));
        _origins[$"issues/{id}"] = option.Span;
        return new Issue
        {
            Id = id,
            Question = option.Name == id.Value || option.Name.Length == 0 ? null : option.Name,
            Deciders = deciders,
            Terms = [new Term(TermId.No), new Term(TermId.Yes)],
            OneWay = option.Direction switch
            {
                GmcrDirection.OnlyTaken => [new OneWay(TermId.No, TermId.Yes)],
                GmcrDirection.OnlyGivenUp => [new OneWay(TermId.Yes, TermId.No)],
                _ => [],
            },
        };
    }

    private Constraint ToConstraint(GmcrStatement statement, int place)
    {
        _origins[$"constraints/{place}"] = statement.Span;
        return new Constraint(new Formula.Not(ToFormula(statement)));
    }

    private PartyView? ToView(int place)
    {
        var unseen = _model.DecisionMakers[place].Misperceptions;
        if (unseen.IsEmpty)
            return null;
        var part = $"views/{_parties[place]}";
        _origins[part] = unseen[0].Span;
        for (var k = 0; k < unseen.Count; k++)
            _origins[$"{part}/unseen/{k}"] = unseen[k].Span;
        return new PartyView(_parties[place]) { Unseen = unseen.Select(ToFormula).ToEquatableArray() };
    }

    private PartyPreference? ToPreference(int place)
    {
        var dm = _model.DecisionMakers[place];
        var part = $"preferences/{_parties[place]}";
        _origins[part] = dm.Span;
        Preference? preference = dm.Ranking is { } ranking ? ToRanking(dm, ranking, part) : ToPriorities(dm, part);
        return preference is null ? null : new PartyPreference(_parties[place], preference);
    }

    private Preference.Priorities ToPriorities(GmcrDecisionMaker dm, string part)
    {
        // Without a statement every state is as good as another, which a statement that is always true says in so many words.
        if (dm.Preferences.IsEmpty)
            return new Preference.Priorities([new Priority(Formula.True)]);
        for (var k = 0; k < dm.Preferences.Count; k++)
            _origins[$"{part}/priorities/{k}"] = dm.Preferences[k].Span;
        return new Preference.Priorities(dm.Preferences.Select(statement => new Priority(ToFormula(statement))).ToEquatableArray());
    }

    private Preference.Ranking? ToRanking(GmcrDecisionMaker dm, EquatableArray<GmcrTier> ranking, string part)
    {
        if (FeasibleStates() is not { } states)
        {
            _diagnostics.Add(dm.Span, Messages.GmcrUncountable(_model.Options.Count));
            return null;
        }

        var ranked = new HashSet<int>();
        var tiers = new List<Tier>();
        foreach (var tier in ranking)
        {
            _origins[$"{part}/ranking/{tiers.Count}"] = tier.Span;
            var members = tier.Numbers.Where(number => IsNew(number, states.Count, ranked)).Select(number => ToFormula(states[number.Number - 1]));
            tiers.Add(new Tier(Formulas.Any(members)));
        }

        // A number that fits nothing is missed elsewhere; one report of it is enough.
        if (ranked.Count < states.Count && ranked.Count == ranking.Sum(tier => tier.Numbers.Count))
            _diagnostics.Add(dm.Span, Messages.GmcrRankingPartial(dm.Name, states.Count - ranked.Count, states.Count));
        return tiers.Count == 0 ? null : new Preference.Ranking(tiers.ToEquatableArray());
    }

    private bool IsNew(GmcrStateNumber number, int count, HashSet<int> ranked)
    {
        if (number.Number < 1 || number.Number > count)
            _diagnostics.Add(number.Span, Messages.GmcrNoSuchState(number.Number, count));
        else if (!ranked.Add(number.Number))
            _diagnostics.Add(number.Span, Messages.GmcrStateTwice(number.Number));
        else
            return true;
        return false;
    }

    /// <summary>The feasible states in the order of their numbers, or null when they are too many to count.</summary>
    private IReadOnlyList<ulong>? FeasibleStates()
    {
        if (_issues.Length > GmcrStates.MaxOptions)
            return null;
        _states ??= GmcrStates.Find(_model, int.MaxValue);
        return _states.IsComplete ? _states.Found : null;
    }

    private void RefuseNothingFeasible()
    {
        if (_issues.Length <= GmcrStates.MaxOptions && GmcrStates.Find(_model, most: 1) is { IsComplete: true, Found.Count: 0 })
            _diagnostics.Add(_model.Infeasible[0].Span, Messages.GmcrAllInfeasible());
    }

    private Formula ToFormula(GmcrStatement statement) => Formulas.Any(statement.Patterns.Select(ToFormula));

    private Formula ToFormula(GmcrPattern pattern) => Formulas.All(pattern.Literals.Select(literal => ToFormula(literal.Option, literal.IsTaken)));

    private Formula ToFormula(ulong state) => Formulas.All(Enumerable.Range(0, _issues.Length).Select(option => ToFormula(option, (state >> option & 1) != 0)));

    private Formula.Is ToFormula(int option, bool isTaken) => new Formula.Is(_issues[option], isTaken ? TermId.Yes : TermId.No);
}
