using Truce.Dossiers;

namespace Truce.Sequencing;

/// <summary>Follows the offers through lapses and refusals.</summary>
internal sealed class Delays
{
    private readonly Dossier _dossier;
    private readonly OfferBook _book;
    private readonly DateOnly[] _days;
    private readonly ProposalId[] _now;

    public Delays(Dossier dossier, Steps steps)
    {
        _dossier = dossier;
        _now = [.. dossier.Proposals.Where(dossier.IsOnTheTable).Select(proposal => proposal.Id)];
        var chain = _now.SelectMany(Chain).Distinct().Select(id => dossier.Find(id)!).ToArray();
        _book = new OfferBook(
            [.. chain.SelectMany(proposal => Enumerable.Range(0, proposal.Clauses.Count).Select(index => OfferBook.OfferOf(proposal, index, steps))).Where(offer => !offer.Gives.IsEmpty && !dossier.IsPast(offer.Expires))],
            steps);
        _days = [.. chain.Select(proposal => proposal.Expires).Concat(_book.Offers.Select(offer => offer.Expires)).OfType<DateOnly>().Where(day => !dossier.IsPast(day)).Distinct().Order()];
    }

    public DelayGraph Follow(int mostStages)
    {
        var stages = new List<(int Days, ProposalId[] InForce)> { (0, _now) };
        var events = new List<DelayEvent>();
        var isCut = false;
        for (var at = 0; at < stages.Count; at++)
        {
            var (days, inForce) = stages[at];
            if (days < _days.Length)
                Add(at, days + 1, [.. inForce.SelectMany(id => Lapses(id, _days[days]) ? Next(id) : [id])], new DelayEvent(at, 0, _days[days], null));
            foreach (var refused in inForce.Where(CanBeRefused))
                Add(at, days, [.. inForce.SelectMany(id => id == refused ? Next(id) : [id])], new DelayEvent(at, 0, null, refused));
        }

        var looked = stages.Select(stage => Look(stage.Days, stage.InForce)).ToArray();
        var shown = stages.Select((stage, k) => StageOf(stage.InForce, looked[k], looked[0])).ToEquatableArray();
        return new DelayGraph(shown, events.ToEquatableArray(), isCut);

        void Add(int from, int days, ProposalId[] inForce, DelayEvent how)
        {
            inForce = [.. inForce.Distinct()];
            var place = stages.FindIndex(stage => stage.Days == days && stage.InForce.SequenceEqual(inForce));
            if (place < 0 && stages.Count >= mostStages)
            {
                isCut = true;
                return;
            }

            if (place < 0)
            {
                place = stages.Count;
                stages.Add((days, inForce));
            }

            events.Add(how with { From = from, To = place });
        }
    }

    private IEnumerable<ProposalId> Chain(ProposalId first)
    {
        var seen = new HashSet<ProposalId>();
        for (ProposalId? id = first; id is { } known && seen.Add(known); id = _dossier.Find(known)?.Successor)
            yield return known;
    }

    private bool Lapses(ProposalId id, DateOnly day) => _dossier.Find(id)!.Expires <= day;

    private bool CanBeRefused(ProposalId id) => _dossier.Find(id) is { } proposal && (proposal.IfRefused is not null || proposal.Successor is not null);

    private ProposalId[] Next(ProposalId id) => _dossier.Find(id)!.Successor is { } successor ? [successor] : [];

    private (int[] Least, int[] Mixed, bool[] Greatest, bool[] Allowed) Look(int days, ProposalId[] inForce)
    {
        bool[] allowed = [.. _book.Offers.Select(offer => inForce.Contains(offer.Place.Proposal) && (days == 0 || !(offer.Expires <= _days[days - 1])))];
        return (_book.Graph.Least(allowed), _book.Graph.Mixed(allowed), _book.Graph.Greatest(allowed), allowed);
    }

    private DelayStage StageOf(
        ProposalId[] inForce,
        (int[] Least, int[] Mixed, bool[] Greatest, bool[] Allowed) here,
        (int[] Least, int[] Mixed, bool[] Greatest, bool[] Allowed) now)
    {
        var (steps, before) = (StepsOf(here.Greatest), StepsOf(now.Greatest));
        return new DelayStage(
            inForce.ToEquatableArray(),
            here.Allowed.Count(isIn => isIn),
            here.Least.Count(wave => wave > 0),
            here.Mixed.Count(wave => wave > 0),
            here.Greatest.Count(isIn => isIn),
            before.Except(steps).ToEquatableArray(),
            steps.Except(before).ToEquatableArray());
    }

    private Formula[] StepsOf(bool[] live) => [.. _book.Offers.Where((_, place) => live[place]).SelectMany(offer => offer.Gives).Distinct()];
}
