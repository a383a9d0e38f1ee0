using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility;

/// <summary>How the volatility of an asset comes out of its daily log returns.</summary>
public interface IVolatilityEstimator
{
    /// <summary>The estimator's name, as a report prints it.</summary>
    string Name { get; }

    /// <summary>Volatility per square-root year of 365 days.</summary>
    /// <param name="returns">Daily log returns, oldest first.</param>
    /// <exception cref="Domain.InputException">There are too few returns.</exception>
    double Annualised(DailyReturns returns);

    /// <summary>What the estimate would have been on other histories of the same market (docs/methods/fitting-error.md).</summary>
    /// <remarks>By default the estimate of the days drawn: right for whatever holds on every day alike. An estimate of today's volatility says how its own error comes about.</remarks>
    /// <param name="returns">Daily log returns, oldest first.</param>
    /// <returns>The estimate as a function of which return stands at each place of the new history; refuses a history as <see cref="Annualised"/> does.</returns>
    Func<IReadOnlyList<int>, double> Refits(DailyReturns returns) => days => Annualised(returns.Resampled(days));
}
