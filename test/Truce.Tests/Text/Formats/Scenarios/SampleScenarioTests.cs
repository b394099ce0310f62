using Truce.Agreement;
using Truce.Text.Formats;

namespace Truce.Tests.Text.Formats.Scenarios;

/// <summary>One sample for each feature and trap of the formats; outcomes, zone, frontier and solutions are those of a literal reading of the files.</summary>
public sealed class SampleScenarioTests
{
    private const decimal Tolerance = 0.000000001m;

    public static TheoryData<string> Samples => [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    private static string Folder => Repository.PathOf("test", "Truce.Tests", "Text", "Formats", "Scenarios", "samples");

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_gives_what_a_literal_reading_of_its_files_gives(string sample)
    {
        var path = Path.Combine(Folder, sample);
        var literal = LiteralScenario.Read(path);
        var read = ForeignFile.Read(path, ForeignFormats.Recognise(path)!).Result;
        Assert.True(read.Dossier is not null, Some.Text(read.Diagnostics));
        var analysis = AgreementAnalysis.Run(read.Dossier).Value;
        Assert.Equal(literal.Parties, read.Dossier.Parties.Select(party => party.Name));
        Assert.Equal(literal.Utilities.Length, analysis.Outcomes);
        AssertEveryOutcome(literal, analysis);

        var parties = Enumerable.Range(0, literal.Parties.Length).ToArray();
        var zone = literal.Utilities.Where(outcome => parties.All(party => literal.Reservations[party] is not { } least || outcome[party] >= least)).ToArray();
        Assert.Equal(zone.Length, analysis.Rational);
        var frontier = Distinct(zone.Where(outcome => !zone.Any(other => parties.All(p => other[p] >= outcome[p]) && parties.Any(p => other[p] > outcome[p]))));
        AssertSame(frontier, analysis.Frontier.Select(Numbers), "frontier");
        if (frontier.Count == 0)
        {
            Assert.Empty(analysis.Solutions);
            return;
        }

        var disagreement = parties.Select(party => literal.Reservations[party] ?? literal.Utilities.Min(outcome => outcome[party])).ToArray();
        var ideal = parties.Select(party => frontier.Max(point => point[party])).ToArray();
        var gaining = parties.Where(party => ideal[party] > disagreement[party]).ToArray();
        decimal[] Gains(decimal[] point) => [.. gaining.Select(party => point[party] - disagreement[party])];
        decimal[] Shares(decimal[] point) => [.. gaining.Select(party => (point[party] - disagreement[party]) / (ideal[party] - disagreement[party]))];

        var best = frontier.Max(point => Gains(point).Aggregate(1m, (product, gain) => product * gain));
        Assert.True(best > 0, "a sample for Nash must let everybody gain");
        AssertSolution("nash", frontier.Where(point => Gains(point).Aggregate(1m, (product, gain) => product * gain) >= best - Tolerance));
        AssertSolution("egalitarian", Leximin(Gains));
        AssertSolution("kalai-smorodinsky", Leximin(Shares));
        AssertSolution("utilitarian", frontier.Where(point => point.Sum() >= frontier.Max(other => other.Sum()) - Tolerance));

        IEnumerable<decimal[]> Leximin(Func<decimal[], decimal[]> numbers)
        {
            var left = frontier.ToList();
            for (var k = 0; k < gaining.Length; k++)
            {
                var most = left.Max(point => numbers(point).Order().ElementAt(k));
                left = [.. left.Where(point => numbers(point).Order().ElementAt(k) >= most - Tolerance)];
            }

            return left;
        }

        void AssertSolution(string id, IEnumerable<decimal[]> expected) =>
            AssertSame(expected.ToList(), analysis.Solutions.Single(result => result.Solution.Id == id).Points.Select(point => Numbers(analysis.Frontier[point])), id);
    }

    private static void AssertEveryOutcome(LiteralScenario literal, AgreementAnalysis analysis)
    {
        var terms = new int[analysis.Dossier.Issues.Count];
        foreach (var expected in literal.Utilities)
        {
            var actual = analysis.UtilitiesOf(new Package(terms.ToEquatableArray())).Select(utility => (decimal)utility!.Value).ToArray();
            Assert.True(IsNear(expected, actual), $"{string.Join(' ', terms)}: {string.Join(' ', expected)}, not {string.Join(' ', actual)}");
            for (var k = 0; k < terms.Length && ++terms[k] == analysis.Dossier.Issues[k].Terms.Count; k++)
                terms[k] = 0;
        }
    }

    private static void AssertSame(List<decimal[]> expected, IEnumerable<decimal[]> found, string what)
    {
        var all = found.ToList();
        Assert.True(
            expected.Count == all.Count && expected.All(point => all.Exists(other => IsNear(point, other))),
            $"{what}: {string.Join("; ", expected.Select(point => string.Join(' ', point)))} expected, {string.Join("; ", all.Select(point => string.Join(' ', point)))} found");
    }

    private static List<decimal[]> Distinct(IEnumerable<decimal[]> points)
    {
        var distinct = new List<decimal[]>();
        foreach (var point in points)
        {
            if (!distinct.Exists(other => IsNear(point, other)))
                distinct.Add(point);
        }

        return distinct;
    }

    private static bool IsNear(decimal[] a, decimal[] b) => a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance);

    private static decimal[] Numbers(EfficientPoint point) => [.. point.Utilities.Select(utility => (decimal)utility!.Value)];
}
