using Truce.Dossiers;
using Truce.Pages.Workbench;

namespace Truce.Tests.Pages.Workbench;

/// <summary>What a browser sends of a form that nobody touched.</summary>
internal static class Browser
{
    /// <summary>The fields of an entry's form as they stand.</summary>
    public static Dictionary<string, string> Sent(EntryKind kind, Dossier dossier, string owner, int? place)
    {
        var telling = new Telling(dossier);
        var sent = new Dictionary<string, string> { ["kind"] = kind.Name, ["owner"] = owner, ["act"] = place is { } at ? $"save:{at}" : "add" };
        foreach (var (name, _, value) in kind.FieldsOf(telling, owner, place))
            Send(telling, sent, name, value);
        return sent;
    }

    private static void Send(Telling telling, Dictionary<string, string> sent, string name, FieldValue value)
    {
        switch (value)
        {
            case FieldValue.Line(var text, _, _, _):
                sent[name] = Normal(text).Replace("\n", "", StringComparison.Ordinal);
                break;
            case FieldValue.Prose(var text, _):
                var lines = Normal(text);
                sent[name] = (lines.StartsWith('\n') ? lines[1..] : lines).Replace("\n", "\r\n", StringComparison.Ordinal);
                break;
            case FieldValue.Choice(var chosen, var options, var any):
                var values = options.Select(option => option.Value).ToArray();
                sent[name] = values.Contains(chosen) ? chosen! : any is not null ? "" : values.FirstOrDefault() ?? "";
                break;
            case FieldValue.Terms(var formulas):
                for (var k = 0; k < formulas.Count; k++)
                    sent[$"{name}:{k}"] = telling.Formulas.Write(formulas[k]);
                break;
            case FieldValue.Boxes(var options):
                foreach (var (option, _, _) in options.Where(option => option.IsTicked))
                    sent[$"{name}:{option}"] = "on";
                break;
            case FieldValue.Statements(var says):
                sent[name] = string.Join(",", says);
                break;
            case FieldValue.Rows(var fields):
                foreach (var (key, _, row) in fields)
                    Send(telling, sent, $"{name}:{key}", row);
                break;
            default:
                throw new ArgumentException($"No such value: {value.GetType().Name}", nameof(value));
        }
    }

    // A browser knows one kind of line end. It takes all of them out of one line, and the first out of a text that begins with it.
    private static string Normal(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
