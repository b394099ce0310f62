using System.Globalization;
using System.Text.Json;
using Truce.Dossiers;

namespace Truce.Reports.Json;

/// <summary>Writes properties that are lists, formulas, days and words of a dossier.</summary>
internal sealed class JsonLists(Utf8JsonWriter json, Func<Formula, string> write)
{
    public Utf8JsonWriter Writer => json;

    public void Object(string name, Action writeProperties)
    {
        json.WriteStartObject(name);
        writeProperties();
        json.WriteEndObject();
    }

    public void Objects<T>(string name, IEnumerable<T> items, Action<T> writeProperties)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeProperties(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void Names<T>(string name, EquatableArray<T> ids)
        where T : struct
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
            json.WriteStringValue(id.ToString());
        json.WriteEndArray();
    }

    public void Numbers(string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    public void Formula(string name, Formula formula) => json.WriteString(name, write(formula));

    public void Formulas(string name, EquatableArray<Formula> formulas)
    {
        json.WriteStartArray(name);
        foreach (var formula in formulas)
            json.WriteStringValue(write(formula));
        json.WriteEndArray();
    }

    public void Text(string name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteString(name, text);
    }

    public void Day(string name, DateOnly? day) => Text(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Number(string name, double? number)
    {
        if (number is { } known && double.IsFinite(known))
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    public void Truth(string name, bool? truth)
    {
        if (truth is { } known)
            json.WriteBoolean(name, known);
        else
            json.WriteNull(name);
    }

    /// <summary>A member of an enumeration: <c>SameDayExchange</c> is written <c>same-day-exchange</c>.</summary>
    public void Word<T>(string name, T value)
        where T : struct, Enum => json.WriteString(name, JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
}
