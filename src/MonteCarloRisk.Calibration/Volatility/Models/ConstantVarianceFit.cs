using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>
/// The same variance on every day. Its standard error by the delta method, for errors of any kurtosis k: Var(variance) = variance^2 (k - 1) / n,
/// k the sample kurtosis, so that the standard error of the volatility is volatility sqrt((k - 1) / (4 n)).
/// </summary>
sealed class ConstantVarianceFit : IRecursiveVolatilityFit
{
    readonly double kurtosis;
    readonly int sampleSize;

    public ConstantVarianceFit(string model, double[] returns, double mean, double variance)
        : this(model, returns, mean, variance, KurtosisOf(returns, mean, variance), returns.Length)
    {
    }

    ConstantVarianceFit(string model, double[] returns, double mean, double variance, double kurtosis, int sampleSize)
    {
        Model = model;
        Mean = mean;
        NextVariance = variance;
        this.kurtosis = kurtosis;
        this.sampleSize = sampleSize;
        Variances = Enumerable.Repeat(variance, returns.Length).ToArray();
        double deviation = Math.Sqrt(variance);
        StandardizedResiduals = returns.Select(value => deviation == 0 ? 0 : (value - mean) / deviation).ToArray();
    }

    public string Model { get; }

    public double Mean { get; }

    public IReadOnlyList<double> Variances { get; }

    public IReadOnlyList<double> StandardizedResiduals { get; }

    public double NextVariance { get; }

    public IErrorDistribution Errors { get; } = new NormalErrors();

    public VarianceForecast Forecast(int horizonDays) => VarianceForecast.Constant(NextVariance, horizonDays);

    public Estimate AnnualisedForecast(int horizonDays, FittingError fittingError) =>
        SampleMean.Estimate(
            Forecast(horizonDays).Annualised, TradingYear.Days * NextVariance * (kurtosis - 1) / 4, sampleSize, fittingError.Level, $"{Model}; fitting error by the delta method");

    public IVolatilityFit AppliedTo(DailyReturns returns) =>
        new ConstantVarianceFit(Model, ReturnChecks.Checked(returns, 1, Model), Mean, NextVariance, kurtosis, sampleSize);

    public IVolatilityFit RefittedTo(DailyReturns returns) => new SampleVolatility().Fit(returns);

    public double VarianceAfter(double variance, double residual) => NextVariance;

    static double KurtosisOf(double[] returns, double mean, double variance)
    {
        if (variance == 0)
            return 1;
        double sum = 0;
        foreach (double value in returns)
            sum += Math.Pow(value - mean, 4);
        return Math.Max(1, sum / returns.Length / (variance * variance));
    }
}
