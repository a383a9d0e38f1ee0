using MonteCarloRisk.Calibration.OptionSurfaces.Fitting;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;

/// <summary>
/// Coordinates in which every point is a set of slices free of arbitrage, after A. Mingone, <i>No arbitrage global parametrization for the eSSVI volatility surface</i>, Quantitative Finance
/// 22 (2022) 2205. With p(i) the larger ratio of (1 ± ρ) of neighbours: θ(i) = p(i) θ(i-1) + a(i), a(i) > 0, and ψ(i) lies between p(i) ψ(i-1) and the least of ψ(i-1) θ(i)/θ(i-1) and the
/// bounds that butterfly arbitrage puts on this and every later expiry, brought back to this one. Three coordinates an expiry: ρ, a, and the place of ψ in its interval.
/// </summary>
static class ExtendedSsviCoordinates
{
    const double LargestRho = 0.995;

    /// <summary>Share of the interval that the start keeps from its ends, so that it can move either way.</summary>
    const double StartMargin = 0.02;

    public static SsviSlice[] Slices(double[] point)
    {
        int count = point.Length / 3;
        var slices = new SsviSlice[count];
        double[] rho = [.. Enumerable.Range(0, count).Select(i => LargestRho * Math.Tanh(point[3 * i]))];
        var theta = new double[count];
        for (int i = 0; i < count; i++)
        {
            double growth = Math.Exp(Math.Clamp(point[(3 * i) + 1], -60, 20));
            theta[i] = i == 0 ? growth : (SurfaceArbitrageCheck.WingRatio(rho[i - 1], rho[i]) * theta[i - 1]) + growth;
        }

        double[] bounds = ButterflyBounds(theta, rho);
        for (int i = 0; i < count; i++)
        {
            (double lower, double upper) = Interval(i, slices, theta, rho, bounds);
            slices[i] = new SsviSlice(theta[i], rho[i], lower + (Logistic.Of(point[(3 * i) + 2]) * (upper - lower)));
        }

        return slices;
    }

    /// <summary>A point whose slices are near the given ones.</summary>
    public static double[] Near(IReadOnlyList<SsviSlice> slices)
    {
        int count = slices.Count;
        var point = new double[3 * count];
        double[] rho = [.. slices.Select(slice => Math.Clamp(slice.Rho, -0.95 * LargestRho, 0.95 * LargestRho))];
        var theta = new double[count];
        for (int i = 0; i < count; i++)
        {
            double least = i == 0 ? 0 : SurfaceArbitrageCheck.WingRatio(rho[i - 1], rho[i]) * theta[i - 1];
            double growth = Math.Max(slices[i].Theta - least, 1e-3 * slices[i].Theta);
            theta[i] = least + growth;
            point[3 * i] = Math.Atanh(rho[i] / LargestRho);
            point[(3 * i) + 1] = Math.Log(growth);
        }

        double[] bounds = ButterflyBounds(theta, rho);
        var placed = new SsviSlice[count];
        for (int i = 0; i < count; i++)
        {
            (double lower, double upper) = Interval(i, placed, theta, rho, bounds);
            double share = upper > lower ? Math.Clamp((slices[i].Psi - lower) / (upper - lower), StartMargin, 1 - StartMargin) : 0.5;
            point[(3 * i) + 2] = Logistic.Inverse(share);
            placed[i] = new SsviSlice(theta[i], rho[i], lower + (share * (upper - lower)));
        }

        return point;
    }

    static (double Lower, double Upper) Interval(int i, SsviSlice[] slices, double[] theta, double[] rho, double[] bounds)
    {
        if (i == 0) return (0, bounds[0]);
        double lower = slices[i - 1].Psi * SurfaceArbitrageCheck.WingRatio(rho[i - 1], rho[i]);
        return (lower, Math.Max(lower, Math.Min(slices[i - 1].Psi * theta[i] / theta[i - 1], bounds[i])));
    }

    // From the last expiry back: ψ(i) p(i+1) is the least that ψ(i+1) can be, and must leave it within its own bound.
    static double[] ButterflyBounds(double[] theta, double[] rho)
    {
        var bounds = new double[theta.Length];
        for (int i = theta.Length - 1; i >= 0; i--)
        {
            double wing = 1 + Math.Abs(rho[i]);
            bounds[i] = Math.Min(4 / wing, 2 * Math.Sqrt(theta[i] / wing));
            if (i + 1 < theta.Length) bounds[i] = Math.Min(bounds[i], bounds[i + 1] / SurfaceArbitrageCheck.WingRatio(rho[i], rho[i + 1]));
        }

        return bounds;
    }
}
