using Truce.Dossiers;
using Truce.States;

namespace Truce.Tests.States;

/// <summary>Spaces of some ten thousand combinations, where formulas are found by whole words of bits, against each combination tried by itself.</summary>
public sealed class LargeSpaceTests
{
    private const int Shapes = 40;

    /// <summary>A formula, and what it means of the term indexes of a state.</summary>
    private sealed record Meant(Formula Formula, Func<int[], bool> Holds);

    [Fact]
    public void States_ranks_and_sets_are_those_of_each_combination_tried_by_itself()
    {
        var (dense, sparse, complete) = (0, 0, 0);
        foreach (var seed in Enumerable.Range(1, Shapes))
        {
            var random = new Random(seed);
            var issues = Issues(random);
            var constraints = Constraints(issues, random);
            var priorities = Many(random.Next(41), () => Next(issues, random, 2));
            var expected = Combinations(issues).Where(s => constraints.All(c => c.Holds(s))).ToArray();
            var compiled = StateSpace.Compile(Dossier(issues, constraints, priorities));
            Assert.Equal(expected.Length > 0, compiled.Is(out var space));
            if (space is null)
                continue;

            complete += space.Codes.AreComplete ? 1 : 0;
            dense += !space.Codes.AreComplete && space.Codes.AreIndexed ? 1 : 0;
            sparse += space.Codes.AreIndexed ? 0 : 1;
            AssertSameStates(expected, space, random);
            AssertSameRanks(expected, priorities, space.RanksOf(new("a")).Value, seed);
            foreach (var meant in Many(5, () => Next(issues, random, 3)))
                Assert.Equal(expected.Index().Where(s => meant.Holds(s.Item)).Select(s => new StateId(s.Index)), space.Where(meant.Formula));
        }

        Assert.True(dense >= 3 && sparse >= 3 && complete >= 5, $"{dense} dense, {sparse} sparse, {complete} complete");
    }

    [Fact]
    public void An_issue_of_many_terms_is_looked_up_state_by_state()
    {
        var prices = Issue("price", 1_000);
        var dossier = Dossier([Issue("x", 3), prices], [new(new Formula.Not(new Formula.Is(new("x"), new("t1"))), s => s[0] != 1)], []);
        var space = StateSpace.Compile(dossier).Value;
        Assert.Equal(2_000, space.Count);
        var high = new Formula.In(prices.Id, prices.Terms.Skip(998).Select(term => term.Id).ToEquatableArray());
        Assert.Equal([1_996, 1_997, 1_998, 1_999], space.Where(high).Select(s => s.Ordinal));
    }

    private static void AssertSameStates(int[][] expected, StateSpace space, Random random)
    {
        Assert.Equal(expected.Length, space.Count);
        foreach (var (ordinal, terms) in expected.Index())
            Assert.Equal(terms.ToEquatableArray(), space.TermIndexes(new StateId(ordinal)));
        var feasible = expected.Select(s => string.Join(' ', s)).Index().ToDictionary(s => s.Item, s => s.Index);
        for (var k = 0; k < 500; k++)
        {
            var terms = space.Issues.Select(issue => random.Next(issue.Terms.Count)).ToArray();
            StateId? state = feasible.TryGetValue(string.Join(' ', terms), out var place) ? new StateId(place) : null;
            Assert.Equal(state, space.Find(terms.Select((term, issue) => space.Issues[issue].Terms[term].Id).ToEquatableArray()));
        }
    }

    private static void AssertSameRanks(int[][] expected, EquatableArray<Meant> priorities, PreferenceRanks ranks, int seed)
    {
        // A state's truth values from the most important priority on, 0 for true: the better the state, the earlier in the alphabet.
        var truths = expected.Select(s => string.Concat(priorities.Select(p => p.Holds(s) ? '0' : '1'))).ToArray();
        var order = truths.Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(t => t.Item, t => t.Index + 1);
        for (var s = 0; s < expected.Length; s++)
            Assert.True(order[truths[s]] == ranks[new StateId(s)], $"seed {seed}: rank of state {s}");
        var idle = Enumerable.Range(0, priorities.Count).Where(k => truths.Select(t => t[..k]).Distinct().Count() == truths.Select(t => t[..(k + 1)]).Distinct().Count());
        Assert.Equal(idle, ranks.IdlePriorities);
    }

