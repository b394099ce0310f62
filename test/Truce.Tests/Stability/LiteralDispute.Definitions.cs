using Truce.Dossiers;

namespace Truce.Tests.Stability;

/// <content>The definitions, quantifier by quantifier.</content>
internal sealed partial class LiteralDispute
{
    private readonly Dictionary<(int Horizon, int I, int S), int> _expected = [];

    /// <summary>Whether s is stable for i under a definition, by its id.</summary>
    public bool IsStable(string definition, int i, int s)
    {
        var parts = definition.Split('-');
        return parts switch
        {
            ["sim"] => IsSimultaneouslyStable(i, s),
            ["nm"] => IsNonMyopicallyStable(i, s),
            [['l', ..]] => Expected(int.Parse(definition[1..]), i, s) == s,
            ["strong", var basis] => IsStrong(basis, i, s),
            ["weak", var basis] => IsStable(basis, i, s) && !IsStrong(basis, i, s),
            ["relational", var basis] => IsStable(basis, i, s, "relational", TotallyPrefers, (j, q, from) => !TotallyPrefers(j, q, from), TotallyPrefers),
            [var basis, var extension] => IsStable(basis, i, s, "possible", TemptsIn(extension), DetersIn(extension), MayPrefer),
            _ => IsStable(definition, i, s, "known", Prefers, (j, q, from) => !Prefers(j, q, from), Prefers),
        };
    }

    /// <summary>∀ s1 ∈ R_i(s) that tempts ∃ s2 that deters, for what tempts, deters and moves a mover in a sequence.</summary>
    private bool IsStable(
        string basis, int i, int s, string kind, Func<int, int, int, bool> tempts, Func<int, int, int, bool> deters, Func<int, int, int, bool> improves)
    {
        bool CannotEscape(int s2) => _arcs[i][s2].All(s3 => deters(i, s3, s));
        HashSet<int> Moves(int s1) => ReachableByOthers(i, s1, "moves", (_, _, _) => true);
        HashSet<int> Improvements(int s1) => ReachableByOthers(i, s1, kind, improves);
        foreach (var s1 in _arcs[i][s].Where(s1 => tempts(i, s1, s)))
        {
            var isMet = basis switch
            {
                "nash" => false,
                "gmr" => Moves(s1).Any(s2 => deters(i, s2, s)),
                "smr" => Moves(s1).Any(s2 => deters(i, s2, s) && CannotEscape(s2)),
                "seq" => Improvements(s1).Any(s2 => deters(i, s2, s)),
                "sseq" => Improvements(s1).Any(s2 => deters(i, s2, s) && CannotEscape(s2)),
                _ => throw new ArgumentException($"No such definition: {basis}", nameof(basis)),
            };
            if (!isMet)
                return false;
        }

        return true;
    }

    private bool IsStrong(string basis, int i, int s) => IsStable(basis, i, s, "known", Prefers, (j, q, from) => _relation[j, q, from] == '_', Prefers);

    private bool MayPrefer(int i, int q, int s) => _relation[i, q, s] is '+' or '#' or 'U';

    // Li, Hipel, Kilgour and Fang 2004, the table of the four extensions.
    private Func<int, int, int, bool> TemptsIn(string extension) => extension is "a" or "c" ? MayPrefer : Prefers;

    private Func<int, int, int, bool> DetersIn(string extension) => extension is "a" or "b"
        ? (i, q, s) => _relation[i, q, s] is '=' or '-' or '_'
        : (i, q, s) => _relation[i, q, s] is '=' or '-' or '_' or 'U';

    /// <summary>q TRP(e)_i s of Inohara, Hipel and Walker 2007.</summary>
    private bool TotallyPrefers(int i, int q, int s) => Enumerable.Range(0, DecisionMakers).All(j => AttitudeOf(i, j) switch
    {
        AttitudeKind.Positive => _relation[j, q, s] is '+' or '#' or '=',
        AttitudeKind.Negative => _relation[j, q, s] is not ('+' or '#'),
        _ => true,
    });

    private AttitudeKind AttitudeOf(int i, int j)
    {
        var written = _dossier.PreferenceOf(_decisionMakers[i].Id)!.Attitudes.FirstOrDefault(attitude => attitude.To == _decisionMakers[j].Id);
        return written?.Kind ?? (i == j ? AttitudeKind.Positive : AttitudeKind.Neutral);
    }

    /// <summary>SEQ, or at least one other is not SEQ stable either and each improvement meets some combination that is feasible and no better.</summary>
    private bool IsSimultaneouslyStable(int i, int s)
    {
        if (IsStable("seq", i, s))
            return true;
        var others = Enumerable.Range(0, DecisionMakers).Where(j => j != i && !IsStable("seq", j, s)).ToArray();
        foreach (var s1 in _arcs[i][s].Where(s1 => Prefers(i, s1, s)))
        {
            IEnumerable<int[]> choices = [[s1]];
            foreach (var j in others)
                choices = [.. choices.SelectMany(moves => _arcs[j][s].Where(q => Prefers(j, q, s)).Select(q => (int[])[.. moves, q]).Prepend(moves))];
            var ends = choices.Where(moves => moves.Length > 1).Select(moves => Together(s, moves)).Where(end => end >= 0);
            if (!ends.Any(end => !Prefers(i, end, s)))
                return false;
        }

        return others.Length > 0;
    }

    /// <summary>The state in which each issue has the one new term that a move gives it; -1 when moves differ over it or the state is not feasible.</summary>
    private int Together(int s, int[] moves)
    {
        var terms = new int[States[s].Length];
        for (var k = 0; k < terms.Length; k++)
        {
            var changes = moves.Select(q => States[q][k]).Where(term => term != States[s][k]).Distinct().ToArray();
            if (changes.Length > 1)
                return -1;
            terms[k] = changes.Length == 1 ? changes[0] : States[s][k];
        }

        return Array.FindIndex(States, state => state.SequenceEqual(terms));
    }

    /// <summary>G_h(i, s) of Kilgour 1985: the lowest of equally good moves, and staying when nothing is better.</summary>
    private int Expected(int horizon, int i, int s)
    {
        if (horizon == 0 || _arcs[i][s].Length == 0)
            return s;
        if (_expected.TryGetValue((horizon, i, s), out var known))
            return known;
        var ends = _arcs[i][s].Select(t => Expected(horizon - 1, 1 - i, t)).ToArray();
        var best = ends.First(end => ends.All(other => !Prefers(i, other, end)));
        return _expected[(horizon, i, s)] = Prefers(i, best, s) ? best : s;
    }

    /// <summary>Layer by layer until one has been seen before; stable in all layers from there round to it.</summary>
    private bool IsNonMyopicallyStable(int i, int s)
    {
        var seen = new Dictionary<string, int>();
        for (var horizon = 0; ; horizon++)
        {
            var layer = string.Join(',', Enumerable.Range(0, 2).SelectMany(j => All.Select(q => Expected(horizon, j, q))));
            if (seen.TryGetValue(layer, out var first))
                return Enumerable.Range(first, horizon - first).All(h => Expected(h, i, s) == s);
            seen[layer] = horizon;
        }
    }
}
