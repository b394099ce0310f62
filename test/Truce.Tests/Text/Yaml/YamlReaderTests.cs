using System.Diagnostics;
using System.Globalization;
using System.Text;
using Truce.Text;
using Truce.Text.Yaml;

namespace Truce.Tests.Text.Yaml;

public sealed class YamlReaderTests
{
    /// <summary>Each row: a text, and its nodes written as kind and the very characters of their span.</summary>
    [Theory]
    [InlineData("a: 1\nb: x  # c\n", "map<a: 1\nb: x> a=1 <1> b=x <x>")]
    [InlineData("# head\n\na:\n  - x\n  - 'y''s'  # c\n", "map<a:\n  - x\n  - 'y''s'> a= seq<- x\n  - 'y''s'> x <x> y's <'y''s'>")]
    [InlineData("a:\n- 1\n- 2\nb: 3\n", "map<a:\n- 1\n- 2\nb: 3> a= seq<- 1\n- 2> 1 <1> 2 <2> b=3 <3>")]
    [InlineData("c: {k: v, l: [1, 2 ] } # c\n", "map<c: {k: v, l: [1, 2 ] }> c= map<{k: v, l: [1, 2 ] }> k=v <v> l= seq<[1, 2 ]> 1 <1> 2 <2>")]
    [InlineData("a: []\nb: {}\n", "map<a: []\nb: {}> a= seq<[]> b= map<{}>")]
    [InlineData("a: [b: c]\n", "map<a: [b: c]> a= seq<[b: c]> map<b: c> b=c <c>")]
    [InlineData("é: \"ü😀\\u00e9\"\nb: 😀 tail\n", "map<é: \"ü😀\\u00e9\"\nb: 😀 tail> é=ü😀é <\"ü😀\\u00e9\"> b=😀 tail <😀 tail>")]
    [InlineData("a: 1\r\nb:\r\n  - y\r\n", "map<a: 1\r\nb:\r\n  - y> a=1 <1> b= seq<- y> y <y>")]
    [InlineData("a: 1\rb: x\r", "map<a: 1\rb: x> a=1 <1> b=x <x>")]
    [InlineData("\uFEFFa: 1\nb: 2\n", "map<a: 1\nb: 2> a=1 <1> b=2 <2>")]
    [InlineData("a: >-\n  one\n  two\n\n# c\nb: |\n  x\n  y\n\n\nc: 1\n", "map<a: >-\n  one\n  two\n\n# c\nb: |\n  x\n  y\n\n\nc: 1> a=one two <>-\n  one\n  two> b=x\ny\n <|\n  x\n  y> c=1 <1>")]
    [InlineData("a: one\n  two   # c\nb: \"x\n  y\"\n", "map<a: one\n  two   # c\nb: \"x\n  y\"> a=one two <one\n  two> b=x y <\"x\n  y\">")]
    [InlineData("a:\nb:   # c\nc: ~\n", "map<a:\nb:   # c\nc: ~> a= <> b= <> c=~ <~>")]
    [InlineData("a: |\nb: ''\n", "map<a: |\nb: ''> a= <|> b= <''>")]
    [InlineData("---\n\"a\": <no yes - open>\n'b' : f in {a, b}\n...\n", "map<\"a\": <no yes - open>\n'b' : f in {a, b}> a=<no yes - open> <<no yes - open>> b=f in {a, b} <f in {a, b}>")]
    [InlineData("no: yes\n2: 2024-06-14\n", "map<no: yes\n2: 2024-06-14> no=yes <yes> 2=2024-06-14 <2024-06-14>")]
    public void Every_node_has_its_value_and_its_place(string text, string expected)
    {
        var diagnostics = new DiagnosticBag(new SourceText("dossier.yaml", text));
        var root = YamlReader.Read(diagnostics);
        Assert.Empty(diagnostics.ToDiagnostics());
        Assert.Equal(expected, Write(root!, text).TrimEnd());
    }

    [Fact]
    public void A_key_has_its_place()
    {
        var text = "a:\n  \"b c\": 1\n";
        var root = (YamlMapping)YamlReader.Read(new DiagnosticBag(new SourceText("dossier.yaml", text)))!;
        var inner = (YamlMapping)root.Entries[0].Value;
        Assert.Equal(new TextSpan(5, 5), inner.Entries[0].Key.Span);
        Assert.Equal("b c", inner.Entries[0].Key.Value);
        Assert.False(inner.Entries[0].Key.IsPlain);
    }

    [Fact]
    public void Reading_goes_on_at_the_next_key_of_the_root_after_a_syntax_error()
    {
        var text = "a: 1\nb:\n  c: 2\n  d: \"open\ne:\n  f: [1, 2\ng: 3\n";
        var diagnostics = new DiagnosticBag(new SourceText("dossier.yaml", text));
        var root = (YamlMapping)YamlReader.Read(diagnostics)!;
        Assert.Equal([4, 6], diagnostics.ToDiagnostics().Select(d => d.Start.Line));
        Assert.Equal(["a", "b", "e", "g"], root.Entries.Select(e => e.Key.Value));
        Assert.True(root.IsPartial);
        var b = (YamlMapping)root.Entries[1].Value;
        Assert.True(b.IsPartial);
        Assert.Equal(["c", "d"], b.Entries.Select(e => e.Key.Value));
        Assert.IsType<YamlUnreadable>(b.Entries[1].Value);
        Assert.IsType<YamlScalar>(root.Entries[3].Value);
    }

