using BenchmarkDotNet.Running;
using Truce.Bench;

// "times PROGRAM" measures the published program from outside; everything else is BenchmarkDotNet's.
if (args is ["times", var program])
    return ProgramTimes.Measure(program);

BenchmarkSwitcher.FromAssembly(typeof(ProgramTimes).Assembly).Run(args);
return 0;
