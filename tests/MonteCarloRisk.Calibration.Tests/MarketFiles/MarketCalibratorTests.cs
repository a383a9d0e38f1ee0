using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

public sealed class MarketCalibratorTests
{
    [Fact]
    public void A_whole_market_arrives_as_it_was_written()
    {
        using var files = new BrokenMarket();

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.Equal("test market", market.Name);
        Assert.Equal(BrokenMarket.LastDay, market.ValuationDate);
        Assert.Equal(Measure.RealWorld, market.Model.Measure);
        Assert.Equal(["ETH", "USDC"], market.Model.Assets.Select(asset => asset.Name));
        Assert.Equal([0.05, 0.01], market.Model.Assets.Select(asset => asset.Drift));
        Assert.Equal(market.Data.Series.Select(series => series.LastPrice), market.Model.Assets.Select(asset => asset.Spot));
        Assert.Equal(new CollateralRule(0.75, 0.8), market.Rules.Collateral["ETH"]);
        Assert.Equal(new OptionMarginRule(0.15, 0.1), market.Rules.Options["ETH"]);
        Assert.Equal(1, market.Rules.LiquidationDelay);
        Assert.Equal(new EuropeanOption("ETH-31JUL26-C", "ETH", OptionRight.Call, 3000, 31.0 / 365, 0.7, 0, 0), Assert.Single(market.Contracts));
        Assert.Equal(12000, market.Accounts[0].Debt);
        Assert.Equal(10, market.Accounts[0].Collateral["ETH"]);
        Assert.Equal(-5, market.Accounts[2].Options["ETH-31JUL26-C"]);
        Assert.Equal(new PerpetualMarginRule(0.2, 0.12), market.Rules.Perpetuals["ETH"]);
        Assert.Equal([new("ETH-PERP", "ETH", new FundingLaw.Constant(0.438)), new Perpetual("ETH-FREE", "ETH", FundingLaw.None)], market.Perpetuals);
        Assert.Equal(900, market.Accounts[1].Cash);
        Assert.Equal(new PerpetualPosition("ETH", -2, 2950), market.Accounts[1].Perpetuals["ETH-PERP"]);
        Assert.Equal(new PerpetualPosition("ETH", 1, market.Model.Assets[0].Spot), market.Accounts[1].Perpetuals["ETH-FREE"]);
        Assert.Equal(new SolvencyTarget(0.001, 0.05, 0.95, 30), market.Target);
        Assert.Equal(new SimulationSettings(1_000_000, 42, Precision.Double), market.Simulation);
    }

    [Theory]
    [InlineData("1e6")]
    [InlineData("1E+6")]
    [InlineData("1000000.0")]
    [InlineData("0.1e7")]
    public void A_whole_number_is_one_however_it_is_written(string paths)
    {
        using var files = new BrokenMarket("\"paths\": 1000000", $"\"paths\": {paths}");
        Assert.Equal(1_000_000, MarketCalibrator.Calibrate(files.File).Simulation.Paths);
    }

    [Fact]
    public void The_data_summary_says_what_was_fitted()
    {
        using var files = new BrokenMarket();

        MarketDataSummary data = MarketCalibrator.Calibrate(files.File).Data;

        Assert.Equal(59, data.CorrelationReturns);
        Assert.Equal(BrokenMarket.LastDay.AddDays(-59), data.CommonFirstDay);
        Assert.Equal(BrokenMarket.LastDay, data.CommonLastDay);
        Assert.Equal(["ETH.csv", "USDC.csv"], data.Series.Select(series => series.File));
        Assert.All(data.Series, series => Assert.Equal(60, series.Days));
        Assert.All(data.Series, series => Assert.Equal(60, series.RecentCloses.Count));
        Assert.All(data.Series, series => Assert.Equal("EWMA, decay 0.94", series.VolatilityEstimator));
        Assert.All(data.Series, series => Assert.Equal(series.EwmaVolatility, series.Volatility));
        Assert.All(data.Series, series => Assert.NotEqual(series.SampleVolatility, series.Volatility));
    }

    [Fact]
    public void An_asset_may_state_its_own_volatility_and_spot_and_the_spot_is_reported()
    {
        using var files = new BrokenMarket("\"drift\": 0.01", "\"spot\": 0.99, \"volatility\": { \"value\": 0.02, \"type\": \"given\" }");

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.Equal((0.99, 0.02), (market.Model.Assets[1].Spot, market.Model.Assets[1].Volatility));
        Assert.Equal("given", market.Data.Series[1].VolatilityEstimator);
        Assert.Contains(market.Data.Findings, finding => finding is { Asset: "USDC", Rule: "spot" });
    }

