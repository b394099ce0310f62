using System.Text;

namespace Truce.Pages.Workbench;

/// <summary>What is an entry called in the file when nobody says it?</summary>
internal static class MadeName
{
    private const int MostLetters = 24;

    /// <summary>The first words in small letters with hyphens between, with a number behind when the name is taken.</summary>
    /// <param name="words">What the entry says.</param>
    /// <param name="otherwise">The name when the words have neither letter nor digit.</param>
    /// <param name="isTaken">Whether something has a name already.</param>
    public static string Of(string words, string otherwise, Func<string, bool> isTaken)
    {
        var made = new StringBuilder();
        foreach (var word in words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = string.Concat(word.Where(char.IsLetterOrDigit));
            if (letters.Length == 0)
                continue;
            if (made.Length > 0 && made.Length + letters.Length >= MostLetters)
                break;
            made.Append(made.Length > 0 ? "-" : "").Append(letters);
        }

        var name = made.Length == 0 ? otherwise : made.ToString();
        for (var k = 1; ; k++)
        {
            var numbered = k == 1 ? name : $"{name}-{k}";
            if (!isTaken(numbered))
                return numbered;
        }
    }
}
