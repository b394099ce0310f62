using Truce.Dossiers;
using Truce.Stability.Misperception;
using Truce.Tests.Stability.Inverse;

namespace Truce.Tests.Stability.Misperception;

/// <summary>A small dispute of which each party sees only some states and moves, and takes others to have other orders; judged word for word.</summary>
internal sealed class LiteralHypergame
{
    private readonly SmallDispute _dispute;
    private readonly bool[,] _sees;
    private readonly int[]?[,] _taken;
    private readonly bool[,,,] _overlooks;

    private LiteralHypergame(SmallDispute dispute, Dossier dossier, bool[,] sees, int[]?[,] taken, bool[,,,] overlooks)
    {
        _dispute = dispute;
        Dossier = dossier;
        _sees = sees;
        _taken = taken;
        _overlooks = overlooks;
    }

    public Dossier Dossier { get; }

    public static LiteralHypergame Next(Random random, SmallDispute dispute)
    {
        var (n, m) = (dispute.Parties, dispute.States);
        var (sees, taken, overlooks) = (new bool[n, m], new int[]?[n, n], new bool[n, n, m, m]);
        var views = new List<PartyView>();
        for (var i = 0; i < n; i++)
        {
            for (var s = 0; s < m; s++)
                sees[i, s] = true;
            if (i > 0 && random.Next(3) == 0)
                continue;
            var unseen = Enumerable.Range(0, m).Where(_ => random.Next(4) == 0).Take(m - 1).ToArray();
            foreach (var s in unseen)
                sees[i, s] = false;
            var (preferences, moves) = (new List<AttributedPreference>(), new List<PartyMoves>());
            foreach (var j in Enumerable.Range(0, n).Where(j => j != i))
            {
                if (random.Next(2) == 0)
                {
                    var order = Enumerable.Range(1, m).ToArray();
                    random.Shuffle(order);
                    taken[i, j] = order;
                    preferences.Add(new AttributedPreference(new($"p{j}"), dispute.RankingOf(order)));
                }

                var (from, to) = (random.Next(m), random.Next(m));
                if (random.Next(2) == 0 && from != to)
                {
                    overlooks[i, j, from, to] = true;
                    moves.Add(new PartyMoves(new($"p{j}"), [new ListedMove(dispute.StateFormula(from), dispute.StateFormula(to))]));
                }
            }

            views.Add(new PartyView(new($"p{i}"))
            {
                Unseen = unseen.Select(dispute.StateFormula).ToEquatableArray(),
                Preferences = preferences.ToEquatableArray(),
                UnseenMoves = moves.ToEquatableArray(),
            });
        }

        return new LiteralHypergame(dispute, dispute.Dossier with { Views = views.ToEquatableArray() }, sees, taken, overlooks);
    }

    /// <summary>s is a state of G_i and stable for i there.</summary>
    public bool HoldsStable(string definition, int i, int s) =>
        _sees[i, s] && _dispute.IsStable(definition, i, s, Orders(i), (j, from, to) => CanMove(i, j, from, to), state => _sees[i, state]);

    public IEnumerable<string> Surprises() =>
        from i in Enumerable.Range(0, _dispute.Parties)
        where Dossier.ViewOf(new($"p{i}")) is not null
        from j in Enumerable.Range(0, _dispute.Parties)
        where j != i
        from s in Enumerable.Range(0, _dispute.States)
        from q in Enumerable.Range(0, _dispute.States)
        where _sees[i, s] && s != q
        let isImprovement = _dispute.IsMove(j, s, q) && _dispute.Ranks[j][q] < _dispute.Ranks[j][s]
        let isMoveInView = _sees[i, q] && CanMove(i, j, s, q)
        let isImprovementInView = isMoveInView && Orders(i)[j][q] < Orders(i)[j][s]
        where isImprovement != isImprovementInView
        let kind = !isImprovement ? SurpriseKind.InVain : !_sees[i, q] ? SurpriseKind.UnseenState : !isMoveInView ? SurpriseKind.UnseenMove : SurpriseKind.UnseenWish
        select $"p{i} p{j} {s} {q} {kind}";

    private bool CanMove(int i, int j, int from, int to) => _dispute.IsMove(j, from, to) && !_overlooks[i, j, from, to];

    private int[][] Orders(int i) => [.. Enumerable.Range(0, _dispute.Parties).Select(j => _taken[i, j] ?? _dispute.Ranks[j])];
}
