using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>How far what the parties would accept on an issue lies apart on a day.</summary>
/// <remarks>
/// It is about the parties that count (the principals, and those who decide the issue) and have a position on it; there are at least two. A party that has not
/// spoken of a term has not accepted it, and has not refused it either.
/// </remarks>
/// <param name="Issue">The issue.</param>
/// <param name="Date">The day, on whose evening the positions are compared.</param>
/// <param name="Parties">Those who are compared, in the dossier's order.</param>
/// <param name="Firm">The gap when what is accepted on a condition is not accepted.</param>
/// <param name="IfConditionsHold">The gap when every condition that a party named is met.</param>
public sealed record IssueGap(IssueId Issue, DateOnly Date, EquatableArray<PartyId> Parties, Meeting Firm, Meeting IfConditionsHold);

/// <summary>The smallest movement that would make the parties meet on a term.</summary>
/// <remarks>
/// <para>
/// For an issue whose terms are words: of all terms t, those with the fewest parties that have not accepted t, of these those with the fewest parties that refuse
/// t, and of these those with the fewest that have not spoken of t. For an issue settled by a number: those with the least sum over the parties of |t - a|, a being the nearest number that the party accepts (the nearest that
/// it does not refuse when it has accepted none; 0 when it refuses every number), and of these as above.
/// </para>
/// <para>Exact. Cost: terms times parties.</para>
/// </remarks>
/// <param name="Moves">How many parties have to accept what they have not accepted; 0 when all of them meet.</param>
/// <param name="Reversals">How many of them have to accept what they refuse.</param>
/// <param name="Unspoken">How many of them have not spoken of it.</param>
/// <param name="Distance">The sum of the distances, in the numbers of the issue; null when its terms are words.</param>
/// <param name="Points">Where they would meet, in the issue's order: all terms that are equally near.</param>
public sealed record Meeting(int Moves, int Reversals, int Unspoken, decimal? Distance, EquatableArray<MeetingPoint> Points)
{
    /// <summary>Whether all of them accept a term already.</summary>
    public bool IsMet => Moves == 0;
}

/// <summary>A term on which the parties would meet by the smallest movement.</summary>
/// <param name="Term">The term.</param>
/// <param name="Moves">Who would have to move, and how.</param>
public sealed record MeetingPoint(TermId Term, EquatableArray<PartyMove> Moves);

/// <summary>A movement that would make a party accept a term.</summary>
/// <param name="Party">The party.</param>
/// <param name="From">What it says of the term now.</param>
/// <param name="Distance">How far the term lies from what it would accept, in the numbers of the issue; null when its terms are words.</param>
public sealed record PartyMove(PartyId Party, Stance From, decimal? Distance);
