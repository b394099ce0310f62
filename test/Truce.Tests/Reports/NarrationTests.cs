using Truce.Comparison;
using Truce.Dossiers;
using Truce.Reports;
using Truce.Stability;
using Truce.States;

namespace Truce.Tests.Reports;

public sealed class NarrationTests
{
    /// <summary>Two waiting clauses, with statements that say so.</summary>
    private const string Circle = """
        dossier: A circle
        as-of: 2031-05-04
        sources: { note: { file: sources/note.md } }
        parties: { east: { name: East }, west: { name: West }, north: { name: North } }
        issues:
          cease: { decided-by: east, terms: [{ no: East fights on }, { yes: East ceases fire }] }
          leave: { decided-by: west, terms: [{ no: West stays }, { yes: West leaves }] }
          lift: { decided-by: north }
        statements:
          s1: { source: note, quote: one, party: east, act: offer }
          s2: { source: note, quote: two, party: west, act: offer }
          s3: { source: note, quote: three, party: north, act: offer }
        """;

    [Fact]
    public void Two_that_wait_for_each_other_are_told_in_three_sentences() => Assert.Equal(
        """
        The offer of East waits for West: once West leaves, East ceases fire. [s1]
        The offer of West waits for East: once East ceases fire, West leaves. [s2]
        Each waits for the other to act first. [s1 s2]
        """,
        Conflict("""
          a: { by: east, clauses: [{ when: leave, then: cease, says: s1 }] }
          b: { by: west, clauses: [{ when: cease, then: leave, says: s2 }] }
        """));

    [Fact]
    public void A_step_that_nobody_offers_is_said_to_be_missing() => Assert.Equal(
        """
        The offer of East waits for West: once West leaves, East ceases fire. [s1]
        No offer of West gives this. [s2]
        The offer of West waits for East: once East ceases fire, “talks” holds. [s2]
        Each waits for the other to act first. [s1 s2]
        """,
        Conflict("""
          a: { by: east, clauses: [{ when: leave, then: cease, says: s1 }] }
          b: { by: west, clauses: [{ when: cease, then: talks, says: s2 }] }
        """));

    [Fact]
    public void Three_that_wait_in_a_circle_are_counted() => Assert.Equal(
        """
        The offer of East waits for West: once West leaves, East ceases fire. [s1]
        The offer of West waits for North: once “lift” holds, West leaves. [s2]
        The offer of North waits for East: once East ceases fire, “lift” holds. [s3]
        Each of these three parties waits for another to act first. [s1 s2 s3]
        """,
        Conflict("""
          a: { by: east, clauses: [{ when: leave, then: cease, says: s1 }] }
          b: { by: west, clauses: [{ when: lift, then: leave, says: s2 }] }
          c: { by: north, clauses: [{ when: cease, then: lift, says: s3 }] }
        """));

    [Fact]
    public void Opposite_orders_of_two_steps_are_told_as_such() => Assert.Equal(
        """
        East put the step that West leaves before the step “lift”. [s1]
        West put the step “lift” before the step that West leaves. [s2]
        These two orders exclude each other. [s1 s2]
        """,
        Conflict("""
          a: { by: east, clauses: [{ when: leave, then: lift, says: s1 }] }
          b: { by: west, clauses: [{ when: lift, then: leave, says: s2 }] }
        """));

    /// <summary>Every definition's story of the states from which somebody could improve, in three published disputes.</summary>
    [Theory]
    [InlineData("elmira-kinsara-2014", "local-government", 1)]
    [InlineData("chicken-fang-1993", "first", 4)]
    [InlineData("sequential-sanction-witness", "first", 2)]
    [InlineData("cuban-missile-crisis-kinsara-2014", "us", 1)]
    [InlineData("euphrates-hipel-2014", "iraq", 1)]
    public void The_stories_of_a_state_read_as_approved(string name, string party, int state)
    {
        var analysis = Analysis(Cases.Casebook(name));
        var dm = analysis.Space.DecisionMakers.Single(d => d.Id == new PartyId(party));
        var narration = new Narration(analysis.Space.Dossier);
        var stories = analysis.Definitions.Select(d => Text(narration.Verdict(analysis, analysis.Explain(d, dm, new StateId(state - 1)))));

        Approved.Text($"story-{name}-{party}-{state}", string.Join("\n\n", stories.Append(Text(narration.Verdicts(analysis, dm, new StateId(state - 1))))) + "\n");
    }

