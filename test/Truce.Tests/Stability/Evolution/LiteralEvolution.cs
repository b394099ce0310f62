using System.Numerics;

namespace Truce.Tests.Stability.Evolution;

/// <summary>
/// The status quo analysis of the literature read word for word: the sets S_i^(h) layer by layer, with the number of histories that lead into them, each
/// layer from the whole layer before it, until no pair of a state and a last mover has been new for a layer.
/// </summary>
internal sealed class LiteralEvolution
{
    private readonly Dictionary<(int State, int LastMover), (int Moves, BigInteger Histories)> _first = [];

    public LiteralEvolution(LiteralDispute dispute, int start, bool improving)
    {
        var layer = new Dictionary<(int State, int LastMover), BigInteger>();
        for (var i = 0; i < dispute.DecisionMakers; i++)
        {
            foreach (var x in dispute.Targets(i, start, improving))
                layer[(x, i)] = 1;
        }

        for (var h = 1; layer.Keys.Any(pair => !_first.ContainsKey(pair)); h++)
        {
            foreach (var (pair, histories) in layer)
                _first.TryAdd(pair, (h, histories));
            var next = new Dictionary<(int State, int LastMover), BigInteger>();
            foreach (var ((x, j), histories) in layer)
            {
                foreach (var i in Enumerable.Range(0, dispute.DecisionMakers).Where(i => i != j))
                {
                    foreach (var y in dispute.Targets(i, x, improving))
                        next[(y, i)] = next.GetValueOrDefault((y, i)) + histories;
                }
            }

            layer = next;
        }
    }

    /// <summary>The least h with s in S_i^(h); null when there is none.</summary>
    public int? LeastMoves(int s, int i) => _first.TryGetValue((s, i), out var found) ? found.Moves : null;

    /// <summary>How many histories of that length end in s with i as the last mover.</summary>
    public BigInteger Histories(int s, int i) => _first[(s, i)].Histories;
}