    private static EquatableArray<Issue> Issues(Random random)
    {
        var issues = new List<Issue>();
        for (var combinations = 1; combinations < 5_000; combinations *= issues[^1].Terms.Count)
            issues.Add(Issue($"i{issues.Count}", random.Next(2, 5)));
        return issues.ToEquatableArray();
    }

    private static EquatableArray<Meant> Constraints(EquatableArray<Issue> issues, Random random) => random.Next(5) switch
    {
        0 => [],
        1 => Many(random.Next(1, 5), () => Next(issues, random, 2)),
        2 => Many(random.Next(1, 5), () => Not(And(Many(3, () => Literal(issues, random))))),
        _ => Many(random.Next(4, 8), () => Literal(issues, random)),
    };

    private static Dossier Dossier(EquatableArray<Issue> issues, EquatableArray<Meant> constraints, EquatableArray<Meant> priorities) => new()
    {
        Title = "A large space",
        Parties = [new Party { Id = new("a"), Name = "A" }],
        Issues = issues,
        Constraints = constraints.Select(c => new Constraint(c.Formula)).ToEquatableArray(),
        Preferences = [new(new("a"), new Preference.Priorities(priorities.Select(p => new Priority(p.Formula)).ToEquatableArray()))],
    };

    private static Issue Issue(string id, int terms) => new()
    {
        Id = new(id),
        Deciders = Deciders.One(new("a")),
        Terms = Enumerable.Range(0, terms).Select(t => new Term(new($"t{t}"))).ToEquatableArray(),
    };

    private static IEnumerable<int[]> Combinations(EquatableArray<Issue> issues)
    {
        IEnumerable<int[]> combinations = [[]];
        foreach (var issue in issues.Reverse())
            combinations = combinations.SelectMany(c => Enumerable.Range(0, issue.Terms.Count).Select(t => (int[])[t, .. c]));
        return combinations;
    }

    private static Meant Next(EquatableArray<Issue> issues, Random random, int depth)
    {
        if (depth == 0)
            return Literal(issues, random);
        var parts = Many(random.Next(1, 4), () => Next(issues, random, depth - 1));
        var (first, last) = (parts[0], parts[^1]);
        return random.Next(6) switch
        {
            0 => Not(first),
            1 => And(parts),
            2 => new(new Formula.Or(parts.Select(p => p.Formula).ToEquatableArray()), s => parts.Any(p => p.Holds(s))),
            3 => new(new Formula.Implies(first.Formula, last.Formula), s => !first.Holds(s) || last.Holds(s)),
            4 => new(new Formula.Iff(first.Formula, last.Formula), s => first.Holds(s) == last.Holds(s)),
            _ => Literal(issues, random),
        };
    }

    private static Meant Not(Meant meant) => new(new Formula.Not(meant.Formula), s => !meant.Holds(s));

    private static Meant And(EquatableArray<Meant> parts) =>
        new(new Formula.And(parts.Select(p => p.Formula).ToEquatableArray()), s => parts.All(p => p.Holds(s)));

    private static Meant Literal(EquatableArray<Issue> issues, Random random)
    {
        var place = random.Next(issues.Count);
        var terms = Many(random.Next(1, 3), () => random.Next(issues[place].Terms.Count));
        return terms.Count == 1
            ? new(new Formula.Is(issues[place].Id, issues[place].Terms[terms[0]].Id), s => s[place] == terms[0])
            : new(new Formula.In(issues[place].Id, terms.Select(t => issues[place].Terms[t].Id).ToEquatableArray()), s => terms.Contains(s[place]));
    }

    private static EquatableArray<T> Many<T>(int count, Func<T> next) => Enumerable.Range(0, count).Select(_ => next()).ToEquatableArray();
}
