using System.Text.Json;
using Truce.Dossiers;
using Truce.Sequencing;

namespace Truce.Reports.Json;

/// <summary>Writes for other programs how things could start. The format is in docs/reference/json.md.</summary>
/// <remarks>
/// Writes the properties of an object that the caller has opened and will close. Formulas are text, as a dossier holds them; clauses, offers and waves count from 1; a
/// state is the list of its term indexes in issue order.
/// </remarks>
public sealed class SequenceJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-sequence/1";

    private readonly JsonLists _json;

    private SequenceJson(Utf8JsonWriter json, Func<Formula, string> write) => _json = new JsonLists(json, write);

    /// <summary>Writes an analysis.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="analysis">What to write.</param>
    /// <param name="write">How a formula is written as text.</param>
    public static void Write(Utf8JsonWriter json, SequenceAnalysis analysis, Func<Formula, string> write)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(analysis);
        new SequenceJson(json, write).All(analysis);
        json.WriteString("schema", Schema);
        var accuracy = analysis.ArePackagesCut || analysis.Delay.IsCut || analysis.Circles.Any(circle => circle.Repairs.Any(repair => !repair.IsExact)) ? Accuracy.Bounded : Accuracy.Exact;
        StabilityJson.WriteProvenance(json, new Provenance(analysis.DossierHash, Provenance.ThisVersion, "closures", accuracy, analysis.Elapsed));
    }

    private void All(SequenceAnalysis analysis)
    {
        StabilityJson.WriteIssues(_json.Writer, analysis.Dossier.Issues);
        _json.Object("counts", () =>
        {
            _json.Writer.WriteNumber("offers", analysis.Offers.Count);
            _json.Writer.WriteNumber("start", analysis.StartCount);
            _json.Writer.WriteNumber("in-order", analysis.InOrderCount);
            _json.Writer.WriteNumber("at-once", analysis.AtOnceCount);
        });
        _json.Objects("offers", Enumerable.Range(0, analysis.Offers.Count), place => Offer(analysis, place));
        _json.Objects("ended", analysis.Ended, ClauseParts);
        _json.Objects("exclusions", analysis.Exclusions, Exclusion);
        _json.Objects("packages", analysis.Packages, Package);
        _json.Writer.WriteBoolean("packages-cut", analysis.ArePackagesCut);
        _json.Objects("missing", analysis.Missing, Missing);
        _json.Objects("circles", analysis.Circles, Circle);
        _json.Objects("assurances", analysis.Assurances, Assurance);
        _json.Object("delay", () => Delay(analysis.Delay));
    }

    private void Offer(SequenceAnalysis analysis, int place)
    {
        var offer = analysis.Offers[place];
        _json.Writer.WriteNumber("offer", place + 1);
        Clause("clause", offer.Place);
        _json.Writer.WriteString("by", offer.By.Value);
        _json.Formulas("gives", offer.Gives);
        _json.Objects("prior", offer.Prior, awaited => Awaited(analysis, place, awaited));
        _json.Objects("promise", offer.Promise, awaited => Awaited(analysis, place, awaited));
        _json.Formulas("unless", offer.Unless);
        _json.Text("group", offer.Group);
        _json.Day("opens", offer.Opens);
        _json.Day("expires", offer.Expires);
        _json.Writer.WriteNumber("lead", offer.LeadDays);
        _json.Text("verified-by", offer.VerifiedBy);
        _json.Number("starts-in-wave", analysis.Starts[place] == 0 ? null : analysis.Starts[place]);
        _json.Number("in-order-in-wave", analysis.InOrder[place] == 0 ? null : analysis.InOrder[place]);
        _json.Writer.WriteBoolean("at-once", analysis.AtOnce[place]);
        _json.Names("says", offer.Says);
    }

    private void Awaited(SequenceAnalysis analysis, int place, AwaitedStep awaited)
    {
        Step(awaited);
        _json.Numbers("given-by", analysis.Givers[place].First(given => given.Awaited == awaited).By.Select(giver => giver + 1));
    }

    private void Step(AwaitedStep awaited)
    {
        _json.Formula("step", awaited.Step);
        _json.Names("from", awaited.From);
    }

    private void Exclusion(Exclusion exclusion)
    {
        _json.Writer.WriteNumber("first", exclusion.First + 1);
        _json.Writer.WriteNumber("second", exclusion.Second + 1);
        _json.Word("kind", exclusion.Kind);
    }

    private void Package(OfferPackage package)
    {
        _json.Objects("offers", Enumerable.Range(0, package.Offers.Count), place =>
        {
            _json.Writer.WriteNumber("offer", package.Offers[place] + 1);
            _json.Writer.WriteNumber("wave", package.Waves[place]);
            _json.Day("earliest-day", package.Days[place]);
        });
        _json.Formulas("steps", package.Steps);
        _json.Formulas("half-offered", package.HalfOffered);
        State(package.LeadsTo);
        _json.Objects("acceptance", package.Stands, Stand);
        _json.Numbers("possibly-kept", package.PossiblyKept.Select(offer => offer + 1));
        _json.Numbers("surely-kept", package.SurelyKept.Select(offer => offer + 1));
    }

    private void Stand(PartyStand stand)
    {
        _json.Writer.WriteString("party", stand.Party.Value);
        _json.Word("answer", stand.Acceptance);
        _json.Word("reason", stand.Reason);
        _json.Formulas("crossed", stand.Crossed.Select(line => line.Never).ToEquatableArray());
        _json.Number("against-status-quo", stand.AgainstStatusQuo is { } sign ? Math.Sign(sign) : null);
    }

    private void Missing(MissingStep missing)
    {
        Step(missing.Step);
        _json.Objects("waited-for-by", missing.WaitedForBy, ClauseParts);
        _json.Objects("acceptance", missing.Stands, Stand);
        _json.Names("says", missing.Says);
    }

    private void Circle(Circle circle)
    {
        _json.Objects("circle", circle.Waiting.Circle, link =>
        {
            _json.Writer.WriteString("party", link.Party.Value);
            Clause("clause", link.Clause);
            _json.Formulas("awaits", link.Awaited);
            _json.Names("from", link.From);
            _json.Formulas("would-do", link.WouldDo);
            _json.Writer.WriteBoolean("offered", link.IsOffered);
            _json.Names("says", link.Says);
        });
        _json.Objects("clauses", circle.Waiting.Clauses, ClauseParts);
        _json.Objects("repairs", circle.Repairs, Repair);
        _json.Objects("exchange", circle.Exchange, terms =>
        {
            _json.Objects("clauses", terms.Clauses, ClauseParts);
            _json.Formulas("steps", terms.Steps);
            State(terms.LeadsTo);
            _json.Objects("acceptance", terms.Stands, Stand);
        });
    }

    private void Repair(Repair repair)
    {
        _json.Word("kind", repair.Kind);
        _json.Writer.WriteNumber("changes", repair.Changes);
        _json.Writer.WriteNumber("at-least", repair.AtLeast);
        _json.Objects("conditions", repair.Conditions, condition =>
        {
            Clause("clause", condition.Clause);
            Step(condition.Awaited);
        });
        _json.Objects("held", repair.Held, Step);
        _json.Objects("first", repair.First, ClauseParts);
    }

    private void Assurance(AssuranceCover cover)
    {
        Clause("clause", cover.Clause);
        _json.Writer.WriteString("name", cover.Guarantee.Name);
        _json.Word("kind", cover.Guarantee.Kind);
        _json.Names("by", cover.By);
        _json.Writer.WriteString("to", cover.To.Value);
        _json.Formulas("covers", cover.Covered);
        _json.Formulas("leaves", cover.Left);
        _json.Formulas("returns", cover.Returns);
        _json.Number("alone-against-status-quo", cover.AloneAgainstStatusQuo is { } sign ? Math.Sign(sign) : null);
        _json.Names("says", cover.Says);
    }

    private void Delay(DelayGraph delay)
    {
        _json.Objects("stages", delay.Stages, stage =>
        {
            _json.Names("in-force", stage.InForce);
            _json.Writer.WriteNumber("offers", stage.Offers);
            _json.Writer.WriteNumber("start", stage.Starts);
            _json.Writer.WriteNumber("in-order", stage.InOrder);
            _json.Writer.WriteNumber("at-once", stage.AtOnce);
            _json.Formulas("lost", stage.Lost);
            _json.Formulas("added", stage.Added);
        });
        _json.Objects("events", delay.Events, next =>
        {
            _json.Writer.WriteNumber("from", next.From + 1);
            _json.Writer.WriteNumber("to", next.To + 1);
            _json.Day("lapsed", next.Lapsed);
            _json.Text("refused", next.Refused?.Value);
        });
        _json.Writer.WriteBoolean("cut", delay.IsCut);
    }

    private void State(EquatableArray<int>? terms)
    {
        if (terms is { } known)
            _json.Numbers("state", known);
        else
            _json.Writer.WriteNull("state");
    }

    private void Clause(string name, ClausePlace clause) => _json.Object(name, () => ClauseParts(clause));

    private void ClauseParts(ClausePlace clause)
    {
        _json.Writer.WriteString("proposal", clause.Proposal.Value);
        _json.Writer.WriteNumber("clause", clause.Index + 1);
    }
}