    [Fact]
    public void A_reply_that_counts_under_sequential_stability_is_told_with_the_movers_reason()
    {
        var analysis = Analysis(Some.Dossier("""
            dossier: A sanction
            sources: { note: { file: sources/note.md } }
            parties: { east: { name: East }, west: { name: West } }
            issues: { go: { decided-by: east }, hit: { decided-by: west } }
            status-quo: { go: no, hit: no }
            statements:
              s1: { source: note, quote: one, party: east, act: claim }
              s2: { source: note, quote: two, party: west, act: claim }
            preferences:
              east: { priorities: [{ prefer: not hit, says: s1 }, go] }
              west: { priorities: [{ prefer: hit iff go, says: s2 }] }
            """));
        var east = analysis.Space.DecisionMakers[0];
        var verdict = analysis.Explain(StabilityDefinitions.Find("seq")!, east, analysis.Space.StatusQuo!.Value);

        Assert.Equal(
            """
            Under sequential stability, the status quo is stable for East. [s1]
            This definition supposes that a party holds back from an improvement when the others could reply, by moves that each of them would want to make, so that it would be no better off than before.
            Alone, East could move to state 2 (YN), so that “go” changes to yes.
            East would rather have state 2 (YN) than the status quo: the first priority that tells the two apart is “go” (assumed).
            Under SEQ a reply deters this: West could move to state 4 (YY), so that “hit” changes to yes.
            West would rather have state 4 (YY) than state 2 (YN): the first priority is “hit exactly when go”. [s2]
            For East that is worse than the status quo: the first priority is “not hit”. [s1]
            """,
            Text(new Narration(analysis.Space.Dossier).Verdict(analysis, verdict)));
    }

    [Theory]
    [InlineData("a", "c", "For worth, no weights: Buyer would rather have state 1 than state 3: their worth is 0.6 and 0.")]
    [InlineData("b", "c", "For worth, no weights: Buyer would rather have state 2 than state 3: their worth is 0.3 and 0.")]
    public void Worth_is_told_in_numbers(string better, string worse, string expected)
    {
        var space = Space(Some.Dossier("""
            dossier: A sale
            citation: A textbook
            parties: { buyer: { name: Buyer }, seller: { name: Seller } }
            issues: { price: { decided-by: { all: [buyer, seller] }, terms: [a, b, c] } }
            preferences: { buyer: { utility: { price: { weight: 0.6, values: { a: 1, b: 0.5, c: 0 } } } } }
            """));
        var why = new Narration(space.Dossier).WhyPreferred(space, new("buyer"), State(space, better), State(space, worse));

        Assert.Equal(expected["For worth, no weights: ".Length..], why.Text);
        Assert.Equal(Basis.Assumption, why.Basis);
    }

    [Theory]
    [InlineData("none", "No public reply by West to “Terms” is recorded as of 3 May 2031.")]
    [InlineData("accepted", "West accepted “Terms” on 3 May 2031.")]
    [InlineData("partly", "West accepted “Terms” in part on 3 May 2031.")]
    [InlineData("rejected", "West rejected “Terms” on 3 May 2031.")]
    [InlineData("countered", "West answered “Terms” with a proposal of its own on 3 May 2031.")]
    public void Replies_are_told_with_their_day(string reply, string expected)
    {
        var dossier = Some.Dossier(Circle + $$"""

            proposals:
              a: { title: Terms, by: east, to: west, clauses: [{ then: cease, says: s1 }], replies: [{ by: west, reply: {{reply}}, as-of: 2031-05-03, says: s2 }] }
            """);
        var told = new Narration(dossier).Replies(ProposalComparison.Of(dossier).Proposals[0]);

        Assert.Equal(expected + " [s2]", Text(told));
    }

