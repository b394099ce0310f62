using System.Collections;
using System.Globalization;
using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>The fields of a form, one after the other: each with what an entry says to it and how it says something else.</summary>
/// <remarks>Each method takes the field's name, what it asks, how an entry's answer is had, and how an entry says another; <c>missing</c> is what is said when it is left empty and may not be, without a full stop.</remarks>
internal sealed class FieldsOf<T> : IReadOnlyList<Field<T>>
{
    private readonly List<Field<T>> _fields = [];

    public int Count => _fields.Count;

    public Field<T> this[int index] => _fields[index];

    /// <summary>A line of text.</summary>
    public FieldsOf<T> Line(string name, string label, Func<T, string?> get, Func<T, string?, T> set, string? missing = null, Func<Telling, IEnumerable<string>>? words = null) =>
        Field(name, label, (telling, entry) => new FieldValue.Line(get(entry), Words: words?.Invoke(telling)), (entry, reader) => set(entry, reader.Text(name, get(entry), isLine: true, missing)));

    /// <summary>A few sentences.</summary>
    public FieldsOf<T> Prose(string name, string label, Func<T, string?> get, Func<T, string?, T> set, string? missing = null) =>
        Field(name, label, (_, entry) => new FieldValue.Prose(get(entry)), (entry, reader) => set(entry, reader.Text(name, get(entry), isLine: false, missing)));

    /// <summary>A list, one on each line.</summary>
    public FieldsOf<T> Lines(string name, string label, Func<T, IEnumerable<string>> get, Func<T, EquatableArray<string>, T> set) =>
        Field(name, label, (_, entry) => new FieldValue.Prose(string.Join("\n", get(entry)), Math.Max(2, get(entry).Count() + 1)), (entry, reader) => reader.Form.ComesBack(name, string.Join("\n", get(entry)), isLine: false) ? entry : set(entry, reader.Lines(name)));

    /// <summary>A day, or none.</summary>
    public FieldsOf<T> Day(string name, string label, Func<T, DateOnly?> get, Func<T, DateOnly?, T> set) =>
        Field(name, label, (_, entry) => DayOf(get(entry)), (entry, reader) => set(entry, reader.Day(name)));

    /// <summary>A day that has to be given.</summary>
    public FieldsOf<T> Day(string name, string label, Func<T, DateOnly> get, Func<T, DateOnly, T> set, string missing) =>
        Field(name, label, (_, entry) => DayOf(get(entry) == default ? null : get(entry)), (entry, reader) => reader.Text(name, missing) is not null && reader.Day(name) is { } day ? set(entry, day) : entry);

    /// <summary>A number, or none.</summary>
    public FieldsOf<T> Number(string name, string label, Func<T, decimal?> get, Func<T, decimal?, T> set) =>
        Field(name, label, (_, entry) => NumberOf(get(entry)), (entry, reader) => set(entry, reader.Number(name)));

    /// <summary>A number that has to be given.</summary>
    public FieldsOf<T> Number(string name, string label, Func<T, decimal?> get, Func<T, decimal, T> set, string missing) =>
        Field(name, label, (_, entry) => NumberOf(get(entry)), (entry, reader) => reader.Text(name, missing) is not null && reader.Number(name) is { } number ? set(entry, number) : entry);

    /// <summary>A whole number, 0 or more, or none.</summary>
    public FieldsOf<T> Whole(string name, string label, Func<T, int?> get, Func<T, int?, T> set) =>
        Field(name, label, (_, entry) => new FieldValue.Line(get(entry)?.ToString(CultureInfo.InvariantCulture), InputMode: "numeric"), (entry, reader) => set(entry, reader.Whole(name)));

    /// <summary>One of two.</summary>
    public FieldsOf<T> YesNo(string name, string label, Func<T, bool> get, Func<T, bool, T> set) =>
        Field(name, label, (_, entry) => new FieldValue.Choice(get(entry) ? "yes" : "no", [("no", "no"), ("yes", "yes")]), (entry, reader) => set(entry, reader.Form[name] == "yes"));

    /// <summary>A word of an enumeration.</summary>
    public FieldsOf<T> Word<TWord>(string name, string label, Func<T, TWord> get, Func<T, TWord, T> set, IEnumerable<(string, string)>? options = null)
        where TWord : struct, Enum =>
        Field(name, label, (_, entry) => new FieldValue.Choice(Spelling.InFile(get(entry)), options ?? Spelling.Choices<TWord>()), (entry, reader) => Spelling.Find<TWord>(reader.Form[name]) is { } word ? set(entry, word) : entry);

    /// <summary>A party, or none when there are words for that.</summary>
    public FieldsOf<T> Party(string name, string label, Func<T, PartyId?> get, Func<T, PartyId?, T> set, string? any) =>
        Field(name, label, (telling, entry) => new FieldValue.Choice(get(entry)?.Value, telling.Parties, any), (entry, reader) => set(entry, reader.Form[name] is { } party ? new PartyId(party) : null));

