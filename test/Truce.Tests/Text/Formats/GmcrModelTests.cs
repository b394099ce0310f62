using Truce.Stability;
using Truce.States;

namespace Truce.Tests.Text.Formats;

/// <summary>The models of the literature, saved as GMCR+ files, give the verdicts that the literature's definitions give.</summary>
public sealed class GmcrModelTests
{
    public static TheoryData<string> Models { get; } =
        [.. Directory.GetFiles(Path.Combine(Sample.Folder, "models"), "*.gmcr").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_read_without_a_word(string model) =>
        Assert.Empty(Sample.Import($"models/{model}.gmcr").Result.Diagnostics);

    /// <summary>A line of a verdicts file: definition, decision maker from 1, and for each feasible state in order whether it is stable.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Every_verdict_is_that_of_the_literature(string model)
    {
        var space = StateSpace.Compile(Sample.Dossier($"models/{model}.gmcr"), cancellation: TestContext.Current.CancellationToken).Value;
        var analysis = StabilityAnalysis.Run(space, cancellation: TestContext.Current.CancellationToken).Value;
        var expected = Sample.Text($"models/{model}.verdicts").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var computed =
            from words in expected
            let definition = StabilityDefinitions.Find(words[0])
            where definition is not null
            let party = space.DecisionMakers[int.Parse(words[1]) - 1]
            select $"{words[0]} {words[1]} {string.Concat(space.States.Select(s => analysis.IsStable(definition, party, s) ? 'S' : '.'))}";
        Assert.Equal(
            expected.Where(words => StabilityDefinitions.Find(words[0]) is not null).Select(words => string.Join(' ', words)), computed);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_definition_but_the_newest_is_checked(string model)
    {
        var checkedDefinitions = Sample.Text($"models/{model}.verdicts").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')[0]).ToHashSet();
        Assert.All(new[] { "nash", "gmr", "smr", "seq" }, definition => Assert.Contains(definition, checkedDefinitions));
    }
}
