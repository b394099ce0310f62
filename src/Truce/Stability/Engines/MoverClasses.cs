using Truce.States;

namespace Truce.Stability.Engines;

/// <summary>The states laid out by what one decision maker can change, and what that lets it reach.</summary>
/// <remarks>
/// <para>Two states are of one class when they agree on every issue that the mover does not own; a move stays in its class. When all the mover's
/// issues can be changed back, every state of a class can be reached from every other; else as far as <see cref="OneWaySignatures"/> says. The
/// members of a class stand one after the other, from the mover's best to its worst, so that the improvements from a state are those in front of
/// it, and classes that are neighbours in memory stay neighbours here.</para>
/// <para>Memory: 4 bytes for each state; 4 more for each class when some states are not feasible; 4 more for each state when there are one-way
/// terms. Each method costs the states once, times what one half of a signature can reach. Safe to share between threads.</para>
/// </remarks>
internal sealed class MoverClasses
{
    /// <summary>How many classes are walked between one look at the cancellation and the next.</summary>
    private const int ClassesAtOnce = 1 << 12;

    private readonly PreferenceRanks _ranks;
    private readonly int[] _members;
    private readonly ClassBounds _bounds;
    private readonly OneWaySignatures? _oneWay;
    private readonly int[] _signatures;
    private readonly Lazy<int[]> _classOf;

    public MoverClasses(StateSpace space, DecisionMaker mover, ParallelOptions parallel)
    {
        _ranks = space.RanksOf(mover.Id).Value;
        (_members, _bounds) = ClassLayout.Of(space, mover, parallel);
        _oneWay = OneWaySignatures.Of(space, mover);
        _signatures = _oneWay is null ? [] : new int[_members.Length];
        if (_oneWay is not null)
            ClassLayout.ForClasses(_bounds, parallel, (first, last) => FindSignatures(_oneWay, _bounds[first].Start, _bounds[last - 1].End));
        _classOf = new(FindClasses);
    }

    /// <summary>How long a table the one-way terms need; 0 without any.</summary>
    public int TableLength => _oneWay?.TableLength ?? 0;

    /// <summary>How many members the largest class has, when there are one-way terms; 0 without any.</summary>
    public int LargestClass => _oneWay is null ? 0 : Enumerable.Range(0, _bounds.Count).Max(c => _bounds[c].End - _bounds[c].Start);

    /// <summary>Sets the value of each state to the best rank among it and what the mover can reach from it.</summary>
    public void FindBestWithinReach(Workspace work, CancellationToken cancellation)
    {
        var ranks = _ranks.AsSpan();
        var values = work.Values;
        for (var c = 0; c < _bounds.Count; c++)
        {
            if (c % ClassesAtOnce == 0)
                cancellation.ThrowIfCancellationRequested();
            var (start, end) = _bounds[c];
            if (_oneWay is null)
            {
                var best = ranks[StateAt(start)];
                for (var place = start; place < end; place++)
                    values[StateAt(place)] = best;
                continue;
            }

            // Ranks count from the best up, so the least is the greatest of their negatives.
            var reached = work.OfClass.AsSpan(0, end - start);
            for (var k = 0; k < reached.Length; k++)
                reached[k] = -ranks[StateAt(start + k)];
            _oneWay.Spread(work.Table, _signatures.AsSpan(start, end - start), reached);
            for (var k = 0; k < reached.Length; k++)
                values[StateAt(start + k)] = -reached[k];
        }
    }

    /// <summary>Raises the value of each state to the greatest among it and what the mover can reach from it by one such move.</summary>
    /// <returns>Whether a value changed.</returns>
    public bool Raise(Workspace work, ReplyKind replies, CancellationToken cancellation)
    {
        var changed = false;
        for (var c = 0; c < _bounds.Count; c++)
        {
            if (c % ClassesAtOnce == 0)
                cancellation.ThrowIfCancellationRequested();
            var (start, end) = _bounds[c];
            changed |= (replies, _oneWay) switch
            {
                (ReplyKind.Moves, null) => RaiseByMoves(work.Values, _members.AsSpan(start, end - start)),
                (ReplyKind.Improvements, null) => RaiseByImprovements(work.Values, _members.AsSpan(start, end - start)),
                (ReplyKind.Moves, { } oneWay) => RaiseByMoves(work, oneWay, start, end),
                (_, { } oneWay) => RaiseByImprovements(work, oneWay, start, end),
                _ => throw new ArgumentOutOfRangeException(nameof(replies)),
            };
        }

        return changed;
    }

