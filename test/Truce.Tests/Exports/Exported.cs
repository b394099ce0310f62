using Truce.Dossiers;
using Truce.Exports;
using Truce.Text.Formats;

namespace Truce.Tests.Exports;

/// <summary>Exports dossiers, and gives dossiers worth exporting.</summary>
internal static class Exported
{
    /// <summary>Names that every format must escape in its own way.</summary>
    public const string HostileName = "A \"b\" <c> &amp; \\ ]]> \n\u0001, ;\t\U0001F54A {d} # // é";

    public static ExportedFile File(string format, Dossier dossier, EquatableArray<Attachment> attachments = default)
    {
        var written = Answer(format, dossier, attachments);
        Assert.True(written.Is(out var file), string.Join("\n", written.Obstacles));
        return file;
    }

    public static Answer<ExportedFile> Answer(string format, Dossier dossier, EquatableArray<Attachment> attachments = default) =>
        ExportFormats.Find(format)!.Write(new ExportMaterial(dossier, "hash", attachments), TestContext.Current.CancellationToken);

    /// <summary>Two towns with an option each and one that they share; what a refusal and a success of every format can be asked of.</summary>
    public static Dossier Towns { get; } = Some.Dossier(
        """
        dossier: The towns
        parties: { upper: { name: Upper Town }, lower: { name: Lower Town } }
        issues:
          dam: { question: Does the dam stay?, decided-by: upper }
          fee: { decided-by: lower, terms: [none, paid] }
        status-quo: { dam: no, fee: none }
        preferences:
          upper: { priorities: [fee = paid, dam] }
          lower: { ranking: [fee = none, fee = paid] }
        """);

    /// <summary>The same with names that no format takes as they are.</summary>
    public static Dossier Hostile { get; } = Towns with
    {
        Title = HostileName,
        Parties = [Towns.Parties[0] with { Name = HostileName }, Towns.Parties[1] with { Name = "=1+1" }],
        Issues = [Towns.Issues[0] with { Question = HostileName }, Towns.Issues[1]],
    };
}
