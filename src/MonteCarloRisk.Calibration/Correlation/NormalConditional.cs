using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>
/// What the correlation of normals becomes when one looks only at days of falls. It changes although nothing about the assets does, so that only what lies above it tells of contagion.
/// Source: B. Boyer, M. Gibson, M. Loretan, Pitfalls in tests for changes in correlations, Federal Reserve Board discussion paper 597, 1999.
/// </summary>
public static class NormalConditional
{
    const int Order = 128;
    const double Farthest = -9;

    /// <summary>
    /// The correlation of two normals on the days on which a third is below its quantile. With δ = 1 - z h - h^2 the variance of the third there, h = φ(z) / Φ(z):
    /// (ρ(x,y) + ρ(x,m) ρ(y,m) (δ - 1)) / sqrt((1 + ρ(x,m)^2 (δ - 1)) (1 + ρ(y,m)^2 (δ - 1))).
    /// </summary>
    /// <param name="correlation">Correlation of the two.</param>
    /// <param name="firstWithMarket">Correlation of the first with the third.</param>
    /// <param name="secondWithMarket">Correlation of the second with the third.</param>
    /// <param name="quantile">Probability of the quantile, in (0, 1).</param>
    public static double OnMarketFalls(double correlation, double firstWithMarket, double secondWithMarket, double quantile)
    {
        double z = Normal.InvCDF(0, 1, quantile), hazard = Normal.PDF(0, 1, z) / quantile;
        double lost = z * hazard + hazard * hazard;
        double variances = (1 - firstWithMarket * firstWithMarket * lost) * (1 - secondWithMarket * secondWithMarket * lost);
        return variances <= 0 ? correlation : Math.Clamp((correlation - firstWithMarket * secondWithMarket * lost) / Math.Sqrt(variances), -1, 1);
    }

    /// <summary>The correlation of two normals on the days on which both are below their quantile, by integrals over one of the moments of the other: right to 1e-8.</summary>
    /// <param name="correlation">Correlation of the two, in (-1, 1).</param>
    /// <param name="quantile">Probability of each quantile, in (0, 1).</param>
    public static double OnJointFalls(double correlation, double quantile)
    {
        double z = Normal.InvCDF(0, 1, quantile), deviation = Math.Sqrt(1 - correlation * correlation);
        double mass = 0, first = 0, square = 0, product = 0;
        var rule = new GaussLegendreRule(Farthest, z, Order);
        for (int k = 0; k < Order; k++)
        {
            double x = rule.Abscissas[k], cut = (z - correlation * x) / deviation, below = Normal.CDF(0, 1, cut);
            double weight = rule.Weights[k] * Normal.PDF(0, 1, x);
            mass += weight * below;
            first += weight * below * x;
            square += weight * below * x * x;
            product += weight * x * (correlation * x * below - deviation * Normal.PDF(0, 1, cut));
        }

        double mean = first / mass;
        return (product / mass - mean * mean) / (square / mass - mean * mean);
    }
}
