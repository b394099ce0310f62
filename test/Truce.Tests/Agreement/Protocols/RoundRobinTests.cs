using Truce.Agreement.Protocols;
using Truce.Dossiers;

namespace Truce.Tests.Agreement.Protocols;

public sealed class RoundRobinTests
{
    private static readonly Dossier s_three = Some.Dossier("""
        dossier: Three ways to share
        parties: { a: { name: A }, b: { name: B }, c: { name: C } }
        issues: { share: { decided-by: { all: [a, b, c] }, terms: [x, y, z, even, nothing] } }
        preferences:
          a: { utility: { share: { weight: 1, values: { x: 4, y: 1, z: 0, even: 3, nothing: 0 } } } }
          b: { utility: { share: { weight: 1, values: { x: 0, y: 4, z: 1, even: 3, nothing: 0 } } } }
          c: { utility: { share: { weight: 1, values: { x: 1, y: 0, z: 4, even: 3, nothing: 0 } } }, reservation: 2 }
        """);

    [Fact]
    public void Every_negotiator_takes_every_place_and_the_standings_are_means_over_them()
    {
        var table = NegotiationTable.Prepare(s_three, new NegotiationOptions { Rounds = 10 }).Value;
        EquatableArray<Negotiator> two = [NegotiatorList.Find("linear")!, NegotiatorList.Find("random")!];
        var played = RoundRobin.Of(table, two, repetitions: 3).Value;
        Assert.Equal(24, played.Games.Count);
        Assert.Equal("linear linear linear", string.Join(' ', played.Games[0].Negotiators.Select(negotiator => negotiator.Id)));
        Assert.Equal("linear linear random", string.Join(' ', played.Games[3].Negotiators.Select(negotiator => negotiator.Id)));
        foreach (var (negotiator, place) in two.Select((negotiator, place) => (negotiator, place)))
        {
            var (places, own, others, agreed) = (0, 0.0, 0.0, 0);
            foreach (var game in played.Games)
            {
                for (var seat = 0; seat < 3; seat++)
                {
                    if (game.Negotiators[seat] != negotiator)
                        continue;
                    places++;
                    own += game.Shares[seat];
                    others += (game.Shares[(seat + 1) % 3] + game.Shares[(seat + 2) % 3]) / 2;
                    agreed += game.Agreement is null ? 0 : 1;
                }
            }

            var standing = played.Standings[place];
            Assert.Equal(36, standing.Places);
            Assert.Equal(own / places, standing.Share, 1e-12);
            Assert.Equal(others / places, standing.OthersShare, 1e-12);
            Assert.Equal((double)agreed / places, standing.Agreed, 1e-12);
        }
    }

    [Fact]
    public void A_share_is_counted_from_the_walk_away_or_the_worst_package()
    {
        var table = NegotiationTable.Prepare(s_three).Value;
        Assert.Equal([0.75, 0.75, 0.5], table.SharesOf(3));
        Assert.Equal([1, 0, 0], table.SharesOf(0));
        Assert.True(table.IsEfficient(3));
        Assert.False(table.IsEfficient(4));
    }

    [Fact]
    public void Too_many_negotiations_are_refused()
    {
        var table = NegotiationTable.Prepare(s_three).Value;
        var refused = RoundRobin.Of(table, NegotiatorList.All, repetitions: 1_000);
        Assert.Equal(["that would be 216,000 negotiations, more than 100,000; name fewer negotiators or repetitions"], refused.Obstacles);
    }

    [Fact]
    public void A_table_says_why_nobody_can_sit_at_it()
    {
        var stubborn = s_three with { Preferences = [s_three.Preferences[0] with { RedLines = [new RedLine(Formula.True)] }, .. s_three.Preferences.Skip(1)] };
        Assert.Equal(["A would refuse every package, so that it can make no offer"], NegotiationTable.Prepare(stubborn).Obstacles);
        Assert.Equal(["it takes two parties whose preferences are recorded to negotiate"], NegotiationTable.Prepare(s_three, new NegotiationOptions { Parties = [new("a")] }).Obstacles);
        Assert.Equal(["no package satisfies the constraints and what counts as an agreement"], NegotiationTable.Prepare(s_three, new NegotiationOptions { Where = Formula.False }).Obstacles);
        Assert.Equal(["there are 5 packages, more than the 4 that can be on the table"], NegotiationTable.Prepare(s_three, new NegotiationOptions { MaxPackages = 4 }).Obstacles);
    }
}
