using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Server.Features.Dossiers;
using Truce.Server.Guard;
using Truce.Server.Shell;

namespace Truce.Server.Features.Accounts;

/// <summary>Somebody to be added.</summary>
public sealed record UserRequest(string? Name, string? DisplayName, string? Password, bool Administrator = false);

/// <summary>What to change about somebody.</summary>
public sealed record UserChange(string? Password = null, bool? Disabled = null, bool? Administrator = null);

/// <summary>Who can sign in: for administrators, by page and by program.</summary>
internal static class UsersEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/users", async (Users users) => await PageAsync(users, StatusCodes.Status200OK, null)).Needs(Access.Administrator).ExcludeFromDescription();
        app.MapPost("/users", AddPageAsync).Needs(Access.Administrator).ExcludeFromDescription();
        app.MapPost("/users/{name}", ChangePageAsync).Needs(Access.Administrator).ExcludeFromDescription();

        app.MapGet("/api/users", ListAsync).Needs(Access.Administrator)
            .WithName("listUsers").WithSummary("Everybody, by name").Produces<Listing<Account>>();
        app.MapPost("/api/users", AddAsync).Needs(Access.Administrator)
            .WithName("addUser").WithSummary("Adds somebody").Produces(StatusCodes.Status201Created);
        app.MapPatch("/api/users/{name}", ChangeAsync).Needs(Access.Administrator)
            .WithName("changeUser").WithSummary("Gives somebody another password, keeps them out or lets them in again, makes them an administrator or no longer").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<Page> PageAsync(Users users, int status, string? message, (string Name, string Password)? made = null) => Page.Of<UsersPage>(
        status,
        (nameof(UsersPage.Everybody), (await users.ListAsync()).Select(user => new Account(user.Name, user.DisplayName, user.IsAdministrator, user.IsDisabled)).ToArray()),
        (nameof(UsersPage.Message), message),
        (nameof(UsersPage.Made), made));

    private static async Task<IResult> AddPageAsync(HttpContext context, Users users, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (name, password) = (form["name"].ToString(), Administration.NewPassword());
        return await users.AddAsync(Visitors.Of(context), name, form["display-name"], password, form["administrator"] == "on") is { } obstacle
            ? await PageAsync(users, StatusCodes.Status422UnprocessableEntity, $"Nobody was added: {obstacle}.")
            : await PageAsync(users, StatusCodes.Status200OK, null, (UserNames.Normalize(name)!, password));
    }

    private static async Task<IResult> ChangePageAsync(string name, HttpContext context, Users users, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (by, act) = (Visitors.Of(context), form["act"].ToString());
        var password = Administration.NewPassword();
        var obstacle = act switch
        {
            "password" => await users.SetPasswordAsync(by, name, password),
            "disable" or "enable" => await users.SetDisabledAsync(by, name, act == "disable"),
            "promote" or "demote" => await users.SetAdministratorAsync(by, name, act == "promote"),
            _ => "that is nothing that can be done with somebody",
        };
        if (obstacle is not null)
            return await PageAsync(users, StatusCodes.Status422UnprocessableEntity, $"Not changed: {obstacle}.");
        return act == "password" ? await PageAsync(users, StatusCodes.Status200OK, null, (name, password)) : Results.Redirect("/users");
    }

    private static async Task<IResult> ListAsync(Users users) =>
        Results.Ok(new Listing<Account>([.. (await users.ListAsync()).Select(user => new Account(user.Name, user.DisplayName, user.IsAdministrator, user.IsDisabled))], null));

    private static async Task<IResult> AddAsync(UserRequest request, HttpContext context, Users users) =>
        await users.AddAsync(Visitors.Of(context), request.Name, request.DisplayName, request.Password, request.Administrator) is { } obstacle
            ? Problem.Unusable($"Nobody was added: {obstacle}.")
            : Results.Created($"/api/users/{UserNames.Normalize(request.Name)}", null);

    private static async Task<IResult> ChangeAsync(string name, UserChange change, HttpContext context, Users users)
    {
        var by = Visitors.Of(context);
        string? obstacle = null;
        if (change.Password is { } password)
            obstacle = await users.SetPasswordAsync(by, name, password);
        if (obstacle is null && change.Disabled is { } isDisabled)
            obstacle = await users.SetDisabledAsync(by, name, isDisabled);
        if (obstacle is null && change.Administrator is { } isAdministrator)
            obstacle = await users.SetAdministratorAsync(by, name, isAdministrator);
        return obstacle is null ? Results.NoContent() : Problem.Unusable($"Not changed: {obstacle}.");
    }
}
