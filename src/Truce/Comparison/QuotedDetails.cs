using Truce.Dossiers;

namespace Truce.Comparison;

/// <summary>Finds numbers, dates and qualifiers in the words of a statement by closed lists.</summary>
/// <remarks>
/// It reads what is written and concludes nothing: "all" is shown as "all", whatever it covers. Where two details overlap, the one that starts first
/// is taken, and of these the longest. Cost: linear in the quotation.
/// </remarks>
internal static class QuotedDetails
{
    private static readonly string[][] s_qualifiers =
    [
        .. new[]
        {
            "all", "any", "every", "each", "entire", "entirely", "whole", "only", "solely", "exclusively", "never", "without exception",
            "complete", "completely", "full", "fully", "total", "totally", "partial", "partially", "permanent", "permanently", "temporary", "temporarily",
            "formal", "formally", "officially", "legally binding", "binding", "irreversible", "irreversibly", "verifiable", "verified",
            "unconditional", "unconditionally", "without preconditions", "without conditions", "unhindered", "safe", "safely", "orderly",
            "immediate", "immediately", "at once", "as soon as", "as soon as possible", "simultaneously", "at the same time", "until", "unless", "once",
            "only if", "only after", "at least", "at most", "no less than", "not less than", "no more than", "not more than", "more than", "less than",
            "up to", "no later than", "not later than", "within", "if and when",
        }.Select(phrase => phrase.Split(' ')),
    ];

    private static readonly HashSet<string> s_months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly HashSet<string> s_units = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly HashSet<string> s_numbers =
    [
        .. s_units, "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "dozen", "half",
    ];

    private static readonly HashSet<string> s_tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly HashSet<string> s_scales = ["hundred", "thousand", "million", "billion", "percent"];

    private static readonly HashSet<string> s_beforeYears =
    [
        "in", "since", "until", "till", "by", "of", "before", "after", "from", "to", "during", "pre", "post", "mid", "early", "late", "end",
    ];

    public static EquatableArray<QuotedDetail> In(Statement statement)
    {
        var text = statement.Quotation.Exact;
        var words = Split(text);
        var found = new List<QuotedDetail>();
        var place = 0;
        while (place < words.Count)
        {
            var (kind, length) = At(words, place);
            if (length == 0)
            {
                place++;
                continue;
            }

            var (start, end) = (words[place].Start, words[place + length - 1].End);
            var span = new TextRange(CodePoints(text, start), CodePoints(text, end));
            found.Add(new QuotedDetail(statement.Id, kind, text[start..end], span));
            place += length;
        }

        return found.ToEquatableArray();
    }

    private static (DetailKind Kind, int Length) At(List<Word> words, int place)
    {
        (DetailKind Kind, int Length) longest = (DetailKind.Number, NumberAt(words, place));
        Prefer(DetailKind.Date, DateAt(words, place));
        foreach (var phrase in s_qualifiers)
            Prefer(DetailKind.Qualifier, Matches(words, place, phrase) ? phrase.Length : 0);
        return longest;

        // A date wins over a number of the same length, and a qualifier over neither.
        void Prefer(DetailKind kind, int length)
        {
            if (length > longest.Length || (length == longest.Length && length > 0 && kind == DetailKind.Date))
                longest = (kind, length);
        }
    }

    private static bool Matches(List<Word> words, int place, string[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (place + i >= words.Count || words[place + i].Lower != phrase[i] || (i > 0 && !words[place + i].FollowsSpace))
                return false;
        }

        return true;
    }

    /// <summary>How many words a number takes: "600,000", "four", "thirty-five", "one hundred", "3 million".</summary>
    private static int NumberAt(List<Word> words, int place)
    {
        var first = words[place];
        var length = 0;
        if (first.IsDigits || s_numbers.Contains(first.Lower))
            length = 1;
        else if (first.Lower is "one" or "a" && place + 1 < words.Count && s_scales.Contains(words[place + 1].Lower))
            length = 1;
        if (length == 0)
            return 0;
        if (s_tens.Contains(first.Lower) && place + 1 < words.Count && (s_units.Contains(words[place + 1].Lower) || words[place + 1].Lower == "one"))
            length++;
        while (place + length < words.Count && s_scales.Contains(words[place + length].Lower))
            length++;
        return length;
    }

    /// <summary>How many words a date takes: "14 June 2024", "June 14, 2024", "September 2022", "June 14", "2024-06-14", "2014" where a year can stand.</summary>
    private static int DateAt(List<Word> words, int place)
    {
        if (IsIsoDate(words, place))
            return 3;
        if (place + 1 < words.Count && IsDay(words[place]) && IsMonth(words[place + 1]))
            return place + 2 < words.Count && IsYear(words[place + 2]) ? 3 : 2;
        if (IsMonth(words[place]) && place + 1 < words.Count)
        {
            if (IsYear(words[place + 1]))
                return 2;
            if (IsDay(words[place + 1]))
                return place + 2 < words.Count && IsYear(words[place + 2]) ? 3 : 2;
        }

        if (IsYear(words[place]) && place > 0 && s_beforeYears.Contains(words[place - 1].Lower))
            return 1;
        return IsMonth(words[place]) && words[place].Lower is not ("may" or "march") ? 1 : 0;
    }

    private static bool IsIsoDate(List<Word> words, int place) =>
        place + 2 < words.Count && IsYear(words[place])
        && words[place + 1] is { IsDigits: true, Lower.Length: 2, FollowsHyphen: true }
        && words[place + 2] is { IsDigits: true, Lower.Length: 2, FollowsHyphen: true };

    private static bool IsMonth(Word word) => s_months.Contains(word.Lower) && word.IsCapitalised;

    private static bool IsDay(Word word) => word.IsDigits && int.TryParse(word.Lower, out var day) && day is >= 1 and <= 31;

    private static bool IsYear(Word word) => word.IsDigits && word.Lower.Length == 4 && int.TryParse(word.Lower, out var year) && year is >= 1800 and < 2200;

    private static List<Word> Split(string text)
    {
        var words = new List<Word>();
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            var isDigits = char.IsAsciiDigit(text[at]);
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (isDigits && IsWithinNumber(text, at))))
                at++;
            if (at < text.Length && text[at] == '%')
                at++;
            var before = start == 0 ? ' ' : text[start - 1];
            words.Add(new Word(text[start..at], start, at, before));
        }

        return words;
    }

    private static bool IsWithinNumber(string text, int at) =>
        text[at] is ',' or '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static int CodePoints(string text, int end)
    {
        var count = 0;
        foreach (var _ in text.AsSpan(0, end).EnumerateRunes())
            count++;
        return count;
    }

    private sealed class Word(string text, int start, int end, char before)
    {
        public int Start { get; } = start;

        public int End { get; } = end;

        public string Lower { get; } = text.ToLowerInvariant();

        public bool IsCapitalised { get; } = char.IsUpper(text[0]);

        public bool IsDigits { get; } = char.IsAsciiDigit(text[0]) && !text.Any(char.IsLetter);

        public bool FollowsSpace { get; } = char.IsWhiteSpace(before);

        public bool FollowsHyphen { get; } = before == '-';
    }
}
