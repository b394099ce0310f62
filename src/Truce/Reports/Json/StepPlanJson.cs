using System.Text.Json;
using Truce.Dossiers;
using Truce.Sequencing.Plans;

namespace Truce.Reports.Json;

/// <summary>Writes a step plan for other programs. The format is in docs/reference/json.md.</summary>
/// <remarks>
/// Writes the properties of an object that the caller has opened and will close. Formulas are text, as a dossier holds them; steps have their names; days count from 1;
/// a state is the list of its term indexes in issue order.
/// </remarks>
public sealed class StepPlanJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-step-plan/1";

    private readonly JsonLists _json;
    private readonly StepPlanAnalysis _analysis;

    private StepPlanJson(Utf8JsonWriter json, StepPlanAnalysis analysis, Func<Formula, string> write) => (_json, _analysis) = (new JsonLists(json, write), analysis);

    /// <summary>Writes an analysis.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="analysis">What to write.</param>
    /// <param name="write">How a formula is written as text.</param>
    public static void Write(Utf8JsonWriter json, StepPlanAnalysis analysis, Func<Formula, string> write)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(analysis);
        new StepPlanJson(json, analysis, write).All();
        json.WriteString("schema", Schema);
        StabilityJson.WriteProvenance(json, new Provenance(analysis.DossierHash, Provenance.ThisVersion, analysis.IsExact ? "subset search" : "beam search", analysis.IsExact ? Accuracy.Exact : Accuracy.Bounded, analysis.Elapsed));
    }

    private void All()
    {
        StabilityJson.WriteIssues(_json.Writer, _analysis.Dossier.Issues);
        _json.Writer.WriteString("plan", _analysis.Plan.Id.Value);
        _json.Writer.WriteBoolean("derived", _analysis.IsDerived);
        _json.Day("as-of", _analysis.AsOf);
        _json.Numbers("from", _analysis.Start);
        _json.Numbers("to", _analysis.Target);
        _json.Objects("parties", _analysis.Parties, party =>
        {
            _json.Writer.WriteString("id", party.Party.Value);
            _json.Writer.WriteBoolean("cardinal", party.IsCardinal);
            _json.Word("walk-away", party.Basis);
        });
        _json.Names("not-known", _analysis.Unknown);
        _json.Objects("steps", _analysis.Standings, Step);
        _json.Objects("now", _analysis.Now, Moment);
        Order("as-written", _analysis.AsWritten);
        Order("one-a-day", _analysis.OneADay);
        Order("with-exchanges", _analysis.WithExchanges);
        _json.Number("need-at-least", _analysis.NeedAtLeast);
        _json.Objects("closings", _analysis.Closings, closing =>
        {
            _json.Writer.WriteString("party", closing.Party.Value);
            _json.Word("kind", closing.Kind);
            _json.Number("day", closing.Day);
            _json.Number("amount", closing.Amount);
            _json.Text("step", closing.Step?.Value);
            _json.Objects("offered", closing.Offered, clause =>
            {
                _json.Writer.WriteString("proposal", clause.Proposal.Value);
                _json.Writer.WriteNumber("clause", clause.Index + 1);
            });
        });
    }

    private void Step(StepStanding standing)
    {
        var step = _analysis.Plan.Steps[standing.Step];
        _json.Writer.WriteString("id", step.Id.Value);
        _json.Names("by", step.By);
        _json.Formulas("then", step.Then);
        _json.Names("after", step.After);
        _json.Names("with", step.With);
        _json.Writer.WriteBoolean("irreversible", PlanModel.IsIrreversible(_analysis.Dossier, step));
        _json.Text("verified-by", step.VerifiedBy);
        _json.Day("due", step.Due);
        _json.Number("level", standing.Level is { } level ? (int)level : null);
        _json.Day("level-as-of", standing.Latest?.AsOf);
        _json.Word("status", standing.Status);
        _json.Writer.WriteNumber("days-late", standing.DaysLate);
        _json.Names("waits-for", standing.WaitsFor);
    }

    private void Order(string name, StepOrder? order)
    {
        if (order is null)
        {
            _json.Writer.WriteNull(name);
            return;
        }

        _json.Object(name, () =>
        {
            _json.Number("need", order.Need);
            _json.Writer.WriteNumber("against", order.Against);
            _json.Writer.WriteBoolean("safe", order.IsSafe);
            _json.Writer.WriteBoolean("self-enforcing", order.IsSelfEnforcing);
            _json.Objects("days", order.Days, day =>
            {
                _json.Names("steps", day.Steps.Select(step => _analysis.Plan.Steps[step].Id).ToEquatableArray());
                _json.Numbers("state", day.State);
                _json.Objects("moments", day.Moments, Moment);
            });
        });
    }

    private void Moment(PartyMoment moment)
    {
        _json.Writer.WriteString("party", moment.Party.Value);
        _json.Number("exposure", moment.Exposure);
        _json.Truth("would-walk-away", moment.WouldWalkAway);
        _json.Number("temptation", moment.Temptation);
        _json.Truth("would-stop", moment.WouldStop);
        _json.Writer.WriteBoolean("red-line", moment.CrossesRedLine);
    }
}
