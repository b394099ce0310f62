using System.Text;
using Truce.Dossiers;
using Truce.Text.Formats;

namespace Truce.Tests.Text.Formats;

/// <summary>The GMCR+ files that lie beside these tests.</summary>
internal static class Sample
{
    public static string Folder { get; } = Repository.PathOf("test", "Truce.Tests", "Text", "Formats", "samples");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Reads a sample by the format of its extension.</summary>
    public static ImportResult Import(string name) => ForeignFormats.Find(name)!.Read(name, Bytes(name));

    /// <summary>Reads a GMCR+ text.</summary>
    public static ImportResult Gmcr(string json) => Gmcr(Encoding.UTF8.GetBytes(json));

    public static ImportResult Gmcr(byte[] content) => ForeignFormats.Find("case.gmcr")!.Read("case.gmcr", content);

    /// <summary>The dossier of a sample that must be readable.</summary>
    public static Dossier Dossier(string name)
    {
        var result = Import(name).Result;
        Assert.True(result.IsUsable, string.Join("\n", result.Diagnostics));
        return result.Dossier!;
    }
}
