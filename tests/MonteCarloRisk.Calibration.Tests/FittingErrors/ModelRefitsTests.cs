using MonteCarloRisk.Calibration.FilteredHistory;
using MonteCarloRisk.Calibration.FittingErrors;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.Tests.MarketFiles;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.FittingErrors;

public sealed class ModelRefitsTests
{
    const string NoError = "\"precision\": \"double\" }";

    [Fact]
    public void Nothing_is_refitted_unless_it_is_asked_for()
    {
        using var market = new BrokenMarket();
        Assert.Null(MarketCalibrator.Calibrate(market.File).Draws);
    }

    [Theory]
    [InlineData("\"model\": { \"volatility\": { \"type\": \"sample\" }", "\"normal\"")]
    [InlineData("\"model\": { \"volatility\": { \"type\": \"ewma\" }", "\"student\"")]
    [InlineData("\"model\": { \"volatility\": { \"type\": \"ewma\" }", "\"filteredHistory\"")]
    [InlineData("\"model\": { \"volatility\": { \"type\": \"garch\" }", "\"garch\"")]
    [InlineData("\"model\": { \"volatility\": { \"type\": \"garch\" }", "\"copula\", \"copula\": { \"type\": \"student\" }, \"margins\": { \"type\": \"student\" }")]
    public void Every_draw_is_a_market_of_the_same_spots_with_other_parameters(string volatility, string law)
    {
        using BrokenMarket market = Asking("\"histories\": 40, \"paths\": 40000", "\"model\": { \"volatility\": { \"type\": \"ewma\", \"decay\": 0.94 }", $"{volatility}, \"returns\": {{ \"type\": {law} }}");
        market.WriteReturns("ETH.csv", 400, 3000);
        market.WriteReturns("USDC.csv", 300, 1);
        Market fitted = MarketCalibrator.Calibrate(market.File);
        ModelDraws draws = fitted.Draws!;
        Assert.Equal((40, 40_000, 1), (draws.Histories, draws.Paths, draws.Seed));
        Assert.All(draws.Draws, draw =>
        {
            Assert.Equal(fitted.Model.GetType(), draw.Model.GetType());
            Assert.Equal(fitted.Model.Assets.Select(asset => (asset.Name, asset.Spot, asset.Drift)), draw.Model.Assets.Select(asset => (asset.Name, asset.Spot, asset.Drift)));
            Assert.Equal(fitted.Contracts, draw.Contracts);
        });
        Assert.Equal(draws.Draws.Count, draws.Draws.Select(draw => draw.Model.Assets[0].Volatility).Distinct().Count());
        Assert.True(draws.Draws.Select(draw => draw.Model.Correlation[0][1]).Distinct().Count() > 10, "independent assets are shrunk to no correlation often, not always");
        if (fitted.Model is FilteredHistoryModel) Assert.Equal(40, draws.Draws.Select(draw => ((FilteredHistoryModel)draw.Model).Variances[0].Next).Distinct().Count());
        if (fitted.Model is CopulaModel) Assert.True(draws.Draws.Select(draw => ((CopulaModel)draw.Model).Margins[0]).Distinct().Count() > 20);
        if (fitted.Model is StudentModel) Assert.True(draws.Draws.Select(draw => ((StudentModel)draw.Model).DegreesOfFreedom[0]).Distinct().Count() > 20);

        Assert.Equal(Numbers(draws), Numbers(MarketCalibrator.Calibrate(market.File).Draws!));
    }

    [Fact]
    public void A_contract_without_a_volatility_of_its_own_is_marked_at_the_draws()
    {
        using BrokenMarket market = Asking("\"histories\": 40", ", \"impliedVolatility\": 0.7", "");
        Assert.All(MarketCalibrator.Calibrate(market.File).Draws!.Draws, draw => Assert.Equal(draw.Model.Assets[0].Volatility, draw.Contracts[0].ImpliedVolatility));
    }

