namespace Truce.Agreement.Engines;

/// <summary>Is a sum dominated by one of those before it, in descending lexicographic order?</summary>
/// <remarks>
/// In that order the first party never decides: whatever came before has at least as much for it. So one party needs no memory, two need the
/// greatest second number, three a staircase in the plane of the second and third, more a list in blocks with the corner of each block.
/// The caller never asks about a sum that is equal to the one added last.
/// </remarks>
internal abstract class Dominance
{
    public static Dominance For(int parties) => parties switch
    {
        1 => new OfOne(),
        2 => new OfTwo(),
        3 => new OfThree(),
        _ => new OfMany(parties),
    };

    /// <summary>Whether one of the sums added is at least as good for everybody.</summary>
    public abstract bool IsDominated(ReadOnlySpan<long> sum);

    /// <summary>Adds a sum that is not dominated.</summary>
    public abstract void Add(ReadOnlySpan<long> sum);

    private sealed class OfOne : Dominance
    {
        private bool _isFull;

        public override bool IsDominated(ReadOnlySpan<long> sum) => _isFull;

        public override void Add(ReadOnlySpan<long> sum) => _isFull = true;
    }

    private sealed class OfTwo : Dominance
    {
        private long _best;
        private bool _isFull;

        public override bool IsDominated(ReadOnlySpan<long> sum) => _isFull && sum[1] <= _best;

        public override void Add(ReadOnlySpan<long> sum) => (_best, _isFull) = (sum[1], true);
    }

    /// <summary>Steps of a staircase: the second numbers ascend, the third descend.</summary>
    private sealed class OfThree : Dominance
    {
        private long[] _second = new long[64];
        private long[] _third = new long[64];
        private int _count;

        public override bool IsDominated(ReadOnlySpan<long> sum)
        {
            var at = FirstNotBelow(sum[1]);
            return at < _count && _third[at] >= sum[2];
        }

        public override void Add(ReadOnlySpan<long> sum)
        {
            var at = FirstNotBelow(sum[1]);
            var end = at < _count && _second[at] == sum[1] ? at + 1 : at;
            var start = at;
            while (start > 0 && _third[start - 1] <= sum[2])
                start--;
            if (start == end && _count == _second.Length)
            {
                Array.Resize(ref _second, 2 * _count);
                Array.Resize(ref _third, 2 * _count);
            }

            var moved = _count - end;
            Array.Copy(_second, end, _second, start + 1, moved);
            Array.Copy(_third, end, _third, start + 1, moved);
            (_second[start], _third[start]) = (sum[1], sum[2]);
            _count = start + 1 + moved;
        }

        private int FirstNotBelow(long second)
        {
            var place = Array.BinarySearch(_second, 0, _count, second);
            return place >= 0 ? place : ~place;
        }
    }

    private sealed class OfMany(int parties) : Dominance
    {
        private const int BlockSize = 32;

        private readonly int _width = parties - 1;
        private readonly List<long[]> _corners = [];
        private readonly List<long[]> _blocks = [];
        private int _inLast;
        private int _hot;

        public override bool IsDominated(ReadOnlySpan<long> sum)
        {
            var rest = sum[1..];
            if (_blocks.Count == 0)
                return false;

            // The block that dominated last time most likely does so again.
            if (Holds(_hot, rest))
                return true;
            for (var block = 0; block < _blocks.Count; block++)
            {
                if (block != _hot && Holds(block, rest))
                {
                    _hot = block;
                    return true;
                }
            }

            return false;
        }

        public override void Add(ReadOnlySpan<long> sum)
        {
            if (_blocks.Count == 0 || _inLast == BlockSize)
            {
                _blocks.Add(new long[BlockSize * _width]);
                var corner = new long[_width];
                Array.Fill(corner, long.MinValue);
                _corners.Add(corner);
                _inLast = 0;
            }

            sum[1..].CopyTo(_blocks[^1].AsSpan(_inLast++ * _width));
            for (var k = 0; k < _width; k++)
                _corners[^1][k] = Math.Max(_corners[^1][k], sum[k + 1]);
        }

        private bool Holds(int block, ReadOnlySpan<long> rest)
        {
            if (!IsAtLeast(_corners[block], rest))
                return false;
            var points = _blocks[block].AsSpan(0, (block == _blocks.Count - 1 ? _inLast : BlockSize) * _width);
            for (; points.Length > 0; points = points[_width..])
            {
                if (IsAtLeast(points, rest))
                    return true;
            }

            return false;
        }

        private static bool IsAtLeast(ReadOnlySpan<long> point, ReadOnlySpan<long> rest)
        {
            for (var k = 0; k < rest.Length; k++)
            {
                if (point[k] < rest[k])
                    return false;
            }

            return true;
        }
    }
}
