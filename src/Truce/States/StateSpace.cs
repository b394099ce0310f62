using Truce.Dossiers;

namespace Truce.States;

/// <summary>Which states of a dispute are feasible, who can move between them, and how the parties rank them.</summary>
/// <remarks>
/// <para>A state is one term for every issue; it is feasible when every constraint holds of it. The space is compiled once from a dossier,
/// holds the feasible states as a sorted array of mixed-radix codes, and computes moves when asked, so that memory is linear in states
/// times parties.</para>
/// <para>Immutable; safe to share between threads.</para>
/// </remarks>
public sealed class StateSpace
{
    private readonly long[] _codes;
    private readonly long[] _multipliers;
    private readonly int[] _radices;
    private readonly Dictionary<PartyId, Answer<PreferenceRanks>> _ranks = [];
    private readonly Dictionary<PartyId, Answer<PreferenceRelation>> _relations = [];
    private readonly Dictionary<PartyId, StateId[][]> _listedMoves = [];

    private StateSpace(Dossier dossier, long[] codes, string? dossierHash)
    {
        Dossier = dossier;
        DossierHash = dossierHash;
        _codes = codes;
        _multipliers = Multipliers(dossier.Issues);
        _radices = [.. dossier.Issues.Select(issue => issue.Terms.Count)];
        DecisionMakers = DecisionMaker.In(dossier);
        StatusQuo = dossier.StatusQuo is { } now ? Find(now.Terms) : null;
        var sets = new FormulaSets(this);
        foreach (var preference in dossier.Preferences)
        {
            _ranks[preference.Party] = PreferenceRanks.Compile(this, sets, preference.Preference);
            _relations[preference.Party] = RelationOf(sets, preference);
        }

        foreach (var listed in dossier.Moves)
            _listedMoves[listed.Party] = ListedMoves(sets, listed);
    }

    /// <summary>The dossier it was compiled from.</summary>
    public Dossier Dossier { get; }

    /// <summary>The hash of the files that the dossier came from; null when it did not come from files.</summary>
    public string? DossierHash { get; }

    /// <summary>How many states are feasible, at least one.</summary>
    public int Count => _codes.Length;

    /// <summary>The issues, in the dossier's order.</summary>
    public EquatableArray<Issue> Issues => Dossier.Issues;

    /// <summary>The decision makers, in the dossier's order of parties.</summary>
    public EquatableArray<DecisionMaker> DecisionMakers { get; }

    /// <summary>The state in which things stand now; null when the dossier does not say, or says one that is not feasible.</summary>
    public StateId? StatusQuo { get; }

    /// <summary>The feasible states, ascending.</summary>
    public IEnumerable<StateId> States => Enumerable.Range(0, Count).Select(ordinal => new StateId(ordinal));

    /// <summary>Finds the feasible states of a dossier and ranks them.</summary>
    /// <remarks>
    /// Cost: one visit for each partial assignment that no constraint rules out, taken issue by issue; a constraint is tested as soon as it is
    /// decided. Cannot answer when no state is feasible, or when the limits are reached.
    /// </remarks>
    public static Answer<StateSpace> Compile(Dossier dossier, StateSpaceOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new StateSpaceOptions();
        var found = FeasibleStates.Find(dossier, options, cancellation);
        return found.Is(out var codes)
            ? Answer.Of(new StateSpace(dossier, codes, options.DossierHash))
            : Answer.Cannot<StateSpace>(found.Obstacles);
    }

    /// <summary>The zero-based place of the term that settles an issue in a state.</summary>
    /// <param name="state">A state of this space.</param>
    /// <param name="issue">The zero-based place of the issue.</param>
    public int TermIndex(StateId state, int issue) =>
        (int)(_codes[state.Ordinal] / _multipliers[issue] % _radices[issue]);

    /// <summary>The term that settles an issue in a state.</summary>
    /// <param name="state">A state of this space.</param>
    /// <param name="issue">The zero-based place of the issue.</param>
    public Term TermOf(StateId state, int issue) => Issues[issue].Terms[TermIndex(state, issue)];

    /// <summary>The term indexes of a state, in the order of the issues.</summary>
    public EquatableArray<int> TermIndexes(StateId state) =>
        Enumerable.Range(0, Issues.Count).Select(issue => TermIndex(state, issue)).ToEquatableArray();

    /// <summary>The feasible state with those terms, or null when it is not feasible.</summary>
    /// <param name="terms">One term for every issue, in the order of the issues.</param>
    public StateId? Find(EquatableArray<TermId> terms)
    {
        long code = 0;
        for (var issue = 0; issue < Issues.Count; issue++)
        {
            var index = Issues[issue].IndexOf(terms[issue]);
            if (index < 0)
                return null;
            code += index * _multipliers[issue];
        }

        return FindCode(code);
    }

    /// <summary>The states of which a formula holds, ascending.</summary>
    /// <exception cref="ArgumentException">The formula names an issue or a term that the dossier lacks.</exception>
    public EquatableArray<StateId> Where(Formula formula) => new FormulaSets(this).Of(formula).Members().ToEquatableArray();

