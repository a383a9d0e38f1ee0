using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>How a market file asks for rare targets.</summary>
public sealed class EstimatorTests
{
    [Fact]
    public void An_estimator_is_read_and_crude_where_none_stands()
    {
        using var usual = new BrokenMarket();
        Assert.Equal(new MarketEstimator.Crude(), MarketCalibrator.Calibrate(usual.File).Estimator);
        using var tilted = new BrokenMarket("\"seed\"", "\"estimator\": { \"type\": \"importanceSampling\", \"defensiveShare\": 0.2 }, \"seed\"");
        Assert.Equal(new MarketEstimator.ImportanceSampling(0.2), MarketCalibrator.Calibrate(tilted.File).Estimator);
    }

    [Theory]
    [InlineData("{ \"type\": \"importanceSampling\", \"defensiveShare\": 1 }", "$.simulation.estimator.defensiveShare: 1 is not allowed; a share of the paths is above 0 and below 1")]
    [InlineData("{ \"type\": \"splitting\" }", "\"crude\", \"importanceSampling\", \"auto\"")]
    public void An_estimator_that_is_none_is_refused_in_one_line(string estimator, string fault)
    {
        using var market = new BrokenMarket("\"seed\"", $"\"estimator\": {estimator}, \"seed\"");
        InputException refusal = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File));
        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("importanceSampling", "allocation", "an allocation is made of counted paths")]
    [InlineData("importanceSampling", "fittingError", "a fitting error is counted")]
    [InlineData("auto", "allocation", null)]
    [InlineData("auto", "fittingError", null)]
    public void What_is_counted_is_refused_beside_importance_sampling_and_not_beside_auto(string estimator, string section, string? fault)
    {
        using var market = new BrokenMarket("\"simulation\": {", $"\"{section}\": {{}}, \"simulation\": {{ \"estimator\": {{ \"type\": \"{estimator}\" }},");
        InputException? refusal = Record.Exception(() => MarketCalibrator.Calibrate(market.File)) as InputException;
        if (fault is null) Assert.DoesNotContain("simulation.estimator", refusal?.Message ?? string.Empty, StringComparison.Ordinal);
        else Assert.Contains(fault, refusal!.Message, StringComparison.Ordinal);
    }
}
