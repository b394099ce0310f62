using Truce.Randomness;

namespace Truce.Robustness.Orders;

/// <summary>Draws an order that keeps a partial order, nearly evenly, by many random swaps of neighbours.</summary>
/// <remarks>
/// The chain of Bubley and Dyer 1999: a place p from 1 to n − 1 is chosen with probability 6p(n − p)/(n³ − n), a fair coin is thrown, and the things at p and p + 1 are swapped if the coin and the partial
/// order allow. Path coupling brings two orders closer by the factor 1 − 6/(n³ − n) a step, so that after (n³ − n)/6 · ln(n²/(4ε)) steps the chance of no set of orders is off by more than ε = <see cref="Error"/>.
/// </remarks>
internal sealed class SwapChain : ExtensionSampler
{
    /// <summary>By how much the chance of a set of orders is off at most.</summary>
    public const double Error = 0.001;

    private readonly int[] _start;
    private readonly bool[] _isBefore;
    private readonly int[] _things;
    private readonly long _steps;

    public SwapChain(int[] things, Func<int, int, bool> isBefore)
    {
        _things = things;
        var n = things.Length;
        _isBefore = new bool[n * n];
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
                _isBefore[(a * n) + b] = a != b && isBefore(things[a], things[b]);
        }

        _start = [.. Enumerable.Range(0, n).OrderBy(a => Enumerable.Range(0, n).Count(b => _isBefore[(b * n) + a]))];
        _steps = (long)Math.Ceiling((Math.Pow(n, 3) - n) / 6 * Math.Log(n * n / (4 * Error)));
    }

    public override int Size => _things.Length;

    public override double Count => double.NaN;

    public override bool IsExact => false;

    public override void Draw(RandomSeries random, Span<int> order)
    {
        var n = Size;
        _start.CopyTo(order);
        for (var step = 0L; step < _steps; step++)
        {
            // p is taken from all places alike, and taken again with the chance that it is too often there: p(n − p) of n²/4.
            int p;
            do
            {
                p = 1 + random.Below(n - 1);
            }
            while (random.Below(n * n / 4) >= p * (n - p));
            if ((random.Next() & 1) == 0)
                continue;
            var (first, second) = (order[p - 1], order[p]);
            if (!_isBefore[(first * n) + second])
                (order[p - 1], order[p]) = (second, first);
        }

        for (var k = 0; k < n; k++)
            order[k] = _things[order[k]];
    }
}
