using Truce.Dossiers;
using Truce.Reports;

namespace Truce.Pages.Workbench;

/// <summary>How parties order the states: priorities, ranking, comparisons, and what is known of it.</summary>
internal static class PreferenceKinds
{
    public const string Group = "What each party wants";

    private static readonly (string, string)[] s_places =
    [
        ("fixed", "counts for less than all above, for more than all below"), ("with-previous", "not known whether it counts for more than the one above"), ("unsure", "its place is not known at all"),
    ];

    private static readonly (string, string)[] s_strengths =
        [("prefers", "is better for it than"), ("strongly-prefers", "is by far better for it than"), ("indifferent", "is as good for it as")];

    public static EntryKind Priorities { get; } = new EntryKind<Priority>
    {
        Name = "priorities",
        Group = Group,
        Title = "Priorities",
        One = "the priority",
        About = "What a party would have true, the most important first: of two states it prefers the one of which the first priority holds that does not hold of both.",
        Definition = "priority",
        Owners = PreferenceHolders.WithForm<Preference.Priorities>,
        List = (dossier, owner) => PreferenceHolders.Of(dossier, owner) is Preference.Priorities(var statements) ? statements : [],
        With = (dossier, owner, priorities) => PreferenceHolders.With(dossier, owner, new Preference.Priorities(Placed(priorities))),
        New = _ => new Priority(Together.Unsaid),
        Words = (telling, priority) => $"{telling.That(priority.Prefer)}{DisputeKinds.Because(priority.Because)}",
        Says = priority => priority.Says,
        Fields = new FieldsOf<Priority>()
            .Formula("prefer", "What it would have true", priority => priority.Prefer, (priority, formula) => priority with { Prefer = formula }, "A priority needs something that the party would have true")
            .Line("because", "Because (if no statement says so)", priority => priority.Because, (priority, because) => priority with { Because = because })
            .Says(priority => priority.Says, (priority, says) => priority with { Says = says })
            .Field(
                "place",
                "Its place in the list",
                (_, priority) => new FieldValue.Choice(Spelling.InFile(priority.Place), s_places),
                (priority, reader) => Spelling.Find<PriorityPlace>(reader.Form["place"]) is { } place ? priority with { Place = place } : priority,
                "unsure", "any-order"),
    };

    public static EntryKind Ranking { get; } = new EntryKind<Tier>
    {
        Name = "ranking",
        Group = Group,
        Title = "Ranking",
        One = "the tier",
        About = "Tiers of states, the best first, for a party of which a full order is known; each feasible state belongs to exactly one. On the page Model they are ordered by hand.",
        Definition = "tier",
        Owners = PreferenceHolders.WithForm<Preference.Ranking>,
        List = (dossier, owner) => PreferenceHolders.Of(dossier, owner) is Preference.Ranking(var tiers) ? tiers : [],
        With = (dossier, owner, tiers) => PreferenceHolders.With(dossier, owner, Rankings.Of(tiers)),
        New = _ => new Tier(Together.Unsaid),
        Words = (telling, tier) => $"{string.Join(", or ", Rankings.StatesOf(tier).Select(telling.Words.Terms))}{(tier.IsStronglyPreferredToNext ? "; by far better than what follows" : "")}",
        Says = tier => tier.Says,
        Fields = new FieldsOf<Tier>()
            .Terms("states", "The states of which any of these holds; they are as good as one another", tier => Rankings.StatesOf(tier), (tier, states) => tier with { States = Rankings.Any(states) }, "A tier needs states")
            .YesNo("strongly", "Is it strongly preferred to all that follows?", tier => tier.IsStronglyPreferredToNext, (tier, isStrong) => tier with { IsStronglyPreferredToNext = isStrong })
            .Says(tier => tier.Says, (tier, says) => tier with { Says = says }),
    };

