namespace Truce.Server.Features.Accounts;

/// <summary>What people can be called.</summary>
internal static class UserNames
{
    /// <summary>A name as it is kept, or null when it cannot be one: 2 to 64 of a-z, 0-9, dot, hyphen, underscore and at sign.</summary>
    public static string? Normalize(string? name)
    {
        var lower = name?.Trim().ToLowerInvariant();
        return lower is { Length: >= 2 and <= 64 } && lower.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-' or '_' or '@') ? lower : null;
    }
}
