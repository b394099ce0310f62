using System.Text;
using Truce.Text.Sections;

namespace Truce.Text.Formats;

/// <summary>Makes ids that a dossier can use out of the names of another program.</summary>
/// <remarks>A name that is an id stays as it is. Otherwise its words are joined by hyphens; what is taken already gets a number.</remarks>
internal sealed class ReadableIds
{
    private readonly string _kind;
    private readonly HashSet<string> _taken = [];

    /// <param name="kind">What is named, for names without a letter or digit: "option".</param>
    public ReadableIds(string kind) => _kind = kind;

    /// <summary>An id for the next name: the same whenever the names before it are the same.</summary>
    public string Make(string name)
    {
        var wanted = IsId(name) ? name : Join(name);
        var id = wanted;
        for (var number = 2; !_taken.Add(id); number++)
            id = $"{wanted}-{number}";
        return id;
    }

    private string Join(string name)
    {
        var id = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
                id.Append(character);
            else if (id.Length > 0 && id[^1] != '-')
                id.Append('-');
        }

        var joined = id.ToString().TrimEnd('-');
        if (joined.Length == 0)
            return _kind;
        return IsId(joined) ? joined : $"{_kind}-{joined}";
    }

    private static bool IsId(string text) => Names.IsName(text) && !Names.IsFormulaKeyword(text) && text != DecidersWords.Nobody;
}
