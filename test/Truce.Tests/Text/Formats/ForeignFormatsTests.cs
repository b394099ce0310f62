using System.Security.Cryptography;
using Truce.Text.Formats;

namespace Truce.Tests.Text.Formats;

public sealed class ForeignFormatsTests
{
    [Fact]
    public void Every_format_has_an_id_and_an_extension_of_its_own()
    {
        Assert.Distinct(ForeignFormats.All.Select(format => format.Id));
        Assert.Distinct(ForeignFormats.All.Select(format => format.Extension));
    }

    [Fact]
    public void A_file_is_known_by_its_extension()
    {
        Assert.Equal("gmcr", ForeignFormats.Find("Some/CASE.GMCR")!.Id);
        Assert.Null(ForeignFormats.Find("dossier.txt"));
        Assert.Null(ForeignFormats.Recognise(Repository.PathOf("casebook", "opening-talks-2024")));
        Assert.Null(ForeignFormats.Recognise(Repository.PathOf("casebook", "opening-talks-2024", "dossier.yaml")));
        Assert.All(ForeignFormats.All, format => Assert.Same(format, ForeignFormats.Find("case" + format.Extension)));
    }

    [Fact]
    public void A_file_is_read_from_the_disk_with_its_hash()
    {
        var path = Path.Combine(Sample.Folder, "interleaved.gmcr");
        var file = ForeignFile.Read(path, ForeignFormats.Find(path)!);
        Assert.Equal("interleaved", file.Result.Dossier!.Title);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Sample.Bytes("interleaved.gmcr"))), file.Sha256);
    }

    [Theory]
    [InlineData("absent.gmcr", "absent.gmcr(1,1): error TRC0001: there is no such file")]
    [InlineData("", "(1,1): error TRC0001: the file cannot be read: it is a folder")]
    public void A_file_that_cannot_be_read_is_an_error(string name, string expected)
    {
        var file = ForeignFile.Read(Path.Combine(Sample.Folder, name), ForeignFormats.All[0]);
        Assert.EndsWith(expected, file.Result.Diagnostics.Single().ToString());
        Assert.Null(file.Sha256);
    }

    [Fact]
    public void The_list_names_every_format_of_the_folder()
    {
        var written = typeof(ForeignFormat).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ForeignFormat)) && !type.IsAbstract);
        Assert.Equal(written.Order(TypesByName), ForeignFormats.All.Select(format => format.GetType()).Order(TypesByName));
    }

    [Fact]
    public void The_reference_page_describes_every_format()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "formats.md"));
        Assert.All(ForeignFormats.All, format => Assert.Contains($"| `{format.Id}` | `*{format.Extension}` | {format.Description} |", page));
    }

    private static Comparer<Type> TypesByName { get; } = Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.FullName, b.FullName));
}
