namespace Truce.Text;

internal enum FormulaTokenKind
{
    End,
    Word,
    Keyword,
    Pattern,
    Equals,
    Comma,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,

    /// <summary>Something that is no part of a formula.</summary>
    Stray,
}

/// <summary>A piece of a formula: its kind, its text (of a pattern, without the angle brackets), and where it starts and ends.</summary>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text, int Start, int End)
{
    public bool Is(string keyword) => Kind == FormulaTokenKind.Keyword && Text == keyword;
}

/// <summary>Cuts a formula into its pieces, one at a time.</summary>
internal sealed class FormulaLexer(string text)
{
    // Signs of other notations, longest first, that are taken as one piece so that the message can name them whole.
    private static readonly string[] s_foreign = ["<=>", "&&", "||", "==", "!=", "<>", "->", "=>", "&", "|", "!", "~"];

    private int _at;

    public FormulaToken Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        if (_at == text.Length)
            return new FormulaToken(FormulaTokenKind.End, "", _at, _at);

        var start = _at;
        if (char.IsLetterOrDigit(text[start]) || IsBelowZero(start))
            return Word();
        if (Foreign() is { } sign)
            return Take(FormulaTokenKind.Stray, sign.Length);
        return text[start] switch
        {
            '=' => Take(FormulaTokenKind.Equals, 1),
            ',' => Take(FormulaTokenKind.Comma, 1),
            '(' => Take(FormulaTokenKind.OpenBracket, 1),
            ')' => Take(FormulaTokenKind.CloseBracket, 1),
            '{' => Take(FormulaTokenKind.OpenBrace, 1),
            '}' => Take(FormulaTokenKind.CloseBrace, 1),
            '<' => Pattern(),
            _ => Take(FormulaTokenKind.Stray, char.IsSurrogatePair(text, start) ? 2 : 1),
        };
    }

    // A term of an issue with a range can be a number such as -5.
    private bool IsBelowZero(int start) => text[start] == '-' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1]);

    private FormulaToken Word()
    {
        var end = _at + 1;
        while (end < text.Length && Names.IsNameCharacter(text[end]))
            end++;

        // 'a->b' is the word a and an arrow, not the word 'a-'.
        while (text[end - 1] == '-' && end < text.Length && text[end] == '>')
            end--;
        var token = Take(FormulaTokenKind.Word, end - _at);
        return Names.IsFormulaKeyword(token.Text) ? token with { Kind = FormulaTokenKind.Keyword } : token;
    }

    private FormulaToken Pattern()
    {
        var close = text.IndexOf('>', _at);
        if (close < 0)
            return Take(FormulaTokenKind.Stray, 1);
        var token = new FormulaToken(FormulaTokenKind.Pattern, text[(_at + 1)..close], _at, close + 1);
        _at = close + 1;
        return token;
    }

    private string? Foreign()
    {
        foreach (var sign in s_foreign)
        {
            if (text.AsSpan(_at).StartsWith(sign))
                return sign;
        }

        return null;
    }

    private FormulaToken Take(FormulaTokenKind kind, int length)
    {
        var token = new FormulaToken(kind, text.Substring(_at, length), _at, _at + length);
        _at += length;
        return token;
    }
}
