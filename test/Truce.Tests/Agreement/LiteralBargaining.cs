using Truce.Dossiers;

namespace Truce.Tests.Agreement;

/// <summary>The definitions read word for word: every state is counted out, and every pair of packages compared. Slow, and written apart from the engines.</summary>
internal sealed class LiteralBargaining
{
    private readonly Dossier _dossier;
    private readonly PartyPreference[] _preferences;
    private readonly Dictionary<int[], decimal[]> _worths = [];
    private readonly Lazy<decimal[][]> _levels;

    public LiteralBargaining(Dossier dossier)
    {
        _dossier = dossier;
        _preferences = [.. dossier.Preferences];
        IEnumerable<int[]> states = [[]];
        foreach (var issue in dossier.Issues)
            states = states.SelectMany(state => Enumerable.Range(0, issue.Terms.Count).Select(term => (int[])[.. state, term]));
        Feasible = [.. states.Where(state => dossier.Constraints.All(constraint => Holds(constraint.Formula, state)))];
        Zone = [.. Feasible.Where(IsAcceptable)];
        var worths = Zone.Select(Worths).ToArray();
        _levels = new(() => [.. _preferences.Select((_, party) => Feasible.Where(IsAgreement).Select(other => Worths(other)[party]).Distinct().OrderDescending().ToArray())]);
        Efficient = [.. Enumerable.Range(0, Zone.Count).Where(p => !worths.Any(other => Dominates(other, worths[p]))).Select(p => Zone[p])];
    }

    public List<int[]> Feasible { get; }

    public List<int[]> Zone { get; }

    /// <summary>The packages of the zone that no other of it dominates; packages worth the same are all among them.</summary>
    public List<int[]> Efficient { get; }

    public decimal[] Worths(int[] state) => _worths.TryGetValue(state, out var known)
        ? known
        : _worths[state] = [.. _preferences.Select(preference => Worth(preference.Preference, state))];

    public decimal[] Disagreement() =>
    [
        .. _preferences.Select((preference, party) => preference switch
        {
            { Preference: Preference.Utility { Reservation: { } worth } } => worth,
            { WalkAway: not null } when StatusQuo() is { } now => Worth(preference.Preference, now),
            _ => Feasible.Min(state => Worths(state)[party]),
        }),
    ];

    public decimal[] Ideal() => [.. _preferences.Select((_, party) => Efficient.Max(state => Worths(state)[party]))];

    /// <summary>The level of a package among all packages that count as an agreement and cross no red line: 1 is best.</summary>
    public int Level(int party, int[] state) => 1 + Array.IndexOf(_levels.Value[party], Worths(state)[party]);

    public bool IsAgreement(int[] state) =>
        (_dossier.Agreement is not { } agreement || Holds(agreement.Formula, state)) && !_preferences.Any(p => p.RedLines.Any(line => Holds(line.Never, state)));

    public bool Refuses(int party, int[] state) => _preferences[party] switch
    {
        { Preference: Preference.Utility { Reservation: { } worth } } => Worths(state)[party] < worth,
        { WalkAway: not null } preference when StatusQuo() is { } now => Worths(state)[party] < Worth(preference.Preference, now),
        _ => false,
    };

    private bool IsAcceptable(int[] state) => IsAgreement(state) && !Enumerable.Range(0, _preferences.Length).Any(party => Refuses(party, state));

    private int[]? StatusQuo() => _dossier.StatusQuo is { } now ? [.. _dossier.Issues.Select((issue, place) => issue.IndexOf(now.Terms[place]))] : null;

    private decimal Worth(Preference preference, int[] state) => preference switch
    {
        Preference.Utility utility => Utility(utility, state),

        // The order of Ψ: the truth values read as a number in base two.
        Preference.Priorities(var priorities) => priorities.Aggregate(0m, (worth, priority) => (2 * worth) + (Holds(priority.Prefer, state) ? 1 : 0)),
        Preference.Ranking(var tiers) => -Enumerable.Range(0, tiers.Count).First(k => Holds(tiers[k].States, state)),
        _ => throw new ArgumentException(preference.ToString()),
    };

    private decimal Utility(Preference.Utility utility, int[] state)
    {
        var sum = utility.Issues.Sum(issue => issue.Weight * issue.Values[state[PlaceOf(issue.Issue)]] / issue.OutOf) + utility.Parts.Sum(part => Part(part, state));
        return Math.Min(utility.AtMost ?? decimal.MaxValue, sum / utility.OutOf);
    }

    private decimal Part(UtilityPart part, int[] state)
    {
        switch (part)
        {
            case UtilityPart.When(var condition, var adds, _):
                return Holds(condition, state) ? adds : 0;
            case UtilityPart.Table(var ids, var values, _):
                var code = 0;
                foreach (var id in ids.Reverse())
                    code = (code * _dossier.Find(id)!.Terms.Count) + state[PlaceOf(id)];
                return values[code];
            case UtilityPart.Combined(var rule, var parts, var weight):
                var worths = parts.Select(inner => Part(inner, state)).DefaultIfEmpty(0);
                return weight * (rule == Combination.Sum ? worths.Sum() : rule == Combination.Min ? worths.Min() : worths.Max());
            default:
                throw new ArgumentException(part.ToString());
        }
    }

    public bool Holds(Formula formula, int[] state) => formula switch
    {
        Formula.Is(var issue, var term) => TermOf(issue, state) == term,
        Formula.In(var issue, var terms) => terms.Contains(TermOf(issue, state)),
        Formula.Not(var operand) => !Holds(operand, state),
        Formula.And(var operands) => operands.All(operand => Holds(operand, state)),
        Formula.Or(var operands) => operands.Any(operand => Holds(operand, state)),
        Formula.Implies(var antecedent, var consequent) => !Holds(antecedent, state) || Holds(consequent, state),
        Formula.Iff(var left, var right) => Holds(left, state) == Holds(right, state),
        _ => throw new ArgumentException(formula.ToString()),
    };

    private TermId TermOf(IssueId issue, int[] state) => _dossier.Find(issue)!.Terms[state[PlaceOf(issue)]].Id;

    private int PlaceOf(IssueId id) => Enumerable.Range(0, _dossier.Issues.Count).Single(place => _dossier.Issues[place].Id == id);

    private static bool Dominates(decimal[] a, decimal[] b) => a.Zip(b).All(pair => pair.First >= pair.Second) && a.Zip(b).Any(pair => pair.First > pair.Second);
}
