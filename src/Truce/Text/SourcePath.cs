namespace Truce.Text;

/// <summary>Whether the path of a source can only lead into the dossier's own folder.</summary>
internal static class SourcePath
{
    /// <summary>Relative, with forward slashes, without a step up, a drive, or an empty step, so that it means the same on every system.</summary>
    /// <remarks>A symbolic link can still lead elsewhere; <see cref="DossierFolder"/> looks at the real files.</remarks>
    public static bool StaysInside(string path)
    {
        foreach (var step in path.Split('/'))
        {
            if (step is "" or "." or ".." || step.AsSpan().IndexOfAny('\\', ':', '\0') >= 0)
                return false;
        }

        return true;
    }
}
