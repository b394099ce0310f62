using Truce.Dossiers;
using Truce.Text.Sections;
using Truce.Text.Yaml;
using static Truce.Text.Writing.FieldList;

namespace Truce.Text.Writing;

/// <summary>Says of each part of a dossier what its file says: keys in their usual order, nothing that goes without saying.</summary>
internal sealed class DossierContent
{
    public const string StatusQuoSays = "status-quo-says";

    private readonly Dossier _dossier;
    private readonly FormulaContent _formulas;
    private readonly WatchContent _watch;

    private DossierContent(Dossier dossier)
    {
        _dossier = dossier;
        _formulas = new FormulaContent(dossier);
        _watch = new WatchContent(_formulas);
    }

    /// <summary>The content of the whole file.</summary>
    public static YamlMap Of(Dossier dossier) => new DossierContent(dossier).Root();

    private YamlMap Root() => new FieldList()
        .Prose("dossier", _dossier.Title)
        .Prose("summary", _dossier.Summary)
        .Date("as-of", _dossier.AsOf)
        .Prose("citation", _dossier.Citation)
        .Section("sources", _dossier.Sources, s => s.Id.Value, Source)
        .Section("parties", _dossier.Parties, p => p.Id.Value, Party)
        .Section("issues", _dossier.Issues, i => i.Id.Value, Issue)
        .List("constraints", _dossier.Constraints.Select(Constraint), prefersBlock: true)
        .Content("agreement", _dossier.Agreement is { } agreement ? Constraint(agreement) : null)
        .Section("moves", _dossier.Moves, listed => listed.Party.Value, Moves)
        .Content("status-quo", _dossier.StatusQuo is { } now ? StatusQuo(now) : null)
        .Says(_dossier.StatusQuo?.Says ?? default, StatusQuoSays)
        .Section("statements", _dossier.Statements, s => s.Id.Value, Statement)
        .Section("events", _dossier.Events, e => e.Id.Value, Deed)
        .Section("proposals", _dossier.Proposals, p => p.Id.Value, Proposal)
        .Section("plans", _dossier.Plans, p => p.Id.Value, Plan)
        .Section("preferences", _dossier.Preferences, p => p.Party.Value, Preference)
        .Section("views", _dossier.Views, v => v.Party.Value, View)
        .Section("watch", _dossier.Watch, w => w.Id.Value, _watch.Indicator)
        .Section("forecasts", _dossier.Forecasts, f => f.Id.Value, WatchContent.Forecast)
        .List("open-questions", _dossier.OpenQuestions.Select(Question), prefersBlock: true)
        .ToMap(prefersBlock: true);

    private static YamlMap Source(Source source) => new FieldList()
        .Word("file", source.File)
        .Prose("title", source.Title)
        .Prose("publisher", source.Publisher)
        .Date("published", source.Published)
        .Prose("url", source.Url)
        .Prose("sha256", source.Sha256)
        .ToMap();

    private static YamlMap Party(Party party) => new FieldList()
        .Prose("name", party.Name == party.Id.Value ? null : party.Name)
        .Enum("role", party.Role, unless: PartyRole.Principal)
        .Words("of", party.Of)
        .List("spokespersons", party.Spokespersons.Select(person => new YamlValue(person, IsProse: true)))
        .Says(party.Says)
        .ToMap();

    private static YamlMap Issue(Issue issue) => new FieldList()
        .Prose("question", issue.Question)
        .Content("decided-by", Deciders(issue.Deciders))
        .Content("range", issue.Range is { } ends ? new YamlList([NewWord(Number(ends.From)), NewWord(Number(ends.To))]) : null)
        .Word("step", issue.Range is { } range ? RangeContent.StepOf(range) : null)
        .Word("count", issue.Range is { } numbers ? RangeContent.CountOf(numbers) : null)
        .List("terms", IsPlainYesNo(issue) || issue.Range is not null ? [] : issue.Terms.Select(Term))
        .List("one-way", issue.OneWay.Select(change => NewWord($"{change.From} -> {change.To}")))
        .Says(issue.Says)
        .ToMap();

    private static bool IsPlainYesNo(Issue issue) => issue.IsYesNo && issue.Terms.All(term => term.Label is null);

    private static YamlContent Term(Term term) =>
        term.Label is null ? NewWord(term.Id.Value) : new FieldList().Prose(term.Id.Value, term.Label).ToMap();

    private static YamlContent Deciders(Deciders deciders) => deciders switch
    {
        { Parties.IsEmpty: true, Rule: DecisionRule.Any } => NewWord("nobody"),
        { Parties.Count: 1, Rule: DecisionRule.Any } => NewWord(deciders.Parties[0].Value),
        _ => new YamlMap([new YamlField(EnumWords.Of(deciders.Rule), NewWords(deciders.Parties))]),
    };

    private YamlContent Constraint(Constraint constraint) =>
        constraint is { Because: null, Says.IsEmpty: true }
            ? _formulas.Of(constraint.Formula)
            : new FieldList()
                .Content("require", _formulas.Of(constraint.Formula))
                .Prose("because", constraint.Because)
                .Says(constraint.Says)
                .ToMap();

