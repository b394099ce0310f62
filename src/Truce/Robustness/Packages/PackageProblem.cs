using Truce.Dossiers;
using Truce.Robustness.Engines;
using Truce.Robustness.Orders;
using Truce.States;

namespace Truce.Robustness.Packages;

/// <summary>What is to be judged: the packages, the parties with the orders that fit and what they would walk away from, and how profiles are numbered.</summary>
internal sealed class PackageProblem
{
    private const uint FirstPurpose = 640;
    private const long MostWork = 1L << 24;

    private PackageProblem(StateSpace space, RobustnessOptions options, PartyOrders[] orders, PartyAcceptance[] acceptances, Evidence?[] evidence, StateSet candidates, StateSet picked)
    {
        (Space, Options, Orders, Acceptances) = (space, options, orders, acceptances);
        Open = new StateSet(space.Count);
        Open.UnionWith(candidates);
        foreach (var acceptance in acceptances)
        {
            var passed = new StateSet(space.Count, all: true);
            passed.IntersectWith(acceptance.RedLined);
            passed.Complement();
            Open.IntersectWith(passed);
        }

        candidates.IntersectWith(picked);
        Candidates = [.. candidates.Members().Select(state => state.Ordinal)];
        Packages = [.. Open.Members().Select(state => state.Ordinal)];
        Now = space.StatusQuo?.Ordinal;
        Efficiency = new EfficiencyProof(orders, Open);
        var principals = orders.Select((party, place) => (place, space.Dossier.Find(party.Party)?.Role)).Where(pair => pair.Role == PartyRole.Principal).Select(pair => pair.place).ToArray();
        Principals = principals.Length > 0 ? principals : [.. Enumerable.Range(0, orders.Length)];
        Profiles = new ProfileSource(orders, evidence, options.Seed, FirstPurpose, Math.Clamp(MostWork / Math.Max(1, Packages.Length), 1, options.Draws));
    }

    public StateSpace Space { get; }

    public RobustnessOptions Options { get; }

    /// <summary>By party, in the dossier's order of preferences.</summary>
    public PartyOrders[] Orders { get; }

    /// <summary>By party.</summary>
    public PartyAcceptance[] Acceptances { get; }

    /// <summary>What counts as an agreement and is looked at, on red lines or not, ascending.</summary>
    public int[] Candidates { get; }

    /// <summary>What there is to agree on: what counts as an agreement and is on nobody's red line.</summary>
    public StateSet Open { get; }

    /// <summary>Its members, ascending.</summary>
    public int[] Packages { get; }

    /// <summary>The status quo; null when there is none.</summary>
    public int? Now { get; }

    /// <summary>The places of the parties that count as principals; all, when none does.</summary>
    public int[] Principals { get; }

    public EfficiencyProof Efficiency { get; }

    /// <summary>The profiles that are looked at.</summary>
    public ProfileSource Profiles { get; }

    public static Answer<PackageProblem> State(StateSpace space, RobustnessOptions options)
    {
        if (space.Count > PartialOrder.MostStates)
            return Answer.Cannot<PackageProblem>($"{space.Count:N0} states are feasible, and packages are looked at for at most {PartialOrder.MostStates:N0} while preferences are not known: how any two stand to each other is held for each party");
        if (space.Dossier.Preferences.IsEmpty)
            return Answer.Cannot<PackageProblem>("no party has a preference recorded, so that nothing can be said of what they could agree on");
        var (orders, acceptances, evidence, obstacles) = (new List<PartyOrders>(), new List<PartyAcceptance>(), new List<Evidence?>(), new List<string>());
        var sets = new FormulaSets(space.Issues, space.Codes);
        foreach (var preference in space.Dossier.Preferences)
        {
            var name = space.Dossier.Find(preference.Party)?.Name ?? preference.Party.Value;
            var fitting = FittingOrders.Of(space, sets, preference.Party);
            obstacles.AddRange(fitting.Obstacles.Select(Named));
            if (!fitting.Is(out var own))
                continue;
            var acceptance = PartyAcceptance.Of(space, sets, preference, own);
            obstacles.AddRange(acceptance.Obstacles.Select(Named));
            if (!acceptance.Is(out var accepts))
                continue;
            orders.Add(own);
            acceptances.Add(accepts);
            evidence.Add(Evidence.Of(space, sets, preference, own));

            string Named(string obstacle) => obstacle.Contains(name) ? obstacle : $"{name}: {obstacle}";
        }

        if (obstacles.Count > 0)
            return Answer.Cannot<PackageProblem>(obstacles.ToEquatableArray());
        var agreements = space.Dossier.Agreement?.Formula is { } agreement ? sets.Of(agreement) : new StateSet(space.Count, all: true);
        var picked = options.Where is { } where ? sets.Of(where) : new StateSet(space.Count, all: true);
        return Answer.Of(new PackageProblem(space, options, [.. orders], [.. acceptances], [.. evidence], agreements, picked));
    }
}
