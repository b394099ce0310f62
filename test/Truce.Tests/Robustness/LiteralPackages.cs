using System.Numerics;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Tests.Robustness;

/// <summary>What packages are by the textbook in every case that fits: all orders one by one, and of weights one point in each region in which no two states change places, found with fractions.</summary>
internal sealed class LiteralPackages
{
    private readonly StateSpace _space;
    private readonly Dossier _dossier;

    public LiteralPackages(StateSpace space)
    {
        (_space, _dossier) = (space, space.Dossier);
        Candidates = [.. space.States.Where(state => _dossier.Agreement is not { } agreement || Holds(agreement.Formula, state)).Select(state => state.Ordinal)];
        Packages = [.. Candidates.Where(state => _dossier.Preferences.All(preference => preference.RedLines.All(line => !Holds(line.Never, new(state)))))];
        Cases = [.. _dossier.Preferences.Select(preference => CasesOf(preference).ToArray())];
    }

    /// <summary>What counts as an agreement.</summary>
    public int[] Candidates { get; }

    /// <summary>Those of them on nobody's red line.</summary>
    public int[] Packages { get; }

    /// <summary>By party, every case: none when nothing fits.</summary>
    public Case[][] Cases { get; }

    public double Profiles => Cases.Aggregate(1.0, (product, cases) => product * cases.Length);

    public IEnumerable<Case[]> AllProfiles() => Cases.Aggregate((IEnumerable<Case[]>)[[]], (profiles, own) => profiles.SelectMany(profile => own.Select(one => (Case[])[.. profile, one])));

    /// <summary>Whether no other package is worse for nobody and better for somebody.</summary>
    public bool IsEfficient(int x, Case[] profile) =>
        !Packages.Any(y => profile.All(party => party.Worth[y] >= party.Worth[x]) && profile.Any(party => party.Worth[y] > party.Worth[x]));

    private bool Holds(Formula formula, StateId state) => CompiledFormula.Compile(formula, _space.Issues).Holds(_space.TermIndexes(state).AsSpan());

    private IEnumerable<Case> CasesOf(PartyPreference preference)
    {
        IEnumerable<Rational[]> worths = preference.Preference switch
        {
            Preference.Utility utility => UtilityCases(preference, utility),
            Preference.Priorities(var priorities) => PriorityOrders(priorities).Select(Lexicographic),
            _ => Extensions(),
        };
        foreach (var worth in worths.Where(worth => preference.Known.All(item => _space.Where(item.First).All(a => _space.Where(item.Second).All(b => worth[a.Ordinal] > worth[b.Ordinal])))))
        {
            if (Judged(preference, worth) is { } found)
                yield return found;
        }
    }

    private Case? Judged(PartyPreference preference, Rational[] worth)
    {
        var reservation = preference.Preference is Preference.Utility utility ? utility.ReservationBetween ?? (utility.Reservation is { } r ? new Bounds(r, r) : null) : null;
        var least = preference.WalkAwayAtLeast is { } atLeast ? _space.States.Where(state => Holds(atLeast.State, state)).Select(state => worth[state.Ordinal]).ToArray() : [];
        var (surely, maybe) = (new bool[_space.Count], new bool[_space.Count]);
        if (reservation is { } no && least.Any(one => one > Rational.Of(no.Greatest)))
            return null;
        foreach (var state in _space.States)
        {
            var own = worth[state.Ordinal];
            if (preference.RedLines.Any(line => Holds(line.Never, state)))
                continue;
            var (sure, may) = (true, true);
            if (reservation is { } bounds)
                (sure, may) = (own >= Rational.Of(bounds.Greatest), own >= Rational.Of(bounds.Least) && least.All(one => own >= one));
            else if (preference.WalkAway is not null)
                sure = may = own >= worth[_space.StatusQuo!.Value.Ordinal];
            else if (least.Length > 0)
                (sure, may) = (false, least.All(one => own >= one));
            (surely[state.Ordinal], maybe[state.Ordinal]) = (sure, may);
        }

        return new Case(worth, surely, maybe);
    }

    private Rational[] Lexicographic(IReadOnlyList<Priority> priorities) =>
        [.. _space.States.Select(state => priorities.Aggregate(Rational.Of(0), (sum, priority) => (sum * Rational.Of(2)) + Rational.Of(Holds(priority.Prefer, state) ? 1 : 0)))];

