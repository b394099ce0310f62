using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;

namespace Truce.Server.Features.Reports;

/// <summary>What further analyses found, a page for each.</summary>
internal static class ReportEndpoints
{
    private const string NothingSequence =
        "No proposal on the table says what its side would do once something else is so. Write clauses with “when” and “then” under “proposals” in the text; then this page says who waits for whom, and how somebody could begin.";

    private const string NothingRobust =
        "There is nothing to tell: the dossier leaves nothing open of what its parties prefer, or its states cannot be judged. The page Stability has the verdicts as far as they can be had.";

    private const string NothingInverse =
        "There is nothing to mend, or no saying what would: this page speaks when every principal would rather have some state than the status quo, and none of these states would hold.";

    private const string NothingMisperception =
        "The dossier does not say that a party sees the dispute otherwise than it is. Where one is mistaken about what another wants or can do, write that down under “views” in the text.";

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/sequence", (OpenRevision open, CancellationToken cancellation) => ShowPartAsync(open, "sequence", NothingSequence, cancellation)).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/robust", (OpenRevision open, CancellationToken cancellation) => ShowPartAsync(open, "robust", NothingRobust, cancellation)).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/inverse", (OpenRevision open, CancellationToken cancellation) => ShowPartAsync(open, "inverse", NothingInverse, cancellation)).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/misperception", (OpenRevision open, CancellationToken cancellation) => ShowPartAsync(open, "misperception", NothingMisperception, cancellation)).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/timeline", ShowTimelineAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
    }

    /// <summary>A part of the brief as a page of its own.</summary>
    private static async Task<IResult> ShowPartAsync(OpenRevision open, string page, string nothing, CancellationToken cancellation)
    {
        var shown = await open.ShowBriefAsync(cancellation);
        if (!shown.IsReadable)
            return Unreadable.Of(shown, page);
        return Page.Of<ReportPage>(
            (nameof(ReportPage.Opened), shown),
            (nameof(ReportPage.Page), page),
            (nameof(ReportPage.Parts), shown.Brief.Parts.Where(part => part.Id == page).ToEquatableArray()),
            (nameof(ReportPage.Nothing), nothing));
    }

    private static async Task<IResult> ShowTimelineAsync(OpenRevision open, string? at, string? since, CancellationToken cancellation)
    {
        var shown = await open.ShowRecordAsync(cancellation);
        return shown.IsReadable
            ? Page.Of<TimelinePage>((nameof(TimelinePage.Opened), shown), (nameof(TimelinePage.At), Day(at)), (nameof(TimelinePage.Since), Day(since)))
            : Unreadable.Of(shown, "timeline");
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
