using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Server.Storage;

/// <summary>Brings a database up to date: runs the numbered scripts that it has not had yet, each once, under a lock.</summary>
internal static class Scripts
{
    /// <summary>The number of the lock that PostgreSQL holds meanwhile: any number that no other program uses.</summary>
    private const long LockNumber = 0x7472_7563_6501;

    /// <summary>The scripts of a kind of database, in the order of their numbers.</summary>
    public static IReadOnlyList<Script> Of(string kind)
    {
        var assembly = typeof(Scripts).Assembly;
        var prefix = $"scripts/{kind}/";
        return
        [
            .. assembly.GetManifestResourceNames().Select(name => (Name: name, Path: name.Replace('\\', '/'))).Where(resource => resource.Path.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(resource => resource.Path, StringComparer.Ordinal).Select(resource =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(resource.Name)!, Encoding.UTF8);
                    return new Script(resource.Path[prefix.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
                }),
        ];
    }

    /// <summary>Runs what is missing.</summary>
    /// <exception cref="DatabaseException">The database was made by other scripts, or by a newer Truce.</exception>
    public static void Apply(Database database, TimeProvider time)
    {
        using var connection = database.Connect();
        // An immediate transaction of SQLite is its lock: no other can write.
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        if (database.Kind == "postgres")
            Execute(command, $"select pg_advisory_xact_lock({LockNumber})");
        Execute(command, "create table if not exists scripts (name text primary key, sha256 text not null, applied_at bigint not null)");
        var had = Had(command);
        var scripts = Of(database.Kind);
        foreach (var (name, hash) in had)
        {
            var script = scripts.FirstOrDefault(script => script.Name == name)
                ?? throw new DatabaseException($"the database was brought up to date by a newer Truce, which knows the script '{name}'; install that version");
            if (script.Sha256 != hash)
                throw new DatabaseException($"the database was made by another text of the script '{name}' than this Truce has; it is not touched");
        }

        foreach (var script in scripts.Where(script => !had.ContainsKey(script.Name)))
        {
            Execute(command, script.Text);
            command.CommandText = "insert into scripts (name, sha256, applied_at) values (@name, @sha256, @at)";
            Add(command, "@name", script.Name);
            Add(command, "@sha256", script.Sha256);
            Add(command, "@at", time.GetUtcNow().ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
            command.Parameters.Clear();
        }

        transaction.Commit();
    }

    private static Dictionary<string, string> Had(DbCommand command)
    {
        command.CommandText = "select name, sha256 from scripts";
        using var reader = command.ExecuteReader();
        var had = new Dictionary<string, string>();
        while (reader.Read())
            had.Add(reader.GetString(0), reader.GetString(1));
        return had;
    }

#pragma warning disable CA2100 // The texts are ours: nothing in them comes from outside.
    private static void Execute(DbCommand command, string text)
    {
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}

/// <summary>A numbered script.</summary>
/// <param name="Name">Its file, which starts with its number.</param>
/// <param name="Text">The statements.</param>
internal sealed record Script(string Name, string Text)
{
    /// <summary>The SHA-256 of the text, by which a changed script is noticed.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
