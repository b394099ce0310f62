using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Pages.Workbench;

/// <summary>A file that pages of the workbench load: the style sheet, a script, a picture, the licences of what the scripts hold.</summary>
/// <remarks>Its address has the hash of its bytes, so that a browser may keep it for as long as it likes.</remarks>
public sealed class WorkbenchAsset
{
    private static readonly FrozenDictionary<string, WorkbenchAsset> s_all = Load().ToFrozenDictionary(asset => asset.Name);

    private readonly byte[] _content;

    private WorkbenchAsset(string name, string mediaType, byte[] content)
    {
        Name = name;
        MediaType = mediaType;
        _content = content;
        Address = $"/assets/{Convert.ToHexStringLower(SHA256.HashData(content)).AsSpan(0, 16)}/{name}";
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What kind of file it is, as HTTP names it.</summary>
    public string MediaType { get; }

    /// <summary>Where pages load it from.</summary>
    public string Address { get; }

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Content => _content;

    /// <summary>Every one of them.</summary>
    public static IEnumerable<WorkbenchAsset> All => s_all.Values;

    /// <summary>The asset of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static WorkbenchAsset Of(string name) => s_all[name];

    private static IEnumerable<WorkbenchAsset> Load()
    {
        var sheet = Briefs.StyleSheet.Text;
        yield return new WorkbenchAsset("workbench.css", "text/css; charset=utf-8", Encoding.UTF8.GetBytes(sheet + ChosenTheme.Rules(sheet) + Text("workbench.css")));
        yield return new WorkbenchAsset("workbench.js", "text/javascript; charset=utf-8", Bytes("workbench.js"));
        yield return new WorkbenchAsset("editor.js", "text/javascript; charset=utf-8", Bytes("editor.js"));
        yield return new WorkbenchAsset("graph.js", "text/javascript; charset=utf-8", Bytes("graph.js"));
        yield return new WorkbenchAsset("truce.svg", "image/svg+xml", Bytes("truce.svg"));
        yield return new WorkbenchAsset("licences.txt", "text/plain; charset=utf-8", Bytes("licences.txt"));
    }

    private static string Text(string name) => Encoding.UTF8.GetString(Bytes(name)).ReplaceLineEndings("\n");

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(WorkbenchAsset).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
