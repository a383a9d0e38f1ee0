using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Testing;

/// <summary>Perpetuals on the assets A0 and A1 at 100, beside positions that borrow against A2.</summary>
public static class SamplePerpetuals
{
    public static LiquidationMechanism.PartialLiquidation Partial { get; } = new(MostFee: .015, Adjustment: 1, Spread: 1.5, MostShare: 1, LeastNotional: 0, MostNotional: null);

    /// <summary>A premium and a thin market on one, a rate that stays and margins that react on the other; a fund, then deleveraging, then stakers.</summary>
    public static LendingProtocol Venue() => SampleProtocols.Bonuses(9) with
    {
        Collateral = new Dictionary<string, CollateralMarket>
        {
            ["A0"] = new(
                .95, new PriceOracle.Spot(), Partial with { MostShare = .4, LeastNotional = 300, MostNotional = 4000, Funding = new FundingLaw.Premium(.0002, .002, .0004, .0001, .0001, .0003, .002, 1 / 1095.0) }, new MarketDepth(20_000, 1800, 1)),
            ["A1"] = new(.97, new PriceOracle.MovingAverage(7200), Partial with { Funding = new FundingLaw.Constant(.2) }, null) { Margin = new DynamicMargin(1, .4) },
            ["A2"] = new(.6, new PriceOracle.Spot(), SampleProtocols.Bonus, null),
        },
        Positions = [.. SampleProtocols.Positions(9).Where(position => position.Asset == "A2")],
        Perpetuals = [.. Enumerable.Range(0, 16).Select(Position)],
        Backstops = [new Backstop.InsuranceFund(40), new Backstop.Deleveraging(), new Backstop.StakingModule("A2", 2, .3, .1)],
    };

    private static LeveragedPosition Position(int i)
    {
        double units = (i % 4 < 2 ? 1 : -1) * (5 + (7 * i % 23));
        double entry = 96 + (5 * i % 9);
        return new LeveragedPosition($"trader {i}", $"A{i % 2}", units, entry, Math.Abs(units) * (100 / (6.0 + (3 * i % 17)) + Math.Max(0, Math.Sign(units) * (entry - 100))));
    }
}
