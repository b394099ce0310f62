using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>events</c>: what was done, when, by whom, and what became true by it?</summary>
internal static class EventsSection
{
    public static EquatableArray<Deed> Read(Reading reading) =>
        reading.Named(reading.Root["events"], "an event").Select(entry => ReadDeed(reading, entry)).ToEquatableArray();

    private static Deed ReadDeed(Reading reading, YamlEntry entry)
    {
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "an event");
        var deed = new Deed
        {
            Id = new DeedId(entry.Key.Value),
            Date = fields.RequiredDate("date"),
            By = fields.Parties("by"),
            What = fields.RequiredText("what"),
            Became = fields.Formulas("became"),
            Recorded = fields.Date("recorded"),
            Contradicts = fields.Says("contradicts"),
            Says = fields.Says(),
        };
        fields.Finish();
        return deed;
    }
}
