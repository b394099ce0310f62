namespace Truce.Pages.Workbench;

/// <summary>How far the answer is that a reader waits for, and where to follow it.</summary>
/// <param name="Address">Where its progress is told; with <c>/cancel</c> behind it, where it is ended.</param>
/// <param name="Page">The page that was asked for: its place under the dossier's address, with what was asked of it.</param>
/// <param name="Again">The address that was asked for.</param>
/// <param name="Stopped">The page that is shown when it was ended.</param>
/// <param name="Doing">What is being computed, in words.</param>
/// <param name="Share">Which share is done, from 0 to 1; null when that is not known.</param>
/// <param name="Taken">How long it has taken so far.</param>
public sealed record WaitProgress(string Address, string Page, string Again, string Stopped, string Doing, double? Share, TimeSpan Taken)
{
    /// <summary>The share in hundredths; null when it is not known.</summary>
    public int? Percent => Share is { } share ? (int)(100 * share) : null;

    /// <summary>The time so far, in words.</summary>
    public string TakenInWords => InWords((int)Taken.TotalSeconds);

    /// <summary>A time in words, such as "1 min 5 s".</summary>
    public static string InWords(int seconds) => seconds < 60 ? $"{seconds} s" : $"{seconds / 60} min {seconds % 60} s";
}
