using Microsoft.AspNetCore.Http;
using Truce.Pages.Workbench;
using Truce.Server.Features.History;
using Truce.Server.Guard;
using Truce.Server.Shell;
using Truce.Server.Storage;
using Truce.Text;

namespace Truce.Server.Opening;

/// <summary>Saves what a page's form asks to change, as a revision on top of the one that the form was made from; when somebody saved meanwhile, asks how both go together.</summary>
internal sealed class FormSaving(Revisions revisions, Openings openings, HistoryQueries history)
{
    /// <summary>Saves an edit and leads on to a page, or shows the page again with what was refused.</summary>
    /// <param name="context">The request.</param>
    /// <param name="open">The revision that the form was made from.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="edit">What it asks for.</param>
    /// <param name="page">The page that the form stands on.</param>
    /// <param name="next">Where to go on, given the number of the revision that was saved, or of the one that stands.</param>
    public async Task<IResult> AnswerAsync(HttpContext context, OpenRevision open, Form form, Edit edit, Page page, Func<int, string> next) =>
        edit.Refusal is { } refusal ? page.Refusing(form, refusal) : await SaveAsync(context, open, edit, next);

    /// <summary>Saves an edit and leads on to a page; what was refused is left to the page that asked.</summary>
    /// <param name="context">The request.</param>
    /// <param name="open">The revision that the form was made from.</param>
    /// <param name="edit">The edit; it is not a refusal.</param>
    /// <param name="next">Where to go on, given the number of the revision that was saved, or of the one that stands.</param>
    public async Task<IResult> SaveAsync(HttpContext context, OpenRevision open, Edit edit, Func<int, string> next)
    {
        if (edit.Text is not { } text)
            return Results.Redirect(next(open.Number));
        var files = open.Content.Files.With(new DossierFile(DossierFolder.FileName, text));
        if (edit.File is { } file)
            files = files.With(new DossierFile(file.Path, file.Text));
        var change = Revisions.ChangeTo(files, openings.Open(files).Folder, open.Title, edit.Note ?? "");
        return await revisions.SaveAsync(Visitors.Of(context), open.Id, open.Number, change, context.RequestAborted) switch
        {
            SaveOutcome.Saved saved => Results.Redirect(next(saved.Number)),
            SaveOutcome.Unchanged => Results.Redirect(next(open.Number)),
            _ => await MergeEndpoints.AskAsync(history, open, text, edit.Note ?? "", context.RequestAborted) switch
            {
                // What cannot be put together, since one of both has errors, is not lost either: the text is shown as it was typed.
                Problem problem => Page.Of<TextPage>((nameof(TextPage.Opened), open.Show()), (nameof(TextPage.Draft), text))
                    .With(StatusCodes.Status409Conflict, new Notice($"Somebody else saved a revision meanwhile. {problem.Detail} Your text is below as you typed it.", IsRefusal: true, problem.Diagnostics.Select(found => found.Message).ToEquatableArray())),
                var asked => asked,
            },
        };
    }
}
