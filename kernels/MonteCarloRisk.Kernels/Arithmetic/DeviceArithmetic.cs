using ILGPU.IR.Intrinsics;

namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>
/// The operations of the scalar lanes. Each is an intrinsic so that a device compiler emits exactly one instruction with a stated
/// rounding for it: a plain <c>+</c> or <c>*</c> may be contracted into a fused operation, or re-associated with its neighbours, and a
/// plain <c>&lt;</c> may be turned round into a comparison that holds where an operand is not a number.
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

    /// <summary>whenTrue where left is below right, else whenFalse, as where either is not a number.</summary>
    [IntrinsicImplementation]
    public static float SelectLess(float left, float right, float whenTrue, float whenFalse) => left < right ? whenTrue : whenFalse;

    /// <summary>-1 where left is below right, else 0, as where either is not a number.</summary>
    [IntrinsicImplementation]
    public static int IsLess(float left, float right) => left < right ? -1 : 0;

    /// <summary>-1 where left is at or below right, else 0, as where either is not a number.</summary>
    [IntrinsicImplementation]
    public static int IsLessOrEqual(float left, float right) => left <= right ? -1 : 0;

    /// <summary>-1 where left is equal to right, else 0, as where either is not a number.</summary>
    [IntrinsicImplementation]
    public static int IsEqual(float left, float right) => left == right ? -1 : 0;

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

    /// <summary>whenTrue where left is below right, else whenFalse, as where either is not a number.</summary>
    [IntrinsicImplementation]
    public static double SelectLess(double left, double right, double whenTrue, double whenFalse) => left < right ? whenTrue : whenFalse;

    /// <summary>-1 where left is below right, else 0, as where either is not a number.</summary>
    [IntrinsicImplementation]
    public static int IsLess(double left, double right) => left < right ? -1 : 0;

    /// <summary>-1 where left is at or below right, else 0, as where either is not a number.</summary>
    [IntrinsicImplementation]
    public static int IsLessOrEqual(double left, double right) => left <= right ? -1 : 0;

    /// <summary>-1 where left is equal to right, else 0, as where either is not a number.</summary>
    [IntrinsicImplementation]
    public static int IsEqual(double left, double right) => left == right ? -1 : 0;

    /// <summary>left ^ middle ^ right.</summary>
    [IntrinsicImplementation]
    public static uint ExclusiveOr(uint left, uint middle, uint right) => left ^ middle ^ right;

    /// <summary>The 64-bit product.</summary>
    [IntrinsicImplementation]
    public static ulong MultiplyWide(uint left, uint right) => (ulong)left * right;

    /// <summary>The high 32 bits.</summary>
    [IntrinsicImplementation]
    public static uint HighWord(ulong value) => (uint)(value >> 32);

    /// <summary>The low 32 bits.</summary>
    [IntrinsicImplementation]
    public static uint LowWord(ulong value) => (uint)value;
}
