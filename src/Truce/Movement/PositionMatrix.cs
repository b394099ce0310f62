using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>The positions of every party on every issue on the evening of a day, with what deeds had made true.</summary>
/// <param name="Date">The day.</param>
/// <param name="Parties">The parties that had a position, or of which it was recorded that they had not replied; in the dossier's order.</param>
/// <param name="Rows">The issues, in the dossier's order.</param>
public sealed record PositionMatrix(DateOnly Date, EquatableArray<PartyId> Parties, EquatableArray<PositionRow> Rows)
{
    internal static PositionMatrix Of(Timeline timeline, DateOnly date)
    {
        var dossier = timeline.Dossier;
        var silences = timeline.SilencesAt(date);
        var parties = dossier.Parties.Select(party => party.Id)
            .Where(party => silences.Any(silence => silence.Party == party) || dossier.Issues.Any(issue => timeline.PositionAt(party, issue.Id, date) is not null))
            .ToEquatableArray();
        return new PositionMatrix(date, parties, dossier.Issues.Select(Row).ToEquatableArray());

        PositionRow Row(Issue issue) => new(
            issue.Id, parties.Select(party => Cell(party, issue.Id)).ToEquatableArray(), DeedHistory.At(timeline, issue.Id, date), timeline.GapAt(issue.Id, date));

        PositionCell Cell(PartyId party, IssueId issue)
        {
            var position = timeline.PositionAt(party, issue, date);
            var silent = silences.Where(silence => silence.Party == party && silence.Issues.Contains(issue) && !(position?.Date > silence.AsOf)).Select(silence => (DateOnly?)silence.AsOf).Max();
            return new PositionCell(party, position, silent);
        }
    }
}

/// <summary>The positions on one issue.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Cells">One for each party of the matrix.</param>
/// <param name="InDeed">What the last deed made true; null when there was none.</param>
/// <param name="Gap">How far the positions lay apart; null when fewer than two parties that count had one.</param>
public sealed record PositionRow(IssueId Issue, EquatableArray<PositionCell> Cells, InDeed? InDeed, IssueGap? Gap);

/// <summary>The position of a party on an issue on a day.</summary>
/// <param name="Party">The party.</param>
/// <param name="Position">Its position; null when it had none.</param>
/// <param name="NoReplyAsOf">Up to which day it was recorded as not having replied; null when it was not, or has spoken to the issue since.</param>
public sealed record PositionCell(PartyId Party, DatedPosition? Position, DateOnly? NoReplyAsOf);
