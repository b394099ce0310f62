using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Truce.Dossiers;
using Truce.Server.Guard;
using Truce.Server.Storage;
using Truce.Text;

namespace Truce.Server.Opening;

/// <summary>A revision of a dossier, opened: what a page is about.</summary>
/// <remarks>A handler asks for it as a parameter; which one is told by the path, or by <c>?revision=N</c>, else it is the newest.</remarks>
/// <param name="Row">Who saved it, when and why.</param>
/// <param name="Head">The number of the newest revision.</param>
/// <param name="Content">What its files say, and what follows.</param>
public sealed record OpenRevision(RevisionRow Row, int Head, OpenDossier Content)
{
    /// <summary>The dossier's name in addresses.</summary>
    public string Id => Row.DossierId;

    /// <summary>The number of the revision, from 1.</summary>
    public int Number => Row.Number;

    /// <summary>Whether it is the newest.</summary>
    public bool IsNewest => Number == Head;

    /// <summary>What the dispute is called in this revision.</summary>
    public string Title => Row.Title;

    /// <summary>The dossier; null when the files have an error. Every page must have an answer to that.</summary>
    public Dossier? Dossier => Content.Dossier;

    /// <summary>All that was found in the files, errors and warnings.</summary>
    public EquatableArray<Diagnostic> Diagnostics => Content.Diagnostics;

    /// <summary>What <c>If-Match</c> has to say to save on top of this revision.</summary>
    public string ETag => TagOf(Number, Row.FilesHash);

    /// <summary>The tag of a revision.</summary>
    internal static string TagOf(int number, string filesHash) => $"\"{number}-{filesHash[..16]}\"";

    /// <summary>The address of one of its pages, kept to this revision when it is not the newest.</summary>
    /// <param name="page">The page, such as <c>sources</c>; nothing for the overview.</param>
    public string Path(string page = "") =>
        $"/dossiers/{Id}{(page.Length > 0 ? "/" + page : "")}{(IsNewest ? "" : $"?revision={Number}")}";

    /// <summary>How a handler asks for it.</summary>
    public static async ValueTask<OpenRevision?> BindAsync(HttpContext context)
    {
        var visit = Visit.Of(context);
        var row = visit.Revision ?? throw new InvalidOperationException("Only an endpoint whose path names a dossier, and that needs a role in it, can open a revision.");
        await context.RequestServices.GetRequiredService<ReadLog>().NoteAsync(Visitors.Of(context), row);
        var openings = context.RequestServices.GetRequiredService<Openings>();
        return new OpenRevision(row, visit.Dossier!.Head, await openings.OpenAsync(row.FilesHash, context.RequestAborted));
    }
}
