namespace Truce.Text.Sections;

/// <summary>The words of <c>decided-by</c>.</summary>
internal static class DecidersWords
{
    public const string Nobody = "nobody";
    public const string All = "all";
    public const string Any = "any";
}
