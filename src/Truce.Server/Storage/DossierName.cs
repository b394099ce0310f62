using System.Globalization;
using System.Text;
using Truce.Server.Guard;

namespace Truce.Server.Storage;

/// <summary>What a dossier is called in addresses.</summary>
internal static class DossierName
{
    private const int MostLetters = 40;

    /// <summary>A few words of the title to recognise it by, and a mark that cannot be guessed and tells it from others.</summary>
    public static string For(string title)
    {
        var words = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                words.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && words.Length > 0 && words[^1] != '-')
                words.Append('-');
            if (words.Length == MostLetters)
                break;
        }

        var stem = words.ToString().Trim('-');
        return $"{(stem.Length > 0 ? stem : "dossier")}-{Secrets.Mark(8)}";
    }
}
