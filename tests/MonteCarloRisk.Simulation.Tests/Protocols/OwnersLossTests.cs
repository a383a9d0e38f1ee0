using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>One meaning of what owners lose, and of slippage, for all who sell.</summary>
public sealed class OwnersLossTests
{
    /// <summary>
    /// Ten units at 100 against 1,100, insolvent. A bonus of 5% repays 1,000 / 1.05; a discount of 15% repays 850; an auction in two stages pays 125 beside what is repaid once that brings 20 (as in <see cref="LiquidationMechanismTests"/>); a Dutch auction from 100
    /// down to 0 in 20 steps is bought at 95 on the second date. Reserves that absorb it give 1,100 for what is worth 1,000, and sell at 97.5. Whatever is forgiven, owners lose what is taken beyond what is repaid.
    /// </summary>
    [Theory]
    [InlineData("bonus", 1000 - (1000 / 1.05), 1100 - (1000 / 1.05))]
    [InlineData("discount", 150, 250)]
    [InlineData("twoStage", 25, 125)]
    [InlineData("dutch", 50, 150)]
    [InlineData("absorption", 0, 125)]
    public void Debt_that_is_forgiven_is_not_taken_off(string kind, double loss, double badDebt)
    {
        LiquidationMechanism liquidation = kind switch
        {
            "bonus" => new LiquidationMechanism.FixedBonus(.05, 1, .95, 0),
            "discount" => new LiquidationMechanism.ReverseDiscount(.15, 0),
            "twoStage" => new LiquidationMechanism.TwoStageAuction(.95, .7, 900, 43_200, 3600, .15, 0, 0),
            "dutch" => new LiquidationMechanism.DutchAuction(0, 1, new AuctionDecline.Linear(6000), 1e6, 0, 0, 0, 0, null),
            _ => new LiquidationMechanism.Absorption(.95, .5, null),
        };
        ProtocolPath path = Follow(Vault(10, 1100, .9, liquidation) with { Keepers = Free with { ProfitThreshold = kind == "twoStage" ? 20 : 0 } }, 100, 1, 10);
        Assert.Equal(badDebt, path.BadDebt, 1e-8);
        Assert.Equal(loss, path.Ledger[PathLedger.BorrowersLoss], 1e-8);
    }

    /// <summary>A long of ten at 100 with a margin of 20, in a fall to 95: 30 are forgiven, and the market pays its price.</summary>
    [Fact]
    public void Nor_is_what_a_perpetual_is_forgiven()
    {
        ProtocolPath path = Follow(Perpetuals(null), 100, .95, 1);
        Close(30, path.BadDebt);
        Assert.Equal(0, path.Ledger[PathLedger.BorrowersLoss], 1e-9);
    }

    /// <summary>950 sold into a depth of 5,000 bring 950² .02 / 5,000 less than they are worth.</summary>
    [Fact]
    public void The_market_that_takes_a_perpetual_has_slippage()
    {
        ProtocolPath path = Follow(Perpetuals(5000) with { FlashLoans = new FlashLoans(1, 0) }, 100, .95, 1);
        Close(950.0 * 950 * .02 / 5000, path.Sales[SaleMeasures.OfAll + SaleMeasures.Slippage]);
        Close(950.0 * 950 * .02 / 5000, path.Ledger[PathLedger.BorrowersLoss]);
    }

    /// <summary>The second program of <see cref="BandLiquidationTests"/>: of ten units 7.36922617933 stay, 248.424079558 come in, and arbitrage earns 6.50050338714 of what the rest brings.</summary>
    [Fact]
    public void Sales_out_of_bands_have_slippage()
    {
        LendingProtocol loan = Vault(10, 850, .85, new LiquidationMechanism.Bands(100, 10, .006, 0), new MarketDepth(5000, 3600, 0));
        ProtocolPath path = Follow(With(loan, market => market with { Settlement = new Settlement(300) }), 100, .97, 1);
        double sold = (10 - 7.36922617933) * 97;
        Assert.Equal(sold - (248.424079558 + 6.50050338714), path.Sales[SaleMeasures.OfAll + SaleMeasures.Slippage], 1e-4);
        Assert.Equal(sold * sold * .02 / 5000, path.Sales[SaleMeasures.OfAll + SaleMeasures.Slippage], 1e-4);
    }

    [Fact]
    public void So_have_those_of_owners_who_repay_early()
    {
        LendingProtocol vault = Vault(10, 700, .8, new LiquidationMechanism.FixedBonus(.05, .5, .95, 0), new MarketDepth(4000, 3600, 0));
        ProtocolPath path = Follow(vault with { Positions = [vault.Positions[0] with { DeRisking = new DeRisking(1.1, 1.25, 0) }], FlashLoans = new FlashLoans(1, 0) }, 100, .99, 4);
        Assert.InRange(path.Measures[LiquidationMeasures.DeRiskingCost], .1, 1);
        Close(path.Measures[LiquidationMeasures.DeRiskingCost], path.Sales[SaleMeasures.OfAll + SaleMeasures.Slippage]);
        Assert.Equal(0, path.Ledger[PathLedger.BorrowersLoss]);
    }

    private static LendingProtocol Perpetuals(double? depth) => new(
        new Dictionary<string, CollateralMarket> { ["ETH"] = new(.97, new PriceOracle.Spot(), new LiquidationMechanism.PartialLiquidation(0, 1, 1, 1, 0, null), depth is { } value ? new MarketDepth(value, 3600, 0) : null) },
        [],
        Free,
        new GasMarket.MeanReverting(0, "ETH", 0, 600, 0)) { Perpetuals = [new LeveragedPosition("long", "ETH", 10, 100, 20)], Backstops = [new Backstop.InsuranceFund(1e6)] };

    private static LendingProtocol With(LendingProtocol protocol, Func<CollateralMarket, CollateralMarket> changed) => protocol with { Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => changed(pair.Value)) };
}
