using Truce.Dossiers;
using Truce.States;

namespace Truce.Movement;

/// <summary>Which positions does a statement take, as written down or as follows from it?</summary>
/// <remarks>
/// Where a statement has no <see cref="Statement.Takes"/>, its position follows from what was done by saying it only where that leaves no doubt: an
/// acceptance accepts and a refusal refuses what it is about; a demand insists on what others decide without its party; an offer or a promise accepts
/// what it is about when its party decides, alone or with others, every issue of it (else part of it is a condition, and which is not known).
/// </remarks>
internal sealed class TakeReading(Dossier dossier)
{
    private readonly Dictionary<IssueId, Issue> _issues = dossier.Issues.ToDictionary(issue => issue.Id);
    private readonly Dictionary<Formula, bool[]> _named = [];

    /// <summary>The positions of a statement that is not denied; none for one that is nobody's.</summary>
    public IEnumerable<Take> TakesOf(Statement statement)
    {
        if (statement.Party is not { } party || statement.Standing == Standing.Denied)
            return [];
        return statement.Takes.IsEmpty ? Derived(statement, party) : statement.Takes;
    }

    /// <summary>The terms that a taking names, by their places.</summary>
    public bool[] NamedBy(Take take)
    {
        if (take.Kind == TakeKind.Silent)
            return [];
        if (!_named.TryGetValue(take.Terms, out var named))
            _named.Add(take.Terms, named = SingleIssue.TermsOf(take.Terms, dossier.Issues));
        return named;
    }

    /// <summary>How many terms an issue has.</summary>
    public int CountOf(IssueId issue) => _issues[issue].Terms.Count;

    private IEnumerable<Take> Derived(Statement statement, PartyId party)
    {
        var about = statement.About.Where(formula => formula.Issues().Count == 1).Select(formula => (Issue: formula.Issues()[0], Formula: formula)).ToArray();
        switch (statement.Act)
        {
            case Act.Acceptance:
                return about.Select(item => new Take(TakeKind.Accepts, item.Issue, item.Formula));
            case Act.Refusal:
                return about.Select(item => new Take(TakeKind.Refuses, item.Issue, item.Formula));
            case Act.Demand:
                return about.Where(item => !Decides(party, item.Issue)).Select(item => new Take(TakeKind.Insists, item.Issue, item.Formula));
            case Act.Offer or Act.Promise when about.Length == statement.About.Count && about.All(item => Decides(party, item.Issue)):
                return about.Select(item => new Take(TakeKind.Accepts, item.Issue, item.Formula));
            case Act.NoReply:
                return statement.About.SelectMany(formula => formula.Issues()).Distinct().Select(issue => new Take(TakeKind.Silent, issue, Formula.True));
            default:
                return [];
        }
    }

    private bool Decides(PartyId party, IssueId issue) => _issues[issue].Deciders.Parties.Contains(party);
}
