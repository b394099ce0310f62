using Truce.Dossiers;

namespace Truce.Tests.Dossiers;

public sealed class IssueTests
{
    private static readonly Issue s_membership = new()
    {
        Id = new("membership"),
        Deciders = Deciders.One(new("west")),
        Terms = [new(new("sought")), new(new("paused")), new(new("renounced"))],
        OneWay = [new(new("sought"), new("paused")), new(new("paused"), new("renounced"))],
    };

    [Theory]
    [InlineData("sought", "paused", true)]
    [InlineData("sought", "renounced", true)]
    [InlineData("paused", "sought", false)]
    [InlineData("renounced", "paused", false)]
    [InlineData("renounced", "sought", false)]
    [InlineData("sought", "sought", false)]
    public void One_way_changes_bar_every_way_back(string from, string to, bool allowed) =>
        Assert.Equal(allowed, s_membership.Allows(new(from), new(to)));

    [Fact]
    public void Records_that_hold_lists_compare_by_value() =>
        Assert.Equal(s_membership, s_membership with { Terms = s_membership.Terms.ToEquatableArray() });

    [Fact]
    public void One_way_changes_that_branch_and_meet_again_are_followed_quickly()
    {
        // Forty diamonds in a row: 2^40 ways from the first term to the last.
        const int Diamonds = 40;
        var issue = new Issue
        {
            Id = new("scale"),
            Deciders = Deciders.Nobody,
            Terms = Enumerable.Range(0, (3 * Diamonds) + 1).Select(i => new Term(new($"t{i}"))).ToEquatableArray(),
            OneWay = Enumerable.Range(0, Diamonds).SelectMany(d => new OneWay[]
            {
                new(new($"t{3 * d}"), new($"t{(3 * d) + 1}")), new(new($"t{3 * d}"), new($"t{(3 * d) + 2}")),
                new(new($"t{(3 * d) + 1}"), new($"t{(3 * d) + 3}")), new(new($"t{(3 * d) + 2}"), new($"t{(3 * d) + 3}")),
            }).ToEquatableArray(),
        };
        Assert.False(issue.Allows(new("t120"), new("t0")));
        Assert.True(issue.Allows(new("t0"), new("t120")));
        Assert.True(issue.Allows(new("t1"), new("t2")));
    }
}
