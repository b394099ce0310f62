using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Server.Guard;

/// <summary>Tokens that cannot be guessed. What is stored of one is its hash, so that a stolen database opens nothing.</summary>
internal static class Secrets
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A token of 256 bits, of letters that need no escape in a URL.</summary>
    public static string Token() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a token. A token has more bits than can be tried, so that a plain hash is enough.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>A few letters and digits that people can read aloud.</summary>
    public static string Mark(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>Whether two tokens are one, in a time that does not tell where they differ.</summary>
    public static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
