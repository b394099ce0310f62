using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using Truce.Checking;
using Truce.Cli;
using Truce.Cli.Commands;
using Truce.Comparison;
using Truce.Agreement;
using Truce.Agreement.Protocols;
using Truce.Sequencing;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.Tests.Cli;
using Truce.Text;

namespace Truce.Tests.Documents;

/// <summary>What the documents say is so: their examples work, their links lead somewhere, their lists are complete.</summary>
public sealed partial class DocumentsTests
{
    /// <summary>Pages whose YAML is not of dossiers, or is wrong on purpose; their own tests read them.</summary>
    private static readonly string[] s_readElsewhere = ["diagnostics.md", "expected-results.md"];

    public static TheoryData<string> PagesWithDossiers() => [.. Pages()
        .Where(page => !s_readElsewhere.Contains(Path.GetFileName(page)) && File.ReadAllText(page).Contains("```yaml", StringComparison.Ordinal))
        .Select(page => Path.GetRelativePath(Repository.Root, page))];

    public static TheoryData<string> AllPages() => [.. Pages().Select(page => Path.GetRelativePath(Repository.Root, page))];

    [Theory]
    [MemberData(nameof(PagesWithDossiers))]
    public void Every_dossier_in_the_documents_is_read_without_error(string page)
    {
        var dossiers = Dossiers(File.ReadAllText(Repository.PathOf(page)));
        Assert.NotEmpty(dossiers);
        foreach (var dossier in dossiers)
            Assert.Equal([], DossierCheck.Run(DossierReader.Read(new SourceText(page, dossier))).Diagnostics.Where(diagnostic => diagnostic.IsError));
    }

