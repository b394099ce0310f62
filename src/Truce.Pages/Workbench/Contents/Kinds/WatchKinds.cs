using System.Globalization;
using Truce.Dossiers;
using Truce.Reports;

namespace Truce.Pages.Workbench;

/// <summary>What to watch for, and what was forecast.</summary>
internal static class WatchKinds
{
    private const string Group = "What to watch for";

    public static EntryKind Indicators { get; } = new EntryKind<Indicator>
    {
        Name = "watch",
        Group = Group,
        Title = "Indicators",
        One = "the indicator",
        About = "An indicator is a sign written down in advance: when it is seen, the page Timeline says so, and whether what it foretells came.",
        Definition = "indicator",
        List = (dossier, _) => dossier.Watch,
        With = (dossier, _, indicators) => dossier with { Watch = indicators },
        New = _ => new Indicator { Id = default, Written = default, What = "", When = Signals.Unsaid },
        Names = new(indicator => indicator.Id.Value, (indicator, name) => indicator with { Id = new(name) }, indicator => indicator.What, "indicator"),
        Words = (_, indicator) => $"{indicator.What}; written down on {Words.Date(indicator.Written)}",
        Says = indicator => indicator.Says,
        Fields = new FieldsOf<Indicator>()
            .Day("written", "When it is written down; only what happens afterwards counts", indicator => indicator.Written, (indicator, day) => indicator with { Written = day }, "An indicator needs the day on which it is written down")
            .Line("what", "What is watched for, in a few words", indicator => indicator.What, (indicator, what) => indicator with { What = what ?? indicator.What }, "An indicator needs words for what is watched for")
            .Field("when", "It is seen when", (telling, indicator) => Signals.Show(telling, indicator.When, mayBeNone: false), (indicator, reader) => indicator with { When = Signals.Read(reader, "when", indicator.When, "An indicator needs something that is seen") ?? indicator.When }, [.. Signals.Keys, "when"])
            .Field("foretells", "and foretells that", (telling, indicator) => Signals.Show(telling, indicator.Foretells, mayBeNone: true), (indicator, reader) => indicator with { Foretells = Signals.Read(reader, "foretells", indicator.Foretells, missing: null) })
            .Whole("within", "within how many days, when it foretells something", indicator => indicator.Within, (indicator, days) => indicator with { Within = days })
            .Says(indicator => indicator.Says, (indicator, says) => indicator with { Says = says }),
    };

    public static EntryKind Forecasts { get; } = new EntryKind<Forecast>
    {
        Name = "forecasts",
        Group = Group,
        Title = "Forecasts",
        One = "the forecast",
        About = "A forecast is what you hold likely and how likely, to be scored once it is known whether it came.",
        Definition = "forecast",
        List = (dossier, _) => dossier.Forecasts,
        With = (dossier, _, forecasts) => dossier with { Forecasts = forecasts },
        New = _ => new Forecast { Id = default, Made = default, What = "", Probability = 0 },
        Names = new(forecast => forecast.Id.Value, (forecast, name) => forecast with { Id = new(name) }, forecast => forecast.What, "forecast"),
        Words = (_, forecast) => $"{forecast.What}: {forecast.Probability.ToString(CultureInfo.InvariantCulture)}, made on {Words.Date(forecast.Made)}{(forecast.Came is { } came ? came ? "; it came" : "; it did not come" : "")}",
        Says = forecast => forecast.Says,
        Fields = new FieldsOf<Forecast>()
            .Day("made", "When it is made", forecast => forecast.Made, (forecast, day) => forecast with { Made = day }, "A forecast needs the day on which it is made")
            .Prose("what", "What is forecast, so that it can be told whether it came", forecast => forecast.What, (forecast, what) => forecast with { What = what ?? forecast.What }, "A forecast needs words for what is forecast")
            .Number("probability", "How likely it is held to be, from 0 to 1", forecast => forecast.What.Length == 0 ? null : forecast.Probability, (forecast, number) => forecast with { Probability = number }, "A forecast needs a number for how likely it is")
            .Number("base-rate", "How often such things come, from 0 to 1", forecast => forecast.BaseRate, (forecast, number) => forecast with { BaseRate = number })
            .Day("until", "By when it is decided", forecast => forecast.Until, (forecast, day) => forecast with { Until = day })
            .Field("came", "Whether it came", (_, forecast) => new FieldValue.Choice(forecast.Came is { } came ? came ? "yes" : "no" : null, [("yes", "it came"), ("no", "it did not come")], "still open"), (forecast, reader) => forecast with { Came = reader.Form["came"] is { } came ? came == "yes" : null })
            .Day("resolved", "When that was known", forecast => forecast.Resolved, (forecast, day) => forecast with { Resolved = day })
            .Says(forecast => forecast.Says, (forecast, says) => forecast with { Says = says }),
    };
}
