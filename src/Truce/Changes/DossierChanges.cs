using Truce.Dossiers;
using Truce.Text.Sections;
using Truce.Text.Writing;
using Truce.Text.Yaml;

namespace Truce.Changes;

/// <summary>What changed from one dossier to another, in the dossier's terms: an issue was added, a priority moved, a statement's words changed.</summary>
/// <remarks>
/// It is found on what the two say, whatever the layout of their files: there is no change exactly when the dossiers are equal. Ordered by the sections
/// of the file, then by entry. Of entries and items that stand in another order, as few as possible count as moved. Pure; safe to share.
/// </remarks>
public static class DossierChanges
{
    private static readonly string[] s_known = ["question", "title", "name", "quote"];

    /// <summary>The differences.</summary>
    /// <remarks>Cost: linear in the dossiers, but quadratic in the part of a list in which both differ.</remarks>
    public static EquatableArray<DossierChange> Between(Dossier before, Dossier after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<DossierChange>();
        var (old, changed) = (DossierContent.Of(before), DossierContent.Of(after));
        foreach (var key in Keys(old, changed))
            AddSection(key, Find(old, key), Find(changed, key), changes);
        return changes.ToEquatableArray();
    }

    /// <summary>Content on one line, as it is shown: without the quotes of a single value.</summary>
    internal static string TextOf(YamlContent content) => content is YamlValue value ? value.Value : YamlWriter.Flow(content);

    /// <summary>Whether a section holds entries by name.</summary>
    internal static bool HasEntries(YamlContent? section) => section is YamlMap { PrefersBlock: true };

    internal static YamlContent? Find(YamlMap map, string key)
    {
        foreach (var field in map.Fields)
        {
            if (field.Key == key)
                return field.Value;
        }

        return null;
    }

    /// <summary>The keys of the second map in its order, those that only the first has in their place before the next that both have.</summary>
    internal static List<string> Keys(YamlMap old, YamlMap changed)
    {
        var keys = changed.Fields.Select(field => field.Key).ToList();
        var known = keys.ToHashSet();
        var place = 0;
        foreach (var field in old.Fields)
        {
            if (known.Contains(field.Key))
                place = keys.IndexOf(field.Key) + 1;
            else
                keys.Insert(place++, field.Key);
        }

        return keys;
    }

    private static void AddSection(string section, YamlContent? old, YamlContent? changed, List<DossierChange> changes)
    {
        if (old == changed)
            return;
        if (HasEntries(old ?? changed) && HasEntries(changed ?? old))
            AddEntries(section, (YamlMap?)old ?? new YamlMap([]), (YamlMap?)changed ?? new YamlMap([]), changes);
        else
            AddContent(section, null, [], old, changed, changes);
    }

    private static void AddEntries(string section, YamlMap old, YamlMap changed, List<DossierChange> changes)
    {
        foreach (var name in Keys(old, changed))
        {
            var (before, after) = (Find(old, name), Find(changed, name));
            if (before is null || after is null)
                changes.Add(new DossierChange(before is null ? ChangeKind.Added : ChangeKind.Removed, section, name, [], Summary(before), Summary(after)));
            else
                AddContent(section, name, [], before, after, changes);
        }

        AddMoves(section, old, changed, changes);
    }

    private static void AddMoves(string section, YamlMap old, YamlMap changed, List<DossierChange> changes)
    {
        var before = old.Fields.Select(field => field.Key).Where(key => Find(changed, key) is not null).ToArray();
        var after = changed.Fields.Select(field => field.Key).Where(key => Find(old, key) is not null).ToArray();
        var stayed = Alignment.Of(before, after).Select(pair => pair.New).ToHashSet();
        for (var place = 0; place < after.Length; place++)
        {
            if (!stayed.Contains(place))
                changes.Add(new DossierChange(ChangeKind.Moved, section, after[place], [], null, null, PlaceOf(old, after[place]), PlaceOf(changed, after[place])));
        }
    }

