using System.Globalization;
using MonteCarloRisk.Calibration.BackTesting;
using MonteCarloRisk.Calibration.FilteredHistory;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Returns over a volatility that moves along the path, filtered out of the data by the volatility that the file chooses for each asset.</summary>
abstract record MovingVarianceLaw(FilteredReturns Filtered) : ReturnsLaw
{
    protected ConditionalVariance[] Variances => [.. Filtered.Assets.Select(asset => new ConditionalVariance(asset.NextVariance, asset.Recursion))];

    /// <summary>The candidates of auto that a law of returns can use: where volatilities move along the path, those with a recursion of the variance.</summary>
    public static IReadOnlyList<IVolatilityModel> Candidates(ReturnsChoice law) =>
        law is ReturnsChoice.FilteredHistory or ReturnsChoice.Garch ? [.. ForecastContest.Models.Where(model => model is not GarchModel { Equation: VarianceEquation.Egarch })] : ForecastContest.Models;

    /// <summary>The residuals of all assets where the file asks for such a law, and null where it does not.</summary>
    /// <param name="file">The market file.</param>
    /// <param name="returns">Daily log returns of each asset over its own span.</param>
    /// <param name="estimators">The volatility that the file asks for, by asset.</param>
    /// <param name="root">The file's place.</param>
    /// <exception cref="InputException">A volatility has no recursion, or cannot be fitted, or there are too few days.</exception>
    public static FilteredReturns? Filter(MarketFile file, IReadOnlyList<DailyReturns> returns, IReadOnlyList<IVolatilityEstimator> estimators, JsonPlace root)
    {
        if (file.Model.Returns is not (ReturnsChoice.FilteredHistory or ReturnsChoice.Garch)) return null;
        string law = file.Model.Returns is ReturnsChoice.FilteredHistory ? "filtered history" : "garch returns";
        try
        {
            return FilteredReturns.Common([.. returns.Select((one, i) =>
                Filter(estimators[i], one, law, (file.Assets[i].Volatility is null ? root.Member("model") : root.Member("assets").Item(i)).Member("volatility")))]);
        }
        catch (InputException refusal) when (refusal.Where.Length == 0)
        {
            throw root.Member("model").Member("returns").Fault($"{law}: {refusal.Message}, or \"returns\": {{ \"type\": \"normal\" }}");
        }
    }

    /// <summary>How the correlation of the residuals is found: where whole days of them are drawn it is told, and not chosen.</summary>
    public static CorrelationChoice Correlation(ModelSection model) => model.Returns is ReturnsChoice.FilteredHistory ? new CorrelationChoice.Sample() : model.Correlation;

