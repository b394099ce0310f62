using Microsoft.AspNetCore.Routing;
using Truce.Server.Features.Overview;
using Truce.Server.Features.SignIn;
using Truce.Server.Features.Start;

namespace Truce.Server.Features;

/// <summary>The features of the workbench, one line each.</summary>
internal static class FeatureList
{
    /// <summary>Maps the endpoints of all of them.</summary>
    public static void MapFeatures(this IEndpointRouteBuilder app)
    {
        app.MapSignIn();
        app.MapStart();
        app.MapOverview();
    }
}
