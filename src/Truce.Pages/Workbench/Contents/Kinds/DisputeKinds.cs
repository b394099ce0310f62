using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>What a dispute consists of: the dispute as a whole, who is in it, what cannot be, how things stand.</summary>
internal static class DisputeKinds
{
    private const string Group = "The dispute";

    private static readonly (string, string)[] s_roles =
    [
        ("principal", "principal: it is its dispute"), ("ally", "ally: supports a principal"), ("guarantor", "guarantor: assures that what is agreed will be kept"),
        ("mediator", "mediator: helps the parties to talk"), ("observer", "observer: watches, and decides nothing"),
    ];

    public static EntryKind Head { get; } = new EntryKind<Dossier>
    {
        Name = "dossier",
        Group = Group,
        Title = "The dispute as a whole",
        One = "what is said of the dispute as a whole",
        About = "What the dispute is called, what it is about in a sentence or two, and up to which day the record is complete.",
        Definition = "",
        IsSingle = true,
        CanRemove = false,
        List = (dossier, _) => [dossier],
        With = (_, _, entries) => entries[0],
        New = dossier => dossier,
        Words = (_, dossier) => $"{dossier.Title}{(dossier.Summary is { } summary ? $": {summary}" : "")}",
        Fields = new FieldsOf<Dossier>()
            .Line("dossier", "What the dispute is called", dossier => dossier.Title, (dossier, title) => dossier with { Title = title ?? dossier.Title }, "A dispute needs something that it is called")
            .Prose("summary", "What it is about, in a sentence or two", dossier => dossier.Summary, (dossier, summary) => dossier with { Summary = summary })
            .Day("as-of", "Up to which day the record is complete", dossier => dossier.AsOf, (dossier, day) => dossier with { AsOf = day })
            .Prose("citation", "Where the model was published, when it is not your own", dossier => dossier.Citation, (dossier, citation) => dossier with { Citation = citation }),
    };

    public static EntryKind Parties { get; } = new EntryKind<Party>
    {
        Name = "parties",
        Group = Group,
        Title = "Parties",
        One = "the party",
        About = "A party is a person or a body in the dispute: those whose dispute it is, who stands beside them, who mediates or watches.",
        Definition = "party",
        List = (dossier, _) => dossier.Parties,
        With = (dossier, _, parties) => dossier with { Parties = parties },
        New = _ => new Party { Id = default, Name = "" },
        Names = new(party => party.Id.Value, (party, name) => party with { Id = new(name) }, party => party.Name, "party"),
        Words = (telling, party) => $"{party.Name}: {Spelling.ForPeople(party.Role)}{(party.Of.IsEmpty ? "" : $" of {telling.Words.Parties(party.Of)}")}{(party.Spokespersons.IsEmpty ? "" : $"; spokespersons: {string.Join(", ", party.Spokespersons)}")}",
        Says = party => party.Says,
        Fields = new FieldsOf<Party>()
            .Line("name", "What it is called", party => party.Name, (party, name) => party with { Name = name ?? party.Name }, "A party needs something that it is called")
            .Word("role", "Its part in the dispute", party => party.Role, (party, role) => party with { Role = role }, s_roles)
            .Parties("of", "Whom an ally or a guarantor stands beside", party => party.Of, (party, of) => party with { Of = of })
            .Lines("spokespersons", "Who speaks for it, one on each line", party => party.Spokespersons, (party, people) => party with { Spokespersons = people })
            .Says(party => party.Says, (party, says) => party with { Says = says }),
    };

    public static EntryKind Constraints { get; } = new EntryKind<Constraint>
    {
        Name = "constraints",
        Group = Group,
        Title = "What cannot be",
        One = "the constraint",
        About = "A constraint is what every feasible state satisfies: whatever breaks it is not looked at.",
        Definition = "constraint",
        List = (dossier, _) => dossier.Constraints,
        With = (dossier, _, constraints) => dossier with { Constraints = constraints },
        New = _ => new Constraint(Together.Unsaid),
        Words = (telling, constraint) => $"It must be {telling.That(constraint.Formula)}{Because(constraint.Because)}",
        Says = constraint => constraint.Says,
        Fields = ConstraintFields("What has to be true of every feasible state"),
    };

    public static EntryKind Agreement { get; } = new EntryKind<Constraint>
    {
        Name = "agreement",
        Group = Group,
        Title = "What counts as an agreement",
        One = "what counts as an agreement",
        About = "When nothing is said here, every feasible state can be agreed on; a condition leaves only the states that it holds of.",
        Definition = "constraint",
        IsSingle = true,
        List = (dossier, _) => dossier.Agreement is { } agreement ? [agreement] : [],
        With = (dossier, _, entries) => dossier with { Agreement = entries is [var agreement] ? agreement : null },
        New = _ => new Constraint(Together.Unsaid),
        Words = (telling, constraint) => $"An agreement has to bring {telling.That(constraint.Formula)}{Because(constraint.Because)}",
        Says = constraint => constraint.Says,
        Fields = ConstraintFields("What an agreement has to bring"),
    };

