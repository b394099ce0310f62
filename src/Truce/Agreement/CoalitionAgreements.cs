using Truce.Dossiers;

namespace Truce.Agreement;

/// <summary>What some of the parties can agree on and carry out without the others.</summary>
/// <param name="Parties">The parties, in the order of the analysis.</param>
/// <param name="Issues">The issues that they can settle by themselves, in the order of the dossier.</param>
/// <param name="Efficient">The efficient packages that differ from the status quo in these issues only and are better for each of them than the status quo.</param>
public sealed record CoalitionAgreement(EquatableArray<PartyId> Parties, EquatableArray<IssueId> Issues, EquatableArray<Package> Efficient);

/// <summary>Which coalitions can carry out an agreement alone, and who can veto?</summary>
/// <remarks>
/// A coalition can settle an issue when one of its parties can alone, or when all who decide it together belong to it; other issues stay as they are. A party
/// holds a veto when no coalition without it has anything to agree on.
/// </remarks>
/// <param name="Coalitions">The coalitions of two parties and more that have something to agree on, the smallest first.</param>
/// <param name="Vetoes">The parties without which nobody has anything to agree on.</param>
public sealed record CoalitionAgreements(EquatableArray<CoalitionAgreement> Coalitions, EquatableArray<PartyId> Vetoes)
{
    private const int MostParties = 8;

    /// <summary>Looks at every coalition of the parties of an analysis.</summary>
    /// <returns>The coalitions, or why they cannot be told.</returns>
    public static Answer<CoalitionAgreements> Of(AgreementAnalysis analysis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var (dossier, parties) = (analysis.Dossier, analysis.Parties.Select(party => party.Party).ToArray());
        if (dossier.StatusQuo is not { } now)
            return Answer.Cannot<CoalitionAgreements>("the dossier does not say what the status quo is, so that nothing can be said of what some could change without the others");
        if (parties.Length > MostParties)
            return Answer.Cannot<CoalitionAgreements>($"{parties.Length} parties form too many coalitions to look at; name at most {MostParties} with --for");
        var found = new List<CoalitionAgreement>();
        foreach (var members in Enumerable.Range(1, (1 << parties.Length) - 1).Select(set => parties.Where((_, party) => (set >> party & 1) != 0).ToArray()))
        {
            if (members.Length >= 2 && AgreementOf(dossier, now, members, cancellation) is { } agreement)
                found.Add(agreement);
        }

        var vetoes = found.Count == 0 ? [] : parties.Where(party => found.TrueForAll(coalition => coalition.Parties.Contains(party)));
        return Answer.Of(new CoalitionAgreements(found.OrderBy(coalition => coalition.Parties.Count).ToEquatableArray(), vetoes.ToEquatableArray()));
    }

    private static CoalitionAgreement? AgreementOf(Dossier dossier, StatusQuo now, PartyId[] members, CancellationToken cancellation)
    {
        var own = dossier.Issues.Where(issue => CanSettle(issue, members)).ToArray();
        if (own.Length == 0)
            return null;
        var others = dossier.Issues.Select((issue, place) => (issue, now: now.Terms[place])).Where(pair => !own.Contains(pair.issue));
        var narrowed = dossier with
        {
            Agreement = null,
            Constraints = [.. dossier.Constraints, .. others.Select(pair => new Constraint(new Formula.Is(pair.issue.Id, pair.now)))],

            // Each of them compares with the status quo, whatever else it has said.
            Preferences = dossier.Preferences.Select(preference => preference with
            {
                WalkAway = new WalkAway(),
                Preference = preference.Preference is Preference.Utility utility ? utility with { Reservation = null } : preference.Preference,
            }).ToEquatableArray(),
        };
        var answer = AgreementAnalysis.Run(narrowed, new AgreementOptions { Parties = members.ToEquatableArray(), MaxRanked = 0 }, cancellation);
        if (!answer.Is(out var analysis))
            return null;
        var standing = new Package(dossier.Issues.Select((issue, place) => issue.IndexOf(now.Terms[place])).ToEquatableArray());
        var better = Enumerable.Range(0, analysis.Frontier.Count).Select(point => analysis.Frontier[point].Package).Where(package => package != standing && analysis.IsBetterForAll(package, standing)).ToEquatableArray();
        return better.IsEmpty ? null : new CoalitionAgreement(members.ToEquatableArray(), own.Select(issue => issue.Id).ToEquatableArray(), better);
    }

    private static bool CanSettle(Issue issue, PartyId[] members) => issue.Deciders.Rule == DecisionRule.All && issue.Deciders.Parties.Count > 1
        ? issue.Deciders.Parties.All(members.Contains)
        : issue.Deciders.Parties.Any(members.Contains);
}
