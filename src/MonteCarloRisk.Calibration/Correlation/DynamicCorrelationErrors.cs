using System.Globalization;
using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>How far a dynamic correlation may be off, by refits to series of its own (residual bootstrap). The volatilities of the first step are taken as they are.</summary>
/// <param name="Reaction">Weight a of the last day.</param>
/// <param name="Persistence">Weight b of the past.</param>
/// <param name="Next">The correlations of the first day after the data, row by row below the diagonal.</param>
public sealed record DynamicCorrelationErrors(Estimate Reaction, Estimate Persistence, IReadOnlyList<IReadOnlyList<Estimate>> Next)
{
    /// <summary>Refits in parallel; the same seed gives the same intervals on any number of threads.</summary>
    /// <param name="residuals">The standardised residuals that were fitted, one row an asset.</param>
    /// <param name="fit">The fit to them.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="refits">Number of refits; an interval at 95% takes 39 or more.</param>
    /// <param name="seed">Seed of the days drawn.</param>
    /// <exception cref="InputException">Half of the refits or more come to no maximum.</exception>
    public static DynamicCorrelationErrors Of(IReadOnlyList<IReadOnlyList<double>> residuals, DynamicCorrelationFit fit, double level, int refits, int seed)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentOutOfRangeException.ThrowIfLessThan(refits, 2);
        var again = new DynamicCorrelationRefits(residuals, fit);
        var draws = new (DynamicCorrelationFit Fit, double[][] Next)?[refits];
        Parallel.For(0, refits, draw =>
        {
            var random = new MersenneTwister(unchecked((seed * 31) + (draw * 1_000_003)));
            DynamicCorrelationFit refit = again.Of([.. Enumerable.Range(0, again.Days).Select(_ => random.Next(again.Days))]);
            if (refit.Converged) draws[draw] = (refit, again.Next(refit));
        });
        (DynamicCorrelationFit Fit, double[][] Next)[] made = [.. draws.OfType<(DynamicCorrelationFit, double[][])>()];
        if (2 * made.Length <= refits) throw new InputException("dynamic correlation fit", $"{refits - made.Length} of {refits} refits to resampled residuals come to no maximum; the data carries no such model");
        string method = string.Create(CultureInfo.InvariantCulture, $"fitting error, residual bootstrap, {made.Length} of {refits} refits used, seed {seed}");
        Estimate Estimated(double value, IEnumerable<double> drawn)
        {
            double[] values = [.. drawn];
            double tail = (1 - level) / 2;
            return new Estimate(value, values.StandardDeviation(), new ConfidenceInterval(values.Quantile(tail), values.Quantile(1 - tail), level), residuals[0].Count, method);
        }

        return new DynamicCorrelationErrors(
            Estimated(fit.Reaction, made.Select(draw => draw.Fit.Reaction)),
            Estimated(fit.Persistence, made.Select(draw => draw.Fit.Persistence)),
            [.. fit.Next.Select((row, i) => (IReadOnlyList<Estimate>)[.. row.Take(i).Select((value, j) => Estimated(value, made.Select(draw => draw.Next[i][j])))])]);
    }
}
