using System.Globalization;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Reports;

/// <content>Why a party prefers one state to another.</content>
public sealed partial class Narration
{
    /// <summary>Why a party prefers one state to another: the first priority that tells them apart, or their ranks, or their worth.</summary>
    /// <param name="space">The states.</param>
    /// <param name="party">A party of whose preference something is known.</param>
    /// <param name="better">The state that it prefers, or may prefer, or goes to by what its attitudes make of it.</param>
    /// <param name="worse">The state that it likes less.</param>
    public Sentence WhyPreferred(StateSpace space, PartyId party, StateId better, StateId worse)
    {
        var (one, other) = (Words.State(space, better), Words.State(space, worse));
        return space.RelationOf(party).Value.Between(better, worse) switch
        {
            Relation.StronglyPreferred => Because(space, party, better, worse, $"{Words.Party(party)} would far rather have {one} than {other}"),
            Relation.Preferred => Because(space, party, better, worse, $"{Words.Party(party)} would rather have {one} than {other}"),
            Relation.Unknown => Sentence.OfModel($"It is not known whether {Words.Party(party)} would rather have {one} than {other}.", StatementsBehind(party)),
            _ => Sentence.OfModel($"For {Words.Party(party)} itself {one} is no better than {other}; its attitudes to the parties make it worth the move.", StatementsBehind(party)),
        };
    }

    /// <summary>Why a state is no better for a party than another: the other ranks above it, or they rank alike.</summary>
    private Sentence WhyNoBetter(StateSpace space, PartyId party, StateId state, StateId other, string lead)
    {
        if (state == other)
            return Sentence.OfModel($"{lead} {Words.State(space, other)} again");
        return space.RelationOf(party).Value.Between(state, other) switch
        {
            Relation.Indifferent => Sentence.OfModel($"{lead} as good as {Words.State(space, other)}, no better.", StatementsBehind(party)),
            Relation.Unknown => Sentence.OfModel($"{lead} something of which it is not known whether it is better than {Words.State(space, other)}.", StatementsBehind(party)),
            Relation.StronglyLessPreferred => Because(space, party, other, state, $"{lead} far worse than {Words.State(space, other)}"),
            Relation.LessPreferred => Because(space, party, other, state, $"{lead} worse than {Words.State(space, other)}"),
            _ => Because(space, party, state, other, $"{lead} better than {Words.State(space, other)}, but not as the party's attitudes weigh it"),
        };
    }

    private Sentence Because(StateSpace space, PartyId party, StateId better, StateId worse, string lead)
    {
        var (reason, says) = Reason(space, party, better, worse);
        var text = reason.Length > 0 ? $"{lead}: {reason}" : lead;
        return says.IsEmpty ? Sentence.OfAssumption(text + Assumed(party)) : Sentence.OfModel(text, says);
    }

    /// <summary>How a preference that no statement stands behind is marked. A published model takes it from its publication, and its report says so once.</summary>
    private string Assumed(PartyId party)
    {
        if (_dossier.Citation is not null)
            return "";
        return _dossier.PreferenceOf(party)!.Preference is Preference.Ranking or Preference.Comparisons or Preference.Partial ? " (by an assumed ranking)" : " (assumed)";
    }

    /// <summary>The statements that a party's preference rests on, as a whole and in its parts.</summary>
    internal EquatableArray<StatementId> StatementsBehind(PartyId party)
    {
        if (_dossier.PreferenceOf(party) is not { } known)
            return [];
        var parts = known.Preference switch
        {
            Preference.Priorities(var priorities) => priorities.SelectMany(priority => priority.Says),
            Preference.Ranking(var tiers) => tiers.SelectMany(tier => tier.Says),
            Preference.Utility utility => utility.Issues.SelectMany(issue => issue.Says).Concat(utility.Parts.SelectMany(part => part.AllSays())),
            Preference.Comparisons(var items) => items.SelectMany(item => item.Says),
            Preference.Partial => [],
            _ => throw new ArgumentException($"No such preference: {known.Preference.GetType().Name}", nameof(party)),
        };
        return Union(known.Says, parts, known.Known.SelectMany(item => item.Says));
    }

    /// <summary>What tells the better state from the worse, as a clause, and the statements behind it; a ranking has no reason to give.</summary>
    private (string Reason, EquatableArray<StatementId> Says) Reason(StateSpace space, PartyId party, StateId better, StateId worse)
    {
        var known = _dossier.PreferenceOf(party)!;
        switch (known.Preference)
        {
            case Preference.Priorities(var priorities):
                var decisive = priorities.First(priority => Holds(space, priority.Prefer, better) != Holds(space, priority.Prefer, worse));
                var which = decisive == priorities[0] ? "the first priority" : "the first priority that tells the two apart";
                return ($"{which} is {Words.That(decisive.Prefer)}", decisive.Says.IsEmpty ? known.Says : decisive.Says);
            case Preference.Ranking(var tiers):
                var (high, low) = (tiers.First(tier => Holds(space, tier.States, better)), tiers.First(tier => Holds(space, tier.States, worse)));
                return ("", Union(known.Says, high.Says, low.Says));
            case Preference.Utility utility:
                var worth = UtilityFunction.Compile(utility, space.Issues);
                var (more, less) = (space.TermIndexes(better), space.TermIndexes(worse));
                var text = $"their worth is {Amount(worth.Of(more.AsSpan()))} and {Amount(worth.Of(less.AsSpan()))}";
                return (text, Union(known.Says, StatementsThatTell(space, utility, more, less)));
            case Preference.Comparisons(var items):
                var telling = items.Where(item => Holds(space, item.First, better) && Holds(space, item.Second, worse));
                return ("", Union(known.Says, telling.SelectMany(item => item.Says)));
            case Preference.Partial:
                return ("", Union(known.Says, known.Known.SelectMany(item => item.Says)));
            default:
                throw new ArgumentException($"No such preference: {known.Preference.GetType().Name}", nameof(party));
        }
    }

    private static bool Holds(StateSpace space, Formula formula, StateId state) =>
        CompiledFormula.Compile(formula, space.Issues).Holds(space.TermIndexes(state).AsSpan());

    /// <summary>The statements behind the parts of a utility that two states differ in.</summary>
    private static IEnumerable<StatementId> StatementsThatTell(StateSpace space, Preference.Utility utility, EquatableArray<int> more, EquatableArray<int> less)
    {
        var issues = utility.Issues.Where(issue => space.PlaceOf(issue.Issue) is var place && issue.Worth(more[place]) != issue.Worth(less[place]));
        var parts = utility.Parts.Where(part => CompiledPart.Compile(part, space.Issues) is var compiled && compiled.Of(more.AsSpan()) != compiled.Of(less.AsSpan()));
        return [.. issues.SelectMany(issue => issue.Says), .. parts.SelectMany(part => part.AllSays())];
    }

    private static string Amount(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);
}
