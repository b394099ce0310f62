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
        app.MapGet("/dossiers/{dossier}/sources", ShowAsync).Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/sources/statements", AddAsync).Needs(Access.Editor).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(OpenRevision open, HttpRequest request, CancellationToken cancellation)
    {
        if (open.Show() is { IsReadable: false } unreadable)
            return Unreadable.Of(unreadable, "sources");
        var asked = new Form(name => request.Query.TryGetValue(name, out var values) ? values.ToString() : null);
        var filter = new StatementFilter(asked["words"], asked["party"], StatementFilter.ActOf(asked["act"]), StatementFilter.StandingOf(asked["standing"]), asked["unused"] is not null);
        return Page(await open.ShowRecordAsync(cancellation), asked["source"], filter);
    }

    private static async Task<IResult> AddAsync(OpenRevision open, HttpContext context, FormSaving saving, CancellationToken cancellation)
    {
        var form = await SentForm.ReadAsync(context);
        var shown = await open.ShowRecordAsync(cancellation);
        if (!shown.IsReadable)
            return Unreadable.Of(shown, "sources");
        var edit = StatementEdits.Add(shown, form);
        if (edit.Refusal is { } refusal)
            return Page(shown, form["source"], new StatementFilter()).With(StatusCodes.Status422UnprocessableEntity, refusal);
        return await saving.SaveAsync(context, open, edit, _ => $"/dossiers/{open.Id}/sources?source={Uri.EscapeDataString(form["source"] ?? "")}");
    }

    private static Page Page(ShownDossier shown, string? source, StatementFilter filter) =>
        Truce.Server.Shell.Page.Of<SourcesPage>((nameof(SourcesPage.Opened), shown), (nameof(SourcesPage.Source), source), (nameof(SourcesPage.Filter), filter));
}
