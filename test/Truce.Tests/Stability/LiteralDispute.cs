using System.Numerics;
using Truce.Dossiers;

namespace Truce.Tests.Stability;

/// <summary>
/// The definitions of the literature read word for word, slowly, sharing no code with the library: states by trying every combination, moves by
/// comparing every pair, preferences by the formulas of the papers, R_H by the induction over sets of last movers.
/// </summary>
internal sealed partial class LiteralDispute
{
    private readonly Dossier _dossier;
    private readonly Party[] _decisionMakers;
    private readonly bool[,,] _moves;
    private readonly char[,,] _relation;
    private readonly int[][][] _arcs;
    private readonly Dictionary<(int Excluded, int Start, string Kind), HashSet<int>> _reachable = [];

    public LiteralDispute(Dossier dossier)
    {
        _dossier = dossier;
        _decisionMakers = [.. dossier.Parties.Where(p => dossier.Issues.Any(i => i.Deciders.Parties.Contains(p.Id)) || dossier.Moves.Any(listed => listed.Party == p.Id))];
        States = [.. Combinations().Where(s => dossier.Constraints.All(c => Holds(c.Formula, s)))];
        var (n, m) = (_decisionMakers.Length, States.Length);
        _moves = new bool[n, m, m];
        _relation = new char[n, m, m];
        for (var i = 0; i < n; i++)
        {
            var preference = dossier.PreferenceOf(_decisionMakers[i].Id)!.Preference;
            for (var s = 0; s < m; s++)
            {
                for (var q = 0; q < m; q++)
                    _moves[i, s, q] = s != q && IsMove(_decisionMakers[i].Id, States[s], States[q]);
            }

            Relate(i, preference);
        }

        _arcs = [.. Enumerable.Range(0, n).Select(i => All.Select(s => All.Where(q => IsMove(i, s, q)).ToArray()).ToArray())];
    }

    /// <summary>The feasible states as term indexes, the first issue changing fastest.</summary>
    public int[][] States { get; }

    public int DecisionMakers => _decisionMakers.Length;

    /// <summary>R_i(s) or R_i⁺(s).</summary>
    public int[] Targets(int i, int s, bool improving) => improving ? [.. _arcs[i][s].Where(q => Prefers(i, q, s))] : _arcs[i][s];

    public bool IsMove(int i, int s, int q) => _moves[i, s, q];

    /// <summary>s ≻_i q.</summary>
    public bool Prefers(int i, int s, int q) => _relation[i, s, q] is '+' or '#';

    private IEnumerable<int> All => Enumerable.Range(0, States.Length);

    /// <summary>Where O = N∖{i} can go from s by legal sequences of steps of a kind, worked out once for each question.</summary>
    private HashSet<int> ReachableByOthers(int i, int s, string kind, Func<int, int, int, bool> isStep)
    {
        if (!_reachable.TryGetValue((i, s, kind), out var found))
            _reachable[(i, s, kind)] = found = Reachable([.. Enumerable.Range(0, DecisionMakers).Where(j => j != i)], s, isStep);
        return found;
    }

    /// <summary>R_H(s) or R_H⁺(s).</summary>
    public HashSet<int> Reachable(int[] coalition, int s, bool improving) => Reachable(coalition, s, improving ? Prefers : (_, _, _) => true);

    /// <summary>R_H(s) or R_H⁺(s) by induction over Ω_H(s, q), the set of last movers in legal sequences from s to q (Fang, Hipel, Kilgour 1993).</summary>
    private HashSet<int> Reachable(int[] coalition, int s, Func<int, int, int, bool> isStep)
    {
        IEnumerable<int> Arcs(int j, int from) => _arcs[j][from].Where(to => isStep(j, to, from));
        var lastMovers = new Dictionary<int, HashSet<int>>();
        bool Add(int q, int j)
        {
            if (!lastMovers.TryGetValue(q, out var movers))
                lastMovers[q] = movers = [];
            return movers.Add(j);
        }

        foreach (var j in coalition)
        {
            foreach (var q in Arcs(j, s))
                Add(q, j);
        }

        bool grew;
        do
        {
            grew = false;
            foreach (var q in lastMovers.Keys.ToArray())
            {
                foreach (var j in coalition)
                {
                    var omega = lastMovers[q];
                    if (omega.Count == 1 && omega.Contains(j))
                        continue;
                    foreach (var r in Arcs(j, q))
                        grew |= Add(r, j);
                }
            }
        }
        while (grew);

        lastMovers.Remove(s);
        return [.. lastMovers.Keys];
    }

    private IEnumerable<int[]> Combinations()
    {
        IEnumerable<int[]> combinations = [[]];
        foreach (var issue in _dossier.Issues.Reverse())
            combinations = combinations.SelectMany(c => Enumerable.Range(0, issue.Terms.Count).Select(t => (int[])[t, .. c]));
        return combinations;
    }

