using Truce.Dossiers;
using Truce.States;

namespace Truce.Sequencing;

/// <summary>The single steps that the formulas of clauses consist of, and what can be said of them by the dossier's issues and constraints.</summary>
internal sealed class Steps
{
    private readonly Dossier _dossier;
    private readonly Dictionary<IssueId, Issue> _issues;
    private readonly int[]? _statusQuo;
    private readonly HashSet<IssueId> _constrained;
    private readonly Dictionary<Formula, Satisfiability.Finding> _findings = [];

    public Steps(Dossier dossier)
    {
        _issues = dossier.Issues.ToDictionary(issue => issue.Id);
        _statusQuo = dossier.StatusQuo is { } now
            ? [.. dossier.Issues.Select((issue, place) => issue.IndexOf(now.Terms[place]))]
            : null;

        // With constraints that leave no state at all, everything would exclude everything; what the parties say is compared without them then.
        _dossier = Satisfiability.Check(dossier, Formula.True) == Satisfiability.Finding.Unsatisfiable
            ? dossier with { Constraints = [] }
            : dossier;
        _constrained = [.. _dossier.Constraints.SelectMany(constraint => constraint.Formula.Issues())];
    }

    /// <summary>The operands of nested conjunctions, each on one issue in its plainest form: one term, or the terms in the issue's order.</summary>
    public EquatableArray<Formula> Of(EquatableArray<Formula> formulas)
    {
        var steps = new List<Formula>();
        foreach (var formula in formulas)
            Add(formula, steps);
        return steps.ToEquatableArray();
    }

    /// <summary>Each formula as it was written, those on one issue in their plainest form: to reject "a and b" is not to reject a.</summary>
    public EquatableArray<Formula> Whole(EquatableArray<Formula> formulas) => formulas.Select(Plain).Distinct().ToEquatableArray();

    /// <summary>Whether a feasible state satisfies the formula.</summary>
    public Satisfiability.Finding Check(Formula formula)
    {
        if (!_findings.TryGetValue(formula, out var finding))
            _findings[formula] = finding = Satisfiability.Check(_dossier, formula);
        return finding;
    }

    /// <summary>Whether every feasible state that satisfies the commitments satisfies the step.</summary>
    public bool Gives(EquatableArray<Formula> commitments, Formula step)
    {
        if (commitments.Contains(step))
            return true;

        // Most pairs need no search: what no constraint names follows only from what is said of it.
        var issues = step.Issues();
        if (!IsConstrained(step) && !commitments.Any(commitment => commitment.Issues().Intersect(issues).Any()))
            return false;
        return Check(new Formula.And([.. commitments, new Formula.Not(step)])) == Satisfiability.Finding.Unsatisfiable;
    }

    /// <summary>Whether a constraint names an issue of the formula.</summary>
    public bool IsConstrained(Formula formula) => formula.Issues().Any(_constrained.Contains);

    /// <summary>Whether the step has been taken as things stand.</summary>
    public bool IsAlreadySo(Formula step) =>
        _statusQuo is not null && CompiledFormula.Compile(step, _dossier.Issues).Holds(_statusQuo);

    /// <summary>Whether the party has a hand in every issue that the step names.</summary>
    public bool IsOfferBy(PartyId party, Formula step) =>
        step.Issues() is { IsEmpty: false } issues && issues.All(issue => _issues[issue].Deciders.Parties.Contains(party));

    /// <summary>Whether others have to act for the step to be taken.</summary>
    public bool NeedsOthers(PartyId party, Formula step) =>
        step.Issues().Any(issue => _issues[issue].Deciders is var deciders && !deciders.Parties.IsEmpty && !deciders.CanMoveAlone(party));

    /// <summary>
    /// The groups of parties that must act for the step to be taken, the party itself left out: of each group any one is enough. A joint issue needs every
    /// other party; anything else, one of those who decide it.
    /// </summary>
    public IEnumerable<EquatableArray<PartyId>> Needed(PartyId party, Formula step)
    {
        if (step.Issues() is not [var issue])
        {
            yield return step.Issues().SelectMany(id => _issues[id].Deciders.Parties).Distinct().Where(id => id != party).ToEquatableArray();
            yield break;
        }

        var deciders = _issues[issue].Deciders;
        var others = deciders.Parties.Where(id => id != party).ToEquatableArray();
        if (deciders.Rule == DecisionRule.Any)
        {
            yield return others;
            yield break;
        }

        foreach (var other in others)
            yield return [other];
    }

    /// <summary>What a party waits for when it waits for a step: nothing for what it can do itself; for what no party decides, something that nobody gives.</summary>
    public IEnumerable<AwaitedStep> AwaitedBy(PartyId party, Formula step)
    {
        if (NeedsOthers(party, step))
            return Needed(party, step).Select(from => new AwaitedStep(step, from));
        return IsNobodys(step) ? [new AwaitedStep(step, [])] : [];
    }

    private bool IsNobodys(Formula step) => step.Issues() is { IsEmpty: false } issues && issues.All(issue => _issues[issue].Deciders.Parties.IsEmpty);

    private void Add(Formula formula, List<Formula> steps)
    {
        if (formula is Formula.And(var operands))
        {
            foreach (var operand in operands)
                Add(operand, steps);
            return;
        }

        var step = Plain(formula);
        if (!steps.Contains(step))
            steps.Add(step);
    }

    /// <summary>A formula on a single issue as the terms that satisfy it; any other as it is.</summary>
    private Formula Plain(Formula formula)
    {
        if (formula.Issues() is not [var id])
            return formula;
        var compiled = CompiledFormula.Compile(formula, _dossier.Issues);
        var place = _dossier.Issues.Select((issue, index) => (issue.Id, index)).First(p => p.Id == id).index;
        var terms = new int[_dossier.Issues.Count];
        var satisfying = new List<TermId>();
        for (var term = 0; term < _issues[id].Terms.Count; term++)
        {
            terms[place] = term;
            if (compiled.Holds(terms))
                satisfying.Add(_issues[id].Terms[term].Id);
        }

        return satisfying is [var only] ? new Formula.Is(id, only) : new Formula.In(id, satisfying.ToEquatableArray());
    }
}
