using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.States;

namespace Truce.Reports;

/// <content>What coalitions could do: why a state is stable for one or not, and which equilibria they would upset.</content>
public sealed partial class Narration
{
    private const int MostUpset = 2;

    /// <summary>Why a state is stable for a coalition or not, under the definitions that were judged by.</summary>
    public EquatableArray<Sentence> Verdicts(CoalitionAnalysis analysis, Coalition coalition, StateId state)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(coalition);
        var space = analysis.Space;
        var verdicts = analysis.Definitions.Select(definition => analysis.Explain(definition, coalition, state)).ToArray();
        var says = Union([SaysOfState(space, state), .. coalition.Members.Select(StatementsBehind)]);
        var told = new List<Sentence>
        {
            Sentence.OfModel($"For {Together(coalition.Members)}, {Words.State(space, state)} is {Summary(verdicts)}.", says),
        };
        told.AddRange(verdicts.Select(verdict => verdict.Definition).Where(_ => verdicts.Length == 1)
            .Select(definition => Sentence.OfModel($"This definition, {definition.Name}, supposes that a coalition {definition.Foresight}.")));
        var ways = verdicts[0].Improvements.Count;
        if (ways == 0)
        {
            told.Add(Sentence.OfModel(coalition.Members.Count == 1
                ? $"{Words.Party(coalition.Members[0])} alone can come to no state that it prefers."
                : $"{Together(coalition.Members)} can come to no state that all of them prefer."));
        }

        for (var place = 0; place < ways; place++)
        {
            told.AddRange(Way(space, verdicts[0].Improvements[place].Improvement, ""));
            told.AddRange(WhyWanted(space, verdicts[0].Improvements[place].Improvement));
            foreach (var same in verdicts.Where(verdict => verdict.Definition.Replies != CoalitionReplies.None).GroupBy(verdict => (verdict.Improvements[place].Sanction, verdict.Improvements[place].Escape)))
                told.AddRange(Answer(analysis, same.First(), place, [.. same.Select(verdict => verdict.Definition)]));
        }

