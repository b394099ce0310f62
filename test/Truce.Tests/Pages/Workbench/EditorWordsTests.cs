using System.Text.Json;
using Truce.Pages.Workbench;
using Truce.Text;

namespace Truce.Tests.Pages.Workbench;

/// <summary>The editor offers words that the reader knows.</summary>
public sealed class EditorWordsTests
{
    public static TheoryData<string, string> Keys => new(EditorWords.Keys.SelectMany(place => place.Value.Select(key => (place.Key, key))));

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_that_is_offered_is_one_that_the_reader_knows(string place, string key)
    {
        var text = key + ": x";
        foreach (var step in place.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
            text = step is "clauses" or "replies" or "priorities" or "red-lines" or "constraints" or "open-questions" ? $"{step}: [{{ {text} }}]" : $"{(step == "*" ? "name" : step)}: {{ {text} }}";
        var found = DossierReader.Read(new SourceText("dossier.yaml", text)).Diagnostics;
        Assert.DoesNotContain(found, diagnostic => diagnostic.Descriptor == DiagnosticDescriptors.UnknownKey);
    }

    [Fact]
    public void A_key_that_nobody_knows_would_be_seen() =>
        Assert.Contains(DossierReader.Read(new SourceText("dossier.yaml", "parties: { a: { nane: x } }")).Diagnostics, diagnostic => diagnostic.Descriptor == DiagnosticDescriptors.UnknownKey);

    [Fact]
    public void Names_of_the_dossier_are_offered_where_they_are_asked_for()
    {
        using var words = JsonDocument.Parse(EditorWords.Json(Opened.Talks));
        var values = words.RootElement.GetProperty("values");
        Assert.Equal(["russia", "ukraine", "supporters", "observers"], values.GetProperty("by").EnumerateArray().Select(word => word[0].GetString()));
        Assert.Contains("no-reply", values.GetProperty("act").EnumerateArray().Select(word => word[0].GetString()));
        Assert.Contains("talks = open", values.GetProperty("prefer").EnumerateArray().Select(word => word[0].GetString()));
    }
}
