using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Truce.Server.Storage;

/// <summary>What every connection to an SQLite file is told first.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    /// <summary>Readers go on while one writes; what was acknowledged survives a power cut too.</summary>
    private const string Settings = "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 30000;";

    public static SqliteSettings Instance { get; } = new();

    /// <summary>Tells a connection that was opened by hand.</summary>
    public static void Tell(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell(connection);

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
