using System.Globalization;
using Truce.Dossiers;
using Truce.Robustness;
using Truce.Stability;
using Truce.States;

namespace Truce.Reports;

/// <content>What would have to be preferred for a conclusion to hold, and for it not to hold.</content>
public sealed partial class Narration
{
    /// <summary>When a state is an equilibrium and when it is not, by what the parties would have to prefer; definitions of which the same is told in one sentence.</summary>
    internal IEnumerable<Sentence> Reasons(RobustnessAnalysis analysis, StateId state, IEnumerable<StabilityDefinition> definitions)
    {
        var what = Named(analysis.Space, state);
        var told = definitions.Select(definition =>
        {
            var conclusion = new Conclusion(definition, state, null);
            var (toHold, notToHold) = analysis.ReasonsOf(conclusion);
            return (definition.Abbreviation, Holds: When(analysis, toHold, conclusion, holds: true), Fails: When(analysis, notToHold, conclusion, holds: false));
        });
        foreach (var same in told.GroupBy(one => (one.Holds, one.Fails)))
        {
            var (holds, fails) = same.Key;
            var under = Words.Row(same.Select(one => one.Abbreviation));
            yield return Sentence.OfModel(
                $"{Words.Capital(what)} is an equilibrium under {under}{holds ?? " in none of the profiles looked at"}. {(fails is null ? "No profile looked at has it otherwise" : $"It is not{fails}")}.",
                SaysOfAll());
        }
    }

    private string? When(RobustnessAnalysis analysis, VerdictReason? reason, Conclusion conclusion, bool holds)
    {
        if (reason is not null)
        {
            var answers = Words.Row(reason.Answers.Select(answer => Answered(analysis.Space, answer)));
            return $", for instance whenever {answers}{(reason.IsProved ? "" : $", as far as {reason.Compared:N0} profiles tell")}";
        }

        return analysis.Example(conclusion, holds) is { } profile ? $", for instance {Described(profile)}" : null;
    }

    /// <summary>A profile in a few words: the weights where there are some, else its number in the JSON.</summary>
    private string Described(PreferenceProfile profile)
    {
        var weighed = new List<string>();
        foreach (var order in profile.Orders)
        {
            if (order.Prior != PriorKind.Weights || _dossier.PreferenceOf(order.Party)!.Preference is not Preference.Utility utility)
                continue;
            weighed.Add($"{Words.Party(order.Party)} gives {Weighed(utility, order.Made, "to")}");
        }

        var number = $"in profile {profile.Number.ToString(CultureInfo.InvariantCulture)}";
        return weighed.Count == 0 ? $"{number}, which the questions that are asked do not tell from others" : $"{number}, in which {Words.Row(weighed)}";
    }

    private string Answered(StateSpace space, AnsweredQuestion answer)
    {
        var party = Words.Party(answer.Question.Party);
        switch (answer.Question)
        {
            case PreferenceQuestion.OfPriorities(_, var first, var second):
                var priorities = ((Preference.Priorities)_dossier.PreferenceOf(answer.Question.Party)!.Preference).Statements;
                var (more, less) = answer.IsYes ? (first, second) : (second, first);
                return $"it matters more to {party} {Wanted(Words.That(priorities[more].Prefer))} than {Wanted(Words.That(priorities[less].Prefer))}";
            case PreferenceQuestion.OfStates(_, var first, var second):
                var (better, worse) = answer.IsYes ? (first, second) : (second, first);
                return $"{party} prefers {Words.State(space, better)} to {Words.State(space, worse)}";
            case PreferenceQuestion.OfWeights(_, var first, var second):
                var (heavier, lighter) = answer.IsYes ? (first, second) : (second, first);
                return $"“{Words.IssueName(heavier)}” weighs more for {party} than “{Words.IssueName(lighter)}”";
            default:
                throw new ArgumentException($"No such question: {answer.Question.GetType().Name}", nameof(answer));
        }
    }
}
