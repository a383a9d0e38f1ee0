using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Tests;

/// <summary>What the page says of the model and of where it comes from.</summary>
public sealed class ModelSectionTests
{
    [Fact]
    public void The_correlation_in_a_fall_is_told_by_pair_the_largest_rise_first()
    {
        XElement root = XDocument.Parse(PageOf(SampleCalibration.Build())).Root!;
        XElement table = Assert.Single(root.Descendants("table"), element => element.Attribute("class")?.Value == "downturn");
        Assert.Equal(
            [
                "ETH, LINK|0.51[0.40, 0.63]|0.75[0.66, 0.87]|0.23|0.52[0.34, 0.60]|diversify less in a fall than in calm",
                "ETH, BTC|0.72[0.66, 0.78]|0.77[0.68, 0.85]|0.49|0.28[0.19, 0.38]|clearly more together than normals",
                "BTC, LINK|-0.01[-0.17, 0.10]|-0.23[-0.42, -0.08]|-0.30|0.07[-0.10, 0.24]|",
            ],
            table.Element("tbody")!.Elements("tr").Select(row => string.Join("|", row.Elements("td").Select(cell => cell.Value))));
        Assert.Equal("tied", table.Element("tbody")!.Elements("tr").First().Attribute("class")?.Value);
        Assert.Contains("219 of the common days; the other 1,971 are the calm", root.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Fitted_parameters_are_a_row_an_asset_with_their_intervals()
    {
        MarketCalibration sample = SampleCalibration.Build();
        var fit = new LawFit("maximum likelihood, observed information of the logarithm", 0.95,
        [
            new FittedParameter("all", "jumps a year", ParameterUnit.Number, new FittedValue(29.25, 20.5, 41.75)),
            new FittedParameter("ETH", "mean jump", ParameterUnit.Fraction, new FittedValue(-0.0312, -0.051, -0.0114)),
            new FittedParameter("BTC", "mean jump", ParameterUnit.Fraction, new FittedValue(-0.02, -0.04, 0.001)),
        ]);
        MarketCalibration with = sample with { Market = sample.Market with { Data = sample.Market.Data with { Fit = fit } } };
        XElement root = XDocument.Parse(PageOf(with)).Root!;
        XElement table = Assert.Single(root.Descendants("table"), element => element.Attribute("class")?.Value == "fitted");
        Assert.Equal(["Asset", "Jumps a year", "Mean jump"], table.Descendants("th").Select(title => title.Value));
        Assert.Equal(
            ["all|29.3[20.5, 41.8]|", "ETH||-3.12%[-5.10%, -1.14%]", "BTC||-2.00%[-4.00%, 0.10%]"],
            table.Element("tbody")!.Elements("tr").Select(row => string.Join("|", row.Elements("td").Select(cell => cell.Value))));
        Assert.DoesNotContain("What was fitted", PageOf(sample), StringComparison.Ordinal);
        using var report = new SampleReport(write: false);
        CalibrationReport.Write(with, report.Folder, SampleReport.Command);
        Assert.Equal(fit.Parameters, CalibrationReport.Read(report.Folder).Calibration.Market.Data.Fit!.Parameters);
    }

    [Fact]
    public void A_data_set_too_short_for_falls_has_no_such_table()
    {
        MarketCalibration sample = SampleCalibration.Build();
        string page = PageOf(sample with { Market = sample.Market with { Data = sample.Market.Data with { Downturn = null } } });
        Assert.DoesNotContain("Correlation in a fall", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_correlation_comes_from_is_told_of_each_law_and_a_drift_of_rounding_is_none()
    {
        MarketCalibration sample = SampleCalibration.Build();
        Market market = sample.Market;
        MarketDataSummary data = market.Data with { CorrelationShrinkage = 0, CorrelationRepair = 0, CorrelationEstimator = "sample, of the residuals" };
        IReadOnlyList<ModelAsset> assets = [.. market.Model.Assets.Select(asset => asset with { Drift = -3e-17 })];
        ConditionalVariance[] variances = [.. assets.Select(_ => new ConditionalVariance(4e-4, VarianceRecursion.Ewma(0.94)))];
        string page = PageOf(sample with
        {
            Market = market with { Data = data, Model = new FilteredHistoryModel(assets, market.Model.Correlation, variances, [[1, 1, 1, 1], [-1, -1, -1, -1]], 1.0 / 365) },
        });
        Assert.Contains("From 2,190 common days, sample, of the residuals: of returns over the volatility expected of each day. It is told and not used", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Shrinkage", page, StringComparison.Ordinal);
        Assert.DoesNotContain("e-1", page[page.IndexOf("Drift (real-world)", StringComparison.Ordinal)..page.IndexOf("Correlation of daily", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    static string PageOf(MarketCalibration calibration)
    {
        using var report = new SampleReport(write: false);
        CalibrationReport.Write(calibration, report.Folder, SampleReport.Command);
        return report.Read(CalibrationReport.PageFile);
    }
}
