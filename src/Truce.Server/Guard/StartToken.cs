using Truce.Server.Storage;

namespace Truce.Server.Guard;

/// <summary>What lets the one person of a workbench without accounts in: a token that is printed when it starts, and new each time.</summary>
internal sealed class StartToken
{
    private readonly string? _token;

    private StartToken(string? token, long user)
    {
        _token = token;
        User = user;
    }

    /// <summary>The person it stands for.</summary>
    public long User { get; }

    /// <summary>The token, to be printed; null for a workbench with accounts.</summary>
    public string? Text => _token;

    /// <summary>Makes a token, and the person it stands for when that one is not there yet.</summary>
    public static StartToken Make(Database database, WorkbenchOptions options)
    {
        if (options.HasAccounts)
            return new StartToken(null, 0);
        using var storage = database.Open();
        var name = LocalName;
        var user = storage.Users.FirstOrDefault(row => row.Name == name);
        if (user is null)
        {
            user = new UserRow { Name = name, DisplayName = options.LocalName, CreatedAt = options.Time.GetUtcNow() };
            storage.Users.Add(user);
            storage.SaveChanges();
        }

        return new StartToken(Secrets.Token(), user.Id);
    }

    /// <summary>What the one person is stored as: a name that nobody can be given.</summary>
    public const string LocalName = "(local)";

    /// <summary>Whether this is the token.</summary>
    public bool Opens(string token) => _token is not null && Secrets.AreEqual(token, _token);
}
