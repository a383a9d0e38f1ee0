using System.Diagnostics;
using System.Runtime.CompilerServices;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Tests.Execution;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>
/// The widest lane is several times as fast as the scalar one. Where a stage exceeds the compiler's inlining budget, lane operators become
/// calls and it is no faster at all: equal bits, so that no other test sees it.
/// </summary>
/// <remarks>
/// Ratios of least times, so that a loaded machine changes little, and tried until they hold, because methods are compiled better as they run.
/// With AVX-512 on an idle machine they are 5 to 17 in single precision and 4 to 9 in double; past the budget they are about 1.
/// </remarks>
[Collection(TimedAlone.Name)]
public sealed unsafe class LaneSpeedTests
{
    private const int StagePaths = 1 << 12;
    private const int StageDraws = 16;
    private const int StageSlots = StageDraws;
    private const int WidestLane = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string, Precision> Cases => FingerprintTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_widest_lane_runs_a_program_several_times_as_fast(string name, Precision precision)
    {
        RequireWideLanes();
        SamplePlan plan = SamplePlan.Create(name, precision, SamplePlan.Paths / 4);
        using var scalarBackend = new CpuBackend(LaneWidth.Scalar, 1);
        using var widestBackend = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        using PreparedBlock scalar = new(plan.Plan, scalarBackend), widest = new(plan.Plan, widestBackend);
        Check(precision, scalar.Run, widest.Run);
    }

    [Fact]
    public void The_widest_lane_makes_single_normals_several_times_as_fast()
    {
        RequireWideLanes();
        Check(
            Precision.Single,
            WriteSingle<Single1, Mask1, Word1>,
            CpuBackend.WidestAccelerated == LaneWidth.Vector512 ? WriteSingle<Single16, SingleMask16, SingleWord16> : WriteSingle<Single8, SingleMask8, SingleWord8>);
    }

    [Fact]
    public void The_widest_lane_makes_double_normals_several_times_as_fast()
    {
        RequireWideLanes();
        Check(
            Precision.Double,
            WriteDouble<Double1, Mask1, Word1>,
            CpuBackend.WidestAccelerated == LaneWidth.Vector512 ? WriteDouble<Double8, DoubleMask8, DoubleWord8> : WriteDouble<Double4, DoubleMask4, DoubleWord4>);
    }

    private static void RequireWideLanes()
    {
        Assert.SkipWhen(CpuBackend.WidestAccelerated == LaneWidth.Scalar, "this machine accelerates no wide lane");
        DebuggableAttribute? debuggable = typeof(PhiloxNormals).Assembly.GetCustomAttributes(false).OfType<DebuggableAttribute>().SingleOrDefault();
        Assert.SkipWhen(debuggable is { IsJITOptimizerDisabled: true }, "a debug build is not optimized");
    }

    private static void Check(Precision precision, Action scalar, Action widest)
    {
        double least = precision == Precision.Single ? 3 : 2;
        double scalarTime = double.PositiveInfinity;
        double widestTime = double.PositiveInfinity;
        var watch = Stopwatch.StartNew();
        do
        {
            scalarTime = Math.Min(scalarTime, Time(scalar));
            widestTime = Math.Min(widestTime, Time(widest));
        }
        while (scalarTime < least * widestTime && watch.Elapsed < Patience);

        Assert.True(scalarTime >= least * widestTime, $"{scalarTime / widestTime:F1} times as fast; at least {least} are due");
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void WriteSingle<TReal, TMask, TWord>()
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
    {
        byte* state = stackalloc byte[(StageSlots + 1) * WidestLane];
        Write<TReal, TMask, TWord, SingleHostMemory<TReal, TMask>>(new SingleHostMemory<TReal, TMask>((TReal*)Aligned(state), null, null, null));
    }

    private static void WriteDouble<TReal, TMask, TWord>()
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
    {
        byte* state = stackalloc byte[(StageSlots + 1) * WidestLane];
        Write<TReal, TMask, TWord, DoubleHostMemory<TReal, TMask>>(new DoubleHostMemory<TReal, TMask>((TReal*)Aligned(state), null, null, null));
    }

    private static byte* Aligned(byte* state) => (byte*)(((nuint)state + WidestLane - 1) / WidestLane * WidestLane);

    // The stages alone, of any number of draws and out of line, as a process calls them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Write<TReal, TMask, TWord, TMemory>(TMemory memory)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        var source = PhiloxNormals.Of(seed: 42, RandomPurpose.Price, stage: 0);
        for (uint path = 0; path < StagePaths; path += (uint)TReal.Width) WriteLane<TReal, TMask, TWord, TMemory>(source, ref memory, path, StageDraws);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteLane<TReal, TMask, TWord, TMemory>(PhiloxNormals source, ref TMemory memory, uint path, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        source.WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, slot: 0, pathHigh: 0, path, firstDraw: 0, draws);
}
