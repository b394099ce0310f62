using Truce.Text;

namespace Truce.Server.Features.Exchange;

/// <summary>How much an upload may hold. A dossier is texts: a thousand pages are three million letters.</summary>
internal static class UploadLimits
{
    /// <summary>How many bytes a file may have.</summary>
    public const int MostFileBytes = 4 << 20;

    /// <summary>How many bytes all files may have together, unpacked.</summary>
    public const int MostBytes = 24 << 20;

    /// <summary>How many files there may be.</summary>
    public const int MostFiles = 1000;

    /// <summary>How many characters a path may have.</summary>
    public const int MostPathCharacters = 200;

    /// <summary>How many folders a file may lie in.</summary>
    public const int MostSteps = 12;

    /// <summary>How many uploads are read at the same time; others wait.</summary>
    public const int AtOnce = 4;

    /// <summary>Why a path cannot be one of a file in a dossier's folder; null when it can.</summary>
    public static string? ObstacleOf(string path)
    {
        if (path.Length > MostPathCharacters || path.Count(letter => letter == '/') >= MostSteps)
            return $"the path '{Shown(path)}' is too long or too deep";
        return DossierFile.IsPath(path) ? null : $"'{Shown(path)}' is not the path of a file inside a folder";
    }

    /// <summary>A path as it can be shown, whatever is in it.</summary>
    public static string Shown(string path) =>
        string.Concat((path.Length <= 80 ? path : path[..80] + "…").Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '\uFFFD' : letter));
}
