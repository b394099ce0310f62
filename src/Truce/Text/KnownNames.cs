using Truce.Text.Yaml;

namespace Truce.Text;

/// <summary>The names of one kind that a dossier gives, found in constant time.</summary>
internal sealed class KnownNames
{
    private readonly HashSet<string> _names = [];

    private KnownNames(DiagnosticDescriptor unknown, string noun)
    {
        Unknown = unknown;
        Noun = noun;
    }

    /// <summary>The rule that a name breaks that is not among these.</summary>
    public DiagnosticDescriptor Unknown { get; }

    /// <summary>What is named: <c>party</c>.</summary>
    public string Noun { get; }

    /// <summary>The names in the order of the file.</summary>
    public List<string> InOrder { get; } = [];

    /// <summary>False when an error, already reported, hides some: then a name that is not known may be one of those.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The keys of a section, whether or not their values can be read.</summary>
    public static KnownNames Of(YamlNode? section, bool isFilePartial, DiagnosticDescriptor unknown, string noun)
    {
        var known = new KnownNames(unknown, noun);
        switch (section)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (known._names.Add(entry.Key.Value))
                        known.InOrder.Add(entry.Key.Value);
                }

                known.IsComplete = !mapping.IsPartial;
                break;
            case null:
                known.IsComplete = !isFilePartial;
                break;
            default:
                known.IsComplete = section is YamlScalar { IsNull: true };
                break;
        }

        return known;
    }

    /// <summary>Names that are known from elsewhere than the file.</summary>
    public static KnownNames Of(IEnumerable<string> names, DiagnosticDescriptor unknown, string noun)
    {
        var known = new KnownNames(unknown, noun);
        known.InOrder.AddRange(names);
        known._names.UnionWith(known.InOrder);
        return known;
    }

    public bool Contains(string name) => _names.Contains(name);
}
