using MonteCarloRisk.Calibration.FittingErrors;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>How the correlation of the assets comes out of the returns that they share.</summary>
public interface ICorrelationEstimator
{
    /// <summary>The estimator's name, as a report prints it.</summary>
    string Name { get; }

    /// <summary>Estimates the correlation.</summary>
    /// <param name="returns">Common log returns, one row an asset, rows of equal length, two or more returns each.</param>
    CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns);

    /// <summary>What the estimate would have been on other histories of the same market (docs/methods/fitting-error.md).</summary>
    /// <remarks>By default the estimate of the days drawn: right for whatever holds on every day alike. An estimate of today's correlation says how its own error comes about.</remarks>
    /// <param name="returns">Common log returns, one row an asset.</param>
    /// <returns>The estimate as a function of which day stands at each place of the new history.</returns>
    /// <exception cref="Domain.InputException">There is no way to tell.</exception>
    Func<IReadOnlyList<int>, CorrelationEstimate> Refits(IReadOnlyList<IReadOnlyList<double>> returns) => days => Estimate(ResampledDays.Of(returns, days));
}