    private YamlList Moves(PartyMoves listed) => new(listed.Moves.Select(Move).ToEquatableArray(), PrefersBlock: true);

    private YamlContent Move(ListedMove move)
    {
        var arrow = NewWord($"{_formulas.TextOf(move.From)} -> {_formulas.TextOf(move.To)}");
        return move.Says.IsEmpty ? arrow : new FieldList().Content("move", arrow).Says(move.Says).ToMap();
    }

    private YamlMap StatusQuo(StatusQuo now) =>
        new(_dossier.Issues.Select((issue, i) => new YamlField(issue.Id.Value, NewWord(now.Terms[i].Value))).ToEquatableArray());

    private YamlMap Statement(Statement statement) => new FieldList()
        .Word("source", statement.Source.Value)
        .Prose("quote", statement.Quotation.Exact)
        .Prose("prefix", statement.Quotation.Prefix)
        .Prose("suffix", statement.Quotation.Suffix)
        .List("position", statement.Quotation.Position is { } place ? [NewWord(Number(place.Start)), NewWord(Number(place.End))] : [])
        .Prose("speaker", statement.Speaker)
        .Word("party", statement.Party?.Value)
        .Date("date", statement.Date)
        .Enum("act", statement.Act)
        .Enum("standing", statement.Standing, unless: Standing.Stated)
        .List("about", statement.About.Select(_formulas.Of))
        .Date("recorded", statement.Recorded)
        .List("takes", statement.Takes.Select(_watch.Take))
        .Says(statement.Replaces, "replaces")
        .Says(statement.Reframes, "reframes")
        .Says(statement.Contradicts, "contradicts")
        .ToMap();

    private YamlMap Deed(Deed deed) => new FieldList()
        .Date("date", deed.Date)
        .Words("by", deed.By)
        .Prose("what", deed.What)
        .List("became", deed.Became.Select(_formulas.Of))
        .Date("recorded", deed.Recorded)
        .Says(deed.Contradicts, "contradicts")
        .Says(deed.Says)
        .ToMap();

    private YamlMap Proposal(Proposal proposal) => new FieldList()
        .Prose("title", proposal.Title)
        .Word("by", proposal.By.Value)
        .Words("to", proposal.To)
        .Date("tabled", proposal.Tabled)
        .Date("expires", proposal.Expires)
        .Enum("status", proposal.Status, unless: ProposalStatus.Tabled)
        .List("clauses", proposal.Clauses.Select(Clause), prefersBlock: true)
        .Content("if-refused", proposal.IfRefused is { } refusal ? IfRefused(refusal) : null)
        .Word("successor", proposal.Successor?.Value)
        .List("replies", proposal.Replies.Select(Reply), prefersBlock: true)
        .Says(proposal.Says)
        .ToMap();

    private YamlMap Clause(Clause clause) => new FieldList()
        .List("when", clause.When.Select(_formulas.Of))
        .List("then", clause.Then.Select(_formulas.Of))
        .Enum("timing", clause.Timing, unless: Timing.After)
        .List("with", clause.With.Select(_formulas.Of))
        .List("unless", clause.Unless.Select(_formulas.Of))
        .Word("group", clause.Group)
        .Prose("guarantee", clause.Guarantee?.Name)
        .Words("to", clause.Guarantee?.To ?? default)
        .Enum("kind", clause.Guarantee?.Kind ?? GuaranteeKind.Assurance, unless: GuaranteeKind.Assurance)
        .Words("assured-by", clause.Guarantee?.By ?? default)
        .List("covers", (clause.Guarantee?.Covers ?? []).Select(_formulas.Of))
        .Date("opens", clause.Opens)
        .Date("expires", clause.Expires)
        .Word("lead", clause.LeadDays == 0 ? null : Number(clause.LeadDays))
        .Prose("verified-by", clause.VerifiedBy)
        .Says(clause.Says)
        .ToMap();

    private YamlMap IfRefused(Refusal refusal) => new FieldList()
        .Prose("warns", refusal.Warns)
        .List("then", refusal.Then.Select(_formulas.Of))
        .Says(refusal.Says)
        .ToMap();

    private static YamlMap Reply(Reply reply) => new FieldList()
        .Word("by", reply.By.Value)
        .Enum("reply", reply.Kind)
        .Date("as-of", reply.AsOf)
        .Says(reply.Says)
        .ToMap();

    private YamlMap Plan(Plan plan) => new FieldList()
        .Prose("title", plan.Title)
        .Section("steps", plan.Steps, step => step.Id.Value, Step)
        .Content("caps", Amounts(plan.Caps))
        .Content("penalties", Amounts(plan.Penalties))
        .Word("snap-back", plan.SnapBack ? "yes" : null)
        .Says(plan.Says)
        .ToMap();

