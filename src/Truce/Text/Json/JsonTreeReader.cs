using System.Text;
using System.Text.Json;

namespace Truce.Text.Json;

/// <summary>Reads a JSON text into a tree with the place of every node.</summary>
/// <remarks>JSON as in RFC 8259: no comments, no trailing commas. The first syntax error ends the reading; a repeated key is an error too.</remarks>
internal ref struct JsonTreeReader
{
    /// <summary>How many lists and objects may stand within one another, the root included.</summary>
    public const int MaxDepth = 64;

    private readonly DiagnosticBag _diagnostics;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _start;
    private Utf8JsonReader _reader;
    private int _byte;
    private int _character;

    private JsonTreeReader(ReadOnlySpan<byte> bytes, int start, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _bytes = bytes;
        _start = start;
        _character = start;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>The root of the tree, or null when the text is not valid JSON; then the diagnostics say where.</summary>
    public static JsonNode? Read(DiagnosticBag diagnostics)
    {
        var text = diagnostics.Text.Text;
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var reader = new JsonTreeReader(Encoding.UTF8.GetBytes(text[start..]), start, diagnostics);
        try
        {
            reader._reader.Read();
            var root = reader.ReadNode();
            reader._reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            reader.Refuse(error);
            return null;
        }
    }

    private JsonNode ReadNode()
    {
        var start = Offset(_reader.TokenStartIndex);
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(start);
            case JsonTokenType.StartArray:
                return ReadList(start);
            case JsonTokenType.String:
                return new JsonText(ReadText(start), SpanFrom(start));
            case JsonTokenType.Number:
                return new JsonNumber(Encoding.UTF8.GetString(_reader.ValueSpan), SpanFrom(start));
            case JsonTokenType.True or JsonTokenType.False:
                return new JsonTruth(_reader.TokenType == JsonTokenType.True, SpanFrom(start));
            default:
                return new JsonNothing(SpanFrom(start));
        }
    }

    private JsonObject ReadObject(int start)
    {
        var members = new List<JsonMember>();
        var keys = new Dictionary<string, int>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var keyStart = Offset(_reader.TokenStartIndex);
            var key = ReadText(keyStart);

            // The reader counts the colon as part of the key.
            var span = new TextSpan(keyStart, Offset(_reader.TokenStartIndex + _reader.ValueSpan.Length + 2) - keyStart);
            _reader.Read();
            var value = ReadNode();
            if (keys.TryAdd(key, keyStart))
                members.Add(new JsonMember(key, span, value));
            else
                _diagnostics.Add(span, Messages.DuplicateKey(key, _diagnostics.Text.PositionOf(keys[key]).Line));
        }

        return new JsonObject(members.ToEquatableArray(), SpanFrom(start));
    }

    private JsonList ReadList(int start)
    {
        var items = new List<JsonNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadNode());
        return new JsonList(items.ToEquatableArray(), SpanFrom(start));
    }

    private readonly string ReadText(int start)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape; it cannot be part of any text.
            _diagnostics.Add(new TextSpan(start, 1), Messages.JsonHalfCharacter());
            return "";
        }
    }

    private TextSpan SpanFrom(int start) => new(start, Offset(_reader.BytesConsumed) - start);

    /// <summary>The UTF-16 offset of a byte; bytes are asked for in ascending order.</summary>
    private int Offset(long at)
    {
        _character += Encoding.UTF8.GetCharCount(_bytes[_byte..(int)at]);
        _byte = (int)at;
        return _character;
    }

    private readonly void Refuse(JsonException error)
    {
        var at = 0;
        for (var line = 0; line < error.LineNumber; line++)
            at += _bytes[at..].IndexOf((byte)'\n') + 1;
        at = Math.Clamp(at + (int)(error.BytePositionInLine ?? 0), 0, _bytes.Length);
        var offset = _start + Encoding.UTF8.GetCharCount(_bytes[..at]);

        // The reader does not say what it minded; a bracket that opens one level too many is all that cannot be seen in the text.
        if (_reader.CurrentDepth == MaxDepth - 1 && at < _bytes.Length && _bytes[at] is (byte)'[' or (byte)'{')
            _diagnostics.Add(new TextSpan(offset, 1), Messages.NestedTooDeep(MaxDepth));
        else if (_diagnostics.Text.Text.AsSpan(offset).IsWhiteSpace())
            _diagnostics.Add(new TextSpan(offset, 0), Messages.JsonEndsTooSoon());
        else
            _diagnostics.Add(new TextSpan(offset, 1), Messages.JsonUnexpected(_diagnostics.Text.Text[offset]));
    }
}
