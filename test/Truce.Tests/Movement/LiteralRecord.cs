using Truce.Dossiers;

namespace Truce.Tests.Movement;

/// <summary>A record read word for word, from its beginning for each question: the rules of the reference page, in sets of names.</summary>
internal sealed class LiteralRecord
{
    private readonly Dossier _dossier;
    private readonly List<(Statement Said, DateOnly Day)> _said;
    private readonly List<Deed> _done;

    public LiteralRecord(Dossier dossier, DateOnly? knownOn)
    {
        _dossier = dossier;
        _said = [.. dossier.Statements.Select((said, place) => (said, place))
            .Where(entry => (entry.said.Date ?? entry.said.Recorded) is not null && (knownOn is null || (entry.said.Recorded ?? entry.said.Date) <= knownOn))
            .OrderBy(entry => entry.said.Date ?? entry.said.Recorded).ThenBy(entry => entry.place)
            .Select(entry => (entry.said, (entry.said.Date ?? entry.said.Recorded)!.Value))];
        _done = [.. dossier.Events.Where(deed => knownOn is null || (deed.Recorded ?? deed.Date) <= knownOn).OrderBy(deed => deed.Date)];
    }

    public IReadOnlyList<(Statement Said, DateOnly Day)> Said => _said;

    /// <summary>What a party says of each term of an issue after the first so many statements: "insists", "accepts", "accepts if …", "refuses", or nothing.</summary>
    public Dictionary<string, string> Position(PartyId party, Issue issue, int count)
    {
        var position = new Dictionary<string, string>();
        for (var k = 0; k < count; k++)
        {
            var said = _said[k].Said;
            if (said.Party == party && !IsTakenBack(k, count))
            {
                foreach (var take in TakesOf(said).Where(take => take.Issue == issue.Id))
                    Take(position, issue, take);
            }
        }

        return position;
    }

    public Dictionary<string, string> PositionOn(PartyId party, Issue issue, DateOnly day) => Position(party, issue, _said.Count(entry => entry.Day <= day));

    /// <summary>How a party's position on an issue changes by a statement; null when it says nothing there and takes nothing back.</summary>
    public string? Change(int k, IssueId id)
    {
        var said = _said[k].Said;
        if (said.Party is not { } party)
            return null;
        var issue = _dossier.Find(id)!;
        var touches = TakesOf(said).Any(take => take.Issue == id && take.Kind != TakeKind.Silent)
            || Enumerable.Range(0, k).Any(j => said.Replaces.Contains(_said[j].Said.Id) && _said[j].Said.Party == party && !IsTakenBack(j, k)
                && TakesOf(_said[j].Said).Any(take => take.Issue == id && take.Kind != TakeKind.Silent));
        if (!touches)
            return null;
        var (before, after) = (Position(party, issue, k), Position(party, issue, k + 1));
        if (before.Count == 0)
            return "taken";
        int[] steps = [.. issue.Terms.Select(term => Height(after, term) - Height(before, term))];
        var (up, down) = (steps.Any(step => step > 0), steps.Any(step => step < 0));
        var (insisted, insists) = (before.ContainsValue("insists"), after.ContainsValue("insists"));
        if (up && down)
            return "shifted";
        if (down)
            return "hardened";
        if (up)
            return insisted && !insists ? "dropped" : "softened";
        if (issue.Terms.Any(term => Says(before, term).StartsWith("accepts if", StringComparison.Ordinal) && Says(before, term) != Says(after, term)))
            return "shifted";
        return insists && !insisted ? "hardened" : insisted && !insists ? "dropped" : "restated";
    }

