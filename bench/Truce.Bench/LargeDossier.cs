using System.Globalization;
using System.Text;

namespace Truce.Bench;

/// <summary>A dossier of a long negotiation: many statements, each quoted from a source, and a model that cites them. The same for the same numbers.</summary>
internal static class LargeDossier
{
    private const int Seed = 1_815;
    private const int Issues = 8;

    private static readonly string[] s_words =
        ["the", "of", "and", "talks", "forces", "would", "if", "region", "border", "said", "agreement", "conditions", "terms", "withdraw", "support", "proposal", "before", "after", "military", "peace", "four", "sanctions", "alliance", "plan", "must", "guarantee", "cease-fire", "ministers", "reply", "has", "not"];

    /// <summary>Writes <c>dossier.yaml</c> and its sources into a folder.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="statements">How many statements.</param>
    /// <param name="sources">How many sources.</param>
    /// <param name="wordsPerSource">How long each source is; a news story has a thousand, a speech ten thousand.</param>
    public static void Write(string folder, int statements, int sources, int wordsPerSource)
    {
        var random = new Random(Seed);
        var texts = Enumerable.Range(0, sources)
            .Select(_ => Enumerable.Range(0, wordsPerSource).Select(_ => s_words[random.Next(s_words.Length)]).ToArray()).ToArray();
        var sourceFolder = Directory.CreateDirectory(Path.Combine(folder, "sources")).FullName;
        for (var i = 0; i < sources; i++)
            WriteAll(Path.Combine(sourceFolder, $"n{i}.md"), Wrap(texts[i]));
        WriteAll(Path.Combine(folder, "dossier.yaml"), Compose(statements, texts, random));
    }

    private static string Compose(int statements, string[][] texts, Random random)
    {
        var yaml = new StringBuilder("dossier: A long negotiation\nas-of: 2024-06-14\nsources:\n");
        for (var i = 0; i < texts.Length; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"  n{i}: {{ file: sources/n{i}.md, title: Note {i}, published: 2024-06-01 }}\n");
        yaml.Append("parties: { east: {}, west: {}, allies: { role: ally, of: west } }\nissues:\n");
        for (var i = 0; i < Issues; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"  i{i}: {{ decided-by: {(i % 2 == 0 ? "east" : "west")}, terms: [none, some, all] }}\n");
        yaml.Append("constraints: [i0 = all implies not i1 = none]\nstatements:\n");
        for (var i = 0; i < statements; i++)
        {
            var source = i % texts.Length;
            var start = random.Next(texts[source].Length - 20);
            yaml.Append(CultureInfo.InvariantCulture, $"  s{i}:\n    source: n{source}\n    quote: \"{string.Join(' ', texts[source][start..(start + 20)])}\"\n    speaker: A minister\n    party: {(i % 2 == 0 ? "east" : "west")}\n    date: 2024-05-31\n    act: offer\n    about: [i{i % Issues} = all]\n");
        }

        yaml.Append("proposals:\n");
        for (var i = 0; i < statements / 10; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"  p{i}: {{ by: east, to: west, clauses: [{{ when: i{i % Issues} = all, then: [i{(i + 1) % Issues} = some], says: [{string.Join(", ", Enumerable.Range(10 * i, 10).Select(s => $"s{s}"))}] }}] }}\n");
        yaml.Append("preferences:\n  east: { priorities: [i1 = all, i3 = all, not i0 = all, i2 = none] }\n  west: { priorities: [i0 = all, i2 = all, not i1 = all] }\n");
        return yaml.ToString();
    }

    private static string Wrap(string[] words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
            text.Append(words[i]).Append(i % 15 == 14 ? '\n' : ' ');
        return text.ToString();
    }

    private static void WriteAll(string path, string text) => Text.AtomicFile.Write(path, text);
}
