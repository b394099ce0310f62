using Truce.Text;
using Truce.Text.Yaml;

namespace Truce.Tests.Text.Yaml;

public sealed class ScalarOffsetsTests
{
    /// <summary>In each row, every letter x of the value is written as the letter x of the file, one for one.</summary>
    [Theory]
    [InlineData("a: one x two x")]
    [InlineData("a: 'it''s x and ''x'''")]
    [InlineData("a: \"\\t x \\u00e9x \\U0001F600 x😀x\\\\x\"")]
    [InlineData("a: \"one\n   two x\n\n   x three\"")]
    [InlineData("a: \"one \\\n   two x\\\n  x\"")]
    [InlineData("a: one\n   two x\n\n   x three")]
    [InlineData("a: >-\n  one x\n  two x\n\n  x\n")]
    [InlineData("a: |\r\n  one x\r\n   x\r\n\r\n  x\r\n")]
    [InlineData("a: |2\n    x\n  x\n")]
    public void A_character_of_the_value_is_found_where_it_is_written(string text)
    {
        var diagnostics = new DiagnosticBag(new SourceText("dossier.yaml", text));
        var scalar = (YamlScalar)((YamlMapping)YamlReader.Read(diagnostics)!).Entries[0].Value;
        Assert.Empty(diagnostics.ToDiagnostics());
        var inValue = PlacesOf('x', scalar.Value);
        Assert.NotEmpty(inValue);
        Assert.Equal(PlacesOf('x', text), inValue.Select(i => ScalarOffsets.OffsetOf(text, scalar, i)));
    }

    private static List<int> PlacesOf(char c, string text) => Enumerable.Range(0, text.Length).Where(i => text[i] == c).ToList();
}
