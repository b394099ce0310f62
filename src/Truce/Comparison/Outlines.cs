using Truce.Dossiers;
using Truce.Sequencing;

namespace Truce.Comparison;

/// <summary>What belongs to a proposal as a whole: its assurances, and what is known of the replies.</summary>
internal static class Outlines
{
    public static ProposalOutline Of(Dossier dossier, Steps steps, Proposal proposal)
    {
        var to = proposal.To.IsEmpty
            ? dossier.Parties.Where(party => party.Role == PartyRole.Principal && party.Id != proposal.By).Select(party => party.Id).ToEquatableArray()
            : proposal.To;
        return new ProposalOutline(
            proposal.Id,
            proposal.By,
            to,
            dossier.IsOnTheTable(proposal),
            Assurances(dossier, steps, proposal),
            proposal.IfRefused,
            Replies(dossier, proposal, to));
    }

    /// <summary>Every statement that the proposal rests on, its replies included.</summary>
    public static IEnumerable<StatementId> StatementsOf(Proposal proposal) =>
        [
            .. proposal.Says,
            .. proposal.Clauses.SelectMany(clause => clause.Says),
            .. proposal.IfRefused?.Says ?? [],
            .. proposal.Replies.SelectMany(reply => reply.Says),
        ];

    private static EquatableArray<Assurance> Assurances(Dossier dossier, Steps steps, Proposal proposal)
    {
        var found = new List<Assurance>();
        for (var index = 0; index < proposal.Clauses.Count; index++)
        {
            var clause = proposal.Clauses[index];
            if (clause.Guarantee is not { } guarantee)
                continue;
            var says = clause.Says.IsEmpty ? proposal.Says : clause.Says;
            var details = says.Select(dossier.Find).OfType<Statement>().SelectMany(s => QuotedDetails.In(s)).ToEquatableArray();
            var place = new ClausePlace(proposal.Id, index);
            found.Add(new Assurance(place, guarantee, steps.Of(clause.When), clause.Expires ?? proposal.Expires, says, details));
        }

        return found.ToEquatableArray();
    }

    private static EquatableArray<ReplyStanding> Replies(Dossier dossier, Proposal proposal, EquatableArray<PartyId> to)
    {
        var found = new List<ReplyStanding>();
        foreach (var party in to)
        {
            var replies = proposal.Replies.Where(reply => reply.By == party).ToArray();
            foreach (var reply in replies)
                found.Add(Standing(dossier, proposal, reply));
            if (replies.Length == 0)
                found.Add(new ReplyStanding(party, ReplyKind.None, IsRecorded: false, dossier.AsOf, Silence(dossier, proposal, party)));
        }

        found.AddRange(proposal.Replies.Where(reply => !to.Contains(reply.By)).Select(reply => Standing(dossier, proposal, reply)));
        return found.ToEquatableArray();
    }

    private static ReplyStanding Standing(Dossier dossier, Proposal proposal, Reply reply)
    {
        var says = reply.Says.IsEmpty && reply.Kind == ReplyKind.None ? Silence(dossier, proposal, reply.By) : reply.Says;
        return new ReplyStanding(reply.By, reply.Kind, IsRecorded: true, reply.AsOf ?? dossier.AsOf, says);
    }

    /// <summary>The statements that report the party's silence since the proposal was put.</summary>
    private static EquatableArray<StatementId> Silence(Dossier dossier, Proposal proposal, PartyId party) =>
        dossier.Statements
            .Where(s => s.Act == Act.NoReply && s.Party == party && !(s.Date < proposal.Tabled))
            .Select(s => s.Id).ToEquatableArray();
}
