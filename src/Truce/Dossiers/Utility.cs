namespace Truce.Dossiers;

/// <summary>What one issue adds to a party's utility.</summary>
/// <remarks>A term adds <see cref="Weight"/> · its value / <see cref="OutOf"/>.</remarks>
/// <param name="Issue">The issue.</param>
/// <param name="Weight">Its share; the weights of one party need not add up to 1, but usually do.</param>
/// <param name="Values">The value of each of its terms, in the issue's order.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record IssueUtility(IssueId Issue, decimal Weight, EquatableArray<decimal> Values, EquatableArray<StatementId> Says = default)
{
    /// <summary>What the values are out of, such as 100 points; above 0.</summary>
    public decimal OutOf { get; init; } = 1;

    /// <summary>Between which numbers the weight lies; null when it is what is written. Only robustness looks at it.</summary>
    public Bounds? Between { get; init; }

    /// <summary>What the term at a zero-based place adds.</summary>
    public decimal Worth(int term) => Weight * Values[term] / OutOf;
}

/// <summary>What several issues add to a party's utility together.</summary>
public abstract record UtilityPart
{
    private UtilityPart()
    {
    }

    /// <summary>The statements that the part rests on.</summary>
    public IEnumerable<StatementId> AllSays() => this switch
    {
        When(_, _, var says) => says,
        Table(_, _, var says) => says,
        Combined(_, var parts, _) => parts.SelectMany(part => part.AllSays()),
        _ => [],
    };

    /// <summary>Adds a number to the states of which a formula holds, and nothing to others.</summary>
    /// <remarks>
    /// A hyper-rectangle of bargaining software is the condition <c>a in {1 to 4} and b in {2 to 5}</c>; one that excludes is <c>not (…)</c>.
    /// </remarks>
    /// <param name="Condition">The formula.</param>
    /// <param name="Adds">The number, which may be below 0.</param>
    /// <param name="Says">The statements it rests on.</param>
    public sealed record When(Formula Condition, decimal Adds, EquatableArray<StatementId> Says = default) : UtilityPart;

    /// <summary>Adds a number for each combination of the terms of some issues.</summary>
    /// <param name="Issues">The issues, each once, at least one.</param>
    /// <param name="Values">
    /// A number for every combination, by its mixed-radix code, the first of <paramref name="Issues"/> being the least significant digit.
    /// </param>
    /// <param name="Says">The statements it rests on.</param>
    public sealed record Table(EquatableArray<IssueId> Issues, EquatableArray<decimal> Values, EquatableArray<StatementId> Says = default) : UtilityPart
    {
        /// <summary>How many combinations a table may have.</summary>
        public const int MaxCount = 1 << 20;
    }

    /// <summary>Adds the sum, the least or the greatest of other parts.</summary>
    /// <param name="Rule">Which of these.</param>
    /// <param name="Parts">The other parts; of none, 0.</param>
    /// <param name="Weight">What it is multiplied by.</param>
    public sealed record Combined(Combination Rule, EquatableArray<UtilityPart> Parts, decimal Weight = 1) : UtilityPart;
}

/// <summary>What is made of several numbers.</summary>
public enum Combination
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>The least of them.</summary>
    Min,

    /// <summary>The greatest of them.</summary>
    Max,
}

/// <summary>How an agreement loses worth while it is waited for: after t units it is worth u · <paramref name="Factor"/>^t.</summary>
/// <param name="Factor">What is left after one unit, above 0 and at most 1.</param>
/// <param name="Per">The unit. A factor means nothing without it.</param>
public sealed record Discount(decimal Factor, DiscountUnit Per);

/// <summary>In what waiting is counted.</summary>
public enum DiscountUnit
{
    /// <summary>The whole time that there is for negotiating: t goes from 0 to 1, as in Genius.</summary>
    WholeTime,

    /// <summary>Rounds of offers, as in NegMAS when nothing else is said.</summary>
    Round,

    /// <summary>Seconds.</summary>
    Second,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Months.</summary>
    Month,

    /// <summary>Years.</summary>
    Year,
}
