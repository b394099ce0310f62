using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;

namespace Truce.Server.Features.Sources;

/// <summary>The sources, and the statements that are quoted from them.</summary>
internal static class SourcesEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/sources", ShowAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/sources/statements", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, StatementEdits.Add)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/sources/reanchor", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, SourceEdits.Reanchor)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/sources/files", (OpenRevision open, HttpContext context, FormSaving saving) => FileAsync(open, context, saving, SourceEdits.Add)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/sources/files/replace", (OpenRevision open, HttpContext context, FormSaving saving) => FileAsync(open, context, saving, SourceEdits.Replace)).Needs(Access.Editor).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(OpenRevision open, HttpRequest request, CancellationToken cancellation)
    {
        if (open.Show() is { IsReadable: false } unreadable)
            return Unreadable.Of(unreadable, "sources");
        var asked = new Form(name => request.Query.TryGetValue(name, out var values) ? values.ToString() : null);
        var filter = new StatementFilter(asked["words"], asked["party"], StatementFilter.ActOf(asked["act"]), StatementFilter.StandingOf(asked["standing"]), asked["unused"] is not null);
        return Page(await open.ShowRecordAsync(cancellation), asked["source"], filter);
    }

    private static async Task<IResult> EditAsync(OpenRevision open, HttpContext context, FormSaving saving, Func<ShownDossier, Form, Edit> change) =>
        await SaveAsync(open, context, saving, await SentForm.ReadAsync(context), change);

    /// <summary>A text comes as it is pasted, or as a file.</summary>
    private static async Task<IResult> FileAsync(OpenRevision open, HttpContext context, FormSaving saving, Func<ShownDossier, Form, string, Edit> change)
    {
        var form = await SentForm.ReadAsync(context);
        var text = form["text"] is { } pasted ? pasted + "\n" : "";
        if (context.Request.Form.Files.GetFile("file") is { Length: > 0 } file)
        {
            var bytes = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, context.RequestAborted);
            if (!Utf8.IsValid(bytes))
                return await SaveAsync(open, context, saving, form, (_, _) => Edit.Refused("The file is not a plain text in UTF-8. Save it as such, or paste its text."));
            text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }

        return await SaveAsync(open, context, saving, form, (shown, sent) => change(shown, sent, text));
    }

    private static async Task<IResult> SaveAsync(OpenRevision open, HttpContext context, FormSaving saving, Form form, Func<ShownDossier, Form, Edit> change)
    {
        var shown = await open.ShowRecordAsync(context.RequestAborted);
        if (!shown.IsReadable)
            return Unreadable.Of(shown, "sources");
        var edit = change(shown, form);
        var source = form["source"] ?? edit.File?.Path.Replace("sources/", "").Replace(".md", "");
        if (edit.Refusal is { } refusal)
            return Page(shown, source, new StatementFilter()).Refusing(form, refusal);
        return await saving.SaveAsync(context, open, edit, _ => $"/dossiers/{open.Id}/sources{(source is null ? "" : $"?source={Uri.EscapeDataString(source)}")}");
    }

    private static Page Page(ShownDossier shown, string? source, StatementFilter filter) =>
        Truce.Server.Shell.Page.Of<SourcesPage>((nameof(SourcesPage.Opened), shown), (nameof(SourcesPage.Source), source), (nameof(SourcesPage.Filter), filter));
}
