namespace Truce.Dossiers;

/// <summary>Something to watch for, written down before it happens, so that it can be held against what happened.</summary>
public sealed record Indicator
{
    /// <summary>Its name within the dossier.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>On which day it was written down; what happened up to that day does not count for it.</summary>
    public required DateOnly Written { get; init; }

    /// <summary>What is watched for, in a few words.</summary>
    public required string What { get; init; }

    /// <summary>When it is seen.</summary>
    public required Signal When { get; init; }

    /// <summary>What it is to foretell; null when it is only to be noted.</summary>
    public Signal? Foretells { get; init; }

    /// <summary>Within how many days of its being seen that is to come; null when nothing is foretold.</summary>
    public int? Within { get; init; }

    /// <summary>The statements that it rests on.</summary>
    public EquatableArray<StatementId> Says { get; init; }
}

/// <summary>Something that a record of statements and deeds shows to have happened, on days that can be told.</summary>
public abstract record Signal
{
    private Signal()
    {
    }

    /// <summary>A statement was made.</summary>
    /// <param name="Act">What was done by saying it.</param>
    /// <param name="By">Whose statement; null for anybody's.</param>
    /// <param name="On">The issue that it bears on; null for any or none.</param>
    public sealed record Said(Act Act, PartyId? By = null, IssueId? On = null) : Signal;

    /// <summary>A party came to a position that it did not hold before.</summary>
    /// <param name="Kind">Whether it insists on, accepts or refuses all of the terms.</param>
    /// <param name="Issue">The issue.</param>
    /// <param name="Terms">The terms.</param>
    /// <param name="By">Which party; null for any.</param>
    public sealed record Took(TakeKind Kind, IssueId Issue, Formula Terms, PartyId? By = null) : Signal;

    /// <summary>A party's position changed.</summary>
    /// <param name="Direction">How.</param>
    /// <param name="By">Which party; null for any.</param>
    /// <param name="On">On which issue; null for any.</param>
    public sealed record Moved(Direction Direction, PartyId? By = null, IssueId? On = null) : Signal;

    /// <summary>By a deed something came to be so that was not known to be so before.</summary>
    /// <param name="Became">What.</param>
    /// <param name="By">Whose deed; null for anybody's.</param>
    public sealed record Done(Formula Became, PartyId? By = null) : Signal;

    /// <summary>One thing was followed by another.</summary>
    /// <param name="First">The one.</param>
    /// <param name="Then">The other, on a later day.</param>
    /// <param name="Within">In at most how many days.</param>
    public sealed record Followed(Signal First, Signal Then, int Within) : Signal;

    /// <summary>One thing was not followed by another: the day is the last on which it could have been.</summary>
    /// <param name="First">The one.</param>
    /// <param name="Without">The other.</param>
    /// <param name="Within">In at most how many days it did not come.</param>
    public sealed record NotFollowed(Signal First, Signal Without, int Within) : Signal;

    /// <summary>Any of several things.</summary>
    public sealed record Any(EquatableArray<Signal> Signals) : Signal;

    /// <summary>All of several things, each once: the day is that on which the last of them first happened.</summary>
    public sealed record All(EquatableArray<Signal> Signals) : Signal;
}

/// <summary>How a position changes.</summary>
public enum Direction
{
    /// <summary>More is accepted or less refused, and nothing the other way.</summary>
    Softer,

    /// <summary>Less is accepted or more refused, and nothing the other way.</summary>
    Harder,

    /// <summary>What was insisted on no longer is, and nothing is newly refused: a precondition dropped.</summary>
    Dropped,
}
