using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>Moves that are listed one by one, by party: those that there are, or those that a party does not see.</summary>
internal static class ListedMoves
{
    public static FieldsOf<ListedMove> Fields { get; } = new FieldsOf<ListedMove>()
        .Field("from", "From every state of which this holds", (_, move) => new FieldValue.Terms(Together.PartsOf(move.From)), (move, reader) => move with { From = Read(reader, "from") }, "move")
        .Field("to", "to every other state of which this holds", (_, move) => new FieldValue.Terms(Together.PartsOf(move.To)), (move, reader) => move with { To = Read(reader, "to") })
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

    private static Formula Read(FormReader reader, string name)
    {
        var formula = Together.Of(reader.Formulas(name));
        if (formula is null)
            reader.Wrong("A move needs states that it leads from, and states that it leads to", field: name);
        return formula ?? Formula.True;
    }
}
