using System.Text.Json;
using System.Text.RegularExpressions;
using Truce.Pages.Workbench;
using Truce.Text;

namespace Truce.Tests.Pages.Workbench;

/// <summary>Is there a form for every key of the file?</summary>
public sealed class ContentsCoverTheSchemaTests
{
    /// <summary>Keys of the file whose contents are a kind of their own, or a page's; and fields of the signs of an indicator, which has a test of its own.</summary>
    private static readonly Dictionary<string, string[]> s_within = new()
    {
        [""] = ["sources", "parties", "issues", "constraints", "agreement", "moves", "statements", "events", "proposals", "plans", "preferences", "views", "watch", "forecasts", "open-questions"],
        ["signal"] = ["said", "insists", "accepts", "refuses", "moves", "event", "first", "any", "all", "by", "on", "then", "without", "within"],
    };

    public static TheoryData<string> Definitions => new(Keys().Keys);

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_key_of_the_file_is_in_a_form(string definition)
    {
        var inForms = EntryKinds.All.Where(kind => kind.Definition == definition).SelectMany(kind => kind.Keys);
        Assert.Equal(Keys()[definition].Order(StringComparer.Ordinal), inForms.Concat(Elsewhere.All.Where(other => other.Definition == definition).SelectMany(other => other.Keys)).Concat(s_within.GetValueOrDefault(definition, [])).Intersect(Keys()[definition]).Order(StringComparer.Ordinal));
    }

    public static TheoryData<int> OtherForms => new(Enumerable.Range(0, Elsewhere.All.Count));

    [Theory]
    [MemberData(nameof(OtherForms))]
    public void A_key_that_is_said_to_be_written_by_another_form_is_written_by_it(int place)
    {
        var form = Elsewhere.All[place];
        var edit = form.Send();
        Assert.True(edit.Text is not null, $"{form.Definition}: {edit.Refusal?.Text} {string.Join("; ", edit.Refusal?.Details ?? [])}");
        Assert.All(form.Keys, key => Assert.True(CountOf(key, edit.Text!) > CountOf(key, Elsewhere.Text), $"'{key}' of {form.Definition} was not written:\n{edit.Text}"));
    }

    [Fact]
    public void A_kind_has_a_name_of_its_own_and_one_sentence_that_says_what_it_is_for()
    {
        Assert.Equal(EntryKinds.All.Count, EntryKinds.All.Select(kind => kind.Name).Distinct().Count());
        Assert.All(EntryKinds.All, kind => Assert.Matches("^[^.]+(\\. .*)?\\.$", kind.About));
    }

    private static int CountOf(string key, string text) => Regex.Count(text, $"(?m)(^|[ {{]){key}:");

    /// <summary>The keys of each mapping of the schema.</summary>
    private static Dictionary<string, string[]> Keys()
    {
        using var schema = JsonDocument.Parse(DossierSchema.Text);
        var keys = new Dictionary<string, string[]> { [""] = KeysOf(schema.RootElement) };
        foreach (var definition in schema.RootElement.GetProperty("$defs").EnumerateObject().Where(definition => definition.Value.TryGetProperty("title", out _)))
            keys[definition.Name] = KeysOf(definition.Value);
        return keys;
    }

    private static string[] KeysOf(JsonElement mapping) => [.. mapping.GetProperty("properties").EnumerateObject().Select(property => property.Name)];
}
