using Truce.Dossiers;
using Truce.Pages.Workbench;

namespace Truce.Tests.Pages.Workbench;

/// <summary>What the forms about red lines, worth and walking away do to the dossier's file.</summary>
public sealed class PreferenceEditsTests
{
    private const string Head =
        """
        dossier: A price # and more
        parties: { buyer: { name: Buyer }, seller: { name: Seller }, bank: { name: Bank } }
        issues:
          price: { decided-by: { all: [buyer, seller] }, terms: [low, high] }
          delivery: { decided-by: seller, terms: [soon, late] }
          deposit: { decided-by: buyer }
        status-quo: { price: high, delivery: late, deposit: no }
        preferences:
          # what we heard
          buyer:
            priorities:
              - "price = low"  # first of all
              - deposit # why?
              - { prefer: delivery = soon,  because: 'they said so' }

        """;

    private const string Seller =
        """
          seller:
            utility:
              delivery: { weight: 1, values: { late: 1, soon: 0 } } # odd order
              price: { weight: 3,  values: { low: 0, high: 1 } }   # by far
            reservation: 0.5

        """;

    private const string Text = Head + Seller;

    private static ShownDossier Price => Opened.Text(Text);

    [Fact]
    public void A_red_line_is_added_below_the_priorities_which_stay_as_they_were()
    {
        var edit = PreferenceEdits.RedLines(Price, Opened.Form(("party", "buyer"), ("act", "add"), ("never:0", "price = high"), ("never:1", "deposit"), ("never:2", ""), ("because", "said behind closed doors")));
        Assert.Equal(Head + "    red-lines:\n      - { never: price = high and deposit, because: said behind closed doors }\n" + Seller, edit.Text);
        Assert.Equal("added a red line of Buyer", edit.Note);
    }

    [Fact]
    public void A_red_line_is_changed_and_removed()
    {
        var one = Opened.After(Price, PreferenceEdits.RedLines(Price, Opened.Form(("party", "buyer"), ("act", "add"), ("never:0", "price = high"))));
        var other = Opened.After(one, PreferenceEdits.RedLines(one, Opened.Form(("party", "buyer"), ("act", "save:0"), ("never:0", "deposit"))));
        Assert.Equal(new RedLine(new Formula.Is(new("deposit"), TermId.Yes)), Assert.Single(other.Dossier.PreferenceOf(new("buyer"))!.RedLines));
        Assert.Equal(Text, PreferenceEdits.RedLines(other, Opened.Form(("party", "buyer"), ("act", "remove:0"))).Text);
        Assert.Equal(Edit.Nothing, PreferenceEdits.RedLines(other, Opened.Form(("party", "buyer"), ("act", "remove:1"))));
        Assert.Equal("A red line needs something that it rules out, and nothing was saved.", PreferenceEdits.RedLines(other, Opened.Form(("party", "buyer"), ("act", "save:0"), ("never:0", ""))).Refusal!.Text);
    }

    [Fact]
    public void A_party_of_which_nothing_else_is_known_can_have_a_red_line_and_priorities_afterwards()
    {
        var red = Opened.After(Price, PreferenceEdits.RedLines(Price, Opened.Form(("party", "bank"), ("act", "add"), ("never:0", "not deposit"))));
        var after = Opened.After(red, ModelEdits.Priorities(red, Opened.Form(("party", "bank"), ("act", "add"), ("prefer", "deposit"))));
        var bank = after.Dossier.PreferenceOf(new("bank"))!;
        Assert.Single(bank.RedLines);
        Assert.Equal(new Preference.Priorities([new Priority(new Formula.Is(new("deposit"), TermId.Yes))]), bank.Preference);
    }

