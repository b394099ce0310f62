using System.Text.Json;
using Truce.Pages.Workbench;
using Truce.Text;

namespace Truce.Tests.Pages.Workbench;

/// <summary>The editor offers, at each place of the file, what the reader takes there.</summary>
public sealed class EditorWordsTests
{
    [Fact]
    public void A_key_that_is_offered_is_one_that_the_reader_knows()
    {
        var places = ByPath();
        Assert.InRange(places.Sum(place => place.Place.Keys.Count), 250, 5_000);
        foreach (var (path, place) in places)
        {
            foreach (var (key, what, _) in place.Keys)
            {
                Assert.EndsWith(".", what, StringComparison.Ordinal);
                var text = path.Reverse().Aggregate($"{key}: x", (inner, step) => $"{step}: {{ {inner} }}");
                var found = DossierReader.Read(new SourceText("dossier.yaml", text)).Diagnostics;
                Assert.DoesNotContain(found, diagnostic => diagnostic.Descriptor == DiagnosticDescriptors.UnknownKey);
            }
        }
    }

    [Fact]
    public void A_key_that_nobody_knows_would_be_seen() =>
        Assert.Contains(DossierReader.Read(new SourceText("dossier.yaml", "parties: { a: { nane: x } }")).Diagnostics, diagnostic => diagnostic.Descriptor == DiagnosticDescriptors.UnknownKey);

    [Theory]
    [InlineData("parties/name/role", "principal ally guarantor mediator observer", "")]
    [InlineData("issues/name/decided-by", "nobody", "party")]
    [InlineData("issues/name/decided-by/all", "", "party")]
    [InlineData("status-quo/name", "", "term")]
    [InlineData("statements/name/says", null, null)]
    [InlineData("statements/name/source", "", "source")]
    [InlineData("statements/name/takes/silent", "", "issue")]
    [InlineData("proposals/name/replies/reply", "none accepted partly rejected countered", "")]
    [InlineData("proposals/name/if-refused/says", "", "statement")]
    [InlineData("plans/name/steps/name/after", "", "step")]
    [InlineData("preferences/name/ranking", ">>", "formula")]
    [InlineData("preferences/name/priorities/any-order/prefer", "", "formula")]
    [InlineData("preferences/name/attitudes/name", "positive neutral negative", "")]
    [InlineData("views/name/preferences/name/red-lines", null, null)]
    [InlineData("watch/name/when/first/then/said", "demand offer promise guarantee acceptance refusal threat warning claim denial procedure appeal no-reply", "")]
    public void What_may_stand_as_a_value_follows_from_the_place(string path, string? words, string? names)
    {
        var place = Below(path.Split('/'));
        Assert.Equal(words, place is null ? null : string.Join(' ', place.Words.Select(word => word.Word)));
        Assert.Equal(names, place is null ? null : string.Join(' ', place.ValueNames));
    }

    [Theory]
    [InlineData("preferences", "party")]
    [InlineData("preferences/name/utility", "issue")]
    [InlineData("preferences/name/utility/name/values", "term")]
    [InlineData("plans/name/caps", "party")]
    [InlineData("parties", null)]
    public void Names_are_offered_as_keys_where_they_are_asked_for(string path, string? names) => Assert.Equal(names, Below(path.Split('/'))?.KeyNames);

    [Fact]
    public void The_editor_gets_the_places_and_the_names_of_the_dossier()
    {
        using var places = JsonDocument.Parse(EditorWords.Places);
        Assert.Equal(SchemaPlaces.All.Count, places.RootElement.GetProperty("places").GetArrayLength());
        Assert.Contains("\"\\\">>\\\"\"", EditorWords.Places, StringComparison.Ordinal);

        using var words = JsonDocument.Parse(EditorWords.Names(Opened.Talks));
        var names = words.RootElement.GetProperty("names");
        Assert.Equal(["russia", "ukraine", "supporters", "observers"], names.GetProperty("party").EnumerateArray().Select(word => word[0].GetString()));
        Assert.Contains("talks = open", names.GetProperty("formula").EnumerateArray().Select(word => word[0].GetString()));
        Assert.Contains("open", words.RootElement.GetProperty("terms").GetProperty("talks").EnumerateArray().Select(word => word[0].GetString()));
        Assert.Equal([], SchemaPlaces.All.SelectMany(place => place.ValueNames.Append(place.KeyNames)).OfType<string>().Distinct().Where(kind => kind != "term" && !names.TryGetProperty(kind, out _)));
    }

    /// <summary>Each place once, with the keys that lead to it; a name that the dossier gives is <c>name</c>.</summary>
    private static List<(string[] Path, SchemaPlace Place)> ByPath()
    {
        var found = new List<(string[] Path, SchemaPlace Place)> { ([], SchemaPlaces.All[0]) };
        var seen = new HashSet<int> { 0 };
        for (var i = 0; i < found.Count; i++)
        {
            var (path, place) = found[i];
            foreach (var (key, below) in place.Keys.Select(key => (key.Key, (int?)key.Below)).Append(("name", place.Any)))
            {
                if (below is { } number && seen.Add(number))
                    found.Add(([.. path, key], SchemaPlaces.All[number]));
            }
        }

        Assert.Equal(SchemaPlaces.All.Count, found.Count);
        return found;
    }

    private static SchemaPlace? Below(string[] path)
    {
        var place = SchemaPlaces.All[0];
        foreach (var step in path)
        {
            var below = place.Keys.Where(key => key.Key == step).Select(key => (int?)key.Below).FirstOrDefault() ?? place.Any;
            if (below is null)
                return null;
            place = SchemaPlaces.All[below.Value];
        }

        return place;
    }
}
