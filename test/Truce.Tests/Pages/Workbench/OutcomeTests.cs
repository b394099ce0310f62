using Truce.Pages.Workbench;

namespace Truce.Tests.Pages.Workbench;

/// <summary>What is said to have changed when a model is changed.</summary>
public sealed class OutcomeTests
{
    [Fact]
    public void Nothing_changed_is_nothing_said() => Assert.Empty(Outcome.Of(Opened.Talks).Since(Outcome.Of(Opened.Talks)));

    [Fact]
    public void A_party_that_would_now_leave_the_status_quo_is_named()
    {
        // One party, one choice: what it wants first decides everything.
        var stays = Opened.Text(Choice("not go"));
        var goes = Opened.Text(Choice("go"));
        Assert.Equal(
            ["The status quo is no longer stable for A under Nash, GMR, SMR, SEQ, SSEQ.", "1 state became an equilibrium under some definition.", "1 state ceased to be an equilibrium under any definition."],
            Outcome.Of(goes).Since(Outcome.Of(stays)));
        Assert.Equal("The status quo is now stable for A under Nash, GMR, SMR, SEQ, SSEQ.", Outcome.Of(stays).Since(Outcome.Of(goes))[0]);
    }

    [Fact]
    public void A_model_that_cannot_be_solved_says_why()
    {
        var without = Opened.Text("dossier: A\nparties:\n  a: { name: A }\nissues:\n  go: { decided-by: a }\nstatus-quo: { go: no }\n");
        var change = Assert.Single(Outcome.Of(without).Since(Outcome.Of(Opened.Text(Choice("go")))));
        Assert.StartsWith("The model cannot be solved: ", change);
    }

    private static string Choice(string first) =>
        $"dossier: A\nparties:\n  a: {{ name: A }}\nissues:\n  go: {{ decided-by: a }}\nstatus-quo: {{ go: no }}\npreferences:\n  a: {{ priorities: [{first}] }}\n";
}
