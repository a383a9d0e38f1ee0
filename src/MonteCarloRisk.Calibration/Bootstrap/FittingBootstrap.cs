using MathNet.Numerics.Random;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics.Bootstrap;

namespace MonteCarloRisk.Calibration.Bootstrap;

/// <summary>Fits a model again on resampled histories, all assets by the same days, so that their dependence stays.</summary>
public static class FittingBootstrap
{
    /// <summary>Fits on the data and on each resampled history; the same seed gives the same draws on any number of threads.</summary>
    /// <param name="names">Names of the parameters.</param>
    /// <param name="returns">One row an asset, rows of equal length.</param>
    /// <param name="fit">Fits the parameters, in the order of their names.</param>
    /// <param name="histories">Number of resampled histories, two or more.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <exception cref="InputException">The data cannot be fitted, or more than half of the histories cannot.</exception>
    public static ParameterDraws Draw(
        IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> returns, Func<IReadOnlyList<IReadOnlyList<double>>, IReadOnlyList<double>> fit, int histories, int seed)
    {
        IReadOnlyList<double> fitted = fit(returns);
        double block = returns.Max(row => BlockLength.Of([.. row.Select(value => value * value)]));
        var draws = new IReadOnlyList<double>?[histories];
        Parallel.For(0, histories, history =>
        {
            int[] days = StationaryBootstrap.Indices(returns[0].Count, block, new MersenneTwister(unchecked(seed * 31 + history * 1_000_003)));
            try
            {
                draws[history] = fit([.. returns.Select(row => (IReadOnlyList<double>)days.Select(day => row[day]).ToArray())]);
            }
            catch (InputException)
            {
                // A history that cannot be fitted is counted below.
            }
        });
        IReadOnlyList<double>[] made = [.. draws.OfType<IReadOnlyList<double>>()];
        return 2 * made.Length > histories
            ? new ParameterDraws(names, fitted, made, histories - made.Length, block, seed)
            : throw new InputException("fitting error", $"{histories - made.Length} of {histories} resampled histories cannot be fitted; the data carries no such model");
    }
}
