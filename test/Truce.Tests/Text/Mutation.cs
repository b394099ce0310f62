using Truce.Dossiers;

namespace Truce.Tests.Text;

/// <summary>Changes a dossier in one or a few places, so that it still keeps the reader's rules.</summary>
internal static class Mutation
{
    public static Dossier Of(Dossier dossier, int seed)
    {
        var random = new Random(seed);
        var text = RandomDossier.TextOf(seed);
        for (var i = random.Next(1, 4); i > 0; i--)
            dossier = One(dossier, random, text);
        return dossier;
    }

    private static Dossier One(Dossier d, Random random, string text) => random.Next(16) switch
    {
        0 => d with { Title = text },
        1 => d with { Summary = d.Summary is null ? text : null },
        2 => d with { AsOf = d.AsOf is null ? new DateOnly(2024, 6, 14) : null },
        3 => d with { Constraints = Changed(d.Constraints, random, c => c with { Because = c.Because is null ? text : null }) },
        4 => d with { Constraints = Shuffled(d.Constraints, random) },
        5 => d with { Constraints = [.. d.Constraints, new Constraint(new Formula.Not(Formula.True)), .. d.Constraints] },
        6 => d with { OpenQuestions = Without(d.OpenQuestions, random) },
        7 => d with { OpenQuestions = [new OpenQuestion(text), .. d.OpenQuestions] },
        8 => d with { Proposals = Shuffled(d.Proposals, random) },
        9 => WithoutProposals(d, random),
        10 => d with { Proposals = Changed(d.Proposals, random, p => p with { Title = text, Clauses = Without(p.Clauses, random), Tabled = null }) },
        11 => d with { Proposals = Changed(d.Proposals, random, p => p with { Clauses = Changed(p.Clauses, random, c => c with { Says = [], When = Without(c.When, random), Guarantee = new Guarantee(text) }) }) },
        12 => d with { Parties = Changed(d.Parties, random, p => p with { Name = text, Role = PartyRole.Mediator, Spokespersons = [text, .. Without(p.Spokespersons, random)] }) },
        13 => d.Parties.Any(p => p.Id.Value == "newcomer") ? d : d with { Parties = [.. Shuffled(d.Parties, random), new Party { Id = new PartyId("newcomer"), Name = "newcomer" }] },
        14 => d with { Statements = Changed(d.Statements, random, s => s with { Quotation = s.Quotation with { Exact = text, Prefix = null, Position = new(3, 9) }, Party = null, Takes = [], Act = Act.NoReply }) },
        _ => d with { Preferences = Changed(d.Preferences, random, p => p with { Preference = ChangedPreference(p.Preference, random, text) }) },
    };

    private static Preference ChangedPreference(Preference preference, Random random, string text) => preference switch
    {
        Preference.Priorities(var statements) => new Preference.Priorities([.. Shuffled(statements, random), new Priority(Formula.True, text)]),
        Preference.Ranking(var tiers) => random.Next(3) == 0 ? new Preference.Priorities([]) : new Preference.Ranking([.. Without(tiers, random), new Tier(Formula.False)]),
        Preference.Utility utility => utility with
        {
            Issues = Changed(Shuffled(utility.Issues, random), random, i => i with { Weight = 7.5m, Values = i.Values.Select(v => v + 1).ToEquatableArray() }),
            Reservation = utility.Reservation is null ? 2 : null,
            Parts = Shuffled(Without(utility.Parts, random), random),
            AtMost = 3,
        },
        _ => preference,
    };

    private static EquatableArray<T> Changed<T>(EquatableArray<T> items, Random random, Func<T, T> change)
    {
        if (items.IsEmpty)
            return items;
        var at = random.Next(items.Count);
        return items.Select((item, i) => i == at ? change(item) : item).ToEquatableArray();
    }

    private static EquatableArray<T> Without<T>(EquatableArray<T> items, Random random)
    {
        var at = random.Next(Math.Max(1, items.Count));
        return items.Where((_, i) => i != at).ToEquatableArray();
    }

    private static EquatableArray<T> Shuffled<T>(EquatableArray<T> items, Random random)
    {
        var array = items.ToArray();
        random.Shuffle(array);
        return array.ToEquatableArray();
    }

    // A proposal that another names as its successor is not taken away alone.
    private static Dossier WithoutProposals(Dossier d, Random random)
    {
        var kept = Without(d.Proposals, random);
        return d with { Proposals = kept.Select(proposal => kept.Any(other => other.Id == proposal.Successor) ? proposal : proposal with { Successor = null }).ToEquatableArray() };
    }
}
