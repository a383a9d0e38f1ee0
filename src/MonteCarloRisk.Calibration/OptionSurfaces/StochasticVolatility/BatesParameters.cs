using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;

/// <summary>The parameters of the Bates model as a list of numbers; the first five alone are Heston's.</summary>
static class BatesParameters
{
    public const int HestonCount = 5;

    static readonly ModelParameter MeanReversion = new("mean reversion", 1e-2, 100, 0.2, 30, IsScale: true);
    static readonly ModelParameter VolatilityOfVariance = new("volatility of variance", 1e-2, 50, 0.3, 10, IsScale: true);
    static readonly ModelParameter Correlation = new("correlation", -0.999, 0.999, -0.8, 0.6, IsScale: false);
    static readonly ModelParameter JumpIntensity = new("jump intensity", 1e-4, 1000, 0.1, 60, IsScale: true);
    static readonly ModelParameter JumpMean = new("jump mean", -1, 1, -0.3, 0.3, IsScale: false);
    static readonly ModelParameter JumpDeviation = new("jump deviation", 1e-3, 1.5, 0.01, 0.5, IsScale: true);

    /// <summary>The list for variances of the given size today and in the long run.</summary>
    public static IReadOnlyList<ModelParameter> Bates(double today, double longRun) => [.. Heston(today, longRun), JumpIntensity, JumpMean, JumpDeviation];

    public static IReadOnlyList<ModelParameter> Heston(double today, double longRun) =>
    [
        Variance("initial variance", today),
        MeanReversion,
        Variance("long-run variance", longRun),
        VolatilityOfVariance,
        Correlation,
    ];

    public static BatesModel Model(IReadOnlyList<double> values)
    {
        var variance = new HestonModel(values[0], values[1], values[2], values[3], values[4]);
        return values.Count == HestonCount ? new BatesModel(variance, 0, 0, 0) : new BatesModel(variance, values[5], values[6], values[7]);
    }

    static ModelParameter Variance(string name, double typical) => new(name, 1e-3 * typical, 100 * typical, 0.2 * typical, 4 * typical, IsScale: true);
}
