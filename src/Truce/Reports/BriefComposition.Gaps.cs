using Truce.Comparison;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Reports;

/// <content>What is assumed and what is not known.</content>
internal sealed partial class BriefComposition
{
    private EquatableArray<Sentence> Assumed()
    {
        var told = new List<Sentence>();
        foreach (var preference in _dossier.Preferences)
            told.AddRange(AssumedOf(preference));
        foreach (var constraint in _dossier.Constraints.Where(constraint => constraint.Says.IsEmpty))
            told.Add(Sentence.OfAssumption($"A state counts as feasible only if {Words.Clause(constraint.Formula)}.{Because(constraint.Because)}"));
        if (_dossier.StatusQuo is { Says.IsEmpty: true })
            told.Add(Sentence.OfAssumption("How things stand now is taken as given; no statement is cited for it."));
        if (!_dossier.Preferences.IsEmpty)
            told.Add(Sentence.OfAssumption("The model holds only these issues, moves and preferences. It leaves out trust, domestic politics, changes of leadership and events on the ground."));
        return told.ToEquatableArray();
    }

    private IEnumerable<Sentence> AssumedOf(PartyPreference preference)
    {
        if (!preference.Says.IsEmpty)
            yield break;
        var name = Words.Party(preference.Party);
        var source = _dossier.Citation is null ? "rests on no statement" : "is taken from the published model";
        switch (preference.Preference)
        {
            case Preference.Priorities(var priorities) when priorities.All(priority => priority.Says.IsEmpty && priority.Because is null):
                yield return Sentence.OfAssumption($"How {name} orders the states {source}.");
                break;
            case Preference.Priorities(var priorities):
                for (var k = 0; k < priorities.Count; k++)
                {
                    if (priorities[k].Says.IsEmpty)
                        yield return Sentence.OfAssumption($"Priority {k + 1} of {name} {source}: {Words.Terms(priorities[k].Prefer)}.{Because(priorities[k].Because)}");
                }

                break;
            case Preference.Ranking(var tiers) when tiers.Any(tier => tier.Says.IsEmpty):
                yield return Sentence.OfAssumption($"How {name} ranks the states {source}.");
                break;
            case Preference.Utility utility when utility.Issues.Any(issue => issue.Says.IsEmpty) || utility.Parts.Any(part => !part.AllSays().Any()):
                yield return Sentence.OfAssumption($"What the terms are worth to {name} {source}.");
                break;
        }
    }

    private static string Because(string? because) =>
        because is null ? "" : $" {Words.Capital(because.Trim().TrimEnd('.'))}.";

    private EquatableArray<Sentence> Unknown()
    {
        var told = new List<Sentence>();
        told.AddRange(_dossier.OpenQuestions.Select(question => Sentence.OfRecord(question.Text, question.Says)));
        foreach (var outline in _comparison.Proposals.Where(outline => outline.IsOnTheTable))
        {
            var open = outline.Replies.Where(reply => reply.Kind == ReplyKind.None).ToArray();
            if (open.Length == 0)
                continue;
            var by = Words.Parties(open.Select(reply => reply.By).ToEquatableArray(), "or");
            told.Add(Sentence.OfRecord($"A reply to {Words.Proposal(outline.Proposal)} by {by}.", open.SelectMany(reply => reply.Says).Distinct().ToEquatableArray()));
        }

        told.AddRange(UnknownPlaces());
        var silent = _comparison.Issues.Where(issue => issue.Verdict == IssueVerdict.Silent).Select(issue => $"“{Words.IssueName(issue.Issue)}”").ToArray();
        if (silent.Length > 0 && !(_dossier.Proposals.IsEmpty && _dossier.Statements.IsEmpty))
            told.Add(Sentence.OfModel($"What the parties ask on {Words.Row(silent)}: no proposal on the table and no other statement says so."));
        foreach (var wait in _comparison.Issues.Where(issue => issue.Verdict == IssueVerdict.Undecided))
            told.Add(Sentence.OfModel($"Whether what is asked on “{Words.IssueName(wait.Issue)}” can stand together."));
        foreach (var party in DecisionMaker.In(_dossier).Select(dm => dm.Party).Where(party => _dossier.PreferenceOf(party.Id) is null))
            told.Add(Sentence.OfModel($"How {party.Name} orders the states: no preference is recorded."));
        if (_dossier.StatusQuo is null && !_dossier.Issues.IsEmpty)
            told.Add(Sentence.OfModel("How things stand now: the dossier does not say."));
        return told.ToEquatableArray();
    }
}
