using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.CollateralSelection;
using MonteCarloRisk.Margin.Tests.Frontier;

namespace MonteCarloRisk.Margin.Tests.Sensitivities;

public sealed class CollateralSelectionTests
{
    [Fact]
    public void The_wild_asset_adds_least_safety_and_the_still_one_most()
    {
        Market market = SampleMarket.Of([("still", .01, .85), ("wild", 1.5, .85), ("mild", .5, .85)], .8, [(new() { ["wild"] = 1 }, 80), (new() { ["mild"] = 2 }, 165)], .01, 6, 40_000);
        CollateralRanking ranking = SampleMarket.Calibrate(market with { Studies = new RiskStudies { Collateral = new CollateralStudy(.2, new ReplicatedPaths(160_000, 8)) } }).Selection!;
        Assert.Equal(["wild", "mild", "still"], ranking.Assets.Select(asset => asset.Asset));
        Assert.True(ranking.Assets[0].BadDebtChange.Interval.Lower > ranking.Assets[1].BadDebtChange.Interval.Upper);
        Assert.True(ranking.Assets[1].BadDebtChange.Interval.Lower > ranking.Assets[2].BadDebtChange.Interval.Upper);
        Assert.True(ranking.Assets[2].InsolvencyChange.Interval.Upper < 0);
        Assert.Equal(4 * 8, ranking.Runs.Runs.Count);

        // Accounts so replaced, in runs of their own by the same seeds.
        MarginAccount[] replaced =
        [
            market.Accounts[0] with { Collateral = new Dictionary<string, double> { ["wild"] = .8, ["still"] = .2 } },
            market.Accounts[1] with { Collateral = new Dictionary<string, double> { ["mild"] = 1.6, ["still"] = .4 } },
        ];
        double separate = Enumerable.Range(0, 8).Average(seed => SampleMarket.Calibrate(market with { Accounts = replaced, Simulation = new SimulationSettings(20_000, 9 + (ulong)seed, Precision.Single) }).Current.InsolvencyProbability.Value);
        Assert.Equal(separate, ranking.Assets[2].InsolvencyProbability.Value, 12);
        Assert.Equal(separate - ranking.InsolvencyProbability.Value, ranking.Assets[2].InsolvencyChange.Value, 12);
    }

    [Fact]
    public void An_asset_in_the_place_of_itself_changes_nothing()
    {
        Market market = SampleMarket.Of([("A", 1.2, .85)], 0, [(new() { ["A"] = 1 }, 80)], .01, 6, 20_000);
        ReplacedCollateral asset = Assert.Single(SampleMarket.Calibrate(market with { Studies = new RiskStudies { Collateral = new CollateralStudy(.5, new ReplicatedPaths(40_000, 4)) } }).Selection!.Assets);
        Assert.Equal((0, 0), (asset.InsolvencyChange.Value, asset.InsolvencyChange.StandardError));
        Assert.Equal(0, asset.BadDebtChange.Value);
    }

    /// <summary>Slippage is that of the sizes that accounts hold after the replacement; cash and debt stay.</summary>
    [Fact]
    public void Replaced_collateral_is_sold_at_the_cost_of_its_own_size()
    {
        Market market = SampleMarket.Of([("deep", 1.2, .85), ("thin", 1.2, .85)], .9, [(new() { ["deep"] = 1 }, 100)], .01, 6, 20_000);
        market = market with
        {
            Accounts = [market.Accounts[0] with { Cash = 20 }],
            Liquidity = new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["thin"] = new LiquidityModel.Table(.002, [new(.1, 20), new(.4, 60)]) }, MarketLiquidity.UsualSizes),
            Studies = new RiskStudies { Collateral = new CollateralStudy(.5, new ReplicatedPaths(80_000, 4)) },
        };
        CollateralRanking ranking = SampleMarket.Calibrate(market).Selection!;
        Assert.Equal(["thin", "deep"], ranking.Assets.Select(asset => asset.Asset));
        Assert.True(ranking.Assets[0].BadDebtChange.Interval.Lower > 0);
        Assert.Equal(0, ranking.Assets[1].BadDebtChange.Value);

        MarginAccount replaced = market.Accounts[0] with { Collateral = new Dictionary<string, double> { ["deep"] = .5, ["thin"] = .5 } };
        double separate = Enumerable.Range(0, 4).Average(seed => SampleMarket.Calibrate(market with { Accounts = [replaced], Studies = RiskStudies.None, Simulation = new SimulationSettings(20_000, 9 + (ulong)seed, Precision.Single) }).Current.InsolvencyProbability.Value);
        Assert.Equal(separate, ranking.Assets[0].InsolvencyProbability.Value, 12);
    }
}
