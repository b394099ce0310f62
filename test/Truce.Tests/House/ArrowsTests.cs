using System.Text.RegularExpressions;

namespace Truce.Tests.House;

/// <summary>Which folders of the library may know which: the arrows of docs/explanation/architecture.md.</summary>
public sealed partial class ArrowsTests
{
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Dossiers"] = [],
        ["Randomness"] = [],
        ["Quotations"] = ["Dossiers"],
        ["Text"] = ["Dossiers"],
        ["States"] = ["Dossiers"],
        ["Stability"] = ["Dossiers", "States"],
        ["Agreement"] = ["Dossiers", "Randomness", "States"],
        ["Sequencing"] = ["Dossiers", "States"],
        ["Robustness"] = ["Agreement", "Dossiers", "Randomness", "Stability", "States"],
        ["Comparison"] = ["Dossiers", "Sequencing", "States"],
        ["Movement"] = ["Dossiers", "States"],
        ["Checking"] = ["Dossiers", "Quotations", "Sequencing", "States", "Text"],
        ["Casebook"] = ["Checking", "Dossiers", "Stability", "States", "Text"],
        ["Naming"] = ["Dossiers", "States", "Text"],
        ["Changes"] = ["Dossiers", "Text"],
        ["Exports"] = ["Dossiers", "Stability", "States", "Text"],
        ["Reports"] = ["Agreement", "Changes", "Comparison", "Dossiers", "Movement", "Quotations", "Robustness", "Sequencing", "Stability", "States"],
    };

    public static TheoryData<string> Folders => [.. s_mayUse.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_what_its_arrows_allow(string folder)
    {
        var strays =
            from file in Directory.EnumerateFiles(Repository.PathOf("src", "Truce", folder), "*.cs", SearchOption.AllDirectories)
            from Match use in Uses().Matches(File.ReadAllText(file))
            let used = use.Groups["folder"].Value
            where used != folder && !s_mayUse[folder].Contains(used)
            select $"{Path.GetRelativePath(Repository.Root, file)} uses Truce.{used}";
        Assert.Empty(strays);
    }

    [Fact]
    public void Every_folder_of_the_library_has_its_arrows_written_down()
    {
        var folders = Directory.EnumerateDirectories(Repository.PathOf("src", "Truce")).Select(Path.GetFileName).Except(["bin", "obj"]);
        Assert.Equal(s_mayUse.Keys.Order(), folders.Order());
    }

    [GeneratedRegex(@"\bTruce\.(?<folder>Agreement|Casebook|Changes|Checking|Comparison|Dossiers|Exports|Movement|Naming|Quotations|Randomness|Reports|Robustness|Sequencing|Stability|States|Text)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uses();
}
