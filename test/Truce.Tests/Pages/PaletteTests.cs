using System.Globalization;
using Truce.Pages.Briefs;

namespace Truce.Tests.Pages;

/// <summary>The colours of the brief can be read: WCAG 2.2, level AA, in light, dark and print.</summary>
public sealed class PaletteTests
{
    private const string Light = ":root {";
    private const string Dark = "@media screen and (prefers-color-scheme: dark)";
    private const string Print = "@media print";

    public static TheoryData<string> Schemes => [Light, Dark, Print];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Text_stands_out_from_whatever_it_stands_on(string scheme)
    {
        var colours = Palette(scheme);
        foreach (var text in new[] { "ink", "quiet", "link" })
        {
            foreach (var ground in new[] { "paper", "panel", "mark" })
                Assert.True(Contrast(colours[text], colours[ground]) >= 4.5, $"{text} on {ground}: {Contrast(colours[text], colours[ground]):0.00}");
        }
    }

    [Theory]
    [InlineData(Light)]
    [InlineData(Dark)]
    public void The_focus_ring_and_strong_rules_can_be_seen(string scheme)
    {
        var colours = Palette(scheme);
        foreach (var line in new[] { "focus", "strong-rule" })
            Assert.True(Contrast(colours[line], colours["paper"]) >= 3, line);
    }

    [Fact]
    public void Dark_is_for_screens_only() => Assert.Equal(2, StyleSheet.Text.Split("prefers-color-scheme").Length);

    /// <summary>The reference values are those of the WCAG's own examples.</summary>
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#ff0000", "#ffffff", 4.00)]
    public void Contrast_is_measured_as_the_guidelines_define_it(string text, string ground, double expected) =>
        Assert.Equal(expected, Contrast(text, ground), 0.005);

    /// <summary>The colours of the first :root rule after a mark.</summary>
    private static Dictionary<string, string> Palette(string scheme)
    {
        var css = StyleSheet.Text;
        var start = css.IndexOf(":root", css.IndexOf(scheme, StringComparison.Ordinal), StringComparison.Ordinal);
        var rule = css[start..css.IndexOf('}', start)];
        return rule.Split(["{", ";"], StringSplitOptions.TrimEntries)
            .Select(declaration => declaration.Split(": "))
            .Where(declaration => declaration is [['-', '-', ..], ['#', ..]])
            .ToDictionary(declaration => declaration[0][2..], declaration => declaration[1]);
    }

    private static double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(k => int.Parse(colour.AsSpan(1 + (2 * k), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0);
        var linear = parts.Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }
}
