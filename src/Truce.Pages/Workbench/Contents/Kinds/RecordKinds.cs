using Truce.Dossiers;
using Truce.Reports;

namespace Truce.Pages.Workbench;

/// <summary>What was said and done: sources, statements, the positions taken by them, events.</summary>
internal static class RecordKinds
{
    private const string Group = "The record";

    private static readonly (string, string)[] s_takes =
    [
        ("insists", "would accept these terms and no others"), ("accepts", "would accept"), ("refuses", "would not accept"),
        ("drops", "no longer asks for these terms and no others"), ("silent", "has not publicly spoken to an issue, which is no refusal"),
    ];

    public static EntryKind Sources { get; } = new EntryKind<Source>
    {
        Name = "sources",
        Group = Group,
        Title = "Sources",
        One = "the source",
        About = "A source is a text in which somebody's words stand, such as a news report or a transcript.",
        Definition = "source",
        AddedOn = ("sources", "A source is added, and its text replaced, on the page Sources."),
        List = (dossier, _) => dossier.Sources,
        With = (dossier, _, sources) => dossier with { Sources = sources },
        New = _ => new Source { Id = default, File = "" },
        Names = new(source => source.Id.Value, (source, _) => source, source => source.Title, "source"),
        Words = (_, source) => $"{Briefs.Sources.TitleOf(source)}{(source.Publisher is { } publisher ? $", {publisher}" : "")}{(source.Published is { } day ? $", {Words.Date(day)}" : "")}",
        Fields = new FieldsOf<Source>()
            .Line("title", "Title", source => source.Title, (source, title) => source with { Title = title })
            .Line("publisher", "Publisher", source => source.Publisher, (source, publisher) => source with { Publisher = publisher })
            .Day("published", "Published on", source => source.Published, (source, day) => source with { Published = day })
            .Line("url", "Its address on the web; it is never fetched", source => source.Url, (source, url) => source with { Url = url }),
    };

    public static EntryKind Statements { get; } = new EntryKind<Statement>
    {
        Name = "statements",
        Group = Group,
        Title = "Statements",
        One = "the statement",
        About = "A statement is its speaker's exact words, with what was done by saying them; everything else in the dossier can rest on it.",
        Definition = "statement",
        AddedOn = ("sources", "A statement is recorded on the page Sources, by selecting its words in the text."),
        List = (dossier, _) => dossier.Statements,
        With = (dossier, _, statements) => dossier with { Statements = statements },
        New = _ => new Statement { Id = default, Source = default, Quotation = new(""), Act = default },
        Names = new(statement => statement.Id.Value, (statement, _) => statement, _ => null, "statement"),
        Words = (telling, statement) => $"{StatementChoice.WordsOf(telling.Dossier, statement)}: {Spelling.ForPeople(statement.Act)}",
        Says = statement => [statement.Id],
        Fields = new FieldsOf<Statement>()
            .Party("party", "Whose it is", statement => statement.Party, (statement, party) => statement with { Party = party }, "nobody's in the dispute")
            .Line("speaker", "Speaker, as the source names them", statement => statement.Speaker, (statement, speaker) => statement with { Speaker = speaker })
            .Day("date", "Said on", statement => statement.Date, (statement, day) => statement with { Date = day })
            .Word("act", "What was done by saying it", statement => statement.Act, (statement, act) => statement with { Act = act })
            .Word("standing", "How the words come to us", statement => statement.Standing, (statement, standing) => statement with { Standing = standing })
            .Terms("about", "Bears on these terms", statement => statement.About, (statement, about) => statement with { About = about })
            .Day("recorded", "Known since, when that was later than it was said", statement => statement.Recorded, (statement, day) => statement with { Recorded = day })
            .Says(statement => statement.Replaces, (statement, says) => statement with { Replaces = says }, "replaces", "Takes back these earlier statements of its party")
            .Says(statement => statement.Reframes, (statement, says) => statement with { Reframes = says }, "reframes", "Puts these earlier statements of its party in another way")
            .Says(statement => statement.Contradicts, (statement, says) => statement with { Contradicts = says }, "contradicts", "Goes against these statements, as you see it"),
    };

