using Truce.Comparison;
using Truce.Dossiers;
using ReplyKind = Truce.Dossiers.ReplyKind;

namespace Truce.Reports;

/// <content>The first screen.</content>
internal sealed partial class BriefComposition
{
    private const int MostProposalsAtAGlance = 4;
    private const int MostClausesAtAGlance = 4;
    private const int MostPositionsAtAGlance = 4;
    private const int MostCited = 12;
    private const string Equilibrium = "a state that no party would leave by a move of its own";

    private EquatableArray<Finding> AtAGlance()
    {
        var findings = new List<Finding>();
        Add(findings, "What has each side put forward, and on what condition?", PutForward());
        Add(findings, "Has there been a reply?", RepliesAtAGlance());
        Add(findings, "What stalls the talks?", Stalls());
        Add(findings, "Would the status quo hold?", StatusQuoAtAGlance());
        Add(findings, "Which states would hold?", EquilibriaAtAGlance());
        Add(findings, "Is there a state that every principal would rather have?", ImprovementAtAGlance());
        return findings.ToEquatableArray();
    }

    private static void Add(List<Finding> findings, string question, IEnumerable<Sentence> answer)
    {
        var sentences = answer.ToEquatableArray();
        if (!sentences.IsEmpty)
            findings.Add(new Finding(question, sentences));
    }

    private IEnumerable<ProposalOutline> OnTheTable() => _comparison.Proposals.Where(outline => outline.IsOnTheTable);

    /// <summary>The proposals on the table, in the dossier's order; of many, those of principals and the latest.</summary>
    private ProposalOutline[] Foremost()
    {
        var foremost = OnTheTable()
            .OrderBy(outline => _principals.Contains(outline.By) ? 0 : 1)
            .ThenByDescending(outline => _dossier.Find(outline.Proposal)!.Tabled ?? DateOnly.MinValue)
            .Take(MostProposalsAtAGlance).ToHashSet();
        return [.. OnTheTable().Where(foremost.Contains)];
    }

    private IEnumerable<Sentence> PutForward()
    {
        if (_dossier.Proposals.IsEmpty && !_references.IsEmpty)
            yield return Sentence.OfRecord("No proposal is recorded. What was said is listed party by party.", _references.Select(r => r.Statement.Id).Take(MostCited).ToEquatableArray());
        var foremost = Foremost();
        foreach (var outline in foremost)
        {
            var sentences = _narration.Proposal(_comparison, outline.Proposal);
            foreach (var sentence in sentences.Take(MostClausesAtAGlance))
                yield return sentence;
            if (sentences.Count > MostClausesAtAGlance)
                yield return Sentence.OfRecord($"The rest of {Words.Proposal(outline.Proposal)} is set out below.", Narration.SaysOf(_dossier.Find(outline.Proposal)!));
        }

        var others = OnTheTable().Except(foremost).ToArray();
        if (others.Length > 0)
        {
            var says = others.SelectMany(outline => Narration.SaysOf(_dossier.Find(outline.Proposal)!)).Distinct().Take(MostCited).ToEquatableArray();
            yield return Sentence.OfRecord($"{Words.Capital(Words.Count(others.Length, "more proposal"))} {(others.Length == 1 ? "is" : "are")} set out below.", says);
        }

        foreach (var sentence in _narration.Positions(Answering()).Take(MostPositionsAtAGlance))
            yield return sentence;
    }

    /// <summary>What a principal accepted or rejected, outside the proposals, of what a proposal asks.</summary>
    private IEnumerable<Position> Answering() =>
        from issue in _comparison.Issues
        where issue.Cells.Any(cell => cell.Stances.Any(stance => stance.Kind is StanceKind.Condition or StanceKind.Demand))
        from position in issue.Positions
        where position.Act is Act.Acceptance or Act.Refusal && _principals.Contains(position.Party)
        select position;

    private IEnumerable<Sentence> RepliesAtAGlance()
    {
        var isSilence = false;
        foreach (var outline in Foremost())
        {
            foreach (var sentence in _narration.Replies(outline))
                yield return sentence;
            isSilence |= outline.Replies.Any(reply => reply.Kind == ReplyKind.None);
        }

        if (isSilence)
            yield return Sentence.OfRecord("Silence is not read as a rejection.", SilenceSays());
    }

    private EquatableArray<StatementId> SilenceSays() =>
        Foremost().SelectMany(outline => outline.Replies).Where(reply => reply.Kind == ReplyKind.None).SelectMany(reply => reply.Says).Distinct().ToEquatableArray();

