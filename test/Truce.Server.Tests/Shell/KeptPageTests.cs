using System.IO.Compression;
using System.Net;
using Truce.Server.Storage;

namespace Truce.Server.Tests.Shell;

/// <summary>Pages that are rendered once for all who see the same.</summary>
public sealed class KeptPageTests
{
    [Fact]
    public async Task Two_readers_are_told_what_each_has_not_seen_and_nothing_twice()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner", "prisoners-dilemma-fang-1993");
        await running.JoinAsync(dossier, "early", Role.Reader);
        await running.JoinAsync(dossier, "late", Role.Reader);
        using var owner = await running.AsAsync("owner");
        using var early = await running.AsAsync("early");
        using var late = await running.AsAsync("late");
        Assert.Empty(await ToldAsync(early, dossier));
        await ChangeAsync(owner, dossier, "first change");
        Assert.Empty(await ToldAsync(late, dossier));
        await ChangeAsync(owner, dossier, "second change");
        await ChangeAsync(owner, dossier, "third change");

        Assert.Equal(["fourth", "third", "second"], (await ToldAsync(early, dossier)).Select(InWords));
        Assert.Equal(["fourth", "third"], (await ToldAsync(late, dossier)).Select(InWords));
        Assert.Empty(await ToldAsync(early, dossier));
        Assert.Empty(await ToldAsync(late, dossier));

        // Who saved it is not told of it.
        Assert.Empty(await ToldAsync(owner, dossier));
    }

    [Fact]
    public async Task Many_who_look_for_the_first_time_at_once_all_see_the_page()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        var dossier = await running.DossierAsync("owner", "prisoners-dilemma-fang-1993");
        using var owner = await running.AsAsync("owner");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => owner.GetAsync($"/dossiers/{dossier}")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_page_comes_packed_to_who_can_unpack_it_and_is_the_same(string encoding)
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        using var owner = await running.AsAsync("owner");
        var dossier = await running.DossierAsync("owner");
        var address = $"/dossiers/{dossier}/sources";
        var plain = await owner.GetByteArrayAsync(address);
        using var packed = await GetAsync(owner, address, $"deflate;q=0.5, {encoding};q=0.9");
        Assert.Equal([encoding], packed.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        await using var sent = await packed.Content.ReadAsStreamAsync();
        await using Stream unpacking = encoding == "br" ? new BrotliStream(sent, CompressionMode.Decompress) : new GZipStream(sent, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await unpacking.CopyToAsync(unpacked);
        Assert.Equal(plain, unpacked.ToArray());

        using var refused = await GetAsync(owner, address, $"{encoding};q=0");
        Assert.Empty(refused.Content.Headers.ContentEncoding);
        Assert.Equal(plain, await refused.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_an_address_asks_is_not_packed_together_with_what_the_page_knows()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        using var owner = await running.AsAsync("owner");
        var dossier = await running.DossierAsync("owner");
        for (var k = 0; k < 3; k++)
        {
            using var answer = await GetAsync(owner, $"/dossiers/{dossier}/stability?where=guess", "br, gzip");
            Assert.Empty(answer.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public async Task Who_has_a_page_already_is_told_so_until_it_changes()
    {
        await using var running = await Running.StartAsync(hasAccounts: true);
        using var owner = await running.AsAsync("owner");
        var dossier = await running.DossierAsync("owner", "prisoners-dilemma-fang-1993");
        var address = $"/dossiers/{dossier}/model";
        using var first = await owner.GetAsync(address);
        var tag = first.Headers.ETag!.ToString();
        using var same = await GetAsync(owner, address, "br", tag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());

        await ChangeAsync(owner, dossier, "a change");
        using var changed = await GetAsync(owner, address, "br", tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());

        // Without a key the tag opens nothing.
        using var nobody = await running.AsAsync(null);
        using var refused = await GetAsync(nobody, address, "br", tag);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private static string InWords(int revision) => revision switch { 2 => "second", 3 => "third", 4 => "fourth", _ => $"{revision}" };

    /// <summary>The numbers of the revisions that the overview tells of.</summary>
    private static async Task<int[]> ToldAsync(HttpClient client, string dossier)
    {
        var page = await client.GetStringAsync($"/dossiers/{dossier}");
        var start = page.IndexOf("since-heading\">", StringComparison.Ordinal);
        if (start < 0)
            return [];
        var part = page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
        return [.. part.Split("/history/").Skip(1).Select(text => int.Parse(text[..text.IndexOf('"', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static async Task ChangeAsync(HttpClient owner, string dossier, string note)
    {
        using var read = await owner.GetAsync($"/api/dossiers/{dossier}/files/dossier.yaml");
        var text = await read.Content.ReadAsStringAsync();
        using var saved = await owner.SaveAsync($"/api/dossiers/{dossier}/files/dossier.yaml?note={Uri.EscapeDataString(note)}", read.Headers.ETag!.Tag, text + $"\n# {note}\n");
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string address, string accepted, string? tag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return client.SendAsync(request);
    }
}
