using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>Who had not replied, to what, as of when.</summary>
internal static class SilenceHistory
{
    public static EquatableArray<Silence> Of(Timeline timeline)
    {
        var (dossier, options) = (timeline.Dossier, timeline.Options);
        var found = new List<Silence>();
        var cited = new HashSet<StatementId>();
        foreach (var proposal in dossier.Proposals)
        {
            EquatableArray<IssueId> issues = proposal.Clauses.SelectMany(clause => clause.When.Concat(clause.Then)).SelectMany(formula => formula.Issues()).Distinct().ToEquatableArray();
            foreach (var reply in proposal.Replies.Where(reply => reply.Kind == ReplyKind.None))
            {
                cited.UnionWith(reply.Says);
                if ((reply.AsOf ?? dossier.AsOf) is { } day && options.WasKnown(day))
                    found.Add(new Silence(reply.By, proposal.Id, issues, day, reply.Says));
            }
        }

        foreach (var said in timeline.Statements.Where(said => said.Statement.Party is not null))
        {
            var issues = said.Takes.Where(take => take.Kind == TakeKind.Silent).Select(take => take.Issue).Distinct().ToEquatableArray();
            if (!issues.IsEmpty || (said.Statement.Act == Act.NoReply && !cited.Contains(said.Id)))
                found.Add(new Silence(said.Statement.Party!.Value, null, issues, said.Date, [said.Id]));
        }

        return found.OrderBy(silence => silence.AsOf).ToEquatableArray();
    }

    /// <summary>The silences that no later word had ended by a day; of several on the same, the latest.</summary>
    public static EquatableArray<Silence> At(Timeline timeline, DateOnly date)
    {
        var found = new Dictionary<(PartyId, ProposalId?, EquatableArray<IssueId>), Silence>();
        foreach (var silence in timeline.Silences.Where(silence => silence.AsOf <= date && !HasEnded(timeline, silence, date)))
            found[(silence.Party, silence.Proposal, silence.Issues)] = silence;
        return found.Values.ToEquatableArray();
    }

    private static bool HasEnded(Timeline timeline, Silence silence, DateOnly date)
    {
        if (silence.Proposal is { } proposal)
        {
            return timeline.Dossier.Find(proposal)!.Replies.Any(reply =>
                reply.By == silence.Party && reply.Kind != ReplyKind.None && (reply.AsOf is null || (reply.AsOf >= silence.AsOf && reply.AsOf <= date && timeline.Options.WasKnown(reply.AsOf.Value))));
        }

        if (silence.Issues.IsEmpty)
            return timeline.Statements.Any(said => said.Statement.Party == silence.Party && said.Date > silence.AsOf && said.Date <= date && said.Statement.Act != Act.NoReply);
        return silence.Issues.All(issue => timeline.PositionAt(silence.Party, issue, date)?.Date > silence.AsOf);
    }
}