    private bool IsMove(PartyId party, int[] from, int[] to)
    {
        if (_dossier.Moves.FirstOrDefault(listed => listed.Party == party) is { } listed)
            return listed.Moves.Any(move => Holds(move.From, from) && Holds(move.To, to));
        for (var k = 0; k < from.Length; k++)
        {
            if (from[k] == to[k])
                continue;
            var issue = _dossier.Issues[k];
            var deciders = issue.Deciders;
            var decides = deciders.Rule == DecisionRule.Any
                ? deciders.Parties.Contains(party)
                : deciders.Parties.All(p => p == party) && !deciders.Parties.IsEmpty;
            if (!decides || ComesBefore(issue, issue.Terms[to[k]].Id, issue.Terms[from[k]].Id))
                return false;
        }

        return true;
    }

    /// <summary>Whether the one-way changes lead from one term to another: the transitive closure, by repeated squaring of nothing cleverer than a loop.</summary>
    private static bool ComesBefore(Issue issue, TermId first, TermId second)
    {
        var reached = new HashSet<TermId> { first };
        for (var round = 0; round < issue.Terms.Count; round++)
        {
            foreach (var change in issue.OneWay.Where(c => reached.Contains(c.From)))
                reached.Add(change.To);
        }

        return first != second && reached.Contains(second);
    }

    /// <summary>How i takes every s against every q: + better, # far better, = alike, - worse, _ far worse, U not known.</summary>
    private void Relate(int i, Preference preference)
    {
        var m = States.Length;
        if (preference is Preference.Comparisons(var items))
        {
            for (var s = 0; s < m; s++)
            {
                for (var q = 0; q < m; q++)
                    _relation[i, s, q] = s == q ? '=' : 'U';
            }

            foreach (var (first, kind, second, _) in items)
            {
                foreach (var s in All.Where(s => Holds(first, States[s])))
                {
                    foreach (var q in All.Where(q => Holds(second, States[q])))
                    {
                        (_relation[i, s, q], _relation[i, q, s]) = kind switch
                        {
                            ComparisonKind.Prefers => ('+', '-'),
                            ComparisonKind.StronglyPrefers => ('#', '_'),
                            _ => ('=', '='),
                        };
                    }
                }
            }

            return;
        }

        var worth = States.Select(s => Worth(preference, s)).ToArray();
        var tiers = preference is Preference.Ranking ranking ? ranking.Tiers : [];
        var tierOf = States.Select(s => Enumerable.Range(0, tiers.Count).FirstOrDefault(t => Holds(tiers[t].States, s))).ToArray();
        for (var s = 0; s < m; s++)
        {
            for (var q = 0; q < m; q++)
            {
                var (upper, lower) = (Math.Min(tierOf[s], tierOf[q]), Math.Max(tierOf[s], tierOf[q]));
                var isStrong = Enumerable.Range(upper, lower - upper).Any(t => tiers[t].IsStronglyPreferredToNext);
                _relation[i, s, q] = (Math.Sign(worth[s].CompareTo(worth[q])), isStrong) switch
                {
                    (0, _) => '=',
                    (1, true) => '#',
                    (1, false) => '+',
                    (_, true) => '_',
                    _ => '-',
                };
            }
        }
    }

    /// <summary>A number that is greater the better the state: Ψ(s) = Σ 2^(k−j), the place of the tier from below, or the weighted sum.</summary>
    private IComparable Worth(Preference preference, int[] s) => preference switch
    {
        Preference.Priorities(var statements) => Score(statements, s),
        Preference.Ranking(var tiers) => -Enumerable.Range(0, tiers.Count).Single(t => Holds(tiers[t].States, s)),
        Preference.Utility(var issues, _) => issues.Sum(u => u.Weight * u.Values[s[PlaceOf(u.Issue)]] / u.OutOf),
        _ => throw new ArgumentException("No such preference", nameof(preference)),
    };

    private BigInteger Score(EquatableArray<Priority> statements, int[] s)
    {
        var score = BigInteger.Zero;
        for (var j = 1; j <= statements.Count; j++)
        {
            if (Holds(statements[j - 1].Prefer, s))
                score += BigInteger.Pow(2, statements.Count - j);
        }

        return score;
    }

    private bool Holds(Formula formula, int[] s) => formula switch
    {
        Formula.Is(var issue, var term) => TermOf(issue, s) == term,
        Formula.In(var issue, var terms) => terms.Contains(TermOf(issue, s)),
        Formula.Not(var operand) => !Holds(operand, s),
        Formula.And(var operands) => operands.All(o => Holds(o, s)),
        Formula.Or(var operands) => operands.Any(o => Holds(o, s)),
        Formula.Implies(var antecedent, var consequent) => !Holds(antecedent, s) || Holds(consequent, s),
        Formula.Iff(var left, var right) => Holds(left, s) == Holds(right, s),
        _ => throw new ArgumentException("No such formula", nameof(formula)),
    };

    private TermId TermOf(IssueId id, int[] s) => _dossier.Issues[PlaceOf(id)].Terms[s[PlaceOf(id)]].Id;

    private int PlaceOf(IssueId id) => Enumerable.Range(0, _dossier.Issues.Count).Single(place => _dossier.Issues[place].Id == id);
}
