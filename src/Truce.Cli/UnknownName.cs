using Truce.Text;

namespace Truce.Cli;

/// <summary>Says that a name of something that Truce has is not known, and which was most likely meant.</summary>
internal static class UnknownName
{
    /// <summary>The refusal.</summary>
    /// <param name="what">What is named: <c>stability definition</c>.</param>
    /// <param name="name">What the user wrote.</param>
    /// <param name="known">What there is.</param>
    /// <param name="more">What there is beside it, in words; none when that is all.</param>
    public static string Of(string what, string name, IEnumerable<string> known, string more = "")
    {
        var all = known.ToArray();
        return $"no {what} is called '{name}'; " + (Nearest.To(name, all) is { } near ? $"did you mean '{near}'?" : $"there are {string.Join(", ", all)}{more}");
    }
}
