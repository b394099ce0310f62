using Truce.Text;

namespace Truce.Tests.Text;

/// <summary>A dossier's folder in memory is read as the one on the disk.</summary>
public sealed class DossierFilesTests
{
    [Fact]
    public void The_hash_and_the_dossier_are_those_of_the_same_files_on_a_disk()
    {
        var folder = Repository.PathOf("casebook", "opening-talks-2024");
        var files = DossierFiles.None.With(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new DossierFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file))));
        var (held, read) = (DossierFolder.Read(files), DossierFolder.Read(folder));
        Assert.Equal(read.Sha256, held.Sha256);
        Assert.Equal(read.Result.Dossier, held.Result.Dossier);
        Assert.Equal(read.Sources, held.Sources);
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_an_empty_one()
    {
        var files = DossierFiles.None.With(new DossierFile("dossier.yaml", "dossier: A\nsources:\n  s: { file: s.md }\n"));
        Assert.Null(files.Find("s.md"));
        Assert.Equal("dossier.yaml(3,14): error TRC0402: there is no file 's.md' in the dossier's folder; put it there, or correct the path", Assert.Single(DossierFolder.Read(files).Result.Diagnostics).ToString());
        Assert.Empty(DossierFolder.Read(files.With(new DossierFile("s.md", ""))).Result.Diagnostics);
        Assert.Equal("dossier.yaml", Assert.Single(DossierFolder.Read(DossierFiles.None).Result.Diagnostics).Path);
    }

    [Fact]
    public void Files_are_equal_exactly_when_their_hashes_are()
    {
        var one = DossierFiles.None.With(new DossierFile("a", "1"), new DossierFile("b", "2"));
        Assert.Equal(one.Sha256, DossierFiles.None.With(new DossierFile("b", "2"), new DossierFile("a", "1")).Sha256);
        Assert.NotEqual(one.Sha256, one.Without("b").Sha256);
        Assert.NotEqual(one.Sha256, one.With(new DossierFile("b", "3")).Sha256);
        Assert.NotEqual(one.Sha256, DossierFiles.None.With(new DossierFile("a", "2"), new DossierFile("b", "1")).Sha256);
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("c:a")]
    [InlineData("")]
    public void A_path_that_leads_elsewhere_is_no_path(string path)
    {
        Assert.False(DossierFile.IsPath(path));
        Assert.Throws<ArgumentException>(() => new DossierFile(path, ""));
    }
}