    /// <summary>The law of filtered returns.</summary>
    /// <exception cref="InputException">Degrees of freedom cannot be fitted, or are such that errors have no variance.</exception>
    public static MovingVarianceLaw Of(ReturnsChoice choice, FilteredReturns filtered, JsonPlace place) => choice switch
    {
        ReturnsChoice.FilteredHistory => new History(filtered),
        ReturnsChoice.Garch { Errors: ErrorFamily.Normal } => new Garch(filtered, null),
        ReturnsChoice.Garch { DegreesOfFreedom: { } degrees } => new Garch(filtered, degrees),
        ReturnsChoice.Garch => FittedGarch.To(filtered, place),
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    public override IEnumerable<DataFinding> Findings(string file)
    {
        for (int asset = 0; asset < Filtered.Assets.Count; asset++)
        {
            double[] residuals = [.. Filtered.Rows[asset]];
            int worst = Array.IndexOf(residuals, residuals.Min());
            int best = Array.IndexOf(residuals, residuals.Max());
            yield return new DataFinding(Filtered.Names[asset], file, 1, "residuals", string.Create(
                CultureInfo.InvariantCulture,
                $"{residuals.Length} days over their expected volatility, from {residuals[worst]:0.0} on {Filtered.Days[worst]:yyyy-MM-dd} to {residuals[best]:0.0} on {Filtered.Days[best]:yyyy-MM-dd}; mean square {residuals.Average(one => one * one):0.00}{Consequence(residuals, Filtered.Assets[asset].Recursion)}"));
        }
    }

    /// <summary>What the residuals do to the variance where they are drawn.</summary>
    protected virtual string Consequence(double[] residuals, VarianceRecursion recursion) => "";

    static FilteredSeries Filter(IVolatilityEstimator estimator, DailyReturns returns, string law, JsonPlace place)
    {
        switch (estimator is ChosenVolatility chosen ? chosen.Chosen : estimator)
        {
            case EwmaVolatility ewma:
                return FilteredSeries.Of(returns, ewma.Fit(returns), VarianceRecursion.Ewma(ewma.Decay));
            case ForecastVolatility { Model.Equation: not VarianceEquation.Egarch } forecast:
                GarchFit fit = forecast.Fit(returns);
                GarchParameters fitted = fit.Estimates.Parameters;
                return FilteredSeries.Of(returns, fit, new VarianceRecursion(fitted.Omega, fitted.Alpha, fitted.Gamma, fitted.Beta));
            default:
                throw place.Fault($"{returns.Asset}: {law} needs a volatility that moves from day to day along a path, not {estimator.Name}; ewma, garch, gjr and auto are allowed");
        }
    }

    sealed record History(FilteredReturns Filtered) : MovingVarianceLaw(Filtered)
    {
        // Less than that in the mean leaves a variance where it is for weeks.
        const double SlightGrowth = 0.0005;

        protected override string Consequence(double[] residuals, VarianceRecursion recursion)
        {
            if (residuals.All(one => one == 0)) return "";
            if (recursion.LongRun is null) return "; its own variance is that many times the expected one";
            double growth = residuals.Average(one => recursion.Next(1, one)) - recursion.Constant - 1;
            return growth >= SlightGrowth ? string.Create(CultureInfo.InvariantCulture, $"; drawn, they let the variance grow by {growth:0.0%} a day in the mean") : "";
        }

        public override PriceModel Model(IReadOnlyList<ModelAsset> assets, IReadOnlyList<IReadOnlyList<double>> correlation)
        {
            double[] squares = [.. Filtered.Rows.Select((row, asset) => MeanSquare(row, Filtered.Assets[asset].Recursion))];
            return new FilteredHistoryModel(
                assets,
                correlation,
                [.. Variances.Select((variance, asset) => variance with { Next = variance.Next * squares[asset] })],
                [.. Filtered.Residuals.Select(day => day.Select((residual, asset) => residual / Math.Sqrt(squares[asset])).ToArray())],
                1.0 / TradingYear.Days);
        }

        // A recursion without a level to return to, EWMA, lets the variance grow for ever where residuals are wider than expected: so they are scaled to a mean square of one, and the
        // variance by what they had. Tomorrow's return is what it was; the variance stays where it is in the mean.
        static double MeanSquare(IReadOnlyList<double> residuals, VarianceRecursion recursion)
        {
            double square = residuals.Average(one => one * one);
            return recursion.LongRun is null && square > 0 ? square : 1;
        }
    }

    record Garch(FilteredReturns Filtered, double? DegreesOfFreedom) : MovingVarianceLaw(Filtered)
    {
        public override PriceModel Model(IReadOnlyList<ModelAsset> assets, IReadOnlyList<IReadOnlyList<double>> correlation) =>
            new CorrelatedGarchModel(assets, correlation, Variances, DegreesOfFreedom is { } degrees ? [.. assets.Select(_ => degrees)] : null, 1.0 / TradingYear.Days);
    }

    sealed record FittedGarch(FilteredReturns Filtered, Estimate Fitted) : Garch(Filtered, Math.Min(Fitted.Value, StudentModel.MostDegreesOfFreedom))
    {
        public static FittedGarch To(FilteredReturns filtered, JsonPlace place) => new(filtered, JointDegrees.Fit(filtered.Rows, filtered.Names, "days of residuals", place, JointDegrees.WayOfAll(filtered.Names.Count)));

        public override IEnumerable<DataFinding> Findings(string file) => base.Findings(file).Append(new DataFinding("all", file, 1, "degrees of freedom", string.Create(
            CultureInfo.InvariantCulture,
            $"{DegreesOfFreedom:0.##} [{Fitted.Interval.Lower:0.##}, {Fitted.Interval.Upper:0.##}] fitted to the residuals of {Filtered.Residuals.Count} days by maximum likelihood; the interval is that of the fitting error")));
    }
}