    private static void AddContent(string section, string? entry, EquatableArray<string> part, YamlContent? old, YamlContent? changed, List<DossierChange> changes)
    {
        switch (old, changed)
        {
            case var (before, after) when before == after:
                break;
            case (YamlMap before, YamlMap after):
                foreach (var key in Keys(before, after))
                    AddContent(section, entry, part.Append(key).ToEquatableArray(), Find(before, key), Find(after, key), changes);
                if (!changes.Any(change => change.Section == section && change.Entry == entry))
                    changes.Add(new DossierChange(ChangeKind.Changed, section, entry, part, Text(before), Text(after)));
                break;
            case (YamlList before, YamlList after) when Members(before) != Members(after):
                AddItems(section, entry, part, Members(before), Members(after), changes);
                break;
            case (YamlList before, YamlList after) when HasGroups(before) || HasGroups(after):
                changes.Add(new DossierChange(ChangeKind.Changed, section, entry, part, Subjects(before), Subjects(after)));
                break;
            default:
                changes.Add(new DossierChange(KindOf(old, changed), section, entry, part, Text(old), Text(changed)));
                break;
        }
    }

    private static void AddItems(string section, string? entry, EquatableArray<string> part, EquatableArray<YamlContent> old, EquatableArray<YamlContent> changed, List<DossierChange> changes)
    {
        var stayed = Alignment.Of(old, changed);
        var removed = Enumerable.Range(0, old.Count).Except(stayed.Select(pair => pair.Old)).ToList();
        var added = Enumerable.Range(0, changed.Count).Except(stayed.Select(pair => pair.New)).ToList();
        Pair(ChangeKind.Moved, (before, after) => before == after);
        Pair(ChangeKind.Changed, (before, after) => Subject(before) == Subject(after));
        foreach (var place in removed)
            changes.Add(new DossierChange(ChangeKind.Removed, section, entry, part, TextOf(old[place]), null, place + 1));
        foreach (var place in added)
            changes.Add(new DossierChange(ChangeKind.Added, section, entry, part, null, TextOf(changed[place]), null, place + 1));

        void Pair(ChangeKind kind, Func<YamlContent, YamlContent, bool> areOne)
        {
            foreach (var to in added.ToArray())
            {
                var at = removed.FindIndex(from => areOne(old[from], changed[to]));
                if (at < 0)
                    continue;
                var (was, now) = (old[removed[at]], changed[to]);
                changes.Add(kind == ChangeKind.Moved
                    ? new DossierChange(kind, section, entry, part, Subject(was), Subject(now), removed[at] + 1, to + 1)
                    : new DossierChange(kind, section, entry, part, TextOf(was), TextOf(now), removed[at] + 1, to + 1));
                removed.RemoveAt(at);
                added.Remove(to);
            }
        }
    }

    /// <summary>The items of a list, those of a group of which the order is not known one by one: what moves out of a group, or into it, is what moved.</summary>
    private static EquatableArray<YamlContent> Members(YamlList list) => list.Items.SelectMany(item => GroupOf(item)?.Items ?? [item]).ToEquatableArray();

    private static bool HasGroups(YamlList list) => list.Items.Any(item => GroupOf(item) is not null);

    private static YamlList? GroupOf(YamlContent item) =>
        item is YamlMap { Fields: [{ Key: KnowledgeSection.AnyOrder, Value: YamlList group }] } ? group : null;

    /// <summary>What the items of a list are about, in their order; those of a group in brackets.</summary>
    private static string Subjects(YamlList list) =>
        string.Join(", ", list.Items.Select(item => GroupOf(item) is { } group ? $"in any order [{string.Join(", ", group.Items.Select(Subject))}]" : Subject(item)));

    /// <summary>What an item is about: its first value, without reasons and statements.</summary>
    private static string Subject(YamlContent item) => item switch
    {
        YamlMap { Fields: { IsEmpty: false } fields } => TextOf(fields[0].Value),
        _ => TextOf(item),
    };

    private static ChangeKind KindOf(YamlContent? old, YamlContent? changed) =>
        old is null ? ChangeKind.Added : changed is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>An entry by what people know it by: its question, title, name or words; else all that it says.</summary>
    private static string? Summary(YamlContent? entry) =>
        entry is YamlMap map && s_known.Select(key => Find(map, key)).FirstOrDefault(value => value is YamlValue) is { } known ? Text(known) : Text(entry);

    private static string? Text(YamlContent? content) => content is null ? null : TextOf(content);

    private static int PlaceOf(YamlMap map, string key) => map.Fields.TakeWhile(field => field.Key != key).Count() + 1;
}
