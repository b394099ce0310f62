using Truce.Agreement.Engines;
using Truce.Dossiers;

namespace Truce.Agreement;

/// <summary>Who gives up what for what, from one state to a package?</summary>
/// <remarks>
/// Each issue is counted by what its own terms add to a party's utility; what issues add together is counted once, at the end. For comparison every
/// difference is split: on each issue each party's favourite term gets the same chance. Needs numbers from every party.
/// </remarks>
/// <param name="From">The state that gains are counted from.</param>
/// <param name="To">The package.</param>
/// <param name="Issues">What each issue that changes brings, in the order of the issues.</param>
/// <param name="Together">What the change brings to each party by what issues add together.</param>
/// <param name="Total">What the whole package brings to each party.</param>
/// <param name="OverSplitting">By how much the package is better for each party than splitting every difference.</param>
public sealed record Logrolling(
    Package From,
    Package To,
    EquatableArray<IssueTrade> Issues,
    EquatableArray<double> Together,
    EquatableArray<double> Total,
    EquatableArray<double> OverSplitting)
{
    internal static Logrolling Of(BargainingProblem problem, Package from, Package to)
    {
        var payoffs = problem.Payoffs;
        var issues = new List<IssueTrade>();
        for (var issue = 0; issue < problem.Issues.Count; issue++)
        {
            if (from.Terms[issue] != to.Terms[issue])
                issues.Add(new IssueTrade(problem.Issues[issue].Id, from.Terms[issue], to.Terms[issue], [.. payoffs.Select(payoff => payoff.Utility(Worth(payoff, issue, to) - Worth(payoff, issue, from)))]));
        }

        var total = payoffs.Select(payoff => payoff.Utility(payoff.Of(to.Terms.AsSpan()) - payoff.Of(from.Terms.AsSpan()))).ToArray();
        var single = payoffs.Select((_, party) => issues.Sum(trade => trade.Gains[party])).ToArray();
        var splitting = payoffs.Select(payoff => payoff.Utility(payoff.Of(to.Terms.AsSpan())) - Split(problem, payoff)).ToArray();
        return new Logrolling(
            from, to, issues.ToEquatableArray(), total.Zip(single, (all, own) => all - own).ToEquatableArray(), total.ToEquatableArray(), splitting.ToEquatableArray());
    }

    private static long Worth(Payoff payoff, int issue, Package package) => payoff.Single[issue]?[package.Terms[issue]] ?? 0;

    // On each issue, every party's favourite term with the same chance; what issues add together, at the package made of all favourites, likewise.
    private static double Split(BargainingProblem problem, Payoff payoff)
    {
        var favourites = problem.Payoffs.Select(other => problem.Allowed.Select((allowed, issue) => allowed.MaxBy(term => other.Single[issue]?[term] ?? 0)).ToArray()).ToArray();
        return favourites.Average(favourite => payoff.Utility(payoff.Of(favourite)));
    }
}

/// <summary>What changing one issue brings.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="From">The zero-based place of the term that is left.</param>
/// <param name="To">The zero-based place of the term that is taken.</param>
/// <param name="Gains">What that adds to each party's utility, in the order of the analysis; below 0 where it gives.</param>
public sealed record IssueTrade(IssueId Issue, int From, int To, EquatableArray<double> Gains);
