using System.Diagnostics.CodeAnalysis;
using Truce.Dossiers;
using Truce.Text;

namespace Truce.Tests;

/// <summary>Data for tests.</summary>
internal static partial class Some
{
    /// <summary>The dossier of a text without errors.</summary>
    public static Dossier Dossier([StringSyntax("yaml")] string yaml)
    {
        var result = DossierReader.Read(new SourceText("dossier.yaml", yaml));
        Assert.True(result.IsUsable, Text(result.Diagnostics));
        return result.Dossier!;
    }

    /// <summary>An issue that one party decides, with the terms no and yes unless others are given.</summary>
    public static Issue Issue(string id, params string[] terms) => new()
    {
        Id = new(id),
        Deciders = Deciders.One(new("east")),
        Terms = (terms.Length == 0 ? ["no", "yes"] : terms).Select(t => new Term(new(t))).ToEquatableArray(),
    };

    /// <summary>A dossier of nothing but issues, for formulas to be about.</summary>
    public static Dossier DossierAbout(params Issue[] issues) => new() { Title = "A dispute", Issues = issues.ToEquatableArray() };

    /// <summary>Writes diagnostics as a person sees them, one a line.</summary>
    public static string Text(EquatableArray<Diagnostic> diagnostics) => string.Join('\n', diagnostics);
}
