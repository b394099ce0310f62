using Truce.Comparison;
using Truce.Dossiers;

namespace Truce.Reports;

/// <content>What parties put to one another, what they said elsewhere, and what was replied.</content>
public sealed partial class Narration
{
    /// <summary>What a proposal asks, offers, assures and says of a refusal, a sentence for each clause.</summary>
    public EquatableArray<Sentence> Proposal(ProposalComparison comparison, ProposalId id)
    {
        var proposal = _dossier.Find(id) ?? throw new ArgumentException($"No proposal is called '{id}'.", nameof(id));
        var told = new List<Sentence>();
        var standing = Standing.Stated;
        for (var index = 0; index < proposal.Clauses.Count; index++)
        {
            var own = StandingOf(SaysOf(proposal, proposal.Clauses[index]));
            told.AddRange(Clause(comparison, proposal, index, isFirst: told.Count == 0, own == standing ? "" : Qualifier(own)));
            standing = own;
        }

        if (proposal.IfRefused is { } refusal)
        {
            var terms = refusal.Then.IsEmpty ? "" : $" ({Words.Terms(refusal.Then)})";
            told.Add(Sentence.OfRecord($"{Words.Party(proposal.By)} also said what would follow a rejection: {Words.Plain(refusal.Warns)}{terms}.", refusal.Says));
        }

        if (proposal.Successor is { } successor)
            told.Add(Sentence.OfRecord($"Once it is refused or has lapsed, {Words.Proposal(successor)} would take its place.", SaysOf(proposal)));
        if (proposal.Expires is { } expires)
            told.Add(Sentence.OfRecord($"The proposal runs until {Words.Date(expires)}.", SaysOf(proposal)));
        if (!comparison.Proposals.First(outline => outline.Proposal == id).IsOnTheTable)
            told.Add(Sentence.OfRecord($"{Words.Proposal(id)} is no longer on the table: {Ended(proposal)}.", SaysOf(proposal)));
        return told.ToEquatableArray();
    }

    /// <summary>What is known of the replies to a proposal; silence is told only while it is on the table.</summary>
    public EquatableArray<Sentence> Replies(ProposalOutline outline) =>
        outline.Replies.Where(reply => outline.IsOnTheTable || reply.Kind != ReplyKind.None).Select(reply => Sentence.OfRecord(ReplyText(outline, reply), reply.Says)).ToEquatableArray();

    /// <summary>What parties said in statements outside the proposals; what the same party said on the same day in the same way is told once.</summary>
    public EquatableArray<Sentence> Positions(IEnumerable<Position> positions) =>
        positions.Select(Position).GroupBy(sentence => sentence.Text)
            .Select(same => same.First() with { Says = SaysOf(same) }).ToEquatableArray();

    /// <summary>Whether what the parties ask on an issue can stand together, and why not.</summary>
    public EquatableArray<Sentence> Verdict(IssueComparison issue)
    {
        var says = Union([.. issue.Asks.Select(ask => ask.Says)]);
        return issue.Verdict switch
        {
            IssueVerdict.Silent => [Sentence.OfModel("No proposal on the table and no other statement asks for anything here.")],
            IssueVerdict.OneSided => [Sentence.OfModel($"Only {Words.Party(issue.Asks[0].Party)} put something forward here.", says)],
            IssueVerdict.Agree => [Sentence.OfModel($"What {AskingParties(issue)} asked here can stand together.", says)],
            IssueVerdict.Differ => [Sentence.OfModel("The offers differ, each on a condition of its own; nobody asked for what another's offer excludes.", says)],
            IssueVerdict.Undecided => [Sentence.OfModel("Whether what is asked here can stand together was not decided: the search was given up.", says)],
            _ when issue.Clashes.IsEmpty => [Sentence.OfModel($"No feasible state gives {AskingParties(issue)} all that was asked here.", says)],
            _ => issue.Clashes.Select(Clash).ToEquatableArray(),
        };
    }

    /// <summary>What two parties ask and no feasible state gives to both.</summary>
    public Sentence Clash(Clash clash)
    {
        var (first, second) = (clash.First, clash.Second);
        var isSame = first.Formula == second.Formula;
        return Sentence.OfModel(
            $"{Words.Party(first.Party)} {Doing(first.Kind)} this: {Words.Terms(first.Formula)}. "
            + (isSame
                ? $"{Words.Party(second.Party)} {Doing(second.Kind)} it."
                : $"{Words.Party(second.Party)} {Doing(second.Kind)} this: {Words.Terms(second.Formula)}. No feasible state satisfies both."),
            Union(first.Says, second.Says));
    }

