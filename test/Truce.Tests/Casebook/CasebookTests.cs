using Truce.Casebook;
using Truce.Stability;
using Truce.States;
using Truce.Text;

namespace Truce.Tests.Casebook;

/// <summary>Every published dispute of the casebook gives the results that are known of it, state by state.</summary>
public sealed class CasebookTests
{
    private static readonly string s_root = Repository.PathOf("casebook");

    /// <summary>The cases whose results are known, by the name of their folder.</summary>
    public static TheoryData<string> Cases { get; } = [.. Names];

    private static IEnumerable<string> Names => Directory.GetFiles(s_root, CaseCheck.FileName, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(s_root, Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal);

    [Fact]
    public void At_least_eight_published_disputes_are_there() => Assert.True(Names.Count() >= 8);

    /// <summary>Each case as anybody would run it, the fastest engine first, and with the plain engine alone.</summary>
    public static MatrixTheoryData<string, string?> CasesByEngine { get; } = new(Names, [null, "plain"]);

    [Theory]
    [MemberData(nameof(CasesByEngine))]
    public void A_case_gives_what_is_known_of_it(string name, string? engine)
    {
        var result = CaseCheck.Run(Path.Combine(s_root, name), new StabilityOptions { Engine = engine }, TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", result.Diagnostics));
        Assert.NotNull(result.Check);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_state_of_a_case_is_expected_for_every_decision_maker_by_every_usual_definition(string name)
    {
        var (result, space) = Check(name);
        var blocks = result.Expected!.Results;
        var stable = blocks.SelectMany(block => block.Stable).Select(expected => (expected.Definition, expected.Party!.Value));
        var usual = StabilityDefinitions.UsualFor(space);
        Assert.Empty((from definition in usual from party in space.DecisionMakers select (definition, party.Id)).Except(stable));
        Assert.Empty(usual.Except(blocks.SelectMany(block => block.Equilibria).Select(expected => expected.Definition)));
        Assert.True(result.Check!.Compared >= usual.Count * space.Count * (space.DecisionMakers.Count + 1));
    }

    /// <summary>For any two of the standard definitions some case has a state that is stable for a party under one of them only.</summary>
    [Fact]
    public void Each_two_definitions_are_told_apart_by_a_case()
    {
        var analyses = Names.Select(name => StabilityAnalysis.Run(Check(name).Space, cancellation: TestContext.Current.CancellationToken).Value)
            .Where(analysis => analysis.Definitions.SequenceEqual(StabilityDefinitions.Standard)).ToArray();
        foreach (var (one, other) in from one in StabilityDefinitions.Standard from other in StabilityDefinitions.Standard where !one.Equals(other) select (one, other))
        {
            Assert.Contains(analyses, analysis => analysis.Space.DecisionMakers.Any(i => analysis.Space.States.Any(s =>
                analysis.IsStable(one, i, s) != analysis.IsStable(other, i, s))));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_says_where_its_model_comes_from(string name) => Assert.NotNull(Check(name).Space.Dossier.Citation);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_evidence_for_a_verdict_agrees_with_it(string name)
    {
        var analysis = StabilityAnalysis.Run(Check(name).Space, cancellation: TestContext.Current.CancellationToken).Value;
        foreach (var definition in analysis.Definitions)
        {
            foreach (var party in analysis.Space.DecisionMakers)
                Assert.All(analysis.Space.States, state => Assert.Equal(analysis.IsStable(definition, party, state), analysis.Explain(definition, party, state).IsStable));
        }
    }

    /// <summary>What is stable under the first definition of a pair is stable under the second, for each decision maker.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Definitions_imply_one_another_as_the_literature_says(string name)
    {
        (string Premise, string Conclusion)[] implications =
            [("nash", "smr"), ("nash", "seq"), ("nash", "sseq"), ("sseq", "seq"), ("sseq", "smr"), ("seq", "gmr"), ("smr", "gmr")];
        var analysis = StabilityAnalysis.Run(Check(name).Space, cancellation: TestContext.Current.CancellationToken).Value;
        foreach (var (premise, conclusion) in implications)
        {
            var (narrow, wide) = (StabilityDefinitions.Find(premise)!, StabilityDefinitions.Find(conclusion)!);
            if (!analysis.Definitions.Contains(narrow) || !analysis.Definitions.Contains(wide))
                continue;
            foreach (var party in analysis.Space.DecisionMakers)
            {
                var stable = analysis.Space.States.Where(state => analysis.IsStable(narrow, party, state));
                Assert.All(stable, state => Assert.True(analysis.IsStable(wide, party, state), $"{premise} but not {conclusion}: {party.Id}, state {state.Ordinal + 1}"));
            }
        }
    }

    [Fact]
    public void The_whole_casebook_is_checked_at_once_in_the_order_of_its_folders()
    {
        var all = CaseCheck.RunAll(s_root, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Directory.GetDirectories(s_root).Order(StringComparer.Ordinal), all.Select(result => result.Folder));
        Assert.Equal(Names, all.Where(result => result.Check is not null).Select(result => Path.GetRelativePath(s_root, result.Folder)));
    }

    [Fact]
    public void A_folder_without_a_dossier_is_an_error() =>
        Assert.StartsWith("TRC0001", CaseCheck.RunAll(Repository.PathOf("eng"), cancellation: TestContext.Current.CancellationToken).Single().Diagnostics.Single().Descriptor.Id);

    private static (CaseCheck Result, StateSpace Space) Check(string name)
    {
        var folder = Path.Combine(s_root, name);
        var dossier = DossierFolder.Read(folder).Result.Dossier!;
        var result = CaseCheck.Run(folder, cancellation: TestContext.Current.CancellationToken);
        return (result, StateSpace.Compile(dossier, cancellation: TestContext.Current.CancellationToken).Value);
    }
}
