using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>Moves that are listed one by one, by party: those that there are, or those that a party does not see.</summary>
internal static class ListedMoves
{
    private const string Missing = "A move needs states that it leads from, and states that it leads to";

    public static FieldsOf<ListedMove> Fields { get; } = new FieldsOf<ListedMove>()
        .Formula("from", "From every state of which this holds", move => move.From, (move, formula) => move with { From = formula }, Missing, "move")
        .Formula("to", "to every other state of which this holds", move => move.To, (move, formula) => move with { To = formula }, Missing)
        .Says(move => move.Says, (move, says) => move with { Says = says });

    public static ListedMove New { get; } = new(Together.Unsaid, Together.Unsaid);

    public static string InWords(Telling telling, ListedMove move) => $"From {telling.That(move.From)} to {telling.That(move.To)}";

    public static EquatableArray<ListedMove> Of(EquatableArray<PartyMoves> listed, PartyId party) => listed.FirstOrDefault(moves => moves.Party == party)?.Moves ?? [];

    public static EquatableArray<PartyMoves> With(EquatableArray<PartyMoves> listed, PartyId party, EquatableArray<ListedMove> moves)
    {
        if (moves.IsEmpty)
            return listed.Where(known => known.Party != party).ToEquatableArray();
        return listed.Any(known => known.Party == party)
            ? listed.Select(known => known.Party == party ? known with { Moves = moves } : known).ToEquatableArray()
            : listed.Append(new PartyMoves(party, moves)).ToEquatableArray();
    }
}
