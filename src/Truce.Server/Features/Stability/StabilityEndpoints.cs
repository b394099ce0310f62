using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Waiting;

namespace Truce.Server.Features.Stability;

/// <summary>Which states would hold, for whom, and why.</summary>
internal static class StabilityEndpoints
{
    /// <summary>How long it takes to tell why a state would hold, beside the steps before.</summary>
    private const double EffortOfStory = 4;

    public static void MapStability(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/stability", ShowAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/stability/graph.json", WriteGraphAsync).Needs(Access.Reader).ExcludeFromDescription();
    }

    private static Task<object?> ShowAsync(OpenRevision open, HttpRequest request, Patience patience)
    {
        var query = QueryOf(request);
        return patience.AnswerAsync(
            open,
            "stability",
            course => ExplainAsync(open, query, course),
            told => !told.Shown.HasErrors
                ? Page.Of<StabilityPage>((nameof(StabilityPage.Opened), told.Shown), (nameof(StabilityPage.Query), query), (nameof(StabilityPage.Story), told.Story))
                : Unreadable.Of(told.Shown, "stability"));
    }

    /// <summary>The revision with its states, and why the one would hold that is asked about.</summary>
    private static async Task<Told> ExplainAsync(OpenRevision open, StateQuery query, Course course)
    {
        if (query.State is not null)
            course.Expect(OpenDossier.EffortOfSpace + OpenDossier.EffortOfStability + EffortOfStory);
        var shown = await open.ShowStatesAsync(course);
        if (StateStory.AskedIn(shown, query) is not { } state)
            return new Told(shown, null);
        var story = new Shared<StateStory>((progress, stop) => StateStory.Of(shown, state, progress, stop));
        return new Told(shown, await course.FollowAsync(story, EffortOfStory, () => "Finding out why the state would hold, or not"));
    }

    private static async Task<IResult> WriteGraphAsync(OpenRevision open, HttpRequest request, CancellationToken cancellation)
    {
        var shown = await open.ShowStatesAsync(cancellation);
        if (shown.HasErrors)
            return Problem.Unusable("The dossier's file cannot be read.", open.Diagnostics);
        if (!shown.Space.Is(out _))
            return Problem.Unanswered(shown.Space.Obstacles);
        if (!shown.Stability!.Is(out var analysis))
            return Problem.Unanswered(shown.Stability.Obstacles);
        using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream))
            StateGraph.Of(shown, analysis.ForOneThread(cancellation), QueryOf(request)).WriteJson(json);
        return Results.Text(Encoding.UTF8.GetString(stream.ToArray()), "application/json");
    }

    private static StateQuery QueryOf(HttpRequest request)
    {
        var asked = new Form(name => request.Query.TryGetValue(name, out var values) ? values.ToString() : null);
        return new StateQuery
        {
            Where = asked["where"],
            Equilibrium = asked["equilibrium"],
            Sort = asked["sort"],
            Pinned = asked["pinned"],
            Page = Math.Max(1, asked.Number("page") ?? 1),
            State = asked["state"],
        };
    }

    /// <summary>A revision with its states, and what is told of one of them.</summary>
    private sealed record Told(ShownDossier Shown, StateStory? Story);
}
