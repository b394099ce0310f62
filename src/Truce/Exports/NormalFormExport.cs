using System.Globalization;
using System.Numerics;
using System.Text;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Exports;

/// <summary>A dispute as a game in strategic form, as Gambit's <c>.nfg</c> files hold it: players, strategies, payoffs.</summary>
/// <remarks>
/// <para>A strategy of a decision maker is one course for all that it decides, an outcome is a feasible state. The file is written only where the
/// pure equilibria of the game are the states that are Nash stable for everybody: where each issue is decided by one party alone, every change can
/// be undone, and every combination of courses is a feasible state. docs/explanation/games.md has the argument.</para>
/// <para>Payoffs are utilities where the dossier gives a utility, else ordinal: the worst states get 1, the next better 2, and so on.</para>
/// </remarks>
internal sealed class NormalFormExport : ExportFormat
{
    /// <summary>How many outcomes a file may hold: more than Gambit can be asked to compute with.</summary>
    private const int MostOutcomes = 1 << 18;

    public override string Id => "nfg";

    public override string Extension => ".nfg";

    public override string Description => "a game in strategic form, for Gambit, where its pure equilibria are the Nash equilibria of the dispute";

    public override Answer<ExportedFile> Write(ExportMaterial material, CancellationToken cancellation = default)
    {
        if (!material.Space.Is(out var space))
            return Answer.Cannot<ExportedFile>(material.Space.Obstacles);
        var obstacles = Obstacles(space).ToEquatableArray();
        if (!obstacles.IsEmpty)
            return Answer.Cannot<ExportedFile>(obstacles);

        // Only of issues that have one owner each are there courses to combine.
        var players = space.DecisionMakers.Select(party => new Player(space, party)).ToArray();
        if (MissingCombinations(space, players) is { } missing)
            return Answer.Cannot<ExportedFile>(missing);

        var ordinal = players.Where(player => !player.IsCardinal).Select(player => player.Party.Name).ToArray();
        EquatableArray<string> remarks = ordinal.Length == 0
            ? []
            : [$"the payoffs of {Wording.Row(ordinal)} are ordinal, so that mixed equilibria of the game mean nothing"];
        return Answer.Of(new ExportedFile(Text(material, space, players), remarks));
    }

    private static IEnumerable<string> Obstacles(StateSpace space)
    {
        if (space.DecisionMakers.IsEmpty)
            yield return "no party decides any issue, so the game would have no player";
        foreach (var obstacle in Enumerable.Range(0, space.Issues.Count).SelectMany(place => Obstacles(space, place)))
            yield return obstacle;
        foreach (var player in space.DecisionMakers)
        {
            if (space.ListsMovesOf(player))
                yield return $"the moves of {player.Party.Name} are listed; a game knows only courses that a player can take whatever the others do";
            foreach (var obstacle in space.RanksOf(player.Id).Obstacles)
                yield return obstacle.Contains(player.Party.Name, StringComparison.Ordinal) ? obstacle : $"{player.Party.Name}: {obstacle}";
        }

        if (space.Count > MostOutcomes)
            yield return $"the game has {space.Count:N0} outcomes; at most {MostOutcomes:N0} are written";
    }

    private static IEnumerable<string> Obstacles(StateSpace space, int place)
    {
        var issue = space.Issues[place];
        var deciders = Wording.Row(issue.Deciders.Parties.Select(party => space.Dossier.Find(party)?.Name ?? party.Value));
        if (issue.Deciders.Parties.Count > 1 && issue.Deciders.Rule == DecisionRule.All)
            yield return $"'{issue.Id}' is decided by {deciders} together; in a game nobody shares a decision";
        else if (issue.Deciders.Parties.Count > 1)
            yield return $"'{issue.Id}' can be changed by {deciders}, each alone; in a game a decision has one owner";
        else if (issue.Deciders.Parties.IsEmpty && space.States.Select(state => space.TermIndex(state, place)).Distinct().Skip(1).Any())
            yield return $"'{issue.Id}' is decided by nobody and stands differently in different states; a game has no place for what nobody decides";
        if (!issue.OneWay.IsEmpty && !issue.Deciders.Parties.IsEmpty)
            yield return $"'{issue.Id}' has changes that cannot be undone ({string.Join(", ", issue.OneWay.Select(change => $"{change.From} -> {change.To}"))}); a game knows no such moves";
    }

    /// <summary>Whether some combination of courses is not a feasible state, and which.</summary>
    private static string? MissingCombinations(StateSpace space, Player[] players)
    {
        var combinations = players.Aggregate(1.0, (product, player) => product * player.Courses.Length);
        if (combinations <= space.Count)
            return null;
        var missing = FirstMissing(space, players);
        return $"the constraints rule out {combinations - space.Count:N0} of {combinations:N0} combinations of what the parties may do, such as "
            + $"{Wording.Row(players.Select((player, i) => $"{player.Courses[missing[i]]} of {player.Party.Name}"))}; in a game every combination is an outcome";
    }

