using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>watch</c>: what is to be watched for, and what is it to foretell?</summary>
internal static class WatchSection
{
    /// <summary>A signal has exactly one of these keys, which says what kind it is.</summary>
    private static readonly EquatableArray<string> s_forms = ["said", "insists", "accepts", "refuses", "moves", "event", "first", "any", "all"];

    public static EquatableArray<Indicator> Read(Reading reading) =>
        reading.Named(reading.Root["watch"], "an indicator").Select(entry => ReadIndicator(reading, entry)).ToEquatableArray();

    private static Indicator ReadIndicator(Reading reading, YamlEntry entry)
    {
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "an indicator");
        var foretells = fields["foretells"];
        var indicator = new Indicator
        {
            Id = new IndicatorId(entry.Key.Value),
            Written = fields.RequiredDate("written"),
            What = fields.RequiredText("what"),
            When = Signal(reading, fields.Required("when", "what is watched for, such as { moves: softer, by: a party }")),
            Foretells = foretells is null ? null : Signal(reading, foretells),
            Within = foretells is null ? NoDays(reading, fields["within"]) : Days(reading, fields),
            Says = fields.Says(),
        };
        fields.Finish();
        return indicator;
    }

    private static Signal Signal(Reading reading, YamlNode? node)
    {
        if (node is null || reading.Diagnostics.IsFull)
            return new Signal.Any([]);
        var start = new TextSpan(node.Span.Start, 0);
        var fields = new Fields(reading, node, start, "a signal");
        var given = s_forms.Where(form => fields[form] is not null).ToList();
        var signal = given is [var form] ? Signal(reading, fields, form, fields[form]!) : new Signal.Any([]);
        if (given.Count == 1)
            fields.Finish();
        else if (!fields.IsPartial)
            reading.Report(start, Messages.SignalForms(given, s_forms));
        return signal;
    }

    private static Signal Signal(Reading reading, Fields fields, string form, YamlNode value)
    {
        switch (form)
        {
            case "said":
                return new Signal.Said(reading.Word<Act>(value, form) ?? default, By(reading, fields), On(reading, fields));
            case "moves":
                return new Signal.Moved(reading.Word<Direction>(value, form) ?? default, By(reading, fields), On(reading, fields));
            case "event":
                return new Signal.Done(reading.Formula(value), By(reading, fields));
            case "first":
                var first = Signal(reading, value);
                var (then, without) = (fields["then"], fields["without"]);
                if ((then is null) == (without is null) && !fields.IsPartial)
                    reading.Report(new TextSpan(value.Span.Start, 0), Messages.ThenOrWithout());
                var days = Days(reading, fields) ?? 0;
                return then is not null ? new Signal.Followed(first, Signal(reading, then), days) : new Signal.NotFollowed(first, Signal(reading, without), days);
            case "any":
                return new Signal.Any(reading.Items(value).Select(item => Signal(reading, item)).ToEquatableArray());
            case "all":
                return new Signal.All(reading.Items(value).Select(item => Signal(reading, item)).ToEquatableArray());
            default:
                var by = By(reading, fields);
                return TakesSection.ReadTerms(reading, value, form) is var (issue, terms)
                    ? new Signal.Took(EnumWords.Find<TakeKind>(form)!.Value, issue, terms, by)
                    : new Signal.Any([]);
        }
    }

    private static PartyId? By(Reading reading, Fields fields) =>
        reading.Reference(fields["by"], reading.Parties) is { } name ? new PartyId(name) : null;

    private static IssueId? On(Reading reading, Fields fields) => reading.Issue(fields["on"])?.Id;

    private static int? Days(Reading reading, Fields fields)
    {
        var node = fields.Required("within", "a number of days");
        var days = reading.WholeNumber(node);
        if (days is 0 or > MostDays)
            reading.Report(node!.Span, Messages.BadDays(days.Value, MostDays));
        return days;
    }

    private static int? NoDays(Reading reading, YamlNode? node)
    {
        if (node is not null)
            reading.Report(node.Span, Messages.WithinWithoutForetells());
        return null;
    }

    /// <summary>A hundred years.</summary>
    private const int MostDays = 36_525;
}
