using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Coalitions;

/// <summary>Who moves issues that several parties decide together, and where to?</summary>
/// <remarks>
/// A <em>joint step</em> changes at least one joint issue. Its mover is the group of all who decide the joint issues that it changes, so that a step has
/// one mover; in the same step the members may change what each of them can change alone, as one decision maker may change several of its issues at
/// once, and states passed on the way need not be feasible. A member whose moves are listed one by one changes nothing else in a joint step.
/// </remarks>
internal sealed class JointMovers
{
    private readonly StateSpace _space;
    private readonly (int Issue, uint Deciders)[] _joint;
    private readonly Dictionary<uint, EquatableArray<int>> _issues = [];

    public JointMovers(StateSpace space)
    {
        _space = space;
        _joint =
        [
            .. from place in Enumerable.Range(0, space.Issues.Count)
               let deciders = space.Issues[place].Deciders
               where deciders is { Rule: DecisionRule.All, Parties.Count: > 1 }
               select (place, (uint)space.DecisionMakers.Where(i => deciders.Parties.Contains(i.Id)).Sum(i => 1L << i.Index)),
        ];
        Groups = GroupsOf([.. _joint.Select(joint => joint.Deciders).Distinct()]);
        foreach (var group in Groups)
            _issues[group] = IssuesOf(group);
    }

    /// <summary>The groups that can make a joint step, one bit for each member, ascending.</summary>
    public uint[] Groups { get; }

    /// <summary>Where a group can go by one joint step: ascending.</summary>
    public StateId[] Targets(uint group, StateId state) =>
        [.. _space.MovesByIssues(_issues[group], state).Where(target => MoverOf(state, target) == group)];

    /// <summary>All who decide the joint issues that differ.</summary>
    private uint MoverOf(StateId from, StateId to)
    {
        var mover = 0u;
        foreach (var (issue, deciders) in _joint)
        {
            if (_space.TermIndex(from, issue) != _space.TermIndex(to, issue))
                mover |= deciders;
        }

        return mover;
    }

    /// <summary>The unions of sets of deciders.</summary>
    private static uint[] GroupsOf(uint[] deciders)
    {
        var groups = new HashSet<uint>();
        foreach (var some in deciders)
            groups.UnionWith([some, .. groups.Select(group => group | some)]);
        return [.. groups.Order()];
    }

    /// <summary>What a group may change in a joint step.</summary>
    private EquatableArray<int> IssuesOf(uint group)
    {
        var own = _space.DecisionMakers.Where(i => (group >> i.Index & 1) != 0 && !_space.ListsMovesOf(i)).SelectMany(i => i.OwnIssues);
        var joint = _joint.Where(joint => (joint.Deciders & ~group) == 0).Select(joint => joint.Issue);
        return own.Union(joint).Order().ToEquatableArray();
    }
}
