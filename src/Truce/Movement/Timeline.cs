using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>Who held which position when, what changed, and how words stand to deeds?</summary>
/// <remarks>
/// <para>Positions follow from the statements and are dated by them; none is overwritten, so that the picture of any day can be had again
/// (<see cref="At"/>), also as it was known on a day (<see cref="TimelineOptions.KnownOn"/>). Statements without any day are left out.</para>
/// <para>Order: by day, and on one day in the dossier's order. Ties: none. Cost: statements times the terms of the issues that they name.</para>
/// <para>Immutable; safe to share between threads.</para>
/// </remarks>
public sealed class Timeline
{
    private readonly Dictionary<(PartyId Party, IssueId Issue), DatedPosition[]> _cells;
    private readonly Dictionary<IssueId, Gaps> _gaps;
    private readonly Lazy<Dictionary<IssueId, EquatableArray<IssueGap>>> _series;

    private Timeline(Dossier dossier, TimelineOptions options, PositionHistory history)
    {
        Dossier = dossier;
        Options = options;
        Statements = history.Statements;
        Positions = history.Positions.ToEquatableArray();
        _cells = Positions.GroupBy(position => (position.Party, position.Issue)).ToDictionary(cell => cell.Key, cell => cell.ToArray());
        Deeds = DeedHistory.Of(this);
        Silences = SilenceHistory.Of(this);
        Contradictions = history.Contradictions.Concat(DeedHistory.Against(this)).OrderBy(contradiction => contradiction.Date).ToEquatableArray();
        Changes = ChangeHistory.Of(this);
        _gaps = dossier.Issues.ToDictionary(issue => issue.Id, issue => new Gaps(dossier, issue));
        _series = new Lazy<Dictionary<IssueId, EquatableArray<IssueGap>>>(() => dossier.Issues.ToDictionary(issue => issue.Id, Series));
        LeftOut = dossier.Statements.Count(statement => statement is { Date: null, Recorded: null } && !statement.Takes.IsEmpty);
    }

    /// <summary>The dossier.</summary>
    public Dossier Dossier { get; }

    /// <summary>What it is made of.</summary>
    public TimelineOptions Options { get; }

    /// <summary>Every position that was taken or restated, in order.</summary>
    public EquatableArray<DatedPosition> Positions { get; }

    /// <summary>What changed in what the parties say, in order; what was only restated is left out.</summary>
    public EquatableArray<Change> Changes { get; }

    /// <summary>What was done, in order, beside the words of those who did it.</summary>
    public EquatableArray<DeedStanding> Deeds { get; }

    /// <summary>Who had not replied as of when, in order.</summary>
    public EquatableArray<Silence> Silences { get; }

    /// <summary>Statements and deeds that do not go together, in order of the later one.</summary>
    public EquatableArray<Contradiction> Contradictions { get; }

    /// <summary>How many statements take a position and have no day, so that they are left out.</summary>
    public int LeftOut { get; }

    /// <summary>The day on which the picture ends: up to which the dossier is complete, else the last day that something happened on; null when nothing has a day.</summary>
    public DateOnly? End => Min(Dossier.AsOf ?? LastDay(), Options.KnownOn);

    internal IReadOnlyList<DatedStatement> Statements { get; }

    /// <summary>Follows the statements and deeds of a dossier.</summary>
    public static Timeline Of(Dossier dossier, TimelineOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        options ??= new TimelineOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.ContradictionDays);
        var history = new PositionHistory(dossier, options);
        history.Follow(cancellation);
        return new Timeline(dossier, options, history);
    }

    /// <summary>The position of a party on an issue on the evening of a day; null when it had none.</summary>
    public DatedPosition? PositionAt(PartyId party, IssueId issue, DateOnly date)
    {
        if (!_cells.TryGetValue((party, issue), out var positions))
            return null;
        var (low, high) = (0, positions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (positions[middle].Date <= date)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? null : positions[low - 1];
    }

    /// <summary>The positions of every party on every issue on the evening of a day.</summary>
    public PositionMatrix At(DateOnly date) => PositionMatrix.Of(this, date);

    /// <summary>How far positions on an issue lay apart on the evening of a day; null when fewer than two parties that count had one.</summary>
    public IssueGap? GapAt(IssueId issue, DateOnly date)
    {
        var positions = new Dictionary<PartyId, EquatableArray<TermStance>>();
        foreach (var party in _gaps[issue].Counted)
        {
            if (PositionAt(party, issue, date) is { } position)
                positions.Add(party, position.Terms);
        }

        return _gaps[issue].Between(positions, date);
    }

    /// <summary>The gap on an issue on every day on which a party that counts spoke to it, from the day on which two of them had a position.</summary>
    public EquatableArray<IssueGap> GapsOver(IssueId issue) => _series.Value[issue];

    /// <summary>Who had not publicly replied as of a day: the silences of the record that no later word had ended by then.</summary>
    public EquatableArray<Silence> SilencesAt(DateOnly date) => SilenceHistory.At(this, date);

    /// <summary>What the last deed on an issue had made true by a day; null when there was none.</summary>
    internal InDeed? InDeedAt(IssueId issue, DateOnly date) => DeedHistory.At(this, issue, date);

    /// <summary>Positions on one issue by one party, in order.</summary>
    internal IReadOnlyList<DatedPosition> PositionsOf(PartyId party, IssueId issue) => _cells.GetValueOrDefault((party, issue)) ?? [];

    private EquatableArray<IssueGap> Series(Issue issue)
    {
        var gaps = _gaps[issue.Id];
        var positions = new Dictionary<PartyId, EquatableArray<TermStance>>();
        var found = new List<IssueGap>();
        var spoken = gaps.Counted.SelectMany(party => PositionsOf(party, issue.Id)).GroupBy(position => position.Date).OrderBy(day => day.Key);
        foreach (var day in spoken)
        {
            foreach (var position in day)
                positions[position.Party] = position.Terms;
            if (gaps.Between(positions, day.Key) is { } gap)
                found.Add(gap);
        }

        return found.ToEquatableArray();
    }

    private DateOnly? LastDay()
    {
        DateOnly? last = Statements.Count == 0 ? null : Statements[^1].Date;
        return Deeds.IsEmpty || last > Deeds[^1].Deed.Date ? last : Deeds[^1].Deed.Date;
    }

    private static DateOnly? Min(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;
}
