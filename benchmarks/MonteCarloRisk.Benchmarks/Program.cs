using BenchmarkDotNet.Running;
using MonteCarloRisk.Benchmarks.Acceptance;

// The first print one line for the acceptance scripts, `instructions` a table for the documents; everything else is BenchmarkDotNet's, and
// without arguments everything runs.
return args switch
{
    ["factor-step", var lane, var precision, var assets, var threads] => Figures.FactorStep(lane, precision, assets, threads),
    ["calibrate"] => Figures.Calibrate(),
    ["first-answer"] => Figures.FirstAnswer(),
    ["scheduler-cost"] => SchedulerCost.Print(),
    ["path-memory"] => PathMemory.Print(),
    ["instructions"] => Figures.Instructions(),
    [] => RunBenchmarks(["--filter", "*"]),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Figures).Assembly).Run(args);
    return 0;
}
