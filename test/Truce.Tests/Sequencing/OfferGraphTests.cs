using Truce.Sequencing;

namespace Truce.Tests.Sequencing;

public sealed class OfferGraphTests
{
    private const int Instances = 800;

    [Fact]
    public void Closures_are_those_of_the_definitions_on_random_offers()
    {
        for (var seed = 0; seed < Instances; seed++)
        {
            var literal = LiteralOffers.Random(seed);
            var graph = GraphOf(literal);
            Assert.True(literal.Least().SetEquals(Places(graph.Least())), $"least, seed {seed}");
            Assert.True(literal.Greatest().SetEquals(Places(graph.Greatest())), $"greatest, seed {seed}");
            Assert.True(literal.Mixed().SetEquals(Places(graph.Mixed())), $"mixed, seed {seed}");
        }
    }

    [Fact]
    public void Waves_are_an_order_in_which_every_condition_is_given_before()
    {
        for (var seed = 0; seed < Instances; seed++)
        {
            var graph = GraphOf(LiteralOffers.Random(seed));
            var waves = graph.Least();
            foreach (var offer in Places(waves))
                Assert.All(graph.Prior[offer].Concat(graph.Promise[offer]), measure => Assert.Contains(graph.Givers[measure], giver => waves[giver] > 0 && waves[giver] < waves[offer]));
        }
    }

    [Fact]
    public void Repairs_are_as_few_as_every_choice_allows_on_random_offers()
    {
        var stuck = 0;
        for (var seed = 0; stuck < Instances; seed++)
        {
            var literal = LiteralOffers.Random(seed, most: 5);
            var graph = GraphOf(literal);
            var (greatest, mixed) = (graph.Greatest(), graph.Mixed());
            int[] set = [.. Enumerable.Range(0, graph.Count).Where(offer => greatest[offer] && mixed[offer] == 0)];
            if (set.Length == 0)
                continue;
            stuck++;
            var search = new CircleRepairs(graph, greatest, set);
            var (conditions, atLeast) = search.Conditions(12);
            Assert.True(literal.FewestConditions() == atLeast && conditions.Count == atLeast, $"conditions, seed {seed}");
            Assert.True(literal.FewestFirstSteps() == search.FirstSteps(12).AtLeast, $"first steps, seed {seed}");
            Assert.True(literal.FewestHeld() == search.Escrow(12).AtLeast, $"held, seed {seed}");

            // What is found by keeping to the cheapest step is a repair, and the bound is below the truth.
            var (greedy, bound) = search.Conditions(0);
            Assert.InRange(literal.FewestConditions(), bound, greedy.Count);
            var eased = literal.Prior.Select((measures, o) => measures.Where(measure => !greedy.Contains((o, measure))).ToArray()).ToArray();
            Assert.True(Places(graph.WithPrior(eased).Mixed()).ToHashSet().SetEquals(Places(greatest)), $"greedy, seed {seed}");
        }
    }

    [Fact]
    public void Another_offer_never_shrinks_a_closure()
    {
        for (var seed = 0; seed < Instances; seed++)
        {
            var all = LiteralOffers.Random(seed);
            var fewer = GraphOf(new LiteralOffers(all.Prior[..^1], all.Promise[..^1], all.Gives[..^1]));
            var graph = GraphOf(all);
            Assert.Subset(Places(graph.Least()).ToHashSet(), Places(fewer.Least()).ToHashSet());
            Assert.Subset(Places(graph.Greatest()).ToHashSet(), Places(fewer.Greatest()).ToHashSet());
            Assert.Subset(Places(graph.Mixed()).ToHashSet(), Places(fewer.Mixed()).ToHashSet());
        }
    }

    [Fact]
    public void A_condition_less_never_shrinks_what_can_start()
    {
        for (var seed = 0; seed < Instances; seed++)
        {
            var all = LiteralOffers.Random(seed);
            var eased = GraphOf(all with { Prior = [.. all.Prior.Select(measures => measures.Skip(1).ToArray())] });
            Assert.Subset(Places(eased.Least()).ToHashSet(), Places(GraphOf(all).Least()).ToHashSet());
        }
    }

    [Fact]
    public void The_least_is_within_the_mixed_and_that_within_the_greatest()
    {
        for (var seed = 0; seed < Instances; seed++)
        {
            var graph = GraphOf(LiteralOffers.Random(seed, most: 30));
            Assert.Subset(Places(graph.Mixed()).ToHashSet(), Places(graph.Least()).ToHashSet());
            Assert.Subset(Places(graph.Greatest()).ToHashSet(), Places(graph.Mixed()).ToHashSet());
        }
    }

    [Fact]
    public void The_largest_packages_with_exclusions_are_those_that_no_package_holds()
    {
        for (var seed = 0; seed < Instances; seed++)
        {
            var literal = LiteralOffers.Random(seed);
            var random = new Random(seed);
            var count = literal.Gives.Length;
            var exclusions = Enumerable.Range(0, random.Next(4)).Select(_ => (First: random.Next(count), Second: random.Next(count))).Where(pair => pair.First != pair.Second).ToArray();
            var packages = Enumerable.Range(0, 1 << count).Select(mask => Enumerable.Range(0, count).Where(o => (mask >> o & 1) != 0).ToHashSet())
                .Where(set => !exclusions.Any(pair => set.Contains(pair.First) && set.Contains(pair.Second)) && Alone(set).Mixed().SetEquals(Enumerable.Range(0, set.Count))).ToArray();
            var largest = packages.Where(set => !packages.Any(other => other.IsProperSupersetOf(set))).Select(set => string.Join(',', set.Order())).Order(StringComparer.Ordinal);
            var (found, isCut) = LargestPackages.Find(GraphOf(literal), exclusions, allowed: null, most: 100, TestContext.Current.CancellationToken);
            Assert.False(isCut);
            Assert.Equal(largest, found.Select(set => string.Join(',', set)).Order(StringComparer.Ordinal));

            LiteralOffers Alone(HashSet<int> set)
            {
                return new(Of(literal.Prior), Of(literal.Promise), Of(literal.Gives));

                int[][] Of(int[][] measures) => [.. set.Order().Select(offer => measures[offer])];
            }
        }
    }

    private static OfferGraph GraphOf(LiteralOffers literal) => new(8, literal.Prior, literal.Promise, literal.Gives);

    private static IEnumerable<int> Places(int[] waves) => Enumerable.Range(0, waves.Length).Where(offer => waves[offer] > 0);

    private static IEnumerable<int> Places(bool[] isIn) => Enumerable.Range(0, isIn.Length).Where(offer => isIn[offer]);
}
