using Microsoft.EntityFrameworkCore;
using Truce.Server.Storage;

namespace Truce.Server.Guard;

/// <summary>What lets the one person of a workbench without accounts in: a token that is printed when it starts, and new each time.</summary>
internal sealed class StartToken(Database database, WorkbenchOptions options)
{
    /// <summary>What the one person is stored as: a name that nobody can be given.</summary>
    public const string LocalName = "(local)";

    private readonly Lazy<Task<UserRow>> _user = new(() => FindOrMakeAsync(database, options));

    /// <summary>The token, to be printed; null for a workbench with accounts.</summary>
    public string? Text { get; } = options.HasAccounts ? null : Secrets.Token();

    /// <summary>Whether this is the token.</summary>
    public bool Opens(string token) => Text is not null && Secrets.AreEqual(token, Text);

    /// <summary>The person it stands for, who is stored when first asked for and never changes. Shared: not to be changed.</summary>
    public Task<UserRow> FindUserAsync() => _user.Value;

    private static async Task<UserRow> FindOrMakeAsync(Database database, WorkbenchOptions options)
    {
        await using var storage = database.Open();
        var user = await storage.Users.FirstOrDefaultAsync(row => row.Name == LocalName);
        if (user is null)
        {
            user = new UserRow { Name = LocalName, DisplayName = options.LocalName, CreatedAt = options.Time.GetUtcNow() };
            storage.Users.Add(user);
            await storage.SaveChangesAsync();
        }

        return user;
    }
}
