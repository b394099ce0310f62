using Truce.Dossiers;

namespace Truce.Tests.Pages;

/// <summary>An invented dispute with everything that a brief can show: conditions that wait for each other, an ally, joint talks, three sources.</summary>
internal static class TalksDossier
{
    private static readonly DateOnly s_day = new(2031, 3, 9);

    public static Dossier Whole { get; } = new()
    {
        Title = "Conditions for talks between East and West",
        Summary = "East has stated on what conditions it would cease fire and open talks. West has a plan of its own and has not publicly replied.",
        AsOf = s_day,
        Sources =
        [
            new() { Id = new("speech"), File = "sources/speech.md", Title = "Address to the assembly", Publisher = "Office of the President of East", Published = s_day, Url = "https://example.org/speech", Sha256 = new string('a', 64) },
            new() { Id = new("plan"), File = "sources/plan.md", Title = "A plan in ten points", Publisher = "Foreign Ministry of West", Published = new(2030, 11, 15) },
            new() { Id = new("report"), File = "sources/report.md" },
        ],
        Parties =
        [
            new() { Id = new("east"), Name = "East", Spokespersons = ["the president of East"] },
            new() { Id = new("west"), Name = "West", Spokespersons = ["the president of West", "the Foreign Ministry"] },
            new() { Id = new("allies"), Name = "Allies of West", Role = PartyRole.Ally, Of = [new("west")], Says = [new("support")] },
            new() { Id = new("observers"), Name = "Observers", Role = PartyRole.Observer },
        ],
        Issues =
        [
            Issue("withdraw", "Do West's forces leave the four regions?", Deciders.One(new("west")), ("no", "West's forces stay in the four regions"), ("yes", "West's forces leave the four regions")),
            Issue("membership", "Does West go on seeking to join the alliance?", Deciders.One(new("west")), ("sought", "West seeks membership of the alliance"), ("renounced", "West has renounced membership of the alliance"))
                with { OneWay = [new(new("sought"), new("renounced"))] },
            Issue("fighting", "Does East cease fire?", Deciders.One(new("east")), ("continues", "East goes on fighting"), ("ceases", "East ceases fire")),
            Issue("return", "Does East return the territory it holds?", Deciders.One(new("east")), ("no", "East keeps the territory it holds"), ("yes", "East returns the territory it holds")),
            Issue("talks", "How far are the talks?", new(DecisionRule.All, [new("east"), new("west")]), ("none", "no talks"), ("open", "talks are open")),
            Issue("support", "Do the allies support West?", Deciders.One(new("allies")), ("no", "no support for West"), ("yes", "support for West")),
        ],
        Constraints = [new(new Formula.Not(And(Is("withdraw", "yes"), Is("return", "yes"))), "the same regions cannot be both left and returned")],
        StatusQuo = new([new("no"), new("sought"), new("continues"), new("no"), new("none"), new("yes")], [new("hostilities"), new("support")]),
        Statements =
        [
            Said("conditions", "speech", "east", Act.Demand, "Talks can begin once the troops of West have left all four regions completely."),
            Said("exchange", "speech", "east", Act.Offer, "As soon as they begin to leave and renounce membership in writing, we will, that very minute, cease fire and open talks."),
            Said("passage", "speech", "east", Act.Guarantee, "We will ensure the unhindered and safe withdrawal of their units."),
            Said("harder", "speech", "east", Act.Warning, "If they reject this, our later demands may be different, and possibly harder."),
            Said("plan", "plan", "west", Act.Demand, "All territory within the borders of before the war is returned under the principles of the Charter.") with { Date = new(2030, 11, 15), Standing = Standing.Stated },
            Said("first", "plan", "west", Act.Offer, "Once the territory is returned, we are ready to open talks on everything else.") with { Date = new(2030, 11, 15) },
            Said("no-land", "report", "west", Act.Refusal, "The government has consistently refused to concede any territory.") with { Standing = Standing.Reported },
            Said("silence", "report", "west", Act.NoReply, "The ministry had not replied when the report was written.") with { Standing = Standing.Reported },
            Said("support", "report", "allies", Act.Claim, "The allies give military and economic support.") with { Standing = Standing.Reported },
            Said("hostilities", "report", null, Act.Claim, "Hostilities have gone on for two years; talks have stalled repeatedly.") with { Standing = Standing.Reported, Speaker = null },
        ],
        Proposals =
        [
            new()
            {
                Id = new("conditions"), Title = "Conditions for opening talks", By = new("east"), To = [new("west"), new("allies")], Tabled = s_day, Says = [new("conditions")],
                Clauses =
                [
                    new() { When = [Is("withdraw", "yes"), Is("membership", "renounced")], Then = [Is("fighting", "ceases"), Is("talks", "open")], Timing = Timing.AsSoonAs, Says = [new("conditions"), new("exchange")] },
                    new() { When = [Is("withdraw", "yes")], Guarantee = new("unhindered and safe withdrawal", [new("west")]), Says = [new("passage")] },
                ],
                IfRefused = new("different, possibly harder demands", [], [new("harder")]),
                Replies = [new(new("west"), ReplyKind.None, s_day, [new("silence")])],
            },
            new()
            {
                Id = new("plan"), Title = "Plan in ten points", By = new("west"), To = [new("east")], Tabled = new(2030, 11, 15), Says = [new("plan")],
                Clauses = [new() { When = [Is("return", "yes"), Is("fighting", "ceases")], Then = [Is("talks", "open")], Says = [new("plan"), new("first")] }],
            },
        ],
        Preferences =
        [
            Preferring("east", (Is("return", "no"), ["conditions"]), (Is("withdraw", "yes"), ["conditions"]), (Is("membership", "renounced"), ["exchange"]), (new Formula.Iff(Is("fighting", "ceases"), And(Is("withdraw", "yes"), Is("membership", "renounced"))), ["exchange"]), (new Formula.Iff(Is("talks", "open"), Is("fighting", "ceases")), [])),
            Preferring("west", (Is("withdraw", "no"), ["no-land"]), (Is("return", "yes"), ["plan"]), (Is("fighting", "ceases"), []), (Is("membership", "sought"), []), (Is("support", "yes"), ["support"])),
            Preferring("allies", (Is("support", "yes"), ["support"]), (Is("fighting", "ceases"), [])),
        ],
        OpenQuestions = [new("What does West reply to the conditions?", [new("withdraw")], [new("silence")]), new("Would East accept less than all four regions?")],
    };

