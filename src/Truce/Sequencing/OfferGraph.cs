namespace Truce.Sequencing;

/// <summary>Offers and the measures that they wait for and give, by their places: which offers can be carried out, in which order, on which promises?</summary>
/// <remarks>
/// <para>Three closures, each unique. The <em>least</em> one, μY.{o : Prior(o) ∪ Promise(o) ⊂ done(Y)}: what starts when nobody trusts a promise. The <em>greatest</em>
/// one, νX.{o : Prior(o) ∪ Promise(o) ⊂ gives(X)}: what a single package could hold, carried out at once. Between them the <em>mixed</em> one,
/// νX.μY.{o : Prior(o) ⊂ done(Y), Promise(o) ⊂ gives(X)}: the largest package that keeps every order and in which every promise is kept within the package.</para>
/// <para>Least ⊂ mixed ⊂ greatest. Cost: linear in the conditions for the least and the greatest; the mixed one goes over them once more each time a promise turns out
/// not to be kept. Source: Knaster-Tarski; the mixed closure is the Horn case of contractual implication, Bartoletti and Zunino 2010.</para>
/// </remarks>
internal sealed class OfferGraph
{
    private readonly int _measures;
    private readonly int[][] _waitingByPrior;
    private readonly int[][] _waitingByPromise;

    public OfferGraph(int measures, int[][] prior, int[][] promise, int[][] gives)
    {
        _measures = measures;
        Prior = prior;
        Promise = promise;
        Gives = gives;
        Givers = Inverted(gives);
        _waitingByPrior = Inverted(prior);
        _waitingByPromise = Inverted(promise);
    }

    /// <summary>How many offers there are.</summary>
    public int Count => Gives.Length;

    /// <summary>The measures that each offer waits for before it starts.</summary>
    public int[][] Prior { get; }

    /// <summary>The measures that each offer wants promised.</summary>
    public int[][] Promise { get; }

    /// <summary>The measures that each offer gives.</summary>
    public int[][] Gives { get; }

    /// <summary>The offers that give each measure, ascending.</summary>
    public int[][] Givers { get; }

    /// <summary>The same with other conditions that come first.</summary>
    public OfferGraph WithPrior(int[][] prior) => new(_measures, prior, Promise, Gives);

    /// <summary>In which wave each offer can be carried out when nobody acts on a promise, from 1; 0 for those that cannot.</summary>
    public int[] Least(bool[]? allowed = null) => Fire(allowed, promised: null);

    /// <summary>What a single package could hold.</summary>
    public bool[] Greatest(bool[]? allowed = null)
    {
        var live = Allowed(allowed);
        var givers = new int[_measures];
        for (var offer = 0; offer < Count; offer++)
        {
            foreach (var measure in live[offer] ? Gives[offer] : [])
                givers[measure]++;
        }

        var lost = new Stack<int>();
        for (var measure = 0; measure < _measures; measure++)
        {
            if (givers[measure] == 0)
                lost.Push(measure);
        }

        while (lost.TryPop(out var measure))
        {
            Remove(_waitingByPrior[measure]);
            Remove(_waitingByPromise[measure]);
        }

        return live;

        void Remove(int[] offers)
        {
            foreach (var offer in offers)
            {
                if (!live[offer])
                    continue;
                live[offer] = false;
                foreach (var given in Gives[offer])
                {
                    if (--givers[given] == 0)
                        lost.Push(given);
                }
            }
        }
    }

    /// <summary>In which wave each offer of the largest package can be carried out in which every order and every promise is kept, from 1; 0 for those that it does not hold.</summary>
    public int[] Mixed(bool[]? allowed = null)
    {
        // What is not in the greatest closure is not in this one either, and finding that out first spares rounds.
        var live = Greatest(allowed);
        var count = live.Count(isLive => isLive);
        while (true)
        {
            var waves = Fire(live, Given(live));
            var kept = waves.Count(wave => wave > 0);
            if (kept == count)
                return waves;
            count = kept;
            live = [.. waves.Select(wave => wave > 0)];
        }
    }

    /// <summary>Which measures a set of offers gives.</summary>
    public bool[] Given(bool[] live)
    {
        var given = new bool[_measures];
        for (var offer = 0; offer < Count; offer++)
        {
            if (!live[offer])
                continue;
            foreach (var measure in Gives[offer])
                given[measure] = true;
        }

        return given;
    }

    /// <summary>Carries out what can be carried out, wave by wave.</summary>
    /// <param name="allowed">The offers that take part; null for all.</param>
    /// <param name="promised">The measures whose promise is enough where a promise is asked for; null when a promise counts for nothing.</param>
    /// <param name="done">The measures that are done at the start; null for none.</param>
    public int[] Fire(bool[]? allowed, bool[]? promised, bool[]? done = null)
    {
        var isDone = done is null ? new bool[_measures] : [.. done];
        var missing = new int[Count];
        var wave = new int[Count];
        var ready = new List<int>();
        for (var offer = 0; offer < Count; offer++)
        {
            foreach (var measure in Prior[offer])
                missing[offer] += isDone[measure] ? 0 : 1;
            foreach (var measure in Promise[offer])
                missing[offer] += isDone[measure] || promised?[measure] == true ? 0 : 1;
            if (missing[offer] == 0 && allowed?[offer] != false)
                ready.Add(offer);
        }

        for (var number = 1; ready.Count > 0; number++)
        {
            foreach (var offer in ready)
                wave[offer] = number;
            var next = new List<int>();
            foreach (var offer in ready)
            {
                foreach (var measure in Gives[offer])
                {
                    if (isDone[measure])
                        continue;
                    isDone[measure] = true;
                    Meet(_waitingByPrior[measure], next);
                    if (promised?[measure] != true)
                        Meet(_waitingByPromise[measure], next);
                }
            }

            ready = next;
        }

        return wave;

        void Meet(int[] offers, List<int> next)
        {
            foreach (var offer in offers)
            {
                if (--missing[offer] == 0 && allowed?[offer] != false)
                    next.Add(offer);
            }
        }
    }

    private bool[] Allowed(bool[]? allowed)
    {
        if (allowed is not null)
            return [.. allowed];
        var all = new bool[Count];
        Array.Fill(all, true);
        return all;
    }

    private int[][] Inverted(int[][] measuresOf)
    {
        var counts = new int[_measures];
        foreach (var measures in measuresOf)
        {
            foreach (var measure in measures)
                counts[measure]++;
        }

        var inverted = new int[_measures][];
        for (var measure = 0; measure < _measures; measure++)
            inverted[measure] = new int[counts[measure]];
        Array.Clear(counts);
        for (var offer = 0; offer < measuresOf.Length; offer++)
        {
            foreach (var measure in measuresOf[offer])
                inverted[measure][counts[measure]++] = offer;
        }

        return inverted;
    }
}