    [Fact]
    public void Walking_away_is_said_in_one_of_two_ways_or_not_at_all()
    {
        var away = Opened.After(Price, PreferenceEdits.WalkAway(Price, Opened.Form(("party", "buyer"), ("act", "save"), ("walk-away", "status-quo"), ("because", "it can buy elsewhere"))));
        Assert.Equal(new WalkAway("it can buy elsewhere"), away.Dossier.PreferenceOf(new("buyer"))!.WalkAway);
        var least = Opened.After(away, PreferenceEdits.WalkAway(away, Opened.Form(("party", "buyer"), ("act", "save"), ("walk-away", "at-least"), ("state", "price = low and delivery = late and not deposit"))));
        Assert.Null(least.Dossier.PreferenceOf(new("buyer"))!.WalkAway);
        Assert.NotNull(least.Dossier.PreferenceOf(new("buyer"))!.WalkAwayAtLeast);
        Assert.Equal(Text, PreferenceEdits.WalkAway(least, Opened.Form(("party", "buyer"), ("act", "save"), ("walk-away", ""))).Text);
        Assert.Contains("nothing was saved", PreferenceEdits.WalkAway(Price, Opened.Form(("party", "buyer"), ("act", "save"), ("walk-away", "at-least"), ("state", "rain"))).Refusal!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_a_value_and_the_worth_of_no_agreement_change_in_their_places()
    {
        (string, string)[] asItIs = [("party", "seller"), ("act", "save"), ("value:price:0", "0"), ("value:price:1", "1"), ("weight:delivery", "1"), ("value:delivery:0", "0"), ("value:delivery:1", "1"), ("weight:deposit", "")];
        Assert.Equal(Edit.Nothing, PreferenceEdits.Utilities(Price, Opened.Form([.. asItIs, ("weight:price", "3"), ("reservation", "0.5")])));
        var edit = PreferenceEdits.Utilities(Price, Opened.Form([("value:delivery:0", "0.25"), .. asItIs, ("weight:price", "2.5"), ("reservation", "0.75")]));
        Assert.Equal(Text.Replace("soon: 0 }", "soon: 0.25 }", StringComparison.Ordinal).Replace("weight: 3,", "weight: 2.5,", StringComparison.Ordinal).Replace("reservation: 0.5", "reservation: 0.75", StringComparison.Ordinal), edit.Text);
    }

    [Fact]
    public void An_issue_is_weighed_or_not_and_a_weight_may_lie_between_two()
    {
        var edit = PreferenceEdits.Utilities(Price, Opened.Form(
            ("party", "seller"), ("act", "save"), ("weight:price", "3"), ("least:price", "2"), ("greatest:price", "4"), ("weight:delivery", ""), ("weight:deposit", "1"), ("value:deposit:1", "1"), ("reservation", ""), ("reservation-least", "0.25"), ("reservation-greatest", "0.5")));
        var utility = (Preference.Utility)Opened.After(Price, edit).Dossier.PreferenceOf(new("seller"))!.Preference;
        Assert.Equal([new IssueId("price"), new IssueId("deposit")], utility.Issues.Select(issue => issue.Issue));
        Assert.Equal(new Bounds(2, 4), utility.Issues[0].Between);
        Assert.Equal([0, 1], utility.Issues[1].Values);
        Assert.Null(utility.Reservation);
        Assert.Equal(new Bounds(0.25m, 0.5m), utility.ReservationBetween);
    }

    [Fact]
    public void Numbers_that_are_none_are_told_all_at_once()
    {
        var edit = PreferenceEdits.Utilities(Price, Opened.Form(("party", "seller"), ("act", "save"), ("weight:price", "0,5"), ("weight:delivery", "much"), ("reservation-least", "2"), ("reservation-greatest", "1")));
        Assert.Equal(
            ["“much” is not a number such as 0.5", "“0,5” is not a number such as 0.5", "The worth of no agreement cannot lie between 2 and 1: the first has to be the less"],
            edit.Refusal!.Details);
    }

    [Fact]
    public void A_party_without_preferences_can_begin_with_weights()
    {
        var edit = PreferenceEdits.Utilities(Price, Opened.Form(("party", "bank"), ("act", "begin")));
        var utility = (Preference.Utility)Opened.After(Price, edit).Dossier.PreferenceOf(new("bank"))!.Preference;
        Assert.Equal(3, utility.Issues.Count);
        Assert.StartsWith(Text, edit.Text, StringComparison.Ordinal);
        Assert.Equal(Edit.Nothing, PreferenceEdits.Utilities(Price, Opened.Form(("party", "buyer"), ("act", "begin"))));
    }

    [Fact]
    public void What_is_not_known_of_an_order_is_said_place_by_place()
    {
        var edit = ModelEdits.Priorities(Price, Opened.Form(("party", "buyer"), ("act", "places"), ("place:0", "with-previous"), ("place:1", "with-previous"), ("place:2", "unsure")));
        var statements = ((Preference.Priorities)Opened.After(Price, edit).Dossier.PreferenceOf(new("buyer"))!.Preference).Statements;
        Assert.Equal([PriorityPlace.Fixed, PriorityPlace.WithPrevious, PriorityPlace.Unsure], statements.Select(priority => priority.Place));
        Assert.EndsWith(Seller, edit.Text, StringComparison.Ordinal);
        var back = ModelEdits.Priorities(Opened.After(Price, edit), Opened.Form(("party", "buyer"), ("act", "places"), ("place:1", "fixed"), ("place:2", "fixed")));
        Assert.Equal(Price.Dossier, Opened.After(Price, back).Dossier);
    }
}
