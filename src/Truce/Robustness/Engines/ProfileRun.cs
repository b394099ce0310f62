using System.Collections.Concurrent;
using Truce.Robustness.Orders;

namespace Truce.Robustness.Engines;

/// <summary>Goes through the profiles, or draws them, batch by batch on all threads, until nothing is gained by going on.</summary>
internal sealed class ProfileRun(RobustnessProblem problem)
{
    private const int Slice = 16;

    private readonly ConcurrentBag<Worker> _workers = [];

    public Tally Run(CancellationToken cancellation)
    {
        var options = problem.Options;
        var tally = new Tally(problem.Width << 6, problem.WatchedColumns, problem.Questions.Length);
        var key = problem.Key();
        var most = problem.Profiles.Most;
        if (options.ResumeFrom is { } before && problem.Space.DossierHash is not null && before.Key == key && before.Draws <= most && (before.Draws % Batch.Size == 0 || before.Draws == most))
            tally.TryRestore(before);
        var batch = new Batch(problem.Width, problem.Questions.Length);
        while (tally.Draws < most && (problem.Profiles.IsComplete || !IsTold(tally)))
        {
            batch.Count = (int)Math.Min(Batch.Size, most - tally.Draws);
            batch.IsUnweighted = !problem.Profiles.IsWeighed;
            Fill(batch, tally.Draws, cancellation);
            tally.Add(batch);
            options.Checkpoints?.Report(tally.ToCheckpoint(key));
            options.Progress?.Report((double)tally.Draws / most);
        }

        return tally;
    }

    /// <summary>Whether every conclusion that is watched is told apart from few and most, closely enough.</summary>
    private bool IsTold(Tally tally) => Share.AreTold(problem.WatchedColumns.Select(tally.Held), tally.Weight, tally.EffectiveDraws);

    private void Fill(Batch batch, long first, CancellationToken cancellation)
    {
        var threads = problem.Options.Threads > 0 ? problem.Options.Threads : Environment.ProcessorCount;
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads };
        Parallel.For(0, (batch.Count + Slice - 1) / Slice, parallel, slice =>
        {
            if (!_workers.TryTake(out var worker))
                worker = new Worker(problem);
            for (var k = slice * Slice; k < Math.Min(batch.Count, (slice + 1) * Slice); k++)
                worker.Fill(batch, k, first + k);
            _workers.Add(worker);
        });
    }

    /// <summary>What one thread needs to judge profiles.</summary>
    private sealed class Worker
    {
        private readonly RobustnessProblem _problem;
        private readonly ProfileJudge _judge;
        private readonly OrderDraw[] _draws;
        private readonly int[][] _ranks;

        public Worker(RobustnessProblem problem)
        {
            _problem = problem;
            _judge = new ProfileJudge(problem.Moves, problem.Definitions);
            _draws = problem.Profiles.NewDraws();
            _ranks = [.. _draws.Select(draw => draw.Ranks)];
        }

        public void Fill(Batch batch, int place, long number)
        {
            _problem.Profiles.Draw(number, _draws);
            var verdicts = batch.Verdicts.AsSpan(place * batch.Width, batch.Width);
            _judge.Judge(_ranks, verdicts[..(_problem.Definitions.Length * _draws.Length * _problem.Words)]);
            for (var d = 0; d < _problem.Definitions.Length; d++)
            {
                var equilibria = verdicts.Slice(_problem.WordOf(d, _draws.Length), _problem.Words);
                verdicts.Slice(_problem.WordOf(d, 0), _problem.Words).CopyTo(equilibria);
                for (var i = 1; i < _draws.Length; i++)
                {
                    var stable = verdicts.Slice(_problem.WordOf(d, i), _problem.Words);
                    for (var w = 0; w < stable.Length; w++)
                        equilibria[w] &= stable[w];
                }
            }

            batch.Weights[place] = _problem.Profiles.Weigh(_draws);
            for (var q = 0; q < _problem.Questions.Length; q++)
            {
                var (party, question) = _problem.Questions[q];
                batch.Answers[(place * _problem.Questions.Length) + q] = _problem.Orders[party].IsYes(question, _draws[party]);
            }
        }
    }
}