    /// <summary>Adds the states from which nothing that the mover can reach promises more than they are: all q with max(r(q), value(q)) &lt; r(s) missing.</summary>
    public void AddStable(StateSet stable, Workspace work, CancellationToken cancellation)
    {
        var ranks = _ranks.AsSpan();
        var values = work.Values;
        for (var c = 0; c < _bounds.Count; c++)
        {
            if (c % ClassesAtOnce == 0)
                cancellation.ThrowIfCancellationRequested();
            var (start, end) = _bounds[c];
            if (_oneWay is null)
            {
                var best = int.MaxValue;
                for (var place = start; place < end; place++)
                    best = Math.Min(best, Math.Max(ranks[StateAt(place)], values[StateAt(place)]));
                for (var place = start; place < end && ranks[StateAt(place)] <= best; place++)
                    stable.Add(StateAt(place));
                continue;
            }

            var reached = work.OfClass.AsSpan(0, end - start);
            for (var k = 0; k < reached.Length; k++)
                reached[k] = -Math.Max(ranks[StateAt(start + k)], values[StateAt(start + k)]);
            _oneWay.Spread(work.Table, _signatures.AsSpan(start, end - start), reached);
            for (var k = 0; k < reached.Length; k++)
            {
                if (ranks[StateAt(start + k)] <= -reached[k])
                    stable.Add(StateAt(start + k));
            }
        }
    }

    /// <summary>The class of a state, for whoever comes from a state and not from its class.</summary>
    public int ClassOf(int state) => _classOf.Value[state];

    /// <summary>How many classes there are.</summary>
    public int Classes => _bounds.Count;

    /// <summary>The states of a class from which the mover can go to one of its states, the worst first.</summary>
    /// <param name="target">The state.</param>
    /// <param name="replies">By which moves.</param>
    /// <param name="passed">How many of the worst members to pass over: for each class, those that were given before and need not be again.</param>
    public IEnumerable<int> SourcesOf(int target, ReplyKind replies, int[] passed)
    {
        var c = ClassOf(target);
        var (start, end) = _bounds[c];
        var signature = _oneWay?[target] ?? 0;
        for (var place = end - 1 - passed[c]; place >= start; place--)
        {
            var source = StateAt(place);
            if (replies == ReplyKind.Improvements && _ranks.AsSpan()[source] <= _ranks.AsSpan()[target])
                yield break;

            // With one-way terms a later target may have sources among those that this one has not.
            if (_oneWay is null)
                passed[c]++;
            else if (!_oneWay.Leads(_signatures[place], signature))
                continue;
            yield return source;
        }
    }

    private static bool RaiseByMoves(int[] values, ReadOnlySpan<int> members)
    {
        var (least, greatest) = (int.MaxValue, 0);
        foreach (var member in members)
        {
            var value = values[State(member)];
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        if (least == greatest)
            return false;
        foreach (var member in members)
            values[State(member)] = greatest;
        return true;
    }

    private static bool RaiseByImprovements(int[] values, ReadOnlySpan<int> members)
    {
        // What the mover ranks as high as the present state is no improvement on it: it counts from the next rank on.
        var (better, equal, changed) = (0, 0, false);
        foreach (var member in members)
        {
            if (IsFirstOfRank(member))
                better = Math.Max(better, equal);
            ref var value = ref values[State(member)];
            if (value < better)
            {
                value = better;
                changed = true;
            }
            else
            {
                equal = Math.Max(equal, value);
            }
        }

        return changed;
    }

    private bool RaiseByMoves(Workspace work, OneWaySignatures oneWay, int start, int end)
    {
        var members = _members.AsSpan(start, end - start);
        var reached = work.OfClass.AsSpan(0, members.Length);
        var values = work.Values;
        for (var k = 0; k < members.Length; k++)
            reached[k] = values[State(members[k])];
        oneWay.Spread(work.Table, _signatures.AsSpan(start, members.Length), reached);
        var changed = false;
        for (var k = 0; k < members.Length; k++)
            changed |= RaiseTo(ref values[State(members[k])], reached[k]);
        return changed;
    }

    private bool RaiseByImprovements(Workspace work, OneWaySignatures oneWay, int start, int end)
    {
        var signatures = _signatures.AsSpan(start, end - start);
        var members = _members.AsSpan(start, end - start);
        var (values, table) = (work.Values, work.Table);
        var changed = false;
        var entered = 0;
        for (var k = 0; k < members.Length; k++)
        {
            // What the mover ranks as high as the present state is no improvement on it: it is entered when the next rank begins.
            if (IsFirstOfRank(members[k]))
            {
                for (; entered < k; entered++)
                    oneWay.Enter(table, signatures[entered], values[State(members[entered])]);
            }

            changed |= RaiseTo(ref values[State(members[k])], oneWay.Greatest(table, signatures[k]));
        }

        oneWay.Clear(table, signatures[..entered]);
        return changed;
    }

    private static bool RaiseTo(ref int value, int greatest)
    {
        // Without a branch, since no processor guesses well which values rise.
        var isHigher = value < greatest;
        value = Math.Max(value, greatest);
        return isHigher;
    }

    private void FindSignatures(OneWaySignatures oneWay, int start, int end)
    {
        for (var place = start; place < end; place++)
            _signatures[place] = oneWay[StateAt(place)];
    }

    private int[] FindClasses()
    {
        var classOf = new int[_members.Length];
        for (var c = 0; c < _bounds.Count; c++)
        {
            for (var place = _bounds[c].Start; place < _bounds[c].End; place++)
                classOf[StateAt(place)] = c;
        }

        return classOf;
    }

    private int StateAt(int place) => State(_members[place]);

    /// <summary>A member is a state, or its complement when it is the first of its rank and not the first of its class.</summary>
    private static int State(int member) => member ^ (member >> 31);

    private static bool IsFirstOfRank(int member) => member < 0;
}
