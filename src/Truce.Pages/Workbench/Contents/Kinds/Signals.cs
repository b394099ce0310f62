using System.Globalization;
using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>When something is seen, as fields: one sign, or two that are joined. What consists of more is kept as it is written.</summary>
internal static class Signals
{
    private const string Kept = "kept";
    private static readonly string[] s_taken = ["insists", "accepts", "refuses"];

    /// <summary>The keys of the file that the fields fill in.</summary>
    public static EquatableArray<string> Keys { get; } = ["said", "insists", "accepts", "refuses", "moves", "event", "by", "on", "first", "any", "all", "then", "without", "within"];

    /// <summary>The signal of an indicator that says nothing yet: this one and no other that is equal to it.</summary>
    public static Signal Unsaid { get; } = new Signal.Any([]);

    /// <summary>The fields of a signal.</summary>
    public static FieldValue.Rows Show(Telling telling, Signal? signal, bool mayBeNone)
    {
        var (first, joint, second, within) = Parts(signal);
        return new(
        [
            .. Fields(telling, first, "a", mayBeNone, isKept: signal is not null && first is null && !ReferenceEquals(signal, Unsaid)),
            ("joint", "and with it", new FieldValue.Choice(joint, s_joints, "nothing else")),
            .. Fields(telling, second, "b", mayBeNone: true, isKept: false),
            ("within", "within how many days, for what follows or does not", new FieldValue.Line(within?.ToString(CultureInfo.InvariantCulture), InputMode: "numeric")),
        ]);
    }

    /// <summary>The signal that the fields say; null when they say none.</summary>
    public static Signal? Read(FormReader reader, string name, Signal? before, string? missing)
    {
        if (reader.Form[$"{name}:a-sign"] == Kept)
            return before;
        if (Simple(reader, $"{name}:a") is not { } first)
        {
            if (missing is not null)
                reader.Wrong(missing, field: $"{name}:a-sign");
            return null;
        }

        if (reader.Form[$"{name}:joint"] is not { } joint)
            return first;
        if (Simple(reader, $"{name}:b") is not { } second)
        {
            reader.Wrong("Two signs need the second one, too", field: $"{name}:b-sign");
            return first;
        }

        if (joint is "any")
            return new Signal.Any([first, second]);
        if (joint is "all")
            return new Signal.All([first, second]);
        if (reader.Whole($"{name}:within") is not { } days)
        {
            reader.Wrong("What follows, or does not, does so within a number of days", field: $"{name}:within");
            return first;
        }

        return joint == "then" ? new Signal.Followed(first, second, days) : new Signal.NotFollowed(first, second, days);
    }

    private static readonly (string, string)[] s_joints =
        [("any", "or this (one of both is enough)"), ("all", "and this (both have to be seen)"), ("then", "then, on a later day, this"), ("without", "but afterwards not this")];

    private static readonly (string, string)[] s_signs =
    [
        ("said", "a statement is made with this act"), ("insists", "a party comes to insist on these terms"), ("accepts", "a party comes to accept these terms"),
        ("refuses", "a party comes to refuse these terms"), ("moves", "a position moves"), ("event", "by an event this comes to be so"),
    ];

    private static (Signal? First, string? Joint, Signal? Second, int? Within) Parts(Signal? signal) => signal switch
    {
        Signal.Any([var a, var b]) when IsSimple(a) && IsSimple(b) => (a, "any", b, null),
        Signal.All([var a, var b]) when IsSimple(a) && IsSimple(b) => (a, "all", b, null),
        Signal.Followed(var a, var b, var within) when IsSimple(a) && IsSimple(b) => (a, "then", b, within),
        Signal.NotFollowed(var a, var b, var within) when IsSimple(a) && IsSimple(b) => (a, "without", b, within),
        _ when signal is not null && IsSimple(signal) => (signal, null, null, null),
        _ => (null, null, null, null),
    };

