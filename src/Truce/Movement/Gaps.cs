using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>Computes how far positions on one issue lie apart.</summary>
internal sealed class Gaps
{
    private readonly Issue _issue;
    private readonly decimal[]? _numbers;

    public Gaps(Dossier dossier, Issue issue)
    {
        _issue = issue;
        _numbers = issue.Range is { } range ? [.. Enumerable.Range(0, range.Count).Select(place => range[place])] : null;
        Counted = dossier.Parties.Where(party => party.Role == PartyRole.Principal || issue.Deciders.Parties.Contains(party.Id)).Select(party => party.Id).ToEquatableArray();
    }

    /// <summary>Whose positions count on the issue, in the dossier's order.</summary>
    public EquatableArray<PartyId> Counted { get; }

    /// <summary>The gap between positions; null when fewer than two parties that count have one.</summary>
    public IssueGap? Between(IReadOnlyDictionary<PartyId, EquatableArray<TermStance>> positions, DateOnly date)
    {
        var parties = Counted.Where(party => positions.TryGetValue(party, out var stances) && stances.Any(term => term.Stance != Stance.Silent)).ToEquatableArray();
        if (parties.Count < 2)
            return null;
        var stances = parties.Select(party => positions[party]).ToArray();
        var firm = Smallest(parties, stances, Stance.Accepts);
        var hasConditions = stances.Any(position => position.Any(term => term.Stance == Stance.AcceptsIf));
        return new IssueGap(_issue.Id, date, parties, firm, hasConditions ? Smallest(parties, stances, Stance.AcceptsIf) : firm);
    }

    /// <param name="parties">The parties.</param>
    /// <param name="stances">What each says of each term.</param>
    /// <param name="least">The least stance that counts as accepting.</param>
    private Meeting Smallest(EquatableArray<PartyId> parties, EquatableArray<TermStance>[] stances, Stance least)
    {
        var distances = _numbers is null ? null : Array.ConvertAll(stances, position => Distances(position, least));
        (decimal Distance, int Moves, int Reversals, int Unspoken)? best = null;
        var places = new List<int>();
        for (var term = 0; term < _issue.Terms.Count; term++)
        {
            var cost = (Distance: 0m, Moves: 0, Reversals: 0, Unspoken: 0);
            for (var party = 0; party < stances.Length; party++)
            {
                var stance = stances[party][term].Stance;
                cost.Distance += distances is null ? 0 : distances[party][term];
                cost.Moves += stance < least ? 1 : 0;
                cost.Reversals += stance == Stance.Refuses ? 1 : 0;
                cost.Unspoken += stance == Stance.Silent ? 1 : 0;
            }

            var order = best is { } known ? cost.CompareTo(known) : -1;
            if (order > 0)
                continue;
            if (order < 0)
                places.Clear();
            best = cost;
            places.Add(term);
        }

        var points = places.Select(term => new MeetingPoint(_issue.Terms[term].Id, Moves(term).ToEquatableArray())).ToEquatableArray();
        return new Meeting(best!.Value.Moves, best.Value.Reversals, best.Value.Unspoken, distances is null ? null : best.Value.Distance, points);

        IEnumerable<PartyMove> Moves(int term)
        {
            for (var party = 0; party < stances.Length; party++)
            {
                if (stances[party][term].Stance < least)
                    yield return new PartyMove(parties[party], stances[party][term].Stance, distances?[party][term]);
            }
        }
    }

    /// <summary>How far each number lies from the nearest that a party accepts, or else does not refuse.</summary>
    private decimal[] Distances(EquatableArray<TermStance> position, Stance least)
    {
        var goal = position.Any(term => term.Stance >= least) ? least : Stance.Silent;
        var distances = new decimal[position.Count];
        if (position.All(term => term.Stance < goal))
            return distances;
        decimal? nearest = null;
        for (var place = 0; place < distances.Length; place++)
        {
            nearest = position[place].Stance >= goal ? _numbers![place] : nearest;
            distances[place] = nearest is { } below ? _numbers![place] - below : decimal.MaxValue;
        }

        nearest = null;
        for (var place = distances.Length - 1; place >= 0; place--)
        {
            nearest = position[place].Stance >= goal ? _numbers![place] : nearest;
            if (nearest is { } above)
                distances[place] = Math.Min(distances[place], above - _numbers![place]);
        }

        return distances;
    }
}
