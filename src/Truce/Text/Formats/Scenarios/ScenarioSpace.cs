using Truce.Dossiers;

namespace Truce.Text.Formats.Scenarios;

/// <summary>What is negotiated in a scenario: issues by their own names, and how a dossier calls them.</summary>
internal sealed class ScenarioSpace
{
    private readonly List<Issue> _issues = [];
    private readonly List<Dictionary<string, int>> _values = [];
    private readonly ReadableIds _ids = new("issue");

    /// <summary>The names of the issues, in their order.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The issues as a dossier holds them, without deciders.</summary>
    public IReadOnlyList<Issue> Issues => _issues;

    /// <summary>Adds an issue that is settled by one of some words.</summary>
    /// <returns>The words that stand twice, of which the second is left out.</returns>
    public List<string> Add(string name, IEnumerable<string> words)
    {
        var repeated = new List<string>();
        var places = new Dictionary<string, int>();
        var terms = new List<Term>();
        var ids = new ReadableIds("term");
        foreach (var word in words)
        {
            if (!places.TryAdd(word, places.Count))
            {
                repeated.Add(word);
                continue;
            }

            var id = ids.Make(word);
            terms.Add(id == word ? new Term(new(id)) : new Term(new(id), word.Length == 0 ? null : word));
        }

        Add(name, places, terms.ToEquatableArray(), null);
        return repeated;
    }

    /// <summary>Adds an issue that is settled by a number.</summary>
    public void Add(string name, NumericRange range) => Add(name, [], range.Terms(), range);

    /// <summary>The zero-based place of an issue, or null when there is none of that name.</summary>
    public int? PlaceOf(string name) => Names.IndexOf(name) is >= 0 and var place ? place : null;

    /// <summary>The zero-based place of a value of an issue, or null when it is none.</summary>
    public int? TermOf(int issue, string value)
    {
        if (_issues[issue].Range is not { } range)
            return _values[issue].TryGetValue(value, out var place) ? place : null;
        return ScenarioNumber.Parse(value) is { } number && range.PlaceOf(number) is >= 0 and var found ? found : null;
    }

    /// <summary>What the values of an issue are called in the file.</summary>
    public string ValueOf(int issue, int term) => _issues[issue].Terms[term] is { Label: var label, Id: var id } ? label ?? id.Value : "";

    /// <summary>The dossier of a scenario: every party has its utility, and all of them settle every issue together.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="source">What it was imported from.</param>
    /// <param name="parties">The parties by their names, each with what it prefers.</param>
    public Dossier ToDossier(string title, string source, IEnumerable<(string Name, Preference.Utility Utility)> parties)
    {
        var ids = new ReadableIds("party");
        var named = parties.Select(party => (Id: new PartyId(ids.Make(party.Name)), party.Name, party.Utility)).ToArray();
        var deciders = new Deciders(DecisionRule.All, named.Select(party => party.Id).ToEquatableArray());
        return new Dossier
        {
            Title = title,
            Summary = $"Imported from {source}; the parties settle every issue together.",
            Parties = named.Select(party => new Party { Id = party.Id, Name = party.Name }).ToEquatableArray(),
            Issues = _issues.Select(issue => issue with { Deciders = deciders }).ToEquatableArray(),
            Preferences = named.Select(party => new PartyPreference(party.Id, party.Utility)).ToEquatableArray(),
        };
    }

    private void Add(string name, Dictionary<string, int> places, EquatableArray<Term> terms, NumericRange? range)
    {
        var id = _ids.Make(name);
        Names.Add(name);
        _values.Add(places);
        _issues.Add(new Issue
        {
            Id = new(id),
            Question = id == name || name.Length == 0 ? null : name,
            Deciders = Deciders.Nobody,
            Terms = terms,
            Range = range,
        });
    }
}
