using System.Runtime.CompilerServices;

namespace Truce.Randomness;

/// <summary>Which four random words belong to a place in a series? Philox4x32-10, a generator that counts instead of remembering.</summary>
/// <remarks>
/// Four words depend on the key and the counter alone, never on what was drawn before or on which thread draws, so that a result is the same on
/// every machine and with any number of threads. Ten rounds of two multiplications each. Source: Salmon, Moraes, Dror and Shaw 2011.
/// </remarks>
internal static class Philox
{
    private const uint FirstFactor = 0xD2511F53;
    private const uint SecondFactor = 0xCD9E8D57;
    private const uint FirstStep = 0x9E3779B9;
    private const uint SecondStep = 0xBB67AE85;

    /// <summary>The four random words at a counter.</summary>
    /// <param name="counter">The place in the series.</param>
    /// <param name="key">Which series, as two words: the first is the low half.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words At(Words counter, ulong key)
    {
        unchecked
        {
            var (first, second) = ((uint)key, (uint)(key >> 32));
            for (var round = 0; round < 10; round++)
            {
                var left = (ulong)FirstFactor * counter.First;
                var right = (ulong)SecondFactor * counter.Third;
                counter = new Words((uint)(right >> 32) ^ counter.Second ^ first, (uint)right, (uint)(left >> 32) ^ counter.Fourth ^ second, (uint)left);
                first += FirstStep;
                second += SecondStep;
            }

            return counter;
        }
    }

    /// <summary>Four words of 32 bits.</summary>
    public readonly record struct Words(uint First, uint Second, uint Third, uint Fourth);
}
