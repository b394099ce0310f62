using Truce.Dossiers;
using Truce.Text;

namespace Truce.Tests.Reports;

/// <summary>Dossiers to write reports about.</summary>
internal static class Cases
{
    /// <summary>Two parties that wait for each other, in full: every kind of clause, reply, position and preference.</summary>
    public const string Lake = """
        dossier: The lake
        summary: Two towns share a lake.
        as-of: 2031-05-04
        sources:
          record: { file: sources/record.md, title: Record of the talks, publisher: The council, published: 2031-05-03 }
          letter: { file: sources/letter.md }
        parties:
          upper: { name: Upper Town, spokespersons: the mayor of Upper Town }
          lower: { name: Lower Town }
          county: { name: The counties, role: mediator, of: [upper, lower] }
        issues:
          dam: { question: Does Upper Town open its dam?, decided-by: upper, terms: [{ no: the dam stays shut }, { yes: the dam is opened }], one-way: [no -> yes] }
          fees: { question: Which fee does Lower Town pay?, decided-by: lower, terms: [none, half, full] }
          treaty: { question: Is the treaty in force?, decided-by: { all: [upper, lower] } }
          watch: { question: Do the counties watch the lake?, decided-by: { any: [county, upper] } }
          rain: { question: Does it rain enough?, decided-by: nobody }
        constraints:
          - { require: treaty implies dam, because: the treaty is about an open dam, says: r1 }
        status-quo: { dam: no, fees: none, treaty: no, watch: no, rain: no }
        statements:
          r1: { source: record, quote: "We open the dam only after the full fee is paid, no later than 1 June 2031.", speaker: the mayor of Upper Town, party: upper, date: 2031-05-01, act: offer, about: [dam, fees = full] }
          r2: { source: record, quote: "We pay all of it once the treaty is in force.", party: lower, date: 2031-05-02, act: offer, standing: reported, about: fees = full }
          r3: { source: letter, quote: "No treaty without an open dam.", party: lower, date: 2031-05-02, act: refusal, standing: leaked, about: treaty and not dam }
          r4: { source: letter, quote: "We shall see who needs whom.", party: upper, act: threat, about: treaty }
          r5: { source: record, quote: "The counties could watch.", party: county, act: offer, about: watch }
          r6: { source: record, quote: "Nobody spoke for Lower Town on the second day.", party: lower, date: 2031-05-03, act: no-reply }
        proposals:
          may-offer:
            title: The offer of May
            by: upper
            to: lower
            tabled: 2031-05-01
            expires: 2031-06-01
            clauses:
              - { when: [fees = full, rain], then: dam, timing: as-soon-as, says: r1 }
              - { then: [watch], says: r1 }
              - { guarantee: clean-water, to: lower, kind: monitoring, says: r1 }
            if-refused: { warns: "a higher fee", then: fees = full, says: r4 }
            replies: [{ by: lower, reply: countered, as-of: 2031-05-02, says: r2 }]
          answer:
            by: lower
            clauses:
              - { when: dam, then: fees = full, timing: after, says: r2 }
              - { when: dam, then: treaty, timing: at-the-same-time, expires: 2031-05-30, says: r2 }
          old-plan: { by: county, to: [upper, lower], status: withdrawn, clauses: [{ then: [dam, "fees in {half, full}"] }] }
        preferences:
          upper:
            priorities:
              - { prefer: dam implies fees = full, says: r1 }
              - { prefer: not watch, because: "nobody likes to be watched" }
              - fees = full
          lower: { ranking: ["dam and fees = none", dam and not fees = none, not dam and fees = none, not dam and not fees = none] }
          county: { utility: { watch: { weight: 0.75, values: { no: 0, yes: 1 }, says: r5 }, dam: { weight: 0.25, values: { no: 0, yes: 1 } } } }
        open-questions: [{ text: "Who pays for the watch?", about: watch, says: r5 }]
        """;

    /// <summary>The dossier of a casebook's folder.</summary>
    public static Dossier Casebook(string name)
    {
        var folder = DossierFolder.Read(Repository.PathOf("casebook", name));
        Assert.True(folder.Result.IsUsable, Some.Text(folder.Result.Diagnostics));
        return folder.Result.Dossier!;
    }

    public static IEnumerable<string> CasebookNames() =>
        Directory.GetFiles(Repository.PathOf("casebook"), DossierFolder.FileName, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.PathOf("casebook"), Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal);
}
