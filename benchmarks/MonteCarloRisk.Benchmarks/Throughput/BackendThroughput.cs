using BenchmarkDotNet.Attributes;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.Benchmarks.Throughput;

/// <summary>Whole paths by backend: the widest lane on one, two and all threads, and each kind of device that is present. An operation is one step of one path.</summary>
[Config(typeof(FactorStepRuns))]
public class BackendThroughput
{
    private IBackend backend = null!;
    private PreparedBlocks blocks = null!;

    public static IEnumerable<string> Backends =>
    [
        .. new[] { 1, 2, Environment.ProcessorCount }.Distinct().Where(threads => threads <= Environment.ProcessorCount).Select(threads => $"cpu/{threads}"),
        .. new[] { DeviceAddress.Cuda, DeviceAddress.OpenCl }.Where(kind => DeviceSurvey.Of(kind).Any(found => found.IsUsable)),
    ];

    /// <summary>A backend's name, for the CPU with the number of threads.</summary>
    [ParamsSource(nameof(Backends))]
    public string Backend { get; set; } = "";

    [Params(Precision.Single, Precision.Double)]
    public Precision Precision { get; set; }

    [Params(4, 16)]
    public int Assets { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        string[] parts = Backend.Split('/');
        backend = parts is [_, var threads] ? new CpuBackend(CpuBackend.WidestAccelerated, int.Parse(threads, null)) : AttachedDevices.Open(new DeviceAddress(Backend, 0));
        blocks = PreparedBlocks.Of(backend, FirstPassageWork.Plan(Assets, FirstPassageWork.Paths, Precision));
    }

    [Benchmark(OperationsPerInvoke = FirstPassageWork.Paths * FirstPassageWork.Steps)]
    public void Run() => blocks.Run();

    [GlobalCleanup]
    public void Release()
    {
        blocks.Dispose();
        backend.Dispose();
    }
}
