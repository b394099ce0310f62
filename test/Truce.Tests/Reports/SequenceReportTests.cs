using System.Xml.Linq;
using Truce.Dossiers;
using Truce.Reports;
using Truce.Sequencing;
using Truce.Sequencing.Plans;

namespace Truce.Tests.Reports;

public sealed class SequenceReportTests
{
    private const string Strait = """
        dossier: A strait
        as-of: 2024-06-01
        parties: { north: { name: North }, south: { name: South } }
        issues:
          mines: { decided-by: north, terms: [{ no: the mines stay }, { yes: the mines are cleared }], one-way: [no -> yes] }
          ships: { decided-by: south, terms: [{ no: ships are stopped }, { yes: ships pass }] }
          toll: { decided-by: south, terms: [{ no: no toll is taken }, { yes: "a toll is taken <now> & \"here\"" }] }
          patrols: { decided-by: { all: [north, south] }, terms: [{ no: nobody patrols }, { yes: both patrol together }] }
        status-quo: { mines: no, ships: no, toll: yes, patrols: no }
        proposals:
          first: { by: north, to: south, if-refused: { warns: harder terms }, expires: 2024-09-01, clauses: [{ when: ships, then: mines }, { guarantee: safe passage, to: south, kind: monitoring, covers: ships }] }
          second: { by: south, to: north, clauses: [{ when: mines, then: ships }, { then: not toll, with: patrols }] }
        plans:
          spring:
            steps:
              clear: { by: north, then: mines, due: 2024-05-20, progress: [{ level: full, as-of: 2024-05-25, note: seen }] }
              pass: { by: south, then: ships, after: clear, verified-by: nobody }
              untax: { by: south, then: not toll, due: 2024-05-30 }
              patrol: { by: [north, south], then: patrols, after: pass }
        preferences:
          north: { utility: { mines: { weight: 1, values: { no: 0, yes: -0.3 } }, ships: { weight: 1, values: { no: 0, yes: 0.5 } } }, red-lines: [patrols and toll] }
          south: { priorities: [mines, patrols, toll, not ships] }
        """;

    [Fact]
    public void Swapping_the_names_of_two_parties_mirrors_every_sentence_and_table()
    {
        var written = Parts(Some.Dossier(Strait)).SelectMany(Words).ToArray();
        Assert.True(written.Length > 40);
        Assert.Equal(written.Select(Swap), Parts(Some.Dossier(Swap(Strait))).SelectMany(Words));
    }

    [Fact]
    public void Drawings_are_well_formed_and_show_every_offer_and_step()
    {
        var figures = Parts(Some.Dossier(Strait)).SelectMany(part => part.Figures).ToArray();
        Assert.Equal(2, figures.Length);
        var texts = figures.Select(figure => string.Join(' ', XElement.Parse(figure.Svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value))).ToArray();
        Assert.All(["1 North", "2 South", "3 South", "On no offer", "waits in a circle"], words => Assert.Contains(words, texts[0], StringComparison.Ordinal));
        Assert.All(["No toll is taken", "Ships pass", "Both patrol together"], words => Assert.Contains(words, texts[1], StringComparison.Ordinal));
        Assert.DoesNotContain("style=", figures[0].Svg + figures[1].Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_brief_are_short()
    {
        var dossier = Some.Dossier(Strait);
        var parts = Brief.Of(dossier).Parts;
        Assert.All(parts.Where(part => part.Id is "sequence" or "plan-spring"), part => Assert.InRange(part.Sentences.Count(), 1, 16));
        Assert.Equal(2, parts.Count(part => part.Id is "sequence" or "plan-spring"));
    }

    private static ReportPart[] Parts(Dossier dossier) =>
    [
        SequenceReport.Of(SequenceAnalysis.Run(dossier, cancellation: TestContext.Current.CancellationToken)),
        PlanReport.Of(StepPlanAnalysis.Run(dossier, new("spring"), cancellation: TestContext.Current.CancellationToken).Value),
    ];

    private static IEnumerable<string> Words(ReportPart part) =>
    [
        .. part.Findings.SelectMany(finding => finding.Answer.Select(sentence => sentence.Text).Prepend(finding.Question)),
        .. part.AllTables.SelectMany(table => table.Rows.SelectMany(row => row).Concat(table.Columns).Append(table.Caption)),
    ];

    private static string Swap(string words) => words.Replace("north", "\u0001", StringComparison.Ordinal).Replace("south", "north", StringComparison.Ordinal).Replace("\u0001", "south", StringComparison.Ordinal)
        .Replace("North", "\u0001", StringComparison.Ordinal).Replace("South", "North", StringComparison.Ordinal).Replace("\u0001", "South", StringComparison.Ordinal);
}
