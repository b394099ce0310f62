using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>What terms are worth in numbers: each by itself, and several together.</summary>
internal static class UtilityKinds
{
    public const string Group = "What terms are worth";
    private const int MostTerms = 40;
    private const int MostCombinations = 120;

    public static EntryKind Weights { get; } = new EntryKind<IssueUtility>
    {
        Name = "utility",
        Group = Group,
        Title = "What each issue weighs",
        One = "the weight of the issue",
        About = "What an issue adds to what a state is worth to a party: its weight times the value of its term. An issue that is not here counts for nothing.",
        Definition = "issue-utility",
        Owners = PreferenceHolders.WithForm<Preference.Utility>,
        List = (dossier, owner) => PreferenceHolders.UtilityOf(dossier, owner).Issues,
        With = (dossier, owner, issues) => PreferenceHolders.With(dossier, owner, PreferenceHolders.UtilityOf(dossier, owner) with { Issues = issues.Select(part => Sized(dossier, part)).ToEquatableArray() }),
        New = dossier => new IssueUtility(dossier.Issues is [var first, ..] ? first.Id : default, 1, []),
        Words = (telling, part) => $"{telling.Words.Question(part.Issue)}: weight {Telling.Number(part.Weight)}",
        Says = part => part.Says,
        Fields = new FieldsOf<IssueUtility>()
            .Field("issue", "The issue", (telling, part) => new FieldValue.Choice(part.Issue.Value, part.Values.IsEmpty ? telling.Issues : telling.Issues.Where(issue => issue.Item1 == part.Issue.Value)), WithIssue)
            .Number("weight", "Its weight, 0 or more", part => part.Weight, (part, number) => part with { Weight = number }, "An issue needs a weight")
            .Field("between", "or, when the weight is not known", (_, part) => BoundsOf(part.Between), (part, reader) => part with { Between = reader.Bounds("between:least", "between:greatest", "The weight") })
            .Number("out-of", "What the values are out of; 1 when empty", part => part.OutOf == 1 ? null : part.OutOf, (part, number) => part with { OutOf = number ?? 1 })
            .Field("values", "What each term is worth; once the issue is added", ValuesOf, WithValues)
            .Says(part => part.Says, (part, says) => part with { Says = says }),
    };

    public static EntryKind Scale { get; } = new EntryKind<Preference.Utility>
    {
        Name = "scale",
        Group = Group,
        Title = "The worth of no agreement, and of waiting",
        One = "the scale of what terms are worth",
        About = "From what on a party walks away, what is left of a worth after waiting, and what the sum of all parts is divided by.",
        Definition = "preference",
        IsSingle = true,
        CanRemove = false,
        AddedOn = ("model", "What terms are worth is begun on the page Model."),
        Owners = PreferenceHolders.Weighing,
        List = (dossier, owner) => PreferenceHolders.Of(dossier, owner) is Preference.Utility utility ? [utility] : [],
        With = (dossier, owner, entries) => PreferenceHolders.With(dossier, owner, entries[0]),
        New = _ => new Preference.Utility([]),
        Words = (_, utility) => $"No agreement is worth {(utility.Reservation is { } worth ? Telling.Number(worth) : "what is not known")}; {(utility.Discount is { } discount ? $"{Telling.Number(discount.Factor)} is left per {Spelling.ForPeople(discount.Per)}" : "waiting costs nothing")}",
        Fields = new FieldsOf<Preference.Utility>()
            .Number("reservation", "What no agreement is worth, on the same scale", utility => utility.Reservation, (utility, number) => utility with { Reservation = number })
            .Field("reservation-between", "or, when that is not known", (_, utility) => BoundsOf(utility.ReservationBetween), (utility, reader) => utility with { ReservationBetween = reader.Bounds("reservation-between:least", "reservation-between:greatest", "The worth of no agreement") })
            .Number("out-of", "What the whole sum is divided by; 1 when empty", utility => utility.OutOf == 1 ? null : utility.OutOf, (utility, number) => utility with { OutOf = number ?? 1 })
            .Number("at-most", "What nothing is worth more than", utility => utility.AtMost, (utility, number) => utility with { AtMost = number })
            .Field("discount", "What is left after one unit of waiting", DiscountOf, WithDiscount, "discount", "factor", "per"),
    };

