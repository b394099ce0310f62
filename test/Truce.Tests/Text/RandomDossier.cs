using System.Globalization;
using System.Text;
using Truce.Dossiers;
using Truce.Text;

namespace Truce.Tests.Text;

/// <summary>Makes dossiers that keep every rule of the reader and nothing else of what people write: every noun, every field, the oddest texts.</summary>
internal sealed class RandomDossier
{
    private static readonly string[] s_texts =
    [
        "plain words", "a: b", "key:", "# no comment", "a #b", "a # b", "- dash", "-", "--- three", "...", "?", "? what", ": x", "[a, b]", "{a: b}", "a, b", "a]", "}",
        "&anchor", "*alias", "!tag", "|", ">", ">- folded", "'single'", "it's", "''", "\"double\"", "say \"so\"", "\\", "\\n", "%dir", "@at", "`tick`",
        "null", "~", "Null", "true", "no", "Yes", "on", "2024-06-14", "12", "1e3", "0x1F", ".5", "+1", "-1", "1_000", "12:30", "<<", "=", "<YN>", "100%",
        " leading", "trailing ", "  both  ", "two  spaces", "tab\there", "\tlead", "line\nbreak", "line\r\nbreak", "a\n\n b\n", "\nfirst", "last\n",
        "é ü ß", "Киев", "北京", "🕊 dove", "dove 🕊", "“typographic” – …", "no\u00A0break", "\u00A0", "soft\u00ADhyphen", "zero\u200Bwidth", "\uFEFFmark", "\u2028", "\u2029x", "\u0085", "\u0001", "\u001B[0m", "\u007F", "\uFFFE",
        "http://example.org/a?b=c#d", "C:\\dir", "a:b", "x ,y", "a\\: b", "=a", "~a", "null x", "key: [a", "'", "\"", "`", "a'b\"c",
    ];

    private static readonly string[] s_words = ["talks", "would", "open:", "if", "#forces", "left", "the", "north,", "and", "[all]", "of", "it", "\"now\"", "–", "it's", "", "a"];

    private readonly Random _random;
    private readonly HashSet<string> _names = [];
    private EquatableArray<PartyId> _parties;
    private EquatableArray<StatementId> _statements;
    private EquatableArray<Issue> _issues;

    private RandomDossier(int seed) => _random = new Random(seed);

    /// <summary>A dossier; the same for the same seed.</summary>
    public static Dossier Of(int seed) => new RandomDossier(seed).Make();

    /// <summary>Some odd text with at least one visible character.</summary>
    public static string TextOf(int seed) => new RandomDossier(seed).Text();

    private Dossier Make()
    {
        _parties = Several(1, 4, () => new PartyId(Name())).ToEquatableArray();
        _statements = Several(0, 4, () => new StatementId(Name())).ToEquatableArray();
        var sources = Several(_statements.IsEmpty ? 0 : 1, 3, Source).ToEquatableArray();
        _names.Clear();
        var areYesNo = Often();
        _issues = Several(0, 5, () => Issue(areYesNo)).ToEquatableArray();
        return new Dossier
        {
            Title = Text(),
            Summary = Maybe(Text),
            AsOf = MaybeDate(),
            Citation = Maybe(Text),
            Sources = sources,
            Parties = _parties.Select(Party).ToEquatableArray(),
            Issues = _issues,
            Constraints = Several(0, 3, () => new Constraint(Formula(), Maybe(Text), Says())).ToEquatableArray(),
            Agreement = Often() ? null : new Constraint(Formula(), Maybe(Text), Says()),
            Moves = _parties.Where(_ => !Often()).Select(Moves).ToEquatableArray(),
            StatusQuo = _issues.IsEmpty || !Often() ? null : new StatusQuo(_issues.Select(issue => One(issue.Terms).Id).ToEquatableArray(), Says()),
            Statements = _statements.Select(id => Statement(id, sources)).ToEquatableArray(),
            Events = Several(0, 3, Deed).ToEquatableArray(),
            Proposals = Succeeding(Several(0, 3, Proposal)).ToEquatableArray(),
            Plans = _issues.IsEmpty ? [] : Several(0, 2, Plan).ToEquatableArray(),
            Preferences = _parties.Where(_ => Often()).Select(PartyPreference).ToEquatableArray(),
            Views = _parties.Where(_ => !Often()).Select(View).ToEquatableArray(),
            Watch = Several(0, 2, Indicator).ToEquatableArray(),
            Forecasts = Several(0, 2, Forecast).ToEquatableArray(),
            OpenQuestions = Several(0, 3, () => new OpenQuestion(Text(), Some(_issues.Select(issue => issue.Id)), Says())).ToEquatableArray(),
        };
    }