    public static EntryKind Comparisons { get; } = new EntryKind<StateComparison>
    {
        Name = "comparisons",
        Group = Group,
        Title = "Comparisons",
        One = "the comparison",
        About = "Which of two sets of states a party prefers, for a preference of which not everything is known: what none speaks of stays unknown.",
        Definition = "comparison",
        Owners = PreferenceHolders.WithForm<Preference.Comparisons>,
        List = (dossier, owner) => PreferenceHolders.Of(dossier, owner) is Preference.Comparisons(var items) ? items : [],
        With = (dossier, owner, items) => PreferenceHolders.With(dossier, owner, new Preference.Comparisons(items)),
        New = _ => new StateComparison(Together.Unsaid, ComparisonKind.Prefers, Together.Unsaid),
        Words = InWords,
        Says = comparison => comparison.Says,
        Fields = ComparisonFields(s_strengths),
    };

    public static EntryKind Known { get; } = new EntryKind<StateComparison>
    {
        Name = "known",
        Group = Group,
        Title = "Comparisons that are certain",
        One = "the certain comparison",
        About = "Comparisons that are certain, with all that follows from them, whatever else is known or assumed of the party; the page Robust goes by them.",
        Definition = "known-comparison",
        Owners = PreferenceHolders.Parties,
        List = (dossier, owner) => dossier.PreferenceOf(new(owner))?.Known ?? [],
        With = (dossier, owner, items) => PreferenceHolders.With(dossier, new PartyId(owner), known => known with { Known = items }),
        New = _ => new StateComparison(Together.Unsaid, ComparisonKind.Prefers, Together.Unsaid),
        Words = InWords,
        Says = comparison => comparison.Says,
        Fields = ComparisonFields([s_strengths[0], s_strengths[2]]),
    };

    public static EntryKind Evidence { get; } = new EntryKind<ObservedChoice>
    {
        Name = "evidence",
        Group = Group,
        Title = "Choices that were seen",
        One = "the choice",
        About = "A choice that was seen tells something of a preference and settles nothing: what a party accepted over something else, refused, or said to be better.",
        Definition = "evidence",
        Owners = PreferenceHolders.Parties,
        List = (dossier, owner) => dossier.PreferenceOf(new(owner))?.Evidence ?? [],
        With = (dossier, owner, items) => PreferenceHolders.With(dossier, new PartyId(owner), known => known with { Evidence = items }),
        New = _ => new ObservedChoice(ChoiceKind.Accepted, Together.Unsaid, null, 0.9m),
        Words = (telling, choice) => $"{(choice.Date is { } day ? $"{Words.Date(day)}: " : "")}{(choice.Kind == ChoiceKind.Said ? "said to be better" : Spelling.ForPeople(choice.Kind))}: {telling.Words.Terms(choice.What)}{(choice.Against is { } against ? $", over {telling.Words.Terms(against)}" : "")}; reliable to {Telling.Number(choice.Reliability)}",
        Says = choice => choice.Says,
        Fields = new FieldsOf<ObservedChoice>()
            .Word("choice", "What was seen", choice => choice.Kind, (choice, kind) => choice with { Kind = kind }, [("accepted", "it accepted this"), ("refused", "it refused this"), ("said", "it said that this is better")])
            .Formula("what", "This", choice => choice.What, (choice, formula) => choice with { What = formula }, "A choice needs what was chosen", "accepted", "refused", "said")
            .Field("over", "over this; what was refused was refused for the status quo when nothing is chosen", (_, choice) => new FieldValue.Terms(Together.PartsOf(choice.Against)), Against, "over", "keeping")
            .Number("reliability", "How likely such a choice is when the preference is as it suggests: above 0.5 and below 1", choice => choice.Reliability, (choice, number) => choice with { Reliability = number }, "A choice needs a number for how reliable it is")
            .Day("date", "When it was seen", choice => choice.Date, (choice, day) => choice with { Date = day })
            .Says(choice => choice.Says, (choice, says) => choice with { Says = says }),
    };

