using Truce.Robustness.Orders;

namespace Truce.Robustness.Engines;

/// <summary>What would have to be preferred for a conclusion to hold, and for it not to hold: the fewest answers to questions that go with no profile in which it is otherwise?</summary>
/// <remarks>
/// From the answers that a profile gives, those are taken away one after the other, the least telling first, without which no profile of the other kind gives all the rest as well. What is left is a set of which none can be
/// spared; of those of the first <see cref="Tries"/> profiles the smallest is told. Cost: profiles times the moves for one definition, and answers squared times profiles. At most <see cref="MostProfiles"/> are looked at, fewer of large disputes.
/// </remarks>
internal sealed class ReasonSearch
{
    /// <summary>The most profiles that are compared.</summary>
    public const int MostProfiles = 2_048;

    private const int Tries = 16;
    private const int MostVerdicts = 1 << 19;

    private readonly RobustnessProblem _problem;
    private readonly OrderDraw[] _draws;
    private readonly int[][] _ranks;
    private readonly List<bool[]> _answers = [];
    private readonly List<bool> _holds = [];
    private readonly bool _isProved;

    /// <param name="problem">What is judged.</param>
    /// <param name="conclusion">What is concluded.</param>
    /// <param name="draws">How many profiles were looked at.</param>
    public ReasonSearch(RobustnessProblem problem, Conclusion conclusion, long draws)
    {
        _problem = problem;
        _draws = problem.Profiles.NewDraws();
        _ranks = [.. _draws.Select(draw => draw.Ranks)];
        var most = Math.Min(draws, Math.Min(MostProfiles, MostVerdicts / problem.Space.Count));
        _isProved = most == problem.Profiles.Count;
        var definition = problem.Definitions[problem.PlaceOf(conclusion.Definition)];
        var judge = new ProfileJudge(problem.Moves, [definition]);
        var verdicts = new ulong[_ranks.Length * judge.Width];
        int[] concerned = [.. Enumerable.Range(0, _ranks.Length).Where(i => conclusion.Party is not { } party || party == problem.Orders[i].Party)];
        for (var number = 0L; number < most; number++)
        {
            problem.Profiles.Draw(number, _draws);
            judge.Judge(_ranks, verdicts);
            _holds.Add(concerned.All(i => (verdicts[(i * judge.Width) + (conclusion.State.Ordinal >> 6)] >> conclusion.State.Ordinal & 1) != 0));
            _answers.Add([.. problem.Questions.Select(asked => problem.Orders[asked.Party].IsYes(asked.Question, _draws[asked.Party]))]);
        }
    }

    /// <summary>What goes with the conclusion, or against it; null when no profile is so, or the questions that could be asked do not tell.</summary>
    public VerdictReason? Of(bool holds)
    {
        var others = Enumerable.Range(0, _holds.Count).Where(k => _holds[k] != holds).ToArray();
        var order = Enumerable.Range(0, _problem.Questions.Length).OrderBy(question => Math.Round(Telling(question), 9)).ThenByDescending(question => question).ToArray();
        int[]? fewest = null;
        var from = -1;
        foreach (var profile in Enumerable.Range(0, _holds.Count).Where(k => _holds[k] == holds).Take(Tries))
        {
            var differing = others.Select(other => order.Where(question => _answers[other][question] != _answers[profile][question]).ToHashSet()).ToList();
            if (differing.Exists(questions => questions.Count == 0))
                continue;
            var kept = order.ToHashSet();
            foreach (var question in order)
            {
                kept.Remove(question);
                if (differing.Exists(questions => !questions.Overlaps(kept)))
                    kept.Add(question);
            }

            if (fewest is null || kept.Count < fewest.Length)
                (fewest, from) = ([.. kept.Order()], profile);
        }

        return fewest is null ? null : new VerdictReason(
            holds,
            fewest.Select(question => new AnsweredQuestion(_problem.Questions[question].Question, _answers[from][question])).ToEquatableArray(),
            _isProved,
            _holds.Count);
    }

    /// <summary>How far the answer to a question moves the share.</summary>
    private double Telling(int question)
    {
        var (yes, no, both, neither) = (0, 0, 0, 0);
        for (var k = 0; k < _holds.Count; k++)
        {
            var isYes = _answers[k][question];
            (yes, no) = isYes ? (yes + 1, no) : (yes, no + 1);
            if (_holds[k])
                (both, neither) = isYes ? (both + 1, neither) : (both, neither + 1);
        }

        return yes == 0 || no == 0 ? 0 : Math.Abs(((double)both / yes) - ((double)neither / no));
    }
}
