using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Truce.Checking;
using Truce.Text;

namespace Truce.Bench;

/// <summary>How long <c>truce check</c> takes after its start: reading a dossier and its sources, and checking both, in a process that did not do so before.</summary>
/// <remarks>The bar: under 1 s for 2,000 statements.</remarks>
[SimpleJob(RunStrategy.ColdStart, launchCount: 5, warmupCount: 0, iterationCount: 1)]
public class CheckBenchmark
{
    private string _folder = "";

    /// <summary>How many statements the dossier has.</summary>
    [Params(200, 2_000)]
    public int Statements { get; set; }

    /// <summary>Writes the dossier: ten statements from each source, a source as long as a speech.</summary>
    [GlobalSetup]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("truce-bench-").FullName;
        LargeDossier.Write(_folder, Statements, sources: Statements / 10, wordsPerSource: 10_000);
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    /// <summary>Reads and checks.</summary>
    [Benchmark]
    public DossierFolder Check() => DossierCheck.Run(DossierFolder.Read(_folder));
}
