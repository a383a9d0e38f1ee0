using System.Globalization;
using MonteCarloRisk.Calibration.FilteredHistory;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>Dynamic conditional correlation of the first day after the data, of returns over their EWMA volatility (<see cref="DynamicCorrelationFit"/>).</summary>
/// <param name="Decay">Decay of the EWMA volatility, in (0, 1).</param>
public sealed record DynamicCorrelation(double Decay = EwmaVolatility.DailyDecay) : ICorrelationEstimator
{
    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"dynamic conditional, over EWMA volatility of decay {Decay}");

    /// <inheritdoc/>
    public CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        if (returns.Count == 1) return new CorrelationEstimate([[1]], 0);
        FilteredReturns filtered = FilteredReturns.Filter(
            returns, [.. returns.Select(_ => VarianceRecursion.Ewma(Decay))], [.. returns.Select(_ => 0.0)]);
        double[][] rows = [.. Enumerable.Range(0, returns.Count).Select(asset => filtered.Residuals.Select(day => day[asset]).ToArray())];
        return new CorrelationEstimate(DynamicCorrelationFit.Fit(rows).Next, 0);
    }

    /// <inheritdoc/>
    public Func<IReadOnlyList<int>, CorrelationEstimate> Refits(IReadOnlyList<IReadOnlyList<double>> returns) =>
        throw new InputException("dynamic correlation", "no fitting error is made of it; choose another correlation, or leave fittingError out");
}
