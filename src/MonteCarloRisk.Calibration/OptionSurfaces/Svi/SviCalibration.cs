using MathNet.Numerics.LinearAlgebra;
using MonteCarloRisk.Calibration.OptionSurfaces.Fitting;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Svi;

/// <summary>
/// Fits raw SVI to one expiry. For a given centre m and bend σ the other parameters are a linear problem in y = (k - m)/σ (Zeliade Systems, <i>Quasi-explicit calibration of
/// Gatheral's SVI model</i>, 2009): a grid of the two gives the start. From there all five are fitted to the volatilities, each weighed by its uncertainty and robustly, in
/// coordinates that keep the least variance above zero and the wings' slopes below 2, with a penalty where Durrleman's g is negative.
/// </summary>
public static class SviCalibration
{
    /// <summary>Quotes that a fit needs: as many as it has parameters.</summary>
    public const int FewestQuotes = 5;

    const int MostSteps = 60;
    const int Reweightings = 2;
    const int PenaltyEvery = 4;
    const double LeastDensity = 1e-3;
    const double LargestRho = 0.999;
    static readonly double[] Penalties = [1e2, 1e4, 1e6];
    static readonly double[] PenaltyGrid = [.. ImpliedDensity.Grid().Where((_, index) => index % PenaltyEvery == 0)];

    /// <summary>The slice nearest to the quotes that is free of butterfly arbitrage; where the search ends on none, the one given.</summary>
    /// <param name="smile">The expiry, with <see cref="FewestQuotes"/> quotes or more.</param>
    /// <param name="otherwise">A slice that is free of it.</param>
    public static SviSlice Fit(ExpirySmile smile, SviSlice otherwise)
    {
        ArgumentNullException.ThrowIfNull(smile);
        ArgumentOutOfRangeException.ThrowIfLessThan(smile.Quotes.Count, FewestQuotes, nameof(smile));
        double[] point = Coordinates(Start(smile));
        foreach (double penalty in Penalties)
        {
            double[] weights = RobustWeights.Of(Standardised(Slice(point), smile));
            for (int pass = 0; pass < Reweightings; pass++)
            {
                double[] held = weights;
                point = LeastSquares.Minimise(coordinates => Residuals(Slice(coordinates), smile, held, penalty), point, MostSteps);
                weights = RobustWeights.Of(Standardised(Slice(point), smile));
            }

            if (ImpliedDensity.Least(Slice(point)) >= 0) return Slice(point);
        }

        return otherwise;
    }

    static double[] Residuals(SviSlice slice, ExpirySmile smile, double[] weights, double penalty)
    {
        double[] fit = Standardised(slice, smile);
        var residuals = new double[fit.Length + PenaltyGrid.Length];
        for (int i = 0; i < fit.Length; i++) residuals[i] = weights[i] * fit[i];
        for (int i = 0; i < PenaltyGrid.Length; i++)
            residuals[fit.Length + i] = penalty * Math.Max(0, LeastDensity - Math.Max(-1e6, ImpliedDensity.At(slice, PenaltyGrid[i])));
        return residuals;
    }

    internal static double[] Standardised(SviSlice slice, ExpirySmile smile)
    {
        var residuals = new double[smile.Quotes.Count];
        for (int i = 0; i < residuals.Length; i++)
        {
            SmileQuote quote = smile.Quotes[i];
            residuals[i] = (Math.Sqrt(slice.TotalVariance(quote.LogMoneyness) / smile.Years) - quote.MidVolatility) / ExpirySmile.Uncertainty(quote);
        }

        return residuals;
    }

    static SviSlice Slice(double[] coordinates)
    {
        double rho = LargestRho * Math.Tanh(coordinates[2]), sigma = Math.Exp(Math.Clamp(coordinates[4], -30, 10));
        double b = 2 / (1 + Math.Abs(rho)) * Logistic.Of(coordinates[1]);
        double least = Math.Exp(Math.Clamp(coordinates[0], -60, 10));
        return new SviSlice(least - (b * sigma * Math.Sqrt(1 - (rho * rho))), b, rho, coordinates[3], sigma);
    }

    static double[] Coordinates(SviSlice slice) =>
    [
        Math.Log(slice.LeastTotalVariance),
        Logistic.Inverse(0.5 * slice.B * (1 + Math.Abs(slice.Rho))),
        Math.Atanh(slice.Rho / LargestRho),
        slice.M,
        Math.Log(slice.Sigma),
    ];

    static SviSlice Start(ExpirySmile smile)
    {
        double first = smile.Quotes[0].LogMoneyness, last = smile.Quotes[^1].LogMoneyness, width = Math.Max(last - first, 1e-6);
        SviSlice? best = null;
        double least = double.PositiveInfinity;
        for (int centre = 1; centre < 8; centre++)
        {
            for (int bend = 0; bend < 7; bend++)
            {
                SviSlice slice = Linear(smile, first + (width * centre / 8), width * Math.ScaleB(1, -bend));
                double sum = LeastSquares.Sum(Standardised(slice, smile));
                if (sum < least) (best, least) = (slice, sum);
            }
        }

        return best!;
    }

    // w = a + d y + c sqrt(y² + 1) with c = bσ and d = ρbσ: linear in a, d and c, then moved into the region where the slice is one.
    static SviSlice Linear(ExpirySmile smile, double m, double sigma)
    {
        int count = smile.Quotes.Count;
        var design = Matrix<double>.Build.Dense(count, 3);
        var target = Vector<double>.Build.Dense(count);
        for (int i = 0; i < count; i++)
        {
            SmileQuote quote = smile.Quotes[i];
            double y = (quote.LogMoneyness - m) / sigma;
            double weight = 1 / (2 * quote.MidVolatility * smile.Years * ExpirySmile.Uncertainty(quote));
            design[i, 0] = weight;
            design[i, 1] = weight * y;
            design[i, 2] = weight * Math.Sqrt((y * y) + 1);
            target[i] = weight * quote.MidVolatility * quote.MidVolatility * smile.Years;
        }

        Vector<double> solution = design.QR().Solve(target);
        double typical = smile.Quotes.Min(quote => quote.MidVolatility * quote.MidVolatility) * smile.Years;
        double c = double.IsFinite(solution[2]) ? Math.Clamp(solution[2], 1e-3 * typical, 0.9 * sigma) : typical;
        double rho = double.IsFinite(solution[1]) ? Math.Clamp(solution[1] / c, -0.9, 0.9) : 0;
        double shape = Math.Sqrt(1 - (rho * rho));
        double a = double.IsFinite(solution[0]) ? Math.Max(solution[0], (0.05 * typical) - (c * shape)) : typical;
        return new SviSlice(a, c / sigma, rho, m, sigma);
    }
}
