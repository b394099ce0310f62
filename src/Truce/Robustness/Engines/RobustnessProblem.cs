using System.Security.Cryptography;
using System.Text;
using Truce.Robustness.Orders;
using Truce.Stability;
using Truce.States;

namespace Truce.Robustness.Engines;

/// <summary>What is to be judged: the orders that fit each decision maker, the moves, the definitions, what is proved beforehand, and how profiles are numbered.</summary>
internal sealed class RobustnessProblem
{
    private const uint FirstPurpose = 600;
    private const long MostSums = 4_000_000;

    private readonly Dictionary<Conclusion, int> _watchedPlaces = [];

    private RobustnessProblem(StateSpace space, RobustnessOptions options, SanctionDefinition[] definitions, PartyOrders[] orders, ProfileSource profiles, int[] picked, CancellationToken cancellation)
    {
        (Space, Options, Definitions, Orders, Profiles, Picked) = (space, options, definitions, orders, profiles, picked);
        Moves = new MoveTables(space, cancellation);
        Known = new KnownVerdicts(Moves, orders, definitions, cancellation);
        Words = (space.Count + 63) / 64;
        Questions = [.. orders.SelectMany((party, place) => party.Questions.Select(question => (place, question)))];
        Watch();
    }

    public StateSpace Space { get; }

    public RobustnessOptions Options { get; }

    public SanctionDefinition[] Definitions { get; }

    /// <summary>By decision maker.</summary>
    public PartyOrders[] Orders { get; }

    /// <summary>The profiles that are looked at.</summary>
    public ProfileSource Profiles { get; }

    public MoveTables Moves { get; }

    public KnownVerdicts Known { get; }

    /// <summary>The states whose equilibria are looked at.</summary>
    public int[] Picked { get; }

    /// <summary>The questions, each with the place of its decision maker.</summary>
    public (int Party, PreferenceQuestion Question)[] Questions { get; }

    /// <summary>The conclusions that questions are held against: those that are neither necessary nor impossible by proof.</summary>
    public IReadOnlyList<Conclusion> Watched { get; private set; } = [];

    /// <summary>Their columns.</summary>
    public int[] WatchedColumns { get; private set; } = [];

    /// <summary>How many words the verdicts of one definition for one decision maker take.</summary>
    public int Words { get; }

    /// <summary>How many words the verdicts of a profile take: by definition and decision maker, then the equilibria by definition.</summary>
    public int Width => Definitions.Length * (Orders.Length + 1) * Words;

    public static Answer<RobustnessProblem> State(StateSpace space, RobustnessOptions options, CancellationToken cancellation)
    {
        var obstacles = new List<string>();
        var definitions = (options.Definitions.IsEmpty ? StabilityDefinitions.Standard : options.Definitions).ToArray();
        foreach (var definition in definitions.Where(definition => definition is not SanctionDefinition))
            obstacles.Add($"{definition.Name} is more than sanctions against improvements, and only such definitions are judged in many profiles; they are {string.Join(", ", StabilityDefinitions.All.OfType<SanctionDefinition>().Select(one => one.Id))}");
        if (space.DecisionMakers.IsEmpty)
            obstacles.Add("no party decides any issue, so there is nobody for whom a state could be stable");
        if (space.Count > PartialOrder.MostStates)
            return Answer.Cannot<RobustnessProblem>([.. obstacles, $"{space.Count:N0} states are feasible, and preferences that are not known are looked at for at most {PartialOrder.MostStates:N0}: how any two states stand to each other is held for each party"]);
        var orders = new List<PartyOrders>();
        var evidence = new List<Evidence?>();
        var sets = new FormulaSets(space.Issues, space.Codes);
        foreach (var party in space.DecisionMakers)
        {
            var answer = FittingOrders.Of(space, sets, party.Id);
            obstacles.AddRange(answer.Obstacles.Select(obstacle => obstacle.Contains(party.Party.Name) ? obstacle : $"{party.Party.Name}: {obstacle}"));
            if (!answer.Is(out var fitting))
                continue;
            orders.Add(fitting);
            evidence.Add(Evidence.Of(space, sets, space.Dossier.PreferenceOf(party.Id)!, fitting));
        }

        var picked = options.Where is { } where ? sets.Of(where) : new StateSet(space.Count, all: true);
        if (picked.Count == 0)
            obstacles.Add("the formula that picks states holds of no feasible state");
        if (obstacles.Count > 0)
            return Answer.Cannot<RobustnessProblem>(obstacles.ToEquatableArray());
        var profiles = new ProfileSource([.. orders], [.. evidence], options.Seed, FirstPurpose, options.Draws);
        return Answer.Of(new RobustnessProblem(space, options, [.. definitions.Cast<SanctionDefinition>()], [.. orders], profiles, [.. picked.Members().Select(state => state.Ordinal)], cancellation));
    }

    /// <summary>The zero-based place of a definition.</summary>
    public int PlaceOf(StabilityDefinition definition) => Array.IndexOf(Definitions, definition) is >= 0 and var place
        ? place
        : throw new ArgumentException($"It was not judged by {definition.Name}.", nameof(definition));

    /// <summary>The column of a verdict.</summary>
    /// <param name="definition">The place of the definition.</param>
    /// <param name="party">The place of the decision maker; one beyond the last for equilibria.</param>
    /// <param name="state">The state.</param>
    public int ColumnOf(int definition, int party, int state) => (WordOf(definition, party) << 6) + state;

    /// <summary>Where the verdicts of a definition for a decision maker start; one beyond the last for equilibria.</summary>
    public int WordOf(int definition, int party) => party < Orders.Length
        ? ((definition * Orders.Length) + party) * Words
        : ((Definitions.Length * Orders.Length) + definition) * Words;

    /// <summary>The place of a conclusion among those watched; below 0 when it is none.</summary>
    public int WatchedPlaceOf(Conclusion conclusion) => _watchedPlaces.GetValueOrDefault(conclusion, -1);

    /// <summary>A hash of all that the draws depend on.</summary>
    public string Key()
    {
        var text = new StringBuilder($"truce-robustness/1 {Provenance.ThisVersion} {Space.DossierHash} seed {Options.Seed} profiles {Profiles.Count}\n");
        text.AppendJoin(' ', Definitions.Select(definition => definition.Id)).AppendLine();
        text.AppendJoin(' ', Picked);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private void Watch()
    {
        var watched = new List<Conclusion>();
        for (var d = 0; d < Definitions.Length; d++)
        {
            foreach (var state in Picked)
            {
                if (!Array.TrueForAll(Known.Of[d], known => Has(known.Always, state)) && Array.TrueForAll(Known.Of[d], known => Has(known.Possible, state)))
                    watched.Add(new Conclusion(Definitions[d], new StateId(state), null));
            }
        }

        if (Questions.Length > 0 && watched.Count > MostSums / Questions.Length)
            watched = watched.Take((int)(MostSums / Questions.Length)).ToList();
        Watched = watched;
        WatchedColumns = [.. watched.Select(conclusion => ColumnOf(PlaceOf(conclusion.Definition), Orders.Length, conclusion.State.Ordinal))];
        for (var k = 0; k < watched.Count; k++)
            _watchedPlaces[watched[k]] = k;
    }

    private static bool Has(ulong[] set, int state) => (set[state >> 6] >> state & 1) != 0;
}