    public static EntryKind Attitudes { get; } = new EntryKind<Attitude>
    {
        Name = "attitudes",
        Group = Group,
        Title = "Attitudes",
        One = "the attitude",
        About = "To whom a party is positive, neutral or negative: whether it looks at what another gains or loses. When nothing is said, it does not.",
        Definition = "attitude",
        Owners = PreferenceHolders.Parties,
        List = (dossier, owner) => dossier.PreferenceOf(new(owner))?.Attitudes ?? [],
        With = (dossier, owner, attitudes) => PreferenceHolders.With(dossier, new PartyId(owner), known => known with { Attitudes = attitudes }),
        New = dossier => new Attitude(dossier.Parties is [var first, ..] ? first.Id : default, AttitudeKind.Neutral),
        Words = (telling, attitude) => $"{Spelling.ForPeople(attitude.Kind)} to {telling.Words.Party(attitude.To)}",
        Fields = new FieldsOf<Attitude>()
            .Party("to-whom", "To", attitude => attitude.To, (attitude, party) => attitude with { To = party ?? attitude.To }, any: null)
            .Word("attitudes", "it is", attitude => attitude.Kind, (attitude, kind) => attitude with { Kind = kind }, [("positive", "positive: would have it no worse off"), ("neutral", "neutral: does not look at its gains and losses"), ("negative", "negative: would have it no better off")]),
    };

    public static EntryKind Behind { get; } = new EntryKind<PartyPreference>
    {
        Name = "preference-says",
        Group = Group,
        Title = "What a preference rests on as a whole",
        One = "what the preference rests on",
        About = "The statements behind all that is written of what a party wants; single priorities, tiers and comparisons can name their own.",
        Definition = "preference",
        IsSingle = true,
        CanRemove = false,
        AddedOn = ("model", "What a party wants is begun on the page Model."),
        Owners = dossier => PreferenceHolders.Parties(dossier).Where(owner => dossier.PreferenceOf(new(owner.Path)) is not null),
        List = (dossier, owner) => dossier.PreferenceOf(new(owner)) is { } known ? [known] : [],
        With = (dossier, owner, entries) => PreferenceHolders.With(dossier, new PartyId(owner), _ => entries[0]),
        New = _ => new PartyPreference(default, new Preference.Partial()),
        Words = (telling, known) => known.Says.IsEmpty ? "No statement as a whole" : telling.Words.Party(known.Party),
        Says = known => known.Says,
        Fields = new FieldsOf<PartyPreference>().Says(known => known.Says, (known, says) => known with { Says = says }),
    };

    /// <summary>Priorities of which the first shares its place with none before it.</summary>
    private static EquatableArray<Priority> Placed(EquatableArray<Priority> priorities) =>
        priorities.Select((priority, k) => k == 0 && priority.Place == PriorityPlace.WithPrevious ? priority with { Place = PriorityPlace.Fixed } : priority).ToEquatableArray();

    private static FieldsOf<StateComparison> ComparisonFields(IEnumerable<(string, string)> strengths) => new FieldsOf<StateComparison>()
        .Formula("first", "Every state of which this holds", comparison => comparison.First, (comparison, formula) => comparison with { First = formula }, "A comparison needs two sides", "prefer", "indifferent")
        .Field("strength", "for the party", (_, comparison) => new FieldValue.Choice(Spelling.InFile(comparison.Kind), strengths), (comparison, reader) => Spelling.Find<ComparisonKind>(reader.Form["strength"]) is { } kind ? comparison with { Kind = kind } : comparison, "strongly")
        .Formula("second", "every state of which this holds", comparison => comparison.Second, (comparison, formula) => comparison with { Second = formula }, "A comparison needs two sides", "to")
        .Says(comparison => comparison.Says, (comparison, says) => comparison with { Says = says });

    private static string InWords(Telling telling, StateComparison comparison) =>
        $"{telling.That(comparison.First)} {s_strengths.First(strength => strength.Item1 == Spelling.InFile(comparison.Kind)).Item2} {telling.That(comparison.Second)}";

    private static ObservedChoice Against(ObservedChoice choice, FormReader reader)
    {
        var against = Together.Of(reader.Formulas("over"));
        if (against is null && choice.Kind != ChoiceKind.Refused)
            reader.Wrong("What was accepted or said to be better was so over something else", field: "over");
        return choice with { Against = against };
    }
}
