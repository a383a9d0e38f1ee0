using ILGPU;
using ILGPU.Runtime;
using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>
/// Asks a device, when it is opened, for operations whose last bit shows whether it keeps subnormal numbers and rounds correctly, and
/// compares with this processor bit for bit. What a driver says of itself is not enough.
/// </summary>
internal static class ArithmeticProbe
{
    private const int RandomTrials = 64;

    /// <summary>What the device does otherwise than it must; null where it does nothing otherwise.</summary>
    public static string? Fault(AcceleratorBackend device)
    {
        ArithmeticTrial[] trials = [.. Trials()];
        Kernel kernel = device.Load(typeof(ArithmeticOutcome).GetMethod(nameof(ArithmeticOutcome.Run))!);
        using MemoryBuffer1D<ArithmeticTrial, Stride1D.Dense> operands = device.Accelerator.Allocate1D(trials);
        using MemoryBuffer1D<ArithmeticOutcome, Stride1D.Dense> outcomes = device.Accelerator.Allocate1D<ArithmeticOutcome>(trials.Length);
        kernel.CreateLauncherDelegate<Action<AcceleratorStream, Index1D, ArrayView<ArithmeticTrial>, ArrayView<ArithmeticOutcome>>>()(
            device.Accelerator.DefaultStream, trials.Length, operands.View.AsContiguous(), outcomes.View.AsContiguous());
        device.Accelerator.Synchronize();
        return trials.Zip(outcomes.GetAsArray1D(), Fault).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>What an outcome shows to be wrong; null where it is right.</summary>
    public static string? Fault(ArithmeticTrial trial, ArithmeticOutcome outcome)
    {
        ArithmeticOutcome right = ArithmeticOutcome.Of(trial);
        return Fault("sum", right.SingleSum, outcome.SingleSum)
            ?? Fault("difference", right.SingleDifference, outcome.SingleDifference)
            ?? Fault("product", right.SingleProduct, outcome.SingleProduct)
            ?? Fault("quotient", right.SingleQuotient, outcome.SingleQuotient)
            ?? Fault("fused multiply-add", right.SingleMultiplyAdd, outcome.SingleMultiplyAdd)
            ?? Fault("square root", right.SingleRoot, outcome.SingleRoot)
            ?? Fault("sum", right.DoubleSum, outcome.DoubleSum)
            ?? Fault("difference", right.DoubleDifference, outcome.DoubleDifference)
            ?? Fault("product", right.DoubleProduct, outcome.DoubleProduct)
            ?? Fault("quotient", right.DoubleQuotient, outcome.DoubleQuotient)
            ?? Fault("fused multiply-add", right.DoubleMultiplyAdd, outcome.DoubleMultiplyAdd)
            ?? Fault("square root", right.DoubleRoot, outcome.DoubleRoot)
            ?? (right.HighProduct == outcome.HighProduct && right.LowProduct == outcome.LowProduct ? null : "its product of 32-bit integers is wrong");
    }

    /// <summary>The operands: subnormal numbers, a product that only a fused operation keeps, halfway cases, and random bits.</summary>
    public static IEnumerable<ArithmeticTrial> Trials()
    {
        yield return Trial(float.Epsilon, 3, float.Epsilon, double.Epsilon, 3, double.Epsilon, uint.MaxValue);
        yield return Trial(1.5e-38f, 0.7f, -1.1e-38f, 3e-308, 0.7, -2.1e-308, 0x80000001);
        yield return Trial(1e-30f, 1e-12f, 1e-41f, 1e-200, 1e-115, 1e-318, 0xD2511F53);
        yield return Trial(1 + (1f / 4096), 1 + (1f / 4096), -1, 1 + (1.0 / (1 << 27)), 1 + (1.0 / (1 << 27)), -1, 0xCD9E8D57);
        yield return Trial(1, 3, -1, 1, 3, -1, 65537);
        foreach (ArithmeticTrial trial in Enumerable.Range(0, RandomTrials).Select(RandomTrial)) yield return trial;
    }

    private static ArithmeticTrial RandomTrial(int index)
    {
        var words = new uint[8];
        for (int half = 0; half < 2; half++)
        {
            Philox4x32.Encrypt(Word1.Of((uint)index), (uint)half, 0, 0, new PhiloxKeys(0, 0), out Word1 w0, out Word1 w1, out Word1 w2, out Word1 w3);
            (words[4 * half], words[(4 * half) + 1], words[(4 * half) + 2], words[(4 * half) + 3]) = (w0.Value, w1.Value, w2.Value, w3.Value);
        }

        return Trial(Real(words[0], 0), Real(words[1], words[2] & 1), Real(words[2], 1), Wide(words[3], words[4], 0), Wide(words[5], words[6], words[6] & 1), Wide(words[7], words[0], 1), words[1]);
    }

    // Exponents near zero, so that sums and products meet and nothing overflows.
    private static float Real(uint bits, uint sign) => BitConverter.UInt32BitsToSingle((sign << 31) | (0x3C000000 + (bits & 0x07FFFFFF)));

    private static double Wide(uint high, uint low, uint sign) => BitConverter.UInt64BitsToDouble(((ulong)sign << 63) | (0x3F80000000000000UL + (((ulong)high << 32 | low) & 0x00FFFFFFFFFFFFFFUL)));

    private static ArithmeticTrial Trial(float singleLeft, float singleRight, float singleAddend, double doubleLeft, double doubleRight, double doubleAddend, uint factor) => new()
    {
        SingleLeft = singleLeft,
        SingleRight = singleRight,
        SingleAddend = singleAddend,
        DoubleLeft = doubleLeft,
        DoubleRight = doubleRight,
        DoubleAddend = doubleAddend,
        Factor = factor,
    };

    private static string? Fault(string operation, float right, float found) =>
        BitConverter.SingleToUInt32Bits(right) == BitConverter.SingleToUInt32Bits(found) ? null
        : float.IsSubnormal(right) ? $"it does not keep subnormal numbers: a {operation} in single precision gave {found:R} for {right:R}"
        : $"it does not round correctly: a {operation} in single precision gave {found:R} for {right:R}";

    private static string? Fault(string operation, double right, double found) =>
        BitConverter.DoubleToUInt64Bits(right) == BitConverter.DoubleToUInt64Bits(found) ? null
        : double.IsSubnormal(right) ? $"it does not keep subnormal numbers: a {operation} in double precision gave {found:R} for {right:R}"
        : $"it does not round correctly: a {operation} in double precision gave {found:R} for {right:R}";
}
