using Truce.Server.Features.Accounts;
using Truce.Server.Guard;
using Truce.Server.Storage;

namespace Truce.Server;

/// <summary>Somebody who can sign in.</summary>
/// <param name="Name">What is typed to sign in.</param>
/// <param name="DisplayName">What others see.</param>
/// <param name="IsAdministrator">Whether this one may add and remove people.</param>
/// <param name="IsDisabled">Whether this one is kept out.</param>
public sealed record Account(string Name, string DisplayName, bool IsAdministrator, bool IsDisabled);

/// <summary>What an administrator does at the command line, on the machine of the workbench, running or not.</summary>
public sealed class Administration : IDisposable
{
    private readonly Database _database;
    private readonly Users _users;

    private Administration(Database database, WorkbenchOptions options)
    {
        _database = database;
        _users = new Users(database, options, new AuditLog(database, options));
    }

    /// <summary>Opens the database of a workbench.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public static Administration Open(WorkbenchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Administration(WorkbenchData.Open(options), options);
    }

    /// <summary>A password that nobody has used before.</summary>
    public static string NewPassword() => $"{Secrets.Mark(5)}-{Secrets.Mark(5)}-{Secrets.Mark(5)}-{Secrets.Mark(5)}";

    /// <summary>Adds somebody; null after that, or why it cannot be done.</summary>
    public Task<string?> AddAsync(string name, string? displayName, string password, bool isAdministrator) =>
        _users.AddAsync(null, name, displayName, password, isAdministrator);

    /// <summary>Gives somebody another password; null after that, or why it cannot be done.</summary>
    public Task<string?> SetPasswordAsync(string name, string password) => _users.SetPasswordAsync(null, name, password);

    /// <summary>Keeps somebody out, or lets them in again; null after that, or why it cannot be done.</summary>
    public Task<string?> SetDisabledAsync(string name, bool isDisabled) => _users.SetDisabledAsync(null, name, isDisabled);

    /// <summary>Everybody, by name.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync() =>
        [.. (await _users.ListAsync()).Select(user => new Account(user.Name, user.DisplayName, user.IsAdministrator, user.IsDisabled))];

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
