using MonteCarloRisk.Calibration.OptionSurfaces.Fitting;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;

/// <summary>
/// Fits an arbitrage-free surface to all expiries at once: first the three parameters of Gatheral and Jacquier's power law φ(θ) = η / (θ^γ (1 + θ)^(1-γ)) with one ρ, then from there a ρ
/// and a ψ for each expiry. Volatilities are weighed by the uncertainty of their quotes, and robustly.
/// </summary>
public static class SsviCalibration
{
    const int MostSteps = 80;
    const int Reweightings = 3;
    const double LargestRho = 0.995;

    /// <summary>The surface nearest to the quotes among those that meet the closed conditions for no arbitrage.</summary>
    /// <param name="smiles">The expiries, the nearest first; at least one.</param>
    public static SsviSurface Fit(IReadOnlyList<ExpirySmile> smiles)
    {
        ArgumentNullException.ThrowIfNull(smiles);
        double[] point = ExtendedSsviCoordinates.Near(FitPowerLaw(smiles));
        for (int pass = 0; pass < Reweightings; pass++)
        {
            double[] weights = RobustWeights.Of(Standardised(ExtendedSsviCoordinates.Slices(point), smiles));
            point = LeastSquares.Minimise(coordinates => Weighed(Standardised(ExtendedSsviCoordinates.Slices(coordinates), smiles), weights), point, MostSteps);
        }

        return new SsviSurface([.. smiles.Select(smile => smile.Years)], ExtendedSsviCoordinates.Slices(point));
    }

    /// <summary>The three-parameter surface through the quotes' variances at the forward.</summary>
    /// <param name="smiles">The expiries, the nearest first; at least one.</param>
    public static IReadOnlyList<SsviSlice> FitPowerLaw(IReadOnlyList<ExpirySmile> smiles)
    {
        ArgumentNullException.ThrowIfNull(smiles);
        double[] theta = Thetas(smiles);
        double[] point = [0, 0, 0];
        for (int pass = 0; pass < Reweightings; pass++)
        {
            double[] weights = RobustWeights.Of(Standardised(PowerLaw(point, theta), smiles));
            point = LeastSquares.Minimise(coordinates => Weighed(Standardised(PowerLaw(coordinates, theta), smiles), weights), point, MostSteps);
        }

        return PowerLaw(point, theta);
    }

    // η(1 + |ρ|) ≤ 2 and γ ≤ 1/2 keep every θ free of butterfly arbitrage: Gatheral and Jacquier 2014, remark 4.4.
    static SsviSlice[] PowerLaw(double[] point, double[] theta)
    {
        double rho = LargestRho * Math.Tanh(point[0]), eta = 2 / (1 + Math.Abs(rho)) * Logistic.Of(point[1]), gamma = 0.5 * Logistic.Of(point[2]);
        return [.. theta.Select(variance => new SsviSlice(variance, rho, eta * Math.Pow(variance / (1 + variance), 1 - gamma)))];
    }

    // Variances at the forward by linear interpolation between the strikes around it, made to rise.
    static double[] Thetas(IReadOnlyList<ExpirySmile> smiles)
    {
        var theta = new double[smiles.Count];
        for (int i = 0; i < theta.Length; i++)
        {
            IReadOnlyList<SmileQuote> quotes = smiles[i].Quotes;
            SmileQuote below = quotes.LastOrDefault(quote => quote.LogMoneyness <= 0) ?? quotes[0];
            SmileQuote above = quotes.FirstOrDefault(quote => quote.LogMoneyness > 0) ?? quotes[^1];
            double distance = above.LogMoneyness - below.LogMoneyness;
            double share = distance > 0 ? Math.Clamp(-below.LogMoneyness / distance, 0, 1) : 0;
            double volatility = below.MidVolatility + (share * (above.MidVolatility - below.MidVolatility));
            theta[i] = volatility * volatility * smiles[i].Years;
            if (i > 0) theta[i] = Math.Max(theta[i], 1.001 * theta[i - 1]);
        }

        return theta;
    }

    static double[] Weighed(double[] residuals, double[] weights)
    {
        for (int i = 0; i < residuals.Length; i++) residuals[i] *= weights[i];
        return residuals;
    }

    static double[] Standardised(SsviSlice[] slices, IReadOnlyList<ExpirySmile> smiles)
    {
        var residuals = new double[smiles.Sum(smile => smile.Quotes.Count)];
        int next = 0;
        for (int i = 0; i < slices.Length; i++) next = Standardised(slices[i], smiles[i], residuals, next);
        return residuals;
    }

    /// <summary>Distances of one slice from the quotes of its expiry, over their uncertainties.</summary>
    internal static double[] Standardised(SsviSlice slice, ExpirySmile smile)
    {
        var residuals = new double[smile.Quotes.Count];
        Standardised(slice, smile, residuals, 0);
        return residuals;
    }

    static int Standardised(SsviSlice slice, ExpirySmile smile, double[] residuals, int next)
    {
        foreach (SmileQuote quote in smile.Quotes)
        {
            double volatility = Math.Sqrt(slice.TotalVariance(quote.LogMoneyness) / smile.Years);
            residuals[next++] = (volatility - quote.MidVolatility) / ExpirySmile.Uncertainty(quote);
        }

        return next;
    }
}
