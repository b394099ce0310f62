using Truce.Bench;
using Truce.Stability;
using Truce.Stability.Engines;
using Truce.States;

namespace Truce.Tests.Stability.Engines;

/// <summary>Tests that measure the whole process, and so run while no others do.</summary>
[CollectionDefinition(nameof(WholeProcess), DisableParallelization = true)]
public sealed class WholeProcess;

[Collection(nameof(WholeProcess))]
public sealed class SweepEngineMemoryTests
{
    private const double BytesOfRanks = 4;

    /// <summary>The bytes that are allocated are no fewer than those that are in use at any one time.</summary>
    [Theory]
    [InlineData(4, 4, 0, 0, 12)]
    [InlineData(2, 8, 0, 0, 20)]
    [InlineData(4, 4, 2, 0, 20)]
    [InlineData(4, 4, 0, 4, 20)]
    [InlineData(5, 4, 0, 24, 24)]
    [InlineData(4, 4, 2, 4, 24)]
    public void Judging_takes_at_most_24_bytes_for_each_state_and_decision_maker(int decisionMakers, int issues, int oneWay, int constraints, double most)
    {
        var dispute = new GeneratedDispute { DecisionMakers = decisionMakers, Issues = issues, OneWay = oneWay, Constraints = constraints };
        var space = StateSpace.Compile(dispute.ToDossier()).Value;
        var definitions = StabilityDefinitions.Standard;
        var engine = new SweepEngine();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        engine.Judge(space, definitions, new WorkDone(null, definitions.Count), CancellationToken.None);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.InRange(BytesOfRanks + ((double)allocated / space.Count / decisionMakers), BytesOfRanks, most);
    }
}
