using Truce.Dossiers;
using Truce.States;

namespace Truce.Agreement;

/// <summary>A package that nobody would refuse, and how far each proposal would have to move to it.</summary>
/// <param name="Package">The package.</param>
/// <param name="Changes">For each proposal the number of issues on which the package differs from what it asks.</param>
/// <param name="Losses">For each proposal what its maker loses against it, in utility; null for an order without numbers.</param>
/// <param name="Utilities">What the package is worth to each party, in the order of the analysis; null for an order without numbers.</param>
public sealed record Bridge(Package Package, EquatableArray<int> Changes, EquatableArray<double?> Losses, EquatableArray<double?> Utilities);

/// <summary>Which packages that nobody would refuse are nearest to what each side has proposed?</summary>
/// <remarks>
/// What a proposal asks is the status quo with all the terms that its clauses name. Bridges stand in the order of the greatest number of changes that a side
/// would have to make, then of all changes, then of the losses. Only efficient packages are looked at, since any other has one beside it that is better.
/// </remarks>
/// <param name="Proposals">The proposals that ask for a package, in the order of the dossier.</param>
/// <param name="Asked">What each of them asks.</param>
/// <param name="Nearest">The bridges, the nearest first.</param>
public sealed record Bridges(EquatableArray<ProposalId> Proposals, EquatableArray<Package> Asked, EquatableArray<Bridge> Nearest)
{
    /// <summary>The bridges over the frontier of an analysis.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="most">How many bridges to give at most.</param>
    public static Bridges Of(AgreementAnalysis analysis, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var dossier = analysis.Dossier;
        var asked = dossier.Proposals.Where(proposal => proposal.Status is not (ProposalStatus.Withdrawn or ProposalStatus.Lapsed))
            .Select(proposal => (proposal, package: Asks(dossier, proposal))).Where(pair => pair.package is not null).ToArray();
        var parties = analysis.Parties.Select(party => party.Party).ToArray();
        var bridges = analysis.Frontier.Select(point =>
        {
            var utilities = point.Utilities;
            var changes = asked.Select(pair => pair.package!.Terms.Zip(point.Package.Terms).Count(terms => terms.First != terms.Second)).ToEquatableArray();
            var losses = asked.Select(pair => Array.IndexOf(parties, pair.proposal.By) is var party and >= 0
                ? analysis.UtilitiesOf(pair.package!)[party] - utilities[party] : null).ToEquatableArray();
            return new Bridge(point.Package, changes, losses, utilities);
        });
        return new Bridges(
            asked.Select(pair => pair.proposal.Id).ToEquatableArray(),
            asked.Select(pair => pair.package!).ToEquatableArray(),
            asked.Length == 0 ? [] : bridges.OrderBy(bridge => bridge.Changes.Max()).ThenBy(bridge => bridge.Changes.Sum()).ThenBy(bridge => bridge.Losses.Sum() ?? 0).Take(most).ToEquatableArray());
    }

    /// <summary>What a proposal asks: the status quo with every term that its clauses name; null when they name none, or when there is no status quo.</summary>
    /// <remarks>Where a clause names no single term, the status quo stays if it fits, else the first fitting term comes in its place.</remarks>
    public static Package? Asks(Dossier dossier, Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(proposal);
        var formulas = proposal.Clauses.SelectMany(clause => clause.When.Concat(clause.Then)).ToArray();
        if (dossier.StatusQuo is not { } now || formulas.Length == 0)
            return null;
        var terms = dossier.Issues.Select((issue, place) => issue.IndexOf(now.Terms[place])).ToArray();
        foreach (var literal in formulas.SelectMany(Literals))
        {
            var place = dossier.Issues.PlaceOf(literal.Issues()[0]);
            var compiled = States.CompiledFormula.Compile(literal, dossier.Issues);
            for (var term = 0; term < dossier.Issues[place].Terms.Count && !compiled.Holds(terms); term++)
                terms[place] = term;
        }

        return new Package(terms.ToEquatableArray());
    }

    private static IEnumerable<Formula> Literals(Formula formula) => formula switch
    {
        Formula.And(var operands) => operands.SelectMany(Literals),
        Formula.Is or Formula.In => [formula],
        Formula.Not(Formula.Is or Formula.In) => [formula],
        _ => [],
    };
}
