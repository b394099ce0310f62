using Truce.Dossiers;
using Truce.Text;

namespace Truce.Checking;

/// <summary>Can a change that is said not to be undone be undone by a way round?</summary>
/// <remarks>
/// What an issue bars is the way back along its one-way changes. A term that they do not name can be reached from everywhere and left for
/// everywhere, so that it may offer a way round them.
/// </remarks>
internal static class OneWayChecks
{
    // An issue with more terms than this is a scale of numbers, and is not searched.
    private const int MostTerms = 1_000;

    public static void Run(Issue issue, Findings findings)
    {
        if (issue.OneWay.IsEmpty || issue.Terms.Count > MostTerms)
            return;
        var isBarred = BarredChanges(issue);
        for (var k = 0; k < issue.OneWay.Count && !findings.IsFull; k++)
        {
            var from = issue.IndexOf(issue.OneWay[k].From);
            var to = issue.IndexOf(issue.OneWay[k].To);
            if (WayBack(to, from, isBarred) is { } way)
                findings.Add($"issues/{issue.Id}/one-way/{k}", Messages.OneWayLeaks(issue.OneWay[k], way.Select(t => issue.Terms[t].Id)));
        }
    }

    /// <summary>For every two terms whether going from the first to the second would go back along one-way changes.</summary>
    private static bool[,] BarredChanges(Issue issue)
    {
        var count = issue.Terms.Count;
        var next = issue.OneWay.ToLookup(c => issue.IndexOf(c.From), c => issue.IndexOf(c.To));
        var isBarred = new bool[count, count];
        for (var term = 0; term < count; term++)
        {
            var open = new Stack<int>([term]);
            while (open.Count > 0)
            {
                foreach (var reached in next[open.Pop()])
                {
                    if (isBarred[reached, term])
                        continue;
                    isBarred[reached, term] = true;
                    open.Push(reached);
                }
            }
        }

        return isBarred;
    }

    /// <summary>The shortest way between two terms by changes that are not barred, both included, or null when there is none.</summary>
    private static List<int>? WayBack(int from, int to, bool[,] isBarred)
    {
        var before = new Dictionary<int, int> { [from] = from };
        var open = new Queue<int>([from]);
        while (open.Count > 0)
        {
            var term = open.Dequeue();
            for (var next = 0; next < isBarred.GetLength(0); next++)
            {
                if (isBarred[term, next] || !before.TryAdd(next, term))
                    continue;
                if (next == to)
                    return Path(next);
                open.Enqueue(next);
            }
        }

        return null;

        List<int> Path(int last)
        {
            var path = new List<int> { last };
            while (path[^1] != from)
                path.Add(before[path[^1]]);
            path.Reverse();
            return path;
        }
    }
}
