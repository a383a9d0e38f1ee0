using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>Market files that ask for jumps.</summary>
public sealed class JumpMarketTests
{
    const string Model = "\"model\": { \"volatility\": { \"type\": \"ewma\", \"decay\": 0.94 }, \"correlation\": { \"type\": \"shrunk\" }, \"drift\": 0.05 }";
    const string Asked = "\"returns\": { \"type\": \"jumps\" }";

    [Fact]
    public void Jumps_are_fitted_and_listed_and_the_whole_has_the_variance_of_the_data()
    {
        using BrokenMarket files = Market($"\"drift\": 0.05, {Asked}");
        Market market = MarketCalibrator.Calibrate(files.File);
        JumpModel model = Assert.IsType<JumpModel>(market.Model);
        Assert.Equal([0.05, 0.01], model.Assets.Select(asset => asset.Drift));
        Assert.Equal(model.Assets.Select(asset => asset.Volatility), market.Data.Series.Select(series => series.Volatility));
        Assert.Single(market.Data.Findings, finding => finding.Rule == "jumps");
        Assert.Contains("fitted with the jumps", market.Data.CorrelationEstimator, StringComparison.Ordinal);
        Assert.Equal(0, market.Data.CorrelationShrinkage);

        // The mixture at its maximum has nearly the moments of the data.
        foreach (SeriesSummary series in market.Data.Series) Assert.InRange(series.Volatility / series.SampleVolatility, 0.95, 1.05);

        LawFit fit = market.Data.Fit!;
        Assert.Equal(1 + 3 * 2, fit.Parameters.Count);
        Assert.All(fit.Parameters, parameter => Assert.True(parameter.Value.Lower < parameter.Value.Value && parameter.Value.Value < parameter.Value.Upper, $"{parameter}"));
        Assert.Equal(model.Jumps.Intensity, fit.Parameters[0].Value.Value, 1e-9);
        Assert.Equal(model.MotionVolatilities[1], fit.Parameters.Single(parameter => parameter is { Asset: "USDC", Name: "volatility between jumps" }).Value.Value, 1e-9);
    }

    [Fact]
    public void Jumps_are_fitted_again_to_other_histories()
    {
        using BrokenMarket files = Market(Asked);
        string text = File.ReadAllText(files.File);
        File.WriteAllText(files.File, text.Replace("\"precision\": \"double\" }", "\"precision\": \"double\" }, \"fittingError\": { \"histories\": 40, \"paths\": 40000 }", StringComparison.Ordinal));
        ModelDraws draws = MarketCalibrator.Calibrate(files.File).Draws!;
        Assert.True(draws.Draws.Select(draw => Assert.IsType<JumpModel>(draw.Model).Jumps.Intensity).Distinct().Count() > 20);
    }

    [Theory]
    [InlineData("\"volatility\": { \"type\": \"sample\" }, " + Asked, "$.model.volatility: jumps are fitted with volatilities of their own")]
    [InlineData("\"correlation\": { \"type\": \"sample\" }, " + Asked, "$.model.correlation: jumps are fitted with correlations of their own")]
    [InlineData("\"returns\": { \"type\": \"jumps\", \"states\": 2 }", "unknown member \"states\"")]
    public void What_is_not_used_is_refused(string model, string said)
    {
        using BrokenMarket files = Market(model);
        Assert.Contains(said, Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_without_jumps_is_refused_at_the_place_that_asks_for_them()
    {
        using var files = new BrokenMarket(Model, $"\"model\": {{ {Asked} }}");
        files.WriteReturns("ETH.csv", 60, 3000);
        files.WriteReturns("USDC.csv", 60, 1);
        Assert.Contains("$.model.returns: common jump fit: 59 returns; 100 or more are needed", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message, StringComparison.Ordinal);
    }

    static BrokenMarket Market(string model)
    {
        var files = new BrokenMarket(Model, $"\"model\": {{ {model} }}");
        files.WriteJumps("ETH.csv", 600, 3000);
        files.WriteJumps("USDC.csv", 600, 1);
        return files;
    }
}
