using Truce.Stability;
using Truce.Stability.Engines;
using Truce.States;

namespace Truce.Tests.Text.Formats;

/// <summary>The models of the literature, saved as GMCR+ files, give the verdicts that the literature's definitions give.</summary>
public sealed class GmcrModelTests
{
    public static TheoryData<string> Models { get; } =
        [.. Directory.GetFiles(Path.Combine(Sample.Folder, "models"), "*.gmcr").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    /// <summary>Each model with each engine.</summary>
    public static MatrixTheoryData<string, string> ModelsByEngine { get; } =
        new(Models.Select(row => row.Data), StabilityEngine.All.Select(engine => engine.Name));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_read_without_a_word(string model) =>
        Assert.Empty(Sample.Import($"models/{model}.gmcr").Result.Diagnostics);

    /// <summary>A line of a verdicts file: definition, decision maker from 1, and for each feasible state in order whether it is stable.</summary>
    [Theory]
    [MemberData(nameof(ModelsByEngine))]
    public void Every_verdict_is_that_of_the_literature(string model, string engine)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var space = StateSpace.Compile(Sample.Dossier($"models/{model}.gmcr"), cancellation: cancellation).Value;
        var analysis = StabilityAnalysis.Run(space, new StabilityOptions { Engine = engine }, cancellation).Value;
        foreach (var (definition, party, stable) in Verdicts(model))
        {
            if (StabilityDefinitions.Find(definition) is not { } known)
                continue;
            var computed = space.States.Select(state => analysis.IsStable(known, space.DecisionMakers[party - 1], state) ? 'S' : '.');
            Assert.Equal($"{definition} {party} {stable}", $"{definition} {party} {string.Concat(computed)}");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_definition_is_checked_for_every_decision_maker(string model)
    {
        var parties = Sample.Dossier($"models/{model}.gmcr").Parties.Count;
        var expected = from definition in StabilityDefinitions.Standard from party in Enumerable.Range(1, parties) select (definition.Id, party);
        Assert.Empty(expected.Except(Verdicts(model).Select(verdict => (verdict.Definition, verdict.Party))));
    }

    private static IEnumerable<(string Definition, int Party, string Stable)> Verdicts(string model) =>
        from line in Sample.Text($"models/{model}.verdicts").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select (words[0], int.Parse(words[1]), words[2]);
}
