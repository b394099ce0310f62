using Truce.Dossiers;
using Truce.Text;

namespace Truce.Checking;

/// <summary>Does each view leave its party something to see, and a part to play?</summary>
internal static class ViewChecks
{
    public static void Run(Dossier dossier, FeasibleSearch search, Findings findings)
    {
        foreach (var view in dossier.Views)
        {
            if (findings.IsFull)
                return;
            var part = $"views/{view.Party}";
            if (!dossier.IsDecisionMaker(view.Party))
                findings.Add(part, Messages.ViewOfNoDecisionMaker(view.Party));
            if (view.Unseen.IsEmpty)
                continue;
            var seen = new Formula.Not(new Formula.Or(view.Unseen));
            if (search.IsUnsatisfiable(seen))
                findings.Add(part, Messages.ViewOfNothing(view.Party));
            for (var k = 0; k < view.Unseen.Count; k++)
            {
                if (search.IsUnsatisfiable(view.Unseen[k]))
                    findings.Add($"{part}/unseen/{k}", Messages.UnseenNowhere());
            }

            if (search.Space.Is(out var space) && space.StatusQuo is { } now && !space.Where(seen).Contains(now))
                findings.Add(part, Messages.ViewWithoutStatusQuo(view.Party));
        }
    }
}
