using Truce.Dossiers;

namespace Truce.Text;

/// <summary>The issues that a formula can name, found by name in constant time.</summary>
internal sealed class KnownIssues
{
    /// <summary>How many terms the formulas of one dossier may name by the first and the last of them.</summary>
    public const int MaxExpanded = 4_000_000;

    private readonly Dictionary<string, KnownIssue> _byName = [];
    private long _expanded;

    /// <param name="issues">The issues in the dossier's order.</param>
    /// <param name="isComplete">False when an error, already reported, hides some: then a name that is not known may be one of those.</param>
    public KnownIssues(IEnumerable<KnownIssue> issues, bool isComplete)
    {
        All = issues.ToEquatableArray();
        IsComplete = isComplete;
        AreAllYesNo = true;
        foreach (var issue in All)
        {
            _byName.TryAdd(issue.Id.Value, issue);
            AreAllYesNo &= issue.IsYesNo;
        }
    }

    public EquatableArray<KnownIssue> All { get; }

    public bool IsComplete { get; }

    public bool AreAllYesNo { get; }

    public IEnumerable<string> Names => All.Select(i => i.Id.Value);

    public static KnownIssues Of(Dossier dossier) => new(dossier.Issues.Select(KnownIssue.Of), isComplete: true);

    /// <summary>Whether a formula may still name so many terms by the first and the last of them; they then count.</summary>
    public bool CanExpand(int terms) => (_expanded += terms) <= MaxExpanded;

    public KnownIssue? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>An issue as far as formulas need it.</summary>
internal sealed class KnownIssue
{
    private readonly Dictionary<string, int> _places = [];

    /// <param name="id">Its name.</param>
    /// <param name="terms">Its terms in order.</param>
    /// <param name="isComplete">False when an error, already reported, hides some of its terms.</param>
    /// <param name="range">The numbers that the terms are; null when they are words.</param>
    public KnownIssue(IssueId id, IEnumerable<TermId> terms, bool isComplete, NumericRange? range = null)
    {
        Id = id;
        Range = range;
        Terms = terms.ToEquatableArray();
        IsComplete = isComplete;
        IsYesNo = isComplete && Terms.Count == 2 && Terms[0] == TermId.No && Terms[1] == TermId.Yes;
        for (var i = 0; i < Terms.Count; i++)
            _places.TryAdd(Terms[i].Value, i);
    }

    public IssueId Id { get; }

    public EquatableArray<TermId> Terms { get; }

    public NumericRange? Range { get; }

    public bool IsComplete { get; }

    public bool IsYesNo { get; }

    public static KnownIssue Of(Issue issue) => new(issue.Id, issue.Terms.Select(t => t.Id), isComplete: true, issue.Range);

    /// <summary>The place of a term, or -1.</summary>
    public int IndexOf(string term) => _places.GetValueOrDefault(term, -1);
}
