using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.RealizedVolatility;

/// <summary>
/// The heterogeneous autoregression of realized variance: y(t) = b0 + b1 y(t-1) + b2 mean of the last week + b3 mean of the last month + error, y the
/// variance or its logarithm. A fit uses the measures up to the last of the returns that it is given, and is scaled so that the variances agree with
/// the squared returns on average.
/// Source: F. Corsi, A simple approximate long-memory model of realized volatility, Journal of Financial Econometrics 7 (2009) 174.
/// </summary>
/// <param name="Measures">The measured variances.</param>
/// <param name="Form">What is regressed.</param>
public sealed record HarModel(RealizedVariances Measures, HarForm Form) : IVolatilityModel
{
    /// <summary>The distribution of the returns over their volatility; by default normal. Student-t errors are fitted to the standardised residuals.</summary>
    public ErrorFamily Errors { get; init; } = ErrorFamily.Normal;

    /// <summary>Days of a week; 7 since tokens trade on all of them (Corsi: 5).</summary>
    public int WeekDays { get; init; } = 7;

    /// <summary>Days of a month; 30 since tokens trade on all of them (Corsi: 22).</summary>
    public int MonthDays { get; init; } = 30;

    /// <inheritdoc/>
    public string Name => $"{(Form == HarForm.Level ? "HAR" : "logarithmic HAR")}, {Measures.Measure}";

    /// <inheritdoc/>
    IVolatilityFit IVolatilityModel.Fit(DailyReturns returns) => Fit(returns);

    /// <summary>Fits the model.</summary>
    /// <param name="returns">Daily log returns, oldest first.</param>
    /// <exception cref="Domain.InputException">Too few measures have a month of measures before them, or one is zero where its logarithm is needed.</exception>
    public HarFit Fit(DailyReturns returns)
    {
        double[] values = ReturnChecks.CheckedAndMoving(returns, TradingYear.FewestReturns, Name);
        var history = HarHistory.Of(this, returns.Days[^1]);
        HarRegression regression = HarRegression.Of(this, history);
        return HarFit.Of(this, regression, history, returns, values);
    }
}