    private Sentence Position(Position position)
    {
        var subject = Subject(position.Party, position.Date, Qualifier(StandingOf([position.Statement])));
        return Sentence.OfRecord($"{subject} {Saying(position.Act)}: {Words.Terms(position.Formula)}.", position.Statement);
    }

    private static string Ended(Proposal proposal) => proposal.Status switch
    {
        ProposalStatus.Accepted => "it was accepted",
        ProposalStatus.Withdrawn => "it was withdrawn",
        _ => "it has lapsed",
    };

    private static string Saying(Act act) => act switch
    {
        Act.Demand => "asked for this",
        Act.Offer => "offered this",
        Act.Promise => "promised this",
        Act.Guarantee => "gave an assurance on this",
        Act.Acceptance => "accepted this",
        Act.Refusal => "rejected this",
        Act.Threat => "named this in a threat",
        Act.Warning => "named this in a warning",
        Act.Denial => "said that this is not so",
        Act.Procedure => "spoke of the procedure for this",
        Act.Appeal => "appealed to a norm on this",
        _ => "said this",
    };

    private static string Doing(AskKind kind) => kind switch
    {
        AskKind.Asked => "asked for",
        AskKind.Rejected => "rejected",
        _ => "offered",
    };

    /// <summary>How the words come to us, where they were not said in public by the party.</summary>
    private static string Qualifier(Standing standing) => standing switch
    {
        Standing.Reported => "as reported, ",
        Standing.Leaked => "according to a leak, ",
        Standing.Inferred => "as the analyst infers, ",
        Standing.Denied => "by an account that was denied, ",
        _ => "",
    };

    /// <summary>The statements behind a proposal as a whole; where none are cited for it, those behind its clauses.</summary>
    internal static EquatableArray<StatementId> SaysOf(Proposal proposal) =>
        proposal.Says.IsEmpty ? proposal.Clauses.SelectMany(clause => clause.Says).Distinct().ToEquatableArray() : proposal.Says;

    private static EquatableArray<StatementId> SaysOf(Proposal proposal, Clause clause) => clause.Says.IsEmpty ? proposal.Says : clause.Says;

    /// <summary>The weakest standing among statements.</summary>
    private Standing StandingOf(EquatableArray<StatementId> says) =>
        says.Select(_dossier.Find).OfType<Statement>().Select(statement => statement.Standing).DefaultIfEmpty(Standing.Stated).Max();

    /// <summary>"On 14 June 2024, as reported, East".</summary>
    private string Subject(PartyId party, DateOnly? date, string qualifier)
    {
        var on = date is { } day ? $"on {Words.Date(day)}{(qualifier.Length > 0 ? ", " : " ")}" : "";
        return Words.Capital(on + qualifier) + Words.Party(party);
    }

    private string AskingParties(IssueComparison issue) => Words.Parties(issue.Asks.Select(ask => ask.Party).Distinct().ToEquatableArray());

    private IEnumerable<Sentence> Clause(ProposalComparison comparison, Proposal proposal, int index, bool isFirst, string qualifier)
    {
        var clause = proposal.Clauses[index];
        var place = new ClausePlace(proposal.Id, index);
        var says = SaysOf(proposal, clause);
        var (runs, kept) = (Running(clause), Keeping(clause));
        var stances = comparison.Issues.SelectMany(issue => issue.Cells).SelectMany(cell => cell.Stances).Where(stance => stance.Clause == place).ToArray();
        var offers = TermsOf(stances, StanceKind.Offer, clause.Then);
        var demands = TermsOf(stances, StanceKind.Demand, clause.Then);
        var by = Subject(proposal.By, isFirst ? proposal.Tabled : null, qualifier);
        var to = proposal.To.IsEmpty ? "" : " " + Words.Parties(proposal.To);
        if (!offers.IsEmpty)
        {
            // What takes the others as well to do is put to them, not given by the one who speaks.
            var verb = offers.Any(offer => GivesAlone(proposal.By, offer)) ? $"offered{to} this" : $"proposed this{(to.Length > 0 ? " to" + to : "")}";
            yield return Sentence.OfRecord($"{by} {verb}{Condition(clause, offers)}.{runs}{kept}", says);
        }

        if (!demands.IsEmpty)
            yield return Sentence.OfRecord($"{by} asked{to} for this{Condition(clause, demands)}.{runs}{kept}", says);
        if (clause.Guarantee is { } guarantee)
            yield return Sentence.OfRecord($"{by} {Assuring(guarantee)}{Once(clause)}: {Words.Plain(guarantee.Name)}.{Covering(guarantee)}{runs}", says);
    }

