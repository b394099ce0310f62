using Truce.Dossiers;

namespace Truce.States;

/// <summary>A utility with its names resolved to the places of issues and terms, ready to be evaluated many times.</summary>
/// <remarks>In decimals, rounded where only divisions leave digits, so that worths which are equal on paper are equal here.</remarks>
internal sealed class UtilityFunction
{
    private const int Decimals = 18;

    private readonly (int Place, decimal[] Worths)[] _issues;
    private readonly CompiledPart[] _parts;
    private readonly Preference.Utility _utility;

    private UtilityFunction(Preference.Utility utility, EquatableArray<Issue> issues)
    {
        _utility = utility;
        _issues = [.. utility.Issues.Select(issue => (issues.PlaceOf(issue.Issue), Enumerable.Range(0, issue.Values.Count).Select(issue.Worth).ToArray()))];
        _parts = [.. utility.Parts.Select(part => CompiledPart.Compile(part, issues))];
    }

    /// <summary>Resolves the names of a utility.</summary>
    /// <exception cref="ArgumentException">It names an issue or a term that is not among the issues.</exception>
    public static UtilityFunction Compile(Preference.Utility utility, EquatableArray<Issue> issues) => new(utility, issues);

    /// <summary>What a state is worth, on the scale of the reservation.</summary>
    /// <param name="terms">One term index for every issue.</param>
    public decimal Of(ReadOnlySpan<int> terms)
    {
        decimal sum = 0;
        foreach (var (place, worths) in _issues)
            sum += worths[terms[place]];
        foreach (var part in _parts)
            sum += part.Of(terms);
        sum = decimal.Round(sum / _utility.OutOf, Decimals);
        return _utility.AtMost is { } limit ? Math.Min(sum, limit) : sum;
    }
}

/// <summary>A part of a utility with its names resolved.</summary>
internal abstract class CompiledPart
{
    /// <summary>What the part adds to a state.</summary>
    /// <param name="terms">One term index for every issue; only those of the issues that the part names are looked at.</param>
    public abstract decimal Of(ReadOnlySpan<int> terms);

    /// <summary>Resolves the names of a part.</summary>
    public static CompiledPart Compile(UtilityPart part, EquatableArray<Issue> issues) => part switch
    {
        UtilityPart.When(var condition, var adds, _) => new Conditional(CompiledFormula.Compile(condition, issues), adds),
        UtilityPart.Table(var ids, var values, _) => new Tabled([.. ids.Select(id => Digit(id, issues))], values),
        UtilityPart.Combined(var rule, var parts, var weight) => new Combining(rule, [.. parts.Select(inner => Compile(inner, issues))], weight),
        _ => throw new ArgumentException($"No such part of a utility: {part.GetType().Name}", nameof(part)),
    };

    private static (int Place, int Terms) Digit(IssueId id, EquatableArray<Issue> issues)
    {
        var place = issues.PlaceOf(id);
        return (place, issues[place].Terms.Count);
    }

    private sealed class Conditional(CompiledFormula condition, decimal adds) : CompiledPart
    {
        public override decimal Of(ReadOnlySpan<int> terms) => condition.Holds(terms) ? adds : 0;
    }

    private sealed class Tabled((int Place, int Terms)[] digits, EquatableArray<decimal> values) : CompiledPart
    {
        public override decimal Of(ReadOnlySpan<int> terms)
        {
            var (code, multiplier) = (0, 1);
            foreach (var (place, count) in digits)
            {
                code += terms[place] * multiplier;
                multiplier *= count;
            }

            return values[code];
        }
    }

    private sealed class Combining(Combination rule, CompiledPart[] parts, decimal weight) : CompiledPart
    {
        public override decimal Of(ReadOnlySpan<int> terms)
        {
            if (parts.Length == 0)
                return 0;
            var combined = parts[0].Of(terms);
            foreach (var part in parts.AsSpan(1))
            {
                var next = part.Of(terms);
                combined = rule switch
                {
                    Combination.Min => Math.Min(combined, next),
                    Combination.Max => Math.Max(combined, next),
                    _ => combined + next,
                };
            }

            return weight * combined;
        }
    }
}
