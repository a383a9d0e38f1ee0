using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.RealizedVolatility;

/// <summary>
/// A fitted heterogeneous autoregression. Its forecasts iterate the regression: of the variance, which is linear, exactly; of its logarithm with the
/// variance of the error so far, sum of the squared weights that the regression gives an error after j days, so that exp(mean + variance / 2) is the
/// expectation for normal errors. A day without a measured month before it has the mean variance; where the last days were not measured, the
/// forecast begins that much further ahead.
/// </summary>
public sealed class HarFit : IVolatilityFit
{
    static readonly string[] Names = ["constant", "day", "week", "month"];

    readonly HarModel model;
    readonly HarRegression regression;
    readonly HarHistory history;
    readonly double scale;
    readonly double meanVariance;
    readonly double leastVariance;

    HarFit(HarModel model, HarRegression regression, HarHistory history, double scale, double meanVariance, double leastVariance, DailyReturns returns, double[] values, IErrorDistribution? errors = null)
    {
        this.model = model;
        this.regression = regression;
        this.history = history;
        this.scale = scale;
        this.meanVariance = meanVariance;
        this.leastVariance = leastVariance;
        Coefficients = Names.Select((name, i) => new HarCoefficient(name, regression.Coefficients[i], Math.Sqrt(regression.Covariance[i, i]))).ToArray();
        Variances = returns.Days.Select(day => VarianceOf(day.DayNumber - history.FirstDay)).ToArray();
        StandardizedResiduals = values.Select((value, t) => value / Math.Sqrt(Variances[t])).ToArray();
        NextVariance = Path(regression.Coefficients, 1)[0];
        Errors = errors ?? (model.Errors == ErrorFamily.Normal ? new NormalErrors() : StudentErrors.FittedTo(StandardizedResiduals));
    }

    /// <inheritdoc/>
    public string Model => model.Name;

    /// <summary>The coefficients.</summary>
    public IReadOnlyList<HarCoefficient> Coefficients { get; }

    /// <summary>Variance of the regression's error.</summary>
    public double ResidualVariance => regression.ResidualVariance;

    /// <summary>Number of days regressed.</summary>
    public int RegressedDays => regression.Rows;

    /// <inheritdoc/>
    public double Mean => 0;

    /// <inheritdoc/>
    public IReadOnlyList<double> Variances { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double> StandardizedResiduals { get; }

    /// <inheritdoc/>
    public double NextVariance { get; }

    /// <inheritdoc/>
    public IErrorDistribution Errors { get; }

    /// <inheritdoc/>
    public VarianceForecast Forecast(int horizonDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonDays, 1);
        return new VarianceForecast(Path(regression.Coefficients, horizonDays), ForecastMeasure.Mean);
    }

    /// <inheritdoc/>
    /// <remarks>Coefficients are drawn from the normal distribution with their Newey-West covariance.</remarks>
    public Estimate AnnualisedForecast(int horizonDays, FittingError fittingError)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fittingError.Replications, 2);
        Matrix<double> root = Root(regression.Covariance);
        var random = new Xoshiro256StarStar(fittingError.Seed);
        var forecasts = new double[fittingError.Replications];
        for (int replication = 0; replication < forecasts.Length; replication++)
        {
            Vector<double> normals = Vector<double>.Build.Dense(root.ColumnCount, _ => Normal.Sample(random, 0, 1));
            forecasts[replication] = new VarianceForecast(Path(regression.Coefficients + root * normals, horizonDays), ForecastMeasure.Mean).Annualised;
        }

        double tail = (1 - fittingError.Level) / 2;
        return new Estimate(
            Forecast(horizonDays).Annualised,
            forecasts.StandardDeviation(),
            new ConfidenceInterval(forecasts.Quantile(tail), forecasts.Quantile(1 - tail), fittingError.Level),
            regression.Rows,
            $"{Model}; fitting error from Newey-West covariance");
    }

    /// <inheritdoc/>
    public IVolatilityFit AppliedTo(DailyReturns returns) =>
        new HarFit(model, regression, HarHistory.Of(model, returns.Days[^1]), scale, meanVariance, leastVariance, returns, ReturnChecks.Checked(returns, 1, Model), Errors);

    /// <inheritdoc/>
    public IVolatilityFit RefittedTo(DailyReturns returns) => model.Fit(returns);

    internal static HarFit Of(HarModel model, HarRegression regression, HarHistory history, DailyReturns returns, double[] values)
    {
        double[] measured = history.Values.Where(double.IsFinite).Select(value => model.Form == HarForm.Logarithm ? Math.Exp(value) : value).ToArray();
        double squares = 0, variances = 0;
        for (int t = 0; t < values.Length; t++)
        {
            int index = returns.Days[t].DayNumber - history.FirstDay;
            if (index < 0 || index >= history.Values.Length || !double.IsFinite(history.Values[index]))
                continue;
            squares += values[t] * values[t];
            variances += model.Form == HarForm.Logarithm ? Math.Exp(history.Values[index]) : history.Values[index];
        }

        return new HarFit(model, regression, history, variances > 0 ? squares / variances : 1, measured.Average(), measured.Min(), returns, values);
    }

    double VarianceOf(int index)
    {
        Span<double> row = stackalloc double[HarHistory.Regressors];
        return scale * (history.TryRegressors(index, row) ? Expected(Product(regression.Coefficients, row), regression.ResidualVariance) : meanVariance);
    }

    // Of the level: a forecast below the least variance that was measured is taken for that one (the "insanity filter" of the literature).
    double Expected(double mean, double variance) => model.Form == HarForm.Logarithm ? Math.Exp(mean + variance / 2) : Math.Max(mean, leastVariance);

    double[] Path(Vector<double> coefficients, int horizonDays)
    {
        var variances = new double[history.Ahead + horizonDays];
        Span<double> row = stackalloc double[HarHistory.Regressors];
        List<double> values = history.Values.TakeLast(history.Month).ToList();
        // An error of one is carried through the regression without its constant.
        List<double> error = Enumerable.Repeat(0.0, history.Month - 1).Append(1).ToList();
        double errorVariance = 0;
        for (int k = 0; k < variances.Length; k++)
        {
            errorVariance += regression.ResidualVariance * error[^1] * error[^1];
            if (!HarHistory.TryRegressors(values, values.Count, history.Week, history.Month, row))
            {
                Array.Fill(variances, scale * meanVariance);
                break;
            }

            double mean = Product(coefficients, row);
            variances[k] = scale * Expected(mean, errorVariance);
            values.Add(mean);
            HarHistory.TryRegressors(error, error.Count, history.Week, history.Month, row);
            error.Add(Product(coefficients, row) - coefficients[0]);
        }

        return variances[history.Ahead..];
    }

    static double Product(Vector<double> coefficients, ReadOnlySpan<double> row)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
            sum += coefficients[i] * row[i];
        return sum;
    }

    // A square root of a covariance that may be singular.
    static Matrix<double> Root(Matrix<double> covariance)
    {
        var eigen = covariance.Evd(Symmetricity.Symmetric);
        Matrix<double> root = eigen.EigenVectors.Clone();
        for (int i = 0; i < root.ColumnCount; i++)
            root.SetColumn(i, root.Column(i) * Math.Sqrt(Math.Max(0, eigen.EigenValues[i].Real)));
        return root;
    }
}
