using Truce.Dossiers;

namespace Truce.Tests.Movement;

/// <summary>Makes small records of statements, deeds and indicators on which everything can be followed by hand.</summary>
internal sealed class RandomRecords
{
    private static readonly DateOnly s_start = new(2031, 1, 1);

    private readonly Random _random;
    private readonly List<Statement> _statements = [];
    private EquatableArray<Party> _parties;
    private EquatableArray<Issue> _issues;

    private RandomRecords(int seed) => _random = new Random(seed);

    /// <summary>How many days a record lasts.</summary>
    public const int Days = 60;

    /// <summary>A record; the same for the same seed.</summary>
    public static Dossier Of(int seed) => new RandomRecords(seed).Make();

    private Dossier Make()
    {
        _parties = Enumerable.Range(0, _random.Next(2, 5)).Select(k => new Party
        {
            Id = new($"p{k}"),
            Name = $"Party {k}",
            Role = k < 2 || _random.Next(2) == 0 ? PartyRole.Principal : PartyRole.Mediator,
        }).ToEquatableArray();
        _issues = Enumerable.Range(0, _random.Next(1, 4)).Select(Issue).ToEquatableArray();
        for (var k = _random.Next(0, 26); k > 0; k--)
            _statements.Add(Statement());
        return new Dossier
        {
            Title = "A record",
            AsOf = s_start.AddDays(Days),
            Parties = _parties,
            Issues = _issues,
            Statements = _statements.ToEquatableArray(),
            Events = Enumerable.Range(0, _random.Next(0, 6)).Select(Deed).ToEquatableArray(),
            Watch = Enumerable.Range(0, 3).Select(Indicator).ToEquatableArray(),
        };
    }

    private Issue Issue(int k)
    {
        var range = _random.Next(3) == 0 ? NumericRange.Whole(0, _random.Next(1, 6)) : null;
        return new Issue
        {
            Id = new($"i{k}"),
            Deciders = new Deciders(DecisionRule.All, Some(_parties.Select(party => party.Id))),
            Terms = range?.Terms() ?? Enumerable.Range(0, _random.Next(1, 5)).Select(t => new Term(new($"t{t}"))).ToEquatableArray(),
            Range = range,
        };
    }

    private Statement Statement()
    {
        var party = One(_parties).Id;
        var date = s_start.AddDays(_random.Next(Days));
        var earlier = _statements.Where(statement => statement.Party == party || _random.Next(8) == 0).Select(statement => statement.Id).ToArray();
        return new Statement
        {
            Id = new($"s{_statements.Count}"),
            Source = new("note"),
            Quotation = new("words"),
            Party = _random.Next(12) == 0 ? null : party,
            Speaker = _random.Next(3) == 0 ? null : $"speaker {_random.Next(2)}",
            Date = _random.Next(15) == 0 ? null : date,
            Recorded = _random.Next(4) == 0 ? date.AddDays(_random.Next(20)) : null,
            Act = One(Enum.GetValues<Act>()),
            Standing = _random.Next(10) == 0 ? Standing.Denied : Standing.Stated,
            About = Many(3, () => _random.Next(6) == 0 ? new Formula.And([Terms(One(_issues)), Terms(One(_issues))]) : Terms(One(_issues))),
            Takes = _random.Next(3) == 0 ? [] : Many(3, Take),
            Replaces = Links(earlier),
            Reframes = Links(earlier),
            Contradicts = Links(earlier),
        };
    }

    private EquatableArray<StatementId> Links(StatementId[] earlier) => earlier.Length == 0 || _random.Next(5) > 0 ? [] : [One(earlier)];

    private Take Take()
    {
        var (kind, issue) = (One(Enum.GetValues<TakeKind>()), One(_issues));
        var condition = kind == TakeKind.Accepts && _random.Next(3) == 0 ? Terms(One(_issues)) : null;
        return new Take(kind, issue.Id, kind == TakeKind.Silent ? Formula.True : Terms(issue), condition);
    }

    private Formula Terms(Issue issue)
    {
        Formula one = new Formula.Is(issue.Id, One(issue.Terms).Id);
        return _random.Next(4) switch
        {
            0 => new Formula.Not(one),
            1 => new Formula.In(issue.Id, [One(issue.Terms).Id, One(issue.Terms).Id]),
            _ => one,
        };
    }

    private Deed Deed(int k)
    {
        var date = s_start.AddDays(_random.Next(Days));
        return new Deed
        {
            Id = new($"d{k}"),
            Date = date,
            Recorded = _random.Next(5) == 0 ? date.AddDays(_random.Next(20)) : null,
            By = Some(_parties.Select(party => party.Id)),
            What = "Something was done",
            Became = Many(3, () => _random.Next(6) == 0 ? new Formula.And([Terms(One(_issues)), Terms(One(_issues))]) : Terms(One(_issues))),
        };
    }

    private Indicator Indicator(int k)
    {
        var foretells = _random.Next(4) == 0 ? null : Signal(1);
        return new Indicator
        {
            Id = new($"w{k}"),
            Written = s_start.AddDays(_random.Next(Days / 2)),
            What = "Something is seen",
            When = Signal(2),
            Foretells = foretells,
            Within = foretells is null ? null : _random.Next(1, 20),
        };
    }

    private Signal Signal(int depth)
    {
        PartyId? by = _random.Next(2) == 0 ? One(_parties).Id : null;
        IssueId? on = _random.Next(2) == 0 ? One(_issues).Id : null;
        switch (_random.Next(depth == 0 ? 4 : 8))
        {
            case 0:
                return new Signal.Said(One(Enum.GetValues<Act>()), by, on);
            case 1:
                var issue = One(_issues);
                return new Signal.Took(One([TakeKind.Insists, TakeKind.Accepts, TakeKind.Refuses]), issue.Id, Terms(issue), by);
            case 2:
                return new Signal.Moved(One(Enum.GetValues<Direction>()), by, on);
            case 3:
                return new Signal.Done(Terms(One(_issues)), by);
            case 4:
                return new Signal.Followed(Signal(depth - 1), Signal(depth - 1), _random.Next(1, 20));
            case 5:
                return new Signal.NotFollowed(Signal(depth - 1), Signal(depth - 1), _random.Next(1, 20));
            case 6:
                return new Signal.Any(Many(3, () => Signal(depth - 1)));
            default:
                return new Signal.All(Many(3, () => Signal(depth - 1)));
        }
    }

    private T One<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private EquatableArray<T> Some<T>(IEnumerable<T> items) => items.Where(_ => _random.Next(2) == 0).ToEquatableArray();

    private EquatableArray<T> Many<T>(int most, Func<T> make) => Enumerable.Range(0, _random.Next(1, most + 1)).Select(_ => make()).ToEquatableArray();
}
