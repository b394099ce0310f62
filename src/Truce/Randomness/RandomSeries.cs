namespace Truce.Randomness;

/// <summary>What is the next random number? One series of draws out of many that a seed gives, none of which depends on another.</summary>
/// <remarks>
/// A series is named by its seed, its purpose and its replicate; draw j of it is always the same number, whatever was drawn elsewhere. So replicates
/// may be shared out to any number of threads. One series is for one thread: it counts its draws. Words come from <see cref="Philox"/>.
/// </remarks>
/// <param name="seed">The seed that the user gave.</param>
/// <param name="purpose">What is drawn for, so that two uses of one seed do not share numbers: each use has a number of its own.</param>
/// <param name="replicate">Which repetition.</param>
internal sealed class RandomSeries(ulong seed, uint purpose, ulong replicate = 0)
{
    private uint _block;
    private int _left;
    private Philox.Words _words;

    /// <summary>A whole number that any 32 bits give with the same chance.</summary>
    public uint Next()
    {
        if (_left == 0)
        {
            // After 2^34 draws the series would repeat; the build checks overflow, so it ends with an exception instead.
            _words = Philox.At(new Philox.Words(_block++, purpose, unchecked((uint)replicate), (uint)(replicate >> 32)), seed);
            _left = 4;
        }

        return _left-- switch
        {
            4 => _words.First,
            3 => _words.Second,
            2 => _words.Third,
            _ => _words.Fourth,
        };
    }

    /// <summary>A whole number from 0 to below a bound, each with exactly the same chance.</summary>
    /// <param name="bound">The bound; at least 1.</param>
    /// <remarks>The high half of a product, draws that would favour some numbers being thrown away: Lemire 2019.</remarks>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var product = (ulong)Next() * (uint)bound;
        if ((uint)(product & uint.MaxValue) < (uint)bound)
        {
            var unfair = (uint)((1UL << 32) % (uint)bound);
            while ((uint)(product & uint.MaxValue) < unfair)
                product = (ulong)Next() * (uint)bound;
        }

        return (int)(product >> 32);
    }

    /// <summary>A number from 0 to below 1: a multiple of 2⁻⁵³, each with the same chance.</summary>
    public double NextDouble()
    {
        var high = (ulong)(Next() >> 5);
        return ((high << 26) | (Next() >> 6)) * (1.0 / (1UL << 53));
    }
}
