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
using Truce.Server.Waiting;
using Truce.Stability.Inverse;

namespace Truce.Server.Features.Reports;

/// <summary>What further analyses found, a page for each.</summary>
internal static class ReportEndpoints
{
    private const string NothingRobust =
        "There is nothing to tell: the dossier leaves nothing open of what its parties prefer, or its states cannot be judged. The page Stability has the verdicts as far as they can be had.";

    private const string NothingMisperception =
        "The dossier does not say that a party sees the dispute otherwise than it is. Where one is mistaken about what another wants or can do, write that down with the forms below.";

    /// <summary>How long a search for changes takes beside <see cref="OpenDossier.EffortOfStability"/>, roughly.</summary>
    private const double EffortOfInverse = 6;

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/sequence", ShowSequenceAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/robust", (OpenRevision open, Patience patience) => ShowPartAsync(open, "robust", NothingRobust, patience)).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/inverse", ShowInverseAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/misperception", (OpenRevision open, Patience patience) => ShowPartAsync(open, "misperception", NothingMisperception, patience)).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/timeline", ShowTimelineAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
    }

    /// <summary>A part of the brief as a page of its own.</summary>
    private static Task<object?> ShowPartAsync(OpenRevision open, string page, string nothing, Patience patience) => patience.AnswerAsync(
        open,
        page,
        open.ShowBriefAsync,
        shown => shown.HasErrors
            ? Unreadable.Of(shown, page)
            : Page.Of<ReportPage>(
                (nameof(ReportPage.Opened), shown),
                (nameof(ReportPage.Page), page),
                (nameof(ReportPage.Parts), PartsOf(shown, page)),
                (nameof(ReportPage.Nothing), nothing)));

    private static Task<object?> ShowSequenceAsync(OpenRevision open, string? plan, string? to, Patience patience) => patience.AnswerAsync(
        open,
        "sequence",
        course => Given(to) is null ? open.ShowRecordAsync(course.Cancellation) : open.ShowStatesAsync(course),
        shown => !shown.HasErrors
            ? Page.Of<SequencePage>((nameof(SequencePage.Opened), shown), (nameof(SequencePage.Plan), Given(plan)), (nameof(SequencePage.To), Given(to)))
            : Unreadable.Of(shown, "sequence"));

    /// <summary>What it would take for a state to hold: one that is asked for, else one that every principal would rather have.</summary>
    private static Task<object?> ShowInverseAsync(OpenRevision open, string? to, string? definition, string? party, Patience patience) => patience.AnswerAsync(
        open,
        "inverse",
        course => FindInverseAsync(open, Given(to), definition, party, course),
        found => found.Shown.HasErrors
            ? Unreadable.Of(found.Shown, "inverse")
            : Page.Of<InversePage>(
                (nameof(InversePage.Opened), found.Shown),
                (nameof(InversePage.To), Given(to)),
                (nameof(InversePage.Definition), definition),
                (nameof(InversePage.Party), party),
                (nameof(InversePage.Parts), found.Parts),
                (nameof(InversePage.Obstacles), found.Obstacles)));

    private static async Task<InverseFound> FindInverseAsync(OpenRevision open, string? to, string? definition, string? party, Course course)
    {
        if (to is not null)
            course.Expect(OpenDossier.EffortOfSpace + OpenDossier.EffortOfStability + EffortOfInverse);
        var shown = to is null ? await open.ShowBriefAsync(course) : await open.ShowStatesAsync(course);
        if (shown.HasErrors)
            return new InverseFound(shown, [], []);
        var (parts, obstacles) = to is null ? (PartsOf(shown, "inverse"), []) : await SearchAsync(open, shown, to, definition, party, course);
        return new InverseFound(shown, parts, obstacles);
    }

    private static async Task<(EquatableArray<ReportPart> Parts, EquatableArray<string> Obstacles)> SearchAsync(
        OpenRevision open, ShownDossier shown, string to, string? definition, string? party, Course course)
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
        var search = open.Content.Computation(
            $"inverse {definition} {party} {to}", (progress, stop) => InverseReport.Of(space, targets.States, options with { Progress = progress }, stop), _ => 1 << 14);
        var found = await course.FollowAsync(search, EffortOfInverse, () => "Looking for the smallest changes");
        return found.Is(out var report) ? ([report.Part], []) : ([], found.Obstacles);
    }

    private static async Task<IResult> ShowTimelineAsync(OpenRevision open, string? at, string? since, CancellationToken cancellation)
    {
        var shown = await open.ShowRecordAsync(cancellation);
        return !shown.HasErrors
            ? Page.Of<TimelinePage>((nameof(TimelinePage.Opened), shown), (nameof(TimelinePage.At), Day(at)), (nameof(TimelinePage.Since), Day(since)))
            : Unreadable.Of(shown, "timeline");
    }

    private sealed record InverseFound(ShownDossier Shown, EquatableArray<ReportPart> Parts, EquatableArray<string> Obstacles);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>The parts of the brief that a page tells: the one named like it, and those named after it, as <c>robust-packages</c>.</summary>
    private static EquatableArray<ReportPart> PartsOf(ShownDossier shown, string page) =>
        shown.Brief.Parts.Where(part => part.Id == page || part.Id.StartsWith(page + "-", StringComparison.Ordinal)).ToEquatableArray();

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
