using ILGPU;

namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>What a machine makes of an <see cref="ArithmeticTrial"/>: each rounded operation that paths are built of.</summary>
public struct ArithmeticOutcome
{
    /// <summary>Left + right.</summary>
    public double DoubleSum;

    /// <summary>Left - right.</summary>
    public double DoubleDifference;

    /// <summary>Left * right.</summary>
    public double DoubleProduct;

    /// <summary>Left / right.</summary>
    public double DoubleQuotient;

    /// <summary>Left * right + addend.</summary>
    public double DoubleMultiplyAdd;

    /// <summary>Square root of left.</summary>
    public double DoubleRoot;

    /// <summary>Left + right.</summary>
    public float SingleSum;

    /// <summary>Left - right.</summary>
    public float SingleDifference;

    /// <summary>Left * right.</summary>
    public float SingleProduct;

    /// <summary>Left / right.</summary>
    public float SingleQuotient;

    /// <summary>Left * right + addend.</summary>
    public float SingleMultiplyAdd;

    /// <summary>Square root of left.</summary>
    public float SingleRoot;

    /// <summary>High word of the factor's square.</summary>
    public uint HighProduct;

    /// <summary>Low word of the factor's square.</summary>
    public uint LowProduct;

    /// <summary>What this machine makes of a trial.</summary>
    public static ArithmeticOutcome Of(ArithmeticTrial trial)
    {
        ArithmeticOutcome outcome;
        outcome.DoubleSum = DeviceArithmetic.Add(trial.DoubleLeft, trial.DoubleRight);
        outcome.DoubleDifference = DeviceArithmetic.Subtract(trial.DoubleLeft, trial.DoubleRight);
        outcome.DoubleProduct = DeviceArithmetic.Multiply(trial.DoubleLeft, trial.DoubleRight);
        outcome.DoubleQuotient = DeviceArithmetic.Divide(trial.DoubleLeft, trial.DoubleRight);
        outcome.DoubleMultiplyAdd = DeviceArithmetic.MultiplyAdd(trial.DoubleLeft, trial.DoubleRight, trial.DoubleAddend);
        outcome.DoubleRoot = DeviceArithmetic.Sqrt(trial.DoubleLeft);
        outcome.SingleSum = DeviceArithmetic.Add(trial.SingleLeft, trial.SingleRight);
        outcome.SingleDifference = DeviceArithmetic.Subtract(trial.SingleLeft, trial.SingleRight);
        outcome.SingleProduct = DeviceArithmetic.Multiply(trial.SingleLeft, trial.SingleRight);
        outcome.SingleQuotient = DeviceArithmetic.Divide(trial.SingleLeft, trial.SingleRight);
        outcome.SingleMultiplyAdd = DeviceArithmetic.MultiplyAdd(trial.SingleLeft, trial.SingleRight, trial.SingleAddend);
        outcome.SingleRoot = DeviceArithmetic.Sqrt(trial.SingleLeft);
        ulong square = DeviceArithmetic.MultiplyWide(trial.Factor, trial.Factor);
        outcome.HighProduct = DeviceArithmetic.HighWord(square);
        outcome.LowProduct = DeviceArithmetic.LowWord(square);
        return outcome;
    }

    /// <summary>The device entry point: one thread, one trial.</summary>
    public static void Run(Index1D thread, ArrayView<ArithmeticTrial> trials, ArrayView<ArithmeticOutcome> outcomes) =>
        outcomes[thread] = Of(trials[thread]);
}
