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
        Assert.Null(ForeignFormats.Find("dossier.yaml"));
        Assert.All(ForeignFormats.All, format => Assert.Same(format, ForeignFormats.Find("case" + format.Extension)));
    }

    [Fact]
    public void The_list_names_every_format_of_the_folder()
    {
        var written = typeof(ForeignFormat).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ForeignFormat)));
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
