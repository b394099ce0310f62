using System.Numerics;

namespace Truce.Sequencing.Plans;

/// <summary>What is known of each set of the units that are left, looked at once and kept for every sweep over them.</summary>
/// <remarks>Memory: for n units and p parties 2^n times 18 + 8p bytes at most.</remarks>
internal sealed class PlanTable
{
    private readonly PlanModel _model;
    private readonly PlanNode _node;
    private readonly ulong _done;
    private readonly int[] _left;
    private readonly int _parties;
    private readonly bool[] _isKnown;
    private readonly double[] _need;
    private readonly byte[] _against;
    private readonly uint[] _stops;
    private readonly double[] _temptation;

    public PlanTable(PlanModel model, PlanNode node, ulong done, int[] left)
    {
        (_model, _node, _done, _left, _parties) = (model, node, done, left, model.Parties.Length);
        var count = 1 << left.Length;
        (_isKnown, _need, _against, _stops) = (new bool[count], new double[count], new byte[count], new uint[count]);
        _temptation = new double[count * _parties];
    }

    /// <summary>The largest exposure after a set; infinite when the set is not allowed, 0 for the start, which is no doing of the plan's.</summary>
    public double NeedOf(int set)
    {
        if (!_isKnown[set])
            Look(set);
        return _need[set];
    }

    /// <summary>How many are against a set that has been looked at.</summary>
    public int AgainstOf(int set) => _against[set];

    /// <summary>The largest temptation, after a set that has been looked at, of those who take a unit next; infinite when it is beyond a cap.</summary>
    public double TemptationOf(int set, uint owners)
    {
        var most = 0.0;
        for (var p = set * _parties; owners != 0; p++, owners >>= 1)
        {
            if ((owners & 1) != 0)
                most = Math.Max(most, _temptation[p]);
        }

        return most;
    }

    /// <summary>How many of those without numbers would rather stop, after a set that has been looked at, than take a unit next.</summary>
    public int StopsAmong(int set, uint owners) => BitOperations.PopCount(_stops[set] & owners);

    private void Look(int set)
    {
        var units = _done;
        for (var rest = (uint)set; rest != 0; rest &= rest - 1)
            units |= 1UL << _left[BitOperations.TrailingZeroCount(rest)];
        _node.Look(units);
        _isKnown[set] = true;
        _need[set] = set == 0 ? 0 : _node.IsAllowed ? _node.Need : double.PositiveInfinity;
        _against[set] = (byte)(set == 0 ? 0 : _node.Against);
        for (var p = 0; p < _parties; p++)
        {
            if (_model.Parties[p].IsCardinal)
                _temptation[(set * _parties) + p] = _node.Temptation[p] > _model.Caps[p] ? double.PositiveInfinity : _node.Temptation[p];
            else
                _stops[set] |= _node.WouldStop[p] == true ? 1u << p : 0;
        }
    }
}