    public static EntryKind Positions { get; } = new EntryKind<Take>
    {
        Name = "positions",
        Group = Group,
        Title = "Positions taken by a statement",
        One = "the position",
        About = "Which position a party takes follows from what its statement is about and from its act; say it here where it does not.",
        Definition = "position",
        Owners = dossier => WithParty(dossier).Select(statement => new EntryOwner(statement.Id.Value, StatementChoice.WordsOf(dossier, statement))),
        Counts = dossier => WithParty(dossier).Select(statement => statement.Takes.Count),
        List = (dossier, owner) => dossier.Find(new StatementId(owner))!.Takes,
        With = (dossier, owner, takes) => dossier with { Statements = dossier.Statements.Select(statement => statement.Id.Value == owner ? statement with { Takes = takes } : statement).ToEquatableArray() },
        New = _ => new Take(TakeKind.Accepts, default, Together.Unsaid),
        Words = (telling, take) => take.Kind == TakeKind.Silent
            ? $"Has not spoken to {telling.Words.IssueName(take.Issue)}"
            : $"{Capital(Spelling.ForPeople(take.Kind))} {telling.That(take.Terms)}{(take.If is { } condition ? $", if {telling.Words.Clause(condition)}" : "")}",
        Fields = new FieldsOf<Take>()
            .Word("position", "By this statement the party", take => take.Kind, (take, kind) => take with { Kind = kind }, s_takes)
            .Field("terms", "these terms, of one issue", (_, take) => new FieldValue.Terms(take.Kind == TakeKind.Silent ? [] : Together.PartsOf(take.Terms)), WithTerms, "insists", "accepts", "refuses", "drops")
            .Issue("silent", "or, when it has not spoken, the issue", take => take.Kind == TakeKind.Silent ? take.Issue : null, (take, issue) => take.Kind == TakeKind.Silent ? take with { Issue = issue ?? take.Issue } : take, "(choose)")
            .AnyFormula("if", "if this is so (only beside “would accept”)", take => take.If, (take, condition) => take with { If = condition }),
    };

    public static EntryKind Events { get; } = new EntryKind<Deed>
    {
        Name = "events",
        Group = Group,
        Title = "Events",
        One = "the event",
        About = "An event is what was done, apart from what was said: it shows on the timeline, and what became true by it changes how things stand.",
        Definition = "event",
        List = (dossier, _) => dossier.Events,
        With = (dossier, _, events) => dossier with { Events = events },
        New = _ => new Deed { Id = default, Date = default, What = "" },
        Names = new(deed => deed.Id.Value, (deed, name) => deed with { Id = new(name) }, deed => deed.What, "event"),
        Words = (telling, deed) => $"{Words.Date(deed.Date)}: {deed.What}{(deed.By.IsEmpty ? "" : $", by {telling.Words.Parties(deed.By)}")}",
        Says = deed => deed.Says,
        Fields = new FieldsOf<Deed>()
            .Day("date", "When it was done", deed => deed.Date, (deed, day) => deed with { Date = day }, "An event needs the day on which it was done")
            .Prose("what", "What was done, in a sentence without a full stop", deed => deed.What, (deed, what) => deed with { What = what ?? deed.What }, "An event needs words for what was done")
            .Parties("by", "Who did it; nobody in the dispute when none is ticked", deed => deed.By, (deed, by) => deed with { By = by })
            .Terms("became", "What became true by it", deed => deed.Became, (deed, became) => deed with { Became = became })
            .Day("recorded", "Known since, when that was later", deed => deed.Recorded, (deed, day) => deed with { Recorded = day })
            .Says(deed => deed.Contradicts, (deed, says) => deed with { Contradicts = says }, "contradicts", "Goes against these statements, as you see it")
            .Says(deed => deed.Says, (deed, says) => deed with { Says = says }, label: "Reported by these statements"),
    };

    private static IEnumerable<Statement> WithParty(Dossier dossier) => dossier.Statements.Where(statement => statement.Party is not null);

    private static Take WithTerms(Take take, FormReader reader)
    {
        if (take.Kind == TakeKind.Silent)
        {
            if (reader.Form["silent"] is null)
                reader.Wrong("Choose the issue to which the party has not spoken", field: "silent");
            return take with { Terms = Formula.True, If = null };
        }

        var terms = Together.Of(reader.Formulas("terms"));
        if (terms?.Issues() is [var issue])
            return take with { Issue = issue, Terms = terms };
        reader.Wrong("A position needs terms of one issue, no fewer and no more", field: "terms");
        return take;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
