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
}
