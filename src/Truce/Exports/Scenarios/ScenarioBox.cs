using Truce.Dossiers;
using Truce.States;

namespace Truce.Exports.Scenarios;

/// <summary>A number for outcomes within a box, or for those outside it.</summary>
/// <param name="Adds">The number, before it is divided by what the utility is out of.</param>
/// <param name="IsOutside">Whether it counts outside the box.</param>
/// <param name="Sides">By place of an issue, which of its terms are in the box.</param>
internal sealed record ScenarioBox(decimal Adds, bool IsOutside, EquatableArray<(int Issue, EquatableArray<int> Terms)> Sides)
{
    /// <summary>The part as a box; null when it is none.</summary>
    public static ScenarioBox? Of(UtilityPart part, EquatableArray<Issue> issues)
    {
        switch (part)
        {
            case UtilityPart.Combined(Combination.Sum, [var only], var weight):
                return Of(only, issues) is { } inner ? inner with { Adds = inner.Adds * weight } : null;
            case UtilityPart.When(Formula.Not(var condition), var adds, _):
                return CompiledFormula.Compile(condition, issues).AsBox() is { } outside ? new ScenarioBox(adds, true, SidesOf(outside)) : null;
            case UtilityPart.When(var condition, var adds, _):
                return CompiledFormula.Compile(condition, issues).AsBox() is { } sides ? new ScenarioBox(adds, false, SidesOf(sides)) : null;
            default:
                return null;
        }
    }

    /// <summary>A party's utility as boxes, also what single issues add; null for each part that is no box.</summary>
    public static IEnumerable<ScenarioBox?> AllOf(ScenarioModel model, ScenarioParty party)
    {
        foreach (var part in party.Joint)
            yield return Of(part, model.Dossier.Issues);
        if (party.Constant != 0)
            yield return new ScenarioBox(party.Constant * party.Utility.OutOf, false, []);
        for (var place = 0; place < party.Worths.Length; place++)
        {
            for (var term = 0; term < party.Worths[place].Length; term++)
            {
                if (party.Worths[place][term] != 0)
                    yield return new ScenarioBox(party.Worths[place][term] * party.Utility.OutOf, false, [(place, [term])]);
            }
        }
    }

    /// <summary>Whether the terms follow one another.</summary>
    public static bool IsInterval(EquatableArray<int> terms) => terms.Count > 0 && terms[terms.Count - 1] - terms[0] == terms.Count - 1;

    private static EquatableArray<(int Issue, EquatableArray<int> Terms)> SidesOf(IReadOnlyList<(int Issue, bool[] Members)> sides) =>
        sides.Select(side => (side.Issue, Enumerable.Range(0, side.Members.Length).Where(term => side.Members[term]).ToEquatableArray())).ToEquatableArray();
}
