using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Tests;

/// <summary>The sample calibration with close-outs that cost something and come late.</summary>
static class SampleLiquidity
{
    public static MarketCalibration Added()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        string[] names = [.. calibration.Market.Model.Assets.Select(asset => asset.Name)];
        var liquidity = names.Index().ToDictionary(asset => asset.Item, asset => asset.Index switch
        {
            0 => new LiquidityModel.SquareRoot(0.001, 1, 0.04, 400e6) { StressExponent = 2 },
            1 => new LiquidityModel.Table(0.0005, [new(0.01, 5e6), new(0.05, 20e6)]) { StressExponent = 1 },
            _ => (LiquidityModel)new LiquidityModel.Constant(0.001),
        });
        MarginRules rules = calibration.Market.Rules;
        rules = rules with
        {
            Collateral = rules.Collateral.ToDictionary(rule => rule.Key, rule => rule.Key == names[0] ? rule.Value with { Penalty = new LiquidationPenalty(0.05, 0.005, SlippagePayer.Liquidator) } : rule.Value),
            LiquidationDelay = 3,
            Delays = new DelayDistribution([new(0, 0.7), new(1, 0.25), new(3, 0.05)]),
        };
        return calibration with
        {
            Market = calibration.Market with { Liquidity = new MarketLiquidity(liquidity, [0.5, 2]), Rules = rules },
            Sizes =
            [
                new(names[0], 0.5, 1e6, 0.01, 0.055, false, Share(0.81), Share(0.7)),
                new(names[0], 1.5, 3e6, 0.03, 0.055, true, Share(0.80), Share(0.69)),
                new(names[0], 2, 4e6, 0.06, 0.065, false, null, null),
            ],
            Current = calibration.Current with { Costs = new LiquidationCosts(Share(1234), Share(567)) },
            Recommended = calibration.Recommended with { Costs = new LiquidationCosts(Share(1000), Share(500)) },
        };
    }

    static Estimate Share(double value) => new(value, 0.001 * value, new ConfidenceInterval(0.998 * value, 1.002 * value, 0.95), 1000, "sample");
}