    private static bool IsSimple(Signal signal) => signal is Signal.Said or Signal.Took or Signal.Moved or Signal.Done;

    private static IEnumerable<(string, string, FieldValue)> Fields(Telling telling, Signal? signal, string prefix, bool mayBeNone, bool isKept)
    {
        var sign = signal switch { Signal.Said => "said", Signal.Took took => Spelling.InFile(took.Kind), Signal.Moved => "moves", Signal.Done => "event", _ => isKept ? Kept : null };
        var terms = signal switch { Signal.Took took => telling.Formulas.Write(took.Terms), Signal.Done done => telling.Formulas.Write(done.Became), _ => null };
        var (by, on) = signal switch
        {
            Signal.Said said => (said.By, said.On),
            Signal.Took took => (took.By, null),
            Signal.Moved moved => (moved.By, moved.On),
            Signal.Done done => (done.By, null),
            _ => ((PartyId?)null, (IssueId?)null),
        };
        yield return ($"{prefix}-sign", prefix == "a" ? "what is seen" : "this", new FieldValue.Choice(sign, isKept ? s_signs.Append((Kept, "as it is written: several signs together")) : s_signs, mayBeNone || sign is null ? "(nothing)" : null));
        yield return ($"{prefix}-act", "the act", new FieldValue.Choice(signal is Signal.Said { Act: var act } ? Spelling.InFile(act) : null, Spelling.Choices<Act>(), "(for a statement)"));
        yield return ($"{prefix}-terms", "the terms, as a formula", new FieldValue.Line(terms, Words: telling.Dossier.Issues.Where(issue => issue.Terms.Count <= 24).SelectMany(issue => issue.Terms.Select(term => telling.Formulas.Write(new Formula.Is(issue.Id, term.Id))))));
        yield return ($"{prefix}-direction", "the position moves", new FieldValue.Choice(signal is Signal.Moved { Direction: var direction } ? Spelling.InFile(direction) : null, s_directions, "(for a position)"));
        yield return ($"{prefix}-by", "by", new FieldValue.Choice(by?.Value, telling.Parties, "anybody"));
        yield return ($"{prefix}-on", "on the issue", new FieldValue.Choice(on?.Value, telling.Issues, "any"));
    }

    private static readonly (string, string)[] s_directions =
        [("softer", "softer: more is accepted or less refused"), ("harder", "harder: less is accepted or more refused"), ("dropped", "softer, and an insistence is given up")];

    private static Signal? Simple(FormReader reader, string name)
    {
        PartyId? by = reader.Form[$"{name}-by"] is { } party ? new PartyId(party) : null;
        IssueId? on = reader.Form[$"{name}-on"] is { } issue ? new IssueId(issue) : null;
        switch (reader.Form[$"{name}-sign"])
        {
            case "said":
                return Chosen<Act>(reader, $"{name}-act", "A statement has an act") is { } act ? new Signal.Said(act, by, on) : new Signal.Any([]);
            case "moves":
                return Chosen<Direction>(reader, $"{name}-direction", "A position moves in a direction") is { } direction ? new Signal.Moved(direction, by, on) : new Signal.Any([]);
            case "event":
                return new Signal.Done(reader.Formula(reader.Form[$"{name}-terms"], $"{name}-terms"), by);
            case { } sign when s_taken.Contains(sign):
                var terms = reader.Formula(reader.Form[$"{name}-terms"], $"{name}-terms");
                if (terms.Issues() is [var one])
                    return new Signal.Took(Spelling.Find<TakeKind>(sign)!.Value, one, terms, by);
                reader.Wrong("A position is on the terms of one issue, no fewer and no more", field: $"{name}-terms");
                return new Signal.Any([]);
            default:
                return null;
        }
    }

    private static T? Chosen<T>(FormReader reader, string name, string missing)
        where T : struct, Enum
    {
        var word = Spelling.Find<T>(reader.Form[name]);
        if (word is null)
            reader.Wrong(missing, field: name);
        return word;
    }
}
