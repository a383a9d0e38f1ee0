using System.Reflection;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Ptx.Execution;
using MonteCarloRisk.Ptx.Parsing;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Testing.Mechanics;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>Every mechanism of a protocol gives the same bits on devices as on the processor, whether a program uses it yet or not.</summary>
public sealed class MechanicsTrialTests
{
    private const int Paths = 200;

    [Fact]
    public void In_PTX()
    {
        CheckAll<Single1>(new InPtx());
        CheckAll<Double1>(new InPtx());
    }

    [Fact]
    public void On_every_OpenCL_device()
    {
        IReadOnlyList<AcceleratorBackend> devices = AcceleratorBackend.OpenCl();
        Assert.SkipWhen(devices.Count == 0, "this machine has no OpenCL device");
        foreach (AcceleratorBackend device in devices)
        {
            using (device)
            {
                CheckAll<Single1>(new OnDevice(device));
                CheckAll<Double1>(new OnDevice(device));
            }
        }
    }

    [Fact]
    public void A_device_that_differs_is_found() => Assert.Throws<Xunit.Sdk.FailException>(() => Check<Single1, OracleTrial>(new OneUlpOff()));

    private static void CheckAll<TReal>(IMachine machine)
        where TReal : unmanaged, IReal<TReal, Mask1>
    {
        Check<TReal, AuctionTrial>(machine);
        Check<TReal, LoanTrial>(machine);
        Check<TReal, PerpetualTrial>(machine);
        Check<TReal, OracleTrial>(machine);
        Check<TReal, MarketTrial>(machine);
    }

    private static void Check<TReal, TTrial>(IMachine machine)
        where TReal : unmanaged, IReal<TReal, Mask1>
        where TTrial : struct, IMechanicsTrial
    {
        var random = new Random(20_261_129);
        TReal[] numbers = [.. Enumerable.Range(0, Paths).SelectMany(_ => LaneInputs<TReal>.Draw(random).Select(TReal.Of))];
        TReal[] actual = machine.Run<TReal, TTrial>(numbers);
        for (int path = 0; path < Paths; path++)
        {
            IReadOnlyList<TReal> expected = ListedResults.Of<TReal, Mask1, TTrial>(LaneInputs<TReal>.From(number => numbers[(path * LaneInputs<TReal>.Count) + number]));
            for (int result = 0; result < expected.Count; result++)
            {
                double right = Value(expected[result]), found = Value(actual[(path * TTrial.Results) + result]);
                if (BitConverter.DoubleToInt64Bits(right) == BitConverter.DoubleToInt64Bits(found) || (double.IsNaN(right) && double.IsNaN(found))) continue;
                IEnumerable<double> inputs = numbers.Skip(path * LaneInputs<TReal>.Count).Take(LaneInputs<TReal>.Count).Select(Value);
                Assert.Fail($"{ListedResults.Name<TTrial>(result)} of {string.Join(", ", inputs)}: {right:R} here, {found:R} there");
            }
        }
    }

    private static double Value<TReal>(TReal lane)
        where TReal : unmanaged => Unsafe.SizeOf<TReal>() == 4 ? Unsafe.As<TReal, float>(ref lane) : Unsafe.As<TReal, double>(ref lane);

    private static MethodInfo EntryPoint<TReal, TTrial>() => typeof(MechanicsKernel).GetMethod(nameof(MechanicsKernel.Run))!.MakeGenericMethod(typeof(TReal), typeof(TTrial));

    private interface IMachine
    {
        TReal[] Run<TReal, TTrial>(TReal[] numbers)
            where TReal : unmanaged, IReal<TReal, Mask1>
            where TTrial : struct, IMechanicsTrial;
    }

    private sealed class InPtx : IMachine
    {
        public TReal[] Run<TReal, TTrial>(TReal[] numbers)
            where TReal : unmanaged, IReal<TReal, Mask1>
            where TTrial : struct, IMechanicsTrial
        {
            var memory = new PtxMemory();
            ulong outcomes = memory.Add<TReal>(new TReal[Paths * TTrial.Results]);
            new PtxLaunch(PtxEntryPoint.Of(EntryPoint<TReal, TTrial>()).Kernel, memory)
                .With(Paths)
                .WithView(memory.Add<TReal>(numbers), numbers.Length)
                .WithView(outcomes, (long)Paths * TTrial.Results)
                .Run(Paths);
            return memory.Content<TReal>(outcomes).ToArray();
        }
    }

    private sealed class OnDevice(AcceleratorBackend device) : IMachine
    {
        public TReal[] Run<TReal, TTrial>(TReal[] numbers)
            where TReal : unmanaged, IReal<TReal, Mask1>
            where TTrial : struct, IMechanicsTrial
        {
            using MemoryBuffer1D<TReal, Stride1D.Dense> input = device.Accelerator.Allocate1D(numbers);
            using MemoryBuffer1D<TReal, Stride1D.Dense> outcomes = device.Accelerator.Allocate1D<TReal>(Paths * TTrial.Results);
            device.Load(EntryPoint<TReal, TTrial>()).CreateLauncherDelegate<Action<AcceleratorStream, Index1D, ArrayView<TReal>, ArrayView<TReal>>>()(
                device.Accelerator.DefaultStream, Paths, input.View.AsContiguous(), outcomes.View.AsContiguous());
            device.Accelerator.Synchronize();
            return outcomes.GetAsArray1D();
        }
    }

    // The processor itself, with the last bit of one number wrong.
    private sealed class OneUlpOff : IMachine
    {
        public TReal[] Run<TReal, TTrial>(TReal[] numbers)
            where TReal : unmanaged, IReal<TReal, Mask1>
            where TTrial : struct, IMechanicsTrial
        {
            TReal[] outcomes =
            [
                .. Enumerable.Range(0, Paths).SelectMany(path =>
                    ListedResults.Of<TReal, Mask1, TTrial>(LaneInputs<TReal>.From(number => numbers[(path * LaneInputs<TReal>.Count) + number]))),
            ];
            Unsafe.As<TReal, uint>(ref outcomes[^1]) ^= 1;
            return outcomes;
        }
    }
}
