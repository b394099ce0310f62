using Truce.Agreement;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Tests.Agreement;

public sealed class ImpasseTests
{
    private const string Sale = """
        dossier: A sale
        parties: { buyer: { name: Buyer }, seller: { name: Seller } }
        issues:
          price: { decided-by: { all: [buyer, seller] }, terms: [low, mid, high] }
          delivery: { decided-by: seller, terms: [later, now] }
        constraints: [price = low implies delivery = later]
        status-quo: { price: mid, delivery: later }
        preferences:
          buyer:
            utility: { price: { weight: 0.6, values: { low: 1, mid: 0.5, high: 0 } }, delivery: { weight: 0.4, values: { later: 0, now: 1 } } }
            reservation: 0.8
          seller:
            utility: { price: { weight: 1, values: { low: 0, mid: 0.5, high: 1 } } }
            red-lines: [price = low, price = mid and delivery = now]
        """;

    [Fact]
    public void Conflicts_and_openings_are_those_found_by_hand()
    {
        // The buyer reaches 0.8 only at the mid price with delivery now (0.7), no: at no price above the low one; at the low one delivery is later (0.6).
        var impasse = Impasse.Of(Some.Dossier(Sale), new AgreementOptions()).Value;
        Assert.Equal([BarKind.Constraint, BarKind.WalkAway, BarKind.RedLine, BarKind.RedLine], impasse.Bars.Select(bar => bar.Kind));

        // Low and now, which is worth 1 to the buyer, breaks the constraint and the first red line; all else is worth less than 0.8.
        Assert.Equal([[1], [0, 2]], impasse.Openings.Select(opening => opening.Bars.ToArray()));
        Assert.Equal([[0, 1], [1, 2]], impasse.Conflicts.Select(conflict => conflict.ToArray()));
        Assert.Equal(3, impasse.Openings[0].Packages);
        Assert.Equal(new Package([1, 0]), impasse.Openings[0].Nearest);
        Assert.Equal([0.3, 0.5], impasse.Openings[0].Utilities.Select(utility => utility!.Value));
    }

    [Fact]
    public void Where_there_is_a_zone_nothing_conflicts()
    {
        var impasse = Impasse.Of(Some.Dossier(Sale.Replace("reservation: 0.8", "reservation: 0.2", StringComparison.Ordinal)), new AgreementOptions()).Value;
        Assert.Empty(impasse.Conflicts);
        Assert.Empty(impasse.Openings);
    }

    [Fact]
    public void On_random_disputes_conflicts_rule_every_package_out_and_no_part_of_them_does()
    {
        var withConflicts = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var dossier = new RandomBargains(seed).Next(isCardinal: false);
            var literal = new LiteralBargaining(dossier);
            var impasse = Impasse.Of(dossier, new AgreementOptions()).Value;
            if (literal.Zone.Count > 0)
            {
                Assert.Empty(impasse.Conflicts);
                continue;
            }

            withConflicts++;
            Assert.NotEmpty(impasse.Conflicts);
            var breaches = States(dossier).Select(state => Breaches(dossier, literal, impasse, state)).ToArray();
            foreach (var conflict in impasse.Conflicts)
            {
                var set = conflict.Aggregate(0L, (bits, bar) => bits | (1L << bar));
                Assert.All(breaches, broken => Assert.NotEqual(0, broken & set));
                Assert.All(conflict, bar => Assert.Contains(breaches, broken => (broken & set & ~(1L << bar)) == 0));
            }

            foreach (var opening in impasse.Openings)
            {
                var set = opening.Bars.Aggregate(0L, (bits, bar) => bits | (1L << bar));
                Assert.Equal(breaches.Count(broken => (broken & ~set) == 0), opening.Packages);
                Assert.DoesNotContain(breaches, broken => broken != set && (broken & ~set) == 0);
            }
        }

        Assert.InRange(withConflicts, 50, 350);
    }

    private static IEnumerable<int[]> States(Dossier dossier) =>
        dossier.Issues.Aggregate((IEnumerable<int[]>)[[]], (states, issue) => states.SelectMany(state => Enumerable.Range(0, issue.Terms.Count).Select(term => (int[])[.. state, term])));

    private static long Breaches(Dossier dossier, LiteralBargaining literal, Impasse impasse, int[] state)
    {
        var broken = 0L;
        for (var bar = 0; bar < impasse.Bars.Count; bar++)
        {
            var isKept = impasse.Bars[bar] is { Formula: { } formula }
                ? CompiledFormula.Compile(formula, dossier.Issues).Holds(state)
                : !literal.Refuses(Enumerable.Range(0, dossier.Preferences.Count).First(party => dossier.Preferences[party].Party == impasse.Bars[bar].Party), state);
            broken |= isKept ? 0 : 1L << bar;
        }

        return broken;
    }
}