    [Fact]
    public void Nesting_is_allowed_up_to_the_limit()
    {
        var depth = YamlReader.MaxDepth - 1;
        var diagnostics = new DiagnosticBag(new SourceText("dossier.yaml", "a: " + new string('[', depth) + new string(']', depth)));
        YamlReader.Read(diagnostics);
        Assert.Empty(diagnostics.ToDiagnostics());
    }

    [Theory]
    [InlineData("brackets", "[", 100_000)]
    [InlineData("braces", "{a: ", 100_000)]
    [InlineData("dashes", "- ", 100_000)]
    [InlineData("keys", "? ", 100_000)]
    [InlineData("brackets on lines", "[\n", 100_000)]
    [InlineData("quotes", "a: \"", 100_000)]
    [InlineData("open lists", "a: [\n", 100_000)]
    [InlineData("aliases", "a: [*a, *a, *a, *a]\n", 100_000)]
    [InlineData("tabs", "a:\n\tb: 1\n", 100_000)]
    [InlineData("directives", "%YAML 1.1\n", 100_000)]
    [InlineData("documents", "---\n", 1_000_000)]
    [InlineData("NULs", "\0", 1_000_000)]
    public void Hostile_texts_are_refused_quickly(string name, string piece, int times)
    {
        var diagnostics = new DiagnosticBag(new SourceText(name, new StringBuilder().Insert(0, piece, times).ToString()));
        var watch = Stopwatch.StartNew();
        YamlReader.Read(diagnostics);
        Assert.True(diagnostics.HasErrors);

        // Each takes a small part of a second; the limit leaves room for a machine that does other things.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{name} took {watch.Elapsed}");
    }

    [Fact]
    public void An_alias_bomb_is_refused_at_its_first_anchor()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 60; i++)
            bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        var diagnostics = new DiagnosticBag(new SourceText("dossier.yaml", bomb.ToString()));
        YamlReader.Read(diagnostics);
        Assert.Equal(60 + (59 * 2), diagnostics.ToDiagnostics().Count);
        Assert.Equal("dossier.yaml(1,5): error TRC0010: found the anchor '&a0'; a dossier uses no anchors, so take it out, or put the text in quotes if it is meant as text", diagnostics.ToDiagnostics()[0].ToString());
    }

    /// <summary>What a reader must stand: texts made of the characters that mean something in YAML, and texts that are nearly right.</summary>
    [Fact]
    public void Random_texts_never_throw_and_every_span_lies_within_the_text()
    {
        const int Seed = 20_240_614;
        var random = new Random(Seed);
        string[] pieces = ["a", "b: ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ",", ":", "'", "\"", "\\", "#", "|", ">", "&x ", "*x", "!t ", "? ", "%", "---\n", "...\n", "\r", "\r\n", "é", "😀", "\\U", "\\x4", "\uFEFF", "<<", "@", "`", "-", "+", "2", "!<", "\n\n", "\\UFFFFFFFF", "\"\\uD800\""];
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder();
            for (var j = random.Next(1, 25); j > 0; j--)
                text.Append(pieces[random.Next(pieces.Length)]);
            Check(text.ToString(), $"seed {Seed}, case {i}");
        }
    }

    private static void Check(string text, string name)
    {
        var diagnostics = new DiagnosticBag(new SourceText("dossier.yaml", text));
        var root = YamlReader.Read(diagnostics);
        Assert.True(root is not null || diagnostics.HasErrors, name);
        foreach (var diagnostic in diagnostics.ToDiagnostics())
            Assert.True(diagnostic.Span is { Start: >= 0, Length: >= 0 } && diagnostic.Span.End <= text.Length, $"{name}: {diagnostic}");
        if (root is not null)
            CheckSpans(root, text, new TextSpan(0, text.Length), diagnostics.HasErrors, name);
    }

    private static void CheckSpans(YamlNode node, string text, TextSpan parent, bool hasErrors, string name)
    {
        Assert.True(node.Span is { Start: >= 0, Length: >= 0 } && node.Span.End <= text.Length, name);
        Assert.True(hasErrors || (node.Span.Start >= parent.Start && node.Span.End <= parent.End), $"{name}: {node} in {parent}");
        var children = node switch
        {
            YamlMapping mapping => mapping.Entries.SelectMany(e => new[] { e.Key, e.Value }),
            YamlSequence sequence => sequence.Items,
            _ => [],
        };
        foreach (var child in children)
            CheckSpans(child, text, node.Span, hasErrors, name);
    }

    private static string Write(YamlNode node, string text)
    {
        var words = text.Substring(node.Span.Start, node.Span.Length);
        return node switch
        {
            YamlScalar scalar => $"{scalar.Value} <{words}> ",
            YamlMapping mapping => $"map<{words}> " + string.Concat(mapping.Entries.Select(e => $"{e.Key.Value}={(e.Value is YamlScalar ? "" : " ")}{Write(e.Value, text)}")),
            YamlSequence sequence => $"seq<{words}> " + string.Concat(sequence.Items.Select(i => Write(i, text))),
            _ => throw new UnreachableException(),
        };
    }
}
