using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Truce.Text;

namespace Truce.Server.Shell;

/// <summary>Why a request was not carried out: a page for people, problem details (RFC 9457) for programs.</summary>
public sealed class Problem : IResult
{
    internal Problem(int status, string detail)
    {
        Status = status;
        Detail = detail;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>What went wrong and what to do, in a sentence or two.</summary>
    public string Detail { get; }

    /// <summary>What was found in the user's text.</summary>
    public EquatableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Facts that a program may act on, by name.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>The status in words.</summary>
    public string Title => ReasonPhrases.GetReasonPhrase(Status) is { Length: > 0 } phrase ? phrase : "Problem";

    public static Problem Of(int status, string detail) => new(status, detail);

    public static Problem NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);

    public static Problem Forbidden(string detail) => new(StatusCodes.Status403Forbidden, detail);

    public static Problem NotSignedIn() => new(StatusCodes.Status401Unauthorized, "Sign in first.");

    /// <summary>What was sent cannot be used.</summary>
    public static Problem Unusable(string detail, EquatableArray<Diagnostic> diagnostics = default) =>
        new(StatusCodes.Status422UnprocessableEntity, detail) { Diagnostics = diagnostics };

    /// <summary>What was sent is not of the form that was asked for.</summary>
    public static Problem BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    /// <summary>A question that the library cannot answer, with its obstacles.</summary>
    public static Problem Unanswered(EquatableArray<string> obstacles) =>
        new(StatusCodes.Status422UnprocessableEntity, string.Join("; ", obstacles));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (!WantsPage(httpContext.Request))
            return WriteJsonAsync(httpContext.Response);
        if (Status == StatusCodes.Status401Unauthorized)
        {
            httpContext.Response.Redirect("/sign-in?to=" + Uri.EscapeDataString(httpContext.Request.Path + httpContext.Request.QueryString));
            return Task.CompletedTask;
        }

        return Page.Of<ProblemPage>(Status, (nameof(ProblemPage.Problem), this)).ExecuteAsync(httpContext);
    }

    private static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private async Task WriteJsonAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        if (Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        await response.Body.WriteAsync(Json.Bytes(json =>
        {
            json.WriteString("type", "about:blank");
            json.WriteString("title", Title);
            json.WriteNumber("status", Status);
            json.WriteString("detail", Detail);
            foreach (var (name, value) in Facts)
                json.WriteString(name, value);
            DiagnosticsJson.Write(json, Diagnostics);
        }));
    }
}
