using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Text;

namespace Truce.Server.Features.Text;

/// <summary>The dossier's file, to be read, checked as it is typed, and saved.</summary>
internal static class TextEndpoints
{
    private const int MostNoteLength = 200;

    public static void MapText(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/text", (OpenRevision open) => Page.Of<TextPage>((nameof(TextPage.Opened), open.Show()))).Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/text", SaveAsync).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/text/check", CheckAsync).Needs(Access.Reader).ExcludeFromDescription();
    }

    /// <summary>Saves a text, also one with errors: work half done is not lost, and every page says what is wrong.</summary>
    private static async Task<IResult> SaveAsync(OpenRevision open, HttpContext context, FormSaving saving)
    {
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        var text = sent["text"].ToString();
        if (string.IsNullOrWhiteSpace(text))
            return Page.Of<TextPage>((nameof(TextPage.Opened), open.Show()))
                .With(StatusCodes.Status422UnprocessableEntity, new Notice("An empty text is no dossier, and nothing was saved.", IsRefusal: true));

        // A browser sends every line end as two characters; the file keeps the kind that it has.
        var old = open.Content.Folder.Result.Origins.Text.Text;
        text = text.ReplaceLineEndings(old.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
        var note = sent["note"].ToString().Trim();
        var edit = new Edit(text, note.Length == 0 ? "changed the text" : note[..Math.Min(note.Length, MostNoteLength)], null);
        return await saving.SaveAsync(context, open, edit, _ => $"/dossiers/{open.Id}/text");
    }

    /// <summary>What is to be said of a text that is not saved.</summary>
    private static async Task<IResult> CheckAsync(OpenRevision open, HttpContext context, Openings openings)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var draft = openings.Open(open.Content.Files.With(new DossierFile(DossierFolder.FileName, text)));
        using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream))
            EditorWords.WriteFindings(json, draft.Diagnostics);
        return Results.Text(Encoding.UTF8.GetString(stream.ToArray()), "application/json");
    }
}
