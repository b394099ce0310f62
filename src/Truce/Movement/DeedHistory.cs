using Truce.Dossiers;
using Truce.States;

namespace Truce.Movement;

/// <summary>What was done, beside the words of those who did it.</summary>
internal static class DeedHistory
{
    public static EquatableArray<DeedStanding> Of(Timeline timeline)
    {
        var known = timeline.Dossier.Events.Where(deed => timeline.Options.WasKnown(deed.Recorded ?? deed.Date));
        return known.OrderBy(deed => deed.Date).Select(deed => new DeedStanding(deed, Words(timeline, deed).ToEquatableArray())).ToEquatableArray();
    }

    /// <summary>What the last deed on an issue had made true by a day; null when there was none.</summary>
    public static InDeed? At(Timeline timeline, IssueId issue, DateOnly date)
    {
        for (var k = timeline.Deeds.Count - 1; k >= 0; k--)
        {
            var deed = timeline.Deeds[k].Deed;
            if (deed.Date > date || !Facts(deed).Any(fact => fact.Issue == issue))
                continue;
            return new InDeed(issue, Terms(timeline.Dossier, Facts(deed).Last(fact => fact.Issue == issue).Formula), deed.Id, deed.Date);
        }

        return null;
    }

    /// <summary>Deeds that go against words: against the position of those who did them, or against statements that the analyst names.</summary>
    public static IEnumerable<Contradiction> Against(Timeline timeline)
    {
        var known = timeline.Statements.Select(statement => statement.Id).ToHashSet();
        foreach (var (deed, words) in timeline.Deeds)
        {
            foreach (var against in words.Where(entry => entry.Fit == Fit.AgainstWords && !deed.Contradicts.Contains(entry.Statement!.Value)))
                yield return new Contradiction(deed.Date, against.Party, against.Issue, against.Statement!.Value, null, deed.Id, IsNoticed: true);
            foreach (var statement in deed.Contradicts.Where(known.Contains))
                yield return new Contradiction(deed.Date, deed.By is [var only] ? only : null, null, statement, null, deed.Id, IsNoticed: false);
        }
    }

    private static IEnumerable<DeedAndWords> Words(Timeline timeline, Deed deed)
    {
        foreach (var party in deed.By)
        {
            foreach (var (issue, formula) in Facts(deed))
            {
                var position = timeline.PositionAt(party, issue, deed.Date);
                yield return new DeedAndWords(party, issue, FitOf(position, SingleIssue.TermsOf(formula, timeline.Dossier.Issues)), position?.Statement);
            }
        }
    }

    private static Fit FitOf(DatedPosition? position, bool[] became)
    {
        var stances = Enumerable.Range(0, became.Length).Where(term => became[term]).Select(term => position?.Terms[term].Stance ?? Stance.Silent).ToArray();
        if (stances.Length == 0)
            return Fit.NotSaid;
        return stances.All(stance => stance == Stance.Refuses) ? Fit.AgainstWords : stances.All(stance => stance > Stance.Silent) ? Fit.AsSaid : Fit.NotSaid;
    }

    /// <summary>What became true by a deed, issue by issue; what is about several issues at once tells of none by itself.</summary>
    public static IEnumerable<(IssueId Issue, Formula Formula)> Facts(Deed deed) =>
        deed.Became.SelectMany(formula => formula is Formula.And(var parts) ? parts : [formula])
            .Where(formula => formula.Issues().Count == 1).Select(formula => (formula.Issues()[0], formula));

    private static EquatableArray<TermId> Terms(Dossier dossier, Formula formula)
    {
        var holds = SingleIssue.TermsOf(formula, dossier.Issues);
        var terms = dossier.Find(formula.Issues()[0])!.Terms;
        return Enumerable.Range(0, holds.Length).Where(term => holds[term]).Select(term => terms[term].Id).ToEquatableArray();
    }
}
