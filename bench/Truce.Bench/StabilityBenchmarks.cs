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

    /// <summary>2 to the power of this are the states.</summary>
    [Params(8, 12, 16)]
    public int Issues { get; set; }

    [Params(2, 4)]
    public int Parties { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        _dossier = GeneratedDispute.Of(Issues, Parties);
        _space = StateSpace.Compile(_dossier).Value;
    }

    [Benchmark]
    public StateSpace Compile() => StateSpace.Compile(_dossier).Value;

    [Benchmark]
    public StabilityAnalysis Judge() => StabilityAnalysis.Run(_space).Value;
}
