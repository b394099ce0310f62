using Truce.Dossiers;
using Truce.States;
using Truce.Text;

namespace Truce.Checking;

/// <summary>Do positions, events and forecasts hang together: days in order, links to earlier statements, nothing accepted and rejected at once?</summary>
internal static class MovementChecks
{
    public static void Run(Dossier dossier, Findings findings)
    {
        var statements = dossier.Statements.ToDictionary(statement => statement.Id);
        foreach (var statement in dossier.Statements)
        {
            if (findings.IsFull)
                return;
            CheckStatement(dossier, statement, statements, findings);
        }

        foreach (var deed in dossier.Events.Where(deed => deed.Recorded < deed.Date))
            findings.Add($"events/{deed.Id}/recorded", Messages.RecordedBefore(deed.Recorded!.Value, deed.Date));
        foreach (var forecast in dossier.Forecasts)
        {
            if (forecast.Until < forecast.Made)
                findings.Add($"forecasts/{forecast.Id}/until", Messages.DaysOutOfOrder(forecast.Until.Value, forecast.Made));
            if (forecast.Resolved < forecast.Made)
                findings.Add($"forecasts/{forecast.Id}/resolved", Messages.DaysOutOfOrder(forecast.Resolved.Value, forecast.Made));
        }

        CheckStatusQuo(dossier, findings);
    }

    private static void CheckStatement(Dossier dossier, Statement statement, Dictionary<StatementId, Statement> statements, Findings findings)
    {
        if (statement.Recorded < statement.Date)
            findings.Add($"statements/{statement.Id}/recorded", Messages.RecordedBefore(statement.Recorded.Value, statement.Date.Value));
        if (!statement.Takes.IsEmpty && statement.Date is null && statement.Recorded is null)
            findings.Add($"statements/{statement.Id}", Messages.PositionUndated(statement.Id));
        foreach (var (key, linked) in new[] { ("replaces", statement.Replaces), ("reframes", statement.Reframes) })
        {
            foreach (var other in linked.Where(other => !IsEarlierOfSameParty(dossier, statement, statements[other])))
                findings.Add($"statements/{statement.Id}/{key}", Messages.LinkToOther(statement.Id, other, key));
        }

        foreach (var (issue, term) in BothWays(dossier, statement))
            findings.Add($"statements/{statement.Id}/takes", Messages.PositionAgainstItself(term, issue));
    }

    private static bool IsEarlierOfSameParty(Dossier dossier, Statement statement, Statement other)
    {
        if (other.Party != statement.Party || other.Id == statement.Id)
            return false;
        var (day, otherDay) = (statement.Date ?? statement.Recorded, other.Date ?? other.Recorded);
        return day is null || otherDay is null || otherDay < day
            || (otherDay == day && dossier.Statements.AsSpan().IndexOf(other) < dossier.Statements.AsSpan().IndexOf(statement));
    }

    /// <summary>The first term of each issue that a statement takes both ways.</summary>
    private static IEnumerable<(IssueId Issue, TermId Term)> BothWays(Dossier dossier, Statement statement)
    {
        foreach (var takes in statement.Takes.Where(take => take.Kind is TakeKind.Insists or TakeKind.Accepts or TakeKind.Refuses).GroupBy(take => take.Issue))
        {
            if (takes.Count() < 2 || dossier.Find(takes.Key) is not { } issue)
                continue;
            var refused = takes.Where(take => take.Kind == TakeKind.Refuses).Select(take => SingleIssue.TermsOf(take.Terms, dossier.Issues)).ToArray();
            var accepted = takes.Where(take => take.Kind != TakeKind.Refuses).Select(take => SingleIssue.TermsOf(take.Terms, dossier.Issues)).ToArray();
            for (var term = 0; term < issue.Terms.Count; term++)
            {
                if (refused.Any(set => set[term]) && accepted.Any(set => set[term]))
                {
                    yield return (issue.Id, issue.Terms[term].Id);
                    break;
                }
            }
        }
    }

    private static void CheckStatusQuo(Dossier dossier, Findings findings)
    {
        if (dossier.StatusQuo is not { } now)
            return;
        for (var place = 0; place < dossier.Issues.Count; place++)
        {
            var issue = dossier.Issues[place];
            var last = dossier.Events.SelectMany(deed => deed.Became.Where(formula => formula.Issues() is [var only] && only == issue.Id).Select(formula => (deed, formula)))
                .OrderBy(entry => entry.deed.Date).LastOrDefault();
            if (last.deed is not null && issue.IndexOf(now.Terms[place]) is >= 0 and var index && !SingleIssue.TermsOf(last.formula, dossier.Issues)[index])
                findings.Add($"status-quo/{issue.Id}", Messages.DeedsAgainstStatusQuo(issue.Id, now.Terms[place], last.deed.Id));
        }
    }
}