    private PartyView View(PartyId id)
    {
        var others = _parties.Where(other => other != id).ToEquatableArray();
        return new PartyView(id)
        {
            Unseen = Several(1, 3, () => Formula()).ToEquatableArray(),
            Preferences = others.Where(_ => Often()).Select(other => new AttributedPreference(other, Attributed(other), Says())).ToEquatableArray(),
            UnseenMoves = others.Where(_ => !Often()).Select(Moves).ToEquatableArray(),
            Because = Maybe(Text),
            Says = Says(),
        };
    }

    private Source Source() => new()
    {
        Id = new SourceId(Name()),
        File = One(["sources/note.md", "a b.txt", "sources/é/[x].md", "#1.txt", "- .md"]),
        Title = Maybe(Text),
        Publisher = Maybe(Text),
        Published = MaybeDate(),
        Url = Maybe(Text),
        Sha256 = Maybe(() => string.Concat(Enumerable.Range(0, 64).Select(_ => "0123456789abcdef"[_random.Next(16)]))),
    };

    private Party Party(PartyId id) => new()
    {
        Id = id,
        Name = Maybe(Text) ?? id.Value,
        Role = Any<PartyRole>(),
        Of = Some(_parties),
        Spokespersons = Several(0, 3, Text).ToEquatableArray(),
        Says = Says(),
    };

    private Issue Issue(bool isYesNo)
    {
        var id = new IssueId(Name());
        var range = isYesNo || Often() ? null : One<NumericRange>([NumericRange.Whole(-3, 8), new(0, 1, 4), new(140, 360, 23), new(-0.5m, 12.25m, 7), new(7, 7, 1)]);
        var terms = range is not null ? range.Terms() : isYesNo
            ? [new Term(TermId.No, Maybe(Text)), new Term(TermId.Yes, Maybe(Text))]
            : Several(1, 4, i => new Term(new TermId($"{One(["no", "yes", "open", "1", "null", "True", "é", "a.b_c-d"])}{(i == 0 ? "" : i)}"), Maybe(Text))).ToEquatableArray();
        return new Issue
        {
            Id = id,
            Question = Maybe(Text),
            Deciders = Deciders(),
            Terms = terms,
            Range = range,
            OneWay = Enumerable.Range(1, terms.Count - 1).Where(_ => !Often()).Select(i => new OneWay(terms[i - 1].Id, terms[i].Id)).ToEquatableArray(),
            Says = Says(),
        };
    }

    private Deciders Deciders()
    {
        var parties = Some(_parties);
        return parties.IsEmpty ? Truce.Dossiers.Deciders.Nobody : new Deciders(Any<DecisionRule>(), parties);
    }

    private Statement Statement(StatementId id, EquatableArray<Source> sources)
    {
        var start = _random.Next(100_000);
        PartyId? party = Often() ? One(_parties) : null;
        return new Statement
        {
            Id = id,
            Source = One(sources).Id,
            Quotation = new Quotation(Text(), Maybe(Text), Maybe(Text), Often() ? null : new TextRange(start, start + _random.Next(500))),
            Party = party,
            Speaker = Maybe(Text),
            Date = MaybeDate(),
            Act = Any<Act>(),
            Standing = Any<Standing>(),
            About = Formulas(),
            Recorded = MaybeDate(),
            Takes = party is null || _issues.IsEmpty ? [] : Several(0, 3, Take).ToEquatableArray(),
            Replaces = Says(),
            Reframes = Says(),
            Contradicts = Says(),
        };
    }

