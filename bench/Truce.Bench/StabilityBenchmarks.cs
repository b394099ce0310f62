using BenchmarkDotNet.Attributes;
using Truce.Dossiers;
using Truce.Stability;
using Truce.States;

namespace Truce.Bench;

/// <summary>How long does it take to judge every state by every definition, as disputes grow?</summary>
[MemoryDiagnoser]
public class StabilityBenchmarks
{
    private Dossier _dossier = null!;
    private StateSpace _space = null!;

    /// <summary>How many issues each decision maker has; 2 to the power of both numbers together are the states.</summary>
    [Params(3, 4)]
    public int Issues { get; set; }

    [Params(3, 4)]
    public int DecisionMakers { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        _dossier = new GeneratedDispute { Issues = Issues, DecisionMakers = DecisionMakers }.ToDossier();
        _space = StateSpace.Compile(_dossier).Value;
    }

    [Benchmark]
    public StateSpace Compile() => StateSpace.Compile(_dossier).Value;

    [Benchmark]
    public StabilityAnalysis Judge() => StabilityAnalysis.Run(_space).Value;
}
