using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>parties</c>: who is in the dispute?</summary>
internal static class PartiesSection
{
    public static EquatableArray<Party> Read(Reading reading) =>
        reading.Named(reading.Root["parties"], "a party").Select(entry => ReadParty(reading, entry)).ToEquatableArray();

    private static Party ReadParty(Reading reading, YamlEntry entry)
    {
        var id = entry.Key.Value;

        // A party of which only the name is known: `east:` or `east: {}`.
        if (entry.Value is YamlScalar { IsNull: true })
            return new Party { Id = new PartyId(id), Name = id };
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "a party");
        var party = new Party
        {
            Id = new PartyId(id),
            Name = fields.Text("name") ?? id,
            Role = fields.Word("role", PartyRole.Principal),
            Of = fields.Parties("of"),
            Spokespersons = fields.Texts("spokespersons"),
            Says = fields.Says(),
        };
        fields.Finish();
        return party;
    }
}
