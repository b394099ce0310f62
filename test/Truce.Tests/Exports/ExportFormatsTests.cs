using Truce.Exports;

namespace Truce.Tests.Exports;

public sealed class ExportFormatsTests
{
    [Fact]
    public void Every_format_has_an_id_and_an_extension_of_its_own()
    {
        Assert.Distinct(ExportFormats.All.Select(format => format.Id));
        Assert.Distinct(ExportFormats.All.Select(format => format.Extension));
        Assert.All(ExportFormats.All, format => Assert.Same(format, ExportFormats.Find(format.Id)));
        Assert.Null(ExportFormats.Find("pickle"));
    }

    [Fact]
    public void The_list_names_every_format_of_the_folder()
    {
        var written = typeof(ExportFormat).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ExportFormat)) && !type.IsAbstract).Select(type => type.Name);
        Assert.Equal(written.Order(), ExportFormats.All.Select(format => format.GetType().Name).Order());
    }

    [Fact]
    public void The_reference_page_describes_every_format()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "formats.md"));
        Assert.All(ExportFormats.All, format => Assert.Contains($"| `{format.Id}` | `*{format.Extension}` | {format.Description} |", page));
    }

    [Fact]
    public void The_same_dossier_gives_the_same_bytes_in_every_format()
    {
        foreach (var format in ExportFormats.All.Where(format => !format.IsFolder))
            Assert.Equal(Exported.File(format.Id, Exported.Towns).Text, Exported.File(format.Id, Exported.Towns).Text);
    }

    [Fact]
    public void Every_format_takes_names_that_it_must_escape()
    {
        foreach (var format in ExportFormats.All.Where(format => !format.IsFolder))
            Assert.True(Exported.Answer(format.Id, Exported.Hostile).Is(out _), format.Id);
    }

    [Fact]
    public void A_dossier_without_a_feasible_state_is_refused_by_every_format_that_asks_for_one()
    {
        var none = Some.Dossier("dossier: Nothing\nparties: { a: {} }\nissues: { x: { decided-by: a } }\nconstraints: [x, not x]");
        foreach (var format in ExportFormats.All.Where(format => format.Id != "gmcr" && !format.IsFolder))
            Assert.Equal(["the constraints leave no feasible state"], Exported.Answer(format.Id, none).Obstacles);
    }
}
