using Truce.States;

namespace Truce.Stability.Definitions;

/// <summary>Sequential stability with simultaneous sanctions (SIM): improvements that several make at the same time can spoil one another.</summary>
/// <remarks>
/// A last step for states that are not sequentially stable for at least two decision makers, and no concept for all the others (Fraser and Hipel 1984).
/// Two movers that would settle one issue differently at the same time combine to nothing. Moves that are listed cannot be combined. Cost: for each
/// state and each improvement, the product over the others of their improvements and one.
/// </remarks>
internal sealed class SimultaneousStability : StabilityDefinition
{
    private static readonly SequentialStability s_sequential = new();

    public override string Id => "sim";

    public override string Name => "sequential stability with simultaneous sanctions";

    public override string Abbreviation => "SIM";

    public override string Foresight => "holds back from an improvement as under sequential stability, and also where others who would leave the state too could do so at the same moment, and all moves together would leave it no better off";

    public override string Formal => "s is stable for i iff it is SEQ stable for i, or it is SEQ stable for at most all but one of the others, and ∀ s1 ∈ R_i⁺(s) some s2, made of s1 and improvements from s of others for whom s is not SEQ stable, is feasible and s ≽_i s2";

    public override string Source => "Fraser and Hipel 1984";

    internal override ReplyKind? Replies => ReplyKind.Improvements;

    internal override IEnumerable<string> Obstacles(StateSpace space)
    {
        foreach (var obstacle in UnknownPairs(space))
            yield return obstacle;
        if (space.DecisionMakers.Any(space.ListsMovesOf))
            yield return "moves that are listed one by one cannot be made at the same time, since it is not said where they would lead together";
    }

    internal override bool IsStable(GraphModel model, DecisionMaker i, StateId s) =>
        s_sequential.IsStable(model, i, s)
        || (Restless(model, i, s) is { Length: > 0 } others && model.Improvements(i, s).All(s1 => Sanction(model, i, s, s1, others) is not null));

    internal override Verdict Judge(GraphModel model, DecisionMaker i, StateId s)
    {
        var sequential = s_sequential.Judge(model, i, s) with { Definition = this };
        if (sequential.IsStable || Restless(model, i, s) is not { Length: > 0 } others)
            return sequential;
        var improvements = sequential.Improvements.Select(improvement => Sanction(model, i, s, improvement.To, others) is { } sanction
            ? new AnsweredImprovement(improvement.To, sanction, null)
            : improvement with { Sanction = null }).ToEquatableArray();
        return new Verdict(this, i.Id, s, improvements.All(improvement => improvement.Sanction is not null), improvements);
    }

    /// <summary>The others for whom s is not sequentially stable.</summary>
    private static DecisionMaker[] Restless(GraphModel model, DecisionMaker i, StateId s) =>
        [.. model.Space.DecisionMakers.Where(j => j != i && !s_sequential.IsStable(model, j, s))];

    private static Sanction? Sanction(GraphModel model, DecisionMaker i, StateId s, StateId s1, DecisionMaker[] others) =>
        Combinations(model, s, [(i, s1)], others).FirstOrDefault(sanction => model.Deters(i, sanction.End, s));

    /// <summary>What comes of the moves made and those that some of the others could add, all at the same time.</summary>
    private static IEnumerable<Sanction> Combinations(GraphModel model, StateId s, EquatableArray<(DecisionMaker Mover, StateId To)> moves, ReadOnlyMemory<DecisionMaker> others)
    {
        for (var k = 0; k < others.Length; k++)
        {
            var next = others.Span[k];
            foreach (var to in model.Improvements(next, s))
            {
                EquatableArray<(DecisionMaker, StateId)> more = [.. moves, (next, to)];
                if (Together(model.Space, s, more) is { } end)
                {
                    var steps = more.Skip(1).Select(move => new Step(move.Item1.Id, s, move.Item2)).ToEquatableArray();
                    yield return new Sanction(steps) { Together = end };
                }

                foreach (var longer in Combinations(model, s, more, others[(k + 1)..]))
                    yield return longer;
            }
        }
    }

    /// <summary>The state in which every issue is as the one who changes it has it; null when two change it differently or the state is not feasible.</summary>
    private static StateId? Together(StateSpace space, StateId s, EquatableArray<(DecisionMaker Mover, StateId To)> moves)
    {
        var terms = space.TermIndexes(s).ToArray();
        var changed = new bool[terms.Length];
        foreach (var (_, to) in moves)
        {
            for (var issue = 0; issue < terms.Length; issue++)
            {
                var term = space.TermIndex(to, issue);
                if (term == space.TermIndex(s, issue))
                    continue;
                if (changed[issue] && terms[issue] != term)
                    return null;
                (terms[issue], changed[issue]) = (term, true);
            }
        }

        return space.Find(terms.Select((term, issue) => space.Issues[issue].Terms[term].Id).ToEquatableArray());
    }
}
