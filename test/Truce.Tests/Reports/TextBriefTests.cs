using Truce.Dossiers;
using Truce.Reports;
using Truce.States;

namespace Truce.Tests.Reports;

public sealed class TextBriefTests
{
    [Theory]
    [InlineData("opening-talks-2024")]
    [InlineData("elmira-kinsara-2014")]
    [InlineData("chicken-fang-1993")]
    public void A_casebook_dossier_reads_as_approved(string name) => Approved.Text(name, TextBrief.Write(Brief.Of(Cases.Casebook(name))));

    [Fact]
    public void A_dossier_with_everything_in_it_reads_as_approved() => Approved.Text("lake", TextBrief.Write(Brief.Of(Some.Dossier(Cases.Lake))));

    [Fact]
    public void The_proposals_alone_tell_everything_about_them() =>
        Approved.Text("lake-proposals", TextBrief.WriteProposals(Brief.Of(Some.Dossier(Cases.Lake))));

    [Fact]
    public void A_narrow_terminal_gets_narrow_lines()
    {
        var text = TextBrief.Write(Brief.Of(Some.Dossier(Cases.Lake)), 60);

        Approved.Text("lake-narrow", text);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public void A_dossier_that_holds_only_a_title_reads_as_approved() =>
        Approved.Text("empty", TextBrief.Write(Brief.Of(new Dossier { Title = "Nothing yet" })));

    [Fact]
    public void Statements_alone_are_listed_with_their_sources() => Approved.Text("statements-only", TextBrief.Write(Brief.Of(Some.Dossier("""
        dossier: Only words
        sources: { note: { file: sources/note.md } }
        parties: { east: { name: East }, west: { name: West } }
        statements:
          s1: { source: note, quote: "We are ready to talk.", party: east, act: offer }
          s2: { source: note, quote: "So are we.", party: west, date: 2031-05-02, act: acceptance, standing: inferred }
        """))));

    [Fact]
    public void Without_preferences_the_brief_says_so() => Approved.Text("no-preferences", TextBrief.Write(Brief.Of(Some.Dossier("""
        dossier: No preferences
        parties: { east: { name: East }, west: { name: West } }
        issues:
          cease: { question: Does East cease fire?, decided-by: east }
          leave: { question: Does West leave?, decided-by: west }
        status-quo: { cease: no, leave: no }
        """))));

    [Fact]
    public void A_space_that_is_too_large_is_said_to_be()
    {
        var dossier = Cases.Casebook("chicken-fang-1993");
        var space = StateSpace.Compile(dossier, new StateSpaceOptions { MaxStates = 3 });

        Approved.Text("too-large", TextBrief.Write(Brief.Of(dossier, new BriefMaterial { Space = space })));
    }

    [Fact]
    public void A_width_that_no_sentence_fits_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TextBrief.Write(Brief.Of(new Dossier { Title = "Nothing yet" }), 39));
}
