using System.Globalization;
using Microsoft.AspNetCore.Http;
using Truce.Server.Guard;

namespace Truce.Server.Features.Analyses;

/// <summary>What the value of an option is.</summary>
internal enum OptionKind
{
    Text,
    Switch,
    Number,
    Day,
}

/// <summary>An option of a question.</summary>
/// <param name="Name">Its name, the same as that of the command's option.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Kind">What its value is.</param>
internal sealed record AskedOption(string Name, string Meaning, OptionKind Kind = OptionKind.Text)
{
    /// <summary>Whether it may be given more than once.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether there is no answer without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The least that a number may be.</summary>
    public ulong Least { get; init; }

    /// <summary>The most that a number may be.</summary>
    public ulong Most { get; init; } = int.MaxValue;

    /// <summary>What is wrong with a value, or null.</summary>
    public string? Problem(string value) => Kind switch
    {
        OptionKind.Switch when !AskedOptions.IsOn(value) && !AskedOptions.IsOff(value) => $"'{Name}' is a switch; '{value}' is neither true nor false.",
        OptionKind.Number when !ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < Least || number > Most =>
            $"'{Name}' takes a number from {Least} to {Most}, not '{value}'.",
        OptionKind.Day when AskedOptions.DayOf(value) is null => $"'{value}' is no day for '{Name}'; expected year-month-day, such as 2024-06-14.",
        _ => null,
    };
}

/// <summary>The options of a question, as they were asked for; each value is one that its option can have.</summary>
/// <param name="Values">The values by name, in the order of the analysis' list.</param>
internal sealed record AskedOptions(IReadOnlyList<(string Name, EquatableArray<string> Values)> Values)
{
    /// <summary>All of them as a text: equal exactly when they are.</summary>
    public string Key { get; } = string.Join('&', Values.Select(option => $"{option.Name}={string.Join(',', option.Values.Select(Uri.EscapeDataString))}"));

    /// <summary>The values of an option, each once.</summary>
    public EquatableArray<string> All(string name) => Values.FirstOrDefault(option => option.Name == name).Values;

    /// <summary>The single value of an option, or null.</summary>
    public string? One(string name) => All(name) is { IsEmpty: false } values ? values[0] : null;

    /// <summary>Whether a switch was given.</summary>
    public bool Has(string name) => One(name) is { } value && IsOn(value);

    /// <summary>A number, or what to take when none was given.</summary>
    public int Number(string name, int usual) => One(name) is { } value ? int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) : usual;

    /// <summary>A seed, or what to take when none was given.</summary>
    public ulong Seed(string name, ulong usual) => One(name) is { } value ? ulong.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) : usual;

    /// <summary>A day, or null when none was given.</summary>
    public DateOnly? Day(string name) => One(name) is { } value ? DayOf(value) : null;

    /// <summary>The options of an analysis from the query of a request, or what is wrong with them.</summary>
    public static (AskedOptions? Options, string? Problem) Of(Analysis analysis, IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            if (name == Gate.RevisionParameter)
                continue;
            if (analysis.Options.FirstOrDefault(option => option.Name == name) is not { } known)
                return (null, $"'{analysis.Id}' has no option '{name}'; {(analysis.Options.Count == 0 ? "it has none" : $"it has {string.Join(", ", analysis.Options.Select(option => option.Name))}")}.");
            if (values.Count > 1 && !known.IsRepeatable)
                return (null, $"'{name}' can be given once.");
            if (values.Select(value => known.Problem(value ?? "")).FirstOrDefault(problem => problem is not null) is { } wrong)
                return (null, wrong);
        }

        return analysis.Options.FirstOrDefault(option => option.IsRequired && string.IsNullOrEmpty(query[option.Name])) is { } missing
            ? (null, $"'{analysis.Id}' needs '{missing.Name}': {missing.Meaning}.")
            : (new AskedOptions([.. analysis.Options.Where(option => query.ContainsKey(option.Name)).Select(option => (option.Name, query[option.Name].Select(value => value ?? "").Distinct().ToEquatableArray()))]), null);
    }

    internal static bool IsOn(string value) => value is "" or "true" or "yes" or "1";

    internal static bool IsOff(string value) => value is "false" or "no" or "0";

    internal static DateOnly? DayOf(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