    /// <summary>The fewest parties whose moving makes all of them accept a term, then the fewest that refuse it, then the fewest that never spoke of it.</summary>
    public (int Moves, int Reversals, int Unspoken, decimal Distance, string At)? Gap(Issue issue, DateOnly day, bool conditionsHold)
    {
        var counted = _dossier.Parties.Where(party => party.Role == PartyRole.Principal || issue.Deciders.Parties.Contains(party.Id))
            .Select(party => PositionOn(party.Id, issue, day)).Where(position => position.Count > 0).ToArray();
        if (counted.Length < 2)
            return null;
        bool Accepts(Dictionary<string, string> position, Term term) =>
            Says(position, term) is "insists" or "accepts" || (conditionsHold && Says(position, term).StartsWith("accepts if", StringComparison.Ordinal));
        decimal Distance(Dictionary<string, string> position, Term term)
        {
            if (issue.Range is null)
                return 0;
            var goals = issue.Terms.Where(goal => Accepts(position, goal)).ToArray();
            if (goals.Length == 0)
                goals = [.. issue.Terms.Where(goal => Says(position, goal) != "refuses")];
            return goals.Length == 0 ? 0 : goals.Min(goal => Math.Abs(decimal.Parse(goal.Id.Value) - decimal.Parse(term.Id.Value)));
        }

        // Every set of parties that might move, on every term: they meet there when nobody outside the set has not accepted it.
        var ways = from movers in Enumerable.Range(0, 1 << counted.Length)
                   from term in issue.Terms
                   let moving = Enumerable.Range(0, counted.Length).Where(k => (movers >> k & 1) == 1).ToArray()
                   where Enumerable.Range(0, counted.Length).All(k => moving.Contains(k) || Accepts(counted[k], term))
                   let distance = counted.Sum(position => Distance(position, term))
                   let reversals = moving.Count(k => Says(counted[k], term) == "refuses")
                   let unspoken = moving.Count(k => Says(counted[k], term).Length == 0)
                   where moving.All(k => !Accepts(counted[k], term))
                   select (distance, moves: moving.Length, reversals, unspoken, term: term.Id.Value);
        var sorted = ways.ToArray();
        var best = sorted.Min(way => (way.distance, way.moves, way.reversals, way.unspoken));
        var at = string.Join(' ', issue.Terms.Select(term => term.Id.Value).Where(term => sorted.Any(way => way.term == term && (way.distance, way.moves, way.reversals, way.unspoken) == best)));
        return (best.moves, best.reversals, best.unspoken, best.distance, at);
    }

    /// <summary>Whether a signal is seen on a day.</summary>
    public bool Sees(Signal signal, DateOnly day) => signal switch
    {
        Signal.Said(var act, var by, var on) => _said.Any(entry => entry.Day == day && entry.Said.Act == act && (by is null || entry.Said.Party == by)
            && (on is null || TakesOf(entry.Said).Any(take => take.Issue == on) || entry.Said.About.Any(formula => formula.Issues().Contains(on.Value)))),
        Signal.Took took => Places(day).Any(k => _said[k].Said.Party is { } party && (took.By is null || party == took.By)
            && Holds(took, party, k + 1) && !Holds(took, party, k)),
        Signal.Moved(var direction, var by, var on) => Places(day).Any(k => (by is null || _said[k].Said.Party == by)
            && _dossier.Issues.Any(issue => (on is null || issue.Id == on) && Is(direction, Change(k, issue.Id)))),
        Signal.Done(var became, var by) => Enumerable.Range(0, _done.Count).Any(k => _done[k].Date == day && (by is null || _done[k].By.Contains(by.Value))
            && IsSo(became, k + 1) && !IsSo(became, k)),
        Signal.Followed(var first, var then, var within) => Sees(then, day) && Enumerable.Range(1, within).Any(k => Sees(first, day.AddDays(-k))),
        Signal.NotFollowed(var first, var without, var within) =>
            Sees(first, day.AddDays(-within)) && !Enumerable.Range(0, within).Any(k => Sees(without, day.AddDays(-k))),
        Signal.Any(var signals) => signals.Any(each => Sees(each, day)),
        Signal.All(var signals) => !signals.IsEmpty && signals.All(each => FirstSeen(each, day) is not null) && signals.Max(each => FirstSeen(each, day)) == day,
        _ => throw new InvalidOperationException(),
    };

    private DateOnly? FirstSeen(Signal signal, DateOnly upTo)
    {
        for (var day = new DateOnly(2031, 1, 1); day <= upTo; day = day.AddDays(1))
        {
            if (Sees(signal, day))
                return day;
        }

        return null;
    }

    private IEnumerable<int> Places(DateOnly day) => Enumerable.Range(0, _said.Count).Where(k => _said[k].Day == day);

    private static bool Is(Direction direction, string? change) => direction switch
    {
        Direction.Softer => change is "softened" or "dropped",
        Direction.Harder => change == "hardened",
        _ => change == "dropped",
    };

    private bool Holds(Signal.Took took, PartyId party, int count)
    {
        var issue = _dossier.Find(took.Issue)!;
        var position = Position(party, issue, count);
        var named = issue.Terms.Where(term => IsTrue(took.Terms, term.Id)).ToArray();
        return took.Kind switch
        {
            TakeKind.Insists => position.ContainsValue("insists") && issue.Terms.Where(term => Says(position, term) == "insists").All(term => named.Contains(term)),
            TakeKind.Refuses => named.Length > 0 && named.All(term => Says(position, term) == "refuses"),
            _ => named.Length > 0 && named.All(term => Says(position, term) is "insists" or "accepts"),
        };
    }

