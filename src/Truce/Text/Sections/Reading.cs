using System.Globalization;
using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>The reading of one dossier: its diagnostics, the names that it gives, and how each kind of value is read.</summary>
/// <remarks>
/// A value that cannot be read is reported once and replaced by something harmless, so that reading goes on and finds what else is wrong;
/// a dossier with an error is never handed out.
/// </remarks>
internal sealed class Reading
{
    /// <summary>The reading of a dossier's own file.</summary>
    /// <param name="diagnostics">Where to report.</param>
    /// <param name="root">The file.</param>
    /// <param name="asked">Who wants to hear which keys are asked for, if anybody.</param>
    public Reading(DiagnosticBag diagnostics, YamlMapping root, KeyAsked? asked = null)
    {
        Diagnostics = diagnostics;
        Asked = asked;
        Root = new Fields(this, root, new TextSpan(root.Span.Start, 0), "a dossier");
        Sources = Known("sources", DiagnosticDescriptors.UnknownSource, "source");
        Parties = Known("parties", DiagnosticDescriptors.UnknownParty, "party");
        Statements = Known("statements", DiagnosticDescriptors.UnknownStatement, "statement");
        Issues = new KnownIssues([], isComplete: false);
        Formulas = new FormulaParser(Issues);

        KnownNames Known(string key, DiagnosticDescriptor unknown, string noun) =>
            KnownNames.Of(root.Entries.FirstOrDefault(e => e.Key.Value == key)?.Value, root.IsPartial, unknown, noun);
    }

    /// <summary>The reading of a file that lies beside a dossier and speaks of it.</summary>
    /// <param name="diagnostics">Where to report.</param>
    /// <param name="root">The file.</param>
    /// <param name="what">What the file holds: <c>a dossier</c>.</param>
    /// <param name="dossier">The dossier whose names it uses.</param>
    public Reading(DiagnosticBag diagnostics, YamlMapping root, string what, Dossier dossier)
    {
        Diagnostics = diagnostics;
        Root = new Fields(this, root, new TextSpan(root.Span.Start, 0), what);
        Sources = KnownNames.Of(dossier.Sources.Select(source => source.Id.Value), DiagnosticDescriptors.UnknownSource, "source");
        Parties = KnownNames.Of(dossier.Parties.Select(party => party.Id.Value), DiagnosticDescriptors.UnknownParty, "party");
        Statements = KnownNames.Of(dossier.Statements.Select(statement => statement.Id.Value), DiagnosticDescriptors.UnknownStatement, "statement");
        Issues = KnownIssues.Of(dossier);
        Formulas = new FormulaParser(Issues);
    }

    public DiagnosticBag Diagnostics { get; }

    /// <summary>Hears of each key that is asked for; null when nobody wants to.</summary>
    public KeyAsked? Asked { get; }

    public Fields Root { get; }

    public KnownNames Sources { get; }

    public KnownNames Parties { get; }

    public KnownNames Statements { get; }

    /// <summary>The issues, once their section was read.</summary>
    public KnownIssues Issues { get; private set; }

    /// <summary>Reads formulas about <see cref="Issues"/>.</summary>
    public FormulaParser Formulas { get; private set; }

    public void Know(KnownIssues issues)
    {
        Issues = issues;
        Formulas = new FormulaParser(issues);
    }

    public void Report(TextSpan span, Finding finding) => Diagnostics.Add(span, finding);

