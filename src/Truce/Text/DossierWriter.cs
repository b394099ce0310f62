using System.Text;
using Truce.Dossiers;
using Truce.Text.Writing;
using Truce.Text.Yaml;

namespace Truce.Text;

/// <summary>Writes a dossier as the text of a <c>dossier.yaml</c>, whole or as a change of the text that is there.</summary>
/// <remarks>
/// The text is YAML 1.2. What it writes, <see cref="DossierReader"/> reads back as an equal dossier, provided that the dossier keeps the
/// reader's rules; a conjunction or disjunction of a single operand, which the reader never makes, comes back as that operand.
/// </remarks>
public static class DossierWriter
{
    // The fewer levels are edited, the more is written anew; with none it is the whole file.
    private static readonly int[] s_levels = [int.MaxValue, 2, 1];

    /// <summary>The whole dossier in the usual order of keys, without comments, with line feeds.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, which no file can hold.</exception>
    public static string Write(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return Write(DossierContent.Of(dossier), "\n");
    }

    /// <summary>A text that says what the changed dossier says, and in which every byte stays that need not change: order, comments, blank lines, quotes and line ends.</summary>
    /// <remarks>
    /// The difference is found on what the two dossiers say, so a shorthand that still says the same stays. What was added stands after what
    /// precedes it in the dossier, what was removed takes its lines along, comments of their own stay. The result is read again; if it does not
    /// say what it should, the entries that changed are written anew, then their sections, and in the end the whole text.
    /// Cost: that of reading the text two or three times.
    /// </remarks>
    /// <param name="oldText">The text as it is; it must be readable without an error.</param>
    /// <param name="changed">What the new text is to say.</param>
    /// <exception cref="ArgumentException">The old text has an error, or the changed dossier breaks a rule of the reader, so that no text says it.</exception>
    public static string Update(SourceText oldText, Dossier changed)
    {
        ArgumentNullException.ThrowIfNull(oldText);
        ArgumentNullException.ThrowIfNull(changed);
        var old = DossierReader.Read(oldText);
        if (old.Dossier is null)
            throw new ArgumentException($"the old text has an error: {old.Diagnostics.First(d => d.IsError)}", nameof(oldText));
        var before = DossierContent.Of(old.Dossier);
        var after = DossierContent.Of(changed);
        if (before == after)
            return oldText.Text;

        var root = (YamlMapping)YamlReader.Read(new DiagnosticBag(oldText))!;
        foreach (var levels in s_levels)
        {
            var text = YamlEditor.Edit(oldText.Text, root, before, after, levels);
            if (Says(oldText.Path, text, after))
                return text;
        }

        var whole = Write(after, LineEnds.Of(oldText.Text));
        return Says(oldText.Path, whole, after)
            ? whole
            : throw new ArgumentException($"the dossier cannot be written: {Problem(whole)}", nameof(changed));
    }

    private static bool Says(string path, string text, YamlMap content) =>
        DossierReader.Read(new SourceText(path, text)).Dossier is { } dossier && DossierContent.Of(dossier) == content;

    private static string Problem(string text) =>
        DossierReader.Read(new SourceText("dossier.yaml", text)).Diagnostics.FirstOrDefault(d => d.IsError)?.ToString() ?? "it says something that a file cannot say";

    internal static string Write(YamlMap content, string newLine)
    {
        var writer = new YamlWriter(newLine);
        var text = new StringBuilder();
        foreach (var field in content.Fields)
        {
            if (text.Length > 0 && StartsSection(field))
                text.Append(newLine);
            text.Append(writer.Entry(field, indent: 0)).Append(newLine);
        }

        return text.ToString();
    }

    // A blank line sets each section off; what the status quo rests on belongs to it.
    private static bool StartsSection(YamlField field) => field.Value is not YamlValue && field.Key != DossierContent.StatusQuoSays;
}
