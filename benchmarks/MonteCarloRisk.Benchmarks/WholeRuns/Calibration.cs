using BenchmarkDotNet.Attributes;

namespace MonteCarloRisk.Benchmarks.WholeRuns;

/// <summary>The main job on the bundled example: prices and accounts in, margins and a report out.</summary>
[Config(typeof(WholeRunTimes))]
[MemoryDiagnoser]
public class Calibration
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcrisk-benchmark-").FullName;

    [Benchmark]
    public void Calibrate()
    {
        string[] args = BundledExample.CalibrateArguments(folder);
        int code = Cli.CommandLine.Run(args, TextReader.Null, TextWriter.Null, TextWriter.Null);
        if (code != 0) throw new InvalidOperationException($"mcrisk {string.Join(' ', args)} ended with {code}");
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(folder, recursive: true);
}
