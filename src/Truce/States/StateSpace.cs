using Truce.Dossiers;

namespace Truce.States;

/// <summary>Which states of a dispute are feasible, who can move between them, and how the parties rank them.</summary>
/// <remarks>
/// <para>A state is one term for every issue; it is feasible when every constraint holds of it. The space is compiled once from a dossier,
/// numbers the feasible states by their mixed-radix codes, and computes moves when asked, so that memory is linear in states times parties:
/// 4 bytes for each, and at most 11 more for each state when some combinations are infeasible.</para>
/// <para>Immutable; safe to share between threads.</para>
/// </remarks>
public sealed class StateSpace
{
    /// <summary>Below this, ranking is done before a second thread has begun.</summary>
    private const int FewStates = 1 << 13;

    private readonly Dictionary<PartyId, Answer<PreferenceRanks>> _ranks = [];
    private readonly Dictionary<PartyId, Answer<PreferenceRelation>> _relations = [];
    private readonly Dictionary<PartyId, StateId[][]> _listedMoves = [];

    private StateSpace(Dossier dossier, StateCodes codes, string? dossierHash, CancellationToken cancellation)
    {
        Dossier = dossier;
        DossierHash = dossierHash;
        Codes = codes;
        DecisionMakers = DecisionMaker.In(dossier);
        StatusQuo = dossier.StatusQuo is { } now ? Find(now.Terms) : null;
        var preferences = dossier.Preferences;
        var ranks = new Answer<PreferenceRanks>[preferences.Count];
        var sets = new FormulaSets(dossier.Issues, codes);
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Count < FewStates ? 1 : Environment.ProcessorCount };
        Parallel.For(0, ranks.Length, parallel, k => ranks[k] = PreferenceRanks.Compile(this, sets, preferences[k].Preference, cancellation));
        for (var k = 0; k < ranks.Length; k++)
        {
            _ranks[preferences[k].Party] = ranks[k];
            _relations[preferences[k].Party] = RelationOf(sets, preferences[k]);
        }

        foreach (var listed in dossier.Moves)
            _listedMoves[listed.Party] = ListedMoves(sets, listed);
    }

    /// <summary>The dossier it was compiled from.</summary>
    public Dossier Dossier { get; }

    /// <summary>The hash of the files that the dossier came from; null when it did not come from files.</summary>
    public string? DossierHash { get; }

    /// <summary>How many states are feasible, at least one.</summary>
    public int Count => Codes.Count;

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
    /// Cost: without constraints, states times parties; with constraints, beside that one visit for each assignment of the later issues that no
    /// constraint rules out. Parties are ranked on all cores. Cannot answer when no state is feasible, or when the limits are reached.
    /// </remarks>
    public static Answer<StateSpace> Compile(Dossier dossier, StateSpaceOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new StateSpaceOptions();
        var found = FeasibleStates.Find(dossier, options, cancellation);
        return found.Is(out var codes)
            ? Answer.Of(new StateSpace(dossier, codes, options.DossierHash, cancellation))
            : Answer.Cannot<StateSpace>(found.Obstacles);
    }

    /// <summary>The zero-based place of the term that settles an issue in a state.</summary>
    /// <param name="state">A state of this space.</param>
    /// <param name="issue">The zero-based place of the issue.</param>
    public int TermIndex(StateId state, int issue) => Codes.TermIndex(state.Ordinal, issue);

    /// <summary>The term that settles an issue in a state.</summary>
    /// <param name="state">A state of this space.</param>
    /// <param name="issue">The zero-based place of the issue.</param>
    public Term TermOf(StateId state, int issue) => Issues[issue].Terms[TermIndex(state, issue)];

    /// <summary>The term indexes of a state, in the order of the issues.</summary>
    public EquatableArray<int> TermIndexes(StateId state) =>
        Enumerable.Range(0, Issues.Count).Select(issue => TermIndex(state, issue)).ToEquatableArray();

    /// <summary>The terms of a state, in the order of the issues.</summary>
    public EquatableArray<TermId> TermIds(StateId state) =>
        Enumerable.Range(0, Issues.Count).Select(issue => TermOf(state, issue).Id).ToEquatableArray();

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
            code += index * Codes.Multipliers[issue];
        }

        return FindCode(code);
    }

    /// <summary>The states of which a formula holds, ascending.</summary>
    /// <exception cref="ArgumentException">The formula names an issue or a term that the dossier lacks.</exception>
    public EquatableArray<StateId> Where(Formula formula) => SetOf(formula).Members().ToEquatableArray();

    /// <summary>The states of which a formula holds, one bit for each state.</summary>
    internal StateSet SetOf(Formula formula) => new FormulaSets(Issues, Codes).Of(formula);

    /// <summary>The states to which a decision maker can go from a state by itself, R_i(s): ascending, without s.</summary>
    /// <remarks>
    /// The target differs from the state only in issues that the party can change alone, each changed issue allows its change
    /// (<see cref="Issue.Allows"/>), and the target is feasible; states passed on the way need not be, since several issues change at once.
    /// Where the dossier lists the party's moves, they are those and no others. Source: Fang, Hipel and Kilgour 1993.
    /// </remarks>
    public IEnumerable<StateId> Moves(DecisionMaker mover, StateId state) =>
        _listedMoves.TryGetValue(mover.Id, out var listed) ? listed[state.Ordinal] : MovesByIssues(mover.OwnIssues, state);

    /// <summary>Whether the dossier lists the moves of a party one by one.</summary>
    internal bool ListsMovesOf(DecisionMaker mover) => _listedMoves.ContainsKey(mover.Id);

    /// <summary>The feasible states that differ from a state in some of the given issues and in no other, each changed in a way that it allows: ascending.</summary>
    internal IEnumerable<StateId> MovesByIssues(EquatableArray<int> own, StateId state)
    {
        var start = Codes[state.Ordinal];
        var others = start;
        var choices = new int[own.Count][];
        for (var k = 0; k < own.Count; k++)
        {
            var term = TermIndex(state, own[k]);
            others -= term * Codes.Multipliers[own[k]];
            choices[k] = AllowedFrom(own[k], term);
        }

        // An odometer whose first issue turns fastest, so that the targets come out ascending.
        var places = new int[own.Count];
        do
        {
            var code = others;
            for (var k = 0; k < own.Count; k++)
                code += choices[k][places[k]] * Codes.Multipliers[own[k]];
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
        if (preference.Preference is Preference.Partial)
            return PreferenceRelation.Closed(this, sets, preference.Known);
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

    /// <summary>The codes of the states.</summary>
    internal StateCodes Codes { get; }

    /// <summary>The zero-based place of an issue.</summary>
    /// <exception cref="ArgumentException">The dossier has no such issue.</exception>
    internal int PlaceOf(IssueId issue) => Issues.PlaceOf(issue);

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

    private StateId? FindCode(long code) => Codes.OrdinalOf(code) is >= 0 and var ordinal ? new StateId(ordinal) : null;
}
