using System.Text;

namespace Truce.Pages.Workbench;

/// <summary>How members of enumerations are written: <c>NoReply</c> is <c>no-reply</c> in the file and "no reply" for people.</summary>
internal static class Spelling
{
    /// <summary>As the file has it.</summary>
    public static string InFile<T>(T value)
        where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsUpper(c) && word.Length > 0)
                word.Append('-');
            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    /// <summary>For people.</summary>
    public static string ForPeople<T>(T value)
        where T : struct, Enum => InFile(value).Replace('-', ' ');

    /// <summary>The member that a word names, if there is one.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (InFile(value) == word)
                return value;
        }

        return null;
    }

    /// <summary>Every member, as the file has it and for people.</summary>
    public static IEnumerable<(string Value, string Text)> Choices<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => (InFile(value), ForPeople(value)));
}
