using Truce.Agreement;
using Truce.Agreement.Engines;
using Truce.Dossiers;

namespace Truce.Tests.Agreement;

/// <summary>The engines against the definitions read word for word, on random disputes.</summary>
public sealed class LiteralBargainingTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Zone_frontier_and_packages_are_those_of_the_definitions(int part)
    {
        for (var seed = part * 50; seed < (part + 1) * 50; seed++)
        {
            var dossier = new RandomBargains(seed).Next(isCardinal: seed % 2 == 0);
            var literal = new LiteralBargaining(dossier);
            var analysis = AgreementAnalysis.Run(dossier, new AgreementOptions { MaxPackages = int.MaxValue }).Value;
            Assert.True(literal.Feasible.Count == analysis.Outcomes, $"seed {seed}: {literal.Feasible.Count} states are feasible, not {analysis.Outcomes}");
            Assert.True(literal.Zone.Count == analysis.Rational, $"seed {seed}: {literal.Zone.Count} packages are in the zone, not {analysis.Rational}");
            var expected = literal.Efficient.GroupBy(state => string.Join(' ', literal.Worths(state).Select(worth => decimal.Round(worth, 12).ToString("0.############"))))
                .Select(group => string.Join(' ', group.Select(Written).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);
            var isCapped = dossier.Preferences.Any(p => p.Preference is Preference.Utility { AtMost: not null });
            var found = Enumerable.Range(0, analysis.Frontier.Count).Select(point => analysis.PackagesAt(point).Select(package => Written([.. package.Terms])).Order(StringComparer.Ordinal).ToArray()).ToArray();
            if (isCapped)
                AssertSomeOfEach(seed, expected, found);
            else
                Assert.True(expected.SequenceEqual(found.Select(packages => string.Join(' ', packages)).Order(StringComparer.Ordinal)), $"seed {seed}: the frontier differs\n{string.Join('\n', expected)}\n---\n{string.Join('\n', found.Select(f => string.Join(' ', f)))}");
            Assert.All(Enumerable.Range(0, found.Length), point => Assert.Equal((ulong)found[point].Length, analysis.Frontier[point].Packages));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Solutions_attain_the_greatest_value_of_their_definition(int part)
    {
        for (var seed = part * 50; seed < (part + 1) * 50; seed++)
        {
            var dossier = new RandomBargains(seed).Next(isCardinal: true);
            var literal = new LiteralBargaining(dossier);
            var analysis = AgreementAnalysis.Run(dossier).Value;
            if (literal.Efficient.Count == 0)
            {
                Assert.Empty(analysis.Solutions);
                continue;
            }

            var points = literal.Efficient.Select(state => literal.Worths(state).Select(worth => (double)worth).ToArray()).ToArray();
            var none = literal.Disagreement().Select(worth => (double)worth).ToArray();
            var ideal = literal.Ideal().Select(worth => (double)worth).ToArray();
            var gainers = Enumerable.Range(0, none.Length).Where(party => ideal[party] - none[party] > Tolerance).ToArray();
            Check("utilitarian", point => [point.Sum()]);
            Check("egalitarian", point => Upwards(gainers.Select(party => point[party] - none[party])));
            Check("kalai-smorodinsky", point => Upwards(gainers.Select(party => (point[party] - none[party]) / (ideal[party] - none[party]))));
            Check("equal-loss", point => Upwards(point.Select((utility, party) => utility - ideal[party])));
            Check("nash", point => [gainers.Count(party => Gains(point, party)), gainers.Where(party => Gains(point, party)).Sum(party => Math.Log(point[party] - none[party]))]);

            bool Gains(double[] point, int party) => point[party] - none[party] > Tolerance * (ideal[party] - none[party]);

            void Check(string id, Func<double[], double[]> value)
            {
                var best = points.Select(value).Aggregate((a, b) => Compare(a, b) >= 0 ? a : b);
                var expected = points.Where(point => Compare(value(point), best) == 0).Select(Rounded).Distinct().Order(StringComparer.Ordinal);
                var result = analysis.Solutions.Single(solution => solution.Solution.Id == id);
                var found = result.Points.Select(point => Rounded([.. analysis.Frontier[point].Utilities.Select(utility => utility!.Value)])).Distinct().Order(StringComparer.Ordinal);
                Assert.True(expected.SequenceEqual(found), $"seed {seed}, {id}: expected\n{string.Join('\n', expected)}\nfound\n{string.Join('\n', found)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Fallback_bargaining_meets_at_the_least_depth(int part)
    {
        for (var seed = part * 50; seed < (part + 1) * 50; seed++)
        {
            var dossier = new RandomBargains(seed).Next(isCardinal: false);
            var literal = new LiteralBargaining(dossier);
            var analysis = AgreementAnalysis.Run(dossier).Value;
            var parties = Enumerable.Range(0, dossier.Preferences.Count).ToArray();
            foreach (var fallback in analysis.Fallback)
            {
                // At each depth, the packages that enough parties have among their best levels and do not refuse.
                var states = literal.Feasible.Where(literal.IsAgreement).Select(state =>
                    (State: state, Depth: parties.Select(party => literal.Refuses(party, state) ? int.MaxValue : literal.Level(party, state)).Order().ElementAt(fallback.Quota - 1))).ToArray();
                var depth = states.Select(state => state.Depth).DefaultIfEmpty(int.MaxValue).Min();
                Assert.True((depth == int.MaxValue ? 0 : depth) == fallback.Depth, $"seed {seed}, quota {fallback.Quota}");
                var expected = states.Where(state => depth < int.MaxValue && state.Depth == depth).Select(state => Written(state.State)).Order(StringComparer.Ordinal);
                Assert.Equal(expected, fallback.Packages.Select(package => Written([.. package.Terms])).Order(StringComparer.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_engine_finds_the_same_efficient_sums(int part)
    {
        for (var seed = part * 50; seed < (part + 1) * 50; seed++)
        {
            var dossier = new RandomBargains(seed).Next(isCardinal: seed % 2 == 0);
            var payoffs = dossier.Preferences.Select(preference => PayoffCompiler.Compile(dossier, preference.Party).Value).ToArray();
            var problem = new BargainingProblem(dossier.Issues, dossier.Constraints.Select(constraint => constraint.Formula), payoffs);
            if (problem.IsContradiction)
                continue;
            foreach (var group in problem.Groups())
            {
                var listed = Listing.Of(problem, group, CancellationToken.None);
                var eliminated = Elimination.Of(problem, Elimination.OrderFor(problem, group).Order, null, CancellationToken.None);
                var (searched, gap) = RegionSearch.Of(problem, group, long.MaxValue, null, CancellationToken.None);
                Assert.Null(gap);
                foreach (var other in new[] { eliminated, searched })
                {
                    Assert.True(listed.Values.SequenceEqual(other.Values), $"seed {seed}: {other.GetType().Name} differs");
                    Assert.True(listed.Packages.SequenceEqual(other.Packages), $"seed {seed}: {other.GetType().Name} counts other packages");
                }
            }
        }
    }

    [Fact]
    public void Hyper_rectangles_are_searched_with_the_same_result_as_counting_them_out()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var dossier = new RandomBargains(seed).NextWithBoxes();
            var payoffs = dossier.Preferences.Select(preference => PayoffCompiler.Compile(dossier, preference.Party).Value).ToArray();
            var problem = new BargainingProblem(dossier.Issues, dossier.Constraints.Select(constraint => constraint.Formula), payoffs);
            if (problem.IsContradiction)
                continue;
            foreach (var group in problem.Groups())
            {
                var listed = Listing.Of(problem, group, CancellationToken.None);
                var (searched, gap) = RegionSearch.Of(problem, group, long.MaxValue, null, CancellationToken.None);
                Assert.Null(gap);
                Assert.True(listed.Values.SequenceEqual(searched.Values), $"seed {seed}");
                Assert.True(listed.Packages.SequenceEqual(searched.Packages), $"seed {seed}: other packages");

                // Cut off, it says what is sure: sums that packages have, and how much better another could be.
                for (var steps = 1; steps < 40; steps += 6)
                {
                    var (some, lack) = RegionSearch.Of(problem, group, steps, null, CancellationToken.None);
                    AssertSure(problem, listed, some, lack, $"seed {seed}, {steps} steps");
                }
            }
        }
    }

    private static void AssertSure(BargainingProblem problem, EfficientSet exact, EfficientSet some, long[]? lack, string where)
    {
        var terms = new int[problem.Issues.Count];
        for (var point = 0; point < some.Count; point++)
        {
            var sum = some[point].ToArray();
            some.Visit(point, terms, () =>
            {
                // Groups that are not looked at add nothing here.
                Assert.True(problem.Allows(terms) || problem.Groups().Count > 1, where);
                return true;
            });
            Assert.True(problem.Groups().Count > 1 || problem.Payoffs.Select(payoff => Uncapped(payoff, terms)).SequenceEqual(sum), where);
        }

        for (var point = 0; lack is not null && some.Count > 0 && point < exact.Count; point++)
        {
            var sum = exact[point].ToArray();
            Assert.True(Enumerable.Range(0, some.Count).Any(other => sum.Select((worth, party) => worth <= some[other][party] + lack[party]).All(isNear => isNear)), where);
        }
    }

    private static long Uncapped(Payoff payoff, int[] terms) => (payoff with { Cap = long.MaxValue }).Of(terms);

    // Where a utility has a limit, packages beyond it are worth the same; those found are some of them.
    private static void AssertSomeOfEach(int seed, IEnumerable<string> expected, string[][] found)
    {
        var groups = expected.Select(group => group.Split(' ').ToHashSet()).ToArray();
        Assert.True(groups.Length == found.Length, $"seed {seed}: {groups.Length} points, not {found.Length}");
        Assert.All(found, packages => Assert.Contains(groups, group => packages.All(group.Contains)));
    }

    private static string Written(int[] state) => string.Join('-', state);

    private static string Rounded(double[] point) => string.Join(' ', point.Select(utility => $"{Math.Round(utility, 9) + 0.0:0.#########}"));

    private static double[] Upwards(IEnumerable<double> numbers) => [.. numbers.Order()];

    private static int Compare(double[] a, double[] b)
    {
        for (var k = 0; k < a.Length; k++)
        {
            if (Math.Abs(a[k] - b[k]) > Tolerance * 10)
                return a[k].CompareTo(b[k]);
        }

        return 0;
    }
}
