using Truce.States;

namespace Truce.Stability.Inverse;

/// <summary>What would it cost a party's order to bring some of the states that it prefers to s below s?</summary>
/// <remarks>
/// <para>Let U be the states that the party prefers to s. The order nearest to its own in which exactly Z ⊆ U falls below s keeps U∖Z, s, Z one after another,
/// each as it was. A pair of z ∈ Z and y ∈ U∖Z is turned round when z ≻ y and parted when z ~ y; a pair of z and s is turned round. With c(z) the number of
/// states of U below z, and T(z) the size of z's tier, that comes to</para>
/// <para>d(Z) = Σ_{z ∈ Z} (c(z) + (T(z) + 1) / 2) − |Z| (|Z| − 1) / 2 swaps:</para>
/// <para>a sum over the states less a number that depends on how many there are. States tied with s stay below Z and so are parted from s, which adds half of
/// their number to every Z that is not empty. Here everything is counted in half swaps.</para>
/// </remarks>
internal sealed class StatesAbove
{
    private readonly int[] _ranks;
    private readonly int[] _places;
    private readonly int[] _weights;
    private readonly int _tied;

    public StatesAbove(ReadOnlySpan<int> ranks, int state)
    {
        _ranks = ranks.ToArray();
        State = state;
        var own = _ranks[state];
        _tied = _ranks.Count(rank => rank == own) - 1;
        States = [.. Enumerable.Range(0, _ranks.Length).Where(x => _ranks[x] < own).OrderByDescending(x => _ranks[x]).ThenBy(x => x)];
        _places = new int[_ranks.Length];
        _places.AsSpan().Fill(-1);
        _weights = new int[States.Length];
        for (var first = 0; first < States.Length;)
        {
            var end = first;
            while (end < States.Length && _ranks[States[end]] == _ranks[States[first]])
                _places[States[end]] = end++;
            _weights.AsSpan(first, end - first).Fill(first + end + 1);
            first = end;
        }
    }

    /// <summary>s.</summary>
    public int State { get; }

    /// <summary>U: the states that the party prefers to s, the nearest to s first.</summary>
    public int[] States { get; }

    /// <summary>The place of a state in U, or -1.</summary>
    public int PlaceOf(StateId state) => _places[state.Ordinal];

    /// <summary>The half swaps of a set of so many states and such a sum of weights.</summary>
    public static int Halves(int sum, int count) => sum - (count * (count - 1));

    /// <summary>The cheapest sets of states that meet every need when they fall below s.</summary>
    /// <param name="needs">For each need its alternatives, each a set of places in U.</param>
    /// <param name="mostAlternatives">How many sets to keep.</param>
    /// <param name="mostSteps">How many steps to search.</param>
    /// <param name="cancellation">Stops the search.</param>
    public DownSets Cheapest(int[][][] needs, int mostAlternatives, int mostSteps, CancellationToken cancellation)
    {
        var found = new DownSetSearch(_weights, needs, mostAlternatives, mostSteps, cancellation).Run();
        return needs.Length == 0 ? found : found with { Halves = found.Halves + _tied, AtLeast = found.AtLeast + _tied };
    }

    /// <summary>The nearest order in which exactly these of the states above fall below s: a rank for each state, 1 for the best.</summary>
    public int[] Without(IReadOnlySet<int> places)
    {
        // What stays above; s; what falls, as it was; what was tied with s; the rest.
        var own = _ranks[State];
        var keys = new (int Tier, int Part, int Rank)[_ranks.Length];
        for (var x = 0; x < _ranks.Length; x++)
        {
            var isFallen = _places[x] >= 0 && places.Contains(_places[x]);
            var isParted = _ranks[x] == own && x != State && places.Count > 0;
            keys[x] = isFallen ? (own, 1, _ranks[x]) : (_ranks[x], isParted ? 2 : 0, 0);
        }

        var rankOf = keys.Distinct().Order().Select((key, place) => (key, place)).ToDictionary(pair => pair.key, pair => pair.place + 1);
        return [.. keys.Select(key => rankOf[key])];
    }
}
