using Truce.States;

namespace Truce.Stability;

/// <summary>A definition under which a state is stable when a sanction meets every improvement; it writes down what counts as a sanction.</summary>
/// <remarks>
/// A sanction of the improvement from s to s1 is a reply s2 of the others, of the kind that <see cref="StabilityDefinition.Replies"/> says, that deters i. Where i may
/// counter, every s3 ∈ R_i(s2) must deter it too.
/// </remarks>
internal abstract class SanctionDefinition : StabilityDefinition
{
    /// <summary>Whether the decision maker may escape a reply by a move of its own.</summary>
    internal virtual bool AllowsCounterMove => false;

    internal override IEnumerable<string> Obstacles(StateSpace space) => UnknownPairs(space);

    internal override bool IsStable(GraphModel model, DecisionMaker i, StateId s) =>
        model.Temptations(i, s).All(s1 => Sanctions(model, i, s, s1).Any());

    internal override Verdict Judge(GraphModel model, DecisionMaker i, StateId s)
    {
        var improvements = model.Temptations(i, s).Select(s1 => Answer(model, i, s, s1)).ToEquatableArray();
        return new Verdict(this, i.Id, s, improvements.All(improvement => improvement.Sanction is not null), improvements);
    }

    /// <summary>The same of some of the improvements; whether s is stable is known.</summary>
    internal Verdict Judge(GraphModel model, DecisionMaker i, StateId s, bool isStable, EquatableArray<StateId> some, int leftOut) =>
        new(this, i.Id, s, isStable, some.Select(s1 => Answer(model, i, s, s1)).ToEquatableArray()) { LeftOut = leftOut };

    /// <summary>The improvements from s that nothing deters, ascending, each found when it is asked for.</summary>
    internal IEnumerable<StateId> Undeterred(GraphModel model, DecisionMaker i, StateId s) =>
        model.Temptations(i, s).Where(s1 => !Sanctions(model, i, s, s1).Any());

    /// <summary>Where the replies that deter the improvement from s to s1 end, nearest first.</summary>
    private IEnumerable<StateId> Sanctions(GraphModel model, DecisionMaker i, StateId s, StateId s1) =>
        Replying(model, i, s, s1).Where(s2 => !AllowsCounterMove || model.Moves(i, s2).All(s3 => model.Deters(i, s3, s)));

    /// <summary>The replies that would deter the improvement from s to s1 but for a counter-move, each with that counter-move.</summary>
    private IEnumerable<(StateId Reply, StateId CounterMove)> Escapes(GraphModel model, DecisionMaker i, StateId s, StateId s1) =>
        from s2 in AllowsCounterMove ? Replying(model, i, s, s1) : []
        from s3 in model.Moves(i, s2)
        where !model.Deters(i, s3, s)
        select (s2, s3);

    /// <summary>Where the replies end that deter the improvement from s to s1 if i stays there.</summary>
    private IEnumerable<StateId> Replying(GraphModel model, DecisionMaker i, StateId s, StateId s1) =>
        Replies is { } kind ? model.Replies(i, s1, kind).Where(s2 => model.Deters(i, s2, s)) : [];

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
