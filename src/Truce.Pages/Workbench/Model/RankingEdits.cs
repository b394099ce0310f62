using Truce.Dossiers;
using Truce.Reports;
using Truce.States;

namespace Truce.Pages.Workbench;

/// <summary>Changes of a ranking that the page Model offers. Whatever is done, each feasible state stays in the one tier, or comes into one of the two, that it was in.</summary>
public static class RankingEdits
{
    /// <summary>Up to how many states a new ranking lists one by one; of more it begins with all of them in one formula.</summary>
    private const int MostStates = 36;

    /// <summary>Whether a change looks at the feasible states: to list them, or to find on which side of a parting each tier lies.</summary>
    public static bool LooksAtStates(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Act(0).Act is "begin" or "part";
    }

    /// <summary>Begins a ranking with all states tied, moves tiers, ties or parts them, or says that one is strongly preferred to what follows.</summary>
    public static Edit Change(ShownDossier opened, Form form)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(form);
        var owner = form["party"] ?? "";
        if (opened.Dossier.Find(new PartyId(owner)) is not { } party)
            return Edit.Refused($"The dossier has no party called '{owner}'.");
        var reader = new FormReader(opened, form);
        var old = PreferenceHolders.Of(opened.Dossier, owner);
        if (form["act"] == "begin" && old is null or Preference.Partial)
            return With(opened, owner, [new Tier(AllStates(opened))], $"began to rank the states for {party.Name}");
        if (old is not Preference.Ranking(var before))
            return Edit.Nothing;
        var (act, place) = form.Act(before.Count);
        var (after, note) = (act, place) switch
        {
            ("up", { } at) when at > 0 => (Reordered(before, Moved(before.Count, at, at - 1)), Note(at, at - 1)),
            ("down", { } at) when at < before.Count - 1 => (Reordered(before, Moved(before.Count, at, at + 1)), Note(at, at + 1)),
            ("order", _) when form.Order(before.Count) is { } order => (Reordered(before, order), $"put the ranking of {party.Name} in another order"),
            ("tie", { } at) when at > 0 => (Tied(before, at), $"tied the {Words.Ordinal(at)} and {Words.Ordinal(at + 1)} tier of {party.Name}"),
            ("untie", { } at) => (Untied(before, at), $"parted the {Words.Ordinal(at + 1)} tier of {party.Name}"),
            ("strong", { } at) when at < before.Count - 1 => (before.Select((tier, k) => k == at ? tier with { IsStronglyPreferredToNext = !tier.IsStronglyPreferredToNext } : tier), $"said how far apart tiers of {party.Name} are"),
            ("part", _) => (Parted(opened, before, reader), $"parted a tier of {party.Name}"),
            _ => (null, ""),
        };
        if (after is null)
            return Edit.Nothing;
        return reader.Refusal ?? With(opened, owner, after, note);

        string Note(int from, int to) => $"moved a tier of {party.Name} from {Words.Ordinal(from + 1)} to {Words.Ordinal(to + 1)} place";
    }

    private static Edit With(ShownDossier opened, string owner, IEnumerable<Tier> tiers, string note) =>
        Edit.Of(opened, PreferenceHolders.With(opened.Dossier, owner, Rankings.Of(tiers)), note);

    private static Formula AllStates(ShownDossier opened) => opened.Space.Is(out var space) && space.Count is > 1 and <= MostStates
        ? Rankings.Any(space.States.Select(state => StateOf(space, state)).ToEquatableArray())
        : Formula.True;

    private static Formula StateOf(StateSpace space, StateId state) =>
        Together.Of(space.Issues.Select((issue, k) => (Formula)new Formula.Is(issue.Id, space.TermOf(state, k).Id)).ToEquatableArray())!;

    private static int[] Moved(int count, int from, int to)
    {
        var order = Enumerable.Range(0, count).ToList();
        order.RemoveAt(from);
        order.Insert(to, from);
        return [.. order];
    }

    // A mark of strength stands between two places, and stays there whichever tiers come to lie on its sides.
    private static IEnumerable<Tier> Reordered(EquatableArray<Tier> tiers, int[] order) =>
        order.Select((old, k) => tiers[old] with { IsStronglyPreferredToNext = tiers[k].IsStronglyPreferredToNext });

    private static IEnumerable<Tier> Tied(EquatableArray<Tier> tiers, int lower)
    {
        var (above, below) = (tiers[lower - 1], tiers[lower]);
        var tied = new Tier(Rankings.Any([.. Rankings.StatesOf(above), .. Rankings.StatesOf(below)]), above.Says.Concat(below.Says).Distinct().ToEquatableArray(), below.IsStronglyPreferredToNext);
        return tiers.Take(lower - 1).Append(tied).Concat(tiers.Skip(lower + 1));
    }

    private static IEnumerable<Tier> Untied(EquatableArray<Tier> tiers, int place)
    {
        var states = Rankings.StatesOf(tiers[place]);
        var alone = states.Select((state, k) => tiers[place] with { States = state, IsStronglyPreferredToNext = k == states.Count - 1 && tiers[place].IsStronglyPreferredToNext });
        return tiers.Take(place).Concat(alone).Concat(tiers.Skip(place + 1));
    }

    /// <summary>The states of a tier of which something holds, above those of which it does not.</summary>
    private static IEnumerable<Tier> Parted(ShownDossier opened, EquatableArray<Tier> tiers, FormReader reader)
    {
        var place = reader.Whole("tier") is { } asked && asked < tiers.Count ? asked : 0;
        if (Together.Of(reader.Formulas("first")) is not { } formula || reader.Refusal is not null || !opened.Space.Is(out var space))
        {
            if (reader.Refusal is null)
                reader.Wrong("Say which of the states come first; that takes a dossier whose states can be found", field: "first");
            return tiers;
        }

        var (above, below) = (new List<Formula>(), new List<Formula>());
        foreach (var states in Rankings.StatesOf(tiers[place]))
        {
            var (with, without) = (And(states, formula), And(states, new Formula.Not(formula)));
            var (isAbove, isBelow) = (!space.Where(with).IsEmpty, !space.Where(without).IsEmpty);
            if (isAbove)
                above.Add(isBelow ? with : states);
            if (isBelow)
                below.Add(isAbove ? without : states);
        }

        if (above.Count == 0 || below.Count == 0)
        {
            reader.Wrong($"This holds of {(above.Count == 0 ? "none" : "all")} of the states in {Words.Ordinal(place + 1)} place, so that it does not part them", field: "first");
            return tiers;
        }

        var tier = tiers[place];
        return tiers.Take(place)
            .Append(tier with { States = Rankings.Any(above.ToEquatableArray()), IsStronglyPreferredToNext = false })
            .Append(tier with { States = Rankings.Any(below.ToEquatableArray()) })
            .Concat(tiers.Skip(place + 1));
    }

    private static Formula And(Formula states, Formula formula) => states == Formula.True ? formula : new Formula.And([.. Together.PartsOf(states), formula]);
}
