using MonteCarloRisk.Calibration.OptionSurfaces.Fitting;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;

/// <summary>
/// Fits the Heston and Bates models to the volatilities of a whole chain, each weighed by the uncertainty of its quote and robustly: differential evolution over a wide box, then
/// Levenberg-Marquardt from the best members. Feller's condition is not forced: chains of coins do not meet it.
/// </summary>
public static class BatesCalibration
{
    const int Population = 48;
    const int Generations = 60;
    const int LocalSearches = 2;
    const int Reweightings = 2;
    const int MostSteps = 60;
    const double SearchTolerance = 1e-9;

    /// <summary>Residual, over its uncertainty, beyond which the global search counts it by its size and no longer by its square.</summary>
    const double SearchThreshold = 5;

    /// <summary>The Heston model nearest to the quotes.</summary>
    /// <param name="smiles">The expiries, the nearest first; at least one.</param>
    /// <param name="seed">Seed of the global search.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static FittedModelParameters FitHeston(IReadOnlyList<ExpirySmile> smiles, int seed, CancellationToken cancellation) =>
        Fit(smiles, BatesParameters.Heston(Variance(smiles, 0), Variance(smiles, ^1)), seed, cancellation);

    /// <summary>The Bates model nearest to the quotes.</summary>
    /// <param name="smiles">The expiries, the nearest first; at least one.</param>
    /// <param name="seed">Seed of the global search.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static FittedModelParameters FitBates(IReadOnlyList<ExpirySmile> smiles, int seed, CancellationToken cancellation) =>
        Fit(smiles, BatesParameters.Bates(Variance(smiles, 0), Variance(smiles, ^1)), seed, cancellation);

    static double Variance(IReadOnlyList<ExpirySmile> smiles, Index expiry)
    {
        ArgumentNullException.ThrowIfNull(smiles);
        SmileQuote quote = smiles[expiry].Quotes.MinBy(quote => Math.Abs(quote.LogMoneyness))!;
        return quote.MidVolatility * quote.MidVolatility;
    }

    static FittedModelParameters Fit(
        IReadOnlyList<ExpirySmile> smiles, IReadOnlyList<ModelParameter> parameters, int seed, CancellationToken cancellation)
    {
        double[] lower = [.. parameters.Select(parameter => parameter.Coordinate(parameter.SearchLower))];
        double[] upper = [.. parameters.Select(parameter => parameter.Coordinate(parameter.SearchUpper))];
        double[][] found = DifferentialEvolution.Search(point => RobustSum(Residuals(smiles, parameters, point)), lower, upper, Population, Generations, seed, cancellation);
        return Refine(smiles, parameters, [.. found.Take(LocalSearches)], cancellation);
    }

    /// <summary>The best of the local searches from some points.</summary>
    internal static FittedModelParameters Refine(
        IReadOnlyList<ExpirySmile> smiles, IReadOnlyList<ModelParameter> parameters, IReadOnlyList<double[]> starts, CancellationToken cancellation)
    {
        double[] best = starts[0];
        double least = double.PositiveInfinity;
        foreach (double[] start in starts)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] point = start;
            for (int pass = 0; pass < Reweightings; pass++)
            {
                double[] weights = RobustWeights.Of(Residuals(smiles, parameters, point));
                point = LeastSquares.Minimise(coordinates => Weighed(Residuals(smiles, parameters, coordinates), weights), point, MostSteps);
            }

            double sum = RobustSum(Residuals(smiles, parameters, point));
            if (sum < least) (best, least) = (point, sum);
        }

        double[] values = Values(parameters, best);
        BatesModel model = BatesParameters.Model(values);
        FittedParameter[] fitted = WithErrors(smiles, parameters, values);
        return new FittedModelParameters(model, fitted, ModelWarnings.Of(parameters, fitted, model));
    }

    static double[] Values(IReadOnlyList<ModelParameter> parameters, double[] point) => [.. parameters.Select((parameter, i) => parameter.Value(point[i]))];

    static double[] Residuals(IReadOnlyList<ExpirySmile> smiles, IReadOnlyList<ModelParameter> parameters, double[] point) =>
        Standardised(BatesParameters.Model(Values(parameters, point)), smiles);

    static FittedParameter[] WithErrors(IReadOnlyList<ExpirySmile> smiles, IReadOnlyList<ModelParameter> parameters, double[] values)
    {
        double[] Residuals(double[] at) => Standardised(BatesParameters.Model(at), smiles);
        return LeastSquaresErrors.Of(
            Residuals,
            RobustWeights.Of(Residuals(values)),
            [.. parameters.Select(parameter => parameter.Name)],
            values,
            [.. parameters.Select((parameter, i) => !parameter.IsAtEnd(values[i]))]);
    }

    static double[] Standardised(BatesModel model, IReadOnlyList<ExpirySmile> smiles)
    {
        var residuals = new double[smiles.Sum(smile => smile.Quotes.Count)];
        int next = 0;
        foreach (ExpirySmile smile in smiles)
        {
            double farthest = Math.Max(Math.Abs(smile.Quotes[0].LogMoneyness), Math.Abs(smile.Quotes[^1].LogMoneyness));
            var prices = new BatesSmile(model, smile.Years, farthest, SearchTolerance);
            foreach (SmileQuote quote in smile.Quotes)
            {
                double residual = ((prices.TotalVolatility(quote.LogMoneyness) / Math.Sqrt(smile.Years)) - quote.MidVolatility) / ExpirySmile.Uncertainty(quote);
                residuals[next++] = double.IsFinite(residual) ? residual : 1e6;
            }
        }

        return residuals;
    }

    static double[] Weighed(double[] residuals, double[] weights)
    {
        var weighed = new double[residuals.Length];
        for (int i = 0; i < weighed.Length; i++) weighed[i] = weights[i] * residuals[i];
        return weighed;
    }

    static double RobustSum(double[] residuals)
    {
        double sum = 0;
        foreach (double residual in residuals)
        {
            double size = Math.Abs(residual);
            sum += size <= SearchThreshold ? size * size : SearchThreshold * ((2 * size) - SearchThreshold);
        }

        return sum;
    }
}
