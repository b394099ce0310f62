using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Truce.Server.Storage;

/// <summary>Has anything in an SQLite file changed, by this process or another?</summary>
/// <remarks>
/// SQLite keeps count of what other connections commit, in memory that all processes share, and tells it in some microseconds. This connection
/// never writes, so that it hears of every commit. Safe to share between threads.
/// </remarks>
internal sealed class ChangeCount : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;

    public ChangeCount(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
        _command = _connection.CreateCommand();
        _command.CommandText = "pragma data_version";
    }

    /// <summary>A number that is another one after each commit.</summary>
    public long Now()
    {
        lock (_lock)
        {
            if (_connection.State != System.Data.ConnectionState.Open)
                _connection.Open();
            return Convert.ToInt64(_command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
    }

    public void Dispose()
    {
        _command.Dispose();
        _connection.Dispose();
    }
}
