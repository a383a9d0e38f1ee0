using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests;

/// <summary>
/// Forty returns of three assets made from residues; the expected numbers in the tests were computed from the same residues with NumPy 1.24:
/// a = ((37 k + 11) mod 17 - 8) / 100, b = ((23 k + 5) mod 19 - 9) / 100, c = ((41 k + 3) mod 13 - 6) / 100; assets a, 0.6 a + 0.5 b, c - 0.3 b.
/// </summary>
static class FixedReturns
{
    public static IReadOnlyList<IReadOnlyList<double>> Rows { get; } = Build();

    public static DailyReturns Of(IReadOnlyList<double> values) =>
        new("ETH", "eth.csv", values.Select((_, i) => new DateOnly(2026, 1, 1).AddDays(i)).ToArray(), values);

    static double[][] Build()
    {
        double[] a = Residues(37, 11, 17, 8), b = Residues(23, 5, 19, 9), c = Residues(41, 3, 13, 6);
        return [a, a.Zip(b, (x, y) => 0.6 * x + 0.5 * y).ToArray(), c.Zip(b, (x, y) => x - 0.3 * y).ToArray()];
    }

    static double[] Residues(int step, int start, int modulus, int middle) =>
        Enumerable.Range(0, 40).Select(k => ((k * step + start) % modulus - middle) / 100.0).ToArray();
}
