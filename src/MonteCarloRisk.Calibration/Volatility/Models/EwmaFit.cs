using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>
/// Exponentially weighted variances, zero mean; the forecast is the same for every day to come. The decay is given and not fitted: the fitting error
/// is that of a weighted mean of squares. With k the kurtosis of the standardised residuals, Var(variance) = variance^2 (k - 1) sum of the squared
/// weights, which tends to (1 - decay) / (1 + decay); the volatility's standard error is half the variance's relative one.
/// </summary>
sealed class EwmaFit : IRecursiveVolatilityFit
{
    readonly double decay;

    public EwmaFit(string model, double[] returns, double decay)
    {
        Model = model;
        this.decay = decay;
        int seedDays = Math.Min(TradingYear.FewestReturns, returns.Length);
        double variance = returns.Take(seedDays).Average(value => value * value);
        var variances = new double[returns.Length];
        var residuals = new double[returns.Length];
        for (int t = 0; t < returns.Length; t++)
        {
            variances[t] = variance;
            residuals[t] = variance == 0 ? 0 : returns[t] / Math.Sqrt(variance);
            if (t >= seedDays)
                variance = VarianceAfter(variance, returns[t]);
        }

        Variances = variances;
        StandardizedResiduals = residuals;
        NextVariance = variance;
    }

    public string Model { get; }

    public double Mean => 0;

    public IReadOnlyList<double> Variances { get; }

    public IReadOnlyList<double> StandardizedResiduals { get; }

    public double NextVariance { get; }

    public IErrorDistribution Errors { get; } = new NormalErrors();

    public VarianceForecast Forecast(int horizonDays) => VarianceForecast.Constant(NextVariance, horizonDays);

    public Estimate AnnualisedForecast(int horizonDays, FittingError fittingError)
    {
        int days = StandardizedResiduals.Count;
        int recursionDays = Math.Max(0, days - TradingYear.FewestReturns);
        double square = StandardizedResiduals.Average(z => z * z);
        double kurtosis = square == 0 ? 1 : StandardizedResiduals.Average(z => Math.Pow(z, 4)) / (square * square);
        // The seed carries decay^m spread evenly over its days, the recursion (1 - decay) decay^j.
        double seed = Math.Pow(decay, 2 * recursionDays);
        double squaredWeights = seed / (days - recursionDays) + (1 - decay) / (1 + decay) * (1 - seed);
        double volatilityVariance = TradingYear.Days * NextVariance * (kurtosis - 1) * squaredWeights / 4;
        return SampleMean.Estimate(
            Forecast(horizonDays).Annualised, volatilityVariance * days, days, fittingError.Level, $"{Model}; fitting error of a weighted mean of squares");
    }

    public IVolatilityFit AppliedTo(DailyReturns returns) => new EwmaFit(Model, ReturnChecks.Checked(returns, 1, Model), decay);

    public IVolatilityFit RefittedTo(DailyReturns returns) => new EwmaVolatility(decay).Fit(returns);

    public double VarianceAfter(double variance, double residual) => decay * variance + (1 - decay) * residual * residual;
}
