using Truce.Dossiers;
using Truce.States;
using Truce.Text;

namespace Truce.Checking;

/// <summary>Is the model sound: is a state feasible, the status quo among them, and can what is proposed come about?</summary>
internal static class ModelChecks
{
    public static void Run(Dossier dossier, DossierCheckOptions options, Findings findings, CancellationToken cancellation)
    {
        foreach (var issue in dossier.Issues)
            OneWayChecks.Run(issue, findings);
        if (dossier.Issues.IsEmpty)
            return;

        var search = new FeasibleSearch(dossier, options, cancellation);
        if (search.IsUnsatisfiable(Formula.True))
        {
            // Nothing more can be said of a model without states.
            ReportConflict(dossier, search, findings);
            return;
        }

        CheckStatusQuo(dossier, findings);
        CheckProposals(dossier, search, findings);
        PreferenceChecks.Run(dossier, search, findings);
        ViewChecks.Run(dossier, search, findings);
    }

    private static void ReportConflict(Dossier dossier, FeasibleSearch search, Findings findings)
    {
        var core = search.Conflict();
        var writer = new FormulaWriter(dossier);
        var others = core[..^1].Select(k => (writer.Write(dossier.Constraints[k].Formula), findings.LineOf($"constraints/{k}"))).ToList();
        findings.Add($"constraints/{core[^1]}", Messages.NothingFeasible(others));
    }

    private static void CheckStatusQuo(Dossier dossier, Findings findings)
    {
        if (dossier.StatusQuo is not { } now)
            return;
        var terms = new int[dossier.Issues.Count];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = dossier.Issues[i].IndexOf(now.Terms[i]);
        for (var k = 0; k < dossier.Constraints.Count && !findings.IsFull; k++)
        {
            var formula = dossier.Constraints[k].Formula;
            if (!CompiledFormula.Compile(formula, dossier.Issues).Holds(terms))
                findings.Add("status-quo", Messages.StatusQuoInfeasible(new FormulaWriter(dossier).Write(formula), findings.LineOf($"constraints/{k}")));
        }
    }

    private static void CheckProposals(Dossier dossier, FeasibleSearch search, Findings findings)
    {
        foreach (var proposal in dossier.Proposals)
        {
            for (var i = 0; i < proposal.Clauses.Count && !findings.IsFull; i++)
            {
                CheckTogether(proposal.Clauses[i].When, $"proposals/{proposal.Id}/clauses/{i}/when");
                CheckTogether(proposal.Clauses[i].Then, $"proposals/{proposal.Id}/clauses/{i}/then");
            }

            if (proposal.IfRefused is { } refusal)
                CheckTogether(refusal.Then, $"proposals/{proposal.Id}/if-refused/then");
        }

        // What is wrong with one of them is said of that one; else of all together.
        void CheckTogether(EquatableArray<Formula> formulas, string part)
        {
            var isOneWrong = false;
            for (var i = 0; i < formulas.Count; i++)
            {
                if (!search.IsUnsatisfiable(formulas[i]))
                    continue;
                isOneWrong = true;
                findings.Add($"{part}/{i}", Messages.NeverFeasible(new FormulaWriter(dossier).Write(formulas[i])));
            }

            if (!isOneWrong && formulas.Count > 1 && search.IsUnsatisfiable(new Formula.And(formulas)))
                findings.Add(part, Messages.NeverFeasibleTogether(formulas.Count));
        }
    }
}