    private Take Take()
    {
        var kind = Any<TakeKind>();
        var (issue, terms) = Terms();
        return new Take(kind, issue, kind == TakeKind.Silent ? Truce.Dossiers.Formula.True : terms, kind == TakeKind.Accepts && !Often() ? Formula() : null);
    }

    private (IssueId Issue, Formula Terms) Terms()
    {
        var issue = One(_issues);
        Formula one = new Formula.Is(issue.Id, One(issue.Terms).Id);
        return (issue.Id, _random.Next(4) switch { 0 => new Formula.Not(one), 1 => new Formula.In(issue.Id, [One(issue.Terms).Id, One(issue.Terms).Id]), 2 => new Formula.Or([one, new Formula.Is(issue.Id, One(issue.Terms).Id)]), _ => one });
    }

    private Deed Deed() => new()
    {
        Id = new DeedId(Name()),
        Date = Date(),
        By = Some(_parties),
        What = Text(),
        Became = Formulas(),
        Recorded = MaybeDate(),
        Contradicts = Says(),
        Says = Says(),
    };

    private Indicator Indicator()
    {
        Signal? foretells = Often() ? Signal(2) : null;
        return new Indicator
        {
            Id = new IndicatorId(Name()),
            Written = Date(),
            What = Text(),
            When = Signal(2),
            Foretells = foretells,
            Within = foretells is null ? null : _random.Next(1, 900),
            Says = Says(),
        };
    }

    private Signal Signal(int depth)
    {
        PartyId? by = Often() ? One(_parties) : null;
        IssueId? on = Often() && !_issues.IsEmpty ? One(_issues).Id : null;
        switch (_random.Next(depth == 0 ? 4 : 8))
        {
            case 0:
                return new Signal.Said(Any<Act>(), by, on);
            case 1 when !_issues.IsEmpty:
                var (issue, terms) = Terms();
                return new Signal.Took(One<TakeKind>([TakeKind.Insists, TakeKind.Accepts, TakeKind.Refuses]), issue, terms, by);
            case 1 or 2:
                return new Signal.Moved(Any<Direction>(), by, on);
            case 3:
                return new Signal.Done(Formula(), by);
            case 4:
                return new Signal.Followed(Signal(depth - 1), Signal(depth - 1), _random.Next(1, 99));
            case 5:
                return new Signal.NotFollowed(Signal(depth - 1), Signal(depth - 1), _random.Next(1, 99));
            case 6:
                return new Signal.Any(Several(0, 3, () => Signal(depth - 1)).ToEquatableArray());
            default:
                return new Signal.All(Several(0, 3, () => Signal(depth - 1)).ToEquatableArray());
        }
    }

    private Forecast Forecast()
    {
        bool? came = Often() ? Often() : null;
        return new Forecast
        {
            Id = new ForecastId(Name()),
            Made = Date(),
            What = Text(),
            Probability = _random.Next(101) / 100m,
            BaseRate = Often() ? null : 0.25m,
            Until = MaybeDate(),
            Came = came,
            Resolved = came is null ? null : MaybeDate(),
            Says = Says(),
        };
    }

    private Proposal Proposal() => new()
    {
        Id = new ProposalId(Name()),
        Title = Maybe(Text),
        By = One(_parties),
        To = Some(_parties),
        Tabled = MaybeDate(),
        Expires = MaybeDate(),
        Status = Any<ProposalStatus>(),
        Clauses = Several(0, 3, Clause).ToEquatableArray(),
        IfRefused = Often() ? null : new Refusal(Text(), Formulas(), Says()),
        Replies = Several(0, 2, () => new Reply(One(_parties), Any<ReplyKind>(), MaybeDate(), Says())).ToEquatableArray(),
        Says = Says(),
    };

