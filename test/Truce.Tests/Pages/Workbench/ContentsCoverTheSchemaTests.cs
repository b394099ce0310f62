using System.Text.Json;
using Truce.Pages.Workbench;
using Truce.Text;

namespace Truce.Tests.Pages.Workbench;

/// <summary>Is there a form for every key of the file?</summary>
public sealed class ContentsCoverTheSchemaTests
{
    /// <summary>Keys that forms of other pages write, or that are written without being asked for, by definition; the empty one is the file as a whole.</summary>
    private static readonly Dictionary<string, string[]> s_elsewhere = new()
    {
        // Sections have kinds of their own; proposals have a page.
        [""] = ["sources", "parties", "issues", "constraints", "agreement", "moves", "statements", "events", "proposals", "plans", "preferences", "views", "watch", "forecasts", "open-questions"],
        // The page Sources: where a text is kept, and where words stand in it.
        ["source"] = ["file", "sha256"],
        ["statement"] = ["source", "quote", "prefix", "suffix", "position", "takes"],
        // The page Proposals.
        ["proposal"] = ["title", "by", "to", "tabled", "expires", "status", "clauses", "if-refused", "successor", "replies", "says"],
        ["clause"] = ["when", "then", "timing", "with", "unless", "group", "opens", "expires", "lead", "verified-by", "guarantee", "to", "kind", "assured-by", "covers", "says"],
        ["refusal"] = ["warns", "then", "says"],
        ["reply"] = ["by", "reply", "as-of", "says"],
        // The pages Model and Agreement; what has a list of its own is a kind.
        ["preference"] = ["priorities", "ranking", "comparisons", "utility", "together", "weights", "red-lines", "walk-away", "known", "evidence", "attitudes"],
        ["red-line"] = ["never", "because", "says"],
        ["walk-away"] = ["at", "at-least", "because", "says"],
        // The same forms as those of a preference, for what a party takes another to prefer.
        ["attributed-preference"] = ["priorities", "ranking", "comparisons", "utility", "together", "out-of", "at-most", "discount", "reservation", "reservation-between", "weights"],
        ["priority-in-group"] = ["prefer", "because", "says"],
        ["any-order"] = ["any-order"],
        ["view"] = ["preferences", "unseen-moves"],
        ["plan"] = ["steps"],
        ["step"] = ["progress"],
        // Fields of an indicator, of a scale, and of a sum of parts.
        ["signal"] = ["said", "insists", "accepts", "refuses", "moves", "event", "first", "any", "all", "by", "on", "then", "without", "within"],
        ["discounting"] = ["factor", "per"],
        ["utility-part"] = ["sum", "min", "max"],
    };

    public static TheoryData<string> Definitions => new(Keys().Keys);

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_key_of_the_file_is_in_a_form(string definition)
    {
        var inForms = EntryKinds.All.Where(kind => kind.Definition == definition).SelectMany(kind => kind.Keys);
        Assert.Equal(Keys()[definition].Order(StringComparer.Ordinal), inForms.Concat(s_elsewhere.GetValueOrDefault(definition, [])).Intersect(Keys()[definition]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_kind_has_a_name_of_its_own_and_one_sentence_that_says_what_it_is_for()
    {
        Assert.Equal(EntryKinds.All.Count, EntryKinds.All.Select(kind => kind.Name).Distinct().Count());
        Assert.All(EntryKinds.All, kind => Assert.Matches("^[^.]+(\\. .*)?\\.$", kind.About));
    }

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
