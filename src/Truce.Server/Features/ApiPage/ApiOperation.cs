using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Truce.Server.Features.Analyses;
using Truce.Server.Guard;

namespace Truce.Server.Features.ApiPage;

/// <summary>Marks an endpoint that saves on top of a revision, which <c>If-Match</c> names.</summary>
internal sealed record SavesOnTop;

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="In"><c>path</c>, <c>query</c> or <c>header</c>.</param>
/// <param name="Meaning">What it means; may be empty.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="IsNumber">Whether it is a whole number.</param>
/// <param name="IsRepeatable">Whether it may be given more than once.</param>
public sealed record ApiParameter(string Name, string In, string Meaning, bool IsRequired, bool IsNumber, bool IsRepeatable);

/// <summary>Something that the API can be asked, as its endpoint says itself.</summary>
public sealed record ApiOperation(string Name, string Method, string Path, string Summary, string Who, IReadOnlyList<ApiParameter> Parameters, Type? Body, string? BodyType, IReadOnlyList<(int Status, Type? Type)> Answers)
{
    /// <summary>What it is about.</summary>
    public required ApiSubject Subject { get; init; }

    /// <summary>What a request can look like, and what may come back.</summary>
    public ApiExample? Example => ApiExamples.Of(Name);

    private static readonly Dictionary<string, string> s_meanings = new()
    {
        ["dossier"] = "the name of a dossier in addresses",
        ["revision"] = "the number of a revision; without it the newest",
        ["path"] = "the path of a file in the dossier's folder",
        ["after"] = "what the part before gave as next",
        ["limit"] = "how many entries to give",
        ["note"] = "why it is saved",
        ["draft"] = "true saves files with errors, too, as a draft",
        ["since"] = "the number of the revision to compare with",
        ["format"] = "zip, or the name of a format that Truce exports",
        ["job"] = "the name of a job",
        ["analysis"] = "the name of a question",
        ["key"] = "the id of a key",
        ["invitation"] = "the id of an invitation",
        ["name"] = "the name that somebody signs in with",
    };

    /// <summary>The operations of the endpoints that are described, by path and method.</summary>
    public static IReadOnlyList<ApiOperation> Of(IEnumerable<Endpoint> endpoints) =>
    [
        .. endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true })
            .Select(Of).OrderBy(operation => operation.Path, StringComparer.Ordinal).ThenBy(operation => operation.Method, StringComparer.Ordinal),
    ];

    /// <summary>The request of its example, for a shell that has a key in <c>KEY</c>.</summary>
    /// <param name="origin">Where the workbench is.</param>
    public string Curl(string origin)
    {
        var lines = new List<string> { "curl -H \"Authorization: Bearer $KEY\"" };
        if (Method != "GET")
            lines.Add($"-X {Method}");
        if (Parameters.Any(parameter => parameter.Name == "If-Match"))
            lines.Add("-H 'If-Match: \"1-1fb98ac78447cbbc\"'");
        if (Example is { Body: { Length: > 0 } body })
            lines.Add(body[0] == '@' ? $"--data-binary {body}" : $"-H 'Content-Type: application/json' --data '{body}'");
        var path = string.Join('/', Path.Split('/').Select(part => part switch
        {
            "{dossier}" => "opening-talks-4m8vmaxd",
            "{revision}" => "2",
            "{job}" => "neehrc3qnrqgddv4",
            "{key}" => "cfc677178e30fe78",
            "{invitation}" => "6d1e0a52c0b9e7f4",
            "{name}" => "tom",
            "{analysis}" or "{path}" => Example?.Path ?? "",
            _ => part,
        }));
        lines.Add($"\"{origin}{path}{(Example is { Query.Length: > 0 } ? "?" + Example.Query : "")}\"");
        return string.Join(" \\\n  ", lines);
    }

    private static ApiOperation Of(RouteEndpoint endpoint)
    {
        var metadata = endpoint.Metadata;
        var accepts = metadata.GetMetadata<IAcceptsMetadata>();
        return new ApiOperation(
            metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? throw new InvalidOperationException($"'{endpoint.DisplayName}' has no name."),
            metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0],
            PathOf(endpoint),
            metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? "",
            WordsOf(metadata.GetMetadata<Needed>()!.Access),
            [.. ParametersOf(endpoint)],
            accepts?.RequestType,
            accepts?.ContentTypes is { Count: > 0 } types ? types[0] : null,
            [.. metadata.OfType<IProducesResponseTypeMetadata>().Select(answer => (answer.StatusCode, answer.Type == typeof(void) ? null : answer.Type)).DistinctBy(answer => answer.StatusCode)])
        {
            Subject = ApiSubject.Of(PathOf(endpoint), metadata.GetMetadata<AskedFor>() is not null),
        };
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(TextOf));

    private static IEnumerable<ApiParameter> ParametersOf(RouteEndpoint endpoint)
    {
        foreach (var part in endpoint.RoutePattern.Parameters)
            yield return new ApiParameter(part.Name, "path", s_meanings.GetValueOrDefault(part.Name, ""), true, part.Name == "revision", false);
        var inPath = endpoint.RoutePattern.Parameters.Select(part => part.Name).ToHashSet();
        foreach (var parameter in endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            if (!inPath.Contains(parameter.Name!) && (type == typeof(string) || type == typeof(int) || type == typeof(bool)))
                yield return new ApiParameter(parameter.Name!, "query", s_meanings.GetValueOrDefault(parameter.Name!, ""), false, type == typeof(int), false);
        }

        if (inPath.Contains(Gate.DossierParameter) && !inPath.Contains(Gate.RevisionParameter) && HttpMethods.IsGet(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]))
            yield return new ApiParameter(Gate.RevisionParameter, "query", s_meanings["revision"], false, true, false);
        foreach (var option in endpoint.Metadata.GetMetadata<AskedFor>()?.Analysis.Options ?? [])
            yield return new ApiParameter(option.Name, "query", option.Meaning, option.IsRequired, option.Kind == OptionKind.Number, option.IsRepeatable);
        if (endpoint.Metadata.GetMetadata<SavesOnTop>() is not null)
            yield return new ApiParameter("If-Match", "header", "the ETag of the revision that was changed", true, false, false);
    }

    private static string TextOf(RoutePatternPathSegment segment) =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            RoutePatternLiteralPart literal => literal.Content,
            _ => "",
        }));

    private static string WordsOf(Access access) => access switch
    {
        Access.Anyone => "anyone",
        Access.SignedIn => "whoever is signed in",
        Access.Reader => "readers of the dossier",
        Access.Editor => "editors of the dossier",
        Access.Owner => "owners of the dossier",
        _ => "administrators",
    };
}
