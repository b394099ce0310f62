namespace Truce.Quotations;

/// <summary>Which characters count as the same when words are compared with a source.</summary>
internal static class Characters
{
    /// <summary>Stands for a character that is left out.</summary>
    public const char Nothing = '\0';

    /// <summary>The ellipsis, which becomes three dots.</summary>
    public const char Ellipsis = '\u2026';

    /// <summary>The plain form of a character: a space for white space, <see cref="Nothing"/> for what has no width, else itself.</summary>
    public static char Plain(char c)
    {
        if (c < '\u0080')
            return char.IsWhiteSpace(c) ? ' ' : c;
        return c switch
        {
            // Soft hyphen; zero-width spaces and joiners; marks of writing direction; word joiner; byte order mark.
            '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') => Nothing,
            (>= '\u2060' and <= '\u2064') or (>= '\u2066' and <= '\u2069') or '\uFEFF' => Nothing,

            // Single quotation marks, apostrophes and primes, an acute accent that serves as one.
            (>= '\u2018' and <= '\u201B') or '\u2039' or '\u203A' or '\u2032' or '\u2035' or '\u02BC' or '\u00B4' => '\'',

            // Double quotation marks, guillemets, double primes.
            (>= '\u201C' and <= '\u201F') or '\u00AB' or '\u00BB' or '\u2033' or '\u2036' => '"',

            // Hyphens, the figure, en and em dashes, the bar, the minus sign.
            (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
            _ => char.IsWhiteSpace(c) ? ' ' : c,
        };
    }
}
