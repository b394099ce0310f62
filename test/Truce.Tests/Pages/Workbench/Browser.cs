using Truce.Dossiers;
using Truce.Pages.Workbench;

namespace Truce.Tests.Pages.Workbench;

/// <summary>What a browser sends of a form that nobody touched.</summary>
internal static class Browser
{
    /// <summary>The fields of an entry's form as they stand; null when there is a text that no form keeps, such as one with white space at its ends.</summary>
    public static Dictionary<string, string>? Sent(EntryKind kind, Dossier dossier, string owner, int? place)
    {
        var telling = new Telling(dossier);
        var sent = new Dictionary<string, string> { ["kind"] = kind.Name, ["owner"] = owner, ["act"] = place is { } at ? $"save:{at}" : "add" };
        var isKept = true;
        foreach (var (name, _, value) in kind.FieldsOf(telling, owner, place))
            isKept &= Send(telling, sent, name, value);
        return isKept ? sent : null;
    }

    private static bool Send(Telling telling, Dictionary<string, string> sent, string name, FieldValue value)
    {
        switch (value)
        {
            case FieldValue.Line(var text, _, _, _):
                sent[name] = text ?? "";
                return IsKept(text);
            case FieldValue.Prose(var text, _):
                sent[name] = text ?? "";
                return IsKept(text);
            case FieldValue.Choice(var chosen, var options, var any):
                var values = options.Select(option => option.Value).ToArray();
                sent[name] = values.Contains(chosen) ? chosen! : any is not null ? "" : values.FirstOrDefault() ?? "";
                return true;
            case FieldValue.Terms(var formulas):
                for (var k = 0; k < formulas.Count; k++)
                    sent[$"{name}:{k}"] = telling.Formulas.Write(formulas[k]);
                return true;
            case FieldValue.Boxes(var options):
                foreach (var (option, _, _) in options.Where(option => option.IsTicked))
                    sent[$"{name}:{option}"] = "on";
                return true;
            case FieldValue.Statements(var says):
                sent[name] = string.Join(",", says);
                return true;
            case FieldValue.Rows(var fields):
                return fields.ToArray().Aggregate(true, (isKept, row) => Send(telling, sent, $"{name}:{row.Key}", row.Value) && isKept);
            default:
                throw new ArgumentException($"No such value: {value.GetType().Name}", nameof(value));
        }
    }

    // A form trims its texts, and a browser sends each line end as one of its own.
    private static bool IsKept(string? text) => text is null || (text.Trim() == text && text.ReplaceLineEndings("\n") == text && text.Split('\n').All(line => line.Trim() == line && line.Length > 0));
}