    private Clause Clause()
    {
        var (then, opens) = (Formulas(), Often() ? null : (DateOnly?)new DateOnly(2024, 1, 1).AddDays(_random.Next(900)));
        return new Clause
        {
            When = Formulas(),
            Then = then,
            Timing = Any<Timing>(),
            Guarantee = then.IsEmpty || !Often() ? new Guarantee(Text(), Some(_parties), Any<GuaranteeKind>()) { By = Some(_parties), Covers = Formulas() } : null,
            With = Often() ? [] : Formulas(),
            Unless = Often() ? [] : Formulas(),
            Group = Often() ? null : One(["either", "g1", "no"]),
            Opens = opens,
            Expires = Often() ? null : opens?.AddDays(_random.Next(90)) ?? MaybeDate(),
            LeadDays = Often() ? 0 : _random.Next(400),
            VerifiedBy = Often() ? null : Often() ? Text() : Verification.Nobody,
            Says = Says(),
        };
    }

    // Each may be followed by a later one.
    private IEnumerable<Proposal> Succeeding(Proposal[] proposals) =>
        proposals.Select((proposal, k) => k + 1 < proposals.Length && !Often() ? proposal with { Successor = proposals[^1].Id } : proposal);

    private Plan Plan()
    {
        var steps = Several(1, 4, () => new StepId(Name()));
        return new Plan
        {
            Id = new PlanId(Name()),
            Title = Maybe(Text),
            Steps = steps.Select((id, place) => new PlanStep
            {
                Id = id,
                Title = Maybe(Text),
                By = [One(_parties)],
                Then = Several(1, 2, () => (Formula)Effect()).ToEquatableArray(),
                After = Some(steps.Take(place)),
                With = Often() ? [] : Some(steps.Skip(place + 1)),
                IsIrreversible = !Often(),
                VerifiedBy = Maybe(Text),
                Due = MaybeDate(),
                Progress = Several(0, 2, () => new ProgressEntry(Any<ProgressLevel>(), MaybeDate(), Maybe(Text), Says())).ToEquatableArray(),
                Says = Says(),
            }).ToEquatableArray(),
            Caps = Some(_parties).Select(party => new PartyAmount(party, Number())).ToEquatableArray(),
            Penalties = Some(_parties).Select(party => new PartyAmount(party, Number())).ToEquatableArray(),
            SnapBack = !Often(),
            Says = Says(),
        };
    }

    private Formula.Is Effect()
    {
        var issue = One(_issues);
        return new Formula.Is(issue.Id, One(issue.Terms).Id);
    }

    private PartyPreference PartyPreference(PartyId party) => WithWalkAway(new(party, Preference(), Says())
    {
        RedLines = Several(0, 2, () => new RedLine(Formula(), Maybe(Text), Says())).ToEquatableArray(),
        Known = Several(0, 2, () => new StateComparison(Formula(), One([ComparisonKind.Prefers, ComparisonKind.Indifferent]), Formula(), Says())).ToEquatableArray(),
        Evidence = Several(0, 2, Choice).ToEquatableArray(),
        Attitudes = Often() ? [] : Some(_parties).Select(to => new Attitude(to, Any<AttitudeKind>())).ToEquatableArray(),
    });

    // What is known of a preference only in part is not attributed to another.
    private Preference Attributed(PartyId party) => PartyPreference(party).Preference is var order and not Truce.Dossiers.Preference.Partial ? order : Ranking();

    private PartyPreference WithWalkAway(PartyPreference preference) => _random.Next(4) switch
    {
        0 => preference with { WalkAway = new WalkAway(Maybe(Text), Says()) },
        1 => preference with { WalkAwayAtLeast = new WalkAwayAtLeast(Formula(), Maybe(Text), Says()) },
        _ => preference,
    };

