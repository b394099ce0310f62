using System.Globalization;
using System.Text;

namespace Truce.Reports.Figures;

/// <summary>How wide a text can come out, without knowing the font that a reader has.</summary>
/// <remarks>
/// The widths are upper bounds over the common sans-serif faces, of which DejaVu Sans and Verdana are the widest, so that a text never leaves the
/// room that was reserved for it. Units: shares of the font size (em).
/// </remarks>
internal static class TextWidth
{
    private const double BoldFactor = 1.15;

    /// <summary>Characters of one width, narrowest first; found by measuring DejaVu Sans and Liberation Sans, rounded up to a twentieth.</summary>
    private static readonly (double Width, string Characters)[] s_classes =
    [
        (0.30, "'Iijl"),
        (0.35, " ,./:;\\|"),
        (0.40, "()-[]ft"),
        (0.45, "!r"),
        (0.50, "\"*J`"),
        (0.55, "csz"),
        (0.60, "?L_kvxy"),
        (0.65, "$0123456789FTabdeghnopqu{}"),
        (0.70, "ABEKPSVXYZ"),
        (0.75, "CNRU"),
        (0.80, "&DGHOQ"),
        (0.85, "#+<=>^w~"),
        (0.90, "M"),
        (1.00, "%Wm"),
        (1.05, "@"),
    ];

    private static readonly double[] s_ascii = Ascii();

    /// <summary>The greatest width of a text at a font size, in the units of the font size.</summary>
    public static double Of(string text, double fontSize, bool isBold = false)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes())
            ems += Of(rune);
        return ems * fontSize * (isBold ? BoldFactor : 1);
    }

    /// <summary>Breaks a text into lines that are no wider than a limit: between words where it can, within a word where it must.</summary>
    /// <remarks>A text without a word gives no line. A character wider than the limit stands alone on its line.</remarks>
    public static IReadOnlyList<string> Wrap(string text, double limit, double fontSize, bool isBold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (Of(longer, fontSize, isBold) <= limit)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            line = BreakWord(word, limit, fontSize, isBold, lines);
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>Adds the full lines of a word that is too long for one line, and gives what is left of it.</summary>
    private static string BreakWord(string word, double limit, double fontSize, bool isBold, List<string> lines)
    {
        var line = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (line.Length > 0 && Of(line + element, fontSize, isBold) > limit)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(element);
        }

        return line.ToString();
    }

    private static double Of(Rune rune)
    {
        if (rune.IsAscii)
            return s_ascii[rune.Value];
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => 0.65,
            UnicodeCategory.LowercaseLetter when rune.Value < 0x250 => 0.75,
            UnicodeCategory.LowercaseLetter => 1,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherLetter => 1.2,
            _ => 1.4,
        };
    }

    private static double[] Ascii()
    {
        var widths = new double[128];
        foreach (var (width, characters) in s_classes)
        {
            foreach (var character in characters)
                widths[character] = width;
        }

        return widths;
    }
}
