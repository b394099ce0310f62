using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>What changed in what the parties say.</summary>
internal static class ChangeHistory
{
    public static EquatableArray<Change> Of(Timeline timeline)
    {
        var found = new List<Change>();
        var last = new Dictionary<(PartyId, IssueId), DatedPosition>();
        foreach (var position in timeline.Positions)
        {
            var before = last.GetValueOrDefault((position.Party, position.Issue));
            last[(position.Party, position.Issue)] = position;
            if (KindOf(position.Change) is { } kind)
                found.Add(new Change(position.Date, position.Party, position.Issue, kind, [position.Statement], before?.Terms ?? [], position.Terms, position.IsDerived));
        }

        var known = timeline.Statements.ToDictionary(said => said.Id, said => said.Date);
        foreach (var said in timeline.Statements.Where(said => said.Statement.Party is not null))
        {
            foreach (var reframed in said.Statement.Reframes.Where(known.ContainsKey))
                found.Add(new Change(said.Date, said.Statement.Party!.Value, null, ChangeKind.Reframed, [said.Id, reframed], [], [], IsDerived: false));
        }

        found.AddRange(timeline.Contradictions.Where(entry => entry.Later is not null && entry.Party is not null).Select(entry =>
            new Change(entry.Date, entry.Party!.Value, entry.Issue, ChangeKind.Contradicted, [entry.Later!.Value, entry.Earlier], [], [], IsDerived: false)));
        found.AddRange(timeline.Silences.Where(silence => silence.Proposal is null).SelectMany(silence => silence.Issues.Where(issue => HadSpoken(timeline, silence, issue)).Select(issue =>
            new Change(silence.AsOf, silence.Party, issue, ChangeKind.GoneSilent, silence.Says, [], [], IsDerived: false))));
        return found.OrderBy(change => change.Date).ToEquatableArray();
    }

    private static bool HadSpoken(Timeline timeline, Silence silence, IssueId issue) =>
        timeline.PositionAt(silence.Party, issue, silence.AsOf) is { } position && position.Date < silence.AsOf;

    private static ChangeKind? KindOf(PositionChange change) => change switch
    {
        PositionChange.Taken => ChangeKind.Taken,
        PositionChange.Softened => ChangeKind.Softened,
        PositionChange.Dropped => ChangeKind.Dropped,
        PositionChange.Hardened => ChangeKind.Hardened,
        PositionChange.Shifted => ChangeKind.Shifted,
        _ => null,
    };
}
