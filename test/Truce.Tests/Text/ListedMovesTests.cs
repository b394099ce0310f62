using Truce.Dossiers;
using Truce.States;
using Truce.Text;

namespace Truce.Tests.Text;

/// <summary>What a dossier says of moves, comparisons, strength and attitudes, and what the state space makes of it.</summary>
public sealed class ListedMovesTests
{
    private const string Well = """
        dossier: A well
        parties: { mill: {}, town: {} }
        issues:
          wells: { decided-by: nobody, terms: [open, asked, closed] }
          pump: { decided-by: town }
        moves:
          mill:
            - wells = open -> wells in {asked, closed} and not pump
            - { move: "if pump then wells = asked -> wells = open" }
        preferences:
          mill: { ranking: [wells = open, ">>", wells = asked, wells = closed], attitudes: { town: negative, mill: neutral } }
          town:
            comparisons:
              - { prefer: wells = closed, to: wells = open, strongly: yes }
              - { prefer: wells = asked, to: wells = open }
              - { indifferent: [wells = asked, wells = closed and pump] }
        """;

    private static readonly PartyId s_mill = new("mill");
    private static readonly PartyId s_town = new("town");

    [Fact]
    public void A_party_whose_moves_are_listed_makes_those_and_the_others_what_they_decide()
    {
        var space = Space();
        Assert.Equal([s_mill, s_town], space.DecisionMakers.Select(i => i.Id));

        // States by number: open, asked, closed without the pump, then the same with it.
        Assert.Equal(["2 3 4", "1 4", "1 4", "2 3", "1 4", ""], space.States.Select(s => Numbers(space, 0, s)));
        Assert.Equal(["4", "5", "6", "1", "2", "3"], space.States.Select(s => Numbers(space, 1, s)));
    }

    [Fact]
    public void A_mark_between_tiers_makes_the_preference_across_it_strong()
    {
        var mill = Space().RelationOf(s_mill).Value;
        Assert.Equal(Relation.StronglyPreferred, Between(mill, 1, 2));
        Assert.Equal(Relation.StronglyPreferred, Between(mill, 4, 3));
        Assert.Equal(Relation.Preferred, Between(mill, 2, 3));
        Assert.Equal(Relation.StronglyLessPreferred, Between(mill, 3, 1));
        Assert.Equal(Relation.Indifferent, Between(mill, 1, 4));
        Assert.True(mill is { HasStrength: true, HasUnknown: false });
    }

    [Fact]
    public void What_no_comparison_speaks_of_is_not_known()
    {
        var town = Space().RelationOf(s_town).Value;
        Assert.Equal(Relation.StronglyPreferred, Between(town, 3, 1));
        Assert.Equal(Relation.LessPreferred, Between(town, 1, 5));
        Assert.Equal(Relation.Indifferent, Between(town, 2, 6));
        Assert.Equal(Relation.Unknown, Between(town, 2, 3));
        Assert.Equal(Relation.Unknown, Between(town, 1, 4));
        Assert.Equal(Relation.Indifferent, Between(town, 1, 1));
        Assert.True(town is { HasStrength: true, HasUnknown: true });
    }

    [Fact]
    public void Two_comparisons_that_clash_cannot_be_used()
    {
        var dossier = Read(Well + "\n      - { prefer: wells = open, to: wells = asked and pump }");
        var relation = StateSpace.Compile(dossier).Value.RelationOf(s_town);
        Assert.Equal(["its comparisons take 2 pairs of states in two ways at once"], relation.Obstacles);
    }

    [Fact]
    public void Attitudes_are_as_written_and_else_positive_to_oneself_and_neutral_to_others()
    {
        var dossier = Read(Well);
        var mill = dossier.PreferenceOf(s_mill)!;
        Assert.Equal((AttitudeKind.Neutral, AttitudeKind.Negative), (mill.AttitudeTo(s_mill), mill.AttitudeTo(s_town)));
        var town = dossier.PreferenceOf(s_town)!;
        Assert.Equal((AttitudeKind.Neutral, AttitudeKind.Positive), (town.AttitudeTo(s_mill), town.AttitudeTo(s_town)));
    }

    private static Dossier Read(string yaml)
    {
        var result = DossierReader.Read(new SourceText("dossier.yaml", yaml));
        Assert.Equal([], result.Diagnostics);
        return result.Dossier!;
    }

    private static StateSpace Space() => StateSpace.Compile(Read(Well)).Value;

    private static string Numbers(StateSpace space, int mover, StateId from) =>
        string.Join(' ', space.Moves(space.DecisionMakers[mover], from).Select(to => to.Ordinal + 1));

    private static Relation Between(PreferenceRelation relation, int first, int second) => relation.Between(new StateId(first - 1), new StateId(second - 1));
}