    // Every order of all priorities, kept when fixed ones stand below fixed ones that are written above them, those of a group apart.
    private static IEnumerable<Priority[]> PriorityOrders(EquatableArray<Priority> priorities)
    {
        var group = new int[priorities.Count];
        var groups = 0;
        for (var k = 0; k < priorities.Count; k++)
        {
            groups += priorities[k].Place == PriorityPlace.Fixed || groups == 0 ? 1 : 0;
            group[k] = priorities[k].Place == PriorityPlace.Unsure ? 0 : groups;
        }

        foreach (var order in LiteralRobustness.Permutations([.. Enumerable.Range(0, priorities.Count)]))
        {
            var placed = order.Where(k => group[k] > 0).Select(k => group[k]).ToArray();
            if (placed.SequenceEqual(placed.Order()))
                yield return [.. order.Select(k => priorities[k])];
        }
    }

    private IEnumerable<Rational[]> Extensions() => LiteralRobustness.Permutations([.. Enumerable.Range(0, _space.Count)])
        .Select(order => Enumerable.Range(0, _space.Count).Select(state => Rational.Of(-Array.IndexOf(order, state))).ToArray());

    // The weights of up to three issues vary and keep their sum, so that two of them, at most, tell all: a point in the plane. Lines are where a bound is met, two states are worth the same, or one is worth a number.
    private IEnumerable<Rational[]> UtilityCases(PartyPreference preference, Preference.Utility utility)
    {
        var free = Enumerable.Range(0, utility.Issues.Count).Where(k => utility.Issues[k].Between is { } bounds && bounds.Least < bounds.Greatest).ToArray();
        if (free.Length < 2)
            return [Worths(utility, [.. utility.Issues.Select(issue => Rational.Of(issue.Weight))])];
        var conditions = Bounds(utility, free).Select(bound => LineOf(utility, free, bound)).ToArray();
        var worths = _space.States.Select(state => LineOf(utility, free, weights => Worths(utility, weights)[state.Ordinal])).ToArray();
        var pairs = from a in worths from b in worths select new Line(a.A - b.A, a.B - b.B, a.C - b.C);
        var numbers = from number in (decimal?[])[utility.Reservation, utility.ReservationBetween?.Least, utility.ReservationBetween?.Greatest]
                      where number is not null
                      from worth in worths
                      select worth with { C = worth.C - Rational.Of(number.Value) };
        var lines = conditions.Concat(pairs).Concat(numbers).Where(line => line.A.Sign != 0 || line.B.Sign != 0).Select(line => line.Scaled()).Distinct().ToArray();
        var points = free.Length == 2 ? OnLine(lines) : InPlane(lines, conditions);
        var seen = new HashSet<string>();
        return points.Where(point => Array.TrueForAll(conditions, line => (line.A.Sign == 0 && line.B.Sign == 0 && line.C.Sign >= 0) || line.At(point).Sign > 0) && Array.TrueForAll(lines, line => line.At(point).Sign != 0))
            .Where(point => seen.Add(string.Concat(lines.Select(line => line.At(point).Sign + 1))))
            .Select(point => Worths(utility, WeightsAt(utility, free, point)));
    }

    private static IEnumerable<(Rational X, Rational Y)> OnLine(Line[] lines)
    {
        var cuts = lines.Where(line => line.A.Sign != 0).Select(line => -line.C / line.A).Distinct().Order().ToArray();
        return cuts.Zip(cuts.Skip(1), (a, b) => ((a + b) / Rational.Of(2), Rational.Of(0)));
    }

    // Each region is a polygon and has a corner: from each corner a very small step in every direction between two of the lines that meet there.
    private static IEnumerable<(Rational X, Rational Y)> InPlane(Line[] lines, Line[] conditions)
    {
        var step = Rational.Of(0.000001m) * Rational.Of(0.001m);
        var corners = (from a in lines from b in lines where ((a.A * b.B) - (b.A * a.B)).Sign != 0 select a.Meet(b)).Distinct()
            .Where(point => conditions.All(line => line.At(point).Sign >= 0)).ToArray();
        foreach (var corner in corners)
        {
            var directions = lines.Where(line => line.At(corner).Sign == 0).SelectMany(line => new[] { (X: line.B, Y: -line.A), (X: -line.B, Y: line.A) }).ToArray();
            foreach (var one in directions)
            {
                foreach (var other in directions)
                    yield return (corner.X + (step * (one.X + other.X)), corner.Y + (step * (one.Y + other.Y)));
            }
        }
    }

