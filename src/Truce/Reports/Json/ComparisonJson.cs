using System.Text.Json;
using Truce.Comparison;
using Truce.Dossiers;
using Truce.Sequencing;

namespace Truce.Reports.Json;

/// <summary>Writes a comparison of proposals for other programs. The format is in docs/reference/json.md.</summary>
/// <remarks>
/// It writes the properties of an object that the caller has opened and will close. Formulas are text, as a dossier holds them; clauses count from 1.
/// </remarks>
public sealed class ComparisonJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-compare/1";

    private readonly Utf8JsonWriter _json;
    private readonly Func<Formula, string> _write;

    private ComparisonJson(Utf8JsonWriter json, Func<Formula, string> write)
    {
        _json = json;
        _write = write;
    }

    /// <summary>Writes a comparison.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="comparison">What to write.</param>
    /// <param name="write">How a formula is written as text.</param>
    public static void Write(Utf8JsonWriter json, ProposalComparison comparison, Func<Formula, string> write)
    {
        var self = new ComparisonJson(json, write);
        self.Array("proposals", comparison.Proposals, self.Proposal);
        self.Array("issues", comparison.Issues, self.Issue);
        self.Array("clashes-across-issues", comparison.ClashesAcrossIssues, self.Clash);
        self.Array("waits", comparison.Waits, self.Wait);
        self.Array("order-conflicts", comparison.OrderConflicts, self.Conflict);
        json.WriteString("schema", Schema);
    }

    private void Proposal(ProposalOutline outline)
    {
        _json.WriteString("id", outline.Proposal.Value);
        _json.WriteString("by", outline.By.Value);
        Names("to", outline.To);
        _json.WriteBoolean("on-the-table", outline.IsOnTheTable);
        Array("assurances", outline.Assurances, Assurance);
        if (outline.IfRefused is { } refusal)
        {
            _json.WriteStartObject("if-refused");
            _json.WriteString("warns", refusal.Warns);
            Formulas("then", refusal.Then);
            Statements(refusal.Says);
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteNull("if-refused");
        }

        Array("replies", outline.Replies, Reply);
    }

    private void Assurance(Assurance assurance)
    {
        _json.WriteNumber("clause", assurance.Clause.Index + 1);
        _json.WriteString("guarantee", assurance.Guarantee.Name);
        Names("to", assurance.Guarantee.To);
        Word("kind", assurance.Guarantee.Kind);
        Formulas("conditions", assurance.Conditions);
        Day("expires", assurance.Expires);
        Statements(assurance.Says);
        Array("as-said", assurance.Details, Detail);
    }

    private void Reply(ReplyStanding reply)
    {
        _json.WriteString("by", reply.By.Value);
        Word("reply", reply.Kind);
        _json.WriteBoolean("recorded", reply.IsRecorded);
        Day("as-of", reply.AsOf);
        Statements(reply.Says);
    }

    private void Issue(IssueComparison issue)
    {
        _json.WriteString("id", issue.Issue.Value);
        Word("verdict", issue.Verdict);
        Array("cells", issue.Cells, Cell);
        Array("positions", issue.Positions, Position);
        Array("asks", issue.Asks, Ask);
        Array("clashes", issue.Clashes, Clash);
    }

    private void Cell(IssueCell cell)
    {
        _json.WriteString("proposal", cell.Proposal.Value);
        Array("stances", cell.Stances, Stance);
    }

    private void Stance(Stance stance)
    {
        Word("kind", stance.Kind);
        Formula("terms", stance.Formula);
        if (stance.Clause is { } clause)
            _json.WriteNumber("clause", clause.Index + 1);
        else
            _json.WriteNull("clause");
        Formulas("conditions", stance.Conditions);
        if (stance.Timing is { } timing)
            Word("timing", timing);
        else
            _json.WriteNull("timing");
        Day("expires", stance.Expires);
        Statements(stance.Says);
        Array("as-said", stance.Details, Detail);
    }

    private void Position(Position position)
    {
        _json.WriteString("party", position.Party.Value);
        Word("act", position.Act);
        Formula("terms", position.Formula);
        Day("date", position.Date);
        Statements([position.Statement]);
        Array("as-said", position.Details, Detail);
    }

    private void Ask(Ask ask)
    {
        _json.WriteString("party", ask.Party.Value);
        Formula("terms", ask.Formula);
        Statements(ask.Says);
    }

    private void Clash(Clash clash)
    {
        Object("first", clash.First, Ask);
        Object("second", clash.Second, Ask);
    }

    private void Detail(QuotedDetail detail)
    {
        _json.WriteString("statement", detail.Statement.Value);
        Word("kind", detail.Kind);
        _json.WriteString("words", detail.Words);
    }

    private void Wait(Wait wait)
    {
        _json.WriteString("party", wait.Party.Value);
        Object("clause", wait.Clause, Clause);
        Formula("step", wait.Step);
        Names("from", wait.From);
        Word("standing", wait.Standing);
        Array("given-by", wait.GivenBy, Clause);
        Statements(wait.Says);
    }

    private void Conflict(OrderConflict conflict)
    {
        switch (conflict)
        {
            case OrderConflict.EachWaits(var circle):
                _json.WriteString("kind", "each-waits");
                Array("circle", circle, WaitLink);
                break;
            case OrderConflict.OppositeOrders(var circle):
                _json.WriteString("kind", "opposite-orders");
                Array("circle", circle, OrderLink);
                break;
            default:
                throw new ArgumentException($"No such order conflict: {conflict.GetType().Name}", nameof(conflict));
        }

        Array("clauses", conflict.Clauses, Clause);
    }

    private void WaitLink(WaitLink link)
    {
        _json.WriteString("party", link.Party.Value);
        Object("clause", link.Clause, Clause);
        Formulas("would-do", link.WouldDo);
        Formulas("awaits", link.Awaited);
        Names("from", link.From);
        _json.WriteBoolean("offered", link.IsOffered);
        Statements(link.Says);
    }

    private void OrderLink(OrderLink link)
    {
        _json.WriteString("party", link.Party.Value);
        Object("clause", link.Clause, Clause);
        Formula("first", link.First);
        Formula("then", link.Then);
        Statements(link.Says);
    }

    private void Clause(ClausePlace clause)
    {
        _json.WriteString("proposal", clause.Proposal.Value);
        _json.WriteNumber("clause", clause.Index + 1);
    }

    private void Array<T>(string name, EquatableArray<T> items, Action<T> writeProperties)
    {
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            _json.WriteStartObject();
            writeProperties(item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Object<T>(string name, T item, Action<T> writeProperties)
    {
        _json.WriteStartObject(name);
        writeProperties(item);
        _json.WriteEndObject();
    }

    private void Names(string name, EquatableArray<PartyId> parties) => Strings(name, parties.Select(party => party.Value));

    private void Statements(EquatableArray<StatementId> says) => Strings("says", says.Select(statement => statement.Value));

    private void Formulas(string name, EquatableArray<Formula> formulas) => Strings(name, formulas.Select(_write));

    private void Formula(string name, Formula formula) => _json.WriteString(name, _write(formula));

    private void Day(string name, DateOnly? day) => _json.WriteString(name, day?.ToString("yyyy-MM-dd"));

    /// <summary>The word that a dossier uses for a member of an enumeration.</summary>
    private void Word<T>(string name, T value)
        where T : struct, Enum => _json.WriteString(name, JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    private void Strings(string name, IEnumerable<string> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values)
            _json.WriteStringValue(value);
        _json.WriteEndArray();
    }
}
