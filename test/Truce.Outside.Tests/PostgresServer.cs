using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Truce.Server.Tests;

[assembly: AssemblyFixture(typeof(Truce.Outside.Tests.PostgresServer))]

namespace Truce.Outside.Tests;

/// <summary>A PostgreSQL of Debian's package, with data of its own, while the tests run.</summary>
/// <remarks>It refuses to be run by root; then it is run as its own user.</remarks>
public sealed class PostgresServer : IAsyncLifetime
{
    private static int s_databases;

    private readonly string _folder = Directory.CreateTempSubdirectory("truce-postgres-").FullName;
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>An empty database.</summary>
    public static Uri NewDatabase(int port)
    {
        var name = $"truce{Interlocked.Increment(ref s_databases)}";
        using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand($"create database {name}", connection);
        command.ExecuteNonQuery();
        return new Uri($"postgres://postgres@127.0.0.1:{port}/{name}");
    }

    public Uri NewDatabase() => NewDatabase(_port);

    public async ValueTask InitializeAsync()
    {
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", _folder);
        var data = Path.Combine(_folder, "data");
        await RunAsync(Program("initdb"), "--pgdata", data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8");
        _process = Start(
            Program("postgres"), "-D", data, "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-k", _folder, "-c", "max_connections=300");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Pooling=false");
                await connection.OpenAsync();
                break;
            }
            catch (NpgsqlException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }

        Running.NewDatabase = NewDatabase;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            // The fast shutdown; the process may be a runuser that passes it on.
            await RunAsync(Program("pg_ctl"), "stop", "--pgdata", Path.Combine(_folder, "data"), "--mode", "immediate");
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A program of the newest version that is installed.</summary>
    private static string Program(string name)
    {
        const string Installed = "/usr/lib/postgresql";
        var folders = Directory.Exists(Installed) ? Directory.GetDirectories(Installed) : [];
        return folders.OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin", name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"These tests need PostgreSQL: install Debian's package postgresql ('{name}' is not below {Installed}).");
    }

    private static Process Start(string program, params string[] arguments)
    {
        var isOther = Environment.UserName == "root" && program.StartsWith('/');
        var start = new ProcessStartInfo(isOther ? "runuser" : program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var argument in isOther ? ["-u", "postgres", "--", program, .. arguments] : arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
