using System.Text;

namespace Truce.Text;

/// <summary>Which keys and words does a <c>dossier.yaml</c> take, as an editor asks it?</summary>
/// <remarks>
/// A JSON Schema (draft 2020-12) with a definition for each noun of the reader, titled as the reader's messages name it, and a sentence for each
/// key. It says what a single place of the file can show; names, formulas and whatever one part says of another only <see cref="DossierReader"/>
/// sees. What it refuses, the reader refuses too, except that a key which is left empty counts for the schema as there where keys exclude or need
/// one another.
/// </remarks>
public static class DossierSchema
{
    /// <summary>What the file of the schema is called.</summary>
    public const string FileName = "dossier.schema.json";

    private static readonly Lazy<string> s_text = new(Load);

    /// <summary>The schema, as JSON.</summary>
    public static string Text => s_text.Value;

    private static string Load()
    {
        using var stream = typeof(DossierSchema).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
