using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

public sealed class BundledExampleTests
{
    static readonly Market Market = MarketCalibrator.Calibrate(Repository.Example("eth-options-vault/market.json"));

    [Fact]
    public void The_bundled_market_is_valued_at_its_round_prices_and_its_volatilities_are_near_those_drawn()
    {
        Assert.Equal([3000, 3600, 90000, 1], Market.Model.Assets.Select(asset => asset.Spot));
        Assert.Equal(42, Market.Accounts.Count);
        Assert.Equal(6, Market.Contracts.Count);
        // 729 returns: a relative standard error of 2.6%; the crash adds to the three that it hits.
        Assert.Equal(0.003, Market.Data.Series[3].SampleVolatility, 0.003 * 0.13);
        Assert.InRange(Market.Data.Series[0].SampleVolatility, 0.65, 0.80);
        Assert.True(Market.Model.Correlation[0][1] > 0.99);
    }

    [Fact]
    public void Its_crash_is_reported_for_each_asset_that_it_hits() =>
        Assert.Equal(["ETH", "WSTETH", "BTC"], Market.Data.Findings.Where(finding => finding is { Rule: "large return", Line: 468 }).Select(finding => finding.Asset));

    [Fact]
    public void Some_options_expire_within_the_horizon_and_some_after_it()
    {
        double horizon = Market.Target.Horizon / 365.0;

        Assert.Contains(Market.Contracts, option => option.Expiry <= horizon);
        Assert.Contains(Market.Contracts, option => option.Expiry > horizon);
    }

    [Fact]
    public void Every_account_is_solvent_and_healthy_today_and_some_only_just()
    {
        double closest = double.PositiveInfinity;
        foreach (MarginAccount account in Market.Accounts)
        {
            double collateral = account.Collateral.Sum(held => held.Value * Spot(held.Key));
            double weighted = account.Collateral.Sum(held => held.Value * Spot(held.Key) * Market.Rules.Collateral[held.Key].LiquidationThreshold);
            double options = account.Options.Sum(held => held.Value * Mark(Contract(held.Key)));
            double maintenance = account.Options.Sum(held => Math.Max(-held.Value, 0) * Spot(Contract(held.Key).Underlying) * Market.Rules.Options[Contract(held.Key).Underlying].MaintenanceMargin);
            Assert.True(collateral + options - account.Debt > 0, $"{account.Name} is insolvent.");
            Assert.True(weighted + options - account.Debt > maintenance, $"{account.Name} is liquidatable.");
            closest = Math.Min(closest, (weighted + options - account.Debt - maintenance) / collateral);
        }

        Assert.True(closest < 0.03);
    }

    static double Spot(string asset) => Market.Model.Assets.Single(one => one.Name == asset).Spot;

    static EuropeanOption Contract(string name) => Market.Contracts.Single(one => one.Name == name);

    static double Mark(EuropeanOption option)
    {
        double spot = Spot(option.Underlying) * Math.Exp(-option.DividendYield * option.Expiry), strike = option.Strike * Math.Exp(-option.Rate * option.Expiry);
        double deviation = option.ImpliedVolatility * Math.Sqrt(option.Expiry);
        double upper = Math.Log(spot / strike) / deviation + deviation / 2;
        double call = spot * Normal.CDF(0, 1, upper) - strike * Normal.CDF(0, 1, upper - deviation);
        return option.Right == OptionRight.Call ? call : call - spot + strike;
    }
}
