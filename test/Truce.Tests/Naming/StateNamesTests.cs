using Truce.Naming;
using Truce.States;

namespace Truce.Tests.Naming;

/// <summary>What a person means by a number, a name, a formula or a pattern.</summary>
public sealed class StateNamesTests
{
    // Three yes/no issues, of which not both a and b can be yes: six states, the first issue counting slowest.
    private static readonly StateSpace s_space = StateSpace.Compile(Some.Dossier(
        """
        dossier: Names of states
        parties: { east: {}, west: {} }
        issues: { a: { decided-by: east }, b: { decided-by: west }, c: { decided-by: west } }
        constraints: [not (a and b)]
        status-quo: { a: no, b: yes, c: no }
        """)).Value;

    [Theory]
    [InlineData("status-quo", "no yes no")]
    [InlineData("<-Y->", "no yes no; no yes yes")]
    [InlineData("a or not (b or c)", "no no no; yes no no; yes no yes")]
    public void A_name_means_the_states_of_which_it_is_true(string text, string states) =>
        Assert.Equal(states.Split("; ").Order(), StateNames.Find(s_space, text, "test").States.Select(Written).Order());

    [Fact]
    public void A_number_means_the_state_that_is_printed_with_it() =>
        Assert.All(s_space.States, state => Assert.Equal(state, Assert.Single(StateNames.Find(s_space, $"{state.Ordinal + 1}", "test").States)));

    [Theory]
    [InlineData("0", "there is no state 0; the feasible states are numbered from 1 to 6")]
    [InlineData("7", "there is no state 7; the feasible states are numbered from 1 to 6")]
    [InlineData("a and b", "'a and b' is true of no feasible state")]
    public void What_names_no_state_is_refused(string text, string obstacle) =>
        Assert.Equal([obstacle], StateNames.Find(s_space, text, "test").Obstacles);

    [Fact]
    public void An_error_in_a_formula_stands_in_its_place()
    {
        var found = StateNames.Find(s_space, "a and d", "--to");
        Assert.False(found.IsFound);
        Assert.StartsWith("--to(1,7)", Assert.Single(found.Problems).ToString());
    }

    [Fact]
    public void One_state_has_to_be_one()
    {
        Assert.EndsWith("; name one state", StateNames.FindOne(s_space, "a", "test").Obstacle);
        Assert.Equal("yes no yes", Written(Assert.Single(StateNames.FindOne(s_space, "a and c", "test").States)));
    }

    [Fact]
    public void The_nearest_state_differs_least()
    {
        // From (no, yes, no): (yes, no, no) differs in two issues, (yes, no, yes) in three.
        var nearest = StateNames.Nearest(s_space, "a", s_space.StatusQuo!.Value, "test");
        Assert.Equal("yes no no", Written(Assert.Single(nearest.States)));
    }

    private static string Written(StateId state) => string.Join(' ', Enumerable.Range(0, 3).Select(issue => s_space.TermOf(state, issue).Id));
}
