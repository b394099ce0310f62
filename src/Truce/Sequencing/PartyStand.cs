using Truce.Dossiers;

namespace Truce.Sequencing;

/// <summary>Would a party accept a state, by what it has said and by what is assumed of its preferences?</summary>
/// <param name="Party">The party.</param>
/// <param name="Acceptance">The answer.</param>
/// <param name="Reason">What it rests on.</param>
/// <param name="Crossed">The red lines that the state crosses.</param>
/// <param name="AgainstStatusQuo">Above 0 when the party prefers the state to the status quo, below 0 when it prefers the status quo, 0 when it is indifferent; null when that is not known.</param>
public sealed record PartyStand(PartyId Party, PartyAnswer Acceptance, StandReason Reason, EquatableArray<RedLine> Crossed, int? AgainstStatusQuo)
{
    /// <summary>How a party takes a state.</summary>
    internal static PartyStand Of(Dossier dossier, PartyId party, int[] terms, int[] statusQuo)
    {
        if (PartyOrder.Of(dossier, party) is not { } order)
            return new PartyStand(party, PartyAnswer.NotKnown, StandReason.NoPreference, [], null);
        var crossed = order.Crossed(terms);
        var against = order.Compare(terms, statusQuo);
        if (!crossed.IsEmpty)
            return new PartyStand(party, PartyAnswer.Refuses, StandReason.RedLine, crossed, against);
        if (order.Reservation is { } reservation)
            return Stand(order.WorthOf(terms) >= reservation, StandReason.Reservation);
        if (order.Preference.WalkAway is not null && against is { } sign)
            return Stand(sign >= 0, StandReason.StatusQuo);
        return new PartyStand(party, PartyAnswer.NotKnown, StandReason.NoWalkAway, [], against);

        PartyStand Stand(bool accepts, StandReason reason) => new(party, accepts ? PartyAnswer.Accepts : PartyAnswer.Refuses, reason, [], against);
    }
}

/// <summary>Whether a party would accept.</summary>
public enum PartyAnswer
{
    /// <summary>It would refuse.</summary>
    Refuses,

    /// <summary>It may accept or refuse: where it would walk away is not stated.</summary>
    NotKnown,

    /// <summary>It would accept.</summary>
    Accepts,
}

/// <summary>What an acceptance or a refusal rests on.</summary>
public enum StandReason
{
    /// <summary>A red line that the state crosses.</summary>
    RedLine,

    /// <summary>The worth of no agreement, as a number.</summary>
    Reservation,

    /// <summary>That the party would rather keep the status quo than agree on less.</summary>
    StatusQuo,

    /// <summary>Where the party would walk away is not stated.</summary>
    NoWalkAway,

    /// <summary>No preference is recorded.</summary>
    NoPreference,
}