    /// <summary>The entries of a section whose keys are names, in order; a key that is no name is reported.</summary>
    /// <remarks>Where nothing more would be shown, nothing more is read: a large file full of mistakes is answered quickly.</remarks>
    public IEnumerable<YamlEntry> Named(YamlNode? section, string what)
    {
        if (section is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                if (Diagnostics.IsFull)
                    yield break;
                CheckName(entry.Key, what);
                yield return entry;
            }
        }
        else if (section is not null)
        {
            WrongKind(section, "a mapping from names to values");
        }
    }

    public void CheckName(YamlScalar scalar, string what)
    {
        if (!Names.IsName(scalar.Value))
            Report(scalar.Span, Messages.BadName(scalar.Value, what));
        else if (what is "an issue" or "a term" && Names.IsFormulaKeyword(scalar.Value))
            Report(scalar.Span, Messages.ReservedName(scalar.Value, what, "formulas use that word"));
        else if (what is "a party" && scalar.Value == DecidersWords.Nobody)
            Report(scalar.Span, Messages.ReservedName(scalar.Value, what, "'decided-by: nobody' means that no party decides"));
    }

    /// <summary>The values of a list; a value that is no list is a list of one, and no value an empty list.</summary>
    public EquatableArray<YamlNode> Items(YamlNode? node) => node switch
    {
        null or YamlScalar { IsNull: true } => [],
        _ when Diagnostics.IsFull => [],
        YamlSequence sequence => sequence.Items,
        _ => [node],
    };

    /// <summary>The entries of a mapping; none when there is no node, or one of another kind, which is reported.</summary>
    public EquatableArray<YamlEntry> Entries(YamlNode? node, string expected)
    {
        if (node is YamlMapping mapping)
            return mapping.Entries;
        if (node is not null)
            WrongKind(node, expected);
        return [];
    }

    public string? Text(YamlNode? node, string expected)
    {
        if (node is YamlScalar { IsNull: false } scalar)
        {
            if (string.IsNullOrWhiteSpace(scalar.Value))
                Report(scalar.Span, Messages.EmptyText(expected));
            return scalar.Value;
        }

        if (node is not null)
            WrongKind(node, expected);
        return null;
    }

    public DateOnly? Date(YamlNode? node)
    {
        if (Text(node, "a day") is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Report(node!.Span, Messages.BadDate(text));
        return null;
    }

    public T? Word<T>(YamlNode? node, string what)
        where T : struct, Enum
    {
        if (Text(node, $"one of {Messages.List(EnumWords.All<T>())}") is not { } word)
            return null;
        if (EnumWords.Find<T>(word) is { } value)
            return value;
        Report(node!.Span, Messages.UnknownWord(word, what, EnumWords.All<T>()));
        return null;
    }

    public decimal? Number(YamlNode? node)
    {
        const decimal Largest = 1_000_000_000;
        if (Text(node, "a number") is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Largest)
            return number;
        Report(node!.Span, Messages.BadNumber(text, "a number such as 0.4, at most 1,000,000,000 in size"));
        return null;
    }

    public bool YesNo(YamlNode node, string key)
    {
        switch (Text(node, "'yes' or 'no'"))
        {
            case "yes" or "true":
                return true;
            case "no" or "false" or null:
                return false;
            case var other:
                Report(node.Span, Messages.UnknownWord(other, key, ["yes", "no"]));
                return false;
        }
    }

    public int? WholeNumber(YamlNode? node)
    {
        if (Text(node, "a whole number") is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Report(node!.Span, Messages.BadNumber(text, "a whole number, 0 or more"));
        return null;
    }

    public Formula Formula(YamlNode? node)
    {
        if (Diagnostics.IsFull)
            return Dossiers.Formula.False;
        if (node is YamlScalar { IsNull: false } scalar)
            return Formulas.Parse(scalar, Diagnostics) ?? Dossiers.Formula.False;
        if (node is not null)
            WrongKind(node, "a formula");
        return Dossiers.Formula.False;
    }

    /// <summary>Two formulas with an arrow between them.</summary>
    public (Formula From, Formula To) Move(YamlNode? node)
    {
        if (!Diagnostics.IsFull && node is YamlScalar { IsNull: false } scalar && Formulas.ParseMove(scalar, Diagnostics) is { } move)
            return move;
        if (!Diagnostics.IsFull && node is not null and not YamlScalar { IsNull: false })
            WrongKind(node, "a move such as 'not talks -> talks'");
        return (Dossiers.Formula.False, Dossiers.Formula.False);
    }

    /// <summary>The name of something that the dossier has.</summary>
    public string? Reference(YamlNode? node, KnownNames known)
    {
        if (Text(node, $"the name of a {known.Noun}") is not { } name)
            return null;
        if (known.IsComplete && !known.Contains(name))
            Report(node!.Span, Messages.UnknownName(name, known));
        return name;
    }

    /// <summary>The names of things that the dossier has, each named once.</summary>
    public EquatableArray<T> References<T>(YamlNode? node, KnownNames known, Func<string, T> make)
    {
        var found = new List<T>();
        var seen = new HashSet<string>();
        foreach (var item in Items(node))
        {
            if (Diagnostics.IsFull)
                break;
            if (Reference(item, known) is not { } name)
                continue;
            if (!seen.Add(name))
                Report(item.Span, Messages.NamedTwice(name, known.Noun));
            found.Add(make(name));
        }

        return found.ToEquatableArray();
    }

    public KnownIssue? Issue(YamlNode? node)
    {
        if (Text(node, "the name of an issue") is not { } name)
            return null;
        var issue = Issues.Find(name);
        if (issue is null && Issues.IsComplete)
            Report(node!.Span, Messages.UnknownIssue(name, Issues));
        return issue;
    }

    /// <summary>Reports a value of the wrong kind, unless it was reported already.</summary>
    public void WrongKind(YamlNode node, string expected)
    {
        if (node is not (YamlUnreadable or YamlMapping { IsPartial: true } or YamlSequence { IsPartial: true }))
            Report(node.Span, Messages.WrongKind(node, expected));
    }
}
