namespace Truce.Pages.Workbench;

/// <summary>A field of a form: what it asks, what an entry says to it, and what an entry says once it was filled in.</summary>
/// <param name="Name">Its name in the form.</param>
/// <param name="Label">What it asks, for people.</param>
/// <param name="Show">What an entry says to it.</param>
/// <param name="Read">The entry that says what was filled in.</param>
internal sealed record Field<T>(string Name, string Label, Func<Telling, T, FieldValue> Show, Func<T, FormReader, T> Read)
{
    /// <summary>The keys of the file that it fills in.</summary>
    public EquatableArray<string> Keys { get; init; } = [Name];
}
