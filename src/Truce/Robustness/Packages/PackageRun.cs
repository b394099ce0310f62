using Truce.Robustness.Orders;

namespace Truce.Robustness.Packages;

/// <summary>Goes through the profiles, or draws them, and adds up how often packages are accepted, better than the status quo, efficient and best.</summary>
/// <remarks>
/// Shares of a batch are added up apart, each profile in its order, and then together in their order: the sums do not depend on who drew what. A profile weighs by the choices that were seen; that a reservation is open counts a package as
/// accepted by the chance that it is.
/// </remarks>
internal sealed class PackageRun(PackageProblem problem)
{
    private const int Share = 16;
    private const int Shares = 16;

    private readonly int _columns = PackageTally.ColumnsOf(problem);

    public PackageTally Run(CancellationToken cancellation)
    {
        var tally = new PackageTally(problem);
        var sums = new double[Shares][];
        var threads = problem.Options.Threads > 0 ? problem.Options.Threads : Environment.ProcessorCount;
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads };
        var workers = new System.Collections.Concurrent.ConcurrentBag<Worker>();
        while (tally.Draws < problem.Profiles.Most && (problem.Profiles.IsComplete || !tally.IsTold))
        {
            var count = (int)Math.Min(Share * Shares, problem.Profiles.Most - tally.Draws);
            var used = (count + Share - 1) / Share;
            Parallel.For(0, used, parallel, share =>
            {
                if (!workers.TryTake(out var worker))
                    worker = new Worker(problem);
                sums[share] = new double[_columns];
                for (var k = share * Share; k < Math.Min(count, (share + 1) * Share); k++)
                    worker.Add(tally.Draws + k, sums[share]);
                workers.Add(worker);
            });
            for (var share = 0; share < used; share++)
                tally.Add(sums[share]);
            tally.Draws += count;
            problem.Options.Progress?.Report((double)tally.Draws / problem.Profiles.Most);
        }

        return tally;
    }

    /// <summary>What one thread needs to judge profiles.</summary>
    private sealed class Worker
    {
        private readonly PackageProblem _problem;
        private readonly OrderDraw[] _draws;
        private readonly int[] _order;
        private readonly long[] _keys;
        private readonly bool[] _isEfficient;

        public Worker(PackageProblem problem)
        {
            _problem = problem;
            _draws = problem.Profiles.NewDraws();
            (_order, _keys) = (new int[problem.Packages.Length], new long[problem.Packages.Length]);
            _isEfficient = new bool[problem.Space.Count];
        }

        public void Add(long number, double[] sums)
        {
            _problem.Profiles.Draw(number, _draws);
            var weight = _problem.Profiles.Weigh(_draws);
            sums[0] += weight;
            sums[1] += weight * weight;
            FindEfficient();
            for (var c = 0; c < _problem.Candidates.Length; c++)
                AddVerdicts(c, weight, sums);
            AddBest(weight, sums);
        }

        private void AddVerdicts(int candidate, double weight, double[] sums)
        {
            var state = _problem.Candidates[candidate];
            var at = PackageTally.Place(_problem, candidate);
            var (all, allBetter) = (1.0, _problem.Now is not null);
            for (var i = 0; i < _draws.Length; i++)
            {
                var chance = _problem.Acceptances[i].Chance(_draws[i], state);
                all *= chance;
                sums[at + i] += weight * chance;
                if (_problem.Now is { } now && _draws[i].Ranks[state] < _draws[i].Ranks[now])
                    sums[at + _draws.Length + i] += weight;
            }

            foreach (var principal in _problem.Principals)
                allBetter = allBetter && _draws[principal].Ranks[state] < _draws[principal].Ranks[_problem.Now!.Value];
            at += 2 * _draws.Length;
            sums[at] += weight * all;
            sums[at + 1] += allBetter ? weight : 0;
            sums[at + 2] += _isEfficient[state] ? weight : 0;
        }

        /// <summary>Adds the weights of each party that has some to what it likes best.</summary>
        private void AddBest(double weight, double[] sums)
        {
            var at = PackageTally.Place(_problem, _problem.Candidates.Length);
            for (var i = 0; i < _draws.Length; i++)
            {
                if (_problem.Orders[i] is not WeightOrders)
                    continue;
                var made = _draws[i].Made;
                var width = 1 + made.Length;
                if (_problem.Packages.Length > 0)
                {
                    var best = at + (width * PackageTally.PlaceOfBest(_problem.Packages, _draws[i].Ranks));
                    sums[best] += weight;
                    for (var k = 0; k < made.Length; k++)
                        sums[best + 1 + k] += weight * made[k];
                }

                at += width * _problem.Packages.Length;
            }
        }

        /// <summary>From the least sum of ranks on: whoever dominates a package comes before it, and one that is dominated is so by one that is efficient.</summary>
        private void FindEfficient()
        {
            var packages = _problem.Packages;
            for (var k = 0; k < packages.Length; k++)
            {
                _keys[k] = 0;
                _order[k] = packages[k];
                foreach (var draw in _draws)
                    _keys[k] += draw.Ranks[packages[k]];
            }

            Array.Sort(_keys, _order);
            var front = 0;
            for (var k = 0; k < packages.Length; k++)
            {
                var state = _order[k];
                _isEfficient[state] = !IsDominated(state, front);
                if (_isEfficient[state])
                    _order[front++] = state;
            }
        }

        private bool IsDominated(int state, int front)
        {
            for (var f = 0; f < front; f++)
            {
                var (isNoWorse, isBetter) = (true, false);
                for (var i = 0; i < _draws.Length && isNoWorse; i++)
                {
                    var difference = _draws[i].Ranks[state] - _draws[i].Ranks[_order[f]];
                    isNoWorse = difference >= 0;
                    isBetter |= difference > 0;
                }

                if (isNoWorse && isBetter)
                    return true;
            }

            return false;
        }
    }
}
