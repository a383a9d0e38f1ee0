using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>Market files that ask for regimes or cycles.</summary>
public sealed class RegimeMarketTests
{
    const string Model = "\"model\": { \"volatility\": { \"type\": \"ewma\", \"decay\": 0.94 }, \"correlation\": { \"type\": \"shrunk\" }, \"drift\": 0.05 }";

    [Theory]
    [InlineData("{ \"type\": \"regimes\" }", 2, 1)]
    [InlineData("{ \"type\": \"regimes\", \"states\": 3 }", 3, 1)]
    [InlineData("{ \"type\": \"cycles\", \"daysPerStep\": 5 }", 3, 5)]
    public void Regimes_are_fitted_and_listed(string returns, int regimes, int stepsPerMove)
    {
        using BrokenMarket files = Market($"\"drift\": 0.05, \"returns\": {returns}");
        Market market = MarketCalibrator.Calibrate(files.File);
        RegimeModel model = Assert.IsType<RegimeModel>(market.Model);
        Assert.Equal(regimes, model.Regimes.Count);
        Assert.Equal(stepsPerMove, model.Moves.StepsPerMove);
        Assert.Equal(0.05, model.Assets[0].Drift, 1e-12);
        Assert.Equal(3, market.Data.Findings.Count(finding => finding.Rule == "regimes"));
        Assert.Equal(model.Assets.Select(asset => asset.Volatility), market.Data.Series.Select(series => series.Volatility));
        Assert.All(market.Data.Series, series => Assert.Contains("long run", series.VolatilityEstimator, StringComparison.Ordinal));
    }

    [Fact]
    public void Student_errors_have_fitted_degrees_of_freedom()
    {
        using BrokenMarket files = Market("\"returns\": { \"type\": \"regimes\", \"errors\": \"student\" }");
        Market market = MarketCalibrator.Calibrate(files.File);
        Assert.InRange(Assert.IsType<RegimeModel>(market.Model).DegreesOfFreedom!.Value, 2, 1000);
        Assert.Single(market.Data.Findings, finding => finding.Rule == "degrees of freedom");
    }

    [Fact]
    public void A_cycle_may_begin_anywhere_as_often_as_in_the_long_run()
    {
        using BrokenMarket files = Market("\"returns\": { \"type\": \"cycles\", \"daysPerStep\": 5, \"start\": \"longRun\" }");
        RegimeModel model = Assert.IsType<RegimeModel>(MarketCalibrator.Calibrate(files.File).Model);
        Assert.Equal(model.Moves.LongRunShares(), model.Moves.Start, (share, start) => Math.Abs(share - start) < 1e-9);
    }

    [Fact]
    public void A_stated_correlation_is_that_of_every_regime()
    {
        using BrokenMarket files = Market("\"correlation\": { \"type\": \"given\", \"matrix\": [[1, 0.25], [0.25, 1]] }, \"returns\": { \"type\": \"regimes\" }");
        Assert.All(Assert.IsType<RegimeModel>(MarketCalibrator.Calibrate(files.File).Model).Regimes, regime => Assert.Equal(0.25, regime.Correlation[0][1]));
    }

    [Theory]
    [InlineData("\"volatility\": { \"type\": \"sample\" }, \"returns\": { \"type\": \"regimes\" }", "$.model.volatility: regimes and cycles are fitted with volatilities of their own")]
    [InlineData("\"returns\": { \"type\": \"regimes\", \"states\": 4 }", "$.model.returns.states: 4 is not allowed; two or three regimes are fitted")]
    [InlineData("\"returns\": { \"type\": \"cycles\", \"daysPerStep\": 1 }", "$.model.returns.daysPerStep: 1 is not allowed; a step of a cycle is 2 to 30 days")]
    [InlineData("\"returns\": { \"type\": \"cycles\" }", "$.model.returns: regime-switching fit: 85 returns; 100 or more are needed; choose another daysPerStep")]
    public void What_cannot_be_fitted_is_refused(string model, string said)
    {
        using BrokenMarket files = Market(model);
        Assert.Contains(said, Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message, StringComparison.Ordinal);
    }

    static BrokenMarket Market(string model)
    {
        var files = new BrokenMarket(Model, $"\"model\": {{ {model} }}");
        files.WriteReturns("ETH.csv", 600, 3000);
        files.WriteReturns("USDC.csv", 600, 1);
        return files;
    }
}
