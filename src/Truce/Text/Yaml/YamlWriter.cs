using System.Text;

namespace Truce.Text.Yaml;

/// <summary>Writes YAML for people: what fits into a line stands in one, in braces or brackets; what does not gets a line for each entry.</summary>
internal sealed class YamlWriter(string newLine)
{
    /// <summary>How many columns a line may take, as long as its words allow.</summary>
    public const int Width = 120;

    /// <summary>By how many columns each level stands further in.</summary>
    public const int Step = 2;

    /// <summary>The content on one line.</summary>
    public static string Flow(YamlContent content) => content switch
    {
        YamlValue value => YamlScalarText.Write(value, inFlow: true),
        YamlMap { Fields.IsEmpty: true } => "{}",
        YamlMap map => $"{{ {string.Join(", ", map.Fields.Select(FlowField))} }}",
        YamlList list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        _ => throw new ArgumentOutOfRangeException(nameof(content)),
    };

    /// <summary>An entry on one line.</summary>
    public static string FlowField(YamlField field) => $"{Key(field)}: {Flow(field.Value)}";

    /// <summary>Whether content that starts at a column is best written on that line.</summary>
    public static bool FitsLine(YamlContent content, int column) => content switch
    {
        YamlValue => true,
        _ => !HasBlock(content) && column + Flow(content).Length <= Width,
    };

    /// <summary>The entries of a mapping, one after the other on lines of their own, the first without its indentation and the last without its line end.</summary>
    public string Entries(YamlMap map, int indent) => Join(map.Fields, indent, field => Entry(field, indent));

    /// <summary>The values of a list, likewise.</summary>
    public string Items(YamlList list, int indent) => Join(list.Items, indent, item => Item(item, indent));

    /// <summary>An entry on lines of its own, without the indentation of the first and the line end of the last.</summary>
    public string Entry(YamlField field, int indent)
    {
        var key = Key(field) + ":";
        return key + AfterKey(field.Value, indent, indent + key.Length + 1);
    }

    /// <summary>A value of a list, likewise.</summary>
    public string Item(YamlContent item, int indent)
    {
        var column = indent + Step;
        return item switch
        {
            YamlMap map when !FitsLine(map, column) => "- " + Entries(map, column),
            YamlList list when !FitsLine(list, column) => $"-{NewLine(column)}{Items(list, column)}",
            _ => "-" + AfterKey(item, indent, column),
        };
    }

    /// <summary>What follows the colon of a key: a space and a value, or lines further in.</summary>
    /// <param name="content">The value.</param>
    /// <param name="indent">The column of the key.</param>
    /// <param name="column">The column at which a value on the same line starts.</param>
    public string AfterKey(YamlContent content, int indent, int column) => content switch
    {
        YamlValue value => " " + Value(value, indent, column),
        _ when FitsLine(content, column) => " " + Flow(content),
        _ => NewLine(indent + Step) + Lines(content, indent + Step),
    };

    /// <summary>A mapping or a list, each entry on lines of its own.</summary>
    public string Lines(YamlContent content, int indent) => content switch
    {
        YamlMap map => Entries(map, indent),
        YamlList list => Items(list, indent),
        _ => throw new ArgumentOutOfRangeException(nameof(content)),
    };

    /// <summary>A value that starts at a column: on that line, or folded over several.</summary>
    public string Value(YamlValue value, int indent, int column, char quote = ' ')
    {
        var line = YamlScalarText.Write(value, inFlow: false, quote);
        if (quote != ' ' || column + line.Length <= Width || !value.IsProse || !YamlScalarText.CanFold(value.Value))
            return line;
        var newLineWithin = NewLine(indent + Step);
        return ">-" + newLineWithin + string.Join(newLineWithin, YamlScalarText.Fold(value.Value, Width - indent - Step));
    }

    /// <summary>A line end and the indentation of the next line.</summary>
    public string NewLine(int indent) => newLine + new string(' ', indent);

    private static string Key(YamlField field) => YamlScalarText.Write(new YamlValue(field.Key, IsProse: false), inFlow: true);

    private static bool HasBlock(YamlContent content) => content switch
    {
        YamlMap map => !map.Fields.IsEmpty && (map.PrefersBlock || map.Fields.Any(field => HasBlock(field.Value))),
        YamlList list => !list.Items.IsEmpty && (list.PrefersBlock || list.Items.Any(HasBlock)),
        _ => false,
    };

    private string Join<T>(EquatableArray<T> parts, int indent, Func<T, string> write)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (text.Length > 0)
                text.Append(NewLine(indent));
            text.Append(write(part));
        }

        return text.ToString();
    }
}
