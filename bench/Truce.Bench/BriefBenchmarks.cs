using BenchmarkDotNet.Attributes;
using Truce.Dossiers;
using Truce.Pages.Briefs;
using Truce.Reports;
using Truce.Text;

namespace Truce.Bench;

/// <summary>How long does it take to write a brief, from a dossier that was read to the last byte?</summary>
[MemoryDiagnoser]
public class BriefBenchmarks
{
    private Dossier _dossier = null!;
    private Brief _brief = null!;

    /// <summary>How many statements the dossier has; its model has 6,561 states before constraints.</summary>
    [Params(20, 500)]
    public int Statements { get; set; }

    [GlobalSetup]
    public void Read()
    {
        var folder = Directory.CreateTempSubdirectory("truce-bench-");
        LargeDossier.Write(folder.FullName, Statements, sources: 2, wordsPerSource: 1_000);
        _dossier = DossierFolder.Read(folder.FullName).Result.Dossier!;
        folder.Delete(recursive: true);
        _brief = Brief.Of(_dossier);
    }

    [Benchmark]
    public Brief Compose() => Brief.Of(_dossier);

    [Benchmark]
    public string AsText() => TextBrief.Write(_brief);

    [Benchmark]
    public string AsHtml() => BriefHtml.Render(_brief);
}
