using System.CommandLine;
using System.Text.Json;
using Truce.Casebook;
using Truce.Text;

namespace Truce.Cli.Commands;

/// <summary><c>truce check PATH</c>: can the dossier be used as it stands, and does it give the results that are expected of it?</summary>
internal sealed class CheckCommand
{
    /// <summary>What the <c>schema</c> property of the JSON says.</summary>
    public const string Schema = "truce-check/1";

    private readonly Terminal _terminal;
    private readonly Option<string> _format = Response.FormatOption();

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = DossierInput.Description + "; with --expect also a folder of such folders",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _expect = new("--expect")
    {
        Description = $"Compare the results of every dossier in and below PATH with the {CaseCheck.FileName} beside it",
    };

    private CheckCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new CheckCommand(terminal);
        var command = new ExemplifiedCommand(
            "check",
            "Find what is wrong with a dossier, all of it in one pass",
            new("truce check casebook/opening-talks-2024", "one dossier"),
            new("truce check casebook --expect", "every dossier of the casebook against its expected results"),
            new("truce check FOLDER --format json", "diagnostics for an editor or a program"))
        {
            self._paths,
            self._expect,
            self._format,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var response = Response.In(_terminal, parsed, _format);
        var paths = parsed.GetRequiredValue(_paths);
        return parsed.GetValue(_expect) ? CompareWithExpected(paths, response) : Check(paths, response);
    }

    private static int Check(string[] paths, Response response)
    {
        var read = paths.Select(path => (Path: path, Folder: DossierInput.Read(path))).ToArray();
        response.Report([.. read.SelectMany(dossier => dossier.Folder.Result.Diagnostics)]);
        if (response.IsJson)
        {
            response.WriteJson(json =>
            {
                json.WriteStartArray("dossiers");
                foreach (var (path, folder) in read)
                {
                    json.WriteStartObject();
                    json.WriteString("path", path);
                    json.WriteBoolean("usable", folder.Result.IsUsable);
                    json.WriteString("dossier", folder.Sha256);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteString("schema", Schema);
            });
        }
        else
        {
            foreach (var (path, folder) in read)
                response.Terminal.Output.WriteLine($"{path}: {Describe(folder)}");
        }

        return read.All(dossier => dossier.Folder.Result.IsUsable) ? ExitCode.Fine : ExitCode.Refused;
    }

    private static string Describe(DossierFolder folder)
    {
        if (folder.Result.Dossier is not { } dossier)
            return "cannot be used as it stands";
        var parts = $"{Prose.Count(dossier.Parties.Count, "party", "parties")}, {Prose.Count(dossier.Issues.Count, "issue")}, "
            + $"{Prose.Count(dossier.Statements.Count, "statement")}, {Prose.Count(dossier.Proposals.Count, "proposal")}";
        return $"{parts}; {(folder.Result.Diagnostics.IsEmpty ? "nothing to report" : DiagnosticPrinter.Count(folder.Result.Diagnostics))}";
    }

    private static int CompareWithExpected(string[] paths, Response response)
    {
        var cases = paths.SelectMany(path => CaseCheck.RunAll(path)).ToArray();
        response.Report([.. cases.SelectMany(check => check.Diagnostics)]);
        if (response.IsJson)
            response.WriteJson(json => WriteCases(json, cases));
        else
            WriteCases(response.Terminal.Output, cases);
        return cases.Any(check => check.Diagnostics.Any(diagnostic => diagnostic.IsError)) ? ExitCode.Refused : ExitCode.Fine;
    }

    private static void WriteCases(Utf8JsonWriter json, CaseCheck[] cases)
    {
        json.WriteStartArray("dossiers");
        foreach (var check in cases)
        {
            json.WriteStartObject();
            json.WriteString("path", check.Folder);
            json.WriteNumber("compared", check.Check?.Compared ?? 0);
            json.WriteNumber("mismatches", check.Check?.Mismatches.Count ?? 0);
            json.WriteNumber("errors", check.Diagnostics.Count(diagnostic => diagnostic.IsError));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("schema", Schema);
    }

    private static void WriteCases(TextWriter output, CaseCheck[] cases)
    {
        const string Compared = "results compared";
        const string Mismatches = "mismatches";
        var rows = new List<string[]> { (string[])["dossier", Compared, Mismatches] };
        foreach (var check in cases)
        {
            rows.Add(check.Check is { } done
                ? [check.Folder, $"{done.Compared:N0}".PadLeft(Compared.Length), $"{done.Mismatches.Count:N0}".PadLeft(Mismatches.Length)]
                : [check.Folder, (check.Diagnostics.Any(diagnostic => diagnostic.IsError) ? "not usable" : "none expected").PadLeft(Compared.Length), ""]);
        }

        TextGrid.Write(output, rows, gap: 2);
        output.WriteLine();
        var checks = cases.Select(check => check.Check).OfType<ExpectationCheck>().ToArray();
        output.WriteLine(
            $"{Prose.Count(cases.Length, "dossier")}, {Prose.Count(checks.Sum(check => check.Compared), "result")} compared, "
            + Prose.Count(checks.Sum(check => check.Mismatches.Count), "mismatch", "mismatches"));
    }
}
