using System.Globalization;
using MonteCarloRisk.Calibration.FilteredHistory;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Multivariate;
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

    /// <summary>The residuals of all assets where the file asks for such a law, and null where it does not.</summary>
    /// <param name="file">The market file.</param>
    /// <param name="series">Its prices, cut at the last day.</param>
    /// <param name="horizonDays">The horizon, which the name of a fit tells.</param>
    /// <param name="root">The file's place.</param>
    /// <exception cref="InputException">A volatility has no recursion, or cannot be fitted, or there are too few days.</exception>
    public static FilteredReturns? Filter(MarketFile file, IReadOnlyList<DailyPriceSeries> series, int horizonDays, JsonPlace root)
    {
        if (file.Model.Returns is not (ReturnsChoice.FilteredHistory or ReturnsChoice.Garch)) return null;
        try
        {
            return FilteredReturns.Common([.. series.Select((one, i) => file.Assets[i].Volatility is { } own
                ? Filter(own, one.LogReturns(), horizonDays, root.Member("assets").Item(i).Member("volatility"))
                : Filter(file.Model.Volatility, one.LogReturns(), horizonDays, root.Member("model").Member("volatility")))]);
        }
        catch (InputException refusal) when (refusal.Where.Length == 0)
        {
            throw root.Member("model").Member("returns").Fault(refusal.Message);
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

    static FilteredSeries Filter(VolatilityChoice choice, DailyReturns returns, int horizonDays, JsonPlace place)
    {
        if (choice is VolatilityChoice.Ewma ewma)
            return FilteredSeries.Of(returns, new EwmaVolatility(ewma.Decay).Fit(returns), VarianceRecursion.Ewma(ewma.Decay));
        if (choice is not VolatilityChoice.Forecast { Equation: not VarianceEquation.Egarch } forecast)
            throw place.Fault($"{returns.Asset}: such returns need a volatility that moves from day to day along a path; ewma, garch and gjr are allowed");
        GarchFit fit = new ForecastVolatility(new GarchModel(forecast.Equation, forecast.Errors), horizonDays).Fit(returns);
        GarchParameters fitted = fit.Estimates.Parameters;
        return FilteredSeries.Of(returns, fit, new VarianceRecursion(fitted.Omega, fitted.Alpha, fitted.Gamma, fitted.Beta));
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
        public static FittedGarch To(FilteredReturns filtered, JsonPlace place)
        {
            Estimate degrees;
            try
            {
                degrees = MultivariateTFit.Fit(filtered.Rows).DegreesOfFreedom;
            }
            catch (InputException refusal)
            {
                throw place.Fault(refusal.Message);
            }

            return degrees.Value > StudentModel.FewestDegreesOfFreedom
                ? new FittedGarch(filtered, degrees)
                : throw place.Fault(string.Create(
                    CultureInfo.InvariantCulture,
                    $"the residuals of {filtered.Residuals.Count} days fit a Student-t of {degrees.Value:0.##} degrees of freedom, which has no variance; state degreesOfFreedom above 2"));
        }

        public override IEnumerable<DataFinding> Findings(string file) => base.Findings(file).Append(new DataFinding("all", file, 1, "degrees of freedom", string.Create(
            CultureInfo.InvariantCulture,
            $"{DegreesOfFreedom:0.##} [{Fitted.Interval.Lower:0.##}, {Fitted.Interval.Upper:0.##}] fitted to the residuals of {Filtered.Residuals.Count} days by maximum likelihood; the interval is that of the fitting error")));
    }
}
