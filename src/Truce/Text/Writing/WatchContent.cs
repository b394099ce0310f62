using Truce.Dossiers;
using Truce.Text.Yaml;
using static Truce.Text.Writing.FieldList;

namespace Truce.Text.Writing;

/// <summary>Says what the file says of positions, indicators and forecasts.</summary>
internal sealed class WatchContent(FormulaContent formulas)
{
    public YamlContent Take(Take take) => new FieldList()
        .Content(EnumWords.Of(take.Kind), take.Kind == TakeKind.Silent ? NewWord(take.Issue.Value) : formulas.Of(take.Terms))
        .Content("if", take.If is { } condition ? formulas.Of(condition) : null)
        .ToMap();

    public YamlMap Indicator(Indicator indicator) => new FieldList()
        .Date("written", indicator.Written)
        .Prose("what", indicator.What)
        .Content("when", Signal(indicator.When))
        .Content("foretells", indicator.Foretells is { } foretold ? Signal(foretold) : null)
        .Word("within", indicator.Within is { } days ? Number(days) : null)
        .Says(indicator.Says)
        .ToMap();

    public static YamlMap Forecast(Forecast forecast) => new FieldList()
        .Date("made", forecast.Made)
        .Prose("what", forecast.What)
        .Word("probability", Number(forecast.Probability))
        .Word("base-rate", forecast.BaseRate is { } rate ? Number(rate) : null)
        .Date("until", forecast.Until)
        .Word("came", forecast.Came is { } came ? (came ? "yes" : "no") : null)
        .Date("resolved", forecast.Resolved)
        .Says(forecast.Says)
        .ToMap();

    private YamlMap Signal(Signal signal) => signal switch
    {
        Signal.Said(var act, var by, var on) => new FieldList().Enum("said", act).Word("by", by?.Value).Word("on", on?.Value).ToMap(),
        Signal.Moved(var direction, var by, var on) => new FieldList().Enum("moves", direction).Word("by", by?.Value).Word("on", on?.Value).ToMap(),
        Signal.Took(var kind, _, var terms, var by) => new FieldList().Content(EnumWords.Of(kind), formulas.Of(terms)).Word("by", by?.Value).ToMap(),
        Signal.Done(var became, var by) => new FieldList().Content("event", formulas.Of(became)).Word("by", by?.Value).ToMap(),
        Signal.Followed(var first, var then, var within) =>
            new FieldList().Content("first", Signal(first)).Content("then", Signal(then)).Word("within", Number(within)).ToMap(),
        Signal.NotFollowed(var first, var without, var within) =>
            new FieldList().Content("first", Signal(first)).Content("without", Signal(without)).Word("within", Number(within)).ToMap(),
        Signal.Any(var signals) => new FieldList().Content("any", new YamlList(signals.Select(s => (YamlContent)Signal(s)).ToEquatableArray())).ToMap(),
        Signal.All(var signals) => new FieldList().Content("all", new YamlList(signals.Select(s => (YamlContent)Signal(s)).ToEquatableArray())).ToMap(),
        _ => throw new ArgumentException($"No such signal: {signal.GetType().Name}", nameof(signal)),
    };
}