    private ObservedChoice Choice()
    {
        var kind = Any<ChoiceKind>();
        return new ObservedChoice(kind, Formula(), kind == ChoiceKind.Refused && Often() ? null : Formula(), One([0.6m, 0.95m]), MaybeDate(), Says());
    }

    // The first of those in any order is written as one in its place.
    private EquatableArray<Priority> Priorities()
    {
        var places = new List<PriorityPlace>();
        foreach (var place in Several(0, 5, () => Any<PriorityPlace>()))
            places.Add(place == PriorityPlace.WithPrevious && (places.Count == 0 || places[^1] == PriorityPlace.Unsure) ? PriorityPlace.Fixed : place);
        return places.Select(place => new Priority(Formula(), Maybe(Text), Says()) { Place = place }).ToEquatableArray();
    }

    private PartyMoves Moves(PartyId party) => new(party, Several(0, 3, () => new ListedMove(Formula(), Formula(), Says())).ToEquatableArray());

    private Preference.Ranking Ranking()
    {
        var tiers = Several(0, 5, () => new Tier(Often() ? State() : Formula(), Says(), !Often())).ToArray();
        if (tiers.Length > 0)
            tiers[^1] = tiers[^1] with { IsStronglyPreferredToNext = false };
        return new Preference.Ranking(tiers.ToEquatableArray());
    }

    private Preference Preference() => _random.Next(5) switch
    {
        0 => new Preference.Priorities(Priorities()),
        3 => new Preference.Partial(),
        1 => Ranking(),
        2 => new Preference.Comparisons(Several(0, 4, () => new StateComparison(Formula(), Any<ComparisonKind>(), Formula(), Says())).ToEquatableArray()),
        _ => new Preference.Utility(
            _issues.Where(_ => Often()).Select(issue => new IssueUtility(issue.Id, Number(), Values(issue), Says()) { OutOf = OutOf(), Between = Between() }).ToEquatableArray(),
            Often() ? null : Number() - 1)
        {
            Parts = Several(0, 3, () => Part(2)).ToEquatableArray(),
            OutOf = OutOf(),
            AtMost = Often() ? null : Number(),
            ReservationBetween = Between(),
            Weights = Several(0, 2, () => new WeightComparison(IssueNames(), IssueNames(), Says())).Where(w => !w.Heavier.IsEmpty && !w.Than.IsEmpty).ToEquatableArray(),
            Discount = Often() ? null : new Discount(0.75m, Any<DiscountUnit>()),
        },
    };

    // Of numbers, also values that lie on lines, which the file gives at their ends only.
    private EquatableArray<decimal> Values(Issue issue)
    {
        if (issue.Range is not { } range || !Often())
            return issue.Terms.Select(_ => Number() - 1).ToEquatableArray();
        return StraightLines.Fill(range, new SortedDictionary<int, decimal>(Several(1, 4, () => _random.Next(range.Count)).Distinct().ToDictionary(place => place, _ => Number())));
    }

    private UtilityPart Part(int depth)
    {
        switch (_issues.IsEmpty ? 0 : _random.Next(depth == 0 ? 2 : 3))
        {
            case 1:
                var issues = Enumerable.Range(0, _issues.Count).OrderBy(_ => _random.Next()).Take(2).Select(place => _issues[place]).ToArray();
                var count = issues.Aggregate(1, (product, issue) => product * issue.Terms.Count);
                return new UtilityPart.Table(issues.Select(issue => issue.Id).ToEquatableArray(), Enumerable.Range(0, count).Select(_ => Number() - 1).ToEquatableArray(), Says());
            case 2:
                return new UtilityPart.Combined(Any<Combination>(), Several(0, 3, () => Part(depth - 1)).ToEquatableArray(), Number());
            default:
                return new UtilityPart.When(Formula(), Number() - 1, Says());
        }
    }

    private Bounds? Between() => Often() ? null : new Bounds(Number() - 1, 2_000_000);

