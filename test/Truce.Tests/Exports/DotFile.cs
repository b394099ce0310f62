using System.Text;

namespace Truce.Tests.Exports;

/// <summary>Reads the part of the DOT language that the exports use, by its published grammar: statements, attribute lists, quoted identifiers.</summary>
internal sealed class DotFile
{
    private readonly string _text;
    private int _at;

    private DotFile(string text) => _text = text;

    public static ReadGraph Read(string text)
    {
        var file = new DotFile(text);
        var graph = new ReadGraph([], []);
        Assert.Equal(("digraph", "moves", "{"), (file.Token(), file.Token(), file.Token()));
        for (var first = file.Token(); first != "}"; first = file.Token())
        {
            var next = file.Token();
            if (next == "=")
            {
                file.Token();
            }
            else if (next == "->")
            {
                var target = file.Token();
                Assert.Equal("[", file.Token());
                var attributes = file.Attributes();
                var improves = attributes.TryGetValue("improvement", out var written) ? bool.Parse(written) : (bool?)null;
                graph.Arcs.Add((int.Parse(first[1..]), int.Parse(target[1..]), attributes["mover"], improves));
            }
            else
            {
                Assert.Equal("[", next);
                var attributes = file.Attributes();
                if (first != "node")
                    graph.Nodes.Add(attributes);
            }

            Assert.Equal(";", file.Token());
        }

        Assert.Equal("", file.Token());
        return graph;
    }

    private Dictionary<string, string> Attributes()
    {
        var attributes = new Dictionary<string, string>();
        for (var name = Token(); name != "]"; name = Token())
        {
            if (name == ",")
                continue;
            Assert.Equal("=", Token());
            attributes.Add(name, Token());
        }

        return attributes;
    }

    /// <summary>The next identifier or sign; empty at the end.</summary>
    private string Token()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
        if (_at == _text.Length)
            return "";
        if (_text[_at] == '"')
            return Quoted();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        if (_at > start)
            return _text[start.._at];
        _at += _text[_at] == '-' ? 2 : 1;
        return _text[start.._at];
    }

    private string Quoted()
    {
        var text = new StringBuilder();
        for (_at++; _text[_at] != '"'; _at++)
        {
            if (_text[_at] == '\\' && _text[_at + 1] == '"')
                _at++;
            else if (_text[_at] == '\\' && _text[_at + 1] == '\\')
                text.Append(_text[_at++]);
            text.Append(_text[_at]);
        }

        _at++;
        return text.ToString();
    }
}
