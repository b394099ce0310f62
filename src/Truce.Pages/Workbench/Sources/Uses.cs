using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>What in a dossier rests on a statement?</summary>
internal static class Uses
{
    /// <summary>For each statement that something rests on, the page on which that is found and what it is, in words.</summary>
    public static Dictionary<StatementId, List<(string Page, string What)>> Of(Dossier dossier)
    {
        var uses = new Dictionary<StatementId, List<(string Page, string What)>>();
        foreach (var proposal in dossier.Proposals)
        {
            var says = proposal.Says.Concat(proposal.Clauses.SelectMany(clause => clause.Says))
                .Concat(proposal.IfRefused?.Says ?? default).Concat(proposal.Replies.SelectMany(reply => reply.Says));
            Add(says, "proposals", $"proposal “{proposal.Title ?? proposal.Id.Value}”");
        }

        foreach (var issue in dossier.Issues)
            Add(issue.Says, "model", $"issue “{issue.Id}”");
        foreach (var party in dossier.Parties)
            Add(party.Says, "model", $"party {party.Name}");
        foreach (var constraint in dossier.Constraints)
            Add(constraint.Says, "model", "a constraint");
        foreach (var listed in dossier.Moves)
            Add(listed.Moves.SelectMany(move => move.Says), "model", "a listed move");
        Add(dossier.StatusQuo?.Says ?? default, "model", "the status quo");
        Add(dossier.Agreement?.Says ?? default, "agreement", "what counts as an agreement");
        foreach (var preference in dossier.Preferences)
            Add(SaysOf(preference), "model", $"what {dossier.Find(preference.Party)?.Name ?? preference.Party.Value} prefers");
        foreach (var question in dossier.OpenQuestions)
            Add(question.Says, "", "an open question");
        foreach (var deed in dossier.Events)
            Add(deed.Says, "timeline", $"event “{deed.What}”");
        foreach (var plan in dossier.Plans)
            Add(plan.Says.Concat(plan.Steps.SelectMany(step => step.Says.Concat(step.Progress.SelectMany(entry => entry.Says)))), "sequence", $"plan “{plan.Title ?? plan.Id.Value}”");
        foreach (var view in dossier.Views)
            Add(SaysOf(view), "misperception", $"how {dossier.Find(view.Party)?.Name ?? view.Party.Value} sees the dispute");
        foreach (var indicator in dossier.Watch)
            Add(indicator.Says, "timeline", $"indicator “{indicator.What}”");
        foreach (var forecast in dossier.Forecasts)
            Add(forecast.Says, "timeline", $"forecast “{forecast.What}”");
        return uses;

        void Add(IEnumerable<StatementId> says, string page, string what)
        {
            foreach (var statement in says.Distinct())
            {
                if (!uses.TryGetValue(statement, out var known))
                    uses[statement] = known = [];
                known.Add((page, what));
            }
        }
    }

    private static IEnumerable<StatementId> SaysOf(PartyPreference preference) => preference.Says
        .Concat(preference.RedLines.SelectMany(line => line.Says))
        .Concat(preference.WalkAway?.Says ?? default)
        .Concat(preference.WalkAwayAtLeast?.Says ?? default)
        .Concat(preference.Known.SelectMany(comparison => comparison.Says))
        .Concat(preference.Evidence.SelectMany(choice => choice.Says))
        .Concat(SaysOf(preference.Preference));

    private static IEnumerable<StatementId> SaysOf(PartyView view) => view.Says
        .Concat(view.Preferences.SelectMany(preference => preference.Says.Concat(SaysOf(preference.Preference))))
        .Concat(view.UnseenMoves.SelectMany(listed => listed.Moves.SelectMany(move => move.Says)));

    private static IEnumerable<StatementId> SaysOf(Preference preference) => preference switch
    {
        Preference.Priorities(var statements) => statements.SelectMany(priority => priority.Says),
        Preference.Ranking(var tiers) => tiers.SelectMany(tier => tier.Says),
        Preference.Comparisons(var items) => items.SelectMany(item => item.Says),
        Preference.Utility utility => utility.Issues.SelectMany(issue => issue.Says).Concat(utility.Parts.SelectMany(part => part.AllSays())).Concat(utility.Weights.SelectMany(comparison => comparison.Says)),
        _ => [],
    };
}
