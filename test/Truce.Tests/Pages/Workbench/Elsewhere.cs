using Truce.Pages.Workbench;
using Truce.Text;

namespace Truce.Tests.Pages.Workbench;

/// <summary>Keys of a definition that the form of no kind of entries fills in, and a form that writes them.</summary>
/// <param name="Definition">The definition; the empty one is the file as a whole.</param>
/// <param name="Keys">The keys.</param>
/// <param name="Send">Sends the form.</param>
internal sealed record Elsewhere(string Definition, string[] Keys, Func<Edit> Send)
{
    private const string Utility = "utility: { pay: { weight: 1, values: { no: 0, yes: 1 } } }";

    /// <summary>The dossier that they are sent to; some of them need a little more.</summary>
    public const string Text =
        """
        dossier: A strike
        sources: { talk: { file: talk.txt } }
        parties: { union: { name: Union }, company: { name: Company } }
        issues: { strike: { decided-by: union }, pay: { decided-by: company } }
        status-quo: { strike: yes, pay: no }
        statements: { s1: { source: talk, quote: We, party: union, act: offer } }
        proposals:
          draft: { by: union, clauses: [{ then: [pay] }] }
          next: { by: union }

        """;

    /// <summary>All of them.</summary>
    public static EquatableArray<Elsewhere> All { get; } =
    [
        new("source", ["file", "sha256"], () => SourceEdits.Add(Strike(), Opened.Form(("title", "A note")), "Words.")),
        new("statement", ["source", "quote", "prefix", "suffix", "position"], () => StatementEdits.Add(Strike(), Opened.Form(("source", "talk"), ("quote", "stop"), ("start", "3"), ("end", "7"), ("act", "offer"), ("standing", "stated"), ("party", "company")))),
        new("statement", ["takes"], () => Entry("positions", "s1", ("position", "accepts"), ("terms:0", "pay"))),
        new("proposal", ["title", "to", "tabled", "expires", "status", "if-refused", "successor", "says"], Head),
        new("refusal", ["warns", "then", "says"], Head),
        new("proposal", ["by"], () => ProposalEdits.Proposals(Strike(), Opened.Form(("act", "add"), ("name", "third"), ("by", "company")))),
        new("proposal", ["clauses"], Clause),
        new("clause", ["when", "then", "timing", "with", "unless", "group", "opens", "expires", "lead", "verified-by", "guarantee", "to", "kind", "assured-by", "covers", "says"], Clause),
        new("proposal", ["replies"], Reply),
        new("reply", ["by", "reply", "as-of", "says"], Reply),
        new("preference", ["red-lines"], RedLine),
        new("red-line", ["never", "because", "says"], RedLine),
        new("preference", ["walk-away"], () => WalkAway("status-quo")),
        new("walk-away", ["at", "because", "says"], () => WalkAway("status-quo")),
        new("walk-away", ["at-least"], () => WalkAway("at-least")),
        .. Preferences("preference", "union"),
        new("preference", ["known"], () => Entry("known", "union", ("first:0", "pay"), ("strength", "prefers"), ("second:0", "not pay"))),
        new("preference", ["evidence"], () => Entry("evidence", "union", ("choice", "accepted"), ("what:0", "pay"), ("over:0", "not pay"), ("reliability", "0.9"))),
        new("preference", ["attitudes"], () => Entry("attitudes", "union", ("to-whom", "company"), ("attitudes", "negative"))),
        .. Preferences("attributed-preference", "company/union"),
        new("attributed-preference", ["out-of", "at-most", "discount", "reservation", "reservation-between"], Scale),
        new("discounting", ["factor", "per"], Scale),
        new("priority-in-group", ["prefer", "because", "says"], Group),
        new("any-order", ["any-order"], Group),
        new("view", ["preferences"], () => Entry("priorities", "company/union", ("prefer:0", "pay"))),
        new("view", ["unseen-moves"], () => Entry("unseen-moves", "company/union", ("from:0", "strike"), ("to:0", "not strike"))),
        new("plan", ["steps"], () => Entry("steps", "p", Strike("plans: { p: { steps: { a: { by: union, then: [pay] } } } }\n").Text.Text, ("title", "b"), ("by:union", "on"), ("then:0", "strike"))),
        new("step", ["progress"], () => Entry("progress", "p/a", Strike("plans: { p: { steps: { a: { by: union, then: [pay] } } } }\n").Text.Text, ("level", "minimal"), ("as-of", "2024-07-01"))),
        .. from rule in (string[])["sum", "min", "max"] select new Elsewhere("utility-part", [rule], () => Part("union", rule)),
    ];

