using Truce.Dossiers;

namespace Truce.Exports;

/// <summary>A model in option form as a save file of GMCR+ (JSON).</summary>
/// <remarks>
/// An issue of two terms becomes an option, the second term being <c>Y</c>; constraints become infeasible patterns; priorities become statements when
/// every party has priorities, else every party gets a ranking by hand. What an import kept beside the dossier is put back where it stood.
/// docs/reference/formats.md describes the keys.
/// </remarks>
internal sealed class GmcrExport : ExportFormat
{
    public override string Id => "gmcr";

    public override string Extension => ".gmcr";

    public override string Description => "a model in option form, for GMCR+ (JSON)";

    public override Answer<ExportedFile> Write(ExportMaterial material, CancellationToken cancellation = default)
    {
        var obstacles = new List<string>();
        var dossier = material.Dossier;
        obstacles.AddRange(IssueObstacles(dossier));
        if (dossier.Issues.IsEmpty)
            obstacles.Add("the dossier has no issue, so there is no option to write");
        var decisionMakers = dossier.Parties.Where(party => IsWritten(dossier, party)).ToArray();
        if (decisionMakers.Length == 0)
            obstacles.Add("no party decides any issue, and GMCR+ needs a decision maker");
        if (obstacles.Count > 0)
            return Answer.Cannot<ExportedFile>(obstacles.ToEquatableArray());

        var model = new GmcrModelText(material, decisionMakers);
        var text = model.Write(obstacles);
        return obstacles.Count > 0
            ? Answer.Cannot<ExportedFile>(obstacles.ToEquatableArray())
            : Answer.Of(new ExportedFile(text, model.Remarks.ToEquatableArray()));
    }

    private static bool IsWritten(Dossier dossier, Party party) =>
        dossier.PreferenceOf(party.Id) is not null || dossier.IsDecisionMaker(party.Id);

    private static IEnumerable<string> IssueObstacles(Dossier dossier)
    {
        foreach (var listed in dossier.Moves)
            yield return $"the moves of {dossier.Find(listed.Party)?.Name} are listed; in GMCR+ moves follow from who has which option";
        foreach (var issue in dossier.Issues)
        {
            if (issue.Terms.Count != 2)
                yield return $"'{issue.Id}' has {Wording.Count(issue.Terms.Count, "term")} ({Wording.Terms(issue)}); an option of GMCR+ has two, N and Y";
            if (issue.Deciders is { Rule: DecisionRule.All, Parties.Count: > 1 })
                yield return $"'{issue.Id}' is decided by {Wording.Row(issue.Deciders.Parties.Select(party => dossier.Find(party)?.Name ?? party.Value))} together; in GMCR+ whoever has an option can change it alone";
        }
    }
}
