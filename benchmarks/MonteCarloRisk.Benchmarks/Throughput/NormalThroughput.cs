using BenchmarkDotNet.Attributes;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Benchmarks.Throughput;

/// <summary>Philox words turned into normals on one tile, by lane. An operation is one normal.</summary>
[Config(typeof(ThroughputRuns))]
public class NormalThroughput
{
    private NormalTile tile = null!;

    [GlobalSetup]
    public void Allocate() => tile = NormalTile.Allocate();

    [Benchmark(Baseline = true, OperationsPerInvoke = NormalTile.Normals)]
    [BenchmarkCategory(nameof(LaneWidth.Scalar))]
    public void Single1() => tile.WriteSingle<Single1, Mask1, Word1>();

    [Benchmark(OperationsPerInvoke = NormalTile.Normals)]
    [BenchmarkCategory(nameof(LaneWidth.Vector256))]
    public void Single8() => tile.WriteSingle<Single8, SingleMask8, SingleWord8>();

    [Benchmark(OperationsPerInvoke = NormalTile.Normals)]
    [BenchmarkCategory(nameof(LaneWidth.Vector512))]
    public void Single16() => tile.WriteSingle<Single16, SingleMask16, SingleWord16>();

    [Benchmark(OperationsPerInvoke = NormalTile.Normals)]
    [BenchmarkCategory(nameof(LaneWidth.Scalar))]
    public void Double1() => tile.WriteDouble<Double1, Mask1, Word1>();

    [Benchmark(OperationsPerInvoke = NormalTile.Normals)]
    [BenchmarkCategory(nameof(LaneWidth.Vector256))]
    public void Double4() => tile.WriteDouble<Double4, DoubleMask4, DoubleWord4>();

    [Benchmark(OperationsPerInvoke = NormalTile.Normals)]
    [BenchmarkCategory(nameof(LaneWidth.Vector512))]
    public void Double8() => tile.WriteDouble<Double8, DoubleMask8, DoubleWord8>();

    [GlobalCleanup]
    public void Free() => tile.Dispose();
}
