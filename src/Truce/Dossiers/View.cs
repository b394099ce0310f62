namespace Truce.Dossiers;

/// <summary>How a party sees the dispute where it does not see it as it is.</summary>
/// <remarks>
/// A hypergame: each party plays the game that it sees. What the view does not speak of, the party sees as it is; its own preference is always its own.
/// Source: Bennett 1977; Wang, Hipel and Fraser 1988; Aljefri, Bashar, Fang and Hipel 2018.
/// </remarks>
/// <param name="Party">Whose view it is.</param>
public sealed record PartyView(PartyId Party)
{
    /// <summary>The states that it does not see: those of which one of these holds.</summary>
    public EquatableArray<Formula> Unseen { get; init; }

    /// <summary>What it takes others to prefer, where that is not what they do prefer; at most one for each party.</summary>
    public EquatableArray<AttributedPreference> Preferences { get; init; }

    /// <summary>Moves of others that it does not see; at most one entry a party.</summary>
    public EquatableArray<PartyMoves> UnseenMoves { get; init; }

    /// <summary>Why the analyst takes the party to see it so; null when nobody wrote it down.</summary>
    public string? Because { get; init; }

    /// <summary>The statements it rests on; none means that it is an assumption.</summary>
    public EquatableArray<StatementId> Says { get; init; }
}

/// <summary>What a party takes another to prefer.</summary>
/// <param name="Of">The other.</param>
/// <param name="Preference">The order.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record AttributedPreference(PartyId Of, Preference Preference, EquatableArray<StatementId> Says = default);
