using Truce.States;

namespace Truce.Stability;

/// <summary>A definition under which a state is stable when a sanction meets every improvement; it writes down what counts as a sanction.</summary>
internal abstract class SanctionDefinition : StabilityDefinition
{
    /// <summary>Whether the decision maker may escape a reply by a move of its own.</summary>
    internal virtual bool AllowsCounterMove => false;

    /// <summary>Where the replies that deter the improvement from s to s1 end, nearest first.</summary>
    internal abstract IEnumerable<StateId> Sanctions(GraphModel model, DecisionMaker i, StateId s, StateId s1);

    /// <summary>The replies that would deter the improvement from s to s1 but for a counter-move, each with that counter-move.</summary>
    internal virtual IEnumerable<(StateId Reply, StateId CounterMove)> Escapes(GraphModel model, DecisionMaker i, StateId s, StateId s1) => [];

    internal override IEnumerable<string> Obstacles(StateSpace space) => UnknownPairs(space);

    internal override bool IsStable(GraphModel model, DecisionMaker i, StateId s) =>
        model.Temptations(i, s).All(s1 => Sanctions(model, i, s, s1).Any());

    internal override Verdict Judge(GraphModel model, DecisionMaker i, StateId s)
    {
        var improvements = model.Temptations(i, s).Select(s1 => Answer(model, i, s, s1)).ToEquatableArray();
        return new Verdict(this, i.Id, s, improvements.All(improvement => improvement.Sanction is not null), improvements);
    }

    private AnsweredImprovement Answer(GraphModel model, DecisionMaker i, StateId s, StateId s1)
    {
        foreach (var s2 in Sanctions(model, i, s, s1))
            return new AnsweredImprovement(s1, Reply(model, i, s1, s2), null);
        foreach (var (s2, s3) in Escapes(model, i, s, s1))
            return new AnsweredImprovement(s1, null, new Escape(Reply(model, i, s1, s2), s3));
        return new AnsweredImprovement(s1, null, null);
    }

    private Sanction Reply(GraphModel model, DecisionMaker i, StateId s1, StateId s2) =>
        new(model.HistoryByOthers(i, s1, s2, Replies!.Value));
}
