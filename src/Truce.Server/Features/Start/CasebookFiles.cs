using System.Collections.Immutable;
using Truce.Text;

namespace Truce.Server.Features.Start;

/// <summary>A case of the casebook.</summary>
/// <param name="Name">The name of its folder, which is its citation.</param>
/// <param name="Title">What the dispute is called.</param>
/// <param name="Summary">A sentence or two about it; null when it has none.</param>
/// <param name="Files">Its files.</param>
public sealed record CasebookCase(string Name, string Title, string? Summary, DossierFiles Files);

/// <summary>The casebook as it is built in.</summary>
internal static class CasebookFiles
{
    private const string Prefix = "casebook/";

    /// <summary>What the first visit is for.</summary>
    private const string First = "opening-talks-2024";

    private static readonly Lazy<ImmutableArray<CasebookCase>> s_all = new(Read);

    /// <summary>All cases: the one to start with, then by name.</summary>
    public static ImmutableArray<CasebookCase> All => s_all.Value;

    /// <summary>The case of that name, or null.</summary>
    public static CasebookCase? Find(string name) => All.FirstOrDefault(found => found.Name == name);

    private static ImmutableArray<CasebookCase> Read()
    {
        var assembly = typeof(CasebookFiles).Assembly;
        var files = assembly.GetManifestResourceNames().Select(resource => (Resource: resource, Path: resource.Replace('\\', '/')))
            .Where(file => file.Path.StartsWith(Prefix, StringComparison.Ordinal) && file.Path.Count(step => step == '/') > 1)
            .Select(file => (file.Resource, Parts: file.Path[Prefix.Length..].Split('/', 2)));
        return
        [
            .. files.GroupBy(file => file.Parts[0]).Select(folder =>
            {
                var content = DossierFiles.None.With(folder.Select(file => new DossierFile(file.Parts[1], Bytes(file.Resource))));
                var dossier = DossierFolder.Read(content).Result.Dossier ?? throw new InvalidOperationException($"The case '{folder.Key}' cannot be read.");
                return new CasebookCase(folder.Key, dossier.Title, dossier.Summary, content);
            }).OrderBy(found => found.Name != First).ThenBy(found => found.Name, StringComparer.Ordinal),
        ];

        byte[] Bytes(string resource)
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
