using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Server.Guard;
using Truce.Server.Shell;

namespace Truce.Server.Features.SignIn;

/// <summary>The way in and out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/start", StartAsync).Needs(Access.Anyone).ExcludeFromDescription();
        app.MapGet("/sign-in", (string? to) => Page.Of<SignInPage>((nameof(SignInPage.To), to))).Needs(Access.Anyone).ExcludeFromDescription();
        app.MapPost("/sign-out", EndAsync).Needs(Access.Anyone).ExcludeFromDescription();
    }

    /// <summary>Lets in who has the start-up token.</summary>
    private static async Task<IResult> StartAsync(string? token, HttpContext context, StartToken start, Sessions sessions)
    {
        if (token is null || !start.Opens(token))
            return Problem.Forbidden("This address is of an earlier start. Open the one that 'truce serve' printed last.");
        await sessions.StartAsync(context, start.User);
        return Results.Redirect("/");
    }

    private static async Task<IResult> EndAsync(HttpContext context, Sessions sessions)
    {
        await sessions.EndAsync(context);
        return Results.Redirect("/sign-in");
    }
}