    [Fact]
    public void A_given_correlation_is_not_shrunk()
    {
        using var files = new BrokenMarket("{ \"type\": \"shrunk\" }", "{ \"type\": \"given\", \"matrix\": [[1, -0.25], [-0.25, 1]] }");

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.Equal(-0.25, market.Model.Correlation[0][1]);
        Assert.Equal(0, market.Data.CorrelationShrinkage);
    }

    [Theory]
    [InlineData("{ \"type\": \"sample\" }", "sample")]
    [InlineData("{ \"type\": \"ledoitWolf\", \"target\": \"identity\" }", "Ledoit-Wolf, identity target")]
    [InlineData("{ \"type\": \"ledoitWolf\" }", "Ledoit-Wolf, constant correlation target")]
    [InlineData("{ \"type\": \"ewma\", \"decay\": 0.9 }", "EWMA, decay 0.9")]
    [InlineData("{ \"type\": \"kendall\" }", "Kendall's tau")]
    [InlineData("{ \"type\": \"downturn\", \"quantile\": 0.5, \"repair\": \"nearest\" }", "sample with the excess on the 0.5 of days on which the market falls most, nearest correlation matrix")]
    public void The_correlation_is_found_as_the_file_asks_and_named(string choice, string name)
    {
        using var files = new BrokenMarket("{ \"type\": \"shrunk\" }", choice);

        Assert.Equal(name, MarketCalibrator.Calibrate(files.File).Data.CorrelationEstimator);
    }

    [Fact]
    public void A_repair_that_the_file_asks_for_is_listed()
    {
        using var files = new BrokenMarket();
        string asset = "{ \"name\": \"NAME\", \"prices\": \"ETH.csv\" }";
        File.WriteAllText(files.File, "{ \"name\": \"repaired\", \"assets\": [" + string.Join(',', new[] { "A", "B", "C" }.Select(name => asset.Replace("NAME", name, StringComparison.Ordinal)))
            + "], \"model\": { \"correlation\": { \"type\": \"given\", \"matrix\": [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]], \"repair\": \"nearest\" } },"
            + "\"target\": { \"insolvencyProbability\": 0.01, \"breachProbability\": 0.1, \"horizonDays\": 7 }, \"simulation\": { \"paths\": 1000, \"seed\": 1 } }");

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.True(market.Data.CorrelationRepair > 0.1);
        Assert.Contains(market.Data.Findings, finding => finding is { Asset: "all", Rule: "correlation repair" });
        Assert.InRange(market.Model.Correlation[0][1], 0.4, 0.6);
    }

    [Fact]
    public void An_option_without_implied_volatility_takes_that_of_its_underlying()
    {
        using var files = new BrokenMarket(", \"impliedVolatility\": 0.7", "");

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.Equal(market.Model.Assets[0].Volatility, market.Contracts[0].ImpliedVolatility);
    }

    [Fact]
    public void A_horizon_may_be_a_date()
    {
        using var files = new BrokenMarket("\"horizonDays\": 30", "\"horizon\": \"2026-07-14\"");

        Assert.Equal(14, MarketCalibrator.Calibrate(files.File).Target.Horizon);
    }

    [Fact]
    public void A_market_of_assets_alone_is_a_market()
    {
        using var files = new BrokenMarket();
        File.WriteAllText(files.File, """
            { "name": "assets", "assets": [ { "name": "ETH", "prices": "ETH.csv" } ], "model": { "returns": { "type": "normal" } },
              "target": { "insolvencyProbability": 0.01, "breachProbability": 0.1, "horizonDays": 7 }, "simulation": { "paths": 1000, "seed": 18446744073709551615 } }
            """);

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.Empty(market.Accounts);
        Assert.Empty(market.Contracts);
        Assert.Empty(market.Rules.Collateral);
        Assert.Equal([1.0], Assert.Single(market.Model.Correlation));
        Assert.Equal(ulong.MaxValue, market.Simulation.Seed);
        Assert.Equal(0.95, market.Target.ConfidenceLevel);
    }

    [Fact]
    public void A_constant_price_has_no_volatility_and_is_reported()
    {
        using var files = new BrokenMarket("\"drift\": 0.01", "\"volatility\": { \"type\": \"sample\" }");
        files.WritePrices("USDC.csv", BrokenMarket.LastDay, 60, 1, move: 0);

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.Equal(0, market.Model.Assets[1].Volatility);
        Assert.Contains(market.Data.Findings, finding => finding is { Asset: "USDC", Rule: "zero volatility" });
        Assert.Equal(0, market.Model.Correlation[0][1]);
    }

