using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>plans</c>: in which steps could something be carried out, and how far has each come?</summary>
internal static class PlansSection
{
    public static EquatableArray<Plan> Read(Reading reading) =>
        reading.Named(reading.Root["plans"], "a plan").Select(entry => ReadPlan(reading, entry)).ToEquatableArray();

    private static Plan ReadPlan(Reading reading, YamlEntry entry)
    {
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "a plan");
        var steps = fields.Required("steps", "the steps by their names");
        var known = KnownNames.Of(steps, fields.IsPartial, DiagnosticDescriptors.UnknownStep, "step");
        var plan = new Plan
        {
            Id = new PlanId(entry.Key.Value),
            Title = fields.Text("title"),
            Steps = reading.Named(steps, "a step").Select(step => ReadStep(reading, step, known)).ToEquatableArray(),
            Caps = ReadAmounts(reading, fields["caps"]),
            Penalties = ReadAmounts(reading, fields["penalties"]),
            SnapBack = fields["snap-back"] is { } snapBack && reading.YesNo(snapBack, "snap-back"),
            Says = fields.Says(),
        };
        fields.Finish();
        return plan;
    }

    private static PlanStep ReadStep(Reading reading, YamlEntry entry, KnownNames known)
    {
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "a step");
        var by = reading.References(fields.Required("by", "the party or parties that take it"), reading.Parties, id => new PartyId(id));
        var then = reading.Items(fields.Required("then", "what becomes true"));
        var step = new PlanStep
        {
            Id = new StepId(entry.Key.Value),
            Title = fields.Text("title"),
            By = by,
            Then = then.Select(node => ReadEffect(reading, node)).ToEquatableArray(),
            After = reading.References(fields["after"], known, id => new StepId(id)),
            With = reading.References(fields["with"], known, id => new StepId(id)),
            IsIrreversible = fields["irreversible"] is { } irreversible && reading.YesNo(irreversible, "irreversible"),
            VerifiedBy = fields.Text("verified-by"),
            Due = fields.Date("due"),
            Progress = reading.Items(fields["progress"]).Select(item => ReadProgress(reading, item)).ToEquatableArray(),
            Says = fields.Says(),
        };
        fields.Finish();
        return step;
    }

    /// <summary>A term of an issue, or several of them joined by "and": what becomes true has to say which state comes about.</summary>
    private static Formula ReadEffect(Reading reading, YamlNode node)
    {
        var formula = reading.Formula(node);
        if (formula != Formula.False && !IsEffect(formula))
            reading.Report(node.Span, Messages.NoEffect());
        return formula;
    }

    private static bool IsEffect(Formula formula) => formula switch
    {
        Formula.Is => true,
        Formula.In(_, [_]) => true,
        Formula.Not(Formula.Is(_, var term)) => term == TermId.Yes || term == TermId.No,
        Formula.And(var operands) => operands.All(IsEffect),
        _ => false,
    };

    private static EquatableArray<PartyAmount> ReadAmounts(Reading reading, YamlNode? node)
    {
        var amounts = new List<PartyAmount>();
        foreach (var entry in reading.Entries(node, "a mapping from parties to numbers"))
        {
            var party = reading.Reference(entry.Key, reading.Parties);
            if (reading.Number(entry.Value) is not { } amount || party is null)
                continue;
            if (amount < 0)
                reading.Report(entry.Value.Span, Messages.NegativeAmount(amount));
            amounts.Add(new PartyAmount(new PartyId(party), amount));
        }

        return amounts.ToEquatableArray();
    }

    private static ProgressEntry ReadProgress(Reading reading, YamlNode node)
    {
        if (node is YamlScalar)
            return new ProgressEntry(reading.Word<ProgressLevel>(node, "progress") ?? default);
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "an entry of progress");
        var entry = new ProgressEntry(fields.RequiredWord<ProgressLevel>("level"), fields.Date("as-of"), fields.Text("note"), fields.Says());
        fields.Finish();
        return entry;
    }
}
