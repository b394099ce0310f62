using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Truce.Server.Features.Exchange;
using Truce.Text;

namespace Truce.Server.Tests.Features;

/// <summary>What goes in comes out again, and what should not go in does not.</summary>
public sealed class ExchangeTests
{
    [Theory]
    [InlineData("opening-talks-2024")]
    [InlineData("elmira-xu-2010")]
    public async Task A_folder_comes_back_byte_by_byte(string name)
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        var files = Running.Case(name);
        using var made = await owner.PostAsync("/api/dossiers", new ByteArrayContent(Zip.Pack(files)));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await made.JsonAsync()).GetProperty("id").GetString();
        var packed = await owner.GetByteArrayAsync($"/api/dossiers/{id}/export?format=zip");
        Assert.Equal(files.Sha256, Zip.Unpack(packed).Sha256);
        Assert.Equal(packed, await owner.GetByteArrayAsync($"/api/dossiers/{id}/export?format=zip"));
        var check = await owner.GetJsonAsync($"/api/dossiers/{id}/check");
        Assert.Equal(DossierFolder.Read(Path.Combine(Running.RepositoryRoot, "casebook", name)).Sha256, check.GetProperty("dossier").GetString());
    }

    [Fact]
    public async Task Another_programs_file_becomes_a_dossier_by_its_name_and_goes_out_again()
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        var sample = Path.Combine(Running.RepositoryRoot, "test", "Truce.Tests", "Text", "Formats", "samples", "models", "euphrates.gmcr");
        var id = await ImportAsync(await File.ReadAllBytesAsync(sample), "euphrates.gmcr");
        var gmcr = await owner.GetByteArrayAsync($"/api/dossiers/{id}/export?format=gmcr");
        var again = await ImportAsync(gmcr, "euphrates.gmcr");
        Assert.Equal(await FeasibleAsync(id), await FeasibleAsync(again));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(running.Folder, "uploads")));

        async Task<string> ImportAsync(byte[] bytes, string name)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
            using var response = await owner.PostAsync("/import", form);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            return response.Headers.Location!.OriginalString["/dossiers/".Length..];
        }

        async Task<int> FeasibleAsync(string dossier) => (await owner.GetJsonAsync($"/api/dossiers/{dossier}/stability?summary=true")).GetProperty("feasible").GetInt32();
    }

    [Fact]
    public void A_folder_packed_with_its_name_is_the_same_dossier()
    {
        var files = Running.Case("opening-talks-2024");
        var wrapped = DossierFiles.None.With(files.All.Select(file => new DossierFile("my-talks/" + file.Path, file.Bytes)));
        Assert.Equal(files.Sha256, Zip.Unpack(Zip.Pack(wrapped)).Sha256);
    }

    [Theory]
    [InlineData("../dossier.yaml")]
    [InlineData("sources/../../dossier.yaml")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\windows\\dossier.yaml")]
    [InlineData("sources\\..\\..\\dossier.yaml")]
    [InlineData("a//b")]
    [InlineData("a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p")]
    [InlineData("line\nfeed")]
    public void A_path_that_leads_elsewhere_is_refused(string path) =>
        Assert.Throws<UnusableException>(() => Zip.Unpack(Packed((path, "x"u8.ToArray()))));

    [Fact]
    public void A_zip_bomb_is_stopped_where_the_limit_is_whatever_its_directory_says()
    {
        var bomb = Packed(("dossier.yaml", new byte[UploadLimits.MostFileBytes + 1]));
        Assert.True(bomb.Length < 100_000);
        Assert.Throws<UnusableException>(() => Zip.Unpack(bomb));
        var many = Packed([.. Enumerable.Range(0, 7).Select(k => ($"f{k}", new byte[UploadLimits.MostFileBytes]))]);
        Assert.Throws<UnusableException>(() => Zip.Unpack(many));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var k = 0; k < 20; k++)
            Assert.Throws<UnusableException>(() => Zip.Unpack(many));
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 8 << 20);
    }

    [Fact]
    public void Too_many_files_and_the_same_file_twice_are_refused()
    {
        Assert.Throws<UnusableException>(() => Zip.Unpack(Packed([.. Enumerable.Range(0, UploadLimits.MostFiles + 1).Select(k => ($"f{k}", Array.Empty<byte>()))])));
        Assert.Throws<UnusableException>(() => Zip.Unpack(Packed(("dossier.yaml", [1]), ("DOSSIER.yaml", [2]))));
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused_with_problem_details()
    {
        await using var running = await Running.StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(running.Address.Host, running.Address.Port);
        await using var stream = connection.GetStream();
        var head = $"POST /api/dossiers HTTP/1.1\r\nHost: {running.Address.Authority}\r\nAuthorization: Bearer {running.StartAddress.Query["?token=".Length..]}\r\nContent-Length: {33 << 20}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync());
        var headers = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
            headers.Add(header);
        Assert.Contains("Content-Type: application/problem+json", headers);
    }

    private static byte[] Packed(params (string Path, byte[] Bytes)[] files)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (path, bytes) in files)
            {
                using var stream = archive.CreateEntry(path, CompressionLevel.SmallestSize).Open();
                stream.Write(bytes);
            }
        }

        return target.ToArray();
    }
}
