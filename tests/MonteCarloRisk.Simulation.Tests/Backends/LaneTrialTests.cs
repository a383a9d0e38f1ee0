using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Ptx.Execution;
using MonteCarloRisk.Ptx.Parsing;
using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>What is not a number, or not finite, passes through every operation of a lane on devices as on the processor.</summary>
public sealed class LaneTrialTests
{
    private static readonly float[] SingleValues =
    [
        float.NaN, -float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, 1, -1, float.Epsilon, -float.Epsilon,
        float.MaxValue, float.MinValue, 0.25f, 88.72283f, 88.72284f, -100, 12582913f,
    ];

    private static readonly double[] DoubleValues =
    [
        double.NaN, -double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, double.Epsilon, -double.Epsilon,
        double.MaxValue, double.MinValue, 0.25, 709.782712893384, 709.7827128933841, -800, 6755399441055745.0,
    ];

    [Fact]
    public void In_the_PTX_of_single_precision() => Check(Triples(SingleValues, value => new Single1(value)), InPtx, value => value.Value);

    [Fact]
    public void In_the_PTX_of_double_precision() => Check(Triples(DoubleValues, value => new Double1(value)), InPtx, value => value.Value);

    [Fact]
    public void On_every_OpenCL_device()
    {
        IReadOnlyList<AcceleratorBackend> devices = AcceleratorBackend.OpenCl();
        Assert.SkipWhen(devices.Count == 0, "this machine has no OpenCL device");
        foreach (AcceleratorBackend device in devices)
        {
            using (device)
            {
                Check(Triples(SingleValues, value => new Single1(value)), operands => OnDevice(device, operands), value => value.Value);
                Check(Triples(DoubleValues, value => new Double1(value)), operands => OnDevice(device, operands), value => value.Value);
            }
        }
    }

    [Fact]
    public void A_device_that_differs_is_found() =>
        Assert.Throws<Xunit.Sdk.FailException>(() => Check([new Single1(float.NaN), new(1), new(2)], operands => OnProcessor<Single1>([new(0), new(1), new(2)]), value => value.Value));

    private static void Check<TReal>(TReal[] operands, Func<TReal[], TReal[]> run, Func<TReal, double> value)
        where TReal : unmanaged, IReal<TReal, Mask1>
    {
        TReal[] expected = OnProcessor(operands);
        TReal[] actual = run(operands);
        for (int i = 0; i < expected.Length; i++)
        {
            // The sign and the content of what is not a number differ from machine to machine.
            double right = value(expected[i]), found = value(actual[i]);
            if (BitConverter.DoubleToInt64Bits(right) == BitConverter.DoubleToInt64Bits(found) || (double.IsNaN(right) && double.IsNaN(found))) continue;
            int trial = i / LaneTrial.OperationCount * LaneTrial.Operands;
            Assert.Fail($"{LaneTrial.Operations[i % LaneTrial.OperationCount]} of {string.Join(", ", operands.Skip(trial).Take(LaneTrial.Operands).Select(value))}: {right:R} here, {found:R} there");
        }
    }

    private static TReal[] Triples<TValue, TReal>(TValue[] values, Func<TValue, TReal> lane) =>
        [.. from a in values from b in values from c in values[..4].Append(values[12]) from operand in new[] { a, b, c } select lane(operand)];

    // One thread after another, in C#.
    private static TReal[] OnProcessor<TReal>(TReal[] operands)
        where TReal : unmanaged, IReal<TReal, Mask1>
    {
        using Context context = Context.Create(builder => builder.CPU());
        using Accelerator accelerator = context.CreateCPUAccelerator(0);
        using MemoryBuffer1D<TReal, Stride1D.Dense> input = accelerator.Allocate1D(operands);
        using MemoryBuffer1D<TReal, Stride1D.Dense> outcomes = accelerator.Allocate1D<TReal>(operands.Length / LaneTrial.Operands * LaneTrial.OperationCount);
        for (int thread = 0; thread < operands.Length / LaneTrial.Operands; thread++) LaneTrial.Run(thread, input.View.AsContiguous(), outcomes.View.AsContiguous());
        return outcomes.GetAsArray1D();
    }

    private static TReal[] InPtx<TReal>(TReal[] operands)
        where TReal : unmanaged, IReal<TReal, Mask1>
    {
        int trials = operands.Length / LaneTrial.Operands;
        var memory = new PtxMemory();
        ulong outcomes = memory.Add<TReal>(new TReal[trials * LaneTrial.OperationCount]);
        new PtxLaunch(PtxEntryPoint.Of(EntryPoint<TReal>()).Kernel, memory)
            .With(trials)
            .WithView(memory.Add<TReal>(operands), operands.Length)
            .WithView(outcomes, (long)trials * LaneTrial.OperationCount)
            .Run(trials);
        return memory.Content<TReal>(outcomes).ToArray();
    }

    private static TReal[] OnDevice<TReal>(AcceleratorBackend device, TReal[] operands)
        where TReal : unmanaged, IReal<TReal, Mask1>
    {
        int trials = operands.Length / LaneTrial.Operands;
        using MemoryBuffer1D<TReal, Stride1D.Dense> input = device.Accelerator.Allocate1D(operands);
        using MemoryBuffer1D<TReal, Stride1D.Dense> outcomes = device.Accelerator.Allocate1D<TReal>(trials * LaneTrial.OperationCount);
        device.Load(EntryPoint<TReal>()).CreateLauncherDelegate<Action<AcceleratorStream, Index1D, ArrayView<TReal>, ArrayView<TReal>>>()(
            device.Accelerator.DefaultStream, trials, input.View.AsContiguous(), outcomes.View.AsContiguous());
        device.Accelerator.Synchronize();
        return outcomes.GetAsArray1D();
    }

    private static MethodInfo EntryPoint<TReal>() => typeof(LaneTrial).GetMethod(nameof(LaneTrial.Run))!.MakeGenericMethod(typeof(TReal));
}