    private EquatableArray<Sentence> Stalls()
    {
        if (!OnTheTable().Any())
            return [];
        if (!_comparison.OrderConflicts.IsEmpty)
            return _narration.OrderConflict(_comparison.OrderConflicts[0]);
        var clashes = _comparison.Issues.Where(issue => issue.Verdict == IssueVerdict.Contradict).SelectMany(issue => _narration.Verdict(issue)).ToArray();
        var says = _dossier.Proposals.SelectMany(Outlines.StatementsOf).Distinct().ToEquatableArray();
        return [Sentence.OfModel("No order conflict was found: nobody waits for a step that waits in turn.", says), .. clashes.Take(MostClausesAtAGlance)];
    }

    private IEnumerable<Sentence> StatusQuoAtAGlance()
    {
        if (_space?.StatusQuo is not { } now)
            yield break;
        if (_analysis is null)
        {
            yield return CannotBeSaid(_material.Stability?.Obstacles ?? [], _dossier.StatusQuo!.Says);
            yield break;
        }

        var under = UnderWhich(now);
        var not = _analysis.Definitions.Select(d => d.Abbreviation).Except(under).ToArray();
        var all = string.Join(", ", _analysis.Definitions.Select(d => d.Abbreviation));
        var text = (under.Count, not.Length) switch
        {
            (_, 0) => $"By the model, yes: under every definition used ({all}) the status quo is an equilibrium, {Equilibrium}.",
            (0, _) => $"By the model, no: under none of the definitions used ({all}) is the status quo an equilibrium, {Equilibrium}.",
            _ => $"By the model, that depends on how far the parties look ahead: under {Words.Row(under)} the status quo is an equilibrium, {Equilibrium}; under {Words.Row(not)} it is not.",
        };
        yield return Sentence.OfModel(text, _dossier.StatusQuo!.Says.IsEmpty ? AllPreferences() : _dossier.StatusQuo.Says);
        foreach (var sentence in StatusQuoWhateverIsNotKnown())
            yield return sentence;
        foreach (var dm in _analysis.Space.DecisionMakers)
        {
            var isSettled = _analysis.Improvements(dm, now).IsEmpty;
            if (isSettled && dm.Party.Role != PartyRole.Principal)
                continue;
            foreach (var sentence in _narration.InShort(_analysis, dm, now))
                yield return sentence.Says.IsEmpty && sentence.Basis == Basis.Model ? sentence with { Says = _narration.StatementsBehind(dm.Id) } : sentence;
        }
    }

    private static Sentence CannotBeSaid(EquatableArray<string> obstacles, EquatableArray<StatementId> says) =>
        Sentence.OfModel($"That cannot be said: {string.Join("; ", obstacles)}.", says);

    private EquatableArray<StatementId> AllPreferences() =>
        _dossier.Preferences.SelectMany(preference => _narration.StatementsBehind(preference.Party)).Distinct().ToEquatableArray();

    /// <summary>For models without proposals, the equilibria themselves are the news.</summary>
    private IEnumerable<Sentence> EquilibriaAtAGlance()
    {
        if (_space is null && !_dossier.Issues.IsEmpty)
            yield return CannotBeSaid(_material.Space.Obstacles, []);
        if (_analysis is null || OnTheTable().Any())
            yield break;
        foreach (var same in _analysis.Definitions.GroupBy(definition => _analysis.Equilibria(definition)))
        {
            var under = Words.Row(same.Select(definition => definition.Abbreviation));
            var states = same.Key;
            var count = $"{Words.Count(states.Count, "state")} {(states.Count == 1 ? "is an equilibrium" : "are equilibria")}";
            var names = Words.Row(states.Take(MostStates).Select(state => Words.NumberedState(_analysis.Space, state)));
            var more = states.Count > MostStates ? $" and {Words.Number(states.Count - MostStates)} more" : "";
            yield return Sentence.OfModel(
                states.IsEmpty ? $"Under {under} there is no equilibrium." : $"Under {under} {count}: {names}{more}.",
                AllPreferences());
        }
    }

    private EquatableArray<Sentence> ImprovementAtAGlance()
    {
        var ground = CommonGround();
        if (ground.States.IsEmpty)
            return [.. ground.Lead, .. ImprovementWhateverIsNotKnown()];
        var best = ground.States[0].State;
        var says = SaysOfPrincipals();
        return
        [
            ground.Lead[0],
            .. ImprovementWhateverIsNotKnown(),
            Sentence.OfModel($"One of them is {Words.NumberedState(_space!, best)}: {Words.Difference(_space!, _space!.StatusQuo!.Value, best)}; the rest as now.", says),
            .. WouldItHold(best).Take(3).Select(sentence => sentence.Says.IsEmpty && sentence.Basis == Basis.Model ? sentence with { Says = says } : sentence),
        ];
    }
}
