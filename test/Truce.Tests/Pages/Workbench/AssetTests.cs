using System.Text;
using Truce.Pages.Briefs;
using Truce.Pages.Workbench;

namespace Truce.Tests.Pages.Workbench;

/// <summary>What pages load is there, and holds to the content security policy.</summary>
public sealed class AssetTests
{
    [Fact]
    public void Each_has_an_address_of_its_own_that_says_what_it_holds() =>
        Assert.All(WorkbenchAsset.All, asset => Assert.Matches($"^/assets/[0-9a-f]{{16}}/{asset.Name}$", asset.Address));

    [Fact]
    public void The_licences_of_what_is_bundled_are_there()
    {
        var licences = Encoding.UTF8.GetString(WorkbenchAsset.Of("licences.txt").Content.Span);
        Assert.All(new[] { "htmx.org 2.", "codemirror 6.", "cytoscape 3.", "sortablejs 1." }, package => Assert.Contains(package, licences));
    }

    [Fact]
    public void No_script_names_another_host()
    {
        foreach (var asset in WorkbenchAsset.All.Where(asset => asset.MediaType.StartsWith("text/javascript", StringComparison.Ordinal)))
            Assert.DoesNotContain("import(\"http", Encoding.UTF8.GetString(asset.Content.Span));
    }

    [Fact]
    public void A_chosen_theme_has_the_colours_of_the_system_theme()
    {
        var rules = ChosenTheme.Rules(StyleSheet.Text);
        Assert.Contains("""[data-theme="light"] { color-scheme: light; --paper: #fdfcfa; --panel: #f4f1eb;""", rules);
        Assert.Contains("""[data-theme="dark"] { color-scheme: dark; --paper: #14181d; --panel: #1d232a;""", rules);
    }
}
