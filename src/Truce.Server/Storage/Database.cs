using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Truce.Server.Storage;

/// <summary>Where dossiers are kept: an SQLite file of one's own, or a PostgreSQL that a team runs.</summary>
internal sealed class Database : IDisposable
{
    // Made when it is first asked for: the scripts do without, and it takes as long as all the rest of a start.
    private readonly Lazy<PooledDbContextFactory<TruceContext>> _contexts;
    private readonly Func<DbConnection> _connect;
    private readonly NpgsqlDataSource? _postgres;
    private readonly ChangeCount? _changes;

    private Database(string kind, Action<DbContextOptionsBuilder> use, Func<DbConnection> connect, NpgsqlDataSource? postgres, ChangeCount? changes)
    {
        Kind = kind;
        _connect = connect;
        _postgres = postgres;
        _changes = changes;
        _contexts = new(() =>
        {
            var options = new DbContextOptionsBuilder<TruceContext>();
            use(options);
            return new PooledDbContextFactory<TruceContext>(options.Options);
        });
    }

    /// <summary><c>sqlite</c> or <c>postgres</c>: the folder of its scripts.</summary>
    public string Kind { get; }

    /// <summary>A file; it is made when it is not there.</summary>
    public static Database InFile(string path)
    {
        // FULL: what was acknowledged survives a power cut too, not only the end of the process.
        var address = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        return new Database(
            "sqlite",
            options => options.UseSqlite(address).AddInterceptors(SqliteSettings.Instance),
            () =>
            {
                var connection = new SqliteConnection(address);
                connection.Open();
                SqliteSettings.Tell(connection);
                return connection;
            },
            null,
            new ChangeCount(path));
    }

    /// <summary>A PostgreSQL.</summary>
    /// <param name="url"><c>postgres://user:password@host:port/database</c>.</param>
    public static Database At(Uri url)
    {
        var postgres = new NpgsqlDataSourceBuilder(PostgresAddress.ConnectionString(url)).Build();
        return new Database("postgres", options => options.UseNpgsql(postgres), postgres.OpenConnection, postgres, null);
    }

    /// <summary>A unit of work; dispose of it soon.</summary>
    public TruceContext Open() => _contexts.Value.CreateDbContext();

    /// <summary>Makes the model of the tables, which else the first unit of work makes. Needs no connection.</summary>
    public void BuildModel()
    {
        using var context = Open();
        _ = context.Model;
    }

    /// <summary>A connection, open, for what is not said in terms of the tables; dispose of it soon.</summary>
    public DbConnection Connect() => _connect();

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
