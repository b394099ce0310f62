using Truce.Dossiers;
using Truce.States;

namespace Truce.Tests.Robustness;

/// <summary>Small disputes of which little is known: a handful of states, moves at random, and for each party some comparisons that fit together.</summary>
internal sealed class RandomUnknowns(int seed)
{
    private static readonly IssueId s_issue = new("situation");

    private readonly Random _random = new(seed);

    /// <summary>A dispute of some parties whose preferences are known in part.</summary>
    /// <param name="parties">How many parties there are.</param>
    /// <param name="states">How many states there are.</param>
    public Dossier Next(int parties, int states)
    {
        PartyId[] ids = [.. Enumerable.Range(0, parties).Select(p => new PartyId($"p{p}"))];
        return new Dossier
        {
            Title = $"seed {seed}",
            Parties = ids.Select(id => new Party { Id = id, Name = id.Value.ToUpperInvariant() }).ToEquatableArray(),
            Issues = [new Issue { Id = s_issue, Deciders = Deciders.Nobody, Terms = Enumerable.Range(0, states).Select(s => new Term(new TermId($"s{s}"))).ToEquatableArray() }],
            Moves = ids.Select(id => new PartyMoves(id, Moves(states))).ToEquatableArray(),
            StatusQuo = new StatusQuo([new TermId("s0")]),
            Preferences = ids.Select(id => new PartyPreference(id, new Preference.Partial()) { Known = Known(states) }).ToEquatableArray(),
        };
    }

    public static StateSpace SpaceOf(Dossier dossier) => StateSpace.Compile(dossier).Value;

    public static Formula State(int state) => new Formula.Is(s_issue, new TermId($"s{state}"));

    private EquatableArray<ListedMove> Moves(int states) =>
        (from a in Enumerable.Range(0, states)
         from b in Enumerable.Range(0, states)
         where a != b && _random.Next(3) == 0
         select new ListedMove(State(a), State(b))).ToEquatableArray();

    // Comparisons that follow one hidden order, so that they fit together; dense enough that all orders can be gone through.
    private EquatableArray<StateComparison> Known(int states)
    {
        var hidden = Enumerable.Range(0, states).ToArray();
        _random.Shuffle(hidden);
        var tier = new int[states];
        for (var k = 1; k < states; k++)
            tier[k] = tier[k - 1] + (_random.Next(5) == 0 ? 0 : 1);
        var known = new List<StateComparison>();
        for (var a = 0; a < states; a++)
        {
            for (var b = a + 1; b < states; b++)
            {
                if (_random.Next(b == a + 1 ? 2 : 4) == 0)
                    known.Add(new StateComparison(State(hidden[a]), tier[a] == tier[b] ? ComparisonKind.Indifferent : ComparisonKind.Prefers, State(hidden[b])));
            }
        }

        return known.ToEquatableArray();
    }
}
