namespace Truce.Pages.Workbench;

/// <summary>A page of a dossier.</summary>
/// <param name="Path">Its place under the dossier's address; empty for the first.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Key">The letter that goes to it after "g".</param>
/// <param name="Question">The question that it answers.</param>
public sealed record PageEntry(string Path, string Name, char Key, string Question)
{
    /// <summary>The pages in the order in which they are offered.</summary>
    public static EquatableArray<PageEntry> All { get; } =
    [
        new("", "Overview", 'o', "What is the dispute about, and what is open?"),
        new("sources", "Sources", 's', "Who said what, and where does it stand?"),
        new("proposals", "Proposals", 'p', "What is on the table, and who waits for whom?"),
        new("model", "Model", 'm', "What can be decided, by whom, and what does each want?"),
        new("stability", "Stability", 'v', "Which states would hold, for whom, and why?"),
        new("agreement", "Agreement", 'a', "What could they all agree to?"),
        new("sequence", "Sequence", 'q', "In which order could the steps be taken, so that somebody can begin?"),
        new("robust", "Robust", 'r', "What holds whatever is not known?"),
        new("inverse", "What it takes", 'w', "What is the smallest change after which a better state would hold?"),
        new("misperception", "Views", 'e', "What would hold as each party sees the dispute?"),
        new("timeline", "Timeline", 'l', "What did each say and do, when, and what has moved?"),
        new("contents", "Contents", 'c', "What does the dossier hold, part by part, and what is still to be written?"),
        new("text", "Text", 't', "What does the dossier's file say?"),
        new("history", "History", 'h', "Who changed what, and what came of it?"),
        new("brief", "Brief", 'b', "What does one print and hand on?"),
    ];

    /// <summary>The page at a place.</summary>
    public static PageEntry At(string path) => All.First(page => page.Path == path);
}
