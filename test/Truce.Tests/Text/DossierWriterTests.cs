using Truce.Dossiers;
using Truce.Text;

namespace Truce.Tests.Text;

public sealed class DossierWriterTests
{
    private const string Everything = """
        dossier: Harbour talks
        summary: >-
          Two towns share a harbour. One of them asks that the other leave; the other would, if talks opened at once and the
          guard stayed, as it said in June.
        as-of: 2024-06-14
        citation: "12"

        sources:
          note: { file: sources/note.md, title: "A note: June", published: 2024-06-14, url: "https://example.org/note" }

        parties:
          east: { name: East, spokespersons: ["A. One, mayor", B. Two], says: [s1] }
          west: {}
          guard: { role: guarantor, of: [east, west] }

        issues:
          leave: { question: "Does west leave?", decided-by: west }
          stay: { decided-by: { any: [east, guard] }, terms: [no, { yes: The guard stays }], one-way: [no -> yes] }
          talks: { decided-by: { all: [east, west] }, terms: [none, open] }
          weather: { decided-by: nobody }

        constraints:
          - talks = open implies stay
          - { require: "talks in {none, open}", because: "#1" }

        status-quo: { leave: no, stay: no, talks: none, weather: no }
        status-quo-says: [s1]

        statements:
          s1:
            source: note
            quote: >-
              We would leave if talks opened at once, and if they did not open at once, said the mayor of the west on Friday, we
              would not.
            prefix: "\"So:"
            position: [3, 130]
            speaker: Mayor
            party: west
            date: 2024-06-14
            act: offer
            about: [leave, talks = open]
          s2: { source: note, quote: No reply., act: no-reply, standing: reported }

        proposals:
          june:
            title: Terms of June
            by: west
            to: [east, guard]
            tabled: 2024-06-14
            expires: 2024-07-01
            status: answered
            clauses:
              - { when: [talks = open, stay], then: [leave], timing: as-soon-as, expires: 2024-06-30, says: [s1] }
              - { guarantee: safe passage, to: [west], kind: monitoring }
            if-refused: { warns: harder terms, then: [not leave] }
            replies:
              - { by: east, reply: none, as-of: 2024-06-14, says: [s2] }
            says: [s1]

        preferences:
          east:
            priorities:
              - leave
              - { prefer: <no no open ->, because: assumed }
              - <no no none no>
          west: { ranking: [[leave, stay], { states: talks = open, says: [s1] }, "true"], says: [s1] }
          guard:
            utility:
              leave: { weight: 0.6, values: { no: 0, yes: 1 } }
              talks: { weight: 0.40, values: { none: 0, open: 0.5 }, says: [s2] }
            reservation: -0.4

        open-questions:
          - Why?
          - { text: "Who pays?", about: [leave, stay], says: [s2] }

        """;

    [Fact]
    public void The_text_is_laid_out_for_people()
    {
        var dossier = Read(Everything);
        var expected = Everything.Replace("prefer: <no no open ->", "prefer: leave = no and stay = no and talks = open", StringComparison.Ordinal);
        Assert.Equal(expected.Replace("\"true\"", "true", StringComparison.Ordinal), DossierWriter.Write(dossier), ignoreLineEndingDifferences: false);
    }

    [Fact]
    public void States_of_yes_no_issues_are_written_as_the_literature_prints_them()
    {
        var text = "dossier: Chicken\n\nparties:\n  a: {}\n  b: {}\n\nissues:\n  x: { decided-by: a }\n  y: { decided-by: b }\n\n" +
            "constraints:\n  - x implies y\n\npreferences:\n  a: { ranking: [<NY>, [<Y->, <-N>], x or y and not y] }\n  b:\n    priorities:\n      - y\n      - <YN>\n      - y and x\n";
        Assert.Equal(text.Replace("x or y and not y", "[<Y->, y and not y]", StringComparison.Ordinal), DossierWriter.Write(Read(text)));
    }

    [Fact]
    public void Every_dossier_of_the_casebook_reads_back_as_it_is_and_keeps_its_bytes_when_nothing_or_one_thing_changes()
    {
        var files = Directory.GetFiles(Repository.PathOf("casebook"), "dossier.yaml", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var dossier = Read(text);
            Assert.Equal(dossier, Read(DossierWriter.Write(dossier)));
            var source = new SourceText("dossier.yaml", text);
            Assert.Same(text, DossierWriter.Update(source, dossier));
            Assert.Equal(text.TrimEnd('\n') + "\n", text);
            var asked = dossier with { OpenQuestions = [.. dossier.OpenQuestions, new OpenQuestion("And then?")] };
            var added = dossier.OpenQuestions.IsEmpty ? "\nopen-questions:\n  - And then?\n" : "  - And then?\n";
            Assert.Equal(text + added, DossierWriter.Update(source, asked));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_is_written_reads_back_as_the_same_dossier(int series)
    {
        for (var i = 0; i < 120; i++)
        {
            var seed = (series * 1_000_000) + i;
            var dossier = RandomDossier.Of(seed);
            var text = DossierWriter.Write(dossier);
            var read = DossierReader.Read(new SourceText("dossier.yaml", text));
            Assert.True(read.Dossier is not null, $"seed {seed}: {read.Diagnostics.FirstOrDefault(d => d.IsError)}\n{text}");
            Assert.True(dossier == read.Dossier, $"seed {seed} reads back as another dossier:\n{text}\n{DossierWriter.Write(read.Dossier)}");
        }
    }

    [Fact]
    public void A_conjunction_of_one_is_written_as_its_operand()
    {
        var dossier = new Dossier { Title = "T", Constraints = [new(new Formula.And([Formula.True]))] };
        Assert.Equal("dossier: T\n\nconstraints:\n  - true\n", DossierWriter.Write(dossier));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused() =>
        Assert.Throws<ArgumentException>(() => DossierWriter.Write(new Dossier { Title = "\uD83D dove" }));

    private static Dossier Read(string text)
    {
        var read = DossierReader.Read(new SourceText("dossier.yaml", text));
        Assert.True(read.Dossier is not null, $"{read.Diagnostics.FirstOrDefault(d => d.IsError)}\n{text}");
        return read.Dossier;
    }
}