    /// <summary>The states to which a decision maker can go from a state by itself, R_i(s): ascending, without s.</summary>
    /// <remarks>
    /// The target differs from the state only in issues that the party can change alone, each changed issue allows its change
    /// (<see cref="Issue.Allows"/>), and the target is feasible; states passed on the way need not be, since several issues change at once.
    /// Where the dossier lists the party's moves, they are those and no others. Source: Fang, Hipel and Kilgour 1993.
    /// </remarks>
    public IEnumerable<StateId> Moves(DecisionMaker mover, StateId state) =>
        _listedMoves.TryGetValue(mover.Id, out var listed) ? listed[state.Ordinal] : MovesByIssues(mover, state);

    /// <summary>Whether the dossier lists the moves of a party one by one.</summary>
    internal bool ListsMovesOf(DecisionMaker mover) => _listedMoves.ContainsKey(mover.Id);

    private IEnumerable<StateId> MovesByIssues(DecisionMaker mover, StateId state)
    {
        var own = mover.OwnIssues;
        var start = _codes[state.Ordinal];
        var others = start;
        var choices = new int[own.Count][];
        for (var k = 0; k < own.Count; k++)
        {
            var term = TermIndex(state, own[k]);
            others -= term * _multipliers[own[k]];
            choices[k] = AllowedFrom(own[k], term);
        }

        // An odometer whose first issue turns fastest, so that the targets come out ascending.
        var places = new int[own.Count];
        do
        {
            var code = others;
            for (var k = 0; k < own.Count; k++)
                code += choices[k][places[k]] * _multipliers[own[k]];
            if (code != start && FindCode(code) is { } target)
                yield return target;
        }
        while (Turn(places, choices));
    }

    /// <summary>How a party ranks the states, or why that is not known.</summary>
    public Answer<PreferenceRanks> RanksOf(PartyId party) =>
        _ranks.TryGetValue(party, out var ranks)
            ? ranks
            : Answer.Cannot<PreferenceRanks>($"no preference of {Dossier.Find(party)?.Name ?? party.Value} is recorded");

    /// <summary>How a party holds any state against any other, or why nothing is known of it.</summary>
    public Answer<PreferenceRelation> RelationOf(PartyId party) =>
        _relations.TryGetValue(party, out var relation)
            ? relation
            : Answer.Cannot<PreferenceRelation>(RanksOf(party).Obstacles);

    private Answer<PreferenceRelation> RelationOf(FormulaSets sets, PartyPreference preference)
    {
        if (preference.Preference is Preference.Comparisons(var comparisons))
            return PreferenceRelation.Of(this, sets, comparisons);
        var tiers = preference.Preference is Preference.Ranking ranking ? ranking.Tiers : [];
        return _ranks[preference.Party] is var answer && answer.Is(out var ranks)
            ? Answer.Of(PreferenceRelation.Of(this, sets, ranks, tiers))
            : Answer.Cannot<PreferenceRelation>(answer.Obstacles);
    }

    private StateId[][] ListedMoves(FormulaSets sets, PartyMoves listed)
    {
        var targets = new SortedSet<StateId>?[Count];
        foreach (var move in listed.Moves)
        {
            var to = sets.Of(move.To).Members().ToArray();
            foreach (var from in sets.Of(move.From).Members())
                (targets[from.Ordinal] ??= []).UnionWith(to.Where(target => target != from));
        }

        return [.. targets.Select(found => found is null ? [] : found.ToArray())];
    }

    /// <summary>The zero-based place of an issue.</summary>
    /// <exception cref="ArgumentException">The dossier has no such issue.</exception>
    internal int PlaceOf(IssueId issue)
    {
        for (var place = 0; place < Issues.Count; place++)
        {
            if (Issues[place].Id == issue)
                return place;
        }

        throw new ArgumentException($"No issue is called '{issue}'.", nameof(issue));
    }

    /// <summary>How many combinations of terms there are, feasible or not; codes are below it.</summary>
    internal long Combinations => _multipliers[^1] * _radices[^1];

    /// <summary>The code of a state without the terms of some issues: equal for states that agree on all the others.</summary>
    internal long CodeWithout(EquatableArray<int> issues, StateId state)
    {
        var code = _codes[state.Ordinal];
        foreach (var issue in issues)
            code -= TermIndex(state, issue) * _multipliers[issue];
        return code;
    }

    /// <summary>The weight of each issue's term index in a state's code.</summary>
    internal static long[] Multipliers(EquatableArray<Issue> issues)
    {
        var multipliers = new long[issues.Count];
        long product = 1;
        for (var issue = 0; issue < issues.Count; issue++)
        {
            multipliers[issue] = product;
            product *= issues[issue].Terms.Count;
        }

        return multipliers;
    }

    private static bool Turn(int[] places, int[][] choices)
    {
        for (var k = 0; k < places.Length; k++)
        {
            if (++places[k] < choices[k].Length)
                return true;
            places[k] = 0;
        }

        return false;
    }

    /// <summary>The terms that an issue may have after a move from that term, itself included, ascending.</summary>
    private int[] AllowedFrom(int issue, int from)
    {
        var terms = Issues[issue].Terms;
        return [.. Enumerable.Range(0, terms.Count).Where(to => to == from || Issues[issue].Allows(terms[from].Id, terms[to].Id))];
    }

    private StateId? FindCode(long code)
    {
        // With nothing infeasible a code is its own place, which spares the search.
        if (code < _codes.Length && _codes[code] == code)
            return new StateId((int)code);
        var place = Array.BinarySearch(_codes, code);
        return place >= 0 ? new StateId(place) : null;
    }
}
