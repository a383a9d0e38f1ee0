using System.Globalization;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;
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
    /// <remarks>
    /// The decay is given, so nothing is fitted; but today's variance is a mean of few days, (1 + decay) / (1 - decay) of them. With z the standardised residuals of the days drawn, over their root mean
    /// square, the same weights give z^2 a mean of 1 plus the error of the estimate relative to the variance. An estimate that is too high by a factor was divided by it: the draw is the volatility over the root of that mean.
    /// </remarks>
    public Func<IReadOnlyList<int>, double> Refits(DailyReturns returns)
    {
        double volatility = Annualised(returns);
        IReadOnlyList<double> residuals = Fit(returns).StandardizedResiduals;
        double scale = Math.Sqrt(residuals.Average(z => z * z));
        return scale == 0 ? _ => volatility : days =>
        {
            TradingYear.RefuseTooFew(returns.Resampled(days));
            double relative = new EwmaFit(Name, [.. days.Select(day => residuals[day] / scale)], Decay).NextVariance;
            return relative > 0 ? volatility / Math.Sqrt(relative) : throw new InputException(returns.File, $"{returns.Asset} never moves in a resampled history");
        };
    }

    /// <inheritdoc/>
    public IVolatilityFit Fit(DailyReturns returns)
    {
        TradingYear.RefuseTooFew(returns);
        return new EwmaFit(Name, ReturnChecks.Checked(returns, TradingYear.FewestReturns, Name), Decay);
    }
}
