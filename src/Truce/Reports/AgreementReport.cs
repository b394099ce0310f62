using Truce.Agreement;
using Truce.Stability;

namespace Truce.Reports;

/// <summary>What mediators ask about agreements: is there one, why not, who gives what for what, what is near to what was proposed, would it hold?</summary>
/// <param name="Part">The answers, each under its question, with the table of the proposals and the drawing of what packages are worth; questions that do not arise are left out.</param>
public sealed record AgreementReport(ReportPart Part)
{
    private const int MostPackages = 3;

    /// <summary>Answers the questions.</summary>
    /// <param name="analysis">What the parties could agree on.</param>
    /// <param name="impasse">Why they cannot, or why that is not known; null when it was not asked.</param>
    /// <param name="stability">How the states were judged; null when they were not, and then nothing is said of what would hold.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static AgreementReport Of(AgreementAnalysis analysis, Answer<Impasse>? impasse, StabilityAnalysis? stability, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var narration = new Narration(analysis.Dossier);
        var sections = new List<Finding>();
        Add("Is there anything that nobody would refuse?", narration.Zone(analysis));
        if (impasse is not null && !analysis.HasZone)
        {
            Add("Why is there no agreement?", impasse.Is(out var found) ? narration.Conflicts(found) : [Sentence.OfModel($"That cannot be said: {string.Join("; ", impasse.Obstacles)}.")]);
            if (found is not null)
                Add("What would have to move?", narration.Openings(analysis, found));
        }

        var packages = Suggested(analysis);
        Add("Who gives what for what?", packages.Take(1).SelectMany(package => narration.Trade(analysis, package)));
        var dance = NegotiationDance.Of(analysis);
        Add("How have the proposals moved?", narration.Dance(analysis, dance));
        Add("What is nearest to what was proposed?", narration.Bridges(analysis, Bridges.Of(analysis, MostPackages)));
        Add("Can what was proposed be bettered for somebody at nobody's cost?", narration.Improvements(analysis));
        if (stability is not null)
            Add("Would it hold?", packages.SelectMany(package => narration.Holding(analysis, stability, package)));
        if (CoalitionAgreements.Of(analysis, cancellation).Is(out var coalitions))
            Add("What could some of them do without the others?", narration.Coalitions(analysis, coalitions));
        return new AgreementReport(AgreementDrawings.Beside(sections.ToEquatableArray(), analysis, dance, narration.Words));

        void Add(string question, IEnumerable<Sentence> answer)
        {
            var sentences = answer.ToEquatableArray();
            if (!sentences.IsEmpty)
                sections.Add(new Finding(question, sentences));
        }
    }

    /// <summary>The packages that are gone into: what solutions single out, else where the parties meet by falling back, else the first efficient ones.</summary>
    private static Package[] Suggested(AgreementAnalysis analysis)
    {
        var found = analysis.Solutions.Where(result => !result.Solution.Id.Contains(':')).SelectMany(result => result.Points.Take(1)).Select(point => analysis.Frontier[point].Package)
            .Concat(analysis.Fallback.Take(1).SelectMany(fallback => fallback.Packages.Take(1)))
            .Concat(analysis.Frontier.Take(1).Select(point => point.Package));
        return analysis.HasZone ? [.. found.Distinct().Take(MostPackages)] : [];
    }
}
