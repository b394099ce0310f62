namespace Truce.Robustness.Engines;

/// <summary>Which questions would tell most about the conclusions that are open?</summary>
/// <remarks>
/// The influence of a question on a conclusion is |share of profiles in which it holds given yes − share given no|, from the profiles that were looked at anyway. A question that is answered in one way in all but
/// one of a hundred of them is left out: little would be learned from it, and little is known of the other case.
/// </remarks>
internal sealed class DeciderSearch(RobustnessAnalysis analysis, RobustnessProblem problem, Tally tally)
{
    private const double Rare = 0.01;

    /// <summary>The questions, the most telling first; of those alike the first in the dossier's order.</summary>
    /// <param name="mostEffects">How many effects of each are kept.</param>
    public EquatableArray<Decider> Ranked(int mostEffects)
    {
        if (problem.Questions.Length == 0 || analysis.IsEvidenceTooStrong || tally.Weight <= 0)
            return [];
        var open = Enumerable.Range(0, problem.Watched.Count).Where(c => analysis.Of(problem.Watched[c]).Certainty == Certainty.Depends).ToArray();
        return Enumerable.Range(0, problem.Questions.Length).Select(question => Of(question, open, mostEffects)).OfType<Decider>()
            .Where(decider => decider.Influence > 0).OrderByDescending(decider => Math.Round(decider.Influence, 9)).ToEquatableArray();
    }

    private Decider? Of(int question, int[] open, int mostEffects)
    {
        var yes = tally.Yes(question);
        var no = tally.Weight - yes;
        if (yes < Rare * tally.Weight || no < Rare * tally.Weight)
            return null;
        var effects = new List<Effect>();
        foreach (var c in open)
        {
            var both = tally.Both(question, c);
            effects.Add(new Effect(problem.Watched[c], Math.Clamp(both / yes, 0, 1), Math.Clamp((tally.Held(problem.WatchedColumns[c]) - both) / no, 0, 1)));
        }

        var most = effects.Where(effect => effect.Influence > 1e-9).OrderByDescending(effect => Math.Round(effect.Influence, 9)).Take(mostEffects).ToEquatableArray();
        return new Decider(problem.Questions[question].Question, yes / tally.Weight, effects.Sum(effect => effect.Influence), effects.Count(effect => effect.Influence > 1e-9), most);
    }
}
