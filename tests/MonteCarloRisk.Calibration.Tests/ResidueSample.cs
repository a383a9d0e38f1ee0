namespace MonteCarloRisk.Calibration.Tests;

/// <summary>
/// Two tied rows of 200 values with heavy tails made from residues; the expected numbers in the tests were computed from the same residues with SciPy 1.10:
/// v = ((37 k + 11) mod 101 - 50) / 50, w = ((23 k + 5) mod 97 - 48) / 48, a = v + 3 v^9, b = 0.6 a + 0.7 (w + 3 w^9).
/// </summary>
static class ResidueSample
{
    public static double[] A { get; } = [.. Enumerable.Range(0, 200).Select(k => Stretched(((37 * k + 11) % 101 - 50) / 50.0))];

    public static double[] B { get; } = [.. Enumerable.Range(0, 200).Select(k => 0.6 * A[k] + 0.7 * Stretched(((23 * k + 5) % 97 - 48) / 48.0))];

    static double Stretched(double v) => v + 3 * Math.Pow(v, 9);
}
