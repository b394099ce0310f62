using System.Diagnostics;
using System.Text;
using Truce.Checking;
using Truce.Text;

namespace Truce.Tests.Text;

/// <summary>Whatever a file holds, reading and checking it ends soon, with a dossier or with errors whose places lie in the file.</summary>
public sealed class HostileDossierTests
{
    // Every mutation is small, so that most of the text stays sound and the damage reaches every part of the reader.
    private static readonly string[] s_tokens =
    [
        ":", ": ", "- ", ",", "[", "]", "{", "}", "'", "\"", "\n", "\n  ", " ", "#", "&a ", "*a", "!t ", "|", ">", "? ", "%", "---\n", "\t", "\0", "\uFEFF", "😀", "\uD83D",
        "<", "<->", "=", "->", "(", ")", "not ", " and ", "if ", "true", "nobody", "says", "s1", "east", "withdraw", "talks", "open", "99999999999999999999", "-1", "2024-02-30", "~", "null", "..",
    ];

    // A few words for every section; the dossier with every key is several times as long, and is mutated less often.
    private const string Short = """
        dossier: A dispute
        sources: { note: { file: note.md } }
        parties: { east: { says: s1 }, west: {} }
        issues:
          withdraw: { decided-by: west }
          talks: { decided-by: { all: [east, west] }, terms: [none, { open: underway }], one-way: [none -> open] }
        constraints: [talks = open implies withdraw]
        status-quo: { withdraw: no, talks: none }
        statements:
          s1: { source: note, quote: "the 'words'", position: [1, 9], party: east, date: 2024-06-14, act: offer }
        proposals:
          june-terms: { by: east, to: [west], clauses: [{ when: withdraw, then: [talks = open], says: [s1] }] }
        preferences:
          east: { priorities: [withdraw, <no none>] }
          west: { utility: { withdraw: { weight: 0.5, values: { no: 1, yes: 0 } } } }
        """;

    [Theory]
    [InlineData(Short, 20_000)]
    [InlineData(DossierReaderTests.Everything, 2_000)]
    public void Mutated_dossiers_are_read_or_refused(string sound, int cases)
    {
        const int Seed = 2_024;
        var random = new Random(Seed);
        var usable = 0;
        for (var i = 0; i < cases; i++)
        {
            var text = sound;
            for (var mutations = random.Next(1, 4); mutations > 0; mutations--)
                text = Mutate(text, random);
            usable += Check(text, $"seed {Seed}, case {i}") ? 1 : 0;
        }

        // The mutations neither spare nor ruin everything.
        Assert.InRange(usable, cases / 50, cases / 2);
    }

    [Fact]
    public void Cut_off_dossiers_are_read_or_refused()
    {
        for (var length = 0; length <= DossierReaderTests.Everything.Length; length += 2)
            Check(DossierReaderTests.Everything[..length], $"the first {length} characters");
    }

    [Fact]
    public void Random_texts_are_refused()
    {
        const int Seed = 1_945;
        var random = new Random(Seed);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder();
            for (var pieces = random.Next(40); pieces > 0; pieces--)
                text.Append(s_tokens[random.Next(s_tokens.Length)]);
            Assert.False(Check(text.ToString(), $"seed {Seed}, case {i}"), $"seed {Seed}, case {i}: {text}");
        }
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        const int Seed = 1_648;
        var random = new Random(Seed);
        var folder = Directory.CreateTempSubdirectory("truce-");
        try
        {
            var path = Path.Combine(folder.FullName, "dossier.yaml");
            for (var i = 0; i < 300; i++)
            {
                var bytes = new byte[random.Next(2_000)];
                random.NextBytes(bytes);
                if (i % 2 == 0)
                    bytes = Array.ConvertAll(bytes, b => (byte)(b & 0x7F));
                File.WriteAllBytes(path, bytes);
                var read = DossierCheck.Run(DossierFolder.Read(path));
                Assert.False(read.Result.IsUsable, $"seed {Seed}, case {i}");
                Assert.NotEmpty(read.Result.Diagnostics);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("a key a line", "k: v\n")]
    [InlineData("unknown statements", "dossier: A\nparties:\n  e: { says: [", "s, ")]
    [InlineData("unknown parties", "dossier: A\nissues:\n", "  i#: { decided-by: p# }\n")]
    [InlineData("issues and bad formulas", "dossier: A\nissues: { some-issue: { decided-by: nobody } }\nconstraints:\n", "  - sme-issue# = yes\n")]
    [InlineData("many issues, many mistakes", "dossier: A\nconstraints: [x, y, z]\nissues:\n", "  issue-#: { decided-by: nobody, terms: [a, b, a] }\n")]
    [InlineData("one long line", "dossier: A\nstatus-quo: {", "x#: y, ")]
    public void Large_texts_full_of_mistakes_are_refused_quickly(string name, string head, string? line = null)
    {
        var text = new StringBuilder(line is null ? "" : head);
        for (var i = 0; text.Length < 2_000_000; i++)
            text.Append((line ?? head).Replace("#", $"{i}", StringComparison.Ordinal));
        var watch = Stopwatch.StartNew();
        var result = DossierReader.Read(new SourceText("dossier.yaml", text.ToString()));
        Assert.False(result.IsUsable);
        Assert.InRange(result.Diagnostics.Count, 1, 1_000);

        // Each takes less than a second on its own; the limit leaves room for a machine that does other things.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{name} took {watch.Elapsed}");
    }

    private static bool Check(string text, string name)
    {
        var read = DossierReader.Read(new SourceText("dossier.yaml", text));
        var result = DossierCheck.Run(read);
        Assert.True(result.IsUsable == result.Diagnostics.All(d => !d.IsError), name);
        foreach (var diagnostic in result.Diagnostics)
            Assert.True(diagnostic.Span is { Start: >= 0, Length: >= 0 } && diagnostic.Span.End <= text.Length, $"{name}: {diagnostic}");
        return result.IsUsable;
    }

    private static string Mutate(string text, Random random)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 12), text.Length - at);
        switch (random.Next(7))
        {
            case 0:
                return text.Remove(at, length);
            case 1:
                return text.Insert(at, text.Substring(at, length));
            case 2:
                return text.Insert(at, s_tokens[random.Next(s_tokens.Length)]);
            case 3:
                return text.Remove(at, length).Insert(at, s_tokens[random.Next(s_tokens.Length)]);
            case 4:
                return at + 1 < text.Length ? text[..at] + text[at + 1] + text[at] + text[(at + 2)..] : text;
            case 5:
                var lines = text.Split('\n');
                var (a, b) = (random.Next(lines.Length), random.Next(lines.Length));
                (lines[a], lines[b]) = (lines[b], lines[a]);
                return string.Join('\n', lines);
            default:
                var words = text.Split(' ');
                words[random.Next(words.Length)] = words[random.Next(words.Length)];
                return string.Join(' ', words);
        }
    }
}
