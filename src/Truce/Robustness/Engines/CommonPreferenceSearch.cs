using Truce.Dossiers;
using Truce.States;

namespace Truce.Robustness.Engines;

/// <summary>Looks for states that several parties all prefer to another, in what is known and in the profiles.</summary>
/// <remarks>Cost: the states times the parties for each profile, of which at most <see cref="MostProfiles"/> are looked at.</remarks>
internal sealed class CommonPreferenceSearch(RobustnessProblem problem, long profiles)
{
    /// <summary>The most profiles that are looked at: enough for a share within three points of a hundred.</summary>
    private const long MostProfiles = 4_096;

    private const double Rare = 0.01;

    public CommonPreference Over(StateId from, EquatableArray<PartyId> parties)
    {
        int[] places = [.. parties.Select(party => Array.FindIndex(problem.Orders, orders => orders.Party == party))];
        if (Array.Exists(places, place => place < 0))
            throw new ArgumentException("Each of the parties has to be a decision maker.", nameof(parties));
        var known = places.Select(place => problem.Orders[place].Known).ToArray();
        var states = Enumerable.Range(0, problem.Space.Count).Where(s => s != from.Ordinal).ToArray();
        var always = states.Where(s => Array.TrueForAll(known, order => order.Prefers(s, from.Ordinal))).ToArray();
        var possible = states.Except(always).Where(s => !Array.Exists(known, order => order.Prefers(from.Ordinal, s) || order.AreTied(from.Ordinal, s))).ToArray();
        var (share, turns) = always.Length > 0 ? (new Share(1, 1, 1, IsExact: true), default(EquatableArray<TurningQuestion>))
            : possible.Length == 0 ? (new Share(0, 0, 0, IsExact: true), default)
            : Count(from.Ordinal, places, possible);
        return new CommonPreference(Ids(always), Ids(possible), share, turns);
    }

    private static EquatableArray<StateId> Ids(IEnumerable<int> states) => states.Select(s => new StateId(s)).ToEquatableArray();

    private (Share? Share, EquatableArray<TurningQuestion> Turns) Count(int from, int[] places, int[] possible)
    {
        var draws = problem.Profiles.NewDraws();
        var (all, squares, held) = (0.0, 0.0, 0.0);
        var (yes, both) = (new double[problem.Questions.Length], new double[problem.Questions.Length]);
        var looked = Math.Min(profiles, MostProfiles);
        for (var number = 0L; number < looked; number++)
        {
            problem.Profiles.Draw(number, draws);
            var weight = problem.Profiles.Weigh(draws);
            var isSo = Array.Exists(possible, s => Array.TrueForAll(places, place => draws[place].Ranks[s] < draws[place].Ranks[from]));
            all += weight;
            squares += weight * weight;
            held += isSo ? weight : 0;
            for (var q = 0; q < yes.Length; q++)
            {
                var (party, question) = problem.Questions[q];
                if (!problem.Orders[party].IsYes(question, draws[party]))
                    continue;
                yes[q] += weight;
                both[q] += isSo ? weight : 0;
            }
        }

        var effective = ProfileSource.EffectiveDraws(all, squares);
        var isEvery = looked == problem.Profiles.Count;
        if (!isEvery && effective < Math.Min(RobustnessAnalysis.FewestEffectiveDraws, looked))
            return (null, []);
        return (Share.Of(held, all, effective, isEvery), TurnsOf(all, held, yes, both));
    }

    private EquatableArray<TurningQuestion> TurnsOf(double all, double held, double[] yes, double[] both)
    {
        var turning = Enumerable.Range(0, yes.Length).Where(q => yes[q] >= Rare * all && all - yes[q] >= Rare * all)
            .Select(q => new TurningQuestion(problem.Questions[q].Question, Math.Clamp(both[q] / yes[q], 0, 1), Math.Clamp((held - both[q]) / (all - yes[q]), 0, 1)))
            .ToArray();
        var most = turning.Select(InfluenceOf).DefaultIfEmpty(0).Max();
        return turning.Where(turn => most > 0 && InfluenceOf(turn) >= most).ToEquatableArray();
    }

    // As far as sums of weights tell influences apart.
    private static double InfluenceOf(TurningQuestion turn) => Math.Round(Math.Abs(turn.IfYes - turn.IfNo), 9);
}
