using Truce.Dossiers;
using Truce.Sequencing;

namespace Truce.Tests.Sequencing;

public sealed class SequenceAnalysisTests
{
    private const string Two = """
        dossier: Two that wait
        as-of: 2024-01-01
        parties: { a: { name: A }, b: { name: B } }
        issues: { x: { decided-by: a }, y: { decided-by: b } }
        status-quo: { x: no, y: no }
        proposals:
          of-a: { by: a, clauses: [{ when: y, then: x }] }
          of-b: { by: b, clauses: [{ when: x, then: y }] }

        """;

    [Fact]
    public void Two_that_wait_for_each_other_start_nothing_and_fit_in_one_package_after_one_repair()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier(Two));
        Assert.Equal((0, 0, 2), (analysis.StartCount, analysis.InOrderCount, analysis.AtOnceCount));
        var circle = Assert.Single(analysis.Circles);
        Assert.Equal([RepairKind.SameDayExchange, RepairKind.Escrow, RepairKind.PartialFirstStep, RepairKind.Waiver], circle.Repairs.Select(repair => repair.Kind));
        Assert.All(circle.Repairs, repair => Assert.Equal((1, true), (repair.Changes, repair.IsExact)));
        Assert.Equal([1, 1], Assert.Single(circle.Exchange).LeadsTo!.Value);
    }

    [Fact]
    public void The_same_on_promises_needs_no_repair_but_somebody_to_vouch()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier(Two.Replace("when: ", "with: ", StringComparison.Ordinal)));
        Assert.Equal((0, 2, 2), (analysis.StartCount, analysis.InOrderCount, analysis.AtOnceCount));
        Assert.Empty(analysis.Circles);
        Assert.Equal([0, 1], Assert.Single(analysis.Packages).Offers);
    }

    [Fact]
    public void One_that_goes_first_on_a_promise_lets_the_other_wait()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier(Two.Replace("{ when: y, then: x }", "{ with: y, then: x }", StringComparison.Ordinal)));
        Assert.Equal((0, 2, 2), (analysis.StartCount, analysis.InOrderCount, analysis.AtOnceCount));
        Assert.Equal([1, 2], analysis.InOrder);
    }

    [Fact]
    public void A_chain_of_n_has_n_waves()
    {
        const int Length = 30;
        var issues = string.Join(", ", Enumerable.Range(0, Length).Select(k => $"i{k}: {{ decided-by: {(k % 2 == 0 ? "a" : "b")} }}"));
        var clauses = Enumerable.Range(0, Length).Select(k => $"  p{k}: {{ by: {(k % 2 == 0 ? "a" : "b")}, clauses: [{{ {(k == 0 ? "" : $"when: i{k - 1}, ")}then: i{k} }}] }}");
        var analysis = SequenceAnalysis.Run(Some.Dossier($"dossier: A chain\nparties: {{ a: {{}}, b: {{}} }}\nissues: {{ {issues} }}\nproposals:\n{string.Join('\n', clauses)}\n"));
        Assert.Equal(Enumerable.Range(1, Length), analysis.Starts);
        Assert.Empty(analysis.Circles);
    }

    [Fact]
    public void Unless_pairs_have_two_largest_packages()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier(Two.Replace("when: ", "unless: ", StringComparison.Ordinal)));
        Assert.Equal([[0], [1]], analysis.Packages.Select(package => package.Offers.ToArray()));
        Assert.Equal([ExclusionKind.Unless, ExclusionKind.Unless], analysis.Exclusions.Select(exclusion => exclusion.Kind));
    }

    [Fact]
    public void At_most_one_of_a_group_holds_and_what_no_state_allows_excludes_as_well()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier("""
            dossier: One of several
            parties: { a: {}, b: {} }
            issues: { x: { decided-by: a }, y: { decided-by: a }, z: { decided-by: b }, w: { decided-by: b } }
            constraints: [not (z and w)]
            status-quo: { x: no, y: no, z: no, w: no }
            proposals:
              of-a: { by: a, clauses: [{ then: x, group: either }, { then: y, group: either }] }
              of-b: { by: b, clauses: [{ then: z }, { then: w }] }
            """));
        Assert.Equal([(0, 1, ExclusionKind.Group), (2, 3, ExclusionKind.Infeasible)], analysis.Exclusions.Select(exclusion => (exclusion.First, exclusion.Second, exclusion.Kind)));
        Assert.Equal([[0, 2], [0, 3], [1, 2], [1, 3]], analysis.Packages.Select(package => package.Offers.ToArray()));
    }

    [Fact]
    public void An_offer_whose_unless_is_so_already_is_over()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier(Two.Replace("{ when: y, then: x }", "{ unless: not y, then: x }", StringComparison.Ordinal)));
        Assert.Equal(["of-a"], analysis.Ended.Select(clause => clause.Proposal.Value));
        Assert.Equal(["of-b"], analysis.Offers.Select(offer => offer.Place.Proposal.Value));
    }

    [Fact]
    public void What_several_decide_together_comes_about_when_all_of_them_offer_it()
    {
        var dossier = Some.Dossier("""
            dossier: Talks
            parties: { a: {}, b: {} }
            issues: { talks: { decided-by: { all: [a, b] } }, x: { decided-by: a } }
            status-quo: { talks: no, x: no }
            proposals:
              of-a: { by: a, clauses: [{ then: [talks, x] }] }
              of-b: { by: b, status: withdrawn, clauses: [{ then: talks }] }
            """);
        var package = Assert.Single(SequenceAnalysis.Run(dossier).Packages);
        Assert.Equal(["x"], Written(package.Steps));
        Assert.Equal(["talks"], Written(package.HalfOffered));
        var both = dossier with { Proposals = [.. dossier.Proposals.Select(proposal => proposal with { Status = ProposalStatus.Tabled })] };
        Assert.Equal(["talks", "x"], Written(Assert.Single(SequenceAnalysis.Run(both).Packages).Steps));
    }

    [Fact]
    public void A_party_that_would_refuse_takes_its_offer_back_and_with_it_what_hangs_on_it()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier(Two.Replace("when: ", "with: ", StringComparison.Ordinal) + """
            preferences:
              a: { priorities: [y], walk-away: status-quo }
              b: { priorities: [x], red-lines: [x and y] }
            """));
        var package = Assert.Single(analysis.Packages);
        Assert.Equal([(PartyAnswer.Accepts, StandReason.StatusQuo), (PartyAnswer.Refuses, StandReason.RedLine)], package.Stands.Select(stand => (stand.Acceptance, stand.Reason)));
        Assert.Equal([[], []], [package.PossiblyKept.ToArray(), package.SurelyKept.ToArray()]);
    }

    [Fact]
    public void An_offer_that_may_be_refused_is_kept_possibly_and_not_surely()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier(Two.Replace("when: y, ", "", StringComparison.Ordinal).Replace("when: x, ", "", StringComparison.Ordinal) + """
            preferences:
              a: { priorities: [y], walk-away: status-quo }
              b: { priorities: [x] }
            """));
        var package = Assert.Single(analysis.Packages);
        Assert.Equal([[0, 1], [0]], [package.PossiblyKept.ToArray(), package.SurelyKept.ToArray()]);
    }

    [Fact]
    public void Days_follow_windows_and_leads_and_the_earliest_of_several_givers()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier("""
            dossier: Dates
            as-of: 2024-01-01
            parties: { a: {}, b: {}, c: {} }
            issues: { x: { decided-by: { any: [a, c] } }, y: { decided-by: b }, z: { decided-by: c } }
            status-quo: { x: no, y: no, z: no }
            proposals:
              slow: { by: a, clauses: [{ then: x, opens: 2024-01-05, lead: 20 }] }
              fast: { by: c, clauses: [{ then: x, opens: 2024-01-11, lead: 4 }, { when: y, then: z, expires: 2024-01-20 }] }
              next: { by: b, clauses: [{ when: x, then: y, lead: 10 }] }
            """));
        var package = Assert.Single(analysis.Packages);
        Assert.Equal(["2024-01-05", "2024-01-11", null, "2024-01-15"], package.Offers.Select((offer, k) => (offer, k)).OrderBy(pair => pair.offer).Select(pair => package.Days[pair.k]?.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void Offers_that_are_tied_by_promises_start_on_the_latest_day_of_their_members()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier(Two.Replace("{ when: y, then: x }", "{ with: y, then: x, opens: 2024-03-01 }", StringComparison.Ordinal).Replace("{ when: x, then: y }", "{ with: x, then: y, opens: 2024-02-01 }", StringComparison.Ordinal)));
        Assert.All(Assert.Single(analysis.Packages).Days, day => Assert.Equal(new DateOnly(2024, 3, 1), day));
    }

    [Fact]
    public void Delay_costs_what_lapses_and_what_a_successor_no_longer_offers()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier("""
            dossier: Delay
            as-of: 2024-01-01
            parties: { a: {}, b: {} }
            issues: { x: { decided-by: a }, y: { decided-by: b }, w: { decided-by: b } }
            status-quo: { x: no, y: no, w: no }
            proposals:
              first: { by: a, successor: harder, clauses: [{ when: y, then: x }], expires: 2024-06-01 }
              harder: { by: a, clauses: [{ when: [y, w], then: x }] }
              of-b: { by: b, clauses: [{ then: y }] }
            """));
        Assert.Equal(2, analysis.Offers.Count);
        Assert.Equal([2, 1], analysis.Delay.Stages.Select(stage => stage.AtOnce).Distinct());
        Assert.Equal(("first", 0), (analysis.Delay.Events[1].Refused!.Value.Value, analysis.Delay.Events[1].From));
        Assert.Equal(["x"], Written(analysis.Delay.Stages[analysis.Delay.Events[0].To].Lost));
        Assert.Equal(new DateOnly(2024, 6, 1), analysis.Delay.Events[0].Lapsed);
        Assert.Equal(["harder", "of-b"], analysis.Delay.Stages[analysis.Delay.Events[0].To].InForce.Select(proposal => proposal.Value));
    }

    [Fact]
    public void A_large_circle_is_repaired_with_a_bound()
    {
        const int Length = 40;
        var issues = string.Join(", ", Enumerable.Range(0, Length).Select(k => $"i{k}: {{ decided-by: {(k % 2 == 0 ? "a" : "b")} }}"));
        var clauses = Enumerable.Range(0, Length).Select(k => $"  p{k}: {{ by: {(k % 2 == 0 ? "a" : "b")}, clauses: [{{ when: i{(k + Length - 1) % Length}, then: i{k} }}] }}");
        var analysis = SequenceAnalysis.Run(Some.Dossier($"dossier: A ring\nparties: {{ a: {{}}, b: {{}} }}\nissues: {{ {issues} }}\nproposals:\n{string.Join('\n', clauses)}\n"));
        Assert.Equal((0, 0, Length), (analysis.StartCount, analysis.InOrderCount, analysis.AtOnceCount));
        Assert.Equal((1, 1), (Assert.Single(analysis.Circles).Repairs[0].Changes, analysis.Circles[0].Repairs[0].AtLeast));
    }

    [Fact]
    public void Repairs_of_the_circles_of_a_dossier_add_up_to_the_fewest_of_all()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var dossier = RandomOffers(new Random(seed));
            var analysis = SequenceAnalysis.Run(dossier, cancellation: TestContext.Current.CancellationToken);
            var measures = analysis.Givers.SelectMany(given => given).Select(given => given.Awaited).Distinct().ToList();
            int[][] Of(Func<Offer, EquatableArray<AwaitedStep>> conditions) => [.. analysis.Offers.Select(offer => conditions(offer).Select(awaited => measures.IndexOf(awaited)).ToArray())];
            int[][] gives = [.. analysis.Offers.Select((_, o) => Enumerable.Range(0, measures.Count).Where(m => analysis.Givers.Any(given => given.Any(g => g.Awaited == measures[m] && g.By.Contains(o)))).ToArray())];
            var literal = new LiteralOffers(Of(offer => offer.Prior), Of(offer => offer.Promise), gives);
            Assert.Equal((literal.Least().Count, literal.Mixed().Count, literal.Greatest().Count), (analysis.StartCount, analysis.InOrderCount, analysis.AtOnceCount));
            Assert.Equal(literal.FewestConditions(), analysis.Circles.SelectMany(circle => circle.Repairs.Take(1)).Sum(repair => repair.Changes));
        }
    }

    [Fact]
    public void The_opening_case_names_the_circle_and_what_an_exchange_and_the_assurance_leave()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier(File.ReadAllText(Repository.PathOf("casebook", "opening-talks-2024", "dossier.yaml"))));
        Assert.Equal((0, 0, 0, 2), (analysis.StartCount, analysis.InOrderCount, analysis.AtOnceCount, analysis.Offers.Count));
        var circle = Assert.Single(analysis.Circles);
        Assert.Equal([["withdraw", "membership"], ["return"]], circle.Waiting.Circle.Select(link => link.Awaited.SelectMany(step => step.Issues()).Select(issue => issue.Value).ToArray()));
        Assert.False(circle.IsOffered);
        Assert.Empty(circle.Repairs);
        Assert.Null(circle.Exchange[0].LeadsTo);
        Assert.Equal(["ukraine"], Refusing(circle.Exchange[1]));
        Assert.Equal(["russia"], Refusing(circle.Exchange[2]));

        var cover = Assert.Single(analysis.Assurances);
        Assert.Equal(["withdraw"], Written(cover.Covered));
        Assert.Equal(["membership = renounced"], Written(cover.Left));
        Assert.Equal(["fighting = ceases", "talks = open"], Written(cover.Returns));
        Assert.Equal(-1, cover.AloneAgainstStatusQuo);

        static string[] Refusing(ExchangeTerms terms) => [.. terms.Stands.Where(stand => stand.Acceptance == PartyAnswer.Refuses).Select(stand => stand.Party.Value)];
    }

    [Fact]
    public void The_bonn_summit_is_one_circle_of_eight_measures_that_one_change_sets_going()
    {
        var analysis = SequenceAnalysis.Run(Some.Dossier(File.ReadAllText(Repository.PathOf("casebook", "bonn-summit-heitzig-2025", "dossier.yaml"))));
        Assert.Equal((0, 0, 8), (analysis.StartCount, analysis.InOrderCount, analysis.AtOnceCount));
        var circle = Assert.Single(analysis.Circles);
        Assert.Equal(8, circle.Waiting.Circle.Count);
        Assert.All(circle.Repairs, repair => Assert.Equal((1, true), (repair.Changes, repair.IsExact)));
        Assert.Equal(Enumerable.Repeat(1, 8), Assert.Single(circle.Exchange).LeadsTo!.Value);
    }

    private static string[] Written(EquatableArray<Formula> steps) => [.. steps.Select(step => step is Formula.Is(var issue, var term) ? term == TermId.Yes ? issue.Value : $"{issue} = {term}" : "?")];

    /// <summary>Three parties, an issue for each offer, and conditions on issues of others.</summary>
    private static Dossier RandomOffers(Random random)
    {
        var count = random.Next(2, 6);
        var owners = Enumerable.Range(0, count).Select(_ => new PartyId($"p{random.Next(3)}")).ToArray();
        Formula Step(int issue) => new Formula.Is(new IssueId($"i{issue}"), TermId.Yes);
        EquatableArray<Formula> SomeOf(int most) => Enumerable.Range(0, random.Next(most + 1)).Select(_ => Step(random.Next(count))).Distinct().ToEquatableArray();
        return new Dossier
        {
            Title = "Random offers",
            Parties = [.. Enumerable.Range(0, 3).Select(p => new Party { Id = new($"p{p}"), Name = $"P{p}" })],
            Issues = [.. owners.Select((owner, k) => new Issue { Id = new($"i{k}"), Deciders = Deciders.One(owner), Terms = [new(TermId.No), new(TermId.Yes)] })],
            StatusQuo = new StatusQuo(owners.Select(_ => TermId.No).ToEquatableArray()),
            Proposals = [.. owners.Select((owner, k) => new Proposal { Id = new($"q{k}"), By = owner, Clauses = [new Clause { When = SomeOf(2), With = SomeOf(1), Then = [Step(k)] }] })],
        };
    }
}