    private static IEnumerable<Elsewhere> Preferences(string definition, string owner) =>
    [
        new(definition, ["priorities"], () => Entry("priorities", owner, ("prefer:0", "pay"))),
        new(definition, ["ranking"], () => Entry("ranking", owner, ("states:0", "pay or not pay"))),
        new(definition, ["comparisons"], () => Entry("comparisons", owner, ("first:0", "pay"), ("strength", "prefers"), ("second:0", "not pay"))),
        new(definition, ["utility"], () => Entry("utility", owner, ("issue", "pay"), ("weight", "1"))),
        new(definition, ["together"], () => Part(owner, "when")),
        new(definition, ["weights"], () => Entry("weights", owner, Weighed(owner), ("heavier:pay", "on"), ("than:strike", "on"))),
    ];

    private static ShownDossier Strike(string rest = "") => OfText(Text + rest);

    private static ShownDossier OfText(string text) => Opened.Of(DossierFiles.None.With([new DossierFile(DossierFolder.FileName, text), new DossierFile("talk.txt", "We stop. They stop.")]));

    private static Edit Entry(string kind, string owner, params (string, string)[] fields) => Entry(kind, owner, Text, fields);

    private static Edit Entry(string kind, string owner, string text, params (string, string)[] fields) =>
        ContentsEdits.Change(OfText(text), Opened.Form([("kind", kind), ("owner", owner), .. fields, ("act", "add")]));

    private static string Weighed(string owner) => Text + (owner.Contains('/', StringComparison.Ordinal)
        ? $"views: {{ company: {{ preferences: {{ union: {{ {Utility} }} }} }} }}\n"
        : $"preferences: {{ {owner}: {{ {Utility} }} }}\n");

    private static Edit Part(string owner, string kind) => Entry("together", owner, Weighed(owner), ("part", kind), ("when:0", "strike"), ("adds", "1"));

    private static Edit Scale() => Entry("scale", "company/union", Weighed("company/union"), ("out-of", "2"), ("at-most", "1"), ("reservation", "0.2"), ("reservation-between:least", "0.1"), ("reservation-between:greatest", "0.3"), ("discount:factor", "0.9"), ("discount:per", "round"), ("act", "save:0"));

    private static Edit Group() =>
        Entry("priorities", "union", Text + "preferences: { union: { priorities: [strike] } }\n", ("prefer:0", "pay"), ("because", "so it is"), ("says", "s1"), ("place", "with-previous"));

    private static Edit Head() => ProposalEdits.Proposals(Strike(), Opened.Form(
        ("act", "save"), ("proposal", "draft"), ("title", "The draft"), ("by", "union"), ("to:company", "on"), ("tabled", "2024-06-14"), ("expires", "2024-07-14"), ("status", "lapsed"),
        ("successor", "next"), ("warns", "All of us stop"), ("refused-then:0", "strike"), ("refused-says", "s1"), ("says", "s1")));

    private static Edit Clause() => ProposalEdits.Clauses(Strike(), Opened.Form(
        ("act", "add"), ("proposal", "next"), ("when:0", "strike"), ("then:0", "pay"), ("timing", "before"), ("with:0", "not strike"), ("unless:0", "strike"), ("group", "one"), ("opens", "2024-06-14"), ("expires", "2024-07-14"), ("lead", "3"),
        ("verified-by", "Company"), ("guarantee", "Pay is paid"), ("assured:union", "on"), ("kind", "support"), ("assured-by:company", "on"), ("covers:0", "pay"), ("says", "s1")));

    private static Edit Reply() => ProposalEdits.Replies(Strike(), Opened.Form(("act", "add"), ("proposal", "draft"), ("by", "company"), ("reply", "rejected"), ("as-of", "2024-06-20"), ("says", "s1")));

    private static Edit RedLine() => PreferenceEdits.RedLines(Strike(), Opened.Form(("act", "add"), ("party", "union"), ("never:0", "strike"), ("because", "so it is"), ("says", "s1")));

    private static Edit WalkAway(string at) => PreferenceEdits.WalkAway(Strike("preferences: { union: { priorities: [pay] } }\n"), Opened.Form(("act", "save"), ("party", "union"), ("walk-away", at), ("state", "pay and not strike"), ("because", "so it is"), ("says", "s1")));
}
