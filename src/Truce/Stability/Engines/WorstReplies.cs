namespace Truce.Stability.Engines;

/// <summary>What is the worst that the others can bring about from each state?</summary>
/// <remarks>
/// <para>Each mover in turn raises the value of every state to the greatest that it can reach by one move, until no mover raises any: then the values
/// are the greatest that legal sequences of any length reach. A pass walks memory in its order, and a handful of passes for each mover is the rule,
/// since a mover's moves in succession are one move.</para>
/// <para>How many passes there are depends on how often the longest sequence that matters changes hands. Beyond a limit the rest is left to
/// <see cref="BackwardSweep"/>, which jumps about in memory but meets every state only once, however long the sequences are.</para>
/// </remarks>
internal sealed class WorstReplies(MoverClasses[] others, bool isEveryCombinationFeasible, int mostRounds)
{
    /// <summary>Raises the value of each state to the greatest among it and those of the states that the others can reach from it.</summary>
    public void Raise(Workspace work, ReplyKind replies, CancellationToken cancellation)
    {
        // With every combination feasible, moves of one mover neither open nor close those of another: after one round nothing is left to raise.
        var needsOneRound = replies == ReplyKind.Moves && isEveryCombinationFeasible;
        var settled = 0;
        for (var pass = 0; settled < others.Length; pass++)
        {
            var round = pass / others.Length;
            if (round == 1 && needsOneRound)
                return;
            if (round == mostRounds)
            {
                BackwardSweep.Raise(others, work.Values, replies, cancellation);
                return;
            }

            // Right after its own pass, a mover has nothing to raise.
            settled = others[pass % others.Length].Raise(work, replies, cancellation) ? 1 : settled + 1;
        }
    }
}