    public static EntryKind Moves { get; } = new EntryKind<ListedMove>
    {
        Name = "moves",
        Group = Group,
        Title = "Moves that are listed",
        One = "the move",
        About = "Usually a party moves by changing what it decides; once moves of a party are listed here, it has those and no others.",
        Definition = "move",
        Owners = dossier => dossier.Parties.Select(party => new EntryOwner(party.Id.Value, party.Name)),
        List = (dossier, party) => ListedMoves.Of(dossier.Moves, new PartyId(party)),
        With = (dossier, party, moves) => dossier with { Moves = ListedMoves.With(dossier.Moves, new PartyId(party), moves) },
        New = _ => ListedMoves.New,
        Words = ListedMoves.InWords,
        Says = move => move.Says,
        Fields = ListedMoves.Fields,
    };

    public static EntryKind StatusQuo { get; } = new EntryKind<StatusQuo>
    {
        Name = "status-quo",
        Group = Group,
        Title = "How things stand now",
        One = "how things stand now",
        About = "The status quo is one term for every issue: it is where every move begins, and what no agreement is compared with.",
        Definition = "",
        IsSingle = true,
        List = (dossier, _) => dossier.StatusQuo is { } now ? [now] : [],
        With = (dossier, _, entries) => dossier with { StatusQuo = entries is [var now] ? now : null },
        New = dossier => new StatusQuo(dossier.Issues.Select(issue => issue.Terms[0].Id).ToEquatableArray()),
        Words = (telling, now) => string.Join("; ", telling.Dossier.Issues.Select((issue, k) => $"{telling.Words.IssueName(issue.Id)}: {now.Terms[k]}")),
        Says = now => now.Says,
        Fields = new FieldsOf<StatusQuo>()
            .Field("status-quo", "For each issue, how it stands", NowOf, WithNow)
            .Says(now => now.Says, (now, says) => now with { Says = says }, "status-quo-says"),
    };

    public static EntryKind OpenQuestions { get; } = new EntryKind<OpenQuestion>
    {
        Name = "open-questions",
        Group = Group,
        Title = "Open questions",
        One = "the open question",
        About = "What you know that you do not know; it stands in every report, so that nobody takes silence for an answer.",
        Definition = "open-question",
        List = (dossier, _) => dossier.OpenQuestions,
        With = (dossier, _, questions) => dossier with { OpenQuestions = questions },
        New = _ => new OpenQuestion(""),
        Words = (telling, question) => $"{question.Text}{(question.About.IsEmpty ? "" : $" (on {string.Join(", ", question.About.Select(telling.Words.IssueName))})")}",
        Says = question => question.Says,
        Fields = new FieldsOf<OpenQuestion>()
            .Prose("text", "The question", question => question.Text, (question, text) => question with { Text = text ?? question.Text }, "An open question needs words")
            .Issues("about", "The issues that it bears on", question => question.About, (question, about) => question with { About = about })
            .Says(question => question.Says, (question, says) => question with { Says = says }),
    };

    /// <summary>Why something is assumed, behind what is assumed.</summary>
    internal static string Because(string? because) => because is null ? "" : $" (assumed: {because.TrimEnd('.')})";

    private static FieldsOf<Constraint> ConstraintFields(string label) => new FieldsOf<Constraint>()
        .Formula("require", label, constraint => constraint.Formula, (constraint, formula) => constraint with { Formula = formula }, "A condition needs something that has to be true")
        .Line("because", "Because (if no statement says so)", constraint => constraint.Because, (constraint, because) => constraint with { Because = because })
        .Says(constraint => constraint.Says, (constraint, says) => constraint with { Says = says });

    private static FieldValue.Rows NowOf(Telling telling, StatusQuo now) => new(telling.Dossier.Issues.Select((issue, k) => (
        issue.Id.Value,
        telling.Words.Question(issue.Id),
        issue.Range is null ? new FieldValue.Choice(now.Terms[k].Value, issue.Terms.Select(term => (term.Id.Value, Reports.Words.Term(term)))) : (FieldValue)new FieldValue.Line(now.Terms[k].Value, InputMode: "decimal"))));

    private static StatusQuo WithNow(StatusQuo now, FormReader reader) => now with
    {
        Terms = reader.Dossier.Issues.Select((issue, k) =>
        {
            var term = new TermId(reader.Form[$"status-quo:{issue.Id}"] ?? now.Terms[k].Value);
            if (issue.IndexOf(term) < 0)
                reader.Wrong($"“{term}” is no way to settle {issue.Id}", field: $"status-quo:{issue.Id}");
            return term;
        }).ToEquatableArray(),
    };
}
