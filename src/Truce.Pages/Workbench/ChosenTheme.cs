namespace Truce.Pages.Workbench;

/// <summary>The colours of the brief's style sheet, for a reader who has chosen light or dark whatever the system says.</summary>
/// <remarks>They are taken from the sheet's own rules, so that each colour is written down once.</remarks>
internal static class ChosenTheme
{
    /// <summary>The rules for <c>data-theme</c>; on paper neither counts.</summary>
    public static string Rules(string sheet)
    {
        var light = Colours(sheet, ":root {");
        var dark = Colours(sheet, "@media screen and (prefers-color-scheme: dark)");
        return $$"""

            @media screen {
                :root[data-theme="light"] { color-scheme: light; {{light}} }
                :root[data-theme="dark"] { color-scheme: dark; {{dark}} }
            }

            """;
    }

    private static string Colours(string sheet, string mark)
    {
        var start = sheet.IndexOf('{', sheet.IndexOf(":root", sheet.IndexOf(mark, StringComparison.Ordinal), StringComparison.Ordinal)) + 1;
        var rule = sheet[start..sheet.IndexOf('}', start)];
        var declarations = rule.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', declarations.Where(declaration => declaration.StartsWith("--", StringComparison.Ordinal) && declaration.Contains(": #")).Select(declaration => declaration + ";"));
    }
}
