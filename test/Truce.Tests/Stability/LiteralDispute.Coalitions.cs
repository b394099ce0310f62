using Truce.Dossiers;

namespace Truce.Tests.Stability;

/// <content>
/// The coalitional definitions of the literature, word for word, with joint issues moved by all who decide them; coalitions and groups are sorted lists
/// of decision makers.
/// </content>
internal sealed partial class LiteralDispute
{
    private readonly Dictionary<(string Movers, int Start, bool ByCoalitions), HashSet<int>> _reachableByCoalition = [];
    private Dictionary<string, int[][]>? _jointSteps;

    /// <summary>Whether s is stable for a coalition under CNash, CGMR, CSMR or CSEQ.</summary>
    public bool IsStableFor(string definition, int[] coalition, int s)
    {
        int[] others = [.. Enumerable.Range(0, DecisionMakers).Except(coalition)];
        foreach (var s1 in CoalitionImprovements(coalition, s))
        {
            var isMet = definition switch
            {
                "cnash" => false,
                "cgmr" => ReachableBy(others, s1).Any(s2 => IsNoGain(coalition, s2, s)),
                "csmr" => ReachableBy(others, s1).Any(s2 => IsNoGain(coalition, s2, s) && ReachableBy(coalition, s2).All(s3 => IsNoGain(coalition, s3, s))),
                "cseq" => ReachableByImprovingCoalitions(others, s1).Any(s2 => IsNoGain(coalition, s2, s)),
                _ => throw new ArgumentException($"No such definition: {definition}", nameof(definition)),
            };
            if (!isMet)
                return false;
        }

        return true;
    }

    /// <summary>R_C⁺⁺(s): where the coalition can go and all its members prefer.</summary>
    public IEnumerable<int> CoalitionImprovements(int[] coalition, int s) => ReachableBy(coalition, s).Where(q => coalition.All(i => Prefers(i, q, s)));

    /// <summary>R_C(s), by the members one by one and by the groups within the coalition that can make joint steps.</summary>
    public HashSet<int> ReachableBy(int[] coalition, int s)
    {
        var key = (string.Join(' ', coalition), s, false);
        if (!_reachableByCoalition.TryGetValue(key, out var found))
        {
            var steps = coalition.Select(i => _arcs[i])
                .Concat(JointSteps.Where(group => group.Key.Split(' ').Select(int.Parse).All(coalition.Contains)).Select(group => group.Value)).ToArray();
            _reachableByCoalition[key] = found = Induction(steps.Length, s, (mover, from) => steps[mover][from]);
        }

        return found;
    }

    /// <summary>Whether two states are one joint step of a group apart: it changes a joint issue, and all who decide those that change are the group.</summary>
    public bool IsJointStep(int[] group, int from, int to)
    {
        if (from == to)
            return false;
        var changed = Enumerable.Range(0, _dossier.Issues.Count).Where(k => States[from][k] != States[to][k]).ToArray();
        var joint = changed.Where(k => IsJoint(_dossier.Issues[k])).ToArray();
        var movers = joint.SelectMany(k => _dossier.Issues[k].Deciders.Parties).Distinct().ToArray();
        return joint.Length > 0
            && movers.Select(PlaceOf).Order().SequenceEqual(group)
            && changed.All(k => !ComesBefore(_dossier.Issues[k], TermAt(to, k), TermAt(from, k)))
            && changed.Except(joint).All(k => movers.Any(party => DecidesAlone(party, _dossier.Issues[k])));
    }

    /// <summary>The groups that make joint steps, and where to.</summary>
    private Dictionary<string, int[][]> JointSteps => _jointSteps ??= Subsets([.. Enumerable.Range(0, DecisionMakers)])
        .Where(group => group.Length > 1)
        .Select(group => (Group: group, Steps: All.Select(s => All.Where(q => IsJointStep(group, s, q)).ToArray()).ToArray()))
        .Where(found => found.Steps.Any(targets => targets.Length > 0))
        .ToDictionary(found => string.Join(' ', found.Group), found => found.Steps);

    /// <summary>Every set of at least one of the given decision makers.</summary>
    public static IEnumerable<int[]> Subsets(int[] of) =>
        of.Length == 0 ? [] : Subsets(of[1..]).SelectMany(rest => new[] { [of[0], .. rest], rest }).Prepend([of[0]]);

    private bool IsNoGain(int[] coalition, int q, int s) => coalition.Any(i => !Prefers(i, q, s));

    private HashSet<int> ReachableByImprovingCoalitions(int[] others, int s1)
    {
        var key = (string.Join(' ', others), s1, true);
        if (!_reachableByCoalition.TryGetValue(key, out var found))
        {
            int[][] coalitions = [.. Subsets(others)];
            _reachableByCoalition[key] = found = Induction(coalitions.Length, s1, (mover, from) => CoalitionImprovements(coalitions[mover], from));
        }

        return found;
    }

    /// <summary>Where sequences lead in which no mover moves twice in succession, by induction over Ω(s, q), the set of possible last movers.</summary>
    private static HashSet<int> Induction(int movers, int s, Func<int, int, IEnumerable<int>> targets)
    {
        var omega = new Dictionary<int, HashSet<int>>();
        for (var mover = 0; mover < movers; mover++)
        {
            foreach (var q in targets(mover, s))
                Add(q, mover);
        }

        for (var grew = omega.Count > 0; grew;)
        {
            grew = false;
            foreach (var q in omega.Keys.ToArray())
            {
                foreach (var mover in Enumerable.Range(0, movers).Where(mover => omega[q].Any(last => last != mover)).ToArray())
                {
                    foreach (var r in targets(mover, q))
                        grew |= Add(r, mover);
                }
            }
        }

        omega.Remove(s);
        return [.. omega.Keys];

        bool Add(int q, int mover)
        {
            if (!omega.TryGetValue(q, out var last))
                omega[q] = last = [];
            return last.Add(mover);
        }
    }

    private static bool IsJoint(Issue issue) => issue.Deciders.Rule == DecisionRule.All && issue.Deciders.Parties.Distinct().Count() > 1;

    private bool DecidesAlone(PartyId party, Issue issue) =>
        !IsJoint(issue) && issue.Deciders.Parties.Contains(party) && _dossier.Moves.All(listed => listed.Party != party);

    private int PlaceOf(PartyId party) => Array.FindIndex(_decisionMakers, maker => maker.Id == party);

    private TermId TermAt(int s, int issue) => _dossier.Issues[issue].Terms[States[s][issue]].Id;
}
