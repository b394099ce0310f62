using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Naming;
using Truce.Pages.Workbench;
using Truce.Reports;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Stability.Inverse;

namespace Truce.Server.Features.Reports;

/// <summary>What further analyses found, a page for each.</summary>
internal static class ReportEndpoints
{
    private const string NothingRobust =
        "There is nothing to tell: the dossier leaves nothing open of what its parties prefer, or its states cannot be judged. The page Stability has the verdicts as far as they can be had.";

    private const string NothingMisperception =
        "The dossier does not say that a party sees the dispute otherwise than it is. Where one is mistaken about what another wants or can do, write that down with the forms below.";

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/sequence", ShowSequenceAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/robust", (OpenRevision open, CancellationToken cancellation) => ShowPartAsync(open, "robust", NothingRobust, cancellation)).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/inverse", ShowInverseAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/misperception", (OpenRevision open, CancellationToken cancellation) => ShowPartAsync(open, "misperception", NothingMisperception, cancellation)).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/timeline", ShowTimelineAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
    }

    /// <summary>A part of the brief as a page of its own.</summary>
    private static async Task<IResult> ShowPartAsync(OpenRevision open, string page, string nothing, CancellationToken cancellation)
    {
        var shown = await open.ShowBriefAsync(cancellation);
        if (shown.HasErrors)
            return Unreadable.Of(shown, page);
        return Page.Of<ReportPage>(
            (nameof(ReportPage.Opened), shown),
            (nameof(ReportPage.Page), page),
            (nameof(ReportPage.Parts), PartsOf(shown, page)),
            (nameof(ReportPage.Nothing), nothing));
    }

    private static async Task<IResult> ShowSequenceAsync(OpenRevision open, string? plan, string? to, CancellationToken cancellation)
    {
        var shown = Given(to) is null ? await open.ShowRecordAsync(cancellation) : await open.ShowStatesAsync(cancellation);
        return !shown.HasErrors
            ? Page.Of<SequencePage>((nameof(SequencePage.Opened), shown), (nameof(SequencePage.Plan), Given(plan)), (nameof(SequencePage.To), Given(to)))
            : Unreadable.Of(shown, "sequence");
    }

    /// <summary>What it would take for a state to hold: one that is asked for, else one that every principal would rather have.</summary>
    private static async Task<IResult> ShowInverseAsync(OpenRevision open, string? to, string? definition, string? party, CancellationToken cancellation)
    {
        var asked = Given(to);
        var shown = asked is null ? await open.ShowBriefAsync(cancellation) : await open.ShowStatesAsync(cancellation);
        if (shown.HasErrors)
            return Unreadable.Of(shown, "inverse");
        var (parts, obstacles) = asked is null ? (PartsOf(shown, "inverse"), []) : await FindInverseAsync(open, shown, asked, definition, party, cancellation);
        return Page.Of<InversePage>(
            (nameof(InversePage.Opened), shown),
            (nameof(InversePage.To), asked),
            (nameof(InversePage.Definition), definition),
            (nameof(InversePage.Party), party),
            (nameof(InversePage.Parts), parts),
            (nameof(InversePage.Obstacles), obstacles));
    }

    private static async Task<(EquatableArray<ReportPart> Parts, EquatableArray<string> Obstacles)> FindInverseAsync(
        OpenRevision open, ShownDossier shown, string to, string? definition, string? party, CancellationToken cancellation)
    {
        if (!shown.Space.Is(out var space))
            return ([], shown.Space.Obstacles);
        var targets = StateNames.Find(space, to, "what is to hold");
        if (!targets.IsFound)
            return ([], targets.Obstacles);
        var options = new InverseOptions
        {
            Definitions = InverseAnalysis.Supported.Where(known => known.Id == definition).ToEquatableArray(),
            Parties = space.DecisionMakers.Select(known => known.Id).Where(known => known.Value == party).ToEquatableArray(),
        };
        var found = await open.Content.OnceAsync(
            $"inverse {definition} {party} {to}", (progress, stop) => InverseReport.Of(space, targets.States, options with { Progress = progress }, stop), _ => 1 << 14, cancellation);
        return found.Is(out var report) ? ([report.Part], []) : ([], found.Obstacles);
    }

    private static async Task<IResult> ShowTimelineAsync(OpenRevision open, string? at, string? since, CancellationToken cancellation)
    {
        var shown = await open.ShowRecordAsync(cancellation);
        return !shown.HasErrors
            ? Page.Of<TimelinePage>((nameof(TimelinePage.Opened), shown), (nameof(TimelinePage.At), Day(at)), (nameof(TimelinePage.Since), Day(since)))
            : Unreadable.Of(shown, "timeline");
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>The parts of the brief that a page tells: the one named like it, and those named after it, as <c>robust-packages</c>.</summary>
    private static EquatableArray<ReportPart> PartsOf(ShownDossier shown, string page) =>
        shown.Brief.Parts.Where(part => part.Id == page || part.Id.StartsWith(page + "-", StringComparison.Ordinal)).ToEquatableArray();

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