    private EquatableArray<IssueId> IssueNames() => Some(_issues.Select(issue => issue.Id));

    private decimal OutOf() => Often() ? 1 : Number() + 1;

    private decimal Number() => decimal.Parse(One(["0", "1", "0.40", "12.5", "0.000001", "1000000", "3.1415926535"]), CultureInfo.InvariantCulture);

    private EquatableArray<Formula> Formulas() => Several(0, 3, () => Formula()).ToEquatableArray();

    // One term for each issue, or for most of them, in the dossier's order.
    private Formula State()
    {
        var literals = _issues.Where(_ => Often()).Select(issue => (Formula)new Formula.Is(issue.Id, One(issue.Terms).Id)).ToEquatableArray();
        return literals.Count == 1 ? literals[0] : new Formula.And(literals);
    }

    private Formula Formula() => Formula(3);

    private Formula Formula(int depth)
    {
        if (_issues.IsEmpty || _random.Next(12) == 0)
            return Often() ? Truce.Dossiers.Formula.True : Truce.Dossiers.Formula.False;
        var issue = One(_issues);
        return (depth == 0 ? 0 : _random.Next(8)) switch
        {
            1 when issue.Range is not null && Often() => new Formula.In(issue.Id, issue.Terms.Skip(_random.Next(3)).Take(5).Select(term => term.Id).ToEquatableArray()),
            1 => new Formula.In(issue.Id, Several(1, 3, _ => One(issue.Terms).Id).ToEquatableArray()),
            2 => new Formula.Not(Formula(depth - 1)),
            3 => new Formula.And(Several(2, 3, _ => Formula(depth - 1)).ToEquatableArray()),
            4 => new Formula.Or(Several(2, 3, _ => Formula(depth - 1)).ToEquatableArray()),
            5 => new Formula.Implies(Formula(depth - 1), Formula(depth - 1)),
            6 => new Formula.Iff(Formula(depth - 1), Formula(depth - 1)),
            _ => new Formula.Is(issue.Id, One(issue.Terms).Id),
        };
    }

    private EquatableArray<StatementId> Says() => Often() ? [] : Some(_statements);

    private string Text()
    {
        var text = _random.Next(4) switch
        {
            0 => Sentence(),
            1 => One(s_texts) + One(s_texts),
            _ => One(s_texts),
        };
        return string.IsNullOrWhiteSpace(text) ? text + "." : text;
    }

    private string Sentence()
    {
        var words = new StringBuilder();
        for (var i = _random.Next(60); i >= 0; i--)
            words.Append(One(s_words)).Append(i == 0 ? "" : _random.Next(20) == 0 ? "  " : " ");
        return words.ToString();
    }

    // Names of parties, statements and sources may be alike; those of one kind differ, and so does every name here.
    private string Name()
    {
        while (true)
        {
            var name = One(["a", "east", "true1", "null", "no", "yes", "12", "2024-06-14", "1.5", "é", "x_y", "Y", "0x1F", "false2", "a-b.c"]) + (Often() ? "" : _random.Next(100));
            if (_names.Add(name))
                return name;
        }
    }

    private DateOnly? MaybeDate() => Often() ? null : Date();

    private DateOnly Date() => new DateOnly(1, 1, 1).AddDays(_random.Next(3_000_000));

    private T? Maybe<T>(Func<T> make)
        where T : class => Often() ? null : make();

    private T Any<T>()
        where T : struct, Enum => One(Enum.GetValues<T>());

    private T One<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private EquatableArray<T> Some<T>(IEnumerable<T> items) => items.Where(_ => !Often()).ToEquatableArray();

    private T[] Several<T>(int least, int most, Func<T> make) => Several(least, most, _ => make());

    private T[] Several<T>(int least, int most, Func<int, T> make) => Enumerable.Range(0, _random.Next(least, most + 1)).Select(make).ToArray();

    private bool Often() => _random.Next(5) > 1;
}
