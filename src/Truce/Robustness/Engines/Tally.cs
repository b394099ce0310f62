using System.Numerics;

namespace Truce.Robustness.Engines;

/// <summary>What was counted over the profiles so far: how often each state is stable for whom, how often it is an equilibrium, and how answers to questions go with conclusions.</summary>
/// <remarks>
/// Batches are added one after the other, each in the order of its profiles, by one thread: sums of weights come out the same whatever drew them. Where nothing is weighed they are whole numbers.
/// </remarks>
internal sealed class Tally
{
    private readonly int _columns;
    private readonly int _questions;
    private readonly int[] _watched;
    private readonly double[] _sums;
    private readonly long[] _firsts;

    /// <param name="columns">How many verdicts a profile has, in bits.</param>
    /// <param name="watched">The columns of the conclusions that questions are held against.</param>
    /// <param name="questions">How many questions there are.</param>
    public Tally(int columns, int[] watched, int questions)
    {
        (_columns, _watched, _questions) = (columns, watched, questions);
        _sums = new double[2 + columns + questions + ((long)questions * watched.Length)];
        _firsts = new long[2 * watched.Length];
        _firsts.AsSpan().Fill(-1);
    }

    /// <summary>How many profiles were added.</summary>
    public long Draws { get; private set; }

    /// <summary>What they weigh together.</summary>
    public double Weight => _sums[0];

    /// <summary>How many profiles of equal weight would tell as much: the square of the sum of the weights over the sum of their squares.</summary>
    public double EffectiveDraws => ProfileSource.EffectiveDraws(_sums[0], _sums[1]);

    /// <summary>What the profiles in which a verdict holds weigh together.</summary>
    public double Held(int column) => _sums[2 + column];

    /// <summary>What the profiles in which a question is answered with yes weigh together.</summary>
    public double Yes(int question) => _sums[2 + _columns + question];

    /// <summary>What the profiles weigh together in which a question is answered with yes and a watched conclusion holds.</summary>
    public double Both(int question, int watched) => _sums[2 + _columns + _questions + (question * _watched.Length) + watched];

    /// <summary>The first profile in which a watched conclusion holds, or does not; below 0 when there is none.</summary>
    public long First(int watched, bool holds) => _firsts[(2 * watched) + (holds ? 1 : 0)];

    /// <summary>Takes over what was counted before.</summary>
    public bool TryRestore(RobustnessCheckpoint checkpoint)
    {
        if (checkpoint.Sums.Count != _sums.Length || checkpoint.Firsts.Count != _firsts.Length)
            return false;
        checkpoint.Sums.AsSpan().CopyTo(_sums);
        checkpoint.Firsts.AsSpan().CopyTo(_firsts);
        Draws = checkpoint.Draws;
        return true;
    }

    /// <summary>What it takes to go on from here.</summary>
    public RobustnessCheckpoint ToCheckpoint(string key) => new(key, Draws, [.. _sums], [.. _firsts]);

    /// <summary>Adds a batch of at most <see cref="Batch.Size"/> profiles.</summary>
    public void Add(Batch batch)
    {
        for (var k = 0; k < batch.Count; k++)
        {
            _sums[0] += batch.Weights[k];
            _sums[1] += batch.Weights[k] * batch.Weights[k];
        }

        if (batch.IsUnweighted)
            AddCounts(batch);
        else
            AddWeights(batch);
        AddQuestions(batch);
        Draws += batch.Count;
    }

    // Each bit of a word is a column of its own; planes hold the digits of 64 counts at once, so that adding a word costs two steps on average.
    private void AddCounts(Batch batch)
    {
        Span<ulong> planes = stackalloc ulong[BitOperations.Log2(Batch.Size) + 1];
        for (var word = 0; word < batch.Width; word++)
        {
            planes.Clear();
            for (var k = 0; k < batch.Count; k++)
            {
                var carry = batch.Verdicts[(k * batch.Width) + word];
                for (var plane = 0; carry != 0; plane++)
                    (planes[plane], carry) = (planes[plane] ^ carry, planes[plane] & carry);
            }

            for (var plane = 0; plane < planes.Length; plane++)
            {
                for (var bits = planes[plane]; bits != 0; bits &= bits - 1)
                    _sums[2 + (word << 6) + BitOperations.TrailingZeroCount(bits)] += 1 << plane;
            }
        }
    }

    private void AddWeights(Batch batch)
    {
        for (var k = 0; k < batch.Count; k++)
        {
            for (var word = 0; word < batch.Width; word++)
            {
                for (var bits = batch.Verdicts[(k * batch.Width) + word]; bits != 0; bits &= bits - 1)
                    _sums[2 + (word << 6) + BitOperations.TrailingZeroCount(bits)] += batch.Weights[k];
            }
        }
    }

    private void AddQuestions(Batch batch)
    {
        const int Words = Batch.Size / 64;
        var answers = new ulong[_questions * Words];
        for (var k = 0; k < batch.Count; k++)
        {
            for (var q = 0; q < _questions; q++)
                answers[(q * Words) + (k >> 6)] |= (batch.Answers[(k * _questions) + q] ? 1UL : 0UL) << k;
        }

        for (var q = 0; q < _questions; q++)
            _sums[2 + _columns + q] += Sum(answers.AsSpan(q * Words, Words), batch);
        Span<ulong> holding = stackalloc ulong[Words];
        Span<ulong> both = stackalloc ulong[Words];
        for (var c = 0; c < _watched.Length; c++)
        {
            holding.Clear();
            for (var k = 0; k < batch.Count; k++)
            {
                var holds = batch.Verdicts[(k * batch.Width) + (_watched[c] >> 6)] >> _watched[c] & 1;
                holding[k >> 6] |= holds << k;
                ref var first = ref _firsts[(2 * c) + (int)holds];
                if (first < 0)
                    first = Draws + k;
            }

            for (var q = 0; q < _questions; q++)
            {
                for (var w = 0; w < Words; w++)
                    both[w] = holding[w] & answers[(q * Words) + w];
                _sums[2 + _columns + _questions + (q * _watched.Length) + c] += Sum(both, batch);
            }
        }
    }

    private static double Sum(ReadOnlySpan<ulong> set, Batch batch)
    {
        var sum = 0.0;
        for (var w = 0; w < set.Length; w++)
        {
            if (batch.IsUnweighted)
            {
                sum += BitOperations.PopCount(set[w]);
                continue;
            }

            for (var bits = set[w]; bits != 0; bits &= bits - 1)
                sum += batch.Weights[(w << 6) + BitOperations.TrailingZeroCount(bits)];
        }

        return sum;
    }
}

/// <summary>What was found in some profiles that follow one another.</summary>
/// <param name="width">How many words the verdicts of a profile take.</param>
/// <param name="questions">How many questions there are.</param>
internal sealed class Batch(int width, int questions)
{
    /// <summary>How many profiles a batch has: drawing stops only between batches, so that where it stops does not depend on who draws.</summary>
    public const int Size = 256;

    /// <summary>How many there are.</summary>
    public int Count { get; set; }

    public int Width => width;

    /// <summary>By profile, its verdicts.</summary>
    public ulong[] Verdicts { get; } = new ulong[Size * width];

    /// <summary>By profile, what it weighs.</summary>
    public double[] Weights { get; } = new double[Size];

    /// <summary>By profile, the answers to the questions.</summary>
    public bool[] Answers { get; } = new bool[Size * questions];

    /// <summary>Whether all weigh 1.</summary>
    public bool IsUnweighted { get; set; }
}
