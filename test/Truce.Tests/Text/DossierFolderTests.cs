using System.Security.Cryptography;
using System.Text;
using Truce.Text;

namespace Truce.Tests.Text;

public sealed class DossierFolderTests : IDisposable
{
    private const string Dossier = "dossier: A dispute\nsources: { note: { file: sources/note.md } }\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_is_read_with_its_sources()
    {
        Put("case/dossier.yaml", Dossier);
        Put("case/sources/note.md", "Größe\n");
        foreach (var path in new[] { At("case"), At("case/dossier.yaml") })
        {
            var folder = DossierFolder.Read(path);
            Assert.Equal("", Some.Text(folder.Result.Diagnostics));
            var source = Assert.Single(folder.Sources);
            Assert.Equal(new SourceDocument(new("note"), "sources/note.md", "Größe\n", Digest("Größe\n")), source);
            Assert.Equal(Digest($"{Digest(Dossier)}  dossier.yaml\n{Digest("Größe\n")}  sources/note.md\n"), folder.Sha256);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_not_part_of_a_source()
    {
        Put("dossier.yaml", "\uFEFF" + Dossier);
        Put("sources/note.md", "\uFEFFwords");
        var folder = DossierFolder.Read(At(""));
        Assert.Equal("", Some.Text(folder.Result.Diagnostics));
        Assert.Equal("words", folder.Sources[0].Text);
        Assert.Equal(Digest("\uFEFFwords"), folder.Sources[0].Sha256);
    }

    [Fact]
    public void A_missing_folder_file_or_source_is_reported()
    {
        Put("empty/readme.md", "");
        Put("case/dossier.yaml", Dossier);
        Assert.Equal(
            $"{At("nowhere")}(1,1): error TRC0001: there is no such file or folder; expected a dossier's folder or the path of its file",
            Report(At("nowhere")));
        Assert.Equal(
            $"{At("empty/dossier.yaml")}(1,1): error TRC0001: the folder '{At("empty")}' has no 'dossier.yaml'; expected a dossier's folder or the path of its file",
            Report(At("empty")));
        Assert.Equal(
            $"{At("case/dossier.yaml")}(2,26): error TRC0402: there is no file 'sources/note.md' in the dossier's folder; put it there, or correct the path",
            Report(At("case")));
        Assert.Null(DossierFolder.Read(At("empty")).Sha256);
    }

    [Fact]
    public void Sources_are_read_though_the_dossier_has_errors()
    {
        Put("dossier.yaml", Dossier + "as-of: June\n");
        Assert.Equal(["TRC0402", "TRC0106"], DossierFolder.Read(At("")).Result.Diagnostics.Select(d => d.Descriptor.Id));
    }

    [Theory]
    [InlineData("/etc/hostname")]
    [InlineData("../secret.md")]
    [InlineData("sources/../../secret.md")]
    [InlineData("./note.md")]
    [InlineData("sources//note.md")]
    [InlineData("'C:\\secret.md'")]
    [InlineData("'sources\\note.md'")]
    [InlineData("'C:secret.md'")]
    [InlineData("sources/")]
    public void A_source_path_that_leaves_the_folder_is_refused(string path)
    {
        Put("secret.md", "secret");
        Put("case/dossier.yaml", $"dossier: A dispute\nsources: {{ note: {{ file: {path} }} }}\n");
        var folder = DossierFolder.Read(At("case"));
        Assert.Equal("TRC0401", Assert.Single(folder.Result.Diagnostics).Descriptor.Id);
        Assert.Empty(folder.Sources);
    }

    [Fact]
    public void A_symbolic_link_that_leads_out_of_the_folder_is_refused_and_one_within_it_is_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "symbolic links need a right of their own there");
        Put("secret/note.md", "secret");
        Put("case/dossier.yaml", Dossier);
        Put("case/texts/note.md", "words");
        Directory.CreateSymbolicLink(At("case/sources"), At("secret"));
        Assert.Equal(
            $"{At("case/dossier.yaml")}(2,26): error TRC0401: 'sources/note.md' leads through a symbolic link to a file outside the dossier's folder; copy the file into the folder",
            Report(At("case")));

        Directory.Delete(At("case/sources"));
        Directory.CreateSymbolicLink(At("case/sources"), "texts");
        Assert.Equal("words", DossierFolder.Read(At("case")).Sources[0].Text);

        Directory.Delete(At("case/sources"));
        File.CreateSymbolicLink(At("case/sources"), "sources");
        Assert.Equal(
            $"{At("case/dossier.yaml")}(2,26): error TRC0402: the source 'sources/note.md' cannot be read: symbolic links lead in a circle",
            Report(At("case")));

        // The dossier's folder may itself be reached through a link.
        File.Delete(At("case/sources"));
        Directory.Move(At("case/texts"), At("case/sources"));
        Directory.CreateSymbolicLink(At("link"), At("case"));
        Assert.Equal("words", DossierFolder.Read(At("link")).Sources[0].Text);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_reported_at_their_place()
    {
        File.WriteAllBytes(At("dossier.yaml"), [.. "dossier: é\nsummary: "u8, 0xE9, (byte)'t', 0xE9]);
        Assert.Equal($"{At("dossier.yaml")}(2,10): error TRC0003: the file is not UTF-8 text: byte 21 (counted from 0) is not; save it as UTF-8", Report(At("")));
        Put("dossier.yaml", Dossier);
        Put("sources/note.md", "");
        File.WriteAllBytes(At("sources/note.md"), [0xFF, 0xFE, 0x41, 0x00]);
        Assert.Equal($"{At("dossier.yaml")}(2,26): error TRC0402: the source 'sources/note.md' is not UTF-8 text: byte 0 (counted from 0) is not; save it as UTF-8 text", Report(At("")));
    }

    [Fact]
    public void A_file_of_50_MB_is_refused_before_it_is_read()
    {
        Put("dossier.yaml", Dossier);
        Put("sources/note.md", "");
        using (var file = File.OpenWrite(At("sources/note.md")))
            file.SetLength(50_000_000);
        Assert.Equal($"{At("dossier.yaml")}(2,26): error TRC0002: the source 'sources/note.md' has more than 16,777,216 bytes, the most that is read; split it", Report(At("")));
        using (var file = File.OpenWrite(At("dossier.yaml")))
            file.SetLength(50_000_000);
        Assert.Equal($"{At("dossier.yaml")}(1,1): error TRC0002: the file has more than 16,777,216 bytes, the most that is read; split it", Report(At("")));
    }

    [Fact]
    public void A_path_that_is_no_path_is_reported()
    {
        Assert.Equal("TRC0001", Assert.Single(DossierFolder.Read("").Result.Diagnostics).Descriptor.Id);
        Assert.Equal("TRC0001", Assert.Single(DossierFolder.Read("a\0b").Result.Diagnostics).Descriptor.Id);
    }

    [Fact]
    public void Many_sources_of_one_file_are_read_once()
    {
        Put("dossier.yaml", "dossier: A dispute\nsources:\n" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"  n{i}: {{ file: note.md }}\n")));
        Put("note.md", new string('x', 1_000_000));
        Assert.Equal(2_000, DossierFolder.Read(At("")).Sources.Count);
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), Encoding.UTF8.GetBytes(text));
    }

    private static string Report(string path) => Some.Text(DossierFolder.Read(path).Result.Diagnostics);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
