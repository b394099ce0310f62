namespace Truce.Sequencing.Plans;

/// <summary>What a set of steps means for the parties: how exposed each is after it, and how tempted to stop before the next step.</summary>
/// <remarks>One object is filled again for each set, so that a search over a million of them makes no garbage.</remarks>
internal sealed class PlanNode
{
    private readonly PlanModel _model;
    private readonly int[] _terms;
    private readonly int[] _stopped;
    private readonly decimal[] _walkAway;
    private readonly decimal[] _atTarget;

    public PlanNode(PlanModel model, int issues)
    {
        _model = model;
        (_terms, _stopped) = (new int[issues], new int[issues]);
        var parties = model.Parties.Length;
        (Exposure, Temptation) = (new double[parties], new double[parties]);
        (WouldWalkAway, WouldStop, IsBarred) = (new bool?[parties], new bool?[parties], new bool[parties]);
        _walkAway = [.. Enumerable.Range(0, parties).Select(p => model.Parties[p].IsCardinal ? model.WalkAwayOf(p) : 0)];
        _atTarget = [.. model.Parties.Select(party => party.IsCardinal ? party.WorthOf(model.Target) : 0)];
    }

    /// <summary>Whether the state is feasible and nobody is exposed beyond its cap.</summary>
    public bool IsAllowed { get; private set; }

    /// <summary>The largest exposure of a party with numbers, 0 when there is none.</summary>
    public double Need { get; private set; }

    /// <summary>How many parties without numbers would rather walk away, and how many red lines are crossed.</summary>
    public int Against { get; private set; }

    public double[] Exposure { get; }

    public double[] Temptation { get; }

    public bool?[] WouldWalkAway { get; }

    public bool?[] WouldStop { get; }

    public bool[] IsBarred { get; }

    public ReadOnlySpan<int> Terms => _terms;

    /// <summary>Looks at a set of units.</summary>
    public void Look(ulong set)
    {
        _model.Write(set, _terms);
        (IsAllowed, Need, Against) = (_model.IsFeasible(_terms), 0, 0);
        for (var p = 0; p < _model.Parties.Length; p++)
        {
            Expose(p, set);
            Tempt(p, set);
        }
    }

    /// <summary>The largest temptation among those who take a step, 0 when there is none; infinite when one is beyond its cap.</summary>
    public double TemptationOf(uint owners)
    {
        var most = 0.0;
        for (var p = 0; owners != 0; p++, owners >>= 1)
        {
            if ((owners & 1) == 0 || !_model.Parties[p].IsCardinal)
                continue;
            most = Math.Max(most, Temptation[p] > _model.Caps[p] ? double.PositiveInfinity : Temptation[p]);
        }

        return most;
    }

    /// <summary>How many of those without numbers who take a step would rather stop.</summary>
    public int StopsAmong(uint owners)
    {
        var count = 0;
        for (var p = 0; owners != 0; p++, owners >>= 1)
            count += (owners & 1) != 0 && !_model.Parties[p].IsCardinal && WouldStop[p] == true ? 1 : 0;
        return count;
    }

    private void Expose(int p, ulong set)
    {
        var party = _model.Parties[p];
        IsBarred[p] = party.IsBarred(_terms);
        Against += IsBarred[p] ? 1 : 0;
        var rest = _model.AfterOthersStop(p, set);
        if (!party.IsCardinal)
        {
            WouldWalkAway[p] = party.Compare(Settle(rest, set), _model.WalkAwayStateOf(p)) is { } sign ? sign < 0 : null;
            Against += WouldWalkAway[p] == true && !IsBarred[p] ? 1 : 0;
            return;
        }

        Exposure[p] = (double)Math.Max(0, _walkAway[p] - WorthOf(p, rest, set));
        WouldWalkAway[p] = Exposure[p] > 0;
        Need = Math.Max(Need, Exposure[p]);
        IsAllowed &= Exposure[p] <= _model.Caps[p];
    }

    private void Tempt(int p, ulong set)
    {
        var party = _model.Parties[p];
        var rest = _model.AfterStopOf(p, set);
        if (!party.IsCardinal)
        {
            WouldStop[p] = party.Compare(Settle(rest, set), _model.Target) is { } sign ? sign > 0 : null;
            return;
        }

        Temptation[p] = (double)(WorthOf(p, rest, set) - _atTarget[p] - _model.Penalties[p]);
        WouldStop[p] = Temptation[p] > 0;
    }

    private decimal WorthOf(int p, ulong rest, ulong set) => _model.AddedWorthOf(p, rest) ?? _model.Parties[p].WorthOf(Settle(rest, set));

    private int[] Settle(ulong stopped, ulong set)
    {
        if (stopped == set)
            return _terms;
        _model.Write(stopped, _stopped);
        return _stopped;
    }
}
