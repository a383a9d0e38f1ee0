using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Testing;

/// <summary>Perpetuals against pools on the assets A0 and A1 at 100, one of which holds the other's asset.</summary>
public static class SamplePools
{
    /// <summary>A pool of its own asset with margins that react and a fee, and one of another's with a lagging oracle that pays little of its profits; both deleverage.</summary>
    public static LendingProtocol Venue() => new(
        new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(.96, new PriceOracle.Spot(), new LiquidationMechanism.LiquidityPool("A0", 60, 5000, .005, .8, .9) { Deleveraging = new ProfitFactors(.12, .05) }, null) { Margin = new DynamicMargin(1, .4) },
            ["A1"] = new(.97, new PriceOracle.MovingAverage(7200), new LiquidationMechanism.LiquidityPool("A0", 40, 3000, .002, 0, .2) { Deleveraging = new ProfitFactors(.25, .1) }, null),
        },
        [],
        SampleProtocols.Bonuses(9).Keepers,
        new GasMarket.MeanReverting(0, "A0", 0, 600, 0))
    {
        Perpetuals = [.. Enumerable.Range(0, 16).Select(Position)],
    };

    private static LeveragedPosition Position(int i)
    {
        double units = (i % 4 < 2 ? 1 : -1) * (5 + (7 * i % 23));
        double entry = 96 + (5 * i % 9);
        return new LeveragedPosition($"trader {i}", $"A{i % 2}", units, entry, Math.Abs(units) * (100 / (6.0 + (3 * i % 17)) + Math.Max(0, Math.Sign(units) * (entry - 100))));
    }
}
