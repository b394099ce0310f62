using Truce.Dossiers;
using Truce.States;
using Truce.Tests.Cli;
using Truce.Text;
using Truce.Text.Formats;

namespace Truce.Tests.Text.Formats.Scenarios;

/// <summary>Scenarios written into a folder and read from there.</summary>
internal static class ScenarioFiles
{
    /// <summary>Reads a folder with those files.</summary>
    public static ReadResult Read(params (string Name, string Text)[] files) => ReadFile("", files);

    /// <summary>The same, where the user has said what decides.</summary>
    public static ReadResult Read(IssueMatch match, params (string Name, string Text)[] files) => ReadFile("", match, files);

    /// <summary>Reads one file of a folder with those files.</summary>
    public static ReadResult ReadFile(string file, params (string Name, string Text)[] files) => ReadFile(file, IssueMatch.WhatFits, files);

    private static ReadResult ReadFile(string file, IssueMatch match, (string Name, string Text)[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, text) in files)
            folder.Write(Path.Combine("talks", name), text);
        var path = Path.Combine(folder.Path, "talks", file);
        var format = ForeignFormats.Recognise(path);
        Assert.True(format is not null, "nothing is recognised");
        var result = ForeignFile.Read(path, format.Matching(match)).Result;
        Assert.Equal(result.IsUsable, result.Diagnostics.All(diagnostic => !diagnostic.IsError));
        if (result.Dossier is { } dossier)
        {
            var written = DossierReader.Read(new SourceText("dossier.yaml", DossierWriter.Write(dossier)));
            Assert.Equal("", Some.Text(written.Diagnostics));
            Assert.Equal(dossier, written.Dossier);
        }

        return result;
    }

    /// <summary>The dossier of a folder that must be readable without a word.</summary>
    public static Dossier Dossier(params (string Name, string Text)[] files)
    {
        var result = Read(files);
        Assert.Equal("", Some.Text(result.Diagnostics));
        return result.Dossier!;
    }

    /// <summary>What is said of the files, each with the file's name, line and column, without the folder.</summary>
    public static IEnumerable<string> Messages(ReadResult result) =>
        result.Diagnostics.Select(diagnostic => $"{Path.GetFileName(diagnostic.Path)}({diagnostic.Start.Line},{diagnostic.Start.Column}): {diagnostic.Descriptor.Id} {diagnostic.Message}");

    /// <summary>What an outcome is worth to a party, by the words of the dossier's own summaries.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="party">The party's name.</param>
    /// <param name="terms">The zero-based place of a term for each issue.</param>
    public static decimal Worth(Dossier dossier, string party, params int[] terms)
    {
        var utility = (Preference.Utility)dossier.PreferenceOf(dossier.Parties.Single(p => p.Name == party).Id)!.Preference;
        var sum = utility.Issues.Sum(issue => issue.Weight * issue.Values[terms[dossier.Issues.AsSpan().IndexOf(dossier.Find(issue.Issue)!)]] / issue.OutOf);
        foreach (var part in utility.Parts)
            sum += Worth(dossier, part, terms);
        sum /= utility.OutOf;
        var worth = utility.AtMost is { } most ? Math.Min(most, sum) : sum;
        Assert.Equal(UtilityFunction.Compile(utility, dossier.Issues).Of(terms), decimal.Round(worth, 18));
        return worth;
    }

    private static decimal Worth(Dossier dossier, UtilityPart part, int[] terms) => part switch
    {
        UtilityPart.When(var condition, var adds, _) => CompiledFormula.Compile(condition, dossier.Issues).Holds(terms) ? adds : 0,
        UtilityPart.Combined(Combination.Sum, var parts, var weight) => weight * parts.Sum(inner => Worth(dossier, inner, terms)),
        UtilityPart.Combined(Combination.Min, var parts, var weight) => weight * parts.Min(inner => Worth(dossier, inner, terms)),
        UtilityPart.Combined(Combination.Max, var parts, var weight) => weight * parts.Max(inner => Worth(dossier, inner, terms)),
        UtilityPart.Table(var issues, var values, _) => values[Code(dossier, issues, terms)],
        _ => throw new ArgumentException("No such part", nameof(part)),
    };

    private static int Code(Dossier dossier, EquatableArray<IssueId> issues, int[] terms)
    {
        var (code, weight) = (0, 1);
        foreach (var id in issues)
        {
            var issue = dossier.Find(id)!;
            code += terms[dossier.Issues.AsSpan().IndexOf(issue)] * weight;
            weight *= issue.Terms.Count;
        }

        return code;
    }
}