    /// <summary>Whether the first so many deeds leave no doubt that a formula on one issue is so.</summary>
    private bool IsSo(Formula formula, int count)
    {
        var issue = _dossier.Find(formula.Issues()[0])!;
        TermId? now = null;
        foreach (var fact in _done.Take(count).SelectMany(deed => deed.Became).SelectMany(fact => fact is Formula.And(var parts) ? parts : [fact]))
        {
            if (fact.Issues().Count != 1 || fact.Issues()[0] != issue.Id)
                continue;
            var left = issue.Terms.Where(term => IsTrue(fact, term.Id)).ToArray();
            now = left.Length == 1 ? left[0].Id : null;
        }

        // Of a term that is not known, a formula on the issue is so only when it is so of every term: never by an unknown term alone.
        return now is { } term && IsTrue(formula, term);
    }

    private bool IsTakenBack(int k, int count) => Enumerable.Range(k + 1, Math.Max(0, count - k - 1)).Any(later =>
        _said[later].Said.Party == _said[k].Said.Party && _said[later].Said.Replaces.Contains(_said[k].Said.Id));

    private IEnumerable<Take> TakesOf(Statement said)
    {
        if (said.Party is not { } party || said.Standing == Standing.Denied)
            return [];
        if (!said.Takes.IsEmpty)
            return said.Takes;
        var single = said.About.Where(formula => formula.Issues().Count == 1).ToArray();
        bool IsOwn(Formula formula) => _dossier.Find(formula.Issues()[0])!.Deciders.Parties.Contains(party);
        return said.Act switch
        {
            Act.Acceptance => single.Select(formula => new Take(TakeKind.Accepts, formula.Issues()[0], formula)),
            Act.Refusal => single.Select(formula => new Take(TakeKind.Refuses, formula.Issues()[0], formula)),
            Act.Demand => single.Where(formula => !IsOwn(formula)).Select(formula => new Take(TakeKind.Insists, formula.Issues()[0], formula)),
            Act.Offer or Act.Promise when single.Length == said.About.Count && single.All(IsOwn) => single.Select(formula => new Take(TakeKind.Accepts, formula.Issues()[0], formula)),
            Act.NoReply => said.About.SelectMany(formula => formula.Issues()).Select(issue => new Take(TakeKind.Silent, issue, Formula.True)),
            _ => [],
        };
    }

    private static void Take(Dictionary<string, string> position, Issue issue, Take take)
    {
        var all = issue.Terms.Select(term => term.Id.Value).ToArray();
        var named = take.Kind == TakeKind.Silent ? [] : issue.Terms.Where(term => IsTrue(take.Terms, term.Id)).Select(term => term.Id.Value).ToArray();
        string[] insisted = [.. position.Where(entry => entry.Value == "insists").Select(entry => entry.Key)];
        switch (take.Kind)
        {
            case TakeKind.Insists:
                foreach (var term in all)
                    position[term] = named.Contains(term) ? "insists" : "refuses";
                break;
            case TakeKind.Accepts when take.If is not null:
                foreach (var term in named)
                    position[term] = "accepts if " + take.If;
                break;
            case TakeKind.Accepts:
                if (named.All(insisted.Contains))
                    break;
                foreach (var term in named.Union(insisted))
                    position[term] = "accepts";
                break;
            case TakeKind.Refuses:
                foreach (var term in named)
                    position[term] = "refuses";
                var left = all.Where(term => position.GetValueOrDefault(term) != "refuses").ToArray();
                if (left.Length == 1)
                    position.TryAdd(left[0], "accepts");
                break;
            case TakeKind.Drops when named.Intersect(insisted).Any():
                foreach (var term in all)
                {
                    if (named.Contains(term) && insisted.Contains(term))
                        position[term] = "accepts";
                    else if (position.GetValueOrDefault(term) == "refuses")
                        position.Remove(term);
                }

                break;
        }
    }

    private static int Height(Dictionary<string, string> position, Term term) => Says(position, term) switch
    {
        "refuses" => 0,
        "" => 1,
        "insists" or "accepts" => 3,
        _ => 2,
    };

    private static string Says(Dictionary<string, string> position, Term term) => position.GetValueOrDefault(term.Id.Value, "");

    private static bool IsTrue(Formula formula, TermId term) => formula switch
    {
        Formula.Is(_, var only) => only == term,
        Formula.In(_, var terms) => terms.Contains(term),
        Formula.Not(var operand) => !IsTrue(operand, term),
        Formula.And(var operands) => operands.All(operand => IsTrue(operand, term)),
        _ => throw new InvalidOperationException(),
    };
}
