using Truce.Dossiers;
using Truce.Sequencing;
using Truce.States;

namespace Truce.Comparison;

/// <summary>What each proposal says to each issue, and whether what the parties ask can stand together.</summary>
internal sealed class Matrix
{
    private readonly Dossier _dossier;
    private readonly Steps _steps;
    private readonly Dictionary<StatementId, Statement> _statements;
    private readonly ILookup<(IssueId Issue, ProposalId Proposal), Stance> _stances;
    private readonly ILookup<IssueId, Position> _positions;

    public Matrix(Dossier dossier, Steps steps)
    {
        _dossier = dossier;
        _steps = steps;
        _statements = dossier.Statements.ToDictionary(statement => statement.Id);
        _stances = dossier.Proposals.SelectMany(Stances).ToLookup(found => (found.Issue, found.Proposal), found => found.Stance);
        _positions = Positions().ToLookup(found => found.Issue, found => found.Position);
    }

    public IssueComparison Compare(Issue issue)
    {
        var cells = _dossier.Proposals
            .Select(proposal => new IssueCell(proposal.Id, _stances[(issue.Id, proposal.Id)].ToEquatableArray())).ToEquatableArray();
        var positions = _positions[issue.Id].ToEquatableArray();
        var asks = AsksOn(cells, positions);
        var clashes = Clashes(asks);
        return new IssueComparison(issue.Id, Judge(asks, clashes), cells, positions, asks, clashes);
    }

    /// <summary>Clashes between what two parties said to different issues.</summary>
    public EquatableArray<Clash> ClashesAcross(EquatableArray<IssueComparison> issues)
    {
        // What can be so, and shares no issue with something else that can be so, is excluded by it only through constraints.
        var asks = issues.SelectMany(issue => issue.Asks).Distinct()
            .Where(ask => _steps.IsConstrained(ask.Formula) && _steps.Check(ask.Wanted) == Satisfiability.Finding.Satisfiable);
        return Clashes(asks.ToEquatableArray(), mayShareIssues: false);
    }

    private IEnumerable<(IssueId Issue, ProposalId Proposal, Stance Stance)> Stances(Proposal proposal)
    {
        for (var index = 0; index < proposal.Clauses.Count; index++)
        {
            var clause = proposal.Clauses[index];
            var place = new ClausePlace(proposal.Id, index);
            var says = clause.Says.IsEmpty ? proposal.Says : clause.Says;
            var conditions = _steps.Of(clause.When);
            Timing? timing = conditions.IsEmpty ? null : clause.Timing;
            var expires = clause.Expires ?? proposal.Expires;
            foreach (var step in conditions)
            {
                var kind = _steps.NeedsOthers(proposal.By, step) ? StanceKind.Condition : StanceKind.Circumstance;
                foreach (var (issue, narrow) in Places(step, says))
                    yield return (issue, proposal.Id, new Stance(kind, step, place, [], timing, expires, narrow, Details(narrow)));
            }

            foreach (var step in _steps.Of(clause.Then))
            {
                var kind = _steps.IsOfferBy(proposal.By, step) ? StanceKind.Offer : StanceKind.Demand;
                foreach (var (issue, narrow) in Places(step, says))
                    yield return (issue, proposal.Id, new Stance(kind, step, place, conditions, timing, expires, narrow, Details(narrow)));
            }
        }

        foreach (var step in _steps.Of(proposal.IfRefused?.Then ?? []))
        {
            foreach (var (issue, narrow) in Places(step, proposal.IfRefused!.Says))
                yield return (issue, proposal.Id, new Stance(StanceKind.IfRefused, step, null, [], null, null, narrow, Details(narrow)));
        }
    }

    /// <summary>The issues under which a step stands, each with the statements that bear on it.</summary>
    private IEnumerable<(IssueId Issue, EquatableArray<StatementId> Says)> Places(Formula step, EquatableArray<StatementId> says) =>
        step.Issues().Select(issue => (issue, Narrow(says, issue)));

    /// <summary>The statements that say what they are about and name the issue; when there is none, all of them.</summary>
    private EquatableArray<StatementId> Narrow(EquatableArray<StatementId> says, IssueId issue)
    {
        var narrow = says.Where(id => _statements.TryGetValue(id, out var s) && s.About.Any(f => f.Issues().Contains(issue))).ToEquatableArray();
        return narrow.IsEmpty ? says : narrow;
    }

    private EquatableArray<QuotedDetail> Details(EquatableArray<StatementId> says) =>
        says.Where(_statements.ContainsKey).SelectMany(id => QuotedDetails.In(_statements[id])).ToEquatableArray();

