using Truce.Checking;
using Truce.Dossiers;
using Truce.Text;

namespace Truce.Tests.Text;

public sealed class ViewsTests
{
    private const string Head = """
        dossier: Talks
        parties: { east: {}, west: {}, north: {} }
        issues: { talks: { decided-by: east }, guards: { decided-by: west } }
        preferences: { east: { priorities: [talks] }, west: { priorities: [guards] } }
        status-quo: { talks: no, guards: no }

        """;

    [Fact]
    public void A_view_has_what_a_party_does_not_see_and_what_it_takes_others_to_want_and_to_be_able_to()
    {
        var dossier = Some.Dossier(Head + """
            views:
              east:
                unseen: [guards and not talks]
                preferences: { west: { ranking: [talks, not talks] } }
                unseen-moves: { west: [guards -> not guards] }
                because: West has not said so in public
            """);
        var view = Assert.Single(dossier.Views);
        Assert.Equal(new("east"), view.Party);
        Assert.Equal("West has not said so in public", view.Because);
        Assert.Equal(new Formula.Not(new Formula.Is(new("guards"), TermId.Yes)), Assert.Single(Assert.Single(view.UnseenMoves).Moves).To);
        Assert.IsType<Preference.Ranking>(Assert.Single(view.Preferences).Preference);
        Assert.Equal(dossier, DossierReader.Read(new SourceText("dossier.yaml", DossierWriter.Write(dossier))).Dossier);
    }

    [Theory]
    [InlineData("views: { east: {} }", "dossier.yaml(6,10): error TRC0161: the view of 'east' says nothing; expected 'unseen', 'preferences' or 'unseen-moves'")]
    [InlineData("views: { east: { preferences: { east: { priorities: [talks] } } } }", "dossier.yaml(6,33): error TRC0160: the view of 'east' speaks of 'east' itself; a view says how a party sees the others, and its own part stands elsewhere in the dossier")]
    [InlineData("views: { east: { unseen: true } }", "dossier.yaml(6,10): error TRC0540: the view of 'east' leaves it no feasible state to see; narrow 'unseen'")]
    [InlineData("views: { north: { unseen: talks } }", "dossier.yaml(6,10): warning TRC0541: the party 'north' decides no issue, so that its view changes nothing; take it out, or say what the party decides")]
    [InlineData("views: { east: { unseen: [talks and guards and not talks] } }", "dossier.yaml(6,27): warning TRC0542: no feasible state is like this, so that there is nothing not to see; take it out or correct it")]
    [InlineData("views: { east: { unseen: not guards } }", "dossier.yaml(6,10): warning TRC0543: 'east' does not see the status quo; look whether 'unseen' says what is meant")]
    [InlineData("views: { nord: { unseen: talks } }", "dossier.yaml(6,10): error TRC0303: no party is called 'nord'; those that the dossier names are 'east', 'west', 'north'")]
    [InlineData("views: { east: { unseen: talks, sees: guards } }", "dossier.yaml(6,33): error TRC0102: a view has no key 'sees'; its keys are 'unseen', 'preferences', 'unseen-moves', 'because', 'says'")]
    public void What_is_wrong_with_a_view_is_said_with_its_place(string views, string expected)
    {
        var diagnostics = DossierCheck.Run(DossierReader.Read(new SourceText("dossier.yaml", Head + views + "\n"))).Diagnostics;
        Assert.Contains(expected, diagnostics.Select(diagnostic => diagnostic.ToString()));
    }
}
