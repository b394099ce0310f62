using Truce.Dossiers;
using Truce.Stability;
using Truce.States;
using Truce.Tests.Stability;

namespace Truce.Tests.Exports;

public sealed class NormalFormExportTests
{
    [Fact]
    public void The_file_has_players_strategies_outcomes_and_says_what_its_payoffs_mean()
    {
        var file = Exported.File("nfg", Exported.Towns with
        {
            Preferences =
            [
                Exported.Towns.Preferences[0],
                new PartyPreference(new("lower"), new Preference.Utility([new IssueUtility(new("fee"), 0.5m, [1, 0.25m]), new IssueUtility(new("dam"), 2, [0, 1])])),
            ],
        });
        Assert.Equal(
            $$"""
            NFG 1 R "The towns (ordinal payoffs: only pure equilibria have a meaning)" { "Upper Town" "Lower Town" }

            {
            { "N" "Y" }
            { "none" "paid" }
            }
            "Written by Truce {{Provenance.ThisVersion}} from the dossier hash. A strategy of Upper Town settles dam. Its payoffs are ordinal: 1 for the states that it likes least, more for better ones. A strategy of Lower Town settles fee. Its payoffs are utilities. Ordinal payoffs say which of two states is better and not by how much, so that mixed equilibria mean nothing."

            {
            { "1 no none" 1, 0.5 }
            { "2 yes none" 2, 2.5 }
            { "3 no paid" 3, 0.125 }
            { "4 yes paid" 4, 2.125 }
            }
            1 2 3 4

            """,
            file.Text);
        Assert.Equal(["the payoffs of Upper Town are ordinal, so that mixed equilibria of the game mean nothing"], file.Remarks);
    }

    [Fact]
    public void With_utilities_for_all_nothing_is_ordinal()
    {
        var utility = new Preference.Utility([new IssueUtility(new("fee"), 1, [0, 1])]);
        var file = Exported.File("nfg", Exported.Towns with { Preferences = [new(new("upper"), utility), new(new("lower"), utility)] });
        Assert.StartsWith("NFG 1 R \"The towns\" {", file.Text);
        Assert.DoesNotContain("rdinal", file.Text);
        Assert.Empty(file.Remarks);
    }

    [Fact]
    public void Where_the_game_is_not_the_dispute_every_reason_is_given()
    {
        var written = Exported.Answer("nfg", Some.Dossier(
            """
            dossier: The lake
            parties: { upper: { name: Upper Town }, lower: { name: Lower Town } }
            issues:
              dam: { decided-by: upper, one-way: [no -> yes] }
              treaty: { decided-by: { all: [upper, lower] } }
              watch: { decided-by: { any: [upper, lower] } }
              rain: { decided-by: nobody }
            preferences:
              upper: { priorities: [dam] }
            """));
        Assert.Equal(
            [
                "'dam' has changes that cannot be undone (no -> yes); a game knows no such moves",
                "'treaty' is decided by Upper Town and Lower Town together; in a game nobody shares a decision",
                "'watch' can be changed by Upper Town and Lower Town, each alone; in a game a decision has one owner",
                "'rain' is decided by nobody and stands differently in different states; a game has no place for what nobody decides",
                "no preference of Lower Town is recorded",
            ],
            written.Obstacles);
    }

    [Fact]
    public void A_constraint_across_parties_is_a_reason_and_one_within_a_party_is_not()
    {
        const string Model =
            """
            dossier: The lake
            parties: { upper: { name: Upper Town }, lower: { name: Lower Town } }
            issues: { dam: { decided-by: upper }, canal: { decided-by: upper }, fee: { decided-by: lower }, rain: { decided-by: nobody } }
            constraints: [not rain, CONSTRAINT]
            preferences: { upper: { priorities: [dam, fee] }, lower: { priorities: [not fee, canal] } }
            """;
        Assert.Equal(
            ["the constraints rule out 2 of 8 combinations of what the parties may do, such as YN of Upper Town and N of Lower Town; in a game every combination is an outcome"],
            Exported.Answer("nfg", Some.Dossier(Model.Replace("CONSTRAINT", "dam implies fee"))).Obstacles);
        var game = NormalFormFile.Read(Exported.File("nfg", Some.Dossier(Model.Replace("CONSTRAINT", "not (dam and canal)"))).Text);
        Assert.Equal([["NN", "YN", "NY"], ["N", "Y"]], game.Strategies);
    }

    [Fact]
    public void A_game_too_large_to_be_computed_with_is_refused()
    {
        var issues = string.Join('\n', Enumerable.Range(0, 19).Select(i => $"  x{i}: {{ decided-by: a }}"));
        Assert.Equal(
            ["the game has 524,288 outcomes; at most 262,144 are written"],
            Exported.Answer("nfg", Some.Dossier($"dossier: Large\nparties: {{ a: {{}} }}\nissues:\n{issues}\npreferences: {{ a: {{ priorities: [x1] }} }}")).Obstacles);
    }

    [Fact]
    public void Names_are_escaped_and_lose_only_what_the_format_cannot_hold()
    {
        var game = NormalFormFile.Read(Exported.File("nfg", Exported.Hostile).Text);
        Assert.Equal("A \"b\" <c> &amp; / ]]>   , ; \U0001F54A {d} # // é", game.Players[0]);
        Assert.Equal("=1+1", game.Players[1]);
    }

    /// <summary>The argument of docs/explanation/games.md, tried out: in both directions, on disputes with and without utilities.</summary>
    [Fact]
    public void On_random_disputes_the_pure_equilibria_of_the_game_are_the_nash_equilibria_of_the_dispute()
    {
        var (games, equilibria, refused) = (0, 0, 0);
        for (var seed = 1; seed <= 1_000; seed++)
        {
            var dossier = AsGame(new RandomDisputes(seed).Next(), keepsConstraints: seed % 2 == 0);
            var literal = new LiteralDispute(dossier);
            if (literal.States.Length == 0)
                continue;
            var answer = Exported.Answer("nfg", dossier);
            if (!answer.Is(out var file))
            {
                Assert.StartsWith("the constraints rule out", Assert.Single(answer.Obstacles));
                refused++;
                continue;
            }

            var pure = NormalFormFile.Read(file.Text).PureEquilibria().Order(StringComparer.Ordinal).ToArray();
            var stable = Enumerable.Range(0, literal.States.Length)
                .Where(s => Enumerable.Range(0, literal.DecisionMakers).All(i => literal.IsStable("nash", i, s)))
                .Select(s => $"{s + 1} {string.Join(' ', literal.States[s].Select(term => $"t{term}"))}");
            Assert.Equal(stable.Order(StringComparer.Ordinal), pure);

            var analysis = StabilityAnalysis.Run(StateSpace.Compile(dossier).Value).Value;
            Assert.Equal(analysis.Equilibria(StabilityDefinitions.Find("nash")!).Count, pure.Length);
            games++;
            equilibria += pure.Length;
        }

        Assert.True(games > 500 && equilibria > 500 && refused > 50, $"{games} games with {equilibria} equilibria, {refused} refused");
    }

    /// <summary>The dispute with each issue given to one party, and every change reversible.</summary>
    private static Dossier AsGame(Dossier dossier, bool keepsConstraints) => dossier with
    {
        Issues = dossier.Issues.Select((issue, place) => issue with { OneWay = [], Deciders = Deciders.One(dossier.Parties[place % dossier.Parties.Count].Id) }).ToEquatableArray(),
        Constraints = keepsConstraints ? dossier.Constraints : [],
    };
}
