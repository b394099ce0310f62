using Truce.Dossiers;
using Truce.States;

namespace Truce.Tests.Robustness;

/// <summary>The definitions quantifier by quantifier, in every profile that fits: no bit sets, no closures, no shortcuts.</summary>
internal sealed class LiteralRobustness
{
    public static readonly string[] Definitions = ["nash", "gmr", "smr", "seq", "sseq"];

    private readonly int[][][] _moves;

    public LiteralRobustness(Dossier dossier)
    {
        var space = StateSpace.Compile(dossier).Value;
        States = space.Count;
        _moves = [.. space.DecisionMakers.Select(mover => space.States.Select(s => space.Moves(mover, s).Select(t => t.Ordinal).ToArray()).ToArray())];
        Orders = [.. space.DecisionMakers.Select(party => Extensions(space, dossier.PreferenceOf(party.Id)!.Known).ToArray())];
    }

    public int States { get; }

    public int Parties => _moves.Length;

    /// <summary>By party, every order of the states that fits: by state its rank.</summary>
    public int[][][] Orders { get; }

    public double Profiles => Orders.Aggregate(1.0, (product, orders) => product * orders.Length);

    /// <summary>Every profile.</summary>
    public IEnumerable<int[][]> AllProfiles()
    {
        IEnumerable<int[][]> profiles = [[]];
        foreach (var orders in Orders)
            profiles = profiles.SelectMany(profile => orders.Select(order => (int[][])[.. profile, order]));
        return profiles;
    }

    public bool IsStable(string definition, int i, int s, int[][] ranks)
    {
        bool Better(int party, int q, int other) => ranks[party][q] < ranks[party][other];
        bool NoBetter(int q) => ranks[i][q] >= ranks[i][s];
        foreach (var t in _moves[i][s].Where(t => Better(i, t, s)))
        {
            var isSanctioned = definition switch
            {
                "nash" => false,
                "gmr" => Replies(i, t, null).Any(NoBetter),
                "smr" => Replies(i, t, null).Any(x => NoBetter(x) && _moves[i][x].All(NoBetter)),
                "seq" => Replies(i, t, Better).Any(NoBetter),
                _ => Replies(i, t, Better).Any(x => NoBetter(x) && _moves[i][x].All(NoBetter)),
            };
            if (!isSanctioned)
                return false;
        }

        return true;
    }

    /// <summary>Where sequences of moves by the others end in which nobody moves twice in succession; with a rule, of moves that the mover prefers.</summary>
    private HashSet<int> Replies(int i, int start, Func<int, int, int, bool>? isBetter)
    {
        var found = new HashSet<(int State, int Last)>();
        var open = new Queue<(int State, int Last)>([(start, -1)]);
        while (open.TryDequeue(out var at))
        {
            for (var j = 0; j < Parties; j++)
            {
                if (j == i || j == at.Last)
                    continue;
                foreach (var to in _moves[j][at.State].Where(to => isBetter is null || isBetter(j, to, at.State)))
                {
                    if (found.Add((to, j)))
                        open.Enqueue((to, j));
                }
            }
        }

        return [.. found.Select(pair => pair.State).Where(state => state != start)];
    }

    // All orders of the states in which ties tie and better is better: tried out one by one.
    private static IEnumerable<int[]> Extensions(StateSpace space, EquatableArray<StateComparison> known)
    {
        var classOf = Enumerable.Range(0, space.Count).ToArray();
        foreach (var tie in known.Where(k => k.Kind == ComparisonKind.Indifferent))
        {
            var (one, other) = (classOf[space.Where(tie.First)[0].Ordinal], classOf[space.Where(tie.Second)[0].Ordinal]);
            classOf = [.. classOf.Select(c => c == other ? one : c)];
        }

        var classes = classOf.Distinct().ToArray();
        foreach (var order in Permutations(classes))
        {
            var ranks = classOf.Select(c => Array.IndexOf(order, c) + 1).ToArray();
            if (known.All(k => k.Kind == ComparisonKind.Indifferent || ranks[space.Where(k.First)[0].Ordinal] < ranks[space.Where(k.Second)[0].Ordinal]))
                yield return ranks;
        }
    }

    public static IEnumerable<int[]> Permutations(int[] items) => items.Length <= 1
        ? [items]
        : Enumerable.Range(0, items.Length).SelectMany(k => Permutations([.. items[..k], .. items[(k + 1)..]]).Select(rest => (int[])[items[k], .. rest]));
}