    /// <summary>An issue, or none when there are words for that.</summary>
    public FieldsOf<T> Issue(string name, string label, Func<T, IssueId?> get, Func<T, IssueId?, T> set, string? any) =>
        Field(name, label, (telling, entry) => new FieldValue.Choice(get(entry)?.Value, telling.Issues, any), (entry, reader) => set(entry, reader.Form[name] is { } issue ? new IssueId(issue) : null));

    /// <summary>Some of the parties; those that are there stay in their order.</summary>
    public FieldsOf<T> Parties(string name, string label, Func<T, EquatableArray<PartyId>> get, Func<T, EquatableArray<PartyId>, T> set, string? missing = null) =>
        Field(
            name,
            label,
            (telling, entry) => new FieldValue.Boxes(telling.Dossier.Parties.Select(party => (party.Id.Value, party.Name, get(entry).Contains(party.Id)))),
            (entry, reader) => set(entry, Kept(get(entry), reader.Ticked(name), reader, name, missing)));

    /// <summary>Some of the issues; those that are there stay in their order.</summary>
    public FieldsOf<T> Issues(string name, string label, Func<T, EquatableArray<IssueId>> get, Func<T, EquatableArray<IssueId>, T> set, string? missing = null) =>
        Field(
            name,
            label,
            (telling, entry) => new FieldValue.Boxes(telling.Dossier.Issues.Select(issue => (issue.Id.Value, telling.Words.Question(issue.Id), get(entry).Contains(issue.Id)))),
            (entry, reader) => set(entry, Kept(get(entry), reader.Dossier.Issues.Where(issue => reader.Form.Has($"{name}:{issue.Id}")).Select(issue => issue.Id).ToEquatableArray(), reader, name, missing)));

    /// <summary>Several formulas.</summary>
    public FieldsOf<T> Terms(string name, string label, Func<T, EquatableArray<Formula>> get, Func<T, EquatableArray<Formula>, T> set, string? missing = null) =>
        Field(
            name,
            label,
            (_, entry) => new FieldValue.Terms(get(entry)),
            (entry, reader) =>
            {
                var formulas = reader.Formulas(name);
                if (formulas.IsEmpty && missing is not null)
                    reader.Wrong(missing, field: name);
                return set(entry, formulas);
            });

    /// <summary>One formula that has to be given; what is chosen has to be so all together.</summary>
    public FieldsOf<T> Formula(string name, string label, Func<T, Formula?> get, Func<T, Formula, T> set, string missing, params ReadOnlySpan<string> keys) =>
        Field(name, label, (_, entry) => new FieldValue.Terms(Together.PartsOf(get(entry))), (entry, reader) => reader.Together(name, missing) is { } formula ? set(entry, formula) : entry, keys);

    /// <summary>One formula, or none; what is chosen has to be so all together.</summary>
    public FieldsOf<T> AnyFormula(string name, string label, Func<T, Formula?> get, Func<T, Formula?, T> set) =>
        Terms(name, label, entry => Together.PartsOf(get(entry)), (entry, parts) => set(entry, Together.Of(parts)));

    /// <summary>The statements that it rests on.</summary>
    public FieldsOf<T> Says(Func<T, EquatableArray<StatementId>> get, Func<T, EquatableArray<StatementId>, T> set, string name = "says", string label = "Rests on these statements") =>
        Field(name, label, (_, entry) => new FieldValue.Statements(get(entry)), (entry, reader) => set(entry, reader.Says(name)));

    /// <summary>A field of a kind of its own, which fills in these keys of the file, or the one of its name.</summary>
    public FieldsOf<T> Field(string name, string label, Func<Telling, T, FieldValue> show, Func<T, FormReader, T> read, params ReadOnlySpan<string> keys)
    {
        var field = new Field<T>(name, label, show, read);
        _fields.Add(keys.IsEmpty ? field : field with { Keys = EquatableArray.Create(keys) });
        return this;
    }

    public IEnumerator<Field<T>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A number in a field.</summary>
    public static FieldValue.Line NumberOf(decimal? number) => new(number is { } known ? Telling.Number(known) : null, InputMode: "decimal");

    private static FieldValue.Line DayOf(DateOnly? day) => new(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Type: "date");

    /// <summary>What was ticked: first what was there, in its order.</summary>
    public static EquatableArray<TId> Kept<TId>(EquatableArray<TId> before, EquatableArray<TId> ticked) =>
        before.Where(ticked.Contains).Concat(ticked.Where(id => !before.Contains(id))).ToEquatableArray();

    private static EquatableArray<TId> Kept<TId>(EquatableArray<TId> before, EquatableArray<TId> ticked, FormReader reader, string name, string? missing)
    {
        if (ticked.IsEmpty && missing is not null)
            reader.Wrong(missing, field: name);
        return Kept(before, ticked);
    }
}
