using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace MonteCarloRisk.Benchmarks.WholeRuns;

/// <summary>Runs of seconds: each iteration is one run, after one that warms up.</summary>
public class WholeRunTimes : ManualConfig
{
    public WholeRunTimes() => AddJob(Job.Default
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithStrategy(RunStrategy.Monitoring)
        .WithInvocationCount(1)
        .WithUnrollFactor(1)
        .WithWarmupCount(1)
        .WithIterationCount(5)
        .AsDefault());
}
