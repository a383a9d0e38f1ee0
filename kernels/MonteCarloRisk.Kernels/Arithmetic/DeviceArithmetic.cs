using ILGPU.IR.Intrinsics;

namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>
/// The rounded operations of the scalar lanes. Each is an intrinsic so that a device compiler emits exactly one instruction with
/// a stated rounding for it: a plain <c>+</c> or <c>*</c> may be contracted into a fused operation, or re-associated with its neighbours.
/// </summary>
public static class DeviceArithmetic
{
    /// <summary>left + right, rounded once.</summary>
    [IntrinsicImplementation]
    public static float Add(float left, float right) => left + right;

    /// <summary>left - right, rounded once.</summary>
    [IntrinsicImplementation]
    public static float Subtract(float left, float right) => left - right;

    /// <summary>left * right, rounded once.</summary>
    [IntrinsicImplementation]
    public static float Multiply(float left, float right) => left * right;

    /// <summary>left / right, rounded once.</summary>
    [IntrinsicImplementation]
    public static float Divide(float left, float right) => left / right;

    /// <summary>left * right + addend, rounded once.</summary>
    [IntrinsicImplementation]
    public static float MultiplyAdd(float left, float right, float addend) => MathF.FusedMultiplyAdd(left, right, addend);

    /// <summary>Square root, rounded once.</summary>
    [IntrinsicImplementation]
    public static float Sqrt(float value) => MathF.Sqrt(value);

    /// <summary>left + right, rounded once.</summary>
    [IntrinsicImplementation]
    public static double Add(double left, double right) => left + right;

    /// <summary>left - right, rounded once.</summary>
    [IntrinsicImplementation]
    public static double Subtract(double left, double right) => left - right;

    /// <summary>left * right, rounded once.</summary>
    [IntrinsicImplementation]
    public static double Multiply(double left, double right) => left * right;

    /// <summary>left / right, rounded once.</summary>
    [IntrinsicImplementation]
    public static double Divide(double left, double right) => left / right;

    /// <summary>left * right + addend, rounded once.</summary>
    [IntrinsicImplementation]
    public static double MultiplyAdd(double left, double right, double addend) => Math.FusedMultiplyAdd(left, right, addend);

    /// <summary>Square root, rounded once.</summary>
    [IntrinsicImplementation]
    public static double Sqrt(double value) => Math.Sqrt(value);

    /// <summary>The high 32 bits of the 64-bit product.</summary>
    [IntrinsicImplementation]
    public static uint MultiplyHigh(uint left, uint right) => (uint)(((ulong)left * right) >> 32);
}
