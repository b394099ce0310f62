using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Truce.Server.Storage;

namespace Truce.Server.Tests.Storage;

/// <summary>What the database is asked with every request is remembered, and never longer than it is so.</summary>
public sealed class RecallTests
{
    [Fact]
    public async Task Whoever_is_shut_out_by_another_process_is_out_with_the_next_request()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner");
        await running.JoinAsync(dossier, "reader", Role.Reader);
        using var reader = await running.AsAsync("reader");
        foreach (var (statement, status) in ((string, HttpStatusCode)[])
            [
                ("select 1", HttpStatusCode.OK),
                ("update members set role = 3 where user_id = (select id from users where name = 'reader')", HttpStatusCode.OK),
                ("delete from members where user_id = (select id from users where name = 'reader')", HttpStatusCode.NotFound),
                ($"insert into members (dossier_id, user_id, role) select '{dossier}', id, 1 from users where name = 'reader'", HttpStatusCode.OK),
                ("update users set is_disabled = true where name = 'reader'", HttpStatusCode.Unauthorized),
                ("update users set is_disabled = false where name = 'reader'", HttpStatusCode.OK),
                ("delete from api_keys", HttpStatusCode.Unauthorized),
            ])
        {
            await ExecuteAsync(running, statement);
            for (var k = 0; k < 2; k++)
            {
                using var answer = await reader.GetAsync($"/api/dossiers/{dossier}");
                Assert.Equal(status, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task A_question_is_asked_once_until_something_is_committed()
    {
        await using var running = await Running.StartAsync();
        var recall = running.Parts.GetRequiredService<Recall>();
        var asked = 0;
        for (var k = 0; k < 3; k++)
            await AskAsync();
        Assert.Equal(1, asked);
        await ExecuteAsync(running, "update users set display_name = 'somebody else'");
        Assert.Equal("somebody else", (await AskAsync())!.DisplayName);
        Assert.Equal(2, asked);

        ValueTask<UserRow?> AskAsync() => recall.FindAsync("the user", storage =>
        {
            asked++;
            return storage.Users.AsNoTracking().FirstOrDefaultAsync();
        });
    }

    [Fact]
    public async Task An_answer_of_before_a_commit_that_was_noticed_meanwhile_is_not_remembered()
    {
        await using var running = await Running.StartAsync();
        var recall = running.Parts.GetRequiredService<Recall>();
        var slow = await recall.FindAsync("the user", async storage =>
        {
            var before = await storage.Users.AsNoTracking().FirstOrDefaultAsync();
            await ExecuteAsync(running, "update users set display_name = 'somebody else'");
            await recall.FindAsync("another question", other => other.Users.AsNoTracking().FirstOrDefaultAsync());
            return before;
        });
        Assert.NotEqual("somebody else", slow!.DisplayName);
        Assert.Equal("somebody else", (await recall.FindAsync("the user", storage => storage.Users.AsNoTracking().FirstOrDefaultAsync()))!.DisplayName);
    }

    /// <summary>As another process would: over a connection of its own.</summary>
    private static async Task ExecuteAsync(Running running, string statement)
    {
        await using var storage = running.Database.Open();
        await storage.Database.ExecuteSqlRawAsync(statement);
    }
}
