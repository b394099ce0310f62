using Truce.Dossiers;
using Truce.Sequencing;
using Truce.Stability;
using Truce.States;
using ReplyKind = Truce.Stability.ReplyKind;

namespace Truce.Reports;

/// <content>The story of a verdict: why a state is stable for a party, or not.</content>
public sealed partial class Narration
{
    /// <summary>Among how many improvements the one to be told of in short is chosen in a large dispute.</summary>
    private const int FewImprovements = 3;

    /// <summary>The story of one verdict: each improvement, why the party prefers it, and the reply that deters it, or that nothing does.</summary>
    public EquatableArray<Sentence> Verdict(StabilityAnalysis analysis, Verdict verdict)
    {
        var space = analysis.Space;
        var (party, state) = (Words.Party(verdict.Party), Words.State(space, verdict.State));
        var not = verdict.IsStable ? "" : "not ";
        return
        [
            Sentence.OfModel(
                $"Under {verdict.Definition.Name}, {state} is {not}stable for {party}.",
                [.. StatementsBehind(verdict.Party), .. SaysOfState(space, verdict.State)]),
            Sentence.OfModel($"This definition supposes that a party {verdict.Definition.Foresight}."),
            .. verdict.Foreseen is { } foreseen ? Course(analysis.Space, verdict, foreseen) : Evidence(analysis, [verdict], int.MaxValue),
        ];
    }

    /// <summary>Why a state is stable for a party or not, under all definitions that were judged by.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="party">The decision maker.</param>
    /// <param name="state">The state.</param>
    /// <param name="mostImprovements">How many improvements to go into; those that nothing deters come first.</param>
    public EquatableArray<Sentence> Verdicts(StabilityAnalysis analysis, DecisionMaker party, StateId state, int mostImprovements = int.MaxValue)
    {
        var verdicts = JudgedFor(analysis, party, state, mostImprovements);
        var says = Union(StatementsBehind(party.Id), SaysOfState(analysis.Space, state));
        var lead = Sentence.OfModel($"For {party.Party.Name}, {Words.State(analysis.Space, state)} is {Summary(verdicts)}.", says);
        var told = new List<Sentence> { lead };
        foreach (var alike in verdicts.Where(verdict => verdict.Foreseen is null).GroupBy(verdict => verdict.Improvements.Select(improvement => improvement.To).ToEquatableArray()))
        {
            if (alike.Count() < verdicts.Length)
                told.Add(Sentence.OfModel($"What follows is as {Names(alike.Select(verdict => verdict.Definition))} {(alike.Count() == 1 ? "has" : "have")} it."));
            told.AddRange(Evidence(analysis, [.. alike], mostImprovements));
        }

        foreach (var verdict in verdicts.Where(verdict => verdict.Foreseen is not null))
        {
            told.Add(Sentence.OfModel($"What follows is as {verdict.Definition.Abbreviation} has it."));
            told.AddRange(Course(analysis.Space, verdict, verdict.Foreseen!));
        }

        return told.ToEquatableArray();
    }

    /// <summary>The same in short: the first improvement, and under which definitions it is deterred.</summary>
    internal IEnumerable<Sentence> InShort(StabilityAnalysis analysis, DecisionMaker party, StateId state)
    {
        var space = analysis.Space;
        var verdicts = JudgedFor(analysis, party, state, FewImprovements);
        if (verdicts[0].Improvements.IsEmpty)
            return NoImprovement(space, party, state);

        // Definitions for unknown preference differ in what tempts; those are told of that take the same moves as the first for temptations.
        verdicts = [.. verdicts.Where(verdict => verdict.Improvements.Select(improvement => improvement.To).SequenceEqual(verdicts[0].Improvements.Select(improvement => improvement.To)))];
        var place = Enumerable.Range(0, verdicts[0].Improvements.Count).MinBy(k => verdicts.Count(verdict => verdict.Improvements[k].Sanction is not null));
        var to = verdicts[0].Improvements[place].To;
        var deterred = Names(verdicts.Where(verdict => verdict.Improvements[place].Sanction is not null).Select(verdict => verdict.Definition));
        var free = Names(verdicts.Where(verdict => verdict.Improvements[place].Sanction is null).Select(verdict => verdict.Definition));
        var outcome = (deterred.Length, free.Length) switch
        {
            (0, _) => "Under no definition used does a reply deter this",
            (_, 0) => "Under every definition used a reply deters this",
            _ => $"Under {deterred} a reply deters this; under {free} nothing does",
        };
        return
        [
            Sentence.OfModel($"Alone, {party.Party.Name} could move to {Words.State(space, to)}, so that {Words.Change(space, state, to)}."),
            WhyPreferred(space, party.Id, to, state),
            Sentence.OfModel(outcome),
        ];
    }

    private static Verdict[] JudgedFor(StabilityAnalysis analysis, DecisionMaker party, StateId state, int mostImprovements) =>
        analysis.IsLarge && mostImprovements < int.MaxValue
            ? [.. analysis.ExplainInPart(party, state, mostImprovements)]
            : [.. analysis.Definitions.Select(definition => analysis.Explain(definition, party, state))];

