using BenchmarkDotNet.Attributes;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.Benchmarks.Throughput;

/// <summary>Whole paths on one thread, by lane, precision and number of assets. An operation is one step of one path.</summary>
[Config(typeof(FactorStepRuns))]
public class PathThroughput
{
    // One path at a time is so much slower that an eighth of the paths is enough.
    private const int ScalarPaths = FirstPassageWork.Paths / 8;

    private PreparedBlocks blocks = null!;

    [Params(Precision.Single, Precision.Double)]
    public Precision Precision { get; set; }

    [Params(1, 4, 8, 16)]
    public int Assets { get; set; }

    [GlobalSetup(Target = nameof(Scalar))]
    public void PrepareScalar() => Prepare(LaneWidth.Scalar, ScalarPaths);

    [GlobalSetup(Target = nameof(Vector256))]
    public void PrepareVector256() => Prepare(LaneWidth.Vector256, FirstPassageWork.Paths);

    [GlobalSetup(Target = nameof(Vector512))]
    public void PrepareVector512() => Prepare(LaneWidth.Vector512, FirstPassageWork.Paths);

    [Benchmark(Baseline = true, OperationsPerInvoke = ScalarPaths * FirstPassageWork.Steps)]
    [BenchmarkCategory(nameof(LaneWidth.Scalar))]
    public void Scalar() => blocks.Run();

    [Benchmark(OperationsPerInvoke = FirstPassageWork.Paths * FirstPassageWork.Steps)]
    [BenchmarkCategory(nameof(LaneWidth.Vector256))]
    public void Vector256() => blocks.Run();

    [Benchmark(OperationsPerInvoke = FirstPassageWork.Paths * FirstPassageWork.Steps)]
    [BenchmarkCategory(nameof(LaneWidth.Vector512))]
    public void Vector512() => blocks.Run();

    [GlobalCleanup]
    public void Release() => blocks.Dispose();

    private void Prepare(LaneWidth lane, int paths) => blocks = PreparedBlocks.Of(new CpuBackend(lane, threads: 1), FirstPassageWork.Plan(Assets, paths, Precision));
}
