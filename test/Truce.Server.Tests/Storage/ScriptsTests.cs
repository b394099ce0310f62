using Microsoft.EntityFrameworkCore;
using Truce.Server.Storage;

namespace Truce.Server.Tests.Storage;

/// <summary>The scripts make the tables that the model speaks of, once, and leave alone what others made.</summary>
public sealed class ScriptsTests
{
    [Fact]
    public async Task Every_table_and_column_of_the_model_is_there_and_no_other()
    {
        await using var running = await Running.StartAsync();
        await using var storage = running.Database.Open();
        var expected = storage.Model.GetEntityTypes()
            .SelectMany(table => table.GetProperties().Select(column => $"{table.GetTableName()}.{column.GetColumnName()} {(column.IsNullable ? "null" : "not null")}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await ColumnsAsync(storage)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_row_can_be_written_and_read_back()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var user = await running.UserAsync("somebody");
        var dossier = await running.DossierAsync("somebody");
        var time = new DateTimeOffset(2026, 2, 3, 4, 5, 6, 789, TimeSpan.Zero);
        await using (var storage = running.Database.Open())
        {
            storage.Add(new SessionRow { TokenHash = "s", UserId = user, CreatedAt = time, SeenAt = time, ExpiresAt = time });
            storage.Add(new InvitationRow { TokenHash = "i", DossierId = dossier, Role = Role.Editor, CreatedBy = user, CreatedAt = time, ExpiresAt = time, AcceptedBy = user, AcceptedAt = time });
            storage.Add(new VisitRow { DossierId = dossier, UserId = user, Revision = 1, SeenAt = time });
            await storage.SaveChangesAsync();
        }

        await using var other = running.Database.Open();
        Assert.Equal(time, (await other.Sessions.SingleAsync(row => row.TokenHash == "s")).ExpiresAt);
        Assert.Equal((Role.Editor, time), ((await other.Invitations.SingleAsync()).Role, (await other.Invitations.SingleAsync()).AcceptedAt!.Value));
        Assert.Equal(1, (await other.Visits.SingleAsync()).Revision);
        Assert.Equal("save", (await other.Audit.SingleAsync()).Action);
    }

    [Fact]
    public async Task Scripts_run_once_and_a_database_of_other_scripts_is_left_alone()
    {
        await using var running = await Running.StartAsync();
        Scripts.Apply(running.Database, TimeProvider.System);
        await using var storage = running.Database.Open();
        Assert.Equal(Scripts.Of(running.Database.Kind).Count, await storage.Database.SqlQueryRaw<int>("select count(*) as \"Value\" from scripts").SingleAsync());

        await storage.Database.ExecuteSqlRawAsync("update scripts set sha256 = 'other' where name = '0001-start.sql'");
        var changed = Assert.Throws<DatabaseException>(() => Scripts.Apply(running.Database, TimeProvider.System));
        Assert.Equal("the database was made by another text of the script '0001-start.sql' than this Truce has; it is not touched", changed.Message);
        await storage.Database.ExecuteSqlRawAsync("update scripts set name = '9999-later.sql' where name = '0001-start.sql'");
        var newer = Assert.Throws<DatabaseException>(() => Scripts.Apply(running.Database, TimeProvider.System));
        Assert.Equal("the database was brought up to date by a newer Truce, which knows the script '9999-later.sql'; install that version", newer.Message);
    }

    [Fact]
    public async Task Two_that_start_at_once_make_the_tables_once()
    {
        await using var running = await Running.StartAsync();
        await using var storage = running.Database.Open();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Scripts.Apply(running.Database, TimeProvider.System))));
        Assert.Equal(Scripts.Of(running.Database.Kind).Count, await storage.Database.SqlQueryRaw<int>("select count(*) as \"Value\" from scripts").SingleAsync());
    }

    private static async Task<List<string>> ColumnsAsync(TruceContext storage)
    {
        await storage.Database.OpenConnectionAsync();
        await using var command = storage.Database.GetDbConnection().CreateCommand();
        command.CommandText = storage.Database.IsSqlite()
            ? """
              select t.name || '.' || c.name || case when c."notnull" or c.pk then ' not null' else ' null' end
              from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite%' and t.name <> 'scripts'
              """
            : """
              select table_name || '.' || column_name || case is_nullable when 'NO' then ' not null' else ' null' end
              from information_schema.columns where table_schema = 'public' and table_name <> 'scripts'
              """;
        var columns = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            columns.Add(reader.GetString(0));
        return columns;
    }
}
