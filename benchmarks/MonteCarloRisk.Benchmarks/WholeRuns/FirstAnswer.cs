using BenchmarkDotNet.Attributes;

namespace MonteCarloRisk.Benchmarks.WholeRuns;

/// <summary>From the start of a process to an answer from one path block: runtime, just-in-time compiler and parsing included.</summary>
[Config(typeof(WholeRunTimes))]
public class FirstAnswer
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcrisk-benchmark-").FullName;
    private string[] arguments = [];

    [GlobalSetup]
    public void WriteRequest() => arguments = BundledExample.OneBlockArguments(folder);

    [Benchmark]
    public void OneBlock() => _ = ProcessRun.Of(arguments);

    [GlobalCleanup]
    public void Delete() => Directory.Delete(folder, recursive: true);
}