    /// <summary>"stable under every definition (Nash, GMR)", "stable under GMR, but not under Nash".</summary>
    private static string Summary(Verdict[] verdicts)
    {
        var stable = Names(verdicts.Where(verdict => verdict.IsStable).Select(verdict => verdict.Definition));
        var not = Names(verdicts.Where(verdict => !verdict.IsStable).Select(verdict => verdict.Definition));
        if (verdicts.Length == 1)
            return (stable.Length > 0 ? "stable under " : "not stable under ") + Names([verdicts[0].Definition]);
        if (not.Length == 0)
            return $"stable under every definition used ({stable.Replace(" and ", ", ")})";
        return stable.Length == 0
            ? $"not stable under any definition used ({not.Replace(" and ", ", ")})"
            : $"stable under {stable}, but not under {not}";
    }

    private static string Names(IEnumerable<StabilityDefinition> definitions, string conjunction = "and") =>
        Words.Row(definitions.Select(definition => definition.Abbreviation), conjunction);

    private List<Sentence> Evidence(StabilityAnalysis analysis, Verdict[] verdicts, int mostImprovements)
    {
        var (space, first) = (analysis.Space, verdicts[0]);
        var party = space.DecisionMakers.First(dm => dm.Id == first.Party);
        if (first.Improvements.IsEmpty)
            return NoImprovement(space, party, first.State);

        var told = new List<Sentence>();
        var ways = first.Improvements.Count + first.LeftOut;
        if (ways > 1)
            told.Add(Sentence.OfModel($"Alone, {party.Party.Name} could improve on it in {Words.Number(ways)} ways."));
        var order = Enumerable.Range(0, first.Improvements.Count)
            .OrderBy(place => verdicts[^1].Improvements[place].Sanction is null ? 0 : 1).ToArray();
        var lead = ways == 1 ? $"Alone, {party.Party.Name} could move to" : "One leads to";
        foreach (var place in order.Take(mostImprovements))
        {
            told.AddRange(Improvement(analysis, party, verdicts, place, lead));
            lead = "Another leads to";
        }

        if (ways > mostImprovements)
            told.Add(Sentence.OfModel($"{Words.Capital(Words.Count(ways - mostImprovements, "other improvement"))} are not gone into here."));
        var blind = verdicts.Select(verdict => verdict.Definition).Where(definition => definition.Replies is null).ToArray();
        if (blind.Length > 0)
            told.Add(Sentence.OfModel($"{Names(blind)} {(blind.Length == 1 ? "considers" : "consider")} no reply, so that any improvement upsets the state."));
        return told;
    }

    private List<Sentence> NoImprovement(StateSpace space, DecisionMaker party, StateId state)
    {
        var moves = space.Moves(party, state).ToArray();
        var name = party.Party.Name;
        if (moves.Length == 0)
            return [Sentence.OfModel($"Alone, {name} cannot change anything from there.")];

        if (!space.RanksOf(party.Id).Is(out var ranks))
            return [Sentence.OfModel($"Alone, {name} can make {Words.Count(moves.Length, "move")}; none is known to be an improvement.")];
        var best = moves.MinBy(move => ranks[move]);
        var asked = AskedOf(party.Id);
        var doingSo = Holds(space, asked, state) ? [] : moves.Where(move => Holds(space, asked, move)).ToArray();
        var isBestAsked = doingSo.Contains(best);
        var told = new List<Sentence>
        {
            Sentence.OfModel(moves.Length == 1
                ? $"Alone, {name} can make one move: {Words.Change(space, state, best)}."
                : $"Alone, {name} can make {Words.Number(moves.Length)} moves; none is an improvement."),
        };
        if (doingSo.Length > 0)
        {
            var least = doingSo.MinBy(move => ranks[move]);
            told.Add(WhyNoBetter(space, party.Id, least, state, $"For {name}, doing what others ask ({Words.Terms(asked)}) would be"));
        }

        if (!isBestAsked)
        {
            var lead = moves.Length == 1 ? $"For {name} that would be" : $"Even the least bad, that {Words.Change(space, state, best)}, would be";
            told.Add(WhyNoBetter(space, party.Id, best, state, lead));
        }

        return told;
    }

    /// <summary>The course of events that a party foresees, and where it would end.</summary>
    private IEnumerable<Sentence> Course(StateSpace space, Verdict verdict, ForeseenCourse course)
    {
        var name = Words.Party(verdict.Party);
        if (course.Steps.IsEmpty)
        {
            yield return Sentence.OfModel(course.Horizon == 0
                ? $"However far {name} looks ahead, it foresees no course that ends better than where it is."
                : $"Looking {Words.Count(course.Horizon, "move")} ahead, {name} foresees no course that ends better than where it is.");
            yield break;
        }

        yield return Sentence.OfModel($"Looking {Words.Count(course.Horizon, "move")} ahead, {name} foresees a course of {Words.Count(course.Steps.Count, "move")}.");
        foreach (var sentence in Steps(space, course.Steps, "", isWanted: false))
            yield return sentence;
        yield return WhyPreferred(space, verdict.Party, course.Steps[^1].To, verdict.State);
        if (course.IsOneOfSeveral)
            yield return Sentence.OfModel("Other courses would be as good for those who move, and may end elsewhere.");
    }

