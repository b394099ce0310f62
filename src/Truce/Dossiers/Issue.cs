using System.Globalization;

namespace Truce.Dossiers;

/// <summary>What is in dispute; it is settled by exactly one of its terms.</summary>
/// <remarks>An <em>option</em> of the graph model is an issue with the terms <c>no</c>, <c>yes</c>; an <em>issue value</em> of negotiation analysis is a term.</remarks>
public sealed record Issue
{
    /// <summary>Its name within the dossier.</summary>
    public required IssueId Id { get; init; }

    /// <summary>The issue in words, for people.</summary>
    public string? Question { get; init; }

    /// <summary>Who can change it.</summary>
    public required Deciders Deciders { get; init; }

    /// <summary>The ways to settle it, at least one; a term's index is its place here, from 0.</summary>
    public required EquatableArray<Term> Terms { get; init; }

    /// <summary>The numbers that its terms are, in their order; null when its terms are words.</summary>
    public NumericRange? Range { get; init; }

    /// <summary>Changes that cannot be undone.</summary>
    public EquatableArray<OneWay> OneWay { get; init; }

    /// <summary>The statements it rests on.</summary>
    public EquatableArray<StatementId> Says { get; init; }

    /// <summary>Whether its terms are exactly <c>no</c>, <c>yes</c>, so that its bare name is a formula.</summary>
    public bool IsYesNo => Terms.Count == 2 && Terms[0].Id == TermId.No && Terms[1].Id == TermId.Yes;

    /// <summary>The zero-based place of a term, or -1 when the issue lacks it.</summary>
    public int IndexOf(TermId term)
    {
        if (Range is not null)
            return IndexOf(term, Range);
        for (var i = 0; i < Terms.Count; i++)
        {
            if (Terms[i].Id == term)
                return i;
        }

        return -1;
    }

    // Without a search, since there may be many; 140.0 is a number but not the name of one.
    private static int IndexOf(TermId term, NumericRange range) =>
        decimal.TryParse(term.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && NumericRange.NameOf(number) == term ? range.PlaceOf(number) : -1;

    /// <summary>Whether the issue may go from one term to another, whoever moves it.</summary>
    /// <remarks>
    /// A change is barred when the one-way changes lead from <paramref name="to"/> to <paramref name="from"/>, in one step or several
    /// (the transitive closure of the listed pairs). Everything else is free.
    /// </remarks>
    public bool Allows(TermId from, TermId to) => from != to && (OneWay.IsEmpty || !LeadsTo(to, from));

    /// <summary>Whether two allowed changes in a row are always one allowed change or none.</summary>
    /// <remarks>Not so when a term outside the one-way changes offers a detour: with <c>a -> b</c> one-way and a third term c, b to c and c to a are free.</remarks>
    public bool HasTransitiveChanges
    {
        get
        {
            if (OneWay.IsEmpty)
                return true;
            foreach (var from in Terms)
            {
                foreach (var through in Terms)
                {
                    if (Allows(from.Id, through.Id) && Terms.Any(to => to != from && Allows(through.Id, to.Id) && !Allows(from.Id, to.Id)))
                        return false;
                }
            }

            return true;
        }
    }

    // Each term is followed once: one-way changes can branch and meet again, so that there may be more ways than can be walked.
    private bool LeadsTo(TermId from, TermId to)
    {
        if (OneWay.Count == 1)
            return OneWay[0] == new OneWay(from, to);
        var reached = new HashSet<TermId>();
        var open = new Stack<TermId>([from]);
        while (open.TryPop(out var term))
        {
            foreach (var change in OneWay)
            {
                if (change.From != term || !reached.Add(change.To))
                    continue;
                if (change.To == to)
                    return true;
                open.Push(change.To);
            }
        }

        return false;
    }
}

/// <summary>One way to settle an issue.</summary>
/// <param name="Id">Its name within the issue.</param>
/// <param name="Label">What it is called in reports; null when its name will do.</param>
public sealed record Term(TermId Id, string? Label = null);

/// <summary>A change from one term to another that cannot be undone.</summary>
public readonly record struct OneWay(TermId From, TermId To);

/// <summary>Who can change an issue.</summary>
/// <param name="Rule">Whether any one of the parties can, or only all of them together.</param>
/// <param name="Parties">The parties, in the order written; none when nobody in the dispute decides it.</param>
public sealed record Deciders(DecisionRule Rule, EquatableArray<PartyId> Parties)
{
    /// <summary>One party decides.</summary>
    public static Deciders One(PartyId party) => new(DecisionRule.Any, [party]);

    /// <summary>Nobody in the dispute decides: the issue stays as it is.</summary>
    public static Deciders Nobody { get; } = new(DecisionRule.Any, []);

    /// <summary>Whether that party can change the issue by itself.</summary>
    public bool CanMoveAlone(PartyId party) =>
        Parties.Contains(party) && (Rule == DecisionRule.Any || Parties.Count == 1);
}

/// <summary>How several parties decide one issue.</summary>
public enum DecisionRule
{
    /// <summary>Each of them can change it alone (a shared, or common, option).</summary>
    Any,

    /// <summary>They can change it only together (a joint issue).</summary>
    All,
}
