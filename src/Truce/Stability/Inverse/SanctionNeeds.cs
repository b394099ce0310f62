using Truce.States;

namespace Truce.Stability.Inverse;

/// <summary>What has to be no better than s for s to be stable for a party, when it is settled which replies the others have?</summary>
/// <remarks>
/// For each improvement q: q itself, or a reply k, and where the party may counter also all of R_i(k). That is AND over the improvements, OR over the
/// replies. Source: Kinsara, Kilgour and Hipel 2015.
/// </remarks>
internal static class SanctionNeeds
{
    /// <summary>The needs that are not met, each as alternatives, each a set of places in <paramref name="above"/>.</summary>
    /// <param name="model">The moves.</param>
    /// <param name="definition">What counts as a sanction.</param>
    /// <param name="i">The party.</param>
    /// <param name="above">The states that it prefers to s.</param>
    /// <param name="replies">Where the others can go from an improvement.</param>
    public static int[][][] Of(GraphModel model, SanctionDefinition definition, DecisionMaker i, StatesAbove above, Func<StateId, IEnumerable<StateId>> replies)
    {
        var needs = new List<int[][]>();
        foreach (var q in model.Moves(i, new StateId(above.State)))
        {
            var place = above.PlaceOf(q);
            if (place < 0)
                continue;
            var alternatives = new List<int[]> { (int[])[place] };
            foreach (var k in replies(q))
                alternatives.Add(Below(model, definition, i, above, k));
            if (!alternatives.Exists(set => set.Length == 0))
                needs.Add([.. alternatives.Where((set, k) => k == 0 || !set.Contains(place))]);
        }

        return [.. needs];
    }

    /// <summary>The states above that would have to fall for a reply to be a sanction.</summary>
    private static int[] Below(GraphModel model, SanctionDefinition definition, DecisionMaker i, StatesAbove above, StateId reply)
    {
        IEnumerable<StateId> ends = definition.AllowsCounterMove ? [reply, .. model.Moves(i, reply)] : [reply];
        return [.. ends.Select(above.PlaceOf).Where(place => place >= 0).Distinct().Order()];
    }
}
