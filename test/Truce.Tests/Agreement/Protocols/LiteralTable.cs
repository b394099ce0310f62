using Truce.Agreement.Protocols;
using Truce.Randomness;

namespace Truce.Tests.Agreement.Protocols;

/// <summary>The protocol and the negotiators read word for word: lists are searched from end to end, histories are kept whole. Written apart from the engine.</summary>
/// <param name="utilities">By party and package.</param>
/// <param name="isRefused">By party and package.</param>
/// <param name="reservations">By party; null where nothing was said.</param>
/// <param name="rounds">After how many rounds it ends.</param>
/// <param name="seed">The seed of what is drawn.</param>
internal sealed class LiteralTable(double[][] utilities, bool[][] isRefused, double?[] reservations, int rounds, ulong seed)
{
    private readonly List<Turn> _turns = [];
    private List<Behaviour> _players = [];

    public (int? Agreement, List<Turn> Turns) Run(IReadOnlyList<string> negotiators, ulong repetition)
    {
        _turns.Clear();
        _players = [.. negotiators.Select((id, party) => new Behaviour(this, id, party, new RandomSeries(seed, 0x4E00_0000 + (uint)party, repetition)))];
        for (var round = 1; round <= rounds; round++)
        {
            for (var party = 0; party < negotiators.Count; party++)
            {
                int? standing = _turns.Count == 0 ? null : _turns[^1].Package;
                var isAccepted = standing is { } offer && _players[party].WouldTake(offer, round);
                _turns.Add(new Turn(round, party, isAccepted ? standing!.Value : _players[party].Next(round), isAccepted));

                // All others have accepted in a row what one has offered.
                var last = _turns.TakeLast(negotiators.Count).ToList();
                if (last.Count == negotiators.Count && !last[0].IsAcceptance && last.Skip(1).All(turn => turn.IsAcceptance))
                    return (last[0].Package, _turns);
            }
        }

        return (null, _turns);
    }

    private sealed class Behaviour(LiteralTable table, string id, int party, RandomSeries random)
    {
        private readonly double[] _worth = table.UtilitiesOf(party);
        private int? _drawn;

        // Best first; of packages worth the same the first.
        private List<int> Takeable => [.. Enumerable.Range(0, _worth.Length).Where(package => !table.Refuses(party, package)).OrderByDescending(package => _worth[package]).ThenBy(package => package)];

        private double Best => Takeable.Max(package => _worth[package]);

        private double Floor => table.ReservationOf(party) is { } stated ? Math.Min(Best, Math.Max(stated, _worth.Min())) : Takeable.Min(package => _worth[package]);

        private List<Turn> OwnOffers => [.. table._turns.Where(turn => turn.Party == party && !turn.IsAcceptance)];

        private List<Turn> OthersOffers => [.. table._turns.Where(turn => turn.Party != party && !turn.IsAcceptance)];

        private double Time(int round) => round / (table.Rounds + 1.0);

        public bool WouldTake(int offer, int round)
        {
            if (table.Refuses(party, offer))
                return false;
            switch (id)
            {
                case "micro":
                    var sent = OwnOffers.Select(turn => turn.Package).Distinct().ToList();
                    var received = OthersOffers.Select(turn => turn.Package).Distinct().Count();
                    var left = Takeable.Except(sent).ToList();
                    return sent.Count > received ? _worth[offer] >= sent.Min(package => _worth[package]) : left.Count == 0 || _worth[offer] >= _worth[left[0]];
                case "tit-for-tat":
                    return _worth[offer] >= Mirrored();
                case "random":
                    _drawn ??= Draw();
                    return _worth[offer] >= _worth[_drawn.Value];
                default:
                    return _worth[offer] >= Curve(round);
            }
        }

        public int Next(int round)
        {
            switch (id)
            {
                case "micro":
                    var sent = OwnOffers.Select(turn => turn.Package).Distinct().ToList();
                    var received = OthersOffers.Select(turn => turn.Package).Distinct().Count();
                    var left = Takeable.Except(sent).ToList();
                    return sent.Count <= received && left.Count > 0 ? left[0] : Takeable[random.Below(sent.Count)];
                case "tit-for-tat":
                    var asked = Mirrored();
                    _asked.Add((table._turns.Count, asked));
                    return WorstFrom(asked);
                case "random":
                    var drawn = _drawn ?? Draw();
                    _drawn = null;
                    return drawn;
                default:
                    return WorstFrom(Math.Max(Floor, Curve(round) - (1e-4 * (Best - Floor))));
            }
        }

        private readonly List<(int At, double Asked)> _asked = [];

        private double Curve(int round) => Floor + ((Best - Floor) * (1 - Math.Pow(Time(round), id switch { "boulware" => 4, "linear" => 1, _ => 0.25 })));

        private double Mirrored()
        {
            if (_asked.Count == 0)
                return Best;
            var (at, before) = _asked[^1];
            if (!OthersOffers.GroupBy(turn => turn.Party).Any(offers => offers.Count() > 1))
                return Takeable.Select(package => _worth[package]).Where(worth => worth < before).DefaultIfEmpty(before).Max();
            var gained = 0.0;
            for (var turn = at; turn < table._turns.Count; turn++)
            {
                var heard = table._turns[turn];
                var earlier = table._turns.Take(turn).LastOrDefault(other => other.Party == heard.Party && !other.IsAcceptance, new Turn(-1, -1, -1, true));
                if (heard.Party != party && !heard.IsAcceptance && earlier.Party >= 0)
                    gained += (_worth[heard.Package] - _worth[earlier.Package]) / (table.Parties - 1);
            }

            return Math.Clamp(before - gained, Floor, Best);
        }

        private int WorstFrom(double asked)
        {
            var enough = Takeable.Where(package => _worth[package] >= asked).ToList();
            return enough.Count == 0 ? Takeable[0] : enough.First(package => _worth[package] == enough.Min(other => _worth[other]));
        }

        private int Draw() => Takeable[random.Below(Takeable.Count)];
    }

    private int Rounds => rounds;

    private int Parties => utilities.Length;

    private double[] UtilitiesOf(int party) => utilities[party];

    private bool Refuses(int party, int package) => isRefused[party][package];

    private double? ReservationOf(int party) => reservations[party];
}
