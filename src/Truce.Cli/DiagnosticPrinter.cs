using System.Text;
using Truce.Text;

namespace Truce.Cli;

/// <summary>Shows diagnostics as a compiler does: place, rule and message, the line, and a caret under what is meant.</summary>
internal static class DiagnosticPrinter
{
    private const string Reset = "\e[0m";
    private const string Red = "\e[1;31m";
    private const string Yellow = "\e[1;33m";
    private const string Dim = "\e[2m";

    /// <summary>How much of a long line is shown before the place that is meant.</summary>
    private const int ContextBefore = 40;

    private const int LongestExcerpt = 110;

    /// <summary>Writes every diagnostic and, if there is any, a line that counts them.</summary>
    public static void Print(Terminal terminal, EquatableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Print(terminal, diagnostic);
        if (!diagnostics.IsEmpty)
            terminal.Error.WriteLine(Count(diagnostics));
    }

    /// <summary><c>2 errors, 1 warning</c>.</summary>
    public static string Count(EquatableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.IsError);
        return $"{Prose.Count(errors, "error")}, {Prose.Count(diagnostics.Count - errors, "warning")}";
    }

    private static void Print(Terminal terminal, Diagnostic diagnostic)
    {
        var text = Printable(diagnostic.ToString());
        if (terminal.ColoursErrors)
        {
            var label = $" {(diagnostic.IsError ? "error" : "warning")} {diagnostic.Descriptor.Id}:";
            var place = text.IndexOf(label, StringComparison.Ordinal);
            text = $"{text[..place]}{(diagnostic.IsError ? Red : Yellow)}{label}{Reset}{text[(place + label.Length)..]}";
        }

        terminal.Error.WriteLine(text);
        if (diagnostic.Excerpt is not { } excerpt)
            return;
        var (line, caret) = Point(Printable(excerpt), diagnostic.Start.Column - 1, diagnostic.Span.Length);
        terminal.Error.WriteLine($"    {line}");
        terminal.Error.WriteLine(terminal.ColoursErrors ? $"    {Dim}{caret}{Reset}" : $"    {caret}");
    }

    /// <summary>The line, cut to what surrounds the place when it is long, and the caret line below it.</summary>
    private static (string Line, string Caret) Point(string line, int column, int length)
    {
        column = Math.Min(column, line.Length);
        if (line.Length > LongestExcerpt)
        {
            var start = Math.Max(0, Math.Min(column - ContextBefore, line.Length - LongestExcerpt));
            var end = Math.Min(line.Length, start + LongestExcerpt);
            line = (start > 0 ? "…" : "") + line[start..end] + (end < line.Length ? "…" : "");
            column -= start > 0 ? start - 1 : 0;
        }
        else
        {
            var trimmed = line.TrimStart(' ');
            column = Math.Max(0, column - (line.Length - trimmed.Length));
            line = trimmed;
        }

        // What is meant may run on over several lines; the caret line ends where the shown line does.
        var tildes = Math.Clamp(length - 1, 0, Math.Max(0, line.Length - column - 1));
        return (line, new string(' ', column) + "^" + new string('~', tildes));
    }

    /// <summary>The text without what a terminal would obey rather than show: one sign for each such character, so that columns stay.</summary>
    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var c in text)
            printable.Append(c == '\t' ? ' ' : char.IsControl(c) ? '\uFFFD' : c);
        return printable.ToString();
    }
}
