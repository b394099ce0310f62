using Truce.Comparison;
using Truce.Dossiers;

namespace Truce.Reports;

/// <content>The proposals side by side.</content>
internal sealed partial class BriefComposition
{
    private ProposalTable? ProposalTable()
    {
        var rows = _comparison.Issues.Where(issue => issue.Cells.Any(cell => !cell.IsSilent) || !issue.Positions.IsEmpty).Select(Row).ToEquatableArray();
        if (_dossier.Proposals.IsEmpty && rows.IsEmpty)
            return null;
        return new ProposalTable(
            _comparison.Proposals.Select(Column).ToEquatableArray(),
            rows,
            _comparison.ClashesAcrossIssues.Select(_narration.Clash).ToEquatableArray(),
            _comparison.OrderConflicts.Select(_narration.OrderConflict).ToEquatableArray());
    }

    private ProposalColumn Column(ProposalOutline outline)
    {
        var proposal = _dossier.Find(outline.Proposal)!;
        var to = outline.To.IsEmpty ? "" : " to " + Words.Parties(outline.To);
        var tabled = proposal.Tabled is { } date ? $", {Words.Date(date)}" : "";
        return new ProposalColumn(
            proposal.Id,
            Words.ProposalTitle(proposal.Id),
            Words.Party(proposal.By),
            $"{Words.Party(proposal.By)}{to}{tabled}",
            outline.IsOnTheTable,
            _narration.Proposal(_comparison, proposal.Id),
            _narration.Replies(outline));
    }

    private ProposalRow Row(IssueComparison issue) => new(
        issue.Issue,
        Words.Question(issue.Issue),
        Words.Deciders(_dossier.Find(issue.Issue)!.Deciders),
        issue.Cells.Select(Entries).ToEquatableArray(),
        _narration.Positions(issue.Positions),
        issue.Verdict,
        InWord(issue.Verdict),
        _narration.Verdict(issue));

    /// <summary>What is named for the same purpose in several clauses is listed once.</summary>
    private EquatableArray<CellEntry> Entries(IssueCell cell) =>
        cell.Stances.GroupBy(stance => (stance.Kind, stance.Formula, stance.Conditions, stance.Conditions.IsEmpty ? null : stance.Timing, stance.Expires))
            .Select(same => Entry(cell.Proposal, same.First(), [.. same])).ToEquatableArray();

    private CellEntry Entry(ProposalId proposal, Stance stance, Stance[] same)
    {
        var lead = stance.Kind switch
        {
            StanceKind.Condition => "condition",
            StanceKind.Demand => "demand",
            StanceKind.Offer => "offer",
            StanceKind.Circumstance => "depends on",
            _ => "if it is rejected",
        };
        var when = stance.Conditions.IsEmpty ? "" : $", {Narration.TimingWords(stance.Timing ?? Timing.After)} {Condition(proposal, stance)}";
        var until = stance.Expires is { } expires && expires != _dossier.Find(proposal)!.Expires ? $", until {Words.Date(expires)}" : "";
        var isOff = !_comparison.Proposals.First(outline => outline.Proposal == proposal).IsOnTheTable;
        return new CellEntry(
            isOff ? lead + ", no longer on the table" : lead,
            new Sentence(Words.Terms(stance.Formula) + when + until, same.SelectMany(s => s.Says).Distinct().ToEquatableArray(), Basis.Record),
            same.SelectMany(s => s.Details).Select(detail => detail.Words).Distinct().ToEquatableArray());
    }

    /// <summary>The conditions in full where the clauses of the proposal have different ones; otherwise the reader sees them in the same column.</summary>
    private string Condition(ProposalId proposal, Stance stance)
    {
        var all = _comparison.Issues.SelectMany(issue => issue.Cells).Where(cell => cell.Proposal == proposal).SelectMany(cell => cell.Stances)
            .Where(other => !other.Conditions.IsEmpty).Select(other => other.Conditions).Distinct().Count();
        if (all > 1)
            return Words.Clauses(stance.Conditions);
        return stance.Conditions.Count == 1 ? "the condition is met" : "the conditions are met";
    }

    private static string InWord(IssueVerdict verdict) => verdict switch
    {
        IssueVerdict.Agree => "can stand together",
        IssueVerdict.Contradict => "contradict",
        IssueVerdict.Differ => "offers differ",
        IssueVerdict.OneSided => "one side only",
        IssueVerdict.Silent => "nothing asked",
        _ => "not decided",
    };
}
