using Truce.Dossiers;

namespace Truce.Reports;

/// <summary>What a brief comes down to for a reader with ten minutes.</summary>
internal static class ShortBrief
{
    /// <summary>The parts that stay: what holds whatever is not known, and what it would take.</summary>
    private static readonly string[] s_kept = ["robust", "inverse"];

    public static Brief Of(Brief brief)
    {
        var @short = brief with
        {
            States = new OptionForm([], [], [], []),
            Moves = null,
            WhyTheStatusQuo = [],
            WaysAhead = null,
            Coalitions = [],
            CommonGround = new CommonGround([], []),
            Agreement = null,
            Parts = brief.Parts.Where(part => s_kept.Contains(part.Id)).Select(part => part with { Figures = [] }).ToEquatableArray(),
        };
        var cited = SentencesOf(@short).SelectMany(sentence => sentence.Says).ToHashSet();
        return @short with
        {
            WhoSaidWhat = brief.WhoSaidWhat.Select(record => record with { Said = Cited(record.Said, cited) }).Where(record => !record.Said.IsEmpty).ToEquatableArray(),
            References = Cited(brief.References, cited),
        };
    }

    private static EquatableArray<Reference> Cited(EquatableArray<Reference> references, HashSet<StatementId> cited) =>
        references.Where(reference => cited.Contains(reference.Statement.Id)).ToEquatableArray();

    private static IEnumerable<Sentence> SentencesOf(Brief brief) =>
    [
        .. brief.AtAGlance.SelectMany(finding => finding.Answer),
        .. brief.Proposals?.Sentences ?? [],
        .. brief.Parts.SelectMany(part => part.Sentences),
        .. brief.Assumed,
        .. brief.Unknown,
    ];
}