    [Fact]
    public void The_tutorial_ends_with_a_dossier_without_a_warning_and_the_order_conflict_that_it_speaks_of()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "tutorial", "first-dossier.md"));
        using var folder = new TemporaryFolder();
        folder.Write("sources/report.md", Blocks(page, "markdown").Single());
        folder.Write("dossier.yaml", Dossiers(page).Single());

        var checkedFolder = DossierCheck.Run(DossierFolder.Read(folder.Path));
        Assert.Equal([], checkedFolder.Result.Diagnostics);
        var conflict = Assert.Single(ProposalComparison.Of(checkedFolder.Result.Dossier!).OrderConflicts);
        Assert.Equal(["company", "union"], Assert.IsType<OrderConflict.EachWaits>(conflict).Circle.Select(link => link.Party.Value).Order());
    }

    [Fact]
    public void The_example_of_comparing_has_the_order_conflict_that_it_speaks_of()
    {
        var example = Dossiers(File.ReadAllText(Repository.PathOf("docs", "how-to", "compare-proposals.md"))).Single();
        var dossier = DossierReader.Read(new SourceText("compare-proposals.md", example)).Dossier!;
        Assert.IsType<OrderConflict.EachWaits>(Assert.Single(ProposalComparison.Of(dossier).OrderConflicts));
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_link_to_a_file_leads_to_one(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        var links = Links().Matches(File.ReadAllText(Repository.PathOf(page))).Select(link => link.Groups["target"].Value);
        Assert.Equal([], links.Where(link => !link.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, link))));
    }

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/explanation/architecture.md")]
    public void Every_path_that_a_page_names_is_there(string page)
    {
        var paths = Paths().Matches(File.ReadAllText(Repository.PathOf(page))).Select(path => path.Groups["path"].Value).ToArray();
        Assert.NotEmpty(paths);
        Assert.Equal([], paths.Where(path => !Path.Exists(Repository.PathOf(path))));
    }

    [Fact]
    public void The_command_line_page_has_every_command_and_option()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "command-line.md"));
        var root = CommandList.Root(new Terminal(Stream.Null, Stream.Null));
        foreach (var command in root.Subcommands)
        {
            var section = page.Split($"\n## truce {command.Name}\n") is [_, var rest] ? rest.Split("\n## ")[0] : null;
            Assert.True(section is not null, $"docs/reference/command-line.md has no section 'truce {command.Name}'");
            foreach (var option in command.Options)
                Assert.Contains($"| `{option.Name}`", section);
            foreach (var example in ((ExemplifiedCommand)command).Examples)
                Assert.Contains($"truce {command.Name}", example.Line);
        }
    }

    [Fact]
    public void Every_example_of_the_help_can_be_parsed()
    {
        var root = CommandList.Root(new Terminal(Stream.Null, Stream.Null));
        foreach (var example in root.Subcommands.Cast<ExemplifiedCommand>().SelectMany(command => command.Examples))
        {
            // What stands round the command is the shell's.
            var line = example.Line.Replace("source <(", "", StringComparison.Ordinal).Split((char[])['>', ')', '|'])[0];
            if (!example.Line.Contains("'<", StringComparison.Ordinal))
                Assert.Equal([], root.Parse(line["truce ".Length..]).Errors.Select(error => error.Message));
        }
    }

    [Fact]
    public void The_page_of_stability_definitions_has_a_row_for_each()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "stability-definitions.md"));
        foreach (var definition in StabilityDefinitions.All)
            Assert.Contains($"\n| `{definition.Id}` | {definition.Name}", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_page_of_stability_definitions_has_a_row_for_each_coalitional_one()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "stability-definitions.md"));
        foreach (var definition in CoalitionalDefinitions.All)
            Assert.Contains($"\n| `{definition.Id}` | {definition.Name} |", page);
    }

    [Fact]
    public void The_pages_of_bargaining_solutions_and_of_negotiators_have_a_row_for_each()
    {
        var solutions = File.ReadAllText(Repository.PathOf("docs", "reference", "bargaining-solutions.md"));
        Assert.All(BargainingSolutions.All, solution => Assert.Matches($@"\n\| [^|]*`{solution.Id}`", solutions));
        var negotiators = File.ReadAllText(Repository.PathOf("docs", "reference", "negotiators.md"));
        Assert.All(NegotiatorList.All, negotiator => Assert.Contains($"\n| `{negotiator.Id}` |", negotiators, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("truce-stability/1", "stability")]
    [InlineData("truce-stability-summary/1", "stability", "--summary")]
    [InlineData("truce-evolution/1", "evolution")]
    [InlineData("truce-coalitions/1", "coalitions")]
    [InlineData("truce-inverse/1", "inverse", "--to", "125")]
    [InlineData("truce-agreement/1", "agree")]
    [InlineData("truce-negotiation/1", "negotiate")]
    [InlineData("truce-compare/1", "compare")]
    [InlineData("truce-timeline/1", "timeline")]
    [InlineData("truce-check/1", "check")]
    [InlineData("truce-sequence/1", "sequence")]
    [InlineData("truce-step-plan/1", "sequence", "--to", "talks = open and withdraw")]
    public void The_json_page_shows_the_properties_that_are_written(string schema, params string[] command)
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "json.md"));
        var run = TruceRun.Of([.. command, Repository.PathOf("casebook", "opening-talks-2024"), "--format", "json"]);
        using var written = JsonDocument.Parse(run.Output);
        using var shown = JsonDocument.Parse(Blocks(page, "json").Single(block => block.Contains($"\"{schema}\"", StringComparison.Ordinal)));
        Assert.Equal(Properties(written.RootElement), Properties(shown.RootElement));
    }

    private static IEnumerable<string> Properties(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    internal static IEnumerable<string> Pages() => Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Repository.Root, "*.md")).Append(Repository.PathOf("bench", "README.md")).Order(StringComparer.Ordinal);

    /// <summary>A block that does not start a dossier goes on with the one before it.</summary>
    internal static List<string> Dossiers(string page)
    {
        var dossiers = new List<string>();
        foreach (var block in Blocks(page, "yaml"))
        {
            if (block.StartsWith("dossier:", StringComparison.Ordinal) || dossiers.Count == 0)
                dossiers.Add(block);
            else
                dossiers[^1] += "\n" + block;
        }

        return dossiers;
    }

    /// <summary>The fenced blocks of a language, without the indentation of a list that they stand in.</summary>
    private static IEnumerable<string> Blocks(string page, string language)
    {
        var lines = page.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart() != "```" + language)
                continue;
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var block = lines.Skip(i + 1).TakeWhile(line => line.TrimStart() != "```").ToArray();
            yield return string.Concat(block.Select(line => (line.Length >= indent ? line[indent..] : "") + "\n"));
            i += block.Length;
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Links();

    [GeneratedRegex(@"`(?<path>(src|test|docs|casebook|bench|eng|\.ci)/[A-Za-z0-9_./-]*)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Paths();
}