    [Theory]
    [InlineData("\"histories\": 1", "$.fittingError.histories", "1 is not allowed; an interval at the level 0.95 takes 39 to 10000 histories")]
    [InlineData("\"histories\": 38", "$.fittingError.histories", "takes 39 to 10000")]
    [InlineData("\"histories\": 1000000000", "$.fittingError.histories", "1000000000 is not allowed")]
    [InlineData("\"histories\": -5", "$.fittingError.histories", "-5 is not allowed")]
    [InlineData("\"paths\": 39999", "$.fittingError.paths", "at these targets 40000 paths or more are needed")]
    [InlineData("\"paths\": 100000000001", "$.fittingError.paths", "at most 1e11 paths")]
    [InlineData("\"seed\": -1", "$.fittingError.seed", "from 0 to 2147483647")]
    [InlineData("\"level\": 0.9", "$.fittingError.level", "unknown member \"level\"; allowed are histories, paths, seed")]
    public void What_gives_no_interval_is_refused(string asked, string place, string fault)
    {
        using BrokenMarket market = Asking(asked);
        InputException refusal = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File));
        Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_that_no_number_of_histories_reaches_is_refused()
    {
        using BrokenMarket market = Asking("", "\"confidenceLevel\": 0.95", "\"confidenceLevel\": 0.9999");
        Assert.Contains("takes 19999 histories, and 10000 are the most", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"type\": \"shrunk\" }", "{ \"type\": \"dynamic\" }", "$.model.correlation: ")]
    [InlineData("\"volatility\": { \"type\": \"ewma\", \"decay\": 0.94 }, ", "\"returns\": { \"type\": \"regimes\" }, ", "$.model.returns: no fitting error")]
    public void What_has_no_fitting_error_is_refused_at_its_place(string replaced, string by, string place)
    {
        using BrokenMarket market = Asking("", replaced, by);
        market.WriteReturns("ETH.csv", 400, 3000);
        market.WriteReturns("USDC.csv", 400, 1);
        Assert.Contains(place, Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File)).Message, StringComparison.Ordinal);
    }

    // The first draw of each history tells whether it is fitted; of 100 about so many fail.
    [Theory]
    [InlineData(30, true)]
    [InlineData(100, false)]
    public void Histories_that_cannot_be_fitted_are_counted_and_half_of_them_are_too_many(int failing, bool isEnough)
    {
        DailyReturns returns = FixedReturns.Of([.. Enumerable.Range(0, 100).Select(day => (day + 1) / 1000.0)]);
        var refits = new ModelRefits(
            AnyFile.Of("ETH"), [new ModelAsset("ETH", 100, 0.5, 0)], [new Choosy(failing / 1000.0)], [returns], returns.Days, [[.. returns.Values.Select(value => value - 0.05)]], null, JsonPlace.Root("market.json"));
        ModelDraws Draw() => refits.Draw(new FittingErrorSection(), 2, _ => [], JsonPlace.Root("market.json").Member("fittingError"), null, CancellationToken.None);
        if (isEnough)
        {
            ModelDraws draws = Draw();
            Assert.InRange(draws.NotFitted, 10, 49);
            Assert.Equal(100 - draws.NotFitted, draws.Draws.Count);
        }
        else
        {
            Assert.Contains("$.fittingError: 100 of 100 resampled histories cannot be fitted; the first: eth.csv: not this one", Assert.Throws<InputException>(Draw).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Filtered_days_are_centred_again_and_variances_move_whole()
    {
        var filtered = new FilteredReturns([[1, 2], [-1, 0], [3, 1]], [new FilteredAsset(0, new VarianceRecursion(1e-5, 0.1, 0, 0.85), 4e-4), new FilteredAsset(0, VarianceRecursion.Ewma(0.94), 9e-4)])
        {
            Days = [new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 3)],
        };
        FilteredReturns drawn = filtered.Resampled([2, 2, 0, 0], [4, 0.25]);
        Assert.Equal([[1, -0.5], [1, -0.5], [-1, 0.5], [-1, 0.5]], drawn.Residuals);
        Assert.Equal(new FilteredAsset(0, new VarianceRecursion(4e-5, 0.1, 0, 0.85), 16e-4), drawn.Assets[0]);
        Assert.Equal(new FilteredAsset(0, VarianceRecursion.Ewma(0.94), 2.25e-4), drawn.Assets[1]);
    }

    [Fact]
    public void Every_history_that_is_done_is_told_once()
    {
        using BrokenMarket market = Asking("\"histories\": 45");
        var told = new System.Collections.Concurrent.ConcurrentBag<(int Done, int Histories)>();
        MarketCalibrator.Calibrate(market.File, refitted: (done, histories) => told.Add((done, histories)));
        Assert.Equal(Enumerable.Range(1, 45).Select(done => (done, 45)), told.Order());
    }

    [Fact]
    public void Refits_stop_when_they_are_told_to()
    {
        using BrokenMarket market = Asking("");
        Assert.Throws<OperationCanceledException>(() => MarketCalibrator.Calibrate(market.File, cancellation: new CancellationToken(canceled: true)));
    }

    static BrokenMarket Asking(string asked, string replaced = NoError, string by = NoError)
    {
        var market = new BrokenMarket(replaced, by);
        string text = File.ReadAllText(market.File);
        File.WriteAllText(market.File, text.Replace(NoError, $"{NoError}, \"fittingError\": {{ {asked} }}", StringComparison.Ordinal));
        return market;
    }

    static IEnumerable<double> Numbers(ModelDraws draws) => draws.Draws.SelectMany(draw => draw.Model.Assets.Select(asset => asset.Volatility).Concat(draw.Model.Correlation.SelectMany(row => row)));

    /// <summary>Refuses histories whose first day has a small return.</summary>
    sealed record Choosy(double Smallest) : IVolatilityEstimator
    {
        public string Name => "choosy";

        public double Annualised(DailyReturns returns) => returns.Values[0] > Smallest ? 0.5 : throw new InputException(returns.File, "not this one");
    }
}
