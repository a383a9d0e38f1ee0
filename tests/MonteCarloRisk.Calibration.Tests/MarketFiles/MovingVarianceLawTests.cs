using System.Globalization;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>Market files whose volatilities move along the path: filtered history and correlated errors.</summary>
public sealed class MovingVarianceLawTests
{
    const string History = "\"drift\": 0.05, \"returns\": { \"type\": \"filteredHistory\" } }";
    const string Drift = "\"drift\": 0.05 }";
    const double Day = 1.0 / 365;

    [Fact]
    public void Residuals_times_their_volatility_are_the_returns_of_each_asset_over_its_own_span()
    {
        using var files = new BrokenMarket(Drift, History);
        files.WriteReturns("ETH.csv", 700, 3000);
        files.WriteReturns("USDC.csv", 600, 1);

        Market market = MarketCalibrator.Calibrate(files.File);

        FilteredHistoryModel model = Assert.IsType<FilteredHistoryModel>(market.Model);
        Assert.Equal(599 - 30, model.Residuals.Count);
        Assert.Equal(Day, model.Step);
        Assert.Equal([0.05, 0.01], model.Assets.Select(asset => asset.Drift));
        for (int asset = 0; asset < 2; asset++)
        {
            // The recursion of exponential weights, from the mean square of the first 30 returns on, written out.
            double[] returns = Returns(files.File, new[] { "ETH.csv", "USDC.csv" }[asset]);
            double variance = returns.Take(30).Average(value => value * value);
            var residuals = new List<double>();
            foreach (double value in returns.Skip(30))
            {
                residuals.Add(value / Math.Sqrt(variance));
                variance = (0.94 * variance) + (0.06 * value * value);
            }

            // Scaled to a mean square of one, and the variance by what it was: tomorrow's returns are the same, and the variance does not grow in the mean.
            double[] common = [.. residuals.TakeLast(model.Residuals.Count)];
            double square = common.Average(one => Math.Pow(one - common.Average(), 2));
            Assert.All(common.Zip(model.Residuals), pair => Assert.Equal(pair.First - common.Average(), Math.Sqrt(square) * pair.Second[asset], 1e-11));
            Assert.Equal(variance * square, model.Variances[asset].Next, 1e-12 * variance);
            Assert.Equal(1, model.Residuals.Average(day => day[asset] * day[asset]), 1e-12);
            Assert.Equal(model.Assets[asset].Volatility, Math.Sqrt(365 * model.Variances[asset].Next / square), 1e-12);
            Assert.Equal(VarianceRecursion.Ewma(0.94), model.Variances[asset].Recursion);
        }

        Assert.Equal("sample, of the residuals", market.Data.CorrelationEstimator);
        Assert.Equal(model.Residuals.Count, market.Data.CorrelationReturns);
        double product = model.Residuals.Average(day => day[0] * day[1]);
        Assert.Equal(product / Math.Sqrt(model.Residuals.Average(day => day[0] * day[0]) * model.Residuals.Average(day => day[1] * day[1])), model.Correlation[0][1], 1e-10);
        DataFinding[] findings = [.. market.Data.Findings.Where(finding => finding.Rule == "residuals")];
        Assert.Equal(["ETH", "USDC"], findings.Select(finding => finding.Asset));
        Assert.All(findings, finding => Assert.Contains("its own variance is that many times the expected one", finding.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("garch", "filteredHistory")]
    [InlineData("gjr", "garch")]
    public void Fitted_equations_are_the_recursions(string volatility, string returns)
    {
        using var files = new BrokenMarket(
            "\"volatility\": { \"type\": \"ewma\", \"decay\": 0.94 }, \"correlation\": { \"type\": \"shrunk\" }, \"drift\": 0.05 }",
            $"\"volatility\": {{ \"type\": \"{volatility}\" }}, \"returns\": {{ \"type\": \"{returns}\" }} }}");
        files.WriteReturns("ETH.csv", 600, 3000);
        files.WriteReturns("USDC.csv", 600, 1);

        PriceModel model = MarketCalibrator.Calibrate(files.File).Model;

        ConditionalVariance variance = (model as FilteredHistoryModel)?.Variances[0] ?? Assert.IsType<CorrelatedGarchModel>(model).Variances[0];
        GarchFit fit = new GarchModel(volatility == "gjr" ? VarianceEquation.Gjr : VarianceEquation.Garch, ErrorFamily.Normal).Fit(Series(files.File, "ETH.csv").LogReturns());
        GarchParameters fitted = fit.Estimates.Parameters;
        Assert.Equal(new VarianceRecursion(fitted.Omega, fitted.Alpha, fitted.Gamma, fitted.Beta), variance.Recursion);
        Assert.Equal(fit.NextVariance, variance.Next);
    }

    [Fact]
    public void Errors_are_normal_or_Student_t_of_stated_or_fitted_degrees_of_freedom()
    {
        CorrelatedGarchModel Model(string errors, out Market market)
        {
            using var files = new BrokenMarket(Drift, $"\"returns\": {{ \"type\": \"garch\"{errors} }} }}");
            files.WriteReturns("ETH.csv", 600, 3000);
            files.WriteReturns("USDC.csv", 600, 1);
            market = MarketCalibrator.Calibrate(files.File);
            return Assert.IsType<CorrelatedGarchModel>(market.Model);
        }

        Assert.Null(Model("", out Market normal).DegreesOfFreedom);
        Assert.EndsWith(", of the residuals", normal.Data.CorrelationEstimator, StringComparison.Ordinal);
        Assert.Equal([4.5, 4.5], Model(", \"errors\": \"student\", \"degreesOfFreedom\": 4.5", out _).DegreesOfFreedom);
        Assert.All(Model(", \"errors\": \"student\"", out Market fitted).DegreesOfFreedom!, degrees => Assert.InRange(degrees, 2, 1000));
        Assert.Contains("fitting error", Assert.Single(fitted.Data.Findings, finding => finding.Rule == "degrees of freedom").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_that_never_moves_has_no_residuals_and_no_variance()
    {
        using var files = new BrokenMarket(Drift, History);
        files.WriteReturns("ETH.csv", 600, 3000);
        files.WritePrices("USDC.csv", BrokenMarket.LastDay, 600, 1, move: 0);

        FilteredHistoryModel model = Assert.IsType<FilteredHistoryModel>(MarketCalibrator.Calibrate(files.File).Model);

        Assert.Equal(0, model.Variances[1].Next);
        Assert.All(model.Residuals, day => Assert.Equal(0, day[1]));
        Assert.Equal(0, model.Correlation[0][1]);
    }

    [Theory]
    [InlineData("\"USDC.csv\", \"drift\": 0.01", "\"USDC.csv\", \"volatility\": { \"type\": \"sample\" }", History, "$.assets[1].volatility: USDC: filtered history needs a volatility that moves from day to day along a path, not sample; ewma, garch, gjr and auto are allowed")]
    [InlineData("\"decay\": 0.94 }, \"correlation\": { \"type\": \"shrunk\" }", "\"decay\": 0.94 }, \"correlation\": { \"type\": \"sample\" }", History, "$.model.correlation: filtered history draws whole days")]
    [InlineData("{ \"type\": \"ewma\", \"decay\": 0.94 }", "{ \"type\": \"egarch\" }", History, "$.model.volatility: ETH: filtered history needs a volatility that moves")]
    [InlineData("", "", "\"returns\": { \"type\": \"garch\", \"degreesOfFreedom\": 4 } }", "$.model.returns.degreesOfFreedom: degrees of freedom are those of Student-t errors")]
    [InlineData("", "", "\"returns\": { \"type\": \"garch\", \"errors\": \"student\", \"degreesOfFreedom\": 2 } }", "$.model.returns.degreesOfFreedom: 2 is not allowed")]
    public void What_has_no_recursion_or_no_meaning_is_refused_at_its_place(string replaced, string by, string returns, string said)
    {
        using var files = new BrokenMarket(Drift, returns);
        files.WriteReturns("ETH.csv", 600, 3000);
        files.WriteReturns("USDC.csv", 600, 1);
        if (replaced.Length > 0) File.WriteAllText(files.File, File.ReadAllText(files.File).Replace(replaced, by, StringComparison.Ordinal));
        Assert.Contains(said, Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_days_and_moves_out_of_nothing_are_refused()
    {
        using var few = new BrokenMarket(Drift, History);
        Assert.Contains("$.model.returns: filtered history: the assets share 29 days of residuals", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(few.File)).Message, StringComparison.Ordinal);

        using var still = new BrokenMarket(Drift, History);
        still.WriteReturns("ETH.csv", 200, 3000);
        string prices = Path.Combine(Path.GetDirectoryName(still.File)!, "USDC.csv");
        File.WriteAllText(prices, "date,close\n" + string.Concat(Enumerable.Range(0, 200).Select(
            day => string.Create(CultureInfo.InvariantCulture, $"{BrokenMarket.LastDay.AddDays(day - 199):yyyy-MM-dd},{(day < 100 ? 1 : 1.01)}\n"))));
        Assert.Contains("USDC does not move before 2026-03-23 and then does", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(still.File)).Message, StringComparison.Ordinal);
    }

    static DailyPriceSeries Series(string market, string name) => PriceFile.Closes(Path.Combine(Path.GetDirectoryName(market)!, name));

    static double[] Returns(string market, string name)
    {
        double[] closes = [.. Series(market, name).Prices.Select(price => price.Close)];
        return [.. closes.Skip(1).Zip(closes, (close, before) => Math.Log(close / before))];
    }
}
