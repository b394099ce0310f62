namespace Truce.Text.Yaml;

/// <summary>What a piece of YAML is to say, without how it is written; equal content needs no change.</summary>
internal abstract record YamlContent;

/// <summary>A single value.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsProse">
/// Whether it is free text, which is quoted where another program could take it for a number or a truth value. A name, a formula, a date
/// and a number are not.
/// </param>
internal sealed record YamlValue(string Value, bool IsProse) : YamlContent;

/// <summary>Keys and values in order.</summary>
/// <param name="Fields">The entries; their keys differ.</param>
/// <param name="PrefersBlock">Whether each entry has lines of its own though all would fit into one.</param>
internal sealed record YamlMap(EquatableArray<YamlField> Fields, bool PrefersBlock = false) : YamlContent;

/// <summary>A key and its value.</summary>
internal sealed record YamlField(string Key, YamlContent Value);

/// <summary>Values in order.</summary>
/// <param name="Items">The values.</param>
/// <param name="PrefersBlock">Whether each value has lines of its own though all would fit into one.</param>
internal sealed record YamlList(EquatableArray<YamlContent> Items, bool PrefersBlock = false) : YamlContent;
