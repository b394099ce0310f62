using Microsoft.EntityFrameworkCore;
using Truce.Server.Guard;
using Truce.Server.Storage;

namespace Truce.Server.Features.Accounts;

/// <summary>Adds and changes people: what the administrator's command line and the API both do.</summary>
internal sealed class Users(Database database, WorkbenchOptions options, AuditLog audit)
{
    /// <summary>Adds somebody; null after that, or why it cannot be done.</summary>
    public async Task<string?> AddAsync(Visitor? by, string? name, string? displayName, string? password, bool isAdministrator)
    {
        if (UserNames.Normalize(name) is not { } normal)
            return "a name has 2 to 64 characters of a-z, 0-9, '.', '-', '_' and '@'";
        if (Passwords.ObstacleOf(password, normal) is { } obstacle)
            return obstacle;
        await using var storage = database.Open();
        if (await storage.Users.AnyAsync(user => user.Name == normal))
            return $"there is somebody called '{normal}' already";
        var shown = displayName is { Length: > 0 and <= 100 } ? displayName : normal;
        storage.Users.Add(new UserRow
        {
            Name = normal,
            DisplayName = shown,
            PasswordHash = Passwords.HashOf(password!),
            IsAdministrator = isAdministrator,
            CreatedAt = options.Time.GetUtcNow(),
        });
        audit.Add(storage, by, "user added", detail: isAdministrator ? $"{normal}, administrator" : normal);
        await storage.SaveChangesAsync();
        return null;
    }

    /// <summary>Gives somebody another password, which ends all of their sessions.</summary>
    public async Task<string?> SetPasswordAsync(Visitor? by, string? name, string? password)
    {
        await using var storage = database.Open();
        if (await FindAsync(storage, name) is not { } user)
            return $"nobody is called '{name}'";
        if (Passwords.ObstacleOf(password, user.Name) is { } obstacle)
            return obstacle;
        await using var transaction = await storage.Database.BeginTransactionAsync();
        user.PasswordHash = Passwords.HashOf(password!);
        audit.Add(storage, by, "password changed", detail: user.Name);
        await storage.SaveChangesAsync();
        await storage.Sessions.Where(session => session.UserId == user.Id).ExecuteDeleteAsync();
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>Lets somebody say who can sign in, or no longer.</summary>
    public async Task<string?> SetAdministratorAsync(Visitor? by, string? name, bool isAdministrator)
    {
        await using var storage = database.Open();
        await using var transaction = await storage.Database.BeginTransactionAsync();
        if (await FindAsync(storage, name) is not { } user)
            return $"nobody is called '{name}'";
        if (!isAdministrator && await IsLastAsync(storage, user))
            return LastAdministrator(user);
        user.IsAdministrator = isAdministrator;
        audit.Add(storage, by, isAdministrator ? "made administrator" : "made no administrator", detail: user.Name);
        await storage.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>Lets somebody in, or no longer, which ends all of their sessions and keys.</summary>
    public async Task<string?> SetDisabledAsync(Visitor? by, string? name, bool isDisabled)
    {
        await using var storage = database.Open();
        if (await FindAsync(storage, name) is not { } user)
            return $"nobody is called '{name}'";

        // At the command line, who can read the database decides; a page must not shut the last one out who could open it again.
        if (by is not null && isDisabled && await IsLastAsync(storage, user))
            return LastAdministrator(user);
        await using var transaction = await storage.Database.BeginTransactionAsync();
        user.IsDisabled = isDisabled;
        audit.Add(storage, by, isDisabled ? "user disabled" : "user enabled", detail: user.Name);
        await storage.SaveChangesAsync();
        if (isDisabled)
        {
            await storage.Sessions.Where(session => session.UserId == user.Id).ExecuteDeleteAsync();
            await storage.ApiKeys.Where(key => key.UserId == user.Id).ExecuteDeleteAsync();
        }

        await transaction.CommitAsync();
        return null;
    }

    /// <summary>Everybody, by name.</summary>
    public async Task<UserRow[]> ListAsync()
    {
        await using var storage = database.Open();
        return await storage.Users.AsNoTracking().Where(user => user.Name != StartToken.LocalName).OrderBy(user => user.Name).ToArrayAsync();
    }

    private static string LastAdministrator(UserRow user) => $"'{user.Name}' is the only administrator who can sign in; make another one first";

    private static async Task<bool> IsLastAsync(TruceContext storage, UserRow user) =>
        user is { IsAdministrator: true, IsDisabled: false } && !await storage.Users.AnyAsync(other => other.Id != user.Id && other.IsAdministrator && !other.IsDisabled);

    private static async Task<UserRow?> FindAsync(TruceContext storage, string? name)
    {
        var normal = UserNames.Normalize(name) ?? "";
        return await storage.Users.FirstOrDefaultAsync(user => user.Name == normal);
    }
}
