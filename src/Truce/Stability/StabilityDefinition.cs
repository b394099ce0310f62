using Truce.States;

namespace Truce.Stability;

/// <summary>Says under which foresight a state is stable for a decision maker.</summary>
/// <remarks>
/// All definitions share one sentence: <em>s is stable for i iff every unilateral improvement s1 ∈ R_i⁺(s) is met by a sanction</em>. They differ in
/// what counts as a sanction, and that is all that a definition writes down. With no improvement a state is stable under every definition.
/// Preferences are total orders with ties: an indifferent state can sanction, and is never an improvement.
/// </remarks>
public abstract class StabilityDefinition
{
    private protected StabilityDefinition()
    {
    }

    /// <summary>Its name in files, options and JSON: lower case.</summary>
    public abstract string Id { get; }

    /// <summary>What it is called in reports.</summary>
    public abstract string Name { get; }

    /// <summary>What it is called in the head of a column.</summary>
    public abstract string Abbreviation { get; }

    /// <summary>What a decision maker looks ahead to, in a sentence for people.</summary>
    public abstract string Foresight { get; }

    /// <summary>The definition in symbols.</summary>
    public abstract string Formal { get; }

    /// <summary>Who defined it, as author and year; the keys are in docs/references.bib.</summary>
    public abstract string Source { get; }

    /// <summary>Which moves the others may reply with; null when no reply is considered.</summary>
    internal abstract ReplyKind? Replies { get; }

    /// <summary>Whether the decision maker may escape a reply by a move of its own.</summary>
    internal virtual bool AllowsCounterMove => false;

    /// <summary>Where the replies that deter the improvement from s to s1 end, nearest first.</summary>
    internal abstract IEnumerable<StateId> Sanctions(GraphModel model, DecisionMaker i, StateId s, StateId s1);

    /// <summary>The replies that would deter the improvement from s to s1 but for a counter-move, each with that counter-move.</summary>
    internal virtual IEnumerable<(StateId Reply, StateId CounterMove)> Escapes(GraphModel model, DecisionMaker i, StateId s, StateId s1) => [];

    /// <summary>Whether s is stable for i.</summary>
    internal bool IsStable(GraphModel model, DecisionMaker i, StateId s) =>
        model.Improvements(i, s).All(s1 => Sanctions(model, i, s, s1).Any());

    /// <summary>Whether s is stable for i, with the evidence.</summary>
    internal Verdict Judge(GraphModel model, DecisionMaker i, StateId s) =>
        new(this, i.Id, s, model.Improvements(i, s).Select(s1 => Answer(model, i, s, s1)).ToEquatableArray());

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
