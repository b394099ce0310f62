using Truce.Text;
using Truce.Text.Writing;
using Truce.Text.Yaml;

namespace Truce.Changes;

/// <summary>Whose version of a part to take.</summary>
public enum MergeSide
{
    /// <summary>What the one who merges wrote.</summary>
    Mine,

    /// <summary>What the other wrote meanwhile.</summary>
    Theirs,
}

/// <summary>A part that both changed, in different ways.</summary>
/// <param name="Path">Where it is in the file: keys joined by <c>/</c>.</param>
/// <param name="Base">What it said before either changed it, on one line; null when it was not there.</param>
/// <param name="Mine">What the one who merges made of it; null when it was taken out.</param>
/// <param name="Theirs">What the other made of it; null when it was taken out.</param>
public sealed record MergeConflict(string Path, string? Base, string? Mine, string? Theirs);

/// <summary>What came of merging.</summary>
/// <param name="Text">The merged file, with the layout and comments of theirs; null when something is in the way.</param>
/// <param name="Conflicts">What both changed in different ways and no choice was given for.</param>
/// <param name="Diagnostics">What is wrong with the merged file, as when one takes an issue out that the other has just used.</param>
public sealed record DossierMerge(string? Text, EquatableArray<MergeConflict> Conflicts, EquatableArray<Diagnostic> Diagnostics)
{
    /// <summary>The lists that are sets: whatever either put in is in, whatever either took out is out.</summary>
    private static readonly HashSet<string> s_sets = ["says", "status-quo-says", "spokespersons", "about", "to", "of"];

    /// <summary>Brings together what two made of the same dossier.</summary>
    /// <remarks>
    /// Entry by entry and key by key: what one changed and the other left is taken; what both changed in the same way, too. Anything else is a conflict,
    /// and nothing is decided quietly. Pure. Cost: that of reading the files a few times.
    /// </remarks>
    /// <param name="ancestor">What both started from.</param>
    /// <param name="mine">What the one who merges made of it.</param>
    /// <param name="theirs">What the other made of it: the text that the result keeps close to.</param>
    /// <param name="choices">Whose version to take of a conflict, by its path.</param>
    /// <exception cref="ArgumentException">One of the texts has an error.</exception>
    public static DossierMerge Of(SourceText ancestor, SourceText mine, SourceText theirs, IReadOnlyDictionary<string, MergeSide>? choices = null)
    {
        ArgumentNullException.ThrowIfNull(theirs);
        var merging = new Merging(choices ?? new Dictionary<string, MergeSide>());
        var content = (YamlMap)merging.Merge("", ContentOf(ancestor), ContentOf(mine), ContentOf(theirs))!;
        if (merging.Conflicts.Count > 0)
            return new DossierMerge(null, merging.Conflicts.ToEquatableArray(), []);
        var read = DossierReader.Read(new SourceText(theirs.Path, DossierWriter.Write(content, LineEnds.Of(theirs.Text))));
        return read.Dossier is { } dossier
            ? new DossierMerge(DossierWriter.Update(theirs, dossier), [], read.Diagnostics)
            : new DossierMerge(null, [], read.Diagnostics);
    }

    private static YamlMap ContentOf(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return DossierReader.Read(text).Dossier is { } dossier ? DossierContent.Of(dossier) : throw new ArgumentException($"'{text.Path}' has an error.", nameof(text));
    }

    private sealed class Merging(IReadOnlyDictionary<string, MergeSide> choices)
    {
        public List<MergeConflict> Conflicts { get; } = [];

        public YamlContent? Merge(string path, YamlContent? before, YamlContent? mine, YamlContent? theirs)
        {
            if (mine == theirs || theirs == before)
                return mine;
            if (mine == before)
                return theirs;
            if (mine is YamlMap myMap && theirs is YamlMap theirMap && (path.Length == 0 || before is YamlMap || DossierChanges.HasEntries(mine)))
                return MergeMaps(path, before as YamlMap ?? new YamlMap([]), myMap, theirMap);
            if (mine is YamlList myList && theirs is YamlList theirList && s_sets.Contains(path[(path.LastIndexOf('/') + 1)..]))
                return MergeSets((before as YamlList)?.Items ?? [], myList.Items, theirList);
            if (choices.TryGetValue(path, out var side))
                return side == MergeSide.Mine ? mine : theirs;
            Conflicts.Add(new MergeConflict(path, TextOf(before), TextOf(mine), TextOf(theirs)));
            return theirs;
        }

        private YamlMap MergeMaps(string path, YamlMap before, YamlMap mine, YamlMap theirs)
        {
            // Whoever changed the order has it; of two, theirs.
            var hasTheirOrder = !SameOrder(before, theirs) || SameOrder(before, mine);
            var keys = hasTheirOrder ? DossierChanges.Keys(mine, theirs) : DossierChanges.Keys(theirs, mine);
            var fields = new List<YamlField>();
            foreach (var key in keys)
            {
                var value = Merge(path.Length == 0 ? key : $"{path}/{key}", DossierChanges.Find(before, key), DossierChanges.Find(mine, key), DossierChanges.Find(theirs, key));
                if (value is not null)
                    fields.Add(new YamlField(key, value));
            }

            return theirs with { Fields = fields.ToEquatableArray() };
        }

        private static YamlList MergeSets(EquatableArray<YamlContent> before, EquatableArray<YamlContent> mine, YamlList theirs)
        {
            var kept = theirs.Items.Where(item => mine.Contains(item) || !before.Contains(item));
            var added = mine.Where(item => !before.Contains(item) && !theirs.Items.Contains(item));
            return theirs with { Items = kept.Concat(added).ToEquatableArray() };
        }

        private static bool SameOrder(YamlMap before, YamlMap after) =>
            before.Fields.Select(field => field.Key).Where(key => DossierChanges.Find(after, key) is not null)
                .SequenceEqual(after.Fields.Select(field => field.Key).Where(key => DossierChanges.Find(before, key) is not null));

        private static string? TextOf(YamlContent? content) => content is null ? null : DossierChanges.TextOf(content);
    }
}