    public static EntryKind WeightComparisons { get; } = new EntryKind<WeightComparison>
    {
        Name = "weights",
        Group = Group,
        Title = "What is known of weights",
        One = "the comparison of weights",
        About = "That some issues weigh no less than others together, where the weights themselves are not known.",
        Definition = "weight-comparison",
        Owners = PreferenceHolders.Weighing,
        List = (dossier, owner) => PreferenceHolders.UtilityOf(dossier, owner).Weights,
        With = (dossier, owner, weights) => PreferenceHolders.With(dossier, owner, PreferenceHolders.UtilityOf(dossier, owner) with { Weights = weights }),
        New = _ => new WeightComparison([], []),
        Words = (telling, comparison) => $"{Names(telling, comparison.Heavier)} weigh no less than {Names(telling, comparison.Than)}",
        Says = comparison => comparison.Says,
        Fields = new FieldsOf<WeightComparison>()
            .Issues("heavier", "The issues whose weight is no less", comparison => comparison.Heavier, (comparison, issues) => comparison with { Heavier = issues }, "A comparison of weights needs issues on both sides")
            .Issues("than", "than that of these together", comparison => comparison.Than, (comparison, issues) => comparison with { Than = issues }, "A comparison of weights needs issues on both sides")
            .Says(comparison => comparison.Says, (comparison, says) => comparison with { Says = says }),
    };

    public static EntryKind Parts { get; } = new EntryKind<UtilityPart>
    {
        Name = "together",
        Group = Group,
        Title = "What issues are worth together",
        One = "the part",
        About = "What several issues add beyond what each adds by itself: a number where something is so, a table for combinations of terms, or the least or greatest of such parts.",
        Definition = "utility-part",
        Owners = UtilityParts.Owners,
        List = UtilityParts.Of,
        With = UtilityParts.With,
        New = _ => new UtilityPart.When(Together.Unsaid, 0),
        Words = UtilityParts.InWords,
        Says = part => part.AllSays().Distinct().ToEquatableArray(),
        Fields = UtilityParts.Fields(MostCombinations),
    };

    /// <summary>Between which numbers something lies.</summary>
    private static FieldValue.Rows BoundsOf(Bounds? bounds) =>
        new([("least", "not less than", FieldsOf<Bounds>.NumberOf(bounds?.Least)), ("greatest", "not more than", FieldsOf<Bounds>.NumberOf(bounds?.Greatest))]);

    private static IssueUtility WithIssue(IssueUtility part, FormReader reader) =>
        part.Values.IsEmpty && reader.Form["issue"] is { } issue ? part with { Issue = new(issue) } : part;

    private static FieldValue.Rows ValuesOf(Telling telling, IssueUtility part)
    {
        var issue = telling.Dossier.Find(part.Issue);
        return new(issue is null || part.Values.IsEmpty ? [] : Places(issue).Select(place => (issue.Terms[place].Id.Value, Reports.Words.Term(issue.Terms[place]), (FieldValue)FieldsOf<IssueUtility>.NumberOf(part.Values[place]))));
    }

    // Of an issue with many numbers, the first and the last: between them the worth runs straight.
    private static IEnumerable<int> Places(Issue issue) => issue.Terms.Count <= MostTerms ? Enumerable.Range(0, issue.Terms.Count) : [0, issue.Terms.Count - 1];

    private static IssueUtility WithValues(IssueUtility part, FormReader reader)
    {
        if (part.Values.IsEmpty || reader.Dossier.Find(part.Issue) is not { } issue)
            return part;
        var places = Places(issue).ToArray();
        var sent = places.Select(place => reader.Number($"values:{issue.Terms[place].Id}", part.Values[place], "Each term needs a value; 0 when it is worth nothing")).ToArray();
        if (places.Length == issue.Terms.Count)
            return part with { Values = sent.ToEquatableArray() };
        if (sent[0] == part.Values[0] && sent[1] == part.Values[^1])
            return part;
        if (part.Values != Utilities.Straight(issue, part.Values[0], part.Values[^1]))
            reader.Wrong("The values between are not on one straight line from the first to the last; all of them are changed on the page Text", field: $"values:{issue.Terms[sent[0] == part.Values[0] ? ^1 : 0].Id}");
        return part with { Values = Utilities.Straight(issue, sent[0], sent[1]) };
    }

    /// <summary>A part that has a value for each term of its issue; a new one is worth nothing yet.</summary>
    private static IssueUtility Sized(Dossier dossier, IssueUtility part) =>
        part.Values.IsEmpty && dossier.Find(part.Issue) is { } issue ? part with { Values = issue.Terms.Select(_ => 0m).ToEquatableArray() } : part;

    private static FieldValue.Rows DiscountOf(Telling telling, Preference.Utility utility) => new(
    [
        ("factor", "the part that is left, above 0 and at most 1", FieldsOf<Discount>.NumberOf(utility.Discount?.Factor)),
        ("per", "for each", new FieldValue.Choice(utility.Discount is { } discount ? Spelling.InFile(discount.Per) : "round", Spelling.Choices<DiscountUnit>())),
    ]);

    private static Preference.Utility WithDiscount(Preference.Utility utility, FormReader reader) => utility with
    {
        Discount = reader.Number("discount:factor") is { } factor ? new Discount(factor, Spelling.Find<DiscountUnit>(reader.Form["discount:per"]) ?? DiscountUnit.Round) : null,
    };

    private static string Names(Telling telling, EquatableArray<IssueId> issues) => string.Join(" and ", issues.Select(telling.Words.IssueName));
}