    private YamlMap Step(PlanStep step) => new FieldList()
        .Prose("title", step.Title)
        .Words("by", step.By)
        .List("then", step.Then.Select(_formulas.Of))
        .Words("after", step.After)
        .Words("with", step.With)
        .Word("irreversible", step.IsIrreversible ? "yes" : null)
        .Prose("verified-by", step.VerifiedBy)
        .Date("due", step.Due)
        .List("progress", step.Progress.Select(Progress), prefersBlock: true)
        .Says(step.Says)
        .ToMap();

    private static YamlMap Progress(ProgressEntry entry) => new FieldList()
        .Enum("level", entry.Level)
        .Date("as-of", entry.AsOf)
        .Prose("note", entry.Note)
        .Says(entry.Says)
        .ToMap();

    private static YamlMap? Amounts(EquatableArray<PartyAmount> amounts) =>
        amounts.IsEmpty ? null : new YamlMap(amounts.Select(amount => new YamlField(amount.Party.Value, NewWord(Number(amount.Amount)))).ToEquatableArray());

    private YamlMap Preference(PartyPreference preference)
    {
        var fields = Order(new FieldList(), preference.Preference);
        new KnowledgeContent(_formulas).AddTo(fields, preference);
        fields.List("red-lines", preference.RedLines.Select(RedLine), prefersBlock: true)
            .Content("walk-away", preference.WalkAway is { } walkAway ? WalkAway(walkAway) : preference.WalkAwayAtLeast is { } atLeast ? WalkAway(atLeast) : null);
        fields.Content("attitudes", preference.Attitudes.IsEmpty ? null : Attitudes(preference.Attitudes));
        return fields.Says(preference.Says).ToMap();
    }

    private YamlMap View(PartyView view) => new FieldList()
        .List("unseen", view.Unseen.Select(_formulas.Of))
        .Section("preferences", view.Preferences, p => p.Of.Value, p => Order(new FieldList(), p.Preference).Says(p.Says).ToMap())
        .Section("unseen-moves", view.UnseenMoves, listed => listed.Party.Value, Moves)
        .Prose("because", view.Because)
        .Says(view.Says)
        .ToMap();

    private FieldList Order(FieldList fields, Preference preference)
    {
        switch (preference)
        {
            case Preference.Priorities(var statements):
                fields.Content("priorities", new YamlList(new KnowledgeContent(_formulas).Priorities(statements), PrefersBlock: true));
                break;
            case Preference.Ranking(var tiers):
                fields.Content("ranking", new YamlList(tiers.SelectMany(Tiers).ToEquatableArray()));
                break;
            case Preference.Comparisons(var items):
                fields.Content("comparisons", new YamlList(items.Select(Comparison).ToEquatableArray(), PrefersBlock: true));
                break;
            case Preference.Utility utility:
                new UtilityContent(_dossier, _formulas).AddTo(fields, utility);
                break;
        }

        return fields;
    }

    private IEnumerable<YamlContent> Tiers(Tier tier)
    {
        yield return Tier(tier);
        if (tier.IsStronglyPreferredToNext)
            yield return NewWord(PreferencesSection.StronglyPreferred);
    }

    private YamlContent Comparison(StateComparison comparison)
    {
        var (first, second) = (_formulas.Of(comparison.First), _formulas.Of(comparison.Second));
        var fields = comparison.Kind == ComparisonKind.Indifferent
            ? new FieldList().Content("indifferent", new YamlList([first, second]))
            : new FieldList().Content("prefer", first).Content("to", second).Word("strongly", comparison.Kind == ComparisonKind.StronglyPrefers ? "yes" : null);
        return fields.Says(comparison.Says).ToMap();
    }

    private static YamlMap Attitudes(EquatableArray<Attitude> attitudes) =>
        new(attitudes.Select(attitude => new YamlField(attitude.To.Value, NewWord(EnumWords.Of(attitude.Kind)))).ToEquatableArray());

    private YamlContent Tier(Tier tier) =>
        tier.Says.IsEmpty ? _formulas.OfStates(tier.States) : new FieldList().Content("states", _formulas.OfStates(tier.States)).Says(tier.Says).ToMap();

    private YamlContent RedLine(RedLine line) =>
        line is { Because: null, Says.IsEmpty: true }
            ? _formulas.Of(line.Never)
            : new FieldList().Content("never", _formulas.Of(line.Never)).Prose("because", line.Because).Says(line.Says).ToMap();

    private static YamlContent WalkAway(WalkAway walkAway) =>
        walkAway is { Because: null, Says.IsEmpty: true }
            ? NewWord(PreferencesSection.StatusQuo)
            : new FieldList().Word("at", PreferencesSection.StatusQuo).Prose("because", walkAway.Because).Says(walkAway.Says).ToMap();

    private YamlMap WalkAway(WalkAwayAtLeast walkAway) =>
        new FieldList().Content("at-least", _formulas.Of(walkAway.State)).Prose("because", walkAway.Because).Says(walkAway.Says).ToMap();

    private static YamlContent Question(OpenQuestion question) =>
        question is { About.IsEmpty: true, Says.IsEmpty: true }
            ? new YamlValue(question.Text, IsProse: true)
            : new FieldList().Prose("text", question.Text).Words("about", question.About).Says(question.Says).ToMap();
}
