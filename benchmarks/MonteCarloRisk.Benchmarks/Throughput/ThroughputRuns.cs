using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MonteCarloRisk.Simulation.Backends;
using Perfolizer.Horology;

namespace MonteCarloRisk.Benchmarks.Throughput;

/// <summary>Short runs of loops, on the lanes that this machine accelerates.</summary>
/// <remarks>
/// In this process: a project generated for each case would have to be restored under the house's lock files and built for longer than it
/// runs, and a machine with a device may have no SDK. Nothing is lost, since closed generics over value types share no code between cases.
/// </remarks>
public class ThroughputRuns : ManualConfig
{
    public ThroughputRuns()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(250))
            .WithWarmupCount(3)
            .WithIterationCount(5)
            .AsDefault());
        AddFilter(new SimpleFilter(benchmark => benchmark.Descriptor.Categories.All(IsAccelerated)));
    }

    // Categories name lanes.
    private static bool IsAccelerated(string category) => CpuBackend.IsAccelerated(Enum.Parse<LaneWidth>(category));
}