    private static List<Func<Rational[], Rational>> Bounds(Preference.Utility utility, int[] free)
    {
        var bounds = new List<Func<Rational[], Rational>>();
        foreach (var k in free)
        {
            bounds.Add(weights => weights[k]);
            bounds.Add(weights => weights[k] - Rational.Of(utility.Issues[k].Between!.Value.Least));
            bounds.Add(weights => Rational.Of(utility.Issues[k].Between!.Value.Greatest) - weights[k]);
        }

        int PlaceOf(IssueId issue) => Enumerable.Range(0, utility.Issues.Count).First(k => utility.Issues[k].Issue == issue);
        foreach (var (heavier, than, _) in utility.Weights)
            bounds.Add(weights => heavier.Aggregate(Rational.Of(0), (sum, issue) => sum + weights[PlaceOf(issue)]) - than.Aggregate(Rational.Of(0), (sum, issue) => sum + weights[PlaceOf(issue)]));
        return bounds;
    }

    // What is straight in the weights is known by its values at three points.
    private static Line LineOf(Preference.Utility utility, int[] free, Func<Rational[], Rational> function)
    {
        var (zero, one) = (Rational.Of(0), Rational.Of(1));
        var constant = function(WeightsAt(utility, free, (zero, zero)));
        return new Line(function(WeightsAt(utility, free, (one, zero))) - constant, free.Length == 2 ? zero : function(WeightsAt(utility, free, (zero, one))) - constant, constant);
    }

    private static Rational[] WeightsAt(Preference.Utility utility, int[] free, (Rational X, Rational Y) point)
    {
        var weights = utility.Issues.Select(issue => Rational.Of(issue.Weight)).ToArray();
        var left = free.Aggregate(Rational.Of(0), (sum, k) => sum + weights[k]) - point.X;
        weights[free[0]] = point.X;
        if (free.Length == 3)
        {
            left -= point.Y;
            weights[free[1]] = point.Y;
        }

        weights[free[^1]] = left;
        return weights;
    }

    private Rational[] Worths(Preference.Utility utility, Rational[] weights) =>
        [.. _space.States.Select(state => utility.Issues.Select((issue, k) => weights[k] * Rational.Of(issue.Values[_space.TermIndex(state, Place(issue.Issue))])).Aggregate(Rational.Of(0), (a, b) => a + b)
            + utility.Parts.OfType<UtilityPart.When>().Aggregate(Rational.Of(0), (sum, part) => sum + Rational.Of(Holds(part.Condition, state) ? part.Adds : 0)))];

    private int Place(IssueId issue) => Enumerable.Range(0, _space.Issues.Count).First(k => _space.Issues[k].Id == issue);

    /// <summary>One case of a party: what the states are worth, and what it accepts for every reservation that fits, and for one.</summary>
    public sealed record Case(Rational[] Worth, bool[] Surely, bool[] Maybe);

    private readonly record struct Line(Rational A, Rational B, Rational C)
    {
        public Rational At((Rational X, Rational Y) point) => (A * point.X) + (B * point.Y) + C;

        public Line Scaled()
        {
            var by = A.Sign != 0 ? A : B;
            return new Line(A / by, B / by, C / by);
        }

        public (Rational X, Rational Y) Meet(Line other)
        {
            var determinant = (A * other.B) - (other.A * B);
            return (((B * other.C) - (other.B * C)) / determinant, ((other.A * C) - (A * other.C)) / determinant);
        }
    }
}

/// <summary>A fraction, kept in its lowest terms.</summary>
internal readonly record struct Rational : IComparable<Rational>
{
    private readonly BigInteger _top;
    private readonly BigInteger _bottom;

    private Rational(BigInteger top, BigInteger bottom)
    {
        var common = BigInteger.GreatestCommonDivisor(top, bottom) * bottom.Sign;
        (_top, _bottom) = (top / common, bottom / common);
    }

    public int Sign => _top.Sign;

    public static Rational Of(decimal number) => new((BigInteger)(number * 1_000_000), 1_000_000);

    public static Rational operator +(Rational a, Rational b) => new((a._top * b._bottom) + (b._top * a._bottom), a._bottom * b._bottom);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) => new(-a._top, a._bottom);

    public static Rational operator *(Rational a, Rational b) => new(a._top * b._top, a._bottom * b._bottom);

    public static Rational operator /(Rational a, Rational b) => new(a._top * b._bottom, a._bottom * b._top);

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public int CompareTo(Rational other) => (_top * other._bottom).CompareTo(other._top * _bottom);
}
