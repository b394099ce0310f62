using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Truce.Server.Storage;

/// <summary>Where dossiers are kept: an SQLite file of one's own, or a PostgreSQL that a team runs.</summary>
internal sealed class Database : IDisposable
{
    private readonly PooledDbContextFactory<TruceContext> _contexts;
    private readonly NpgsqlDataSource? _postgres;
    private readonly ChangeCount? _changes;

    private Database(string kind, DbContextOptions<TruceContext> options, NpgsqlDataSource? postgres, ChangeCount? changes)
    {
        Kind = kind;
        _postgres = postgres;
        _changes = changes;
        _contexts = new PooledDbContextFactory<TruceContext>(options);
    }

    /// <summary><c>sqlite</c> or <c>postgres</c>: the folder of its scripts.</summary>
    public string Kind { get; }

    /// <summary>A file; it is made when it is not there.</summary>
    public static Database InFile(string path)
    {
        // FULL: what was acknowledged survives a power cut too, not only the end of the process.
        var connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        var options = new DbContextOptionsBuilder<TruceContext>().UseSqlite(connection).AddInterceptors(SqliteSettings.Instance).Options;
        return new Database("sqlite", options, null, new ChangeCount(path));
    }

    /// <summary>A PostgreSQL.</summary>
    /// <param name="url"><c>postgres://user:password@host:port/database</c>.</param>
    public static Database At(Uri url)
    {
        var postgres = new NpgsqlDataSourceBuilder(PostgresAddress.ConnectionString(url)).Build();
        var options = new DbContextOptionsBuilder<TruceContext>().UseNpgsql(postgres).Options;
        return new Database("postgres", options, postgres, null);
    }

    /// <summary>A unit of work; dispose of it soon.</summary>
    public TruceContext Open() => _contexts.CreateDbContext();

    /// <summary>A number that is another one after each commit, of whichever process; null where that cannot be told without asking for the data themselves.</summary>
    public long? CountChanges() => _changes?.Now();

    public void Dispose()
    {
        _changes?.Dispose();
        _postgres?.Dispose();
        if (_postgres is null)
            SqliteConnection.ClearAllPools();
    }
}
