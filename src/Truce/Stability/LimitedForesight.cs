using Truce.States;

namespace Truce.Stability;

/// <summary>What two decision makers who move by turns and look h moves ahead expect to come of each state.</summary>
/// <remarks>
/// <para>G_0(i, s) = s. For h ≥ 1 let M be a move in R_i(s) whose G_{h−1}(j, M) is best for i, j being the other. G_h(i, s) = G_{h−1}(j, M) if i prefers
/// that to s, else s; also s when i cannot move. Source: Kilgour 1985; Fang, Hipel and Kilgour 1993.</para>
/// <para>Ties: i stays when it is indifferent; of equally good moves it makes the one to the lowest state. Where such moves lead to different ends,
/// the course says that it is one of several. Cost: moves of both, for each h. Layers that were worked out are kept.</para>
/// </remarks>
internal sealed class LimitedForesight
{
    private readonly GraphModel _model;
    private readonly PreferenceRanks[] _ranks;

    /// <summary>For each h, for each decision maker, the end expected of each state.</summary>
    private readonly List<StateId[][]> _layers = [];
    private int[][]? _leavesAt;

    public LimitedForesight(GraphModel model)
    {
        _model = model;
        _ranks = [.. model.Space.DecisionMakers.Select(i => model.Space.RanksOf(i.Id).Value)];
        _layers.Add([.. _ranks.Select(_ => model.Space.States.ToArray())]);
    }

    /// <summary>G_h(i, s).</summary>
    public StateId Expected(int horizon, DecisionMaker i, StateId s)
    {
        while (_layers.Count <= horizon)
            _layers.Add(Next(_layers[^1]));
        return _layers[horizon][i.Index][s.Ordinal];
    }

    /// <summary>
    /// A horizon at which i leaves s and to which what is foreseen comes round again and again; 0 when there is none, so that ∃t' ∀t ≥ t': G_t(i, s) = s.
    /// </summary>
    public int LeavesAgainAt(DecisionMaker i, StateId s)
    {
        _leavesAt ??= LeavesAt();
        return _leavesAt[i.Index][s.Ordinal];
    }

    /// <summary>The course that leads to G_h(i, s).</summary>
    public ForeseenCourse Course(int horizon, DecisionMaker i, StateId s)
    {
        var steps = new List<Step>();
        var isOneOfSeveral = false;
        var (mover, at) = (i, s);
        for (var left = horizon; left > 0 && Expected(left, mover, at) != at; left--)
        {
            var other = _model.Space.DecisionMakers[1 - mover.Index];
            var end = Expected(left, mover, at);
            var (k, here) = (left, mover);
            var best = _model.Moves(here, at).Where(t => _ranks[here.Index][Expected(k - 1, other, t)] == _ranks[here.Index][end]).ToArray();
            isOneOfSeveral |= best.Any(t => Expected(k - 1, other, t) != end);
            var to = best.First(t => Expected(k - 1, other, t) == end);
            steps.Add(new Step(mover.Id, at, to));
            (mover, at) = (other, to);
        }

        return new ForeseenCourse(steps.ToEquatableArray(), horizon, isOneOfSeveral);
    }

    private StateId[][] Next(StateId[][] previous) =>
        [.. _model.Space.DecisionMakers.Select(i => _model.Space.States.Select(s => Expected(previous[1 - i.Index], i, s)).ToArray())];

    private StateId Expected(StateId[] ofOther, DecisionMaker i, StateId s)
    {
        var ranks = _ranks[i.Index];
        var best = s;
        foreach (var t in _model.Moves(i, s))
        {
            if (ranks.Prefers(ofOther[t.Ordinal], best))
                best = ofOther[t.Ordinal];
        }

        return best;
    }

    /// <summary>
    /// A layer follows from the one before it, so that the layers come round in the end, though not always to a single one; a state counts if its
    /// owner stays there in all layers of the circle. The circle is found by Brent's method, which keeps two layers.
    /// </summary>
    private int[][] LeavesAt()
    {
        var anchor = _layers[0];
        var layer = Next(anchor);
        var (horizon, power, length) = (1, 1, 1);
        while (!AreEqual(anchor, layer))
        {
            if (power == length)
                (anchor, power, length) = (layer, 2 * power, 0);
            layer = Next(layer);
            length++;
            horizon++;
        }

        int[][] leavesAt = [.. _ranks.Select(_ => new int[_model.Space.Count])];
        for (var k = 0; k < length; k++, layer = Next(layer), horizon++)
        {
            foreach (var i in _model.Space.DecisionMakers)
            {
                foreach (var s in _model.Space.States)
                {
                    if (layer[i.Index][s.Ordinal] != s && leavesAt[i.Index][s.Ordinal] == 0)
                        leavesAt[i.Index][s.Ordinal] = horizon;
                }
            }
        }

        return leavesAt;
    }

    private static bool AreEqual(StateId[][] one, StateId[][] other) => one.Zip(other).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
}
