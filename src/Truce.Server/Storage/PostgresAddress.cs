using Npgsql;

namespace Truce.Server.Storage;

/// <summary>The address of a PostgreSQL as people write it, as its driver wants it.</summary>
internal static class PostgresAddress
{
    /// <summary>Whether an address is one of a PostgreSQL.</summary>
    public static bool IsOne(Uri url) => url.Scheme is "postgres" or "postgresql";

    /// <summary><c>postgres://user:password@host:port/database?sslmode=require</c> as a connection string.</summary>
    public static string ConnectionString(Uri url)
    {
        var credentials = url.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : 5432,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(credentials[0]),
            Password = credentials.Length > 1 ? Uri.UnescapeDataString(credentials[1]) : null,
            ApplicationName = "truce",
        };
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            settings[Uri.UnescapeDataString(parts[0])] = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "");
        }

        return settings.ToString();
    }
}
