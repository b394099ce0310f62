using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>Changes of proposals that their page offers: what was sent, to the text that says so.</summary>
public static class ProposalEdits
{
    /// <summary>Adds a proposal, changes what is said of one as a whole, or removes it.</summary>
    public static Edit Proposals(ShownDossier opened, Form form)
    {
        var (dossier, reader) = (opened.Dossier, new FormReader(opened, form));
        if (form["act"] == "add")
        {
            if (form["name"] is not { } name)
                return Edit.Refused("A proposal needs a name.");
            if (dossier.Find(new ProposalId(name)) is not null)
                return Edit.Refused($"There is a proposal called “{name}” already. Give it another name.");
            if (dossier.Find(new PartyId(form["by"] ?? "")) is not { } author)
                return Edit.Refused("A proposal needs a party that puts it.");
            var added = Head(new Proposal { Id = new ProposalId(name), By = author.Id }, form, reader);
            return reader.Refusal ?? Edit.Of(opened, dossier with { Proposals = dossier.Proposals.Append(added).ToEquatableArray() }, $"added the proposal {added.Title ?? name}");
        }

        if (ProposalOf(dossier, form) is not { } proposal)
            return Unknown(form);
        switch (form["act"])
        {
            case "remove":
                return Edit.Of(opened, dossier with { Proposals = dossier.Proposals.Where(other => other.Id != proposal.Id).ToEquatableArray() }, $"removed the proposal {NameOf(proposal)}");
            case "save":
                var changed = Head(proposal, form, reader);
                return reader.Refusal ?? With(opened, changed, $"changed the proposal {NameOf(proposal)}");
            default:
                return Edit.Nothing;
        }
    }

    /// <summary>Adds, changes or removes a clause of a proposal.</summary>
    public static Edit Clauses(ShownDossier opened, Form form)
    {
        if (ProposalOf(opened.Dossier, form) is not { } proposal)
            return Unknown(form);
        var (act, place) = form.Act(proposal.Clauses.Count);
        var reader = new FormReader(opened, form);
        switch (act)
        {
            case "remove" when place is { } removed:
                return With(opened, proposal with { Clauses = proposal.Clauses.Where((_, k) => k != removed).ToEquatableArray() }, $"removed a clause of {NameOf(proposal)}");
            case "add":
                var added = Clause(new Clause(), form, reader);
                return reader.Refusal ?? With(opened, proposal with { Clauses = proposal.Clauses.Append(added).ToEquatableArray() }, $"added a clause to {NameOf(proposal)}");
            case "save" when place is { } at:
                var changed = Clause(proposal.Clauses[at], form, reader);
                return reader.Refusal ?? With(opened, proposal with { Clauses = proposal.Clauses.Select((clause, k) => k == at ? changed : clause).ToEquatableArray() }, $"changed a clause of {NameOf(proposal)}");
            default:
                return Edit.Nothing;
        }
    }

    /// <summary>Adds, changes or removes a reply to a proposal.</summary>
    public static Edit Replies(ShownDossier opened, Form form)
    {
        if (ProposalOf(opened.Dossier, form) is not { } proposal)
            return Unknown(form);
        var (act, place) = form.Act(proposal.Replies.Count);
        var reader = new FormReader(opened, form);
        switch (act)
        {
            case "remove" when place is { } removed:
                return With(opened, proposal with { Replies = proposal.Replies.Where((_, k) => k != removed).ToEquatableArray() }, $"removed a reply to {NameOf(proposal)}");
            case "save" when place is { } at:
                var changed = Reply(proposal.Replies[at], form, reader);
                return reader.Refusal ?? With(opened, proposal with { Replies = proposal.Replies.Select((reply, k) => k == at ? changed : reply).ToEquatableArray() }, $"changed a reply to {NameOf(proposal)}");
            case "add" when opened.Dossier.Find(new PartyId(form["by"] ?? "")) is { } party:
                var added = Reply(new Reply(party.Id, ReplyKind.None), form, reader);
                return reader.Refusal ?? With(opened, proposal with { Replies = proposal.Replies.Append(added).ToEquatableArray() }, $"recorded how {party.Name} replied to {NameOf(proposal)}");
            default:
                return Edit.Nothing;
        }
    }

    /// <summary>What a proposal is called.</summary>
    internal static string NameOf(Proposal proposal) => proposal.Title ?? proposal.Id.Value;

    private static Proposal Head(Proposal proposal, Form form, FormReader reader) => proposal with
    {
        Title = form.Text("title", proposal.Title, isLine: true),
        By = form["by"] is { } by ? new PartyId(by) : proposal.By,
        To = reader.Ticked("to"),
        Tabled = reader.Day("tabled"),
        Expires = reader.Day("expires"),
        Status = Spelling.Find<ProposalStatus>(form["status"]) ?? proposal.Status,
        IfRefused = IfRefused(proposal.IfRefused, form, reader),
        Successor = form.Has("successor") ? form["successor"] is { } successor ? new ProposalId(successor) : null : proposal.Successor,
        Says = reader.Says("says"),
    };

    private static Refusal? IfRefused(Refusal? old, Form form, FormReader reader)
    {
        var (then, says) = (reader.Formulas("refused-then"), reader.Says("refused-says"));
        if (form.Text("warns", old?.Warns, isLine: true) is { } warns)
            return new Refusal(warns, then, says);
        if (old is null && !(then.IsEmpty && says.IsEmpty))
            reader.Wrong("What is said to follow a refusal needs a few words", field: "warns");
        return null;
    }

    private static Clause Clause(Clause clause, Form form, FormReader reader)
    {
        var changed = clause with
        {
            When = reader.Formulas("when"),
            Then = reader.Formulas("then"),
            With = reader.Formulas("with"),
            Unless = reader.Formulas("unless"),
            Timing = Spelling.Find<Timing>(form["timing"]) ?? clause.Timing,
            Expires = reader.Day("expires"),
            Group = form.Text("group", clause.Group, isLine: true),
            Opens = reader.Day("opens"),
            LeadDays = reader.Whole("lead") ?? 0,
            VerifiedBy = form.Text("verified-by", clause.VerifiedBy, isLine: true),
            Guarantee = form.Text("guarantee", clause.Guarantee?.Name, isLine: true) is { } assured
                ? new Guarantee(assured, reader.Ticked("assured"), Spelling.Find<GuaranteeKind>(form["kind"]) ?? GuaranteeKind.Assurance) { By = reader.Ticked("assured-by"), Covers = reader.Formulas("covers") }
                : null,
            Says = reader.Says("says"),
        };
        if (changed is { Then.IsEmpty: true, Guarantee: null })
            reader.Wrong("A clause needs something that is then to be, or an assurance", field: "then");
        return changed;
    }

    private static Reply Reply(Reply reply, Form form, FormReader reader) => reply with
    {
        Kind = Spelling.Find<ReplyKind>(form["reply"]) ?? reply.Kind,
        AsOf = reader.Day("as-of"),
        Says = reader.Says("says"),
    };

    private static Proposal? ProposalOf(Dossier dossier, Form form) => dossier.Find(new ProposalId(form["proposal"] ?? ""));

    private static Edit Unknown(Form form) => Edit.Refused($"The dossier has no proposal called '{form["proposal"]}'.");

    private static Edit With(ShownDossier opened, Proposal changed, string note) =>
        Edit.Of(opened, opened.Dossier with { Proposals = opened.Dossier.Proposals.Select(other => other.Id == changed.Id ? changed : other).ToEquatableArray() }, note);
}
