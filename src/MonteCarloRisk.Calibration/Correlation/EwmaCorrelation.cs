using System.Globalization;
using MonteCarloRisk.Calibration.FittingErrors;
using MonteCarloRisk.Calibration.Volatility;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>
/// Exponentially weighted correlation at the last day, zero mean: c(i, j) = decay c(i, j) + (1 - decay) x(i) x(j), started from the mean of the first 30 days; correlation = c(i, j) / sqrt(c(i, i) c(j, j)).
/// Source: J.P. Morgan, RiskMetrics Technical Document, 4th edition 1996, section 5.2. Its standard error is about (1 - ρ^2) sqrt((1 - decay) / (1 + decay)): 0.12 for small ρ at 0.97.
/// </summary>
/// <param name="Decay">Weight of the past, in (0, 1).</param>
public sealed record EwmaCorrelation(double Decay = EwmaCorrelation.UsualDecay) : ICorrelationEstimator
{
    /// <summary>The usual decay: a correlation moves more slowly than a volatility.</summary>
    public const double UsualDecay = 0.97;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"EWMA, decay {Decay}");

    /// <inheritdoc/>
    public CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        int days = returns[0].Count, first = Math.Min(days, TradingYear.FewestReturns);
        double[] weights = [.. Enumerable.Range(0, days).Select(day =>
            day < first ? Math.Pow(Decay, days - first) / first : (1 - Decay) * Math.Pow(Decay, days - 1 - day))];
        double[][] weighted = [.. returns.Select(row => row.Select((value, day) => value * Math.Sqrt(weights[day])).ToArray())];
        double[] squares = [.. weighted.Select(row => StandardisedReturns.Product(row, row))];
        return new CorrelationEstimate(
            StandardisedReturns.Matrix(returns.Count, (i, j) =>
                squares[i] * squares[j] == 0 ? 0 : StandardisedReturns.Product(weighted[i], weighted[j]) / Math.Sqrt(squares[i] * squares[j])),
            0);
    }

    /// <inheritdoc/>
    /// <remarks>Nothing is fitted, but today's correlation comes from few days; see <see cref="PresentCorrelation"/>.</remarks>
    public Func<IReadOnlyList<int>, CorrelationEstimate> Refits(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        PresentCorrelation present = PresentCorrelation.Of(returns, Decay, Estimate(returns).Matrix);
        return days => Estimate(present.Drawn(days));
    }
}
