using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>Walks through the statements in the order in which they were made and keeps every position that follows.</summary>
/// <remarks>Cost: statements times the terms of the issues that they name; where one takes back another, the positions on its issues are followed anew.</remarks>
internal sealed class PositionHistory(Dossier dossier, TimelineOptions options)
{
    private readonly TakeReading _reading = new(dossier);
    private readonly Dictionary<StatementId, DatedStatement> _byId = [];
    private readonly Dictionary<(PartyId Party, IssueId Issue), Cell> _cells = [];
    private readonly List<DatedPosition> _positions = [];
    private readonly List<Contradiction> _contradictions = [];

    /// <summary>The statements that were known, by day and then in the dossier's order.</summary>
    public List<DatedStatement> Statements { get; } = [];

    public IReadOnlyList<DatedPosition> Positions => _positions;

    public IReadOnlyList<Contradiction> Contradictions => _contradictions;

    /// <summary>Follows every statement.</summary>
    public void Follow(CancellationToken cancellation)
    {
        for (var place = 0; place < dossier.Statements.Count; place++)
        {
            var statement = dossier.Statements[place];
            if ((statement.Date ?? statement.Recorded) is { } date && options.WasKnown(statement.Recorded ?? date))
                Statements.Add(new DatedStatement(statement, date, place, [.. _reading.TakesOf(statement)]));
        }

        Statements.Sort((one, other) => (one.Date, one.Place).CompareTo((other.Date, other.Place)));
        foreach (var statement in Statements)
        {
            cancellation.ThrowIfCancellationRequested();
            _byId[statement.Id] = statement;
            Take(statement);
            foreach (var against in statement.Statement.Contradicts.Where(_byId.ContainsKey))
                _contradictions.Add(new Contradiction(statement.Date, statement.Statement.Party, null, against, statement.Id, null, IsNoticed: false));
        }
    }

    private void Take(DatedStatement said)
    {
        if (said.Statement.Party is not { } party)
            return;
        var takenBack = said.Statement.Replaces.Where(_byId.ContainsKey).Select(id => _byId[id]).Where(other => other.Statement.Party == party && other != said).ToArray();
        var issues = said.Takes.Where(take => take.Kind != TakeKind.Silent).Concat(takenBack.SelectMany(other => other.Takes)).Select(take => take.Issue).Distinct();
        foreach (var issue in issues)
            Take(said, party, issue, takenBack);
    }

    private void Take(DatedStatement said, PartyId party, IssueId issue, DatedStatement[] takenBack)
    {
        if (!_cells.TryGetValue((party, issue), out var cell))
            _cells.Add((party, issue), cell = new Cell(PositionFold.Unspoken(_reading.CountOf(issue))));
        var before = cell.IsTaken ? (TermStance[])cell.Stances.Clone() : null;
        Take[] takes = [.. said.Takes.Where(take => take.Issue == issue && take.Kind != TakeKind.Silent)];
        if (cell.Standing.RemoveAll(other => takenBack.Contains(other)) > 0)
            Refold(cell, issue);
        else if (takes.Length == 0)
            return;
        foreach (var take in takes)
            PositionFold.Apply(cell.Stances, take, _reading.NamedBy(take));
        if (takes.Length > 0)
        {
            Notice(said, party, issue, cell);
            cell.Standing.Add(said);
        }

        cell.IsTaken = true;
        _positions.Add(new DatedPosition(
            party, issue, said.Date, said.Id, said.Statement.Takes.IsEmpty, PositionFold.Compare(before, cell.Stances), cell.Stances.ToEquatableArray()));
    }

    private void Refold(Cell cell, IssueId issue)
    {
        Array.Fill(cell.Stances, new TermStance(Stance.Silent));
        foreach (var take in cell.Standing.SelectMany(other => other.Takes).Where(take => take.Issue == issue))
            PositionFold.Apply(cell.Stances, take, _reading.NamedBy(take));
    }

    /// <summary>Notices other spokespersons of the party who said the opposite within the days of the options.</summary>
    private void Notice(DatedStatement said, PartyId party, IssueId issue, Cell cell)
    {
        if (said.Statement.Speaker is not { } speaker)
            return;
        TermStance[]? own = null;
        for (var k = cell.Standing.Count - 1; k >= 0 && said.Date.DayNumber - cell.Standing[k].Date.DayNumber <= options.ContradictionDays; k--)
        {
            var other = cell.Standing[k];
            if (other.Statement.Speaker is null || other.Statement.Speaker == speaker || said.Statement.Contradicts.Contains(other.Id) || said.Statement.Reframes.Contains(other.Id))
                continue;
            own ??= Alone(said, issue);
            if (AreOpposite(own, Alone(other, issue)))
                _contradictions.Add(new Contradiction(said.Date, party, issue, other.Id, said.Id, null, IsNoticed: true));
        }
    }

    /// <summary>What a statement says by itself.</summary>
    private TermStance[] Alone(DatedStatement said, IssueId issue)
    {
        var stances = PositionFold.Unspoken(_reading.CountOf(issue));
        foreach (var take in said.Takes.Where(take => take.Issue == issue))
            PositionFold.Apply(stances, take, _reading.NamedBy(take));
        return stances;
    }

    private static bool AreOpposite(TermStance[] one, TermStance[] other)
    {
        for (var term = 0; term < one.Length; term++)
        {
            if ((one[term].IsAccepted && other[term].Stance == Stance.Refuses) || (other[term].IsAccepted && one[term].Stance == Stance.Refuses))
                return true;
        }

        return false;
    }

    private sealed class Cell(TermStance[] stances)
    {
        public TermStance[] Stances { get; } = stances;

        public List<DatedStatement> Standing { get; } = [];

        public bool IsTaken { get; set; }
    }
}

/// <summary>A statement with the day that counts for it, its place in the dossier, and the positions that it takes.</summary>
internal sealed record DatedStatement(Statement Statement, DateOnly Date, int Place, Take[] Takes)
{
    public StatementId Id => Statement.Id;
}
