using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>forecasts</c>: what did the authors of the dossier forecast, and did it come?</summary>
internal static class ForecastsSection
{
    public static EquatableArray<Forecast> Read(Reading reading) =>
        reading.Named(reading.Root["forecasts"], "a forecast").Select(entry => ReadForecast(reading, entry)).ToEquatableArray();

    private static Forecast ReadForecast(Reading reading, YamlEntry entry)
    {
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "a forecast");
        var came = fields["came"];
        var resolved = fields["resolved"];
        var forecast = new Forecast
        {
            Id = new ForecastId(entry.Key.Value),
            Made = fields.RequiredDate("made"),
            What = fields.RequiredText("what"),
            Probability = Share(reading, fields.Required("probability", "a number from 0 to 1"), "probability") ?? 0,
            BaseRate = Share(reading, fields["base-rate"], "base-rate"),
            Until = fields.Date("until"),
            Came = came is null ? null : reading.YesNo(came, "came"),
            Resolved = reading.Date(resolved),
            Says = fields.Says(),
        };
        fields.Finish();
        if (resolved is not null && came is null)
            reading.Report(resolved.Span, Messages.ResolvedWithoutOutcome());
        return forecast;
    }

    private static decimal? Share(Reading reading, YamlNode? node, string key)
    {
        var number = reading.Number(node);
        if (number is null or (>= 0 and <= 1))
            return number;
        reading.Report(node!.Span, Messages.NotAShare(key, number.Value));
        return null;
    }
}
