using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Truce.Server.Guard;
using Truce.Server.Shell;

namespace Truce.Server.Features.ApiPage;

/// <summary>What the API is: a page for people, a document for programs.</summary>
internal static class ApiPageEndpoints
{
    public static void MapApiPage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api", (EndpointDataSource endpoints, HttpRequest request) => Page.Of<ApiReference>(
                (nameof(ApiReference.Operations), ApiOperation.Of(endpoints.Endpoints)), (nameof(ApiReference.Origin), $"{request.Scheme}://{request.Host}")))
            .Needs(Access.SignedIn).ExcludeFromDescription();
        app.MapGet("/api/openapi.json", (EndpointDataSource endpoints, IOptions<JsonOptions> options) =>
                Results.Bytes(OpenApiJson.Write(ApiOperation.Of(endpoints.Endpoints), options.Value.SerializerOptions), "application/json"))
            .Needs(Access.SignedIn).ExcludeFromDescription();
    }
}
