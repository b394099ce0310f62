using Truce.Cli;
using Truce.Dossiers;
using Truce.Exports;
using Truce.Tests.Agreement;
using Truce.Tests.Cli;
using Truce.Text.Formats;

namespace Truce.Tests.Exports;

/// <summary>Scenarios that were written are read again, and every outcome is worth the same to everybody; what a format cannot hold is refused.</summary>
public sealed class ScenarioExportTests
{
    public static TheoryData<string> Formats => ["genius", "geniusweb", "negmas"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_outcome_of_a_random_bargain_is_worth_the_same_after_it_was_written_and_read(string format)
    {
        var (written, withJoint) = (0, 0);
        for (var seed = 1; seed <= 400; seed++)
        {
            var dossier = new RandomBargains(seed).NextScenario();
            if (!Exported.Answer(format, dossier).Is(out var file))
                continue;
            written++;
            withJoint += dossier.Preferences.Any(preference => !((Preference.Utility)preference.Preference).Parts.IsEmpty) ? 1 : 0;
            AssertSame(dossier, ReadBack(file, format), $"{format}, seed {seed}");
        }

        Assert.InRange(written, 100, 400);
        Assert.InRange(withJoint, 15, 400);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Names_that_must_be_escaped_come_back(string format)
    {
        var plain = Some.Dossier("""
            dossier: Names
            parties: { zulu: { name: Zulu }, alpha: { name: Alpha } }
            issues: { x: { decided-by: { all: [zulu, alpha] }, terms: [a, b] } }
            preferences:
              zulu: { utility: { x: { weight: 1, values: { a: 1, b: 0.25 } } } }
              alpha: { utility: { x: { weight: 1, values: { a: 0, b: 1 } } } }
            """);
        const string Hard = "A \"b\" <c> &amp; \\ ]]> ;\t{d} # // é";
        var id = new ReadableIds("issue").Make(Hard);
        var hostile = plain with
        {
            Title = Hard,
            Issues = [plain.Issues[0] with { Id = new(id), Question = Hard, Terms = [new Term(new(new ReadableIds("term").Make(Hard)), Hard), plain.Issues[0].Terms[1]] }],
            Preferences = plain.Preferences.Select(preference => preference with
            {
                Preference = new Preference.Utility(((Preference.Utility)preference.Preference).Issues.Select(issue => issue with { Issue = new(id) }).ToEquatableArray()),
            }).ToEquatableArray(),
        };
        var file = Exported.File(format, hostile);
        Assert.Contains("parties are called by their files: p1-zulu is Zulu, p2-alpha is Alpha", file.Remarks);
        var back = ReadBack(file, format);
        Assert.Equal(["p1-zulu", "p2-alpha"], back.Parties.Select(party => party.Id.Value));
        Assert.Equal(Hard, back.Issues[0].Question);
        Assert.Equal(Hard, back.Issues[0].Terms[0].Label);
        AssertSame(hostile, back, format);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void All_reasons_against_a_scenario_are_given_at_once(string format)
    {
        var dossier = Some.Dossier("""
            dossier: Not a scenario
            parties: { a: { name: A }, b: { name: B } }
            issues: { x: { decided-by: { all: [a, b] } }, y: { decided-by: { all: [a, b] } } }
            constraints: [x or y]
            agreement: x
            preferences:
              a: { utility: { x: { weight: 1, values: { no: 0, yes: 1 } } }, red-lines: [{ never: y }] }
              b: { priorities: [x] }
            """);
        Assert.Equal(
            [
                "the preference of B is an order without numbers; a scenario holds utilities",
                "the dossier has 1 constraint; every combination of values is an outcome of a scenario",
                "the dossier has 1 formula for what counts as an agreement; every outcome of a scenario counts as one",
                "the dossier has 1 red line; a scenario knows no packages that a party refuses whatever they are worth",
            ],
            Exported.Answer(format, dossier).Obstacles);
    }

    [Fact]
    public void A_number_that_a_format_cannot_hold_is_refused_and_what_it_leaves_out_is_said()
    {
        var dossier = Some.Dossier("""
            dossier: Numbers
            parties: { a: { name: A }, b: { name: B } }
            issues: { x: { decided-by: { all: [a, b] }, terms: [p, q] } }
            preferences:
              a: { utility: { x: { weight: 1, values: { p: 5, q: -1 } } }, reservation: 0.3, discount: { factor: 0.9, per: day } }
              b: { utility: { x: { weight: 1, values: { p: 0, q: 1 } } }, reservation: 0.5 }
            """);
        Assert.Equal(
            ["some value is worth less than nothing to A; evaluations of Genius are 0 or more", "an outcome may be worth up to 5 to A; in Genius nothing is worth more than 1"],
            Exported.Answer("genius", dossier).Obstacles);
        Assert.Contains("GeniusWeb states the worth of no agreement by a bid, and none was found that is worth 0.5 to B", Exported.Answer("geniusweb", dossier).Obstacles);
        Assert.Equal(
            ["parties are called by their files: a is A, b is B", "the discount of A is left out: NegMAS counts rounds, the whole time or seconds"],
            Exported.File("negmas", dossier).Remarks);
    }

    [Fact]
    public void The_command_writes_a_folder_that_agree_reads()
    {
        using var folder = new TemporaryFolder();
        folder.Write("talks/dossier.yaml", """
            dossier: Talks
            parties: { a: { name: a }, b: { name: b } }
            issues: { x: { decided-by: { all: [a, b] }, terms: [p, q] }, n: { decided-by: { all: [a, b] }, range: [1, 5] } }
            preferences:
              a: { utility: { x: { weight: 0.5, values: { p: 1, q: 0 } }, n: { weight: 0.5, values: { 1: 0, 5: 1 } } }, reservation: 0.25 }
              b: { utility: { x: { weight: 0.25, values: { p: 0, q: 1 } }, n: { weight: 0.75, values: { 1: 1, 5: 0 } } }, reservation: 0.25 }
            """);
        var talks = Path.Combine(folder.Path, "talks");
        var expected = TruceRun.Of("agree", talks).Output.Split("\n\n");
        foreach (var format in (string[])["genius", "geniusweb", "negmas"])
        {
            var target = Path.Combine(folder.Path, format);
            var run = TruceRun.Of("export", talks, "--to", format, "-o", target);
            Assert.Equal(ExitCode.Fine, run.ExitCode);
            Assert.Equal(3, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.Equal(expected.Skip(1), TruceRun.Of("agree", target).Output.Split("\n\n").Skip(1));
            Assert.Equal(ExitCode.Refused, TruceRun.Of("export", talks, "--to", format, "-o", target).ExitCode);
        }

        Assert.Contains("a scenario is a folder of files; name it with --output FOLDER", TruceRun.Of("export", talks, "--to", "genius").Error);
    }

    private static Dossier ReadBack(ExportedFile file, string format)
    {
        using var folder = new TemporaryFolder();
        foreach (var part in file.Folder)
            folder.Write(part.Name, part.Text);
        var read = ForeignFile.Read(folder.Path, ForeignFormats.All.Single(known => known.Id == format));
        Assert.True(read.Result.Dossier is not null, Some.Text(read.Result.Diagnostics));
        return read.Result.Dossier;
    }

    private static void AssertSame(Dossier dossier, Dossier back, string where)
    {
        var (first, second) = (new LiteralBargaining(dossier), new LiteralBargaining(back));
        Assert.Equal(dossier.Issues.Select(issue => issue.Id), back.Issues.Select(issue => issue.Id));
        Assert.Equal(first.Feasible.Count, second.Feasible.Count);
        for (var k = 0; k < first.Feasible.Count; k++)
        {
            var (expected, actual) = (first.Worths(first.Feasible[k]), second.Worths(second.Feasible[k]));
            Assert.True(expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) < 1e-15m), $"{where}: {string.Join(' ', expected)} became {string.Join(' ', actual)}");
        }

        foreach (var (before, after) in dossier.Preferences.Zip(back.Preferences))
        {
            var (expected, actual) = (((Preference.Utility)before.Preference).Reservation, ((Preference.Utility)after.Preference).Reservation);
            Assert.True(Math.Abs((expected ?? 0) - (actual ?? 0)) < 1e-15m, $"{where}: the reservation {expected} became {actual}");
        }
    }
}
