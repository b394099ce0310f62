using System.Numerics;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Agreement.Engines;

/// <summary>Turns what a dossier says of one party's preference into a sum of whole numbers.</summary>
internal sealed class PayoffCompiler
{
    private const int Bits = 60;

    private readonly EquatableArray<Issue> _issues;
    private readonly List<(int Place, Fraction[] Worths)> _single = [];
    private readonly List<Part> _parts = [];

    private PayoffCompiler(EquatableArray<Issue> issues) => _issues = issues;

    /// <summary>What a party makes of a package.</summary>
    /// <returns>The payoff, or why there is none.</returns>
    public static Answer<Payoff> Compile(Dossier dossier, PartyId party)
    {
        var name = dossier.Find(party)?.Name ?? party.Value;
        if (dossier.PreferenceOf(party) is not { } known)
            return Answer.Cannot<Payoff>($"no preference of {name} is recorded");
        var compiler = new PayoffCompiler(dossier.Issues);
        switch (known.Preference)
        {
            case Preference.Utility utility:
                return Answer.Of(compiler.OfUtility(dossier, known, utility));
            case Preference.Priorities(var priorities) when priorities.Count > Bits:
                return Answer.Cannot<Payoff>($"{name} has {priorities.Count} priorities, more than the {Bits} that packages can be compared by");
            case Preference.Priorities(var priorities):
                for (var k = 0; k < priorities.Count; k++)
                    compiler._parts.Add(new Part.Leaf(priorities[k].Prefer, Fraction.Of(1L << (priorities.Count - 1 - k))));
                return Answer.Of(compiler.Ordinal(dossier, known));
            case Preference.Ranking(var tiers):
                compiler._parts.Add(new Part.Tiers(tiers.Select(tier => tier.States).ToArray()));
                return Answer.Of(compiler.Ordinal(dossier, known));
            case Preference.Comparisons or Preference.Partial:
                return Answer.Cannot<Payoff>($"of the preference of {name} only comparisons are known, by which packages cannot be ranked");
            default:
                throw new ArgumentException($"No such preference: {known.Preference.GetType().Name}", nameof(dossier));
        }
    }

    private Payoff Ordinal(Dossier dossier, PartyPreference known) => WithStatusQuo(dossier, known, Build(known.Party, 1, isCardinal: false));

    private Payoff OfUtility(Dossier dossier, PartyPreference known, Preference.Utility utility)
    {
        var whole = Fraction.Of(utility.OutOf);
        foreach (var issue in utility.Issues)
        {
            var share = Fraction.Of(issue.Weight) / (Fraction.Of(issue.OutOf) * whole);
            _single.Add((_issues.PlaceOf(issue.Issue), [.. issue.Values.Select(value => Fraction.Of(value) * share)]));
        }

        foreach (var part in utility.Parts)
            Add(part, Fraction.Of(1) / whole);
        Fraction?[] marks = [utility.Reservation is { } r ? Fraction.Of(r) : null, utility.AtMost is { } most ? Fraction.Of(most) : null];
        var scale = ExactScale(marks.OfType<Fraction>());
        var isExact = scale is not null;
        scale ??= BigInteger.One << (Bits - 1 - Magnitude());
        var payoff = Build(known.Party, scale.Value, isCardinal: true);
        var slack = isExact ? 0 : _single.Count + _parts.Count + 1;
        payoff = payoff with { Slack = slack, Cap = marks[1] is { } limit ? Whole(limit.Round(scale.Value)) : long.MaxValue };
        return marks[0] is { } reservation
            ? payoff with { Least = Whole(reservation.Ceiling(scale.Value)) - slack, Source = WalkAwaySource.Reservation }
            : WithStatusQuo(dossier, known, payoff);
    }

    private void Add(UtilityPart part, Fraction weight)
    {
        if (part is UtilityPart.Combined(Combination.Sum, var parts, var share))
        {
            foreach (var inner in parts)
                Add(inner, weight * Fraction.Of(share));
        }
        else
        {
            _parts.Add(Weighted(part, weight));
        }
    }

    // A weight below zero turns the least into the greatest.
    private Part Weighted(UtilityPart part, Fraction weight)
    {
        switch (part)
        {
            case UtilityPart.When(var condition, var adds, _):
                return new Part.Leaf(condition, Fraction.Of(adds) * weight);
            case UtilityPart.Table(var ids, var values, _):
                return new Part.Table([.. ids.Select(id => _issues.PlaceOf(id))], [.. values.Select(value => Fraction.Of(value) * weight)]);
            case UtilityPart.Combined(var rule, var parts, var share):
                var inner = weight * Fraction.Of(share);
                var turned = (rule, inner.Numerator.Sign < 0) switch
                {
                    (Combination.Min, true) => Combination.Max,
                    (Combination.Max, true) => Combination.Min,
                    _ => rule,
                };
                return new Part.Several(turned, [.. parts.Select(p => Weighted(p, inner))]);
            default:
                throw new ArgumentException($"No such part of a utility: {part.GetType().Name}", nameof(part));
        }
    }

    private IEnumerable<Fraction> Fractions() => _single.SelectMany(single => single.Worths).Concat(_parts.SelectMany(part => part.Fractions()));

    /// <summary>The least number of units in 1 for which every number is whole, or null when there are too many for 62 bits.</summary>
    private BigInteger? ExactScale(IEnumerable<Fraction> marks)
    {
        var scale = BigInteger.One;
        foreach (var fraction in Fractions().Concat(marks))
        {
            scale *= fraction.Denominator / BigInteger.GreatestCommonDivisor(scale, fraction.Denominator);
            if (scale.GetBitLength() > Bits)
                return null;
        }

        return scale.GetBitLength() + Magnitude() < Bits ? scale : null;
    }

