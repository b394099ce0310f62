using Truce.Dossiers;
using Truce.Text;

namespace Truce.Checking;

/// <summary>Does the record hang together: is every statement used, does every party have a part, do the dates fit?</summary>
internal static class RecordChecks
{
    public static void Run(Dossier dossier, Findings findings)
    {
        CheckCitations(dossier, findings);
        CheckParties(dossier, findings);
        CheckDates(dossier, findings);
        MovementChecks.Run(dossier, findings);
    }

    private static void CheckCitations(Dossier dossier, Findings findings)
    {
        var cited = Citations(dossier).SelectMany(says => says).ToHashSet();
        foreach (var statement in dossier.Statements)
        {
            if (!cited.Contains(statement.Id) && !findings.IsFull)
                findings.Add($"statements/{statement.Id}", Messages.StatementNotCited(statement.Id));
        }
    }

    private static IEnumerable<EquatableArray<StatementId>> Citations(Dossier dossier)
    {
        yield return dossier.StatusQuo?.Says ?? [];
        foreach (var says in dossier.Parties.Select(p => p.Says)
            .Concat(dossier.Issues.Select(i => i.Says))
            .Concat(dossier.Constraints.Select(c => c.Says))
            .Concat(dossier.Moves.SelectMany(listed => listed.Moves.Select(move => move.Says)))
            .Concat(dossier.Proposals.SelectMany(Citations))
            .Concat(dossier.Plans.SelectMany(plan => plan.Steps.SelectMany(step => step.Progress.Select(entry => entry.Says).Prepend(step.Says)).Prepend(plan.Says)))
            .Concat(dossier.Preferences.SelectMany(Citations))
            .Concat(dossier.Statements.Where(s => !s.Takes.IsEmpty).Select(s => new EquatableArray<StatementId>([s.Id])))
            .Concat(dossier.Statements.SelectMany(s => new[] { s.Replaces, s.Reframes, s.Contradicts }))
            .Concat(dossier.Events.SelectMany(e => new[] { e.Says, e.Contradicts }))
            .Concat(dossier.Watch.Select(w => w.Says))
            .Concat(dossier.Forecasts.Select(f => f.Says))
            .Concat(dossier.Views.SelectMany(Citations))
            .Concat(dossier.OpenQuestions.Select(q => q.Says)))
        {
            yield return says;
        }
    }

    private static IEnumerable<EquatableArray<StatementId>> Citations(Proposal proposal) =>
        [proposal.Says, .. proposal.Clauses.Select(c => c.Says), proposal.IfRefused?.Says ?? [], .. proposal.Replies.Select(r => r.Says)];

    private static IEnumerable<EquatableArray<StatementId>> Citations(PartyView view) =>
    [
        view.Says,
        .. view.UnseenMoves.SelectMany(listed => listed.Moves.Select(move => move.Says)),
        .. view.Preferences.SelectMany(attributed => Citations(new PartyPreference(attributed.Of, attributed.Preference, attributed.Says))),
    ];

    private static IEnumerable<EquatableArray<StatementId>> Citations(PartyPreference preference)
    {
        IEnumerable<EquatableArray<StatementId>> parts = preference.Preference switch
        {
            Preference.Priorities(var priorities) => priorities.Select(p => p.Says),
            Preference.Ranking(var tiers) => tiers.Select(t => t.Says),
            Preference.Comparisons(var items) => items.Select(item => item.Says),
            Preference.Utility utility => [.. utility.Issues.Select(i => i.Says), .. utility.Parts.Select(p => p.AllSays().ToEquatableArray()), .. utility.Weights.Select(w => w.Says)],
            _ => [],
        };
        return
        [
            preference.Says,
            .. parts,
            .. preference.Known.Select(item => item.Says),
            .. preference.Evidence.Select(choice => choice.Says),
            .. preference.RedLines.Select(line => line.Says),
            preference.WalkAway?.Says ?? preference.WalkAwayAtLeast?.Says ?? [],
        ];
    }

    private static void CheckParties(Dossier dossier, Findings findings)
    {
        var preferring = dossier.Preferences.Select(p => p.Party).ToHashSet();
        var speaking = dossier.Statements.Where(s => s.Party is not null).Select(s => s.Party!.Value).ToHashSet();
        foreach (var party in dossier.Parties)
        {
            if (findings.IsFull)
                return;
            if (dossier.IsDecisionMaker(party.Id) && !preferring.Contains(party.Id))
                findings.Add($"parties/{party.Id}", Messages.NoPreference(party.Id));
            if (party.Role == PartyRole.Principal && !dossier.IsDecisionMaker(party.Id) && !speaking.Contains(party.Id))
                findings.Add($"parties/{party.Id}", Messages.SilentPrincipal(party.Id));
        }
    }

    private static void CheckDates(Dossier dossier, Findings findings)
    {
        if (dossier.AsOf is not { } asOf)
            return;
        foreach (var statement in dossier.Statements)
        {
            if (statement.Date > asOf)
                findings.Add($"statements/{statement.Id}/date", Messages.LaterThanAsOf(statement.Date.Value, asOf));
        }

        foreach (var deed in dossier.Events.Where(deed => deed.Date > asOf))
            findings.Add($"events/{deed.Id}/date", Messages.LaterThanAsOf(deed.Date, asOf));
        foreach (var indicator in dossier.Watch.Where(indicator => indicator.Written > asOf))
            findings.Add($"watch/{indicator.Id}/written", Messages.LaterThanAsOf(indicator.Written, asOf));
        foreach (var forecast in dossier.Forecasts.Where(forecast => forecast.Made > asOf))
            findings.Add($"forecasts/{forecast.Id}/made", Messages.LaterThanAsOf(forecast.Made, asOf));
        foreach (var proposal in dossier.Proposals)
        {
            if (proposal.Tabled > asOf)
                findings.Add($"proposals/{proposal.Id}/tabled", Messages.LaterThanAsOf(proposal.Tabled.Value, asOf));
            if (proposal.Expires < asOf && proposal.Status == ProposalStatus.Tabled)
                findings.Add($"proposals/{proposal.Id}/expires", Messages.PastExpiry(proposal.Expires.Value, asOf));
        }
    }
}
