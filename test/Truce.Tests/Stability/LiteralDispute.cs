using System.Numerics;
using Truce.Dossiers;

namespace Truce.Tests.Stability;

/// <summary>
/// The definitions of the literature read word for word, slowly, sharing no code with the library: states by trying every combination, moves by
/// comparing every pair, preferences by the formulas of the papers, R_H by the induction over sets of last movers.
/// </summary>
internal sealed class LiteralDispute
{
    private readonly Dossier _dossier;
    private readonly Party[] _decisionMakers;
    private readonly bool[,,] _moves;
    private readonly int[,,] _compare;
    private readonly int[][][] _arcs;
    private readonly int[][][] _improvements;
    private readonly Dictionary<(int Excluded, int Start, bool Improving), HashSet<int>> _reachable = [];

    public LiteralDispute(Dossier dossier)
    {
        _dossier = dossier;
        _decisionMakers = [.. dossier.Parties.Where(p => dossier.Issues.Any(i => i.Deciders.Parties.Contains(p.Id)))];
        States = [.. Combinations().Where(s => dossier.Constraints.All(c => Holds(c.Formula, s)))];
        var (n, m) = (_decisionMakers.Length, States.Length);
        _moves = new bool[n, m, m];
        _compare = new int[n, m, m];
        for (var i = 0; i < n; i++)
        {
            var preference = dossier.PreferenceOf(_decisionMakers[i].Id)!.Preference;
            var worth = States.Select(s => Worth(preference, s)).ToArray();
            for (var s = 0; s < m; s++)
            {
                for (var q = 0; q < m; q++)
                {
                    _moves[i, s, q] = s != q && IsMove(_decisionMakers[i].Id, States[s], States[q]);
                    _compare[i, s, q] = worth[s].CompareTo(worth[q]);
                }
            }
        }

        int[][][] Targets(Func<int, int, int, bool> isArc) =>
            [.. Enumerable.Range(0, n).Select(i => All.Select(s => All.Where(q => isArc(i, s, q)).ToArray()).ToArray())];
        _arcs = Targets(IsMove);
        _improvements = Targets((i, s, q) => IsMove(i, s, q) && Prefers(i, q, s));
    }

    /// <summary>The feasible states as term indexes, the first issue changing fastest.</summary>
    public int[][] States { get; }

    public int DecisionMakers => _decisionMakers.Length;

    /// <summary>R_i(s) or R_i⁺(s).</summary>
    public int[] Targets(int i, int s, bool improving) => (improving ? _improvements : _arcs)[i][s];

    public bool IsMove(int i, int s, int q) => _moves[i, s, q];

    /// <summary>s ≻_i q.</summary>
    public bool Prefers(int i, int s, int q) => _compare[i, s, q] > 0;

    /// <summary>Whether s is stable for i.</summary>
    public bool IsStable(string definition, int i, int s)
    {
        foreach (var s1 in _improvements[i][s])
        {
            var isMet = definition switch
            {
                "nash" => false,
                "gmr" => ReachableByOthers(i, s1, improving: false).Any(s2 => !Prefers(i, s2, s)),
                "smr" => ReachableByOthers(i, s1, improving: false).Any(s2 => !Prefers(i, s2, s) && CannotEscape(i, s, s2)),
                "seq" => ReachableByOthers(i, s1, improving: true).Any(s2 => !Prefers(i, s2, s)),
                "sseq" => ReachableByOthers(i, s1, improving: true).Any(s2 => !Prefers(i, s2, s) && CannotEscape(i, s, s2)),
                _ => throw new ArgumentException($"No such definition: {definition}", nameof(definition)),
            };
            if (!isMet)
                return false;
        }

        return true;
    }

    private IEnumerable<int> All => Enumerable.Range(0, States.Length);

    private bool CannotEscape(int i, int s, int s2) => _arcs[i][s2].All(s3 => !Prefers(i, s3, s));

    /// <summary>R_O(s) or R_O⁺(s) for O = N∖{i}, worked out once for each question.</summary>
    private HashSet<int> ReachableByOthers(int i, int s, bool improving)
    {
        if (!_reachable.TryGetValue((i, s, improving), out var found))
            _reachable[(i, s, improving)] = found = Reachable([.. Enumerable.Range(0, DecisionMakers).Where(j => j != i)], s, improving);
        return found;
    }

    /// <summary>R_H(s) or R_H⁺(s) by induction over Ω_H(s, q), the set of last movers in legal sequences from s to q (Fang, Hipel, Kilgour 1993).</summary>
    public HashSet<int> Reachable(int[] coalition, int s, bool improving)
    {
        int[] Arcs(int j, int from) => (improving ? _improvements : _arcs)[j][from];
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
