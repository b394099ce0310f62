using Truce.Dossiers;

namespace Truce.Reports;

/// <content>Who said what, and the numbered list of statements.</content>
internal sealed partial class BriefComposition
{
    /// <summary>Numbers the statements party by party; those that are nobody's in the dispute come last.</summary>
    private EquatableArray<Reference> References()
    {
        var standings = _material.Quotations.ToDictionary(standing => standing.Statement, standing => standing.Anchoring);
        var grouped = _dossier.Parties.SelectMany(party => _dossier.Statements.Where(statement => statement.Party == party.Id));
        return grouped.Union(_dossier.Statements).Select((statement, place) => new Reference(
            place + 1,
            statement,
            Attribution(statement),
            _dossier.Find(statement.Source),
            standings.GetValueOrDefault(statement.Id))).ToEquatableArray();
    }

    private EquatableArray<PartyRecord> WhoSaidWhat()
    {
        var found = new List<PartyRecord>();
        foreach (var party in _dossier.Parties)
            Add(party.Id, party.Name, Role(party), _references.Where(reference => reference.Statement.Party == party.Id));
        Add(null, "On the dispute as a whole", null, _references.Where(reference => reference.Statement.Party is null));
        return found.ToEquatableArray();

        void Add(PartyId? party, string name, string? role, IEnumerable<Reference> said)
        {
            if (said.ToEquatableArray() is { IsEmpty: false } list)
                found.Add(new PartyRecord(party, name, role, list));
        }
    }

    /// <summary>"ally of West; spoken for by the foreign ministry".</summary>
    private string Role(Party party)
    {
        var role = party.Role switch
        {
            PartyRole.Principal => "principal",
            PartyRole.Ally => "ally",
            PartyRole.Guarantor => "guarantor",
            PartyRole.Mediator => "mediator",
            _ => "observer",
        };
        var of = party.Of.IsEmpty ? "" : " of " + Words.Parties(party.Of);
        var by = party.Spokespersons.IsEmpty ? "" : "; spoken for by " + Words.Row(party.Spokespersons);
        return role + of + by;
    }

    /// <summary>"Foreign ministry, 14 June 2024: offer, as reported".</summary>
    private string Attribution(Statement statement)
    {
        var party = statement.Party is { } id ? Words.Party(id) : null;
        var who = statement.Speaker ?? party ?? "the source";
        if (statement.Speaker is not null && party is not null && !statement.Speaker.Contains(party))
            who += $" ({party})";
        if (statement.Act == Act.NoReply)
            who = $"about {party ?? statement.Speaker ?? "no party named"}";
        var when = statement.Date is { } date ? $", {Words.Date(date)}" : "";
        return $"{who}{when}: {InWord(statement.Act)}, {InWord(statement.Standing)}";
    }

    private static string InWord(Act act) => act switch
    {
        Act.Demand => "demand",
        Act.Offer => "offer",
        Act.Promise => "promise",
        Act.Guarantee => "assurance",
        Act.Acceptance => "acceptance",
        Act.Refusal => "rejection",
        Act.Threat => "threat",
        Act.Warning => "warning",
        Act.Claim => "statement on how things are",
        Act.Denial => "denial",
        Act.Procedure => "on procedure",
        Act.Appeal => "appeal to a norm",
        _ => "no reply as of that day",
    };

    private static string InWord(Standing standing) => standing switch
    {
        Standing.Stated => "said in public",
        Standing.Reported => "as reported",
        Standing.Leaked => "leaked",
        Standing.Inferred => "inferred by the analyst",
        _ => "denied by the party",
    };
}
