using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>moves</c>: which moves are listed one by one, instead of following from who decides what?</summary>
internal static class MovesSection
{
    public static EquatableArray<PartyMoves> Read(Reading reading)
    {
        var found = new List<PartyMoves>();
        foreach (var entry in reading.Entries(reading.Root["moves"], "a mapping from parties to lists of moves such as 'not talks -> talks'"))
        {
            var party = reading.Reference(entry.Key, reading.Parties) ?? "";
            found.Add(new PartyMoves(new PartyId(party), ReadMoves(reading, entry.Value)));
        }

        return found.ToEquatableArray();
    }

    /// <summary>A list of moves.</summary>
    public static EquatableArray<ListedMove> ReadMoves(Reading reading, YamlNode node) =>
        reading.Items(node).Select(item => ReadMove(reading, item)).ToEquatableArray();

    private static ListedMove ReadMove(Reading reading, YamlNode node)
    {
        if (node is not YamlMapping)
            return Move(reading.Move(node), []);
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a move");
        var move = Move(reading.Move(fields.Required("move", "a move such as 'not talks -> talks'")), fields.Says());
        fields.Finish();
        return move;
    }

    private static ListedMove Move((Formula From, Formula To) ends, EquatableArray<StatementId> says) => new(ends.From, ends.To, says);
}
