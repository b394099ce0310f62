using Truce.States;

namespace Truce.Stability.Coalitions;

/// <summary>Says under which foresight a state is stable for a coalition.</summary>
/// <remarks>
/// All share one sentence: <em>s is stable for C iff every coalition improvement s1 ∈ R_C⁺⁺(s) is met by a sanction</em>. They differ in what counts as a
/// sanction, and that is all that a definition writes down. With no coalition improvement a state is stable under every definition.
/// </remarks>
public abstract class CoalitionalDefinition
{
    private protected CoalitionalDefinition()
    {
    }

    /// <summary>Its name in files, options and JSON: lower case.</summary>
    public abstract string Id { get; }

    /// <summary>What it is called in reports.</summary>
    public abstract string Name { get; }

    /// <summary>What it is called in the head of a column.</summary>
    public abstract string Abbreviation { get; }

    /// <summary>What a coalition looks ahead to, in a sentence for people.</summary>
    public abstract string Foresight { get; }

    /// <summary>The definition in symbols.</summary>
    public abstract string Formal { get; }

    /// <summary>Who defined it, as author and year; the keys are in docs/references.bib.</summary>
    public abstract string Source { get; }

    /// <summary>What the others may reply with.</summary>
    internal abstract CoalitionReplies Replies { get; }

    /// <summary>Whether the coalition may escape a reply by moves of its own.</summary>
    internal virtual bool AllowsCounterMove => false;

    /// <summary>Whether s is stable for C.</summary>
    internal bool IsStable(CoalitionModel model, uint coalition, StateId s) =>
        model.Improvements(coalition, s).All(s1 => Sanctions(model, coalition, s, s1).Any());

    /// <summary>Whether s is stable for C, with the evidence.</summary>
    internal CoalitionVerdict Judge(CoalitionModel model, uint coalition, StateId s) =>
        new(this, Coalition.Of(model.Space, coalition), s, model.Improvements(coalition, s).Select(s1 => Answer(model, coalition, s, s1)).ToEquatableArray());

    /// <summary>Where the replies that deter the improvement from s to s1 end, nearest first.</summary>
    private IEnumerable<StateId> Sanctions(CoalitionModel model, uint coalition, StateId s, StateId s1) =>
        Replying(model, coalition, s, s1).Where(s2 => !AllowsCounterMove || model.Moves(coalition, s2).All(s3 => model.IsNoGain(coalition, s3, s)));

    /// <summary>The replies that would deter the improvement from s to s1 but for a counter-move, each with that counter-move.</summary>
    private IEnumerable<(StateId Reply, StateId CounterMove)> Escapes(CoalitionModel model, uint coalition, StateId s, StateId s1) =>
        from s2 in AllowsCounterMove ? Replying(model, coalition, s, s1) : []
        from s3 in model.Moves(coalition, s2)
        where !model.IsNoGain(coalition, s3, s)
        select (s2, s3);

    /// <summary>Where the replies end that deter the improvement from s to s1 if the coalition stays there.</summary>
    private IEnumerable<StateId> Replying(CoalitionModel model, uint coalition, StateId s, StateId s1)
    {
        var others = model.Others(coalition);
        IEnumerable<StateId> replies = Replies switch
        {
            CoalitionReplies.Moves => model.Moves(others, s1),
            CoalitionReplies.Improvements => model.ImprovementsByCoalitions(others, s1),
            _ => [],
        };
        return replies.Where(s2 => model.IsNoGain(coalition, s2, s));
    }

    private AnsweredCoalitionImprovement Answer(CoalitionModel model, uint coalition, StateId s, StateId s1)
    {
        var improvement = model.Move(coalition, s, s1);
        var others = model.Others(coalition);
        foreach (var s2 in Sanctions(model, coalition, s, s1))
        {
            return new AnsweredCoalitionImprovement(
                improvement, Replies == CoalitionReplies.Improvements ? model.Sequence(others, s1, s2) : [model.Move(others, s1, s2)], null);
        }

        foreach (var (s2, s3) in Escapes(model, coalition, s, s1))
            return new AnsweredCoalitionImprovement(improvement, [], new CoalitionEscape(model.Move(others, s1, s2), model.Move(coalition, s2, s3)));
        return new AnsweredCoalitionImprovement(improvement, [], null);
    }
}

/// <summary>What the others may reply to a coalition improvement with.</summary>
internal enum CoalitionReplies
{
    /// <summary>No reply is considered.</summary>
    None,

    /// <summary>Any legal sequence of moves by the others, joint steps included.</summary>
    Moves,

    /// <summary>Sequences of coalition improvements by coalitions of the others.</summary>
    Improvements,
}
