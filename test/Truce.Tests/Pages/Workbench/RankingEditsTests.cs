using Truce.Dossiers;
using Truce.Pages.Workbench;

namespace Truce.Tests.Pages.Workbench;

/// <summary>What the ranking on the page Model does to the dossier's file.</summary>
public sealed class RankingEditsTests
{
    private const string Head =
        """
        dossier: A strike # and more
        parties: { union: { name: Union }, company: { name: Company } }
        issues:
          strike: { decided-by: union }
          pay: { decided-by: company, terms: [no, some, all] }
        constraints: [pay = all implies not strike]
        preferences:
          # what we heard
          union:
            ranking:

        """;

    private const string First = "      - pay = all   # first of all\n";
    private const string Second = "      - [ 'pay = some and strike', pay = some and not strike ] # either\n";
    private const string Strong = "      - \">>\"\n";
    private const string Third = "      - pay = no\n";

    private static ShownDossier Strike(params string[] tiers) => Opened.Text(Head + string.Concat(tiers));

    private static string? Changed(ShownDossier dossier, params (string, string)[] fields) => RankingEdits.Change(dossier, Opened.Form([("party", "union"), .. fields])).Text;

    [Fact]
    public void A_tier_moves_with_its_words_and_the_mark_of_strength_stays_in_its_place()
    {
        var strike = Strike(First, Second, Strong, Third);
        Assert.Equal(Head + Second + First + Strong + Third, Changed(strike, ("act", "down:0")));
        Assert.Equal(Head + Second + First + Strong + Third, Changed(strike, ("act", "up:1")));
        Assert.Equal(Head + First + Third + Strong + Second, Changed(strike, ("act", "order"), ("order", "0,2,1")));
        Assert.Null(Changed(strike, ("act", "up:0")));
        Assert.Null(Changed(strike, ("act", "down:2")));
        Assert.Equal("moved a tier of Union from second to first place", RankingEdits.Change(strike, Opened.Form(("party", "union"), ("act", "up:1"))).Note);
    }

    [Fact]
    public void Two_tiers_are_tied_and_parted_again()
    {
        var strike = Strike(First, Third);
        var tied = Changed(strike, ("act", "tie:1"));
        Assert.Equal(Head + "      - [pay = all, pay = no]   # first of all\n", tied);
        Assert.Equal(Head + "      - pay = all   # first of all\n      - pay = no\n", Changed(Opened.Text(tied!), ("act", "untie:0")));
        Assert.Null(Changed(strike, ("act", "tie:0")));
    }

    [Fact]
    public void A_tier_is_said_to_be_by_far_better_than_what_follows_and_no_longer()
    {
        var strong = Changed(Strike(First, Second, Third), ("act", "strong:1"));
        Assert.Equal(Head + First + Second + Strong + Third, strong);
        Assert.Equal(Head + First + Second + Third, Changed(Opened.Text(strong!), ("act", "strong:1")));
        Assert.Null(Changed(Strike(First, Third), ("act", "strong:1")));
    }

    [Fact]
    public void States_of_which_something_holds_come_above_the_others_of_their_tier()
    {
        var strike = Strike(Second, First, Third);
        Assert.Equal(
            Head + "      - pay = some and not strike # either\n      - pay = some and strike\n" + First + Third,
            Changed(strike, ("act", "part"), ("tier", "0"), ("first:0", "not strike")));
        Assert.Equal(
            Head + Second + First + "      - pay = no and strike\n      - pay = no and not strike\n",
            Changed(strike, ("act", "part"), ("tier", "2"), ("first:0", "strike")));
        Assert.Equal(
            [new FieldProblem("first", "This holds of none of the states in second place, so that it does not part them.")],
            RankingEdits.Change(strike, Opened.Form(("party", "union"), ("act", "part"), ("tier", "1"), ("first:0", "strike"))).Refusal!.Fields);
    }

    [Fact]
    public void A_ranking_begins_with_every_feasible_state_as_good_as_the_others()
    {
        var strike = Strike(First, Second, Third);
        var begun = RankingEdits.Change(strike, Opened.Form(("party", "company"), ("act", "begin")));
        Assert.Equal(strike.Text.Text + "  company: { ranking: [[<no no>, <yes no>, <no some>, <yes some>, <no all>]] }\n", begun.Text);
        Assert.True(Opened.After(strike, begun).Space.Is(out var space) && space.RanksOf(new PartyId("company")).Is(out _));
        Assert.Equal(Edit.Nothing, RankingEdits.Change(strike, Opened.Form(("party", "union"), ("act", "begin"))));
    }

    [Fact]
    public void What_a_party_wants_can_be_begun_anew_and_its_red_lines_stay()
    {
        var strike = Opened.Text(Head + First + Second + Third + "    red-lines: [pay = no]\n");
        var anew = PreferenceEdits.Anew(strike, Opened.Form(("party", "union"), ("act", "clear")));
        Assert.Equal(Head.Replace("    ranking:\n", "    known: []\n", StringComparison.Ordinal) + "    red-lines: [pay = no]\n", anew.Text);
        Assert.Equal("took out how Union orders the states", anew.Note);
    }
}
