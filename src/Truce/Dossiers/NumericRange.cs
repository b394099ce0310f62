using System.Globalization;

namespace Truce.Dossiers;

/// <summary>Evenly spaced numbers, both ends included: what an issue such as a price can be settled at.</summary>
/// <param name="From">The least of them.</param>
/// <param name="To">The greatest of them.</param>
/// <param name="Count">How many there are, from 1 to <see cref="MaxCount"/>; one exactly when both ends are the same.</param>
public sealed record NumericRange(decimal From, decimal To, int Count)
{
    /// <summary>How many numbers a range may have, since each is a term of its issue.</summary>
    public const int MaxCount = 100_000;

    /// <summary>The decimals to which the numbers are rounded where the range does not divide evenly.</summary>
    public const int Decimals = 12;

    /// <summary>Every whole number from one to another.</summary>
    public static NumericRange Whole(int from, int to) => new(from, to, checked(to - from + 1));

    /// <summary>The number at a zero-based place.</summary>
    public decimal this[int place] => Count == 1 ? From : decimal.Round(From + ((To - From) * place / (Count - 1)), Decimals);

    /// <summary>The zero-based place of a number, or -1 when it is none of them.</summary>
    public int PlaceOf(decimal number)
    {
        if (number < From || number > To)
            return -1;
        var place = Count == 1 ? 0 : (int)decimal.Round((number - From) / (To - From) * (Count - 1));
        return this[place] == number ? place : -1;
    }

    /// <summary>The terms of an issue that is settled by one of these numbers: each is called what it is.</summary>
    public EquatableArray<Term> Terms() => Enumerable.Range(0, Count).Select(place => new Term(NameOf(this[place]))).ToEquatableArray();

    /// <summary>What the term for a number is called: its digits, without zeros that say nothing.</summary>
    public static TermId NameOf(decimal number) => new(number.ToString("0.############", CultureInfo.InvariantCulture));
}