    /// <summary>Only a model, as the literature prints it: no statements, no proposals.</summary>
    public static Dossier OnlyAModel { get; } = Whole with { Statements = [], Sources = [], Proposals = [], OpenQuestions = [], Citation = "An invented author (2031), Journal of Invented Disputes 1(1)" };

    /// <summary>Only statements and proposals: nobody's preferences are known.</summary>
    public static Dossier WithoutPreferences { get; } = Whole with { Preferences = [] };

    /// <summary>Almost nothing.</summary>
    public static Dossier OnlyATitle { get; } = new() { Title = "A dispute of which nothing is known yet" };

    private static Formula Is(string issue, string term) => new Formula.Is(new(issue), new(term));

    private static Formula And(params Formula[] operands) => new Formula.And(operands.ToEquatableArray());

    private static Issue Issue(string id, string question, Deciders deciders, params (string Id, string Label)[] terms) =>
        new() { Id = new(id), Question = question, Deciders = deciders, Terms = terms.Select(term => new Term(new(term.Id), term.Label)).ToEquatableArray() };

    private static Statement Said(string id, string source, string? party, Act act, string words) => new()
    {
        Id = new(id),
        Source = new(source),
        Quotation = new(words),
        Party = party is null ? null : new PartyId(party),
        Speaker = party is null ? null : $"the president of {party}",
        Date = s_day,
        Act = act,
    };

    private static PartyPreference Preferring(string party, params (Formula Prefer, string[] Says)[] priorities) => new(
        new(party),
        new Preference.Priorities(priorities.Select(priority => new Priority(priority.Prefer, null, priority.Says.Select(says => new StatementId(says)).ToEquatableArray())).ToEquatableArray()));
}
