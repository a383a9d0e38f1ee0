using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility;

/// <summary>A volatility that the market file states; the returns are not looked at.</summary>
/// <param name="Value">Volatility per square-root year, zero or more.</param>
public sealed record GivenVolatility(double Value) : IVolatilityEstimator
{
    /// <inheritdoc/>
    public string Name => "given";

    /// <inheritdoc/>
    public double Annualised(DailyReturns returns) => Value;

    /// <inheritdoc/>
    public Func<IReadOnlyList<int>, double> Refits(DailyReturns returns) => _ => Value;
}
