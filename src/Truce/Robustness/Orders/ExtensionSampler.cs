using Truce.Randomness;

namespace Truce.Robustness.Orders;

/// <summary>How many orders of some things keep a partial order, and which is one of them, drawn so that each is as likely as every other?</summary>
/// <remarks>
/// <para>The things are split as long as that is possible: where no thing of one part is compared with one of another, the parts are ordered apart and then mixed evenly; where every thing of one part is
/// above every one of another, one part follows the other. What cannot be split is counted by its down-sets, up to <see cref="MostDownSets"/> of them (<see cref="DownSetCounts"/>); beyond that a chain of swaps draws
/// from it (<see cref="SwapChain"/>), nearly evenly, and nothing is counted.</para>
/// <para>Immutable; safe to share between threads.</para>
/// </remarks>
internal abstract class ExtensionSampler
{
    /// <summary>The most down-sets that are counted.</summary>
    public const int MostDownSets = 400_000;

    /// <summary>The most things in one piece that are drawn by a chain of swaps.</summary>
    public const int MostInChain = 256;

    /// <summary>How many things there are.</summary>
    public abstract int Size { get; }

    /// <summary>How many orders there are, exact below 2^53; not a number when they were not counted.</summary>
    public abstract double Count { get; }

    /// <summary>Whether draws are exactly even.</summary>
    public abstract bool IsExact { get; }

    /// <summary>Draws an order, first things first.</summary>
    public abstract void Draw(RandomSeries random, Span<int> order);

    /// <summary>Splits things and counts.</summary>
    /// <param name="things">The things.</param>
    /// <param name="isBefore">Whether the first has to come before the second; transitive.</param>
    /// <returns>The sampler, or null when a piece is too large to draw from.</returns>
    public static ExtensionSampler? Of(int[] things, Func<int, int, bool> isBefore)
    {
        if (things.Length <= 1)
            return new Single(things);
        var apart = Pieces(things, (a, b) => isBefore(a, b) || isBefore(b, a));
        if (apart.Count > 1)
            return Of(apart, isBefore) is { } parts ? new Mixed(parts) : null;
        var following = Pieces(things, (a, b) => !isBefore(a, b) && !isBefore(b, a));
        if (following.Count > 1)
        {
            following.Sort((one, other) => isBefore(one[0], other[0]) ? -1 : 1);
            return Of(following, isBefore) is { } parts ? new Following(parts) : null;
        }

        if (DownSetCounts.Of(things, isBefore, MostDownSets) is { } counted)
            return counted;
        return things.Length <= MostInChain ? new SwapChain(things, isBefore) : null;
    }

    private static ExtensionSampler[]? Of(List<int[]> pieces, Func<int, int, bool> isBefore)
    {
        var samplers = new ExtensionSampler[pieces.Count];
        for (var k = 0; k < pieces.Count; k++)
        {
            if (Of(pieces[k], isBefore) is not { } sampler)
                return null;
            samplers[k] = sampler;
        }

        return samplers;
    }

    /// <summary>The things in pieces that are joined, each in the order given.</summary>
    private static List<int[]> Pieces(int[] things, Func<int, int, bool> areJoined)
    {
        var left = things.ToList();
        var pieces = new List<int[]>();
        while (left.Count > 0)
        {
            var piece = new List<int> { left[0] };
            left.RemoveAt(0);
            for (var k = 0; k < piece.Count; k++)
            {
                var joined = left.Where(other => areJoined(piece[k], other)).ToHashSet();
                piece.AddRange(left.Where(joined.Contains));
                left.RemoveAll(joined.Contains);
            }

            piece.Sort();
            pieces.Add([.. piece]);
        }

        return pieces;
    }

    private sealed class Single(int[] things) : ExtensionSampler
    {
        public override int Size => things.Length;

        public override double Count => 1;

        public override bool IsExact => true;

        public override void Draw(RandomSeries random, Span<int> order) => things.CopyTo(order);
    }

    /// <summary>Parts that follow one another.</summary>
    private sealed class Following(ExtensionSampler[] parts) : ExtensionSampler
    {
        public override int Size { get; } = parts.Sum(part => part.Size);

        public override double Count { get; } = parts.Aggregate(1.0, (product, part) => product * part.Count);

        public override bool IsExact { get; } = parts.All(part => part.IsExact);

        public override void Draw(RandomSeries random, Span<int> order)
        {
            var start = 0;
            foreach (var part in parts)
            {
                part.Draw(random, order.Slice(start, part.Size));
                start += part.Size;
            }
        }
    }

    /// <summary>Parts that have nothing to do with one another: the next thing comes from a part with the chance of what is left of it.</summary>
    private sealed class Mixed : ExtensionSampler
    {
        private readonly ExtensionSampler[] _parts;

        public Mixed(ExtensionSampler[] parts)
        {
            _parts = parts;
            Size = parts.Sum(part => part.Size);
            Count = 1;
            var placed = 0;
            foreach (var part in parts)
            {
                Count *= part.Count;
                for (var k = 1; k <= part.Size; k++)
                    Count = Count * ++placed / k;
            }

            // Products and quotients of whole numbers: rounding is mended while they are small enough to be told apart.
            if (Count < 1L << 50)
                Count = Math.Round(Count);
            IsExact = parts.All(part => part.IsExact);
        }

        public override int Size { get; }

        public override double Count { get; }

        public override bool IsExact { get; }

        public override void Draw(RandomSeries random, Span<int> order)
        {
            var drawn = new int[Size];
            Span<int> next = new int[_parts.Length];
            Span<int> ends = new int[_parts.Length];
            var start = 0;
            for (var p = 0; p < _parts.Length; p++)
            {
                _parts[p].Draw(random, drawn.AsSpan(start, _parts[p].Size));
                next[p] = start;
                ends[p] = start += _parts[p].Size;
            }

            // Things that are parts by themselves are many at times; then a shuffle of part numbers is quicker than looking for the part.
            Span<int> parts = new int[Size];
            for (var p = 0; p < _parts.Length; p++)
                parts[next[p]..ends[p]].Fill(p);
            for (var k = Size - 1; k > 0; k--)
            {
                var other = random.Below(k + 1);
                (parts[k], parts[other]) = (parts[other], parts[k]);
            }

            for (var k = 0; k < Size; k++)
                order[k] = drawn[next[parts[k]]++];
        }
    }
}
