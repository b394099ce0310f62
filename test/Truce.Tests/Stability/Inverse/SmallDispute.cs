using Truce.Dossiers;
using Truce.States;

namespace Truce.Tests.Stability.Inverse;

/// <summary>A random dispute of a few states, small enough to try every order of every party; the definitions are read word for word.</summary>
internal sealed class SmallDispute
{
    private readonly LiteralDispute _literal;
    private readonly Formula[] _states;

    private SmallDispute(Dossier dossier, int[][] ranks, Formula[] states)
    {
        Dossier = dossier;
        Ranks = ranks;
        _states = states;
        _literal = new LiteralDispute(dossier);
    }

    public Dossier Dossier { get; }

    /// <summary>For each party a rank for each state.</summary>
    public int[][] Ranks { get; }

    public int States => Ranks[0].Length;

    public int Parties => Ranks.Length;

    /// <summary>A dispute with so many parties and feasible states; a party in three has ties, an issue in three cannot turn back.</summary>
    public static SmallDispute Next(Random random, int parties, int states)
    {
        var issues = Enumerable.Range(0, parties).Select(i => NextIssue(random, i, i == 0 && states > 4)).ToArray();
        IEnumerable<int[]> combinations = [[]];
        foreach (var issue in issues.Reverse())
            combinations = [.. combinations.SelectMany(c => Enumerable.Range(0, issue.Terms.Count).Select(t => (int[])[t, .. c]))];
        var kept = combinations.OrderBy(_ => random.Next()).Take(states).ToArray();
        Formula OneOf(int[] terms) => new Formula.And(terms.Select((t, k) => (Formula)new Formula.Is(issues[k].Id, issues[k].Terms[t].Id)).ToEquatableArray());
        var dossier = new Dossier
        {
            Title = "A small dispute",
            Parties = Enumerable.Range(0, parties).Select(i => new Party { Id = new($"p{i}"), Name = $"Party {i}" }).ToEquatableArray(),
            Issues = issues.ToEquatableArray(),
            Constraints = [new Constraint(new Formula.Or(kept.Select(OneOf).ToEquatableArray()))],
        };
        var ordered = kept.OrderBy(terms => string.Join(',', terms.Reverse())).ToArray();
        var ranks = Enumerable.Range(0, parties).Select(_ => Dense(NextRanks(random, states))).ToArray();
        var small = new SmallDispute(dossier with { Preferences = ranks.Select((_, i) => new PartyPreference(new($"p{i}"), new Preference.Priorities([]))).ToEquatableArray() }, ranks, [.. ordered.Select(OneOf)]);
        var preferences = ranks.Select((own, i) => new PartyPreference(new($"p{i}"), small.RankingOf(own)));
        return new SmallDispute(dossier with { Preferences = preferences.ToEquatableArray() }, ranks, [.. ordered.Select(OneOf)]);
    }

    /// <summary>What is true of one state only.</summary>
    public Formula StateFormula(int state) => _states[state];

    /// <summary>An order as a dossier has it.</summary>
    public Preference.Ranking RankingOf(int[] ranks) => new(Enumerable.Range(1, ranks.Max())
        .Select(rank => new Tier(new Formula.Or(Enumerable.Range(0, States).Where(s => ranks[s] == rank).Select(StateFormula).ToEquatableArray()))).ToEquatableArray());

    public bool IsMove(int i, int from, int to) => _literal.IsMove(i, from, to);

    public StateSpace Compile() => StateSpace.Compile(Dossier).Value;

    /// <summary>Every order of so many states, as ranks from 1, in which no two states are tied that the given order does not tie.</summary>
    public static IEnumerable<int[]> OrdersNear(int[] own)
    {
        IEnumerable<int[]> all = [[]];
        for (var s = 0; s < own.Length; s++)
            all = [.. all.SelectMany(order => Enumerable.Range(1, own.Length).Select(rank => (int[])[.. order, rank]))];
        return all.Where(order => order.Distinct().Count() == order.Max())
            .Where(order => Pairs(own.Length).All(pair => order[pair.First] != order[pair.Second] || own[pair.First] == own[pair.Second]));
    }

    /// <summary>The half swaps between two orders, pair by pair.</summary>
    public static int Distance(int[] own, int[] order) => Pairs(own.Length)
        .Sum(pair => Math.Abs(Math.Sign(own[pair.First] - own[pair.Second]) - Math.Sign(order[pair.First] - order[pair.Second])));

    /// <summary>Whether s is stable for i when the parties have these orders.</summary>
    public bool IsStable(string definition, int i, int s, int[][] ranks) => IsStable(definition, i, s, ranks, IsMove, _ => true);

    /// <summary>The same where only some states are there, and only some moves.</summary>
    public bool IsStable(string definition, int i, int s, int[][] ranks, Func<int, int, int, bool> isMove, Func<int, bool> isThere)
    {
        bool CanMove(int party, int from, int to) => isThere(to) && isMove(party, from, to);
        bool Better(int party, int first, int second) => ranks[party][first] < ranks[party][second];
        foreach (var s1 in All.Where(s1 => CanMove(i, s, s1) && Better(i, s1, s)))
        {
            var replies = definition switch
            {
                "nash" => [],
                "gmr" or "smr" => Reached(i, s1, CanMove, (_, _, _) => true),
                _ => Reached(i, s1, CanMove, Better),
            };
            bool Deters(int s2) => !Better(i, s2, s)
                && (definition is "gmr" or "seq" || All.All(s3 => !CanMove(i, s2, s3) || !Better(i, s3, s)));
            if (!replies.Any(Deters))
                return false;
        }

        return true;
    }

    private IEnumerable<int> All => Enumerable.Range(0, States);

    /// <summary>Sequences of the others in which nobody moves twice in succession, longer and longer, until none reaches anything new.</summary>
    private HashSet<int> Reached(int i, int start, Func<int, int, int, bool> canMove, Func<int, int, int, bool> isStep)
    {
        var ends = new HashSet<(int State, int Last)> { (start, -1) };
        int before;
        do
        {
            before = ends.Count;
            foreach (var (state, last) in ends.ToArray())
            {
                foreach (var j in Enumerable.Range(0, Parties).Where(j => j != i && j != last))
                    ends.UnionWith(All.Where(q => canMove(j, state, q) && isStep(j, q, state)).Select(q => (q, j)));
            }
        }
        while (ends.Count > before);
        return [.. ends.Where(end => end.Last >= 0 && end.State != start).Select(end => end.State)];
    }

    private static IEnumerable<(int First, int Second)> Pairs(int n) =>
        from first in Enumerable.Range(0, n)
        from second in Enumerable.Range(first + 1, n - first - 1)
        select (first, second);

    private static Issue NextIssue(Random random, int owner, bool hasThree) => new()
    {
        Id = new($"i{owner}"),
        Deciders = Deciders.One(new($"p{owner}")),
        Terms = hasThree ? [new Term(new("a")), new Term(new("b")), new Term(new("c"))] : [new Term(new("a")), new Term(new("b"))],
        OneWay = random.Next(3) == 0 ? [new OneWay(new("a"), new("b"))] : [],
    };

    private static int[] NextRanks(Random random, int states)
    {
        if (random.Next(3) == 0)
            return [.. Enumerable.Range(0, states).Select(_ => random.Next(states - 1))];
        var ranks = Enumerable.Range(0, states).ToArray();
        random.Shuffle(ranks);
        return ranks;
    }

    private static int[] Dense(int[] ranks) => [.. ranks.Select(rank => ranks.Distinct().Count(other => other <= rank))];
}
