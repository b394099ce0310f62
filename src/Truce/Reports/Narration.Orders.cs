using Truce.Dossiers;
using Truce.Sequencing;

namespace Truce.Reports;

/// <content>Order conflicts: each waits for the other, or the same steps are put in opposite orders.</content>
public sealed partial class Narration
{
    /// <summary>An order conflict, party by party, and what it comes to.</summary>
    public EquatableArray<Sentence> OrderConflict(OrderConflict conflict) => conflict switch
    {
        OrderConflict.EachWaits(var circle) => [.. EachWaits(circle)],
        OrderConflict.OppositeOrders(var circle) => [.. OppositeOrders(circle)],
        _ => throw new ArgumentException($"No such conflict: {conflict.GetType().Name}", nameof(conflict)),
    };

    private IEnumerable<Sentence> EachWaits(EquatableArray<WaitLink> circle)
    {
        for (var k = 0; k < circle.Count; k++)
        {
            var (link, next) = (circle[k], circle[(k + 1) % circle.Count]);
            var from = Words.Parties(link.From, "or");
            yield return Sentence.OfRecord(
                $"The offer of {Words.Party(link.Party)} waits for {from}: once {Words.Clauses(link.Awaited)}, {Words.Clauses(link.WouldDo)}.", link.Says);
            if (!link.IsOffered)
                yield return Sentence.OfModel($"No offer of {from} gives this.", next.Says);
        }

        var parties = circle.Select(link => link.Party).Distinct().Count();
        yield return Sentence.OfModel(
            parties == 2 ? "Each waits for the other to act first." : $"Each of these {Words.Number(parties)} parties waits for another to act first.",
            Union([.. circle.Select(link => link.Says)]));
    }

    private IEnumerable<Sentence> OppositeOrders(EquatableArray<OrderLink> circle)
    {
        foreach (var link in circle)
            yield return Sentence.OfRecord($"{Words.Party(link.Party)} put {Step(link.First)} before {Step(link.Then)}.", link.Says);
        yield return Sentence.OfModel(
            circle.Count == 2 ? "These two orders exclude each other." : "Together these orders form a circle: none of the steps can come first.",
            Union([.. circle.Select(link => link.Says)]));

        string Step(Formula formula) => $"the step {Words.That(formula)}";
    }
}
