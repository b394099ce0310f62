using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    /// <summary>Of the dossier's own file; the folder is null when the user named the file itself.</summary>
    public static Finding FileProblem(FileProblem problem, string? folder) => problem.Kind switch
    {
        FileProblemKind.Missing when folder is not null =>
            new(FileUnreadable, $"the folder {Quote(folder)} has no '{DossierFolder.FileName}'; expected a dossier's folder or the path of its file"),
        FileProblemKind.Missing => new(FileUnreadable, "there is no such file or folder; expected a dossier's folder or the path of its file"),
        FileProblemKind.TooLarge => TooLarge("the file"),
        _ => new(FileUnreadable, $"the file cannot be read: {Reason(problem)}"),
    };

    public static Finding ForeignFileProblem(FileProblem problem) => problem.Kind switch
    {
        FileProblemKind.Missing => new(FileUnreadable, "there is no such file"),
        FileProblemKind.TooLarge => TooLarge("the file"),
        FileProblemKind.Outside => new(
            DiagnosticDescriptors.PathLeavesFolder, "the file is a symbolic link that leads out of its folder; copy the file into the folder"),
        _ => new(FileUnreadable, $"the file cannot be read: {Reason(problem)}"),
    };

    public static Finding NotUtf8(int at) =>
        new(DiagnosticDescriptors.NotUtf8, $"the file is not UTF-8 text: byte {at:N0} (counted from 0) is not; save it as UTF-8");

    public static Finding SourceProblem(string path, FileProblem problem) => problem.Kind switch
    {
        FileProblemKind.Missing => new(SourceUnreadable, $"there is no file {Quote(path)} in the dossier's folder; put it there, or correct the path"),
        FileProblemKind.TooLarge => TooLarge($"the source {Quote(path)}"),
        FileProblemKind.Outside => new(
            DiagnosticDescriptors.PathLeavesFolder, $"{Quote(path)} leads through a symbolic link to a file outside the dossier's folder; copy the file into the folder"),
        _ => new(SourceUnreadable, $"the source {Quote(path)} cannot be read: {Reason(problem)}"),
    };

    public static Finding SourceNotUtf8(string path, int at) =>
        new(SourceUnreadable, $"the source {Quote(path)} is not UTF-8 text: byte {at:N0} (counted from 0) is not; save it as UTF-8 text");

    private static Finding TooLarge(string what) => new(
        DiagnosticDescriptors.FileTooLarge, $"{what} has more than {DossierFolder.MaxBytes:N0} bytes, the most that is read; split it");

    private static string Reason(FileProblem problem) =>
        problem.Kind == FileProblemKind.Folder ? "it is a folder" : problem.Detail!.ReplaceLineEndings(" ").TrimEnd('.');
}
