using Truce.Dossiers;
using Truce.Reports;

namespace Truce.Pages.Workbench;

/// <summary>In which steps something could be carried out, and how far they have come.</summary>
internal static class PlanKinds
{
    private const string Group = "Plans";

    public static EntryKind Plans { get; } = new EntryKind<Plan>
    {
        Name = "plans",
        Group = Group,
        Title = "Plans",
        One = "the plan",
        About = "A plan is a row of steps in which something could be carried out, or is being carried out; Truce tells who is exposed at which step.",
        Definition = "plan",
        List = (dossier, _) => dossier.Plans,
        With = (dossier, _, plans) => dossier with { Plans = plans },
        New = _ => new Plan { Id = default },
        Names = new(plan => plan.Id.Value, (plan, name) => plan with { Id = new(name) }, plan => plan.Title, "plan"),
        Words = (_, plan) => $"{plan.Title ?? plan.Id.Value}, in {plan.Steps.Count} steps",
        Says = plan => plan.Says,
        Fields = new FieldsOf<Plan>()
            .Line("title", "What it is called", plan => plan.Title, (plan, title) => plan with { Title = title })
            .Field("caps", "The most that a party would be exposed to or tempted by, in its own utility", (telling, plan) => Amounts(telling, plan.Caps), (plan, reader) => plan with { Caps = Read(reader, "caps", plan.Caps) })
            .Field("penalties", "What it costs a party to stop in the middle, in its own utility", (telling, plan) => Amounts(telling, plan.Penalties), (plan, reader) => plan with { Penalties = Read(reader, "penalties", plan.Penalties) })
            .YesNo("snap-back", "When one party stops, do the others take back those of their steps that can be taken back?", plan => plan.SnapBack, (plan, snaps) => plan with { SnapBack = snaps })
            .Says(plan => plan.Says, (plan, says) => plan with { Says = says }),
    };

    public static EntryKind Steps { get; } = new EntryKind<PlanStep>
    {
        Name = "steps",
        Group = Group,
        Title = "Steps of a plan",
        One = "the step",
        About = "A step is what becomes true at once, by whom, after which other steps and by when.",
        Definition = "step",
        Owners = dossier => dossier.Plans.Select(plan => new EntryOwner(plan.Id.Value, plan.Title ?? plan.Id.Value)),
        List = (dossier, owner) => dossier.Find(new PlanId(owner))!.Steps,
        With = (dossier, owner, steps) => dossier with { Plans = dossier.Plans.Select(plan => plan.Id.Value == owner ? plan with { Steps = steps } : plan).ToEquatableArray() },
        New = _ => new PlanStep { Id = default, By = [], Then = [] },
        Names = new(step => step.Id.Value, (step, name) => step with { Id = new(name) }, step => step.Title, "step"),
        Words = (telling, step) => $"{step.Title ?? step.Id.Value}: {telling.Words.Terms(step.Then)}, by {telling.Words.Parties(step.By)}{(step.Due is { } day ? $", until {Words.Date(day)}" : "")}",
        Says = step => step.Says,
        Fields = new FieldsOf<PlanStep>()
            .Line("title", "What it is called", step => step.Title, (step, title) => step with { Title = title })
            .Parties("by", "Who takes it; several take it together", step => step.By, (step, by) => step with { By = by }, "A step needs somebody who takes it")
            .Terms("then", "What becomes true by it", step => step.Then, (step, then) => step with { Then = then }, "A step needs something that becomes true by it")
            .Line("after", "The names of the steps that have to be done on an earlier day, with commas between", step => string.Join(", ", step.After), (step, names) => step with { After = StepsOf(names) })
            .Line("with", "The names of the steps that have to be done on the same day, with commas between", step => string.Join(", ", step.With), (step, names) => step with { With = StepsOf(names) })
            .YesNo("irreversible", "Can it not be taken back?", step => step.IsIrreversible, (step, isIrreversible) => step with { IsIrreversible = isIrreversible })
            .Line("verified-by", "Who sees whether it is done; “nobody” when nobody can", step => step.VerifiedBy, (step, who) => step with { VerifiedBy = who }, words: telling => telling.Dossier.Parties.Select(party => party.Name).Append(Verification.Nobody))
            .Day("due", "By when it is to be done", step => step.Due, (step, day) => step with { Due = day })
            .Says(step => step.Says, (step, says) => step with { Says = says }),
    };

    public static EntryKind Progress { get; } = new EntryKind<ProgressEntry>
    {
        Name = "progress",
        Group = Group,
        Title = "How far a step has come",
        One = "the entry",
        About = "Entries are added, never overwritten: the last by its day says how far a step has come, the ones before how it got there.",
        Definition = "progress",
        Owners = dossier => dossier.Plans.SelectMany(plan => plan.Steps.Select(step => new EntryOwner($"{plan.Id}/{step.Id}", $"{plan.Title ?? plan.Id.Value}, {step.Title ?? step.Id.Value}"))),
        List = (dossier, owner) => StepOf(dossier, owner).Progress,
        With = (dossier, owner, entries) => WithStep(dossier, owner, step => step with { Progress = entries }),
        New = _ => new ProgressEntry(ProgressLevel.NotInitiated),
        Words = (_, entry) => $"{(entry.AsOf is { } day ? $"{Words.Date(day)}: " : "")}{Spelling.ForPeople(entry.Level)}{(entry.Note is { } note ? $", {note}" : "")}",
        Says = entry => entry.Says,
        Fields = new FieldsOf<ProgressEntry>()
            .Word("level", "How far it has come", entry => entry.Level, (entry, level) => entry with { Level = level })
            .Day("as-of", "On the day of", entry => entry.AsOf, (entry, day) => entry with { AsOf = day })
            .Line("note", "A remark", entry => entry.Note, (entry, note) => entry with { Note = note })
            .Says(entry => entry.Says, (entry, says) => entry with { Says = says }),
    };

    private static FieldValue.Rows Amounts(Telling telling, EquatableArray<PartyAmount> amounts) =>
        new(telling.Dossier.Parties.Select(party => (party.Id.Value, party.Name, (FieldValue)FieldsOf<Plan>.NumberOf(amounts.FirstOrDefault(amount => amount.Party == party.Id)?.Amount))));

    private static EquatableArray<PartyAmount> Read(FormReader reader, string name, EquatableArray<PartyAmount> before)
    {
        var sent = reader.Dossier.Parties.Select(party => (party.Id, Amount: reader.Number($"{name}:{party.Id}"))).Where(known => known.Amount is not null).Select(known => new PartyAmount(known.Id, known.Amount!.Value)).ToArray();
        return before.Select(old => sent.FirstOrDefault(amount => amount.Party == old.Party)).OfType<PartyAmount>().Concat(sent.Where(amount => before.All(old => old.Party != amount.Party))).ToEquatableArray();
    }

    private static EquatableArray<StepId> StepsOf(string? names) =>
        (names ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => new StepId(name)).ToEquatableArray();

    private static PlanStep StepOf(Dossier dossier, string owner)
    {
        var ends = owner.Split('/');
        return dossier.Find(new PlanId(ends[0]))!.Steps.First(step => step.Id.Value == ends[1]);
    }

    private static Dossier WithStep(Dossier dossier, string owner, Func<PlanStep, PlanStep> change)
    {
        var ends = owner.Split('/');
        return dossier with
        {
            Plans = dossier.Plans.Select(plan => plan.Id.Value != ends[0] ? plan : plan with { Steps = plan.Steps.Select(step => step.Id.Value == ends[1] ? change(step) : step).ToEquatableArray() }).ToEquatableArray(),
        };
    }
}
