namespace Truce.Robustness.Engines;

/// <summary>How bad can it get for a mover after its move, when the others may reply by any moves?</summary>
/// <remarks>
/// <para>A reply is a legal sequence of moves by the others, in which nobody moves twice in succession. So the search runs over pairs of a state and who moved there last.
/// Pairs that lead to one another form a component; the components are laid out once, each before those that lead to it, and the worst value of a profile
/// is then handed on from component to component. States from which the same components are entered share one list.</para>
/// <para>The state that the others reply from counts as one that they reach. It deters nobody: the mover went there because it is better.</para>
/// </remarks>
internal sealed class ReplyTable
{
    private readonly int[][] _members;
    private readonly int[][] _next;
    private readonly int[][] _lists;
    private readonly int[] _listOf;

    public ReplyTable(MoveTables moves, int mover, CancellationToken cancellation)
    {
        var others = Enumerable.Range(0, moves.Movers).Where(j => j != mover).ToArray();
        var components = new Components(moves, others, cancellation);
        _members = components.Members;
        _next = components.Next;
        var places = new Dictionary<EquatableArray<int>, int>();
        _listOf = new int[moves.States];
        for (var s = 0; s < moves.States; s++)
        {
            var entered = new SortedSet<int>();
            for (var place = 0; place < others.Length; place++)
            {
                entered.Add(components.Of(s, place));
                foreach (var to in moves.Targets[others[place]][s])
                    entered.Add(components.Of(to, place));
            }

            var list = entered.ToEquatableArray();
            if (!places.TryGetValue(list, out _listOf[s]))
                places[list] = _listOf[s] = places.Count;
        }

        _lists = [.. places.OrderBy(pair => pair.Value).Select(pair => pair.Key.AsSpan().ToArray())];
    }

    /// <summary>How many numbers <see cref="Worst"/> needs room for.</summary>
    public int Room => _members.Length + _lists.Length;

    /// <summary>The greatest value that the others can bring about from each state.</summary>
    /// <param name="values">A value for each state.</param>
    /// <param name="worst">Receives it.</param>
    /// <param name="room">Room for so many numbers as <see cref="Room"/> says.</param>
    public void Worst(ReadOnlySpan<int> values, Span<int> worst, int[] room)
    {
        for (var c = 0; c < _members.Length; c++)
        {
            var greatest = 0;
            foreach (var state in _members[c])
                greatest = Math.Max(greatest, values[state]);
            foreach (var next in _next[c])
                greatest = Math.Max(greatest, room[next]);
            room[c] = greatest;
        }

        for (var list = 0; list < _lists.Length; list++)
        {
            var greatest = 0;
            foreach (var c in _lists[list])
                greatest = Math.Max(greatest, room[c]);
            room[_members.Length + list] = greatest;
        }

        for (var s = 0; s < worst.Length; s++)
            worst[s] = room[_members.Length + _listOf[s]];
    }

    /// <summary>The states that the others can bring about from each state, one row of bits for each; the state itself may be among them.</summary>
    public ulong[] Rows(int states)
    {
        var width = (states + 63) / 64;
        var byComponent = new ulong[_members.Length * width];
        for (var c = 0; c < _members.Length; c++)
        {
            foreach (var state in _members[c])
                byComponent[(c * width) + (state >> 6)] |= 1UL << state;
            foreach (var next in _next[c])
                Unite(byComponent, c, byComponent, next, width);
        }

        var rows = new ulong[states * width];
        for (var s = 0; s < states; s++)
        {
            foreach (var c in _lists[_listOf[s]])
                Unite(rows, s, byComponent, c, width);
        }

        return rows;
    }

    private static void Unite(ulong[] rows, int row, ulong[] from, int other, int width)
    {
        for (var w = 0; w < width; w++)
            rows[(row * width) + w] |= from[(other * width) + w];
    }

    /// <summary>Tarjan's search for strongly connected components, without recursion: a component comes out after those that it leads to.</summary>
    private sealed class Components
    {
        private readonly MoveTables _moves;
        private readonly int[] _others;
        private readonly int[] _component;
        private readonly List<int[]> _members = [];
        private readonly List<int[]> _next = [];

        public Components(MoveTables moves, int[] others, CancellationToken cancellation)
        {
            (_moves, _others) = (moves, others);
            _component = new int[moves.States * Math.Max(1, others.Length)];
            _component.AsSpan().Fill(-1);
            var order = new int[_component.Length];
            var low = new int[_component.Length];
            var stack = new Stack<int>();
            var walk = new Stack<(int Node, IEnumerator<int> Next)>();
            var count = 0;
            for (var root = 0; root < (others.Length == 0 ? 0 : _component.Length); root++)
            {
                if (order[root] != 0)
                    continue;
                cancellation.ThrowIfCancellationRequested();
                Enter(root);
                while (walk.TryPeek(out var top))
                {
                    if (top.Next.MoveNext())
                    {
                        var to = top.Next.Current;
                        if (order[to] == 0)
                            Enter(to);
                        else if (_component[to] < 0)
                            low[top.Node] = Math.Min(low[top.Node], order[to]);
                        continue;
                    }

                    walk.Pop();
                    if (walk.TryPeek(out var parent))
                        low[parent.Node] = Math.Min(low[parent.Node], low[top.Node]);
                    if (low[top.Node] == order[top.Node])
                        Close(top.Node, stack);
                }
            }

            Members = [.. _members];
            Next = [.. _next];

            void Enter(int node)
            {
                order[node] = low[node] = ++count;
                stack.Push(node);
                walk.Push((node, Following(node).GetEnumerator()));
            }
        }

        public int[][] Members { get; }

        public int[][] Next { get; }

        /// <summary>The component of a state at which one of the others, by its place among them, moved last.</summary>
        public int Of(int state, int place) => _component[(state * _others.Length) + place];

        private IEnumerable<int> Following(int node)
        {
            var (state, last) = (node / _others.Length, node % _others.Length);
            for (var place = 0; place < _others.Length; place++)
            {
                if (place == last)
                    continue;
                foreach (var to in _moves.Targets[_others[place]][state])
                    yield return (to * _others.Length) + place;
            }
        }

        private void Close(int root, Stack<int> stack)
        {
            var nodes = new List<int>();
            do
            {
                nodes.Add(stack.Pop());
                _component[nodes[^1]] = _members.Count;
            }
            while (nodes[^1] != root);
            var next = nodes.SelectMany(Following).Select(to => _component[to]).Where(c => c != _members.Count).Distinct().Order().ToArray();
            _members.Add([.. nodes.Select(node => node / _others.Length).Distinct().Order()]);
            _next.Add(next);
        }
    }
}
