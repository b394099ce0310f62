namespace Truce.Quotations;

/// <summary>Some words to look for, without white space and characters without width at their ends.</summary>
/// <param name="Raw">As they were written.</param>
/// <param name="Normal">Their normal form.</param>
internal sealed record Words(string Raw, string Normal)
{
    public static Words Of(string? written)
    {
        var (start, end) = (0, written?.Length ?? 0);
        while (start < end && IsEdge(written![start]))
            start++;
        while (start < end && IsEdge(written![end - 1]))
            end--;
        if (start == end)
            return new Words("", "");
        var raw = written![start..end];
        return new Words(raw, NormalizedText.NormalFormOf(raw).Normal);
    }

    public static bool IsEdge(char c) => Characters.Plain(c) is ' ' or Characters.Nothing;
}