    private bool GivesAlone(PartyId party, Formula offer) => offer.Issues().Any(issue => _dossier.Find(issue)?.Deciders.CanMoveAlone(party) == true);

    /// <summary>The steps of one kind, in the order in which the clause names their issues.</summary>
    private static EquatableArray<Formula> TermsOf(Stance[] stances, StanceKind kind, EquatableArray<Formula> written)
    {
        var order = written.SelectMany(formula => formula.Issues()).Distinct().ToList();
        return stances.Where(stance => stance.Kind == kind).Select(stance => stance.Formula).Distinct()
            .OrderBy(formula => order.IndexOf(formula.Issues()[0])).ToEquatableArray();
    }

    private string Condition(Clause clause, EquatableArray<Formula> commitments)
    {
        var conditions = new List<string>();
        if (!clause.When.IsEmpty)
            conditions.Add($"{TimingWords(clause.Timing)} {Words.Clauses(clause.When)}");
        if (!clause.With.IsEmpty)
            conditions.Add($"as part of a package in which {Words.Clauses(clause.With)}");
        var unless = clause.Unless.IsEmpty ? "" : $", unless {Words.Row(clause.Unless.Select(Words.Clause), "or")}";
        return conditions.Count == 0
            ? $", on no condition: {Words.Terms(commitments)}{unless}"
            : $": {string.Join(" and ", conditions)}, {Words.Clauses(commitments)}{unless}";
    }

    /// <summary>From when, until when and for how long a clause runs, and of which others it is an alternative.</summary>
    private static string Running(Clause clause)
    {
        var days = (clause.Opens, clause.Expires) switch
        {
            ({ } opens, { } expires) => $" This runs from {Words.Date(opens)} until {Words.Date(expires)}.",
            ({ } opens, null) => $" This runs from {Words.Date(opens)} on.",
            (null, { } expires) => $" This runs until {Words.Date(expires)}.",
            _ => "",
        };
        var lead = clause.LeadDays == 0 ? "" : $" It takes {Words.Count(clause.LeadDays, "day")} to carry out.";
        return days + lead + (clause.Group is { } group ? $" At most one of the clauses called “{Words.Plain(group)}” holds." : "");
    }

    /// <summary>Who sees whether what a clause commits to is kept.</summary>
    private static string Keeping(Clause clause) => clause.VerifiedBy switch
    {
        null => "",
        Verification.Nobody => " Nobody can verify whether this is kept.",
        var who => $" Verified by: {who}.",
    };

    /// <summary>Who gives an assurance, where that is not the author, and during which steps it holds.</summary>
    private string Covering(Guarantee guarantee)
    {
        var by = guarantee.By.IsEmpty ? "" : $" It would be given by {Words.Parties(guarantee.By)}.";
        return by + (guarantee.Covers.IsEmpty ? "" : $" It covers this: {Words.Terms(guarantee.Covers)}.");
    }

    private string Once(Clause clause) => clause.When.IsEmpty ? "" : $", {TimingWords(clause.Timing)} {Words.Clauses(clause.When)}";

    internal static string TimingWords(Timing timing) => timing switch
    {
        Timing.AsSoonAs => "as soon as",
        Timing.AtTheSameTime => "at the same time as",
        Timing.Before => "before",
        _ => "once",
    };

    private string Assuring(Guarantee guarantee)
    {
        var to = guarantee.To.IsEmpty ? "" : " " + Words.Parties(guarantee.To);
        return guarantee.Kind switch
        {
            GuaranteeKind.Monitoring => $"offered{to} monitoring",
            GuaranteeKind.Support => $"offered{to} support",
            GuaranteeKind.Enforcement => $"offered{to} enforcement",
            _ => $"gave{to} an assurance",
        };
    }

    private string ReplyText(ProposalOutline outline, ReplyStanding reply)
    {
        var (by, proposal) = (Words.Party(reply.By), Words.Proposal(outline.Proposal));
        var on = reply.AsOf is { } day ? $" on {Words.Date(day)}" : "";
        var asOf = reply.AsOf is { } last ? $" as of {Words.Date(last)}" : "";
        return reply.Kind switch
        {
            ReplyKind.Accepted => $"{by} accepted {proposal}{on}.",
            ReplyKind.Partly => $"{by} accepted {proposal} in part{on}.",
            ReplyKind.Rejected => $"{by} rejected {proposal}{on}.",
            ReplyKind.Countered => $"{by} answered {proposal} with a proposal of its own{on}.",
            _ => $"No public reply by {by} to {proposal} is recorded{asOf}.",
        };
    }
}
