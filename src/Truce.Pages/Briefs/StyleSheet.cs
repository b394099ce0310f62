using System.Security.Cryptography;
using System.Text;

namespace Truce.Pages.Briefs;

/// <summary>The style sheet of the brief, which is part of the page.</summary>
internal static class StyleSheet
{
    /// <summary>The rules, with line feeds whatever the build machine writes.</summary>
    public static string Text { get; } = Read().ReplaceLineEndings("\n");

    /// <summary>What the page may load: this style sheet and nothing else.</summary>
    public static string SecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; base-uri 'none'; form-action 'none'";

    private static string Read()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("brief.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
