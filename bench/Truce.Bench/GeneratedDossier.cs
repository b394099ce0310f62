using System.Text;

namespace Truce.Bench;

/// <summary>A dossier of any size, the same for the same seed: texts with quotations in them, and a file that uses every part of the format.</summary>
internal sealed class GeneratedDossier
{
    private const int StatementsPerSource = 50;
    private const int Parties = 6;
    private const int Issues = 12;

    private static readonly string[] s_words =
        "the forces of border agreement shall withdraw before after within days under observers talks open close prisoners exchange ports ships grain corridor guarantee monitor council charter region city line contact ceasefire sanctions lifted imposed support demand offer assure reject propose session venue delegation".Split(' ');

    private readonly Random _random;
    private readonly int _statements;

    private GeneratedDossier(int statements, int seed)
    {
        _random = new Random(seed);
        _statements = statements;
    }

    /// <summary>Writes <c>dossier.yaml</c> and its sources into a new folder below the given one, and returns the folder.</summary>
    public static string Write(string parent, int statements, int seed = 1)
    {
        var folder = Path.Combine(parent, $"generated-{statements}-{seed}");
        Directory.CreateDirectory(Path.Combine(folder, "sources"));
        new GeneratedDossier(statements, seed).WriteTo(folder);
        return folder;
    }

    private void WriteTo(string folder)
    {
        var quotes = Enumerable.Range(0, _statements).Select(Sentence).ToArray();
        var sources = (_statements + StatementsPerSource - 1) / StatementsPerSource;
        for (var source = 0; source < sources; source++)
        {
            var text = new StringBuilder($"# Report {source}\n\n");
            foreach (var quote in quotes.Skip(source * StatementsPerSource).Take(StatementsPerSource))
                text.Append($"{Sentence(-1)} {quote} {Sentence(-1)}\n\n");
            Text.AtomicFile.Write(Path.Combine(folder, SourceFile(source)), text.ToString());
        }

        Text.AtomicFile.Write(Path.Combine(folder, "dossier.yaml"), DossierText(quotes, sources));
    }

    private string DossierText(string[] quotes, int sources)
    {
        var yaml = new StringBuilder("dossier: Generated for measuring\nas-of: 2024-06-14\n\nsources:\n");
        for (var source = 0; source < sources; source++)
            yaml.Append($"  r{source}: {{ file: {SourceFile(source)}, title: Report {source}, published: 2024-06-14 }}\n");
        yaml.Append("\nparties:\n");
        for (var party = 0; party < Parties; party++)
            yaml.Append($"  p{party}: {{ name: Party {party} }}\n");
        yaml.Append("\nissues:\n");
        for (var issue = 0; issue < Issues; issue++)
            yaml.Append($"  i{issue}: {{ question: Is it {issue}?, decided-by: p{issue % Parties} }}\n");
        yaml.Append("\nconstraints:\n  - not (i0 and i1)\n  - i2 implies i3\n");
        yaml.Append($"\nstatus-quo: {{ {string.Join(", ", Enumerable.Range(0, Issues).Select(i => $"i{i}: no"))} }}\n");

        yaml.Append("\nstatements:\n");
        for (var s = 0; s < quotes.Length; s++)
        {
            yaml.Append(
                $"""
                  s{s}:
                    source: r{s / StatementsPerSource}
                    quote: "{quotes[s]}"
                    party: p{_random.Next(Parties)}
                    date: 2024-06-{1 + _random.Next(14):00}
                    act: {(_random.Next(2) == 0 ? "demand" : "offer")}
                    about: [i{_random.Next(Issues)}]

                """);
        }

        // Every statement is cited once, so that reading finds nothing to warn of.
        yaml.Append("\nproposals:\n");
        for (var proposal = 0; proposal < quotes.Length / 10; proposal++)
        {
            var party = proposal % Parties;
            var says = string.Join(", ", Enumerable.Range(proposal * 10, 10).Select(s => $"s{s}"));
            yaml.Append($"  q{proposal}: {{ by: p{party}, clauses: [{{ when: [i{(party + 1) % Issues}], then: [i{party}], says: [{says}] }}] }}\n");
        }

        yaml.Append("\npreferences:\n");
        for (var party = 0; party < Parties; party++)
            yaml.Append($"  p{party}: {{ priorities: [{string.Join(", ", Enumerable.Range(0, Issues).Select(i => _random.Next(2) == 0 ? $"i{i}" : $"not i{i}"))}] }}\n");
        return yaml.ToString();
    }

    /// <summary>Some words; with a number in it, one that no other sentence has.</summary>
    private string Sentence(int number)
    {
        var words = Enumerable.Range(0, _random.Next(12, 28)).Select(_ => s_words[_random.Next(s_words.Length)]);
        return number < 0 ? $"It was said that {string.Join(' ', words)}." : $"Point {number} says that {string.Join(' ', words)}.";
    }

    private static string SourceFile(int source) => $"sources/r{source}.md";
}
