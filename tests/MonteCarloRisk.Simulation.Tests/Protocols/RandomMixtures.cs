using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Random protocols whose parts meet: loans of every liquidation beside perpetuals, and lenders who leave beside bonuses, discounts and bands; with interest, and funds, staked and minted tokens behind both.</summary>
internal sealed class RandomMixtures(int seed)
{
    private readonly Random random = new(7000 + seed);
    private readonly RandomProtocols drawn = new(seed);

    /// <summary>The assets of <see cref="RandomProtocols"/>, and one of perpetuals.</summary>
    public PriceModel Model()
    {
        PriceModel loans = drawn.Model();
        return new GeometricBrownianModel(
            Measure.RealWorld, [.. loans.Assets, new ModelAsset("A3", Between(1, 3000), Between(1, 4), Between(-2, 1))], [[1, .5, .3, .4], [.5, 1, .2, .3], [.3, .2, 1, .1], [.4, .3, .1, 1]]);
    }

    /// <summary>Loans with interest, bands and incentives beside perpetuals, whose winners may be asked.</summary>
    public LendingProtocol WithPerpetuals(PriceModel model)
    {
        LendingProtocol loans = RandomSoftness.Add(seed, drawn.Protocol(model));
        double debt = loans.Positions.Sum(position => position.Debt);
        var market = new CollateralMarket(
            1 - Between(.005, .05),
            new PriceOracle.Push(Between(900, 7200), Between(0, .02), Between(0, 3600)),
            new LiquidationMechanism.PartialLiquidation(Between(0, .02), Between(1, 3), Between(.1, 3), Between(.05, 1), Coin() ? 0 : Between(0, 1e4), null) { Funding = new FundingLaw.Constant(Between(-2, 2)) },
            Coin() ? null : new MarketDepth(Between(1e4, 1e6), Between(60, 1e5), 0));
        return loans with
        {
            Interest = Curve(debt),
            Collateral = loans.Collateral.Append(new KeyValuePair<string, CollateralMarket>("A3", market)).ToDictionary(pair => pair.Key, pair => pair.Value),
            Perpetuals = [.. Enumerable.Range(0, 20).Select(index => Trader(model.Assets[3].Spot, index))],
            Backstops = [.. Coin() ? [new Backstop.InsuranceFund(Coin() ? 0 : Between(0, 1e4))] : (Backstop[])[], .. Coin() ? [new Backstop.Deleveraging()] : (Backstop[])[], .. Tokens()],
        };
    }

    /// <summary>Loans of the numéraire whose lenders leave, with interest, and owners who repay early.</summary>
    public LendingProtocol WithRuns(PriceModel model)
    {
        LendingProtocol loans = drawn.Protocol(model) with { Sequencer = null };
        CollateralMarket Lent(CollateralMarket market) => market.Liquidation is LiquidationMechanism.FixedBonus or LiquidationMechanism.ReverseDiscount ? market
            : market with { Liquidation = Coin() ? new LiquidationMechanism.ReverseDiscount(Between(0, .3), Coin() ? 0 : Between(0, 500)) : new LiquidationMechanism.FixedBonus(Between(0, .15), Between(.1, 1), Between(.8, 1), Between(0, 1)) };
        loans = RandomSoftness.Add(seed, loans with { Collateral = loans.Collateral.ToDictionary(pair => pair.Key, pair => Lent(pair.Value)) });
        return loans with
        {
            Interest = Curve(loans.Positions.Sum(position => position.Debt)) with { Run = new LenderRun(Between(.5, 1), Between(.1, .95)) { BadDebtShare = Coin() ? null : Between(.001, .1) } },
            Backstops = [new Backstop.InsuranceFund(Coin() ? 0 : Between(0, 1e4)), .. Tokens()],
        };
    }

    private InterestCurve Curve(double debt) => new(Between(0, 2), Between(0, 2), Between(0, 20), Between(.3, .95), Between(.05, .5), debt * Between(1, 1.6));

    private IEnumerable<Backstop> Tokens()
    {
        if (Coin()) yield return new Backstop.StakingModule("A2", Between(0, 10), Between(0, 1), Between(0, .5)) { Capitalization = Coin() ? null : Between(1e3, 1e6), Run = Coin() ? null : new StakeRun(Between(.01, .3), Between(600, 50_000), Between(0, 30_000)) };
        if (Coin()) yield return new Backstop.InsuranceFund(Between(0, 1e3));
        if (Coin()) yield return new Backstop.DebtAuction("A2", Between(0, 10), Between(0, .5));
    }

    private LeveragedPosition Trader(double spot, int index)
    {
        double entry = spot * Between(.95, 1.05);
        double units = (Coin() ? 1 : -1) * Math.Exp(Between(3, 9)) / spot;
        return new LeveragedPosition($"trader {index}", "A3", units, entry, Math.Max(0, units * (entry - spot)) + (Math.Abs(units) * spot / Between(2, 60)));
    }

    private bool Coin() => random.Next(2) == 0;

    private double Between(double low, double high) => low + ((high - low) * random.NextDouble());
}