    private IEnumerable<(IssueId Issue, Position Position)> Positions()
    {
        var inProposals = _dossier.Proposals.SelectMany(Outlines.StatementsOf).ToHashSet();
        foreach (var statement in _dossier.Statements)
        {
            if (statement.Party is not { } party || statement.Act == Act.NoReply || inProposals.Contains(statement.Id))
                continue;
            foreach (var step in statement.Act == Act.Refusal ? _steps.Whole(statement.About) : _steps.Of(statement.About))
            {
                var position = new Position(party, statement.Act, step, statement.Id, statement.Date, QuotedDetails.In(statement));
                foreach (var issue in step.Issues())
                    yield return (issue, position);
            }
        }
    }

    private EquatableArray<Ask> AsksOn(EquatableArray<IssueCell> cells, EquatableArray<Position> positions)
    {
        var said = new List<Ask>();
        for (var place = 0; place < cells.Count; place++)
        {
            var proposal = _dossier.Proposals[place];
            if (!_dossier.IsOnTheTable(proposal))
                continue;
            foreach (var stance in cells[place].Stances)
            {
                if (KindOf(stance.Kind) is { } kind)
                    said.Add(new Ask(proposal.By, kind, stance.Formula, stance.Says));
            }
        }

        foreach (var position in positions)
        {
            if (KindOf(position.Act) is { } kind)
                said.Add(new Ask(position.Party, kind, position.Formula, [position.Statement]));
        }

        return
        [
            .. from party in _dossier.Parties
               from kind in Enum.GetValues<AskKind>()
               let same = said.Where(ask => ask.Party == party.Id && ask.Kind == kind).ToArray()
               where same.Length > 0
               select Join(party.Id, kind, same),
        ];
    }

    private static AskKind? KindOf(StanceKind kind) => kind switch
    {
        StanceKind.Condition or StanceKind.Demand => AskKind.Asked,
        StanceKind.Offer => AskKind.Offered,
        _ => null,
    };

    private static AskKind? KindOf(Act act) => act switch
    {
        Act.Demand => AskKind.Asked,
        Act.Refusal => AskKind.Rejected,
        Act.Offer or Act.Promise or Act.Acceptance => AskKind.Offered,
        _ => null,
    };

    /// <summary>All that a party asked for on an issue; when that cannot all be so, because some of it stands in for the rest, any of it.</summary>
    private Ask Join(PartyId party, AskKind kind, Ask[] said)
    {
        var formulas = said.Select(ask => ask.Formula).Distinct().ToEquatableArray();
        var says = said.SelectMany(ask => ask.Says).Distinct().ToEquatableArray();
        if (formulas is [var only])
            return new Ask(party, kind, only, says);
        var all = new Formula.And(formulas);
        var isAny = kind == AskKind.Rejected || _steps.Check(all) == Satisfiability.Finding.Unsatisfiable;
        return new Ask(party, kind, isAny ? new Formula.Or(formulas) : all, says);
    }

    private EquatableArray<Clash> Clashes(EquatableArray<Ask> asks, bool mayShareIssues = true)
    {
        var found = new List<Clash>();
        for (var i = 0; i < asks.Count; i++)
        {
            for (var k = i + 1; k < asks.Count; k++)
            {
                var (first, second) = (asks[i], asks[k]);
                if (first.Party == second.Party || (IsOffer(first) && IsOffer(second)))
                    continue;
                if (!mayShareIssues && first.Formula.Issues().Intersect(second.Formula.Issues()).Any())
                    continue;
                if (Exclude([first, second]))
                    found.Add(new Clash(first, second));
            }
        }

        return found.ToEquatableArray();
    }

    private static bool IsOffer(Ask ask) => ask.Kind == AskKind.Offered;

    private bool Exclude(IEnumerable<Ask> asks) => Check(asks) == Satisfiability.Finding.Unsatisfiable;

    private Satisfiability.Finding Check(IEnumerable<Ask> asks) => _steps.Check(new Formula.And(asks.Select(ask => ask.Wanted).ToEquatableArray()));

    private IssueVerdict Judge(EquatableArray<Ask> asks, EquatableArray<Clash> clashes)
    {
        var parties = asks.Select(ask => ask.Party).Distinct().Count();
        if (parties < 2)
            return parties == 0 ? IssueVerdict.Silent : IssueVerdict.OneSided;
        if (!clashes.IsEmpty)
            return IssueVerdict.Contradict;
        return Check(asks) switch
        {
            Satisfiability.Finding.Satisfiable => IssueVerdict.Agree,
            Satisfiability.Finding.Unsatisfiable => Exclude(asks.Where(ask => !IsOffer(ask))) ? IssueVerdict.Contradict : IssueVerdict.Differ,
            _ => IssueVerdict.Undecided,
        };
    }
}
