using Truce.Agreement.Engines;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Agreement.Protocols;

/// <summary>The packages on a table, in ascending order of states, and what each is worth to each party.</summary>
internal sealed class TablePackages
{
    /// <summary>How many combinations of terms are looked at.</summary>
    private const double MostCombinations = 1 << 24;

    private readonly BargainingProblem _problem;
    private readonly long[][] _sums;

    private TablePackages(BargainingProblem problem, CancellationToken cancellation)
    {
        _problem = problem;
        var codes = new List<int>();
        var sums = problem.Payoffs.Select(_ => new List<long>()).ToArray();
        if (!problem.IsContradiction)
        {
            Listing.Each(
                problem,
                [.. Enumerable.Range(0, problem.Issues.Count)],
                (code, sum) =>
                {
                    codes.Add(code);
                    for (var party = 0; party < sum.Length; party++)
                        sums[party].Add(Math.Min(sum[party], problem.Payoffs[party].Cap));
                },
                cancellation);
        }

        Codes = [.. codes];
        var order = Enumerable.Range(0, Codes.Length).ToArray();
        Array.Sort(Codes, order);
        _sums = [.. sums.Select(all => order.Select(place => all[place]).ToArray())];
    }

    /// <summary>The mixed-radix codes of the packages, ascending.</summary>
    public int[] Codes { get; }

    /// <summary>Counts the packages out, or says why they are too many or none.</summary>
    public static Answer<TablePackages> List(Dossier dossier, NegotiationOptions options, Payoff[] payoffs, CancellationToken cancellation)
    {
        var required = dossier.Constraints.Select(constraint => constraint.Formula);
        if ((options.Where ?? dossier.Agreement?.Formula) is { } asked)
            required = required.Append(asked);
        var problem = new BargainingProblem(dossier.Issues, required, payoffs);
        var combinations = problem.Issues.Aggregate(1.0, (product, issue) => product * issue.Terms.Count);
        if (combinations > MostCombinations)
            return Answer.Cannot<TablePackages>($"there are {combinations:#,0.###e0} combinations of terms, more than the {MostCombinations:N0} that are looked at one by one for a negotiation");
        var packages = new TablePackages(problem, cancellation);
        return packages.Codes.Length switch
        {
            0 => Answer.Cannot<TablePackages>("no package satisfies the constraints and what counts as an agreement"),
            var count when count > options.MaxPackages => Answer.Cannot<TablePackages>($"there are {count:N0} packages, more than the {options.MaxPackages:N0} that can be on the table"),
            _ => Answer.Of(packages),
        };
    }

    /// <summary>The terms of a package, by the places of the issues.</summary>
    public static int[] TermsOf(int code, EquatableArray<Issue> issues)
    {
        var terms = new int[issues.Count];
        for (var issue = 0; issue < terms.Length; issue++)
            (code, terms[issue]) = int.DivRem(code, issues[issue].Terms.Count);
        return terms;
    }

    /// <summary>The utility of each package for a party; for an order without numbers the share of its other levels that lie below.</summary>
    public double[] Utilities(int party)
    {
        var payoff = _problem.Payoffs[party];
        if (payoff.IsCardinal)
            return [.. _sums[party].Select(payoff.Utility)];
        var levels = _sums[party].Distinct().Order().ToArray();
        return [.. _sums[party].Select(sum => levels.Length == 1 ? 1 : Array.BinarySearch(levels, sum) / (levels.Length - 1.0))];
    }

    /// <summary>Which packages a party would refuse: on its red lines, or below its walk-away.</summary>
    public bool[] Refused(Dossier dossier, int party)
    {
        var payoff = _problem.Payoffs[party];
        var lines = dossier.PreferenceOf(payoff.Party)!.RedLines.Select(line => CompiledFormula.Compile(line.Never, dossier.Issues)).ToArray();
        return [.. Codes.Select((code, package) => _sums[party][package] < payoff.Least || (lines.Length > 0 && TermsOf(code, dossier.Issues) is var terms && lines.Any(line => line.Holds(terms))))];
    }
}