    [Fact]
    public void Nothing_after_the_as_of_date_changes_the_market()
    {
        using var early = new BrokenMarket("\"asOf\": \"2026-06-30\"", "\"asOf\": \"2026-06-20\"");
        using var late = new BrokenMarket("\"asOf\": \"2026-06-30\"", "\"asOf\": \"2026-06-20\"");
        File.AppendAllText(Path.Combine(Path.GetDirectoryName(late.File)!, "ETH.csv"), "2026-07-01,1\n");

        Market one = MarketCalibrator.Calibrate(early.File), other = MarketCalibrator.Calibrate(late.File);

        Assert.Equal(new DateOnly(2026, 6, 20), one.ValuationDate);
        Assert.Equal(one.Model.Assets, other.Model.Assets);
        Assert.Equal(one.Model.Correlation.Select(row => row.ToArray()), other.Model.Correlation.Select(row => row.ToArray()));
        Assert.Equal(one.Data.Findings, other.Data.Findings.Select((finding, i) => finding with { File = one.Data.Findings[i].File }));
    }

    [Fact]
    public void An_as_of_date_a_few_days_after_the_prices_is_valued_on_the_last_of_them_and_reported()
    {
        using var files = new BrokenMarket("\"asOf\": \"2026-06-30\"", "\"asOf\": \"2026-07-03\"");

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.Equal(BrokenMarket.LastDay, market.ValuationDate);
        Assert.Equal(2, market.Data.Findings.Count(finding => finding.Rule == "as-of"));
    }

    [Fact]
    public void A_longer_file_gives_its_own_volatility_more_days_than_the_correlation_has()
    {
        using var files = new BrokenMarket();
        files.WritePrices("ETH.csv", BrokenMarket.LastDay, 400, 3000);

        MarketDataSummary data = MarketCalibrator.Calibrate(files.File).Data;

        Assert.Equal([400, 60], data.Series.Select(series => series.Days));
        Assert.Equal(59, data.CorrelationReturns);
        Assert.Equal(365, data.Series[0].RecentCloses.Count);
    }

    [Fact]
    public void Returns_may_be_Student_t_of_stated_or_fitted_degrees_of_freedom()
    {
        using var stated = new BrokenMarket("\"drift\": 0.05 }", "\"drift\": 0.05, \"returns\": { \"type\": \"student\", \"degreesOfFreedom\": 4.5 } }");
        using var fitted = new BrokenMarket("\"drift\": 0.05 }", "\"drift\": 0.05, \"returns\": { \"type\": \"student\" } }");

        fitted.WriteReturns("ETH.csv", 600, 3000);
        fitted.WriteReturns("USDC.csv", 600, 1);

        StudentModel model = Assert.IsType<StudentModel>(MarketCalibrator.Calibrate(stated.File).Model);
        Assert.Equal([4.5, 4.5], model.DegreesOfFreedom);
        Assert.Equal(1.0 / 365, model.Step);
        Market market = MarketCalibrator.Calibrate(fitted.File);
        DataFinding finding = Assert.Single(market.Data.Findings, finding => finding.Rule == "degrees of freedom");
        Assert.Contains("fitting error", finding.Detail, StringComparison.Ordinal);
        Assert.All(Assert.IsType<StudentModel>(market.Model).DegreesOfFreedom, degrees => Assert.InRange(degrees, 2, 1000));
    }

    [Theory]
    [InlineData("garch", "GARCH(1,1), normal errors, 30-day forecast")]
    [InlineData("gjr", "GJR-GARCH(1,1), normal errors, 30-day forecast")]
    [InlineData("egarch", "EGARCH(1,1), normal errors, 30-day forecast")]
    public void A_volatility_may_be_the_forecast_of_a_fitted_model_over_the_horizon(string type, string name)
    {
        using var files = new BrokenMarket("{ \"type\": \"ewma\", \"decay\": 0.94 }", $"{{ \"type\": \"{type}\" }}");
        files.WriteReturns("ETH.csv", 600, 3000);
        files.WriteReturns("USDC.csv", 600, 1);

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.All(market.Data.Series, series => Assert.Equal(name, series.VolatilityEstimator));
        Assert.All(market.Data.Series, series => Assert.InRange(series.Volatility / series.SampleVolatility, 0.4, 2.5));
        Assert.All(market.Data.Series, series => Assert.NotEqual(series.SampleVolatility, series.Volatility));
    }
}
