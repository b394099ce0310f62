using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Evolution;
using Truce.States;
using Truce.Text;

namespace Truce.Casebook;

/// <summary>A dossier checked against the results that are known of it.</summary>
/// <param name="Folder">The dossier's folder, as it was found below the folder that was asked for.</param>
/// <param name="Expected">What is known of its results; null when it has no <c>expected.yaml</c>, or one that cannot be read.</param>
/// <param name="Check">How the computed results compare; null when there is nothing to compare or nothing to compare with.</param>
/// <param name="Diagnostics">Everything to be told: what is wrong with the two files, and where the results differ.</param>
public sealed record CaseCheck(string Folder, ExpectedResults? Expected, ExpectationCheck? Check, EquatableArray<Diagnostic> Diagnostics)
{
    /// <summary>What the file of expected results is called; it lies beside the dossier's own.</summary>
    public const string FileName = "expected.yaml";

    /// <summary>Checks every dossier in a folder and in the folders below it.</summary>
    /// <remarks>Never throws for what is on the disk. The dossiers come in the ordinal order of their paths.</remarks>
    /// <param name="path">A dossier's folder, or a folder of such folders.</param>
    /// <param name="options">How to run the stability analyses; by default as anybody would.</param>
    /// <param name="cancellation">Stops between dossiers and within the analysis of one.</param>
    public static EquatableArray<CaseCheck> RunAll(string path, StabilityOptions? options = null, CancellationToken cancellation = default) =>
        FoldersBelow(path).Select(folder => Run(folder, options, cancellation)).ToEquatableArray();

    /// <summary>Checks one dossier. Without an <c>expected.yaml</c> there is nothing to compare, and that is no error.</summary>
    public static CaseCheck Run(string folder, StabilityOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (dossier, diagnostics, _) = DossierFolder.Read(folder).Result;
        var file = Path.Combine(folder, FileName);
        if (dossier is null || !File.Exists(file))
            return new CaseCheck(folder, null, null, diagnostics);

        var read = ReadExpected(file, dossier);
        if (read.Expected is null)
            return new CaseCheck(folder, null, null, [.. diagnostics, .. read.Diagnostics]);
        var check = ExpectationCheck.Run(dossier, read.Expected, options, cancellation);
        return new CaseCheck(folder, read.Expected, check, [.. diagnostics, .. read.Diagnostics, .. ToDiagnostics(check, dossier, read.Origins)]);
    }

    private static List<string> FoldersBelow(string path)
    {
        if (!Directory.Exists(path) || File.Exists(Path.Combine(path, DossierFolder.FileName)))
            return [path];

        // Links are not followed: one that leads back up would never end.
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var folders = Directory.EnumerateFiles(path, DossierFolder.FileName, options).Select(file => Path.GetDirectoryName(file)!).ToList();
        folders.Sort(string.CompareOrdinal);

        // A folder without any dossier is read as one, which then says what is missing.
        return folders.Count == 0 ? [path] : folders;
    }

    private static ExpectedResultsReading ReadExpected(string file, Dossier dossier)
    {
        var content = FileContent.Read(file, DossierFolder.MaxBytes);
        if (content.Problem is null && content.FirstBadByte is null)
            return ExpectedResultsReader.Read(new SourceText(file, content.Text), dossier);
        var diagnostics = new DiagnosticBag(new SourceText(file, content.Text));
        diagnostics.Add(
            new TextSpan(content.Text.Length, 0),
            content.Problem is { } problem ? Messages.FileProblem(problem, folder: null) : Messages.NotUtf8(content.FirstBadByte!.Value));
        return new ExpectedResultsReading(null, diagnostics.ToDiagnostics(), new Origins(diagnostics.Text, new Dictionary<string, TextSpan>()));
    }

    internal static EquatableArray<Diagnostic> ToDiagnostics(ExpectationCheck check, Dossier dossier, Origins origins)
    {
        var diagnostics = new DiagnosticBag(origins.Text);
        var formulas = new FormulaWriter(dossier);
        string Pattern(StateId state) => PatternOf(check.Space!, state);
        foreach (var mismatch in check.Mismatches)
        {
            var finding = mismatch switch
            {
                Mismatch.Feasible(_, var citation, var expected, var computed) => Messages.ExpectedFeasible(expected, computed, citation),
                Mismatch.Rank(_, var citation, var party, var state, var expected, var computed) =>
                    Messages.ExpectedRank(party.Value, Pattern(state), expected, computed, citation),
                Mismatch.Verdict(_, var citation, var definition, var party, var state, var expected, _) =>
                    Messages.ExpectedVerdict(definition.Abbreviation, party?.Value, Pattern(state), expected, citation),
                Mismatch.CoalitionVerdict(_, var citation, var definition, var coalition, var state, var expected) =>
                    Messages.ExpectedVerdict(definition.Abbreviation, coalition?.ToString(), Pattern(state), expected, citation),
                Mismatch.Moves(_, var citation, var kind, var start, var state, var expected, var computed) =>
                    Messages.ExpectedMoves(kind == MoveKind.Any ? "moves" : "improvements", Pattern(start), Pattern(state), expected, computed, citation),
                Mismatch.NoSuchState(_, _, var states) => Messages.ExpectedNoState(formulas.Write(states)),
                Mismatch.PlacedTwice(_, _, var party, var state) => Messages.ExpectedTwice(party.Value, Pattern(state)),
                Mismatch.NotComputed(_, _, var obstacle) => Messages.ExpectedNotComputed(obstacle),
                _ => throw new InvalidOperationException($"No such mismatch: {mismatch.GetType().Name}"),
            };
            diagnostics.Add(origins.Find(mismatch.Part), finding);
        }

        return diagnostics.ToDiagnostics();
    }

    /// <summary>A state as an expectation writes it: <c>&lt;NNYN&gt;</c>, or the terms in words when an issue has others than no and yes.</summary>
    private static string PatternOf(StateSpace space, StateId state)
    {
        var terms = Enumerable.Range(0, space.Issues.Count).Select(issue => space.TermOf(state, issue).Id);
        return space.Issues.All(issue => issue.IsYesNo)
            ? $"<{string.Concat(terms.Select(term => term == TermId.Yes ? 'Y' : 'N'))}>"
            : $"<{string.Join(' ', terms)}>";
    }
}