    [Theory]
    [InlineData("offer", "stated", "On 3 May 2031 West offered this: East ceases fire.")]
    [InlineData("demand", "reported", "On 3 May 2031, as reported, West asked for this: East ceases fire.")]
    [InlineData("refusal", "leaked", "On 3 May 2031, according to a leak, West rejected this: East ceases fire.")]
    [InlineData("acceptance", "inferred", "On 3 May 2031, as the analyst infers, West accepted this: East ceases fire.")]
    [InlineData("promise", "denied", "On 3 May 2031, by an account that was denied, West promised this: East ceases fire.")]
    [InlineData("denial", "stated", "On 3 May 2031 West said that this is not so: East ceases fire.")]
    [InlineData("claim", "stated", "On 3 May 2031 West said this: East ceases fire.")]
    [InlineData("threat", "stated", "On 3 May 2031 West named this in a threat: East ceases fire.")]
    public void Positions_are_told_by_act_and_standing(string act, string standing, string expected)
    {
        var dossier = Some.Dossier(Circle + $$"""

              s4: { source: note, quote: four, party: west, date: 2031-05-03, act: {{act}}, standing: {{standing}}, about: cease }
            """);
        var positions = ProposalComparison.Of(dossier).Issues[0].Positions;

        Assert.Equal(expected + " [s4]", Text(new Narration(dossier).Positions(positions)));
    }

    private static string Conflict(string proposals)
    {
        var joint = Circle.Replace("  lift: { decided-by: north }", "  lift: { decided-by: north }\n  talks: { decided-by: { all: [east, west] } }");
        var dossier = Some.Dossier(joint + "\nproposals:\n" + proposals);
        return Text(new Narration(dossier).OrderConflict(Assert.Single(ProposalComparison.Of(dossier).OrderConflicts)));
    }

    private static StateId State(StateSpace space, string term) => space.Find([new(term)])!.Value;

    private static StateSpace Space(Dossier dossier) => StateSpace.Compile(dossier).Value;

    private static StabilityAnalysis Analysis(Dossier dossier) => StabilityAnalysis.Run(Space(dossier)).Value;

    private static string Text(EquatableArray<Sentence> sentences) =>
        string.Join('\n', sentences.Select(s => s.Says.IsEmpty ? s.Text : $"{s.Text} [{string.Join(' ', s.Says)}]"));

    [Fact]
    public void A_clause_with_every_key_reads_back_as_sentences()
    {
        var dossier = Some.Dossier("""
            dossier: A strait
            as-of: 2024-01-01
            parties: { north: { name: North }, south: { name: South }, guards: { name: The guards, role: guarantor } }
            issues:
              mines: { decided-by: north, terms: [{ no: the mines stay }, { yes: the mines are cleared }] }
              ships: { decided-by: south, terms: [{ no: ships are stopped }, { yes: ships pass }] }
              toll: { decided-by: south, terms: [{ no: no toll is taken }, { yes: a toll is taken }] }
            proposals:
              first:
                by: north
                to: south
                successor: second
                clauses:
                  - { when: ships, with: not toll, unless: toll, then: mines, opens: 2024-02-01, expires: 2024-06-01, lead: 30, group: sea, verified-by: a joint commission }
                  - { guarantee: safe passage, to: south, kind: monitoring, assured-by: guards, covers: ships }
              second: { by: north, to: south, title: Harder terms, clauses: [{ then: mines, with: [ships, not toll], verified-by: nobody, group: sea }] }
            """);
        var comparison = ProposalComparison.Of(dossier);
        Assert.Equal(
            [
                "North offered South this: once ships pass and as part of a package in which no toll is taken, the mines are cleared, unless a toll is taken. This runs from 1 February 2024 until 1 June 2024. It takes 30 days to carry out. At most one of the clauses called “sea” holds. Verified by: a joint commission.",
                "North offered South monitoring: safe passage. It would be given by The guards. It covers this: ships pass.",
                "Once it is refused or has lapsed, “Harder terms” would take its place.",
            ],
            new Narration(dossier).Proposal(comparison, new("first")).Select(sentence => sentence.Text));
        Assert.StartsWith(
            "North offered South this: as part of a package in which ships pass and no toll is taken, the mines are cleared. At most one of the clauses called “sea” holds. Nobody can verify whether this is kept.",
            new Narration(dossier).Proposal(comparison, new("second"))[0].Text,
            StringComparison.Ordinal);
    }
}
