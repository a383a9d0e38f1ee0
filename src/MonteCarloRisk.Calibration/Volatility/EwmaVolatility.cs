using System.Globalization;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility;

/// <summary>
/// Exponentially weighted volatility at the last day, zero mean: v(t) = decay v(t-1) + (1 - decay) x(t)^2, volatility = sqrt(365 v).
/// The recursion starts from the mean square of the first 30 returns and runs from the 31st on.
/// Source: J.P. Morgan, RiskMetrics Technical Document, 4th edition 1996, section 5.2; 0.94 is its decay for daily data.
/// </summary>
/// <param name="Decay">Weight of yesterday's variance, in (0, 1).</param>
public sealed record EwmaVolatility(double Decay = EwmaVolatility.DailyDecay) : IVolatilityEstimator, IVolatilityModel
{
    /// <summary>The usual decay of daily returns.</summary>
    public const double DailyDecay = 0.94;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"EWMA, decay {Decay}");

    /// <inheritdoc/>
    public double Annualised(DailyReturns returns) => Fit(returns).Forecast(1).Annualised;

    /// <inheritdoc/>
    public IVolatilityFit Fit(DailyReturns returns)
    {
        TradingYear.RefuseTooFew(returns);
        return new EwmaFit(Name, ReturnChecks.Checked(returns, TradingYear.FewestReturns, Name), Decay);
    }
}
