using System.Data.Common;

namespace Truce.Server.Storage;

/// <summary>The database of a workbench, made and brought up to date.</summary>
internal static class WorkbenchData
{
    /// <summary>The name of the SQLite file in the data folder.</summary>
    public const string FileName = "truce.db";

    /// <summary>Opens the database that the options name.</summary>
    /// <exception cref="DatabaseException">It cannot be used.</exception>
    public static Database Open(WorkbenchOptions options)
    {
        CreateFolder(options.DataFolder);
        var database = options.Database is { } address ? Database.At(address) : Database.InFile(Path.Combine(options.DataFolder, FileName));

        // It takes longer than the scripts and needs nothing of them. Whoever opens the database first waits for it, and hears of it when it fails.
        _ = Task.Run(database.BuildModel);
        try
        {
            Scripts.Apply(database, options.Time);
        }
        catch (DbException error)
        {
            database.Dispose();
            throw new DatabaseException($"the database cannot be used: {error.Message.TrimEnd('.')}");
        }
        catch
        {
            database.Dispose();
            throw;
        }

        return database;
    }

    /// <summary>Makes the data folder, for nobody else to look into.</summary>
    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
