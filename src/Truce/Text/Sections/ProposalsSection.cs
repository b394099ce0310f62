using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>proposals</c>: what do parties put to one another, and what was replied?</summary>
internal static class ProposalsSection
{
    public static EquatableArray<Proposal> Read(Reading reading)
    {
        var section = reading.Root["proposals"];
        var known = KnownNames.Of(section, reading.Root.IsPartial, DiagnosticDescriptors.UnknownProposal, "proposal");
        return reading.Named(section, "a proposal").Select(entry => ReadProposal(reading, entry, known)).ToEquatableArray();
    }

    private static Proposal ReadProposal(Reading reading, YamlEntry entry, KnownNames known)
    {
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "a proposal");
        var proposal = new Proposal
        {
            Id = new ProposalId(entry.Key.Value),
            Title = fields.Text("title"),
            By = fields.RequiredParty("by"),
            To = fields.Parties("to"),
            Tabled = fields.Date("tabled"),
            Expires = fields.Date("expires"),
            Status = fields.Word("status", ProposalStatus.Tabled),
            Clauses = reading.Items(fields["clauses"]).Select(item => ReadClause(reading, item)).ToEquatableArray(),
            IfRefused = fields["if-refused"] is { } refusal ? ReadRefusal(reading, refusal) : null,
            Successor = reading.Reference(fields["successor"], known) is { } successor ? new ProposalId(successor) : null,
            Replies = reading.Items(fields["replies"]).Select(item => ReadReply(reading, item)).ToEquatableArray(),
            Says = fields.Says(),
        };
        fields.Finish();
        return proposal;
    }

    private static Clause ReadClause(Reading reading, YamlNode node)
    {
        var start = new TextSpan(node.Span.Start, 0);
        var fields = new Fields(reading, node, start, "a clause");
        var clause = new Clause
        {
            When = fields.Formulas("when"),
            Then = fields.Formulas("then"),
            Timing = fields.Word("timing", Timing.After),
            With = fields.Formulas("with"),
            Unless = fields.Formulas("unless"),
            Group = ReadGroup(reading, fields["group"]),
            Guarantee = ReadGuarantee(reading, fields),
            Opens = fields.Date("opens"),
            Expires = fields.Date("expires"),
            LeadDays = reading.WholeNumber(fields["lead"]) ?? 0,
            VerifiedBy = fields.Text("verified-by"),
            Says = fields.Says(),
        };
        fields.Finish();
        if (node is YamlMapping && clause is { Then.IsEmpty: true, Guarantee: null })
            reading.Report(start, Messages.ClauseSaysNothing());
        if (clause.Opens is { } opens && clause.Expires < opens)
            reading.Report(fields["opens"]!.Span, Messages.ClosedWindow(opens, clause.Expires.Value));
        return clause;
    }

    private static string? ReadGroup(Reading reading, YamlNode? node)
    {
        if (node is YamlScalar scalar)
            reading.CheckName(scalar, "a group");
        return reading.Text(node, "the name of a group of clauses of which at most one holds");
    }

    private static Guarantee? ReadGuarantee(Reading reading, Fields fields)
    {
        var name = fields.Text("guarantee");
        var to = fields["to"];
        var (kind, by, covers) = (fields["kind"], fields["assured-by"], fields["covers"]);
        if (name is not null)
        {
            return new Guarantee(name, reading.References(to, reading.Parties, id => new PartyId(id)), reading.Word<GuaranteeKind>(kind, "kind") ?? GuaranteeKind.Assurance)
            {
                By = reading.References(by, reading.Parties, id => new PartyId(id)),
                Covers = reading.Items(covers).Select(reading.Formula).ToEquatableArray(),
            };
        }

        foreach (var (key, value) in new[] { ("to", to), ("kind", kind), ("assured-by", by), ("covers", covers) })
        {
            if (value is not null)
                reading.Report(value.Span, Messages.OnlyWithGuarantee(key));
        }

        return null;
    }

    private static Refusal ReadRefusal(Reading reading, YamlNode node)
    {
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "what is said to follow a refusal");
        var refusal = new Refusal(fields.RequiredText("warns"), fields.Formulas("then"), fields.Says());
        fields.Finish();
        return refusal;
    }

    private static Reply ReadReply(Reading reading, YamlNode node)
    {
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a reply");
        var reply = new Reply(fields.RequiredParty("by"), fields.RequiredWord<ReplyKind>("reply"), fields.Date("as-of"), fields.Says());
        fields.Finish();
        return reply;
    }
}
