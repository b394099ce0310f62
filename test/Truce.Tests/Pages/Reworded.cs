using Truce.Dossiers;

namespace Truce.Tests.Pages;

/// <summary>A dossier in which every text for people is replaced by another; its names for programs stay.</summary>
internal static class Reworded
{
    public static Dossier By(Dossier dossier, Func<string, string> word)
    {
        return dossier with
        {
            Title = word(dossier.Title),
            Summary = Maybe(dossier.Summary),
            Citation = Maybe(dossier.Citation),
            Sources = Each(dossier.Sources, source => source with { Title = Maybe(source.Title), Publisher = Maybe(source.Publisher), Url = Maybe(source.Url), File = word(source.File), Sha256 = Maybe(source.Sha256) }),
            Parties = Each(dossier.Parties, party => party with { Name = word(party.Name), Spokespersons = Each(party.Spokespersons, word) }),
            Issues = Each(dossier.Issues, issue => issue with { Question = Maybe(issue.Question), Terms = Each(issue.Terms, term => term with { Label = Maybe(term.Label) }) }),
            Constraints = Each(dossier.Constraints, constraint => constraint with { Because = Maybe(constraint.Because) }),
            Statements = Each(dossier.Statements, statement => statement with { Quotation = statement.Quotation with { Exact = word(statement.Quotation.Exact) }, Speaker = Maybe(statement.Speaker) }),
            Proposals = Each(dossier.Proposals, Proposal),
            OpenQuestions = Each(dossier.OpenQuestions, question => question with { Text = word(question.Text) }),
        };

        Proposal Proposal(Proposal proposal) => proposal with
        {
            Title = Maybe(proposal.Title),
            Clauses = Each(proposal.Clauses, clause => clause with { Guarantee = clause.Guarantee is { } guarantee ? guarantee with { Name = word(guarantee.Name) } : null }),
            IfRefused = proposal.IfRefused is { } refusal ? refusal with { Warns = word(refusal.Warns) } : null,
        };

        string? Maybe(string? text) => text is null ? null : word(text);
    }

    private static EquatableArray<T> Each<T>(EquatableArray<T> items, Func<T, T> change) => items.Select(change).ToEquatableArray();
}
