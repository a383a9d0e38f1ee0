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
}