        var blind = verdicts.Select(verdict => verdict.Definition).Where(definition => definition.Replies == CoalitionReplies.None).ToArray();
        if (blind.Length > 0 && ways > 0)
            told.Add(Sentence.OfModel($"{Names(blind)} considers no reply, so that any such way upsets the state."));
        return told.ToEquatableArray();
    }

    /// <summary>In a few sentences: which equilibria coalitions would upset, where they would go, and which equilibria hold against every coalition.</summary>
    internal EquatableArray<Sentence> Coalitions(StabilityAnalysis alone, CoalitionAnalysis together)
    {
        var space = alone.Space;
        var upset = UpsetEquilibrium.Of(alone, together);
        if (upset.IsEmpty)
            return [];
        var equilibria = space.States.Count(state => alone.Definitions.Any(definition => alone.IsEquilibrium(definition, state)));
        var says = _dossier.Preferences.SelectMany(preference => StatementsBehind(preference.Party)).Distinct().ToEquatableArray();
        var told = new List<Sentence>
        {
            Sentence.OfModel(
                $"Of {Words.Number(equilibria)} {(equilibria == 1 ? "equilibrium" : "equilibria")} of parties that move alone, {Words.Number(upset.Count)} would be upset by parties that move together.",
                says),
        };
        foreach (var found in upset.OrderBy(found => found.State == space.StatusQuo ? 0 : 1).ThenByDescending(found => found.Ways.Max(way => way.EquilibriumUnder.Count)).Take(MostUpset))
        {
            var way = found.Ways.OrderByDescending(way => way.EquilibriumUnder.Count).ThenBy(way => way.Move.Coalition.Members.Count).ThenBy(way => way.Move.Steps.Count).First();
            told.AddRange(Way(space, way.Move, $"From {Words.State(space, found.State)}, "));
            told.AddRange(WhyWanted(space, way.Move));
            told.Add(way.EquilibriumUnder.IsEmpty
                ? Sentence.OfModel($"{Words.Capital(Words.State(space, way.Move.To))} is no equilibrium of parties that move alone.")
                : Sentence.OfModel($"{Words.Capital(Words.State(space, way.Move.To))} is an equilibrium too, under {Names(way.EquilibriumUnder)}."));
        }

        var hold = together.Equilibria(together.Definitions[0]);
        told.Add(Sentence.OfModel(hold.IsEmpty
            ? $"No state holds against every coalition by {together.Definitions[0].Name}."
            : $"Against every coalition, by {together.Definitions[0].Name}, {(hold.Count == 1 ? "one state holds" : $"{Words.Number(hold.Count)} states hold")}: {Named(space, hold)}."));
        return told.ToEquatableArray();
    }

    private string Together(EquatableArray<PartyId> members) => members.Count == 1 ? Words.Party(members[0]) : Words.Parties(members) + " together";

    private static string Names(IEnumerable<CoalitionalDefinition> definitions) => Words.Row(definitions.Select(definition => definition.Abbreviation));

    private static string Summary(CoalitionVerdict[] verdicts)
    {
        var stable = Names(verdicts.Where(verdict => verdict.IsStable).Select(verdict => verdict.Definition));
        var not = Names(verdicts.Where(verdict => !verdict.IsStable).Select(verdict => verdict.Definition));
        return (stable.Length, not.Length) switch
        {
            (_, 0) => $"stable under {stable}",
            (0, _) => $"not stable under {not}",
            _ => $"stable under {stable}, but not under {not}",
        };
    }

    private string Undeterred(StateSpace space, Coalition coalition, CoalitionReplies replies)
    {
        var others = Words.Parties(space.DecisionMakers.Select(i => i.Id).Except(coalition.Members).ToEquatableArray(), "or");
        if (others.Length == 0)
            return "there is nobody who could reply";
        var which = replies == CoalitionReplies.Improvements ? $"that {others} would want to make" : $"that {others} could make";
        return coalition.Members.Count == 1 ? $"no reply {which} takes the gain away" : $"no reply {which} takes the gain from any of them";
    }

    /// <summary>A coalition's way step by step.</summary>
    private IEnumerable<Sentence> Way(StateSpace space, CoalitionMove move, string lead)
    {
        if (move.Steps.Count == 1)
        {
            yield return Sentence.OfModel(Words.Capital($"{lead}{Together(move.Steps[0].Movers)} could move to {Words.State(space, move.To)}, so that {Words.Change(space, move.From, move.To)}."));
            yield break;
        }

        yield return Sentence.OfModel(Words.Capital(
            $"{lead}{Together(move.Coalition.Members)} could come to {Words.State(space, move.To)} in {Words.Count(move.Steps.Count, "move")}, so that {Words.Change(space, move.From, move.To)}."));
        for (var k = 0; k < move.Steps.Count; k++)
        {
            var (movers, from, to) = move.Steps[k];
            yield return Sentence.OfModel($"{(k == 0 ? "First" : "Then")} {Together(movers)} could move to {Words.State(space, to)}, so that {Words.Change(space, from, to)}.");
        }
    }

    private IEnumerable<Sentence> WhyWanted(StateSpace space, CoalitionMove move) =>
        move.Coalition.Members.Select(member => WhyPreferred(space, member, move.To, move.From));

    private IEnumerable<Sentence> Answer(CoalitionAnalysis analysis, CoalitionVerdict verdict, int place, CoalitionalDefinition[] definitions)
    {
        var (space, state) = (analysis.Space, verdict.State);
        var (_, sanction, escape) = verdict.Improvements[place];
        if (!sanction.IsEmpty)
        {
            yield return Sentence.OfModel($"Under {Names(definitions)} a reply deters this.");
            foreach (var move in sanction)
            {
                foreach (var sentence in Way(space, move, ""))
                    yield return sentence;
                foreach (var sentence in WhyWanted(space, move).Where(_ => definitions.Any(definition => definition.Replies == CoalitionReplies.Improvements)))
                    yield return sentence;
            }

            var member = verdict.Coalition.Members.First(member => !analysis.Prefers(member, sanction[^1].To, state));
            yield return WhyNoBetter(space, member, sanction[^1].To, state, $"For {Words.Party(member)} that would be");
        }
        else if (escape is not null)
        {
            yield return Sentence.OfModel($"Under {Names(definitions)} a reply comes near to deterring this.");
            foreach (var sentence in Way(space, escape.Reply, ""))
                yield return sentence;
            foreach (var sentence in Way(space, escape.CounterMove, "But then "))
                yield return sentence;
            foreach (var member in verdict.Coalition.Members)
                yield return WhyPreferred(space, member, escape.CounterMove.To, state);
        }
        else
        {
            foreach (var kind in definitions.GroupBy(definition => definition.Replies))
                yield return Sentence.OfModel($"Under {Names(kind)} nothing deters this: {Undeterred(space, verdict.Coalition, kind.Key)}.");
        }
    }
}