    /// <summary>What the clauses of others wait for from a party: true when nobody waits for anything.</summary>
    private Formula.And AskedOf(PartyId party) => new(
        _comparison.Value.Waits.Where(wait => wait.Standing != WaitStanding.AlreadySo && wait.From.Contains(party)).Select(wait => wait.Step).Distinct().ToEquatableArray());

    private IEnumerable<Sentence> Improvement(StabilityAnalysis analysis, DecisionMaker party, Verdict[] verdicts, int place, string lead)
    {
        var (space, from) = (analysis.Space, verdicts[0].State);
        var to = verdicts[0].Improvements[place].To;
        yield return Sentence.OfModel($"{lead} {Words.State(space, to)}, so that {Words.Change(space, from, to)}.");
        yield return WhyPreferred(space, party.Id, to, from);
        foreach (var same in verdicts.Where(verdict => verdict.Definition.Replies is not null).GroupBy(verdict => (verdict.Improvements[place].Sanction, verdict.Improvements[place].Escape)))
        {
            var definitions = same.Select(verdict => verdict.Definition).ToArray();
            foreach (var sentence in Answer(space, party, from, same.First().Improvements[place], definitions))
                yield return sentence;
        }
    }

    private IEnumerable<Sentence> Answer(StateSpace space, DecisionMaker party, StateId from, AnsweredImprovement improvement, StabilityDefinition[] definitions)
    {
        var under = Names(definitions);
        if (improvement.Sanction is { } sanction)
        {
            var isWanted = definitions.Any(definition => definition.Replies == ReplyKind.Improvements);
            foreach (var sentence in Reply(space, sanction, $"Under {under} a reply deters this: ", isWanted))
                yield return sentence;
            yield return WhyNoBetter(space, party.Id, sanction.End, from, $"For {party.Party.Name} that is");
        }
        else if (improvement.Escape is { } escape)
        {
            foreach (var sentence in Reply(space, escape.Reply, $"Under {under} a reply comes near to deterring this: ", isWanted: false))
                yield return sentence;
            var end = escape.Reply.End;
            yield return Sentence.OfModel(
                $"But {party.Party.Name} could then move to {Words.State(space, escape.CounterMove)}, so that {Words.Change(space, end, escape.CounterMove)}.");
            yield return WhyPreferred(space, party.Id, escape.CounterMove, from);
        }
        else
        {
            foreach (var kind in definitions.GroupBy(definition => definition.Replies))
                yield return Sentence.OfModel($"Under {Names(kind)} nothing deters this: {Undeterred(space, party, kind.Key)}.");
        }
    }

    private static string Undeterred(StateSpace space, DecisionMaker party, ReplyKind? replies)
    {
        var others = Words.Row(space.DecisionMakers.Where(dm => dm != party).Select(dm => dm.Party.Name), "or");
        if (others.Length == 0)
            return "there is nobody who could reply";
        var which = replies == ReplyKind.Improvements ? "would want to make" : "could make";
        return $"no reply that {others} {which} takes the gain away";
    }

    /// <summary>A reply step by step; where the definition asks for it, why each mover would want its step.</summary>
    private IEnumerable<Sentence> Reply(StateSpace space, Sanction reply, string lead, bool isWanted)
    {
        if (reply.Together is not { } together)
            return Steps(space, reply.Steps, lead, isWanted);
        var moves = reply.Steps.Select(step => $"{Words.Party(step.Mover)} could move so that {Words.Change(space, step.From, step.To)}");
        return
        [
            Sentence.OfModel($"{lead}at the same moment {Words.Row(moves)}, which all together would lead to {Words.State(space, together)}."),
            .. reply.Steps.Select(step => WhyPreferred(space, step.Mover, step.To, step.From)),
        ];
    }

    private IEnumerable<Sentence> Steps(StateSpace space, EquatableArray<Step> steps, string lead, bool isWanted)
    {
        for (var k = 0; k < steps.Count; k++)
        {
            var (mover, from, to) = steps[k];
            var then = k == 0 ? $"{lead}{Words.Party(mover)} could move to" : $"Then {Words.Party(mover)} could move on to";
            yield return Sentence.OfModel($"{then} {Words.State(space, to)}, so that {Words.Change(space, from, to)}.");
            if (isWanted)
                yield return WhyPreferred(space, mover, to, from);
        }
    }

    /// <summary>The statements that the status quo rests on, when that is the state.</summary>
    private EquatableArray<StatementId> SaysOfState(StateSpace space, StateId state) =>
        space.StatusQuo == state ? _dossier.StatusQuo!.Says : [];
}
