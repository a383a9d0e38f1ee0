using System.Numerics;
using System.Runtime.Intrinsics;

namespace MonteCarloRisk.Architecture.Violations;

/// <summary>Arithmetic that would differ between platforms, and a square root that would not.</summary>
static class LibraryArithmetic
{
    public static double Of(double x) => Math.Sqrt(Math.Exp(x) + double.Pow(x, 3));

    public static float Of(float x) => MathF.Tan(x);

    public static T Of<T>(T x)
        where T : ILogarithmicFunctions<T> => T.Log(x);

    public static Vector256<float> Of(Vector256<float> x) => Vector256.Cos(x);
}
