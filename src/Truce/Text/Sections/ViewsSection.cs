using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>views</c>: where does a party see the dispute otherwise than it is?</summary>
internal static class ViewsSection
{
    public static EquatableArray<PartyView> Read(Reading reading)
    {
        var views = new List<PartyView>();
        foreach (var entry in reading.Entries(reading.Root["views"], "a mapping from parties to how they see the dispute"))
        {
            var party = new PartyId(reading.Reference(entry.Key, reading.Parties) ?? "");
            var fields = new Fields(reading, entry.Value, entry.Key.Span, "a view");
            var view = new PartyView(party)
            {
                Unseen = fields.Formulas("unseen"),
                Preferences = ReadPreferences(reading, fields["preferences"], party),
                UnseenMoves = ReadMoves(reading, fields["unseen-moves"], party),
                Because = fields.Text("because"),
                Says = fields.Says(),
            };
            if (view is { Unseen.IsEmpty: true, Preferences.IsEmpty: true, UnseenMoves.IsEmpty: true } && !fields.IsPartial)
                reading.Report(entry.Key.Span, Messages.ViewSaysNothing(entry.Key.Value));
            fields.Finish();
            views.Add(view);
        }

        return views.ToEquatableArray();
    }

    private static EquatableArray<AttributedPreference> ReadPreferences(Reading reading, YamlNode? node, PartyId party)
    {
        var found = new List<AttributedPreference>();
        foreach (var entry in reading.Entries(node, "a mapping from other parties to what this one takes them to prefer"))
        {
            var other = ReadOther(reading, entry, party);
            var fields = new Fields(reading, entry.Value, entry.Key.Span, "a preference");
            var preference = PreferencesSection.ReadPreference(reading, fields, entry);
            var says = fields.Says();
            fields.Finish();
            if (preference is not null)
                found.Add(new AttributedPreference(other, preference, says));
        }

        return found.ToEquatableArray();
    }

    private static EquatableArray<PartyMoves> ReadMoves(Reading reading, YamlNode? node, PartyId party)
    {
        var found = new List<PartyMoves>();
        foreach (var entry in reading.Entries(node, "a mapping from other parties to lists of moves such as 'not talks -> talks'"))
            found.Add(new PartyMoves(ReadOther(reading, entry, party), MovesSection.ReadMoves(reading, entry.Value)));
        return found.ToEquatableArray();
    }

    private static PartyId ReadOther(Reading reading, YamlEntry entry, PartyId party)
    {
        var other = reading.Reference(entry.Key, reading.Parties) ?? "";
        if (other == party.Value && other.Length > 0)
            reading.Report(entry.Key.Span, Messages.ViewOfItself(other));
        return new PartyId(other);
    }
}
