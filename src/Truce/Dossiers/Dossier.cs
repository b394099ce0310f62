namespace Truce.Dossiers;

/// <summary>All that is known of one dispute: its sources, what was said in them, and the model that rests on them.</summary>
/// <remarks>
/// Immutable, compared by value, safe to share between threads. Every list keeps the order of the file, and every result of Truce is
/// ordered by it. The dossier holds only what was written down; a reader vouches for names that resolve, not for good sense:
/// the check does that.
/// </remarks>
public sealed record Dossier
{
    /// <summary>What the dispute is called.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence or two about the dispute, for the head of a report.</summary>
    public string? Summary { get; init; }

    /// <summary>The day up to which the dossier is known to be complete.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Where the model was published, when it is not the dossier's own.</summary>
    public string? Citation { get; init; }

    /// <summary>The documents that statements are quoted from.</summary>
    public EquatableArray<Source> Sources { get; init; }

    /// <summary>The people and bodies in the dispute.</summary>
    public EquatableArray<Party> Parties { get; init; }

    /// <summary>What is in dispute; a state is one term for every issue, in this order.</summary>
    public EquatableArray<Issue> Issues { get; init; }

    /// <summary>What every feasible state satisfies.</summary>
    public EquatableArray<Constraint> Constraints { get; init; }

    /// <summary>What a feasible state has to bring to count as an agreement; null when every one of them can be agreed on.</summary>
    public Constraint? Agreement { get; init; }

    /// <summary>Moves listed one by one, for the parties whose moves do not follow from the issues that they decide; at most one entry a party.</summary>
    public EquatableArray<PartyMoves> Moves { get; init; }

    /// <summary>The state in which things stand now; null when the dossier does not say.</summary>
    public StatusQuo? StatusQuo { get; init; }

    /// <summary>Who said what.</summary>
    public EquatableArray<Statement> Statements { get; init; }

    /// <summary>What was done, apart from what was said.</summary>
    public EquatableArray<Deed> Events { get; init; }

    /// <summary>What parties put to one another.</summary>
    public EquatableArray<Proposal> Proposals { get; init; }

    /// <summary>In which steps something could be carried out, or is being carried out.</summary>
    public EquatableArray<Plan> Plans { get; init; }

    /// <summary>How parties order the states; at most one for each party.</summary>
    public EquatableArray<PartyPreference> Preferences { get; init; }

    /// <summary>What to watch for, written down in advance.</summary>
    public EquatableArray<Indicator> Watch { get; init; }

    /// <summary>What its authors forecast, to be scored.</summary>
    public EquatableArray<Forecast> Forecasts { get; init; }

    /// <summary>Where parties see the dispute otherwise than it is; at most one for each party.</summary>
    public EquatableArray<PartyView> Views { get; init; }

    /// <summary>What the authors of the dossier know that they do not know.</summary>
    public EquatableArray<OpenQuestion> OpenQuestions { get; init; }

    /// <summary>The party of that name, or null.</summary>
    public Party? Find(PartyId id) => Find(Parties, p => p.Id == id);

    /// <summary>The issue of that name, or null.</summary>
    public Issue? Find(IssueId id) => Find(Issues, i => i.Id == id);

    /// <summary>The source of that name, or null.</summary>
    public Source? Find(SourceId id) => Find(Sources, s => s.Id == id);

    /// <summary>The statement of that name, or null.</summary>
    public Statement? Find(StatementId id) => Find(Statements, s => s.Id == id);

    /// <summary>The proposal of that name, or null.</summary>
    public Proposal? Find(ProposalId id) => Find(Proposals, p => p.Id == id);

    /// <summary>The plan of that name, or null.</summary>
    public Plan? Find(PlanId id) => Find(Plans, p => p.Id == id);

    /// <summary>How a party orders the states, or null when the dossier does not say.</summary>
    public PartyPreference? PreferenceOf(PartyId id) => Find(Preferences, p => p.Party == id);

    /// <summary>How a party sees the dispute, or null when it sees it as it is.</summary>
    public PartyView? ViewOf(PartyId id) => Find(Views, v => v.Party == id);

    /// <summary>Whether a party can change something: it decides an issue, alone or with others, or its moves are listed.</summary>
    public bool IsDecisionMaker(PartyId id) => Issues.Any(issue => issue.Deciders.Parties.Contains(id)) || Moves.Any(listed => listed.Party == id);

    /// <summary>Whether a proposal still counts on the day up to which the dossier is known to be complete: neither accepted, lapsed nor withdrawn, not past its expiry, and not the successor of one that still counts.</summary>
    public bool IsOnTheTable(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return IsInForce(proposal) && !Proposals.Any(before => before.Successor == proposal.Id && before != proposal && IsInForce(before));
    }

    private bool IsInForce(Proposal proposal) =>
        proposal.Status is not (ProposalStatus.Accepted or ProposalStatus.Lapsed or ProposalStatus.Withdrawn) && !IsPast(proposal.Expires);

    /// <summary>Whether a day lies before the day up to which the dossier is known to be complete.</summary>
    internal bool IsPast(DateOnly? day) => day < AsOf;

    private static T? Find<T>(EquatableArray<T> items, Func<T, bool> isIt)
        where T : class
    {
        foreach (var item in items)
        {
            if (isIt(item))
                return item;
        }

        return null;
    }
}

/// <summary>A formula that every feasible state satisfies.</summary>
/// <param name="Formula">What must be true.</param>
/// <param name="Because">Why, in words; null when nobody wrote it down.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record Constraint(Formula Formula, string? Because = null, EquatableArray<StatementId> Says = default);

/// <summary>The moves of a party, listed: these and no others, whatever it decides.</summary>
/// <remarks>
/// The graph form of the graph model, in which moves are arcs. They need not add up: that a leads to b and b to c does not let the party go from a to c.
/// </remarks>
/// <param name="Party">Who moves.</param>
/// <param name="Moves">The moves, in the order written.</param>
public sealed record PartyMoves(PartyId Party, EquatableArray<ListedMove> Moves);

/// <summary>Moves from every state of which one formula holds to every other state of which another holds.</summary>
/// <param name="From">What is true before.</param>
/// <param name="To">What is true after.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record ListedMove(Formula From, Formula To, EquatableArray<StatementId> Says = default);

/// <summary>How things stand now.</summary>
/// <param name="Terms">One term for every issue, in the dossier's order of issues.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record StatusQuo(EquatableArray<TermId> Terms, EquatableArray<StatementId> Says = default);

/// <summary>Something that the authors of the dossier know that they do not know.</summary>
/// <param name="Text">The question, in words.</param>
/// <param name="About">The issues it bears on.</param>
/// <param name="Says">The statements that raise it.</param>
public sealed record OpenQuestion(string Text, EquatableArray<IssueId> About = default, EquatableArray<StatementId> Says = default);