    private static int[] FirstMissing(StateSpace space, Player[] players)
    {
        var feasible = space.States.Select(state => Index(players, state)).ToHashSet();
        var index = BigInteger.Zero;
        while (feasible.Contains(index))
            index++;
        return [.. players.Select(player =>
        {
            var course = (int)(index % player.Courses.Length);
            index /= player.Courses.Length;
            return course;
        })];
    }

    /// <summary>The place of a state among all combinations of courses, the first player's changing fastest.</summary>
    private static BigInteger Index(Player[] players, StateId state)
    {
        var index = BigInteger.Zero;
        var weight = BigInteger.One;
        foreach (var player in players)
        {
            index += weight * player.CourseOf(state);
            weight *= player.Courses.Length;
        }

        return index;
    }

    private static string Text(ExportMaterial material, StateSpace space, Player[] players)
    {
        var isOrdinal = players.Any(player => !player.IsCardinal);
        var text = new StringBuilder();
        text.Append($"NFG 1 R {Quote(material.Dossier.Title + (isOrdinal ? " (ordinal payoffs: only pure equilibria have a meaning)" : ""))}");
        text.Append($" {{ {string.Join(' ', players.Select(player => Quote(player.Party.Name)))} }}\n\n{{\n");
        foreach (var player in players)
            text.Append($"{{ {string.Join(' ', player.Courses.Select(Quote))} }}\n");
        text.Append($"}}\n{Quote(Comment(material, players))}\n\n{{\n");

        var outcomes = new StateId[space.Count];
        foreach (var state in space.States)
            outcomes[(int)Index(players, state)] = state;
        foreach (var state in space.States)
        {
            var name = $"{Number(state.Ordinal + 1)} {StatePattern.Of(space, state)}";
            text.Append($"{{ {Quote(name)} {string.Join(", ", players.Select(player => Number(player.PayoffOf(state))))} }}\n");
        }

        text.Append("}\n");
        text.AppendJoin(' ', outcomes.Select(state => Number(state.Ordinal + 1)));
        return text.Append('\n').ToString();
    }

    private static string Comment(ExportMaterial material, Player[] players)
    {
        var comment = new StringBuilder($"Written by Truce {Provenance.ThisVersion}{(material.DossierHash is { } hash ? $" from the dossier {hash}" : "")}.");
        foreach (var player in players)
        {
            comment.Append($" A strategy of {player.Party.Name} settles {Wording.Row(player.Issues.Select(issue => issue.Id.Value))}{(player.Issues.Count > 1 ? ", in this order." : ".")}");
            comment.Append(player.IsCardinal
                ? " Its payoffs are utilities."
                : " Its payoffs are ordinal: 1 for the states that it likes least, more for better ones.");
        }

        if (players.Any(player => !player.IsCardinal))
            comment.Append(" Ordinal payoffs say which of two states is better and not by how much, so that mixed equilibria mean nothing.");
        return comment.ToString();
    }

    private static string Number(decimal number) => number.ToString("0.##################", CultureInfo.InvariantCulture);

    // Gambit knows an escape for the quotation mark, and doubles backslashes when it reads them.
    private static string Quote(string text) =>
        "\"" + string.Concat(text.Select(c => c == '\\' ? '/' : char.IsControl(c) ? ' ' : c)).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private sealed class Player
    {
        private readonly StateSpace _space;
        private readonly EquatableArray<int> _places;
        private readonly Dictionary<long, int> _courseByCode = [];
        private readonly UtilityFunction? _utility;

        public Player(StateSpace space, DecisionMaker party)
        {
            _space = space;
            Party = party.Party;
            _places = party.OwnIssues;
            Issues = _places.Select(place => space.Issues[place]).ToEquatableArray();
            _utility = space.Dossier.PreferenceOf(party.Id)?.Preference is Preference.Utility utility ? UtilityFunction.Compile(utility, space.Issues) : null;
            var first = new SortedDictionary<long, StateId>();
            foreach (var state in space.States)
                first.TryAdd(CodeOf(state), state);
            foreach (var code in first.Keys)
                _courseByCode.Add(code, _courseByCode.Count);
            Courses = [.. first.Values.Select(state => StatePattern.Of(space, state, _places))];
        }

        public Party Party { get; }

        public EquatableArray<Issue> Issues { get; }

        /// <summary>Its strategies, one term for each of its issues, its first issue changing fastest.</summary>
        public string[] Courses { get; }

        /// <summary>Whether differences of its payoffs mean something.</summary>
        public bool IsCardinal => _utility is not null;

        public int CourseOf(StateId state) => _courseByCode[CodeOf(state)];

        /// <summary>What a state is worth to it, more being better.</summary>
        public decimal PayoffOf(StateId state)
        {
            if (_utility is not null)
                return _utility.Of(_space.TermIndexes(state).AsSpan());
            var ranks = _space.RanksOf(Party.Id).Value;
            return ranks.Worst - ranks[state] + 1;
        }

        private long CodeOf(StateId state)
        {
            long code = 0;
            for (var k = _places.Count - 1; k >= 0; k--)
                code = (code * _space.Issues[_places[k]].Terms.Count) + _space.TermIndex(state, _places[k]);
            return code;
        }
    }
}
