using System.CommandLine;
using Truce.Server;

namespace Truce.Cli;

/// <summary>Where a workbench keeps its dossiers, as the user says.</summary>
internal sealed class WorkbenchPlace
{
    /// <summary>The variable that names the database for those who would not have its password in a command line, which others can see.</summary>
    public const string DatabaseVariable = "TRUCE_DATABASE";

    private readonly Option<string> _data = new("--data")
    {
        Description = "The folder in which everything is kept; it is made when it is not there",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => DataFolder,
        Recursive = true,
    };

    private readonly Option<string> _database = new("--database")
    {
        Description = $"A PostgreSQL instead of a file in the data folder: postgres://user:password@host/database. {DatabaseVariable} says the same and is seen by fewer",
        HelpName = "URL",
        Recursive = true,
    };

    /// <summary>Where people's programs keep their data on this system.</summary>
    private static string DataFolder =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "truce");

    /// <summary>Adds the options to a command and those below it.</summary>
    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_database);
    }

    /// <summary>What the user said, or null after saying what is wrong with it.</summary>
    public WorkbenchOptions? OptionsOf(ParseResult parsed, Response response)
    {
        var options = new WorkbenchOptions { DataFolder = Path.GetFullPath(parsed.GetRequiredValue(_data)) };
        var named = parsed.GetValue(_database) ?? Environment.GetEnvironmentVariable(DatabaseVariable);
        if (string.IsNullOrEmpty(named))
            return options;
        if (Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "postgres" or "postgresql")
            return options with { Database = address };
        response.Refuse("the database is not an address such as postgres://user:password@host/database");
        return null;
    }
}
