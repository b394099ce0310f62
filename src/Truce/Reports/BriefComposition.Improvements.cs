using Truce.Dossiers;
using Truce.States;

namespace Truce.Reports;

/// <content>What every principal would rather have than the status quo, and whether it would hold.</content>
internal sealed partial class BriefComposition
{
    private const int MostDescribed = 3;

    private EquatableArray<StatementId> SaysOfPrincipals() => _principals.SelectMany(party => _narration.StatementsBehind(party)).Distinct().ToEquatableArray();

    /// <summary>The efficient common improvements: first those that most definitions let stand, then those that change least.</summary>
    private IEnumerable<StateId> BestCommon() =>
        Efficient().OrderByDescending(DefinitionsMet).ThenBy(ChangesFromNow).ThenBy(state => state.Ordinal);

    private int ChangesFromNow(StateId state) => _space!.StatusQuo is { } now
        ? Enumerable.Range(0, _space.Issues.Count).Count(place => _space.TermIndex(now, place) != _space.TermIndex(state, place))
        : 0;

    private CommonGround CommonGround()
    {
        if (_space?.StatusQuo is not { } now || _common is null)
            return new CommonGround([], []);
        var who = _principals.Count == 1 ? Words.Party(_principals[0]) : "every principal";
        if (!_common.Is(out var common))
            return new CommonGround([CannotBeSaid(_common.Obstacles, [])], []);
        if (common.States.IsEmpty)
            return new CommonGround([Sentence.OfModel($"By the model, no feasible state is better than the status quo for {who}.", SaysOfPrincipals()), .. WhyNone(now)], []);

        var best = BestCommon().ToArray();
        var lead = new List<Sentence>
        {
            Sentence.OfModel($"By the model, {Words.Count(common.States.Count, "feasible state")} would be better than the status quo for {who}.", SaysOfPrincipals()),
        };
        if (best.Length < common.States.Count)
            lead.Add(Sentence.OfModel($"Of these, {Words.Number(best.Length)} cannot be bettered for one principal without loss to another."));
        if (best.Length > MostDescribed)
            lead.Add(Sentence.OfModel($"{Words.Capital(Words.Number(MostDescribed))} of them are described here."));
        return new CommonGround(lead.ToEquatableArray(), best.Take(MostDescribed).Select(state => Story(now, state)).ToEquatableArray());
    }

    private StateStory Story(StateId now, StateId state) => new(
        state,
        $"{Words.Capital(Words.NumberedState(_space!, state))}: {Words.Difference(_space!, now, state)}; the rest as now.",
        [.. _principals.Select(party => _narration.WhyPreferred(_space!, party, state, now)), .. WouldItHold(state)]);

    /// <summary>How many states each principal would rather have, when no state is on all their lists.</summary>
    private IEnumerable<Sentence> WhyNone(StateId now)
    {
        foreach (var party in _principals)
        {
            var ranks = _space!.RanksOf(party).Value;
            var better = _space.States.Count(state => ranks.Prefers(state, now));
            var number = better == 0 ? "none" : Words.Number(better);
            yield return Sentence.OfModel($"{Words.Party(party)} would rather have {number} of the {_space.Count - 1:N0} other states.", _narration.StatementsBehind(party));
        }
    }

    private IEnumerable<Sentence> WouldItHold(StateId state) => _analysis is null ? [] : _narration.WouldItHold(_analysis, state);
}
