using Truce.Cli;
using Truce.Dossiers;
using Truce.Stability;
using Truce.States;

namespace Truce.Tests.Cli;

public sealed class StateTableTests
{
    [Fact]
    public void A_narrow_model_has_a_column_for_each_state()
    {
        Assert.Equal(
            """
            state            >1   2    3    4
            First driver
              first-swerves   N   Y    N    Y
            Second driver
              second-swerves  N   N    Y    Y
            rank, 1 is best
              A first         4   3    1    2
              B second        4   1    3    2
            stable for
              Nash            ··  AB*  AB*  ··
              GMR             ··  AB*  AB*  AB*
              SMR             ··  AB*  AB*  AB*
              SEQ             ··  AB*  AB*  ··

            A First driver, B Second driver, · not stable for that party, * stable for all: an equilibrium,
            > the status quo

            """,
            Table(Chicken(), width: 100));
    }

    private static string Table(Dossier dossier, int width)
    {
        var space = StateSpace.Compile(dossier).Value;
        var definitions = StabilityDefinitions.All.Where(definition => definition.Id is "nash" or "gmr" or "smr" or "seq").ToEquatableArray();
        var analysis = StabilityAnalysis.Run(space, new StabilityOptions { Definitions = definitions }).Value;
        using var writer = new StringWriter { NewLine = "\n" };
        new StateTable(analysis, space.States.ToEquatableArray(), space.DecisionMakers).Write(writer, width);
        return writer.ToString();
    }

    private static Dossier Chicken()
    {
        var first = new PartyId("first");
        var second = new PartyId("second");
        var firstSwerves = new Formula.Is(new("first-swerves"), TermId.Yes);
        var secondSwerves = new Formula.Is(new("second-swerves"), TermId.Yes);
        return new Dossier
        {
            Title = "Chicken",
            Parties = [new Party { Id = first, Name = "First driver" }, new Party { Id = second, Name = "Second driver" }],
            Issues = [YesNo("first-swerves", first), YesNo("second-swerves", second)],
            StatusQuo = new StatusQuo([TermId.No, TermId.No]),
            Preferences =
            [
                new PartyPreference(first, Ranking(Not(firstSwerves, secondSwerves), And(firstSwerves, secondSwerves), Not(secondSwerves, firstSwerves))),
                new PartyPreference(second, Ranking(Not(secondSwerves, firstSwerves), And(firstSwerves, secondSwerves), Not(firstSwerves, secondSwerves))),
            ],
        };

        static Formula And(Formula left, Formula right) => new Formula.And([left, right]);
        static Formula Not(Formula no, Formula yes) => And(new Formula.Not(no), yes);
        Preference Ranking(params Formula[] best) => new Preference.Ranking(
            [.. best.Select(formula => new Tier(formula)), new Tier(And(new Formula.Not(firstSwerves), new Formula.Not(secondSwerves)))]);
    }

    private static Issue YesNo(string id, PartyId decider) =>
        new() { Id = new(id), Deciders = Deciders.One(decider), Terms = [new Term(TermId.No), new Term(TermId.Yes)] };
}
