using Truce.Server.Features.Exchange;

namespace Truce.Server.Tests.Features;

/// <summary>The pages that tell what further analyses found.</summary>
public sealed class ReportPagesTests
{
    [Fact]
    public async Task The_page_Robust_tells_of_states_and_of_packages()
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        using var made = await owner.PostAsync("/api/dossiers", new ByteArrayContent(Zip.Pack(Running.Case("opening-talks-2024"))));
        var id = (await made.JsonAsync()).GetProperty("id").GetString();
        var html = await owner.GetStringAsync($"/dossiers/{id}/robust");
        Assert.Contains("<section id=\"robust\"", html, StringComparison.Ordinal);
        Assert.Contains("<section id=\"robust-packages\"", html, StringComparison.Ordinal);
    }
}
