using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Inverse;

/// <summary>A change of a dossier's model that can be written into the dossier.</summary>
public abstract record ModelChange
{
    private ModelChange()
    {
    }

    /// <summary>The dossier with the change made. What nothing was said about stays as it is.</summary>
    public abstract Dossier Apply(Dossier dossier);

    /// <summary>How large it is, to be compared with changes of its kind.</summary>
    internal virtual int Extent => 1;

    /// <summary>A party's order becomes another one, written as a ranking of all states.</summary>
    /// <param name="Party">Whose order.</param>
    /// <param name="Tiers">The states, best first, each as its terms in the order of the issues.</param>
    /// <param name="Size">How many swaps the orders lie apart.</param>
    /// <param name="Decisive">The comparisons that the verdict turns on, all of them new.</param>
    public sealed record NewOrder(PartyId Party, EquatableArray<EquatableArray<EquatableArray<TermId>>> Tiers, Swaps Size, EquatableArray<NewComparison> Decisive) : ModelChange
    {
        /// <summary>The change of an order, as it is written into a dossier.</summary>
        public static NewOrder Of(StateSpace space, OrderChange change)
        {
            ArgumentNullException.ThrowIfNull(space);
            ArgumentNullException.ThrowIfNull(change);
            var tiers = space.States.GroupBy(state => change.Ranks[state.Ordinal]).OrderBy(tier => tier.Key)
                .Select(tier => tier.Select(state => Enumerable.Range(0, space.Issues.Count).Select(place => space.TermOf(state, place).Id).ToEquatableArray()).ToEquatableArray());
            return new NewOrder(change.Party, tiers.ToEquatableArray(), change.Size, change.Decisive);
        }


        internal override int Extent => Size.Halves;

        /// <inheritdoc/>
        public override Dossier Apply(Dossier dossier)
        {
            var tiers = Tiers.Select(tier => new Tier(AnyOf(tier.Select(state => AllOf(state.Select((term, place) => (Formula)new Formula.Is(dossier.Issues[place].Id, term)))))));
            return WithPreference(dossier, Party, _ => new Preference.Ranking(tiers.ToEquatableArray()));
        }

        private static Formula AllOf(IEnumerable<Formula> formulas) => formulas.ToArray() is [var only] ? only : new Formula.And(formulas.ToEquatableArray());

        private static Formula AnyOf(IEnumerable<Formula> formulas) => formulas.ToArray() is [var only] ? only : new Formula.Or(formulas.ToEquatableArray());
    }

    /// <summary>A party gives one of its priorities another place.</summary>
    /// <param name="Party">Whose priority.</param>
    /// <param name="From">Its zero-based place now.</param>
    /// <param name="To">Its place then.</param>
    public sealed record MovedPriority(PartyId Party, int From, int To) : ModelChange
    {
        internal override int Extent => Math.Abs(From - To);

        /// <inheritdoc/>
        public override Dossier Apply(Dossier dossier) => WithPreference(dossier, Party, preference =>
        {
            var statements = ((Preference.Priorities)preference).Statements.ToList();
            var moved = statements[From];
            statements.RemoveAt(From);
            statements.Insert(To, moved);
            return new Preference.Priorities(statements.ToEquatableArray());
        });
    }

    /// <summary>A party comes to want something more: a penalty for what makes it false, or a reward for what makes it true.</summary>
    /// <param name="Party">Whose priority.</param>
    /// <param name="Prefer">What it would have true.</param>
    /// <param name="Place">The zero-based place among its priorities; the less it has to weigh, the larger.</param>
    /// <param name="Of">How many priorities the party has now.</param>
    public sealed record AddedPriority(PartyId Party, Formula Prefer, int Place, int Of) : ModelChange
    {
        internal override int Extent => 1 + Of - Place;

        /// <inheritdoc/>
        public override Dossier Apply(Dossier dossier) => WithPreference(dossier, Party, preference =>
        {
            var statements = ((Preference.Priorities)preference).Statements.ToList();
            statements.Insert(Place, new Priority(Prefer, "suggested by an inverse analysis"));
            return new Preference.Priorities(statements.ToEquatableArray());
        });
    }

    /// <summary>A change of an issue cannot be taken back any more.</summary>
    /// <param name="Issue">The issue.</param>
    /// <param name="Change">The change.</param>
    public sealed record Commitment(IssueId Issue, OneWay Change) : ModelChange
    {
        /// <inheritdoc/>
        public override Dossier Apply(Dossier dossier) => dossier with
        {
            Issues = dossier.Issues.Select(issue => issue.Id == Issue ? issue with { OneWay = [.. issue.OneWay, Change] } : issue).ToEquatableArray(),
        };
    }

    /// <summary>Somebody sees to it that states cannot come about in which this is false: moves into them are gone.</summary>
    /// <param name="Holds">What is guaranteed.</param>
    /// <param name="Removed">How many feasible states it takes away.</param>
    public sealed record Guarantee(Formula Holds, int Removed) : ModelChange
    {
        internal override int Extent => Removed;

        /// <inheritdoc/>
        public override Dossier Apply(Dossier dossier) =>
            dossier with { Constraints = [.. dossier.Constraints, new Constraint(Holds, "a guarantee suggested by an inverse analysis")] };
    }

    /// <summary>A new term: one party answers when another breaks what was agreed. The answer is what the other would least have, and the first would give it.</summary>
    /// <param name="By">Who answers.</param>
    /// <param name="To">Whose breach.</param>
    /// <param name="Kept">What is true as long as nothing is broken.</param>
    public sealed record Answered(PartyId By, PartyId To, Formula Kept) : ModelChange
    {
        /// <summary>The issue that the answer becomes.</summary>
        public IssueId Issue => new($"answer-of-{By}-to-{To}");

        /// <inheritdoc/>
        public override Dossier Apply(Dossier dossier)
        {
            var given = new Formula.Is(Issue, TermId.Yes);
            var with = dossier with
            {
                Issues =
                [
                    .. dossier.Issues,
                    new Issue
                    {
                        Id = Issue,
                        Question = $"Does {dossier.Find(By)!.Name} answer a breach by {dossier.Find(To)!.Name}?",
                        Deciders = Deciders.One(By),
                        Terms = [new Term(TermId.No), new Term(TermId.Yes)],
                    },
                ],
                StatusQuo = dossier.StatusQuo is { } now ? now with { Terms = [.. now.Terms, TermId.No] } : null,
            };
            with = new AddedPriority(To, new Formula.Not(given), 0, 0).Apply(with);
            return new AddedPriority(By, new Formula.Iff(given, new Formula.Not(Kept)), 0, 0).Apply(with);
        }
    }

    private static Dossier WithPreference(Dossier dossier, PartyId party, Func<Preference, Preference> change) => dossier with
    {
        Preferences = dossier.Preferences.Select(p => p.Party == party ? p with { Preference = change(p.Preference) } : p).ToEquatableArray(),
    };
}