    /// <summary>How many bits hold the greatest sum, in absolute value.</summary>
    private int Magnitude()
    {
        var sum = BigInteger.Zero;
        foreach (var single in _single)
            sum += single.Worths.Length == 0 ? 0 : single.Worths.Max(Ceiling);
        foreach (var part in _parts)
            sum += part.Fractions().Aggregate(BigInteger.Zero, (most, f) => part is Part.Several ? most + Ceiling(f) : BigInteger.Max(most, Ceiling(f)));
        return (int)sum.GetBitLength();

        static BigInteger Ceiling(Fraction f) => (BigInteger.Abs(f.Numerator) / f.Denominator) + 1;
    }

    private Payoff Build(PartyId party, BigInteger scale, bool isCardinal)
    {
        var single = new long[]?[_issues.Count];
        foreach (var (place, worths) in _single)
        {
            var numbers = single[place] ??= new long[worths.Length];
            for (var term = 0; term < worths.Length; term++)
                numbers[term] += Whole(worths[term].Round(scale));
        }

        var joint = new List<JointFactor>();
        foreach (var part in _parts)
        {
            var scope = part.Scope(_issues);
            var factor = part.Build(_issues, scope, scale);
            if (factor is null)
                continue;
            if (scope.Length < 2)
                AddSingle(single, factor, scope.FirstOrDefault());
            else
                joint.Add(factor);
        }

        return new Payoff { Party = party, IsCardinal = isCardinal, Scale = (double)scale, Single = single, Joint = joint };
    }

    private void AddSingle(long[]?[] single, JointFactor factor, int place)
    {
        var numbers = single[place] ??= new long[_issues[place].Terms.Count];
        var terms = new int[_issues.Count];
        for (terms[place] = 0; terms[place] < numbers.Length; terms[place]++)
            numbers[terms[place]] += factor.Of(terms);
    }

    private static Payoff WithStatusQuo(Dossier dossier, PartyPreference known, Payoff payoff)
    {
        if (known.WalkAway is null || dossier.StatusQuo is not { } now)
            return payoff;
        var terms = dossier.Issues.Select((issue, place) => issue.IndexOf(now.Terms[place])).ToArray();
        return payoff with { Least = payoff.Of(terms) - payoff.Slack, Source = WalkAwaySource.StatusQuo };
    }

    // A walk-away or a cap can lie far beyond any sum.
    private static long Whole(BigInteger number)
    {
        var limit = BigInteger.One << (Bits + 1);
        return (long)BigInteger.Min(BigInteger.Max(number, -limit), limit);
    }

    /// <summary>A part with its numbers still as fractions.</summary>
    private abstract record Part
    {
        public abstract IEnumerable<Fraction> Fractions();

        public abstract int[] Scope(EquatableArray<Issue> issues);

        /// <returns>The factor, or null when it adds nothing.</returns>
        public abstract JointFactor? Build(EquatableArray<Issue> issues, int[] scope, BigInteger scale);

        protected static int[] ScopeOf(IEnumerable<Formula> formulas, EquatableArray<Issue> issues) =>
            [.. formulas.SelectMany(formula => formula.Issues()).Select(id => issues.PlaceOf(id)).Distinct().Order()];

        public sealed record Leaf(Formula Condition, Fraction Adds) : Part
        {
            public override IEnumerable<Fraction> Fractions() => [Adds];

            public override int[] Scope(EquatableArray<Issue> issues) => ScopeOf([Condition], issues);

            public override JointFactor? Build(EquatableArray<Issue> issues, int[] scope, BigInteger scale) =>
                new ConditionalFactor(CompiledFormula.Compile(Condition, issues), Whole(Adds.Round(scale))) { Scope = scope };
        }

        public sealed record Table(int[] Places, Fraction[] Values) : Part
        {
            public override IEnumerable<Fraction> Fractions() => Values;

            public override int[] Scope(EquatableArray<Issue> issues) => [.. Places.Order()];

            public override JointFactor? Build(EquatableArray<Issue> issues, int[] scope, BigInteger scale) =>
                new TableFactor([.. Places.Select(place => (place, issues[place].Terms.Count))], [.. Values.Select(value => Whole(value.Round(scale)))]) { Scope = scope };
        }

        public sealed record Several(Combination Rule, Part[] Parts) : Part
        {
            public override IEnumerable<Fraction> Fractions() => Parts.SelectMany(part => part.Fractions());

            public override int[] Scope(EquatableArray<Issue> issues) => [.. Parts.SelectMany(part => part.Scope(issues)).Distinct().Order()];

            public override JointFactor? Build(EquatableArray<Issue> issues, int[] scope, BigInteger scale) => Parts.Length == 0
                ? null
                : new CombinedFactor(Rule, [.. Parts.Select(part => part.Build(issues, part.Scope(issues), scale) ?? Nothing())]) { Scope = scope };

            // Of no parts, 0.
            private static ConditionalFactor Nothing() => new(CompiledFormula.Compile(Formula.False, []), 0) { Scope = [] };
        }

        public sealed record Tiers(Formula[] Formulas) : Part
        {
            public override IEnumerable<Fraction> Fractions() => [];

            public override int[] Scope(EquatableArray<Issue> issues) => ScopeOf(Formulas, issues);

            public override JointFactor? Build(EquatableArray<Issue> issues, int[] scope, BigInteger scale) =>
                new TierFactor([.. Formulas.Select(formula => CompiledFormula.Compile(formula, issues))]) { Scope = scope };
        }
    }
}
