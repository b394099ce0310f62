using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Changes;
using Truce.Server.Features.Dossiers;
using Truce.Server.Features.Exchange;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Storage;
using Truce.Text;

namespace Truce.Server.Features.History;

/// <summary>What a program asks to be merged.</summary>
/// <param name="BasedOn">The revision that it changed.</param>
/// <param name="Text">Its dossier.yaml.</param>
/// <param name="Choices">Whose version to take, <c>mine</c> or <c>theirs</c>, by the path of each conflict.</param>
public sealed record MergeRequest(int BasedOn, string Text, Dictionary<string, string>? Choices = null);

/// <summary>Saving from a form, and bringing together what two people made of the same revision.</summary>
internal static class MergeEndpoints
{
    private const string ChoicePrefix = "choice-";

    public static void MapMerge(this IEndpointRouteBuilder app)
    {
        app.MapPost("/dossiers/{dossier}/save", SavePageAsync).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/api/dossiers/{dossier}/merge", MergeAsync).Needs(Access.Editor)
            .WithName("merge").WithSummary("Brings a changed dossier.yaml together with the newest revision; saves nothing").Accepts<MergeRequest>("application/json");
    }

    private static async Task<IResult> MergeAsync(MergeRequest request, OpenRevision open, HistoryQueries history, CancellationToken cancellation)
    {
        if (request.Text is null || await history.OpenAsync(open.Id, request.BasedOn, open.Head, cancellation) is not { } ancestor)
            return Problem.BadRequest("Give 'based-on', the number of the revision that was changed, and 'text', the changed dossier.yaml.");
        var choices = (request.Choices ?? []).Where(choice => choice.Value is "mine" or "theirs").ToDictionary(choice => choice.Key, choice => SideOf(choice.Value));
        var (merge, problem) = Merge(ancestor.Content, request.Text, open.Content, choices);
        return problem ?? Json.Of(json => MergeJson.Write(json, open, merge!));
    }

    /// <summary>
    /// Saves the text of a form: <c>based-on</c>, <c>text</c>, <c>note</c>; when somebody saved meanwhile, asks which version to take where both changed the same.
    /// The form of that question comes here again, with <c>head</c> and the choices.
    /// </summary>
    private static async Task<IResult> SavePageAsync(Visit visit, HttpContext context, HistoryQueries history, Revisions revisions, Openings openings, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(FormLimits.Options, cancellation);
        var text = form["text"].ToString();
        if (!int.TryParse(form["based-on"], out var basedOn) || await history.OpenAsync(visit.Dossier!.Id, basedOn, visit.Dossier.Head, cancellation) is not { } ancestor)
            return Problem.BadRequest("The form does not say which revision was changed.");
        var note = Saving.NoteOf(form["note"]);
        var head = basedOn == visit.Dossier.Head ? ancestor : (await history.OpenAsync(visit.Dossier.Id, visit.Dossier.Head, visit.Dossier.Head, cancellation))!;
        var merged = text;
        if (head.Number != basedOn)
        {
            var choices = form.Where(field => field.Key.StartsWith(ChoicePrefix, StringComparison.Ordinal) && field.Value.ToString() is "mine" or "theirs")
                .ToDictionary(field => field.Key[ChoicePrefix.Length..], field => SideOf(field.Value.ToString()));
            var (merge, problem) = Merge(ancestor.Content, text, head.Content, choices);
            if (problem is not null)
                return problem;
            if (merge!.Text is null || form["head"] != $"{head.Number}")
                return AskPage(head, basedOn, text, note, merge, choices);
            merged = merge.Text;
        }

        var opened = openings.Open(head.Content.Files.With(new DossierFile(DossierFolder.FileName, merged.ReplaceLineEndings("\n"))));
        if (opened.Dossier is null)
            return Problem.Unusable("The dossier would have errors; nothing was saved. Go back in your browser: your text is still there.", opened.Diagnostics);
        var outcome = await revisions.SaveAsync(Visitors.Of(context), head.Id, head.Number, Revisions.ChangeTo(opened.Files, opened.Folder, head.Title, note), cancellation);
        if (outcome is not SaveOutcome.Conflict)
            return Results.Redirect(form["to"].ToString() is { Length: > 0 } page && IsPageName(page) ? $"/dossiers/{head.Id}/{page}" : $"/dossiers/{head.Id}");
        return await AskAsync(history, ancestor, text, note, cancellation);
    }

    /// <summary>Asks how a text that was made from a revision goes together with what was saved since. Nothing is saved, and the text is in the answer.</summary>
    public static async Task<IResult> AskAsync(HistoryQueries history, OpenRevision ancestor, string text, string note, CancellationToken cancellation)
    {
        var newest = await history.NewestAsync(ancestor.Id, cancellation);
        var (merge, problem) = Merge(ancestor.Content, text, newest.Content, []);
        return problem is not null ? problem : AskPage(newest, ancestor.Number, text, note, merge!, []);
    }

    private static Page AskPage(OpenRevision head, int basedOn, string text, string note, DossierMerge merge, Dictionary<string, MergeSide> choices) =>
        Page.Of<MergePage>(
            StatusCodes.Status409Conflict,
            (nameof(MergePage.Open), head),
            (nameof(MergePage.BasedOn), basedOn),
            (nameof(MergePage.Text), text),
            (nameof(MergePage.Note), note),
            (nameof(MergePage.Merge), merge),
            (nameof(MergePage.Choices), choices));

    private static (DossierMerge? Merge, Problem? Problem) Merge(OpenDossier ancestor, string mine, OpenDossier theirs, Dictionary<string, MergeSide> choices)
    {
        var text = new SourceText(DossierFolder.FileName, mine);
        var read = DossierReader.Read(text);
        if (read.Dossier is null)
            return (null, Problem.Unusable("Your text has errors, so that both cannot be put together; nothing was merged or saved.", read.Diagnostics));
        if (ancestor.Dossier is null || theirs.Dossier is null)
            return (null, Problem.Unusable("A stored revision is a draft with errors, so that both cannot be put together; nothing was merged or saved.", theirs.Diagnostics));
        return (DossierMerge.Of(SourceOf(ancestor), text, SourceOf(theirs), choices), null);
    }

    private static SourceText SourceOf(OpenDossier opened) => opened.Folder.Result.Origins.Text;

    private static MergeSide SideOf(string word) => word == "mine" ? MergeSide.Mine : MergeSide.Theirs;

    private static bool IsPageName(string page) => page.All(letter => char.IsAsciiLetterLower(letter) || letter == '-');
}
