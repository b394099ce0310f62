using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Truce.Server.Storage;

namespace Truce.Server.Guard;

/// <summary>Keeps passwords so that nobody can read them, by the hasher of ASP.NET Core Identity: PBKDF2 with HMAC-SHA512.</summary>
internal static class Passwords
{
    /// <summary>How short one may be: long enough that the throttle makes guessing hopeless.</summary>
    public const int LeastLetters = 12;

    /// <summary>How long one may be: hashing is work that anybody can ask for.</summary>
    public const int MostLetters = 200;

    private static readonly PasswordHasher<UserRow> s_hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private static readonly UserRow s_nobody = new() { Name = "", DisplayName = "" };
    private static readonly Lazy<string> s_hashOfNobody = new(() => s_hasher.HashPassword(s_nobody, Secrets.Token()));

    /// <summary>What is kept of a password.</summary>
    public static string HashOf(string password) => s_hasher.HashPassword(s_nobody, password);

    /// <summary>Whether this is the password of somebody; takes as long when there is nobody of that name.</summary>
    public static bool IsRight(UserRow? user, string password) => Judge(user, password) != PasswordVerdict.Wrong;

    /// <summary>Whether this is the password of somebody, and whether what is kept of it is as hard to guess from as we would make it now.</summary>
    public static PasswordVerdict Judge(UserRow? user, string password)
    {
        var hash = user?.PasswordHash ?? s_hashOfNobody.Value;
        if (password.Length > MostLetters)
            return PasswordVerdict.Wrong;
        var found = s_hasher.VerifyHashedPassword(s_nobody, hash, password);
        if (found == PasswordVerificationResult.Failed || user is not { PasswordHash: not null, IsDisabled: false })
            return PasswordVerdict.Wrong;
        return found == PasswordVerificationResult.SuccessRehashNeeded ? PasswordVerdict.RightButKeptWeakly : PasswordVerdict.Right;
    }

    /// <summary>Why a password cannot be taken; null when it can.</summary>
    public static string? ObstacleOf(string? password, string name) => password switch
    {
        null or { Length: < LeastLetters } => $"a password needs at least {LeastLetters} characters",
        { Length: > MostLetters } => $"a password has at most {MostLetters} characters",
        _ when password.Contains(name, StringComparison.OrdinalIgnoreCase) => "a password must not hold the name",
        _ => null,
    };
}

/// <summary>What came of comparing a password with what is kept of it.</summary>
internal enum PasswordVerdict
{
    /// <summary>It is not the password, or nobody may come in with it.</summary>
    Wrong,

    /// <summary>It is the password.</summary>
    Right,

    /// <summary>It is the password; what is kept of it was made with fewer rounds than now, and is to be made anew.</summary>
    RightButKeptWeakly,
}
