using BenchmarkDotNet.Running;
using Truce.Bench;

// What BenchmarkDotNet does not measure: the published program from outside, and disputes too large to be judged a hundred times.
return args switch
{
    ["times", var program] => ProgramTimes.Measure(program),
    ["engine", .. var word] => EngineTimes.Measure(word is [var only] ? only : ""),
    ["agree", .. var word] => AgreementTimes.Measure(word is [var only] ? only : ""),
    ["inverse"] => InverseTimes.Measure(),
    ["robust"] => RobustTimes.Measure(),
    ["sequence"] => SequenceTimes.Measure(),
    ["timeline"] => TimelineTimes.Measure(),
    ["negotiate"] => NegotiationTimes.Measure(),
    ["dispute", .. var options] => DisputeFile.Write(options),
    _ => Run(args),
};

static int Run(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(ProgramTimes).Assembly).Run(args);
    return 0;
}
