using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>
/// Ten units against 700 at a threshold of .8, put up at 85 on the first date and started anew every third: nobody buys. A start costs the fund 10 and a hundredth of the 791 to be raised, 17.91; of ten dates four have one, 71.64, and the fund has 50.
/// </summary>
public sealed class EmptyFundTests
{
    private const double Owed = 71.64 - 50;

    /// <summary>At the horizon the lot brings 850, 720 or 600: 91 or 20 above the debt, or 100 less than it. What the fund owes beyond that is bad debt.</summary>
    [Theory]
    [InlineData(85, 0, 0)]
    [InlineData(72, Owed - 20, 0)]
    [InlineData(60, Owed, 100)]
    public void What_an_empty_fund_owes_keepers_at_the_horizon_is_bad_debt(double last, double ofFund, double ofPosition)
    {
        ProtocolPath path = Follow(last, new Backstop.InsuranceFund(50));
        Assert.Equal(3, path.Events.Count(happened => happened.Kind == ProtocolEventKind.AuctionReset));
        Assert.Equal(-71.64, path.Ledger[PathLedger.Revenue], 1e-9);
        Assert.Equal(ofFund + ofPosition, path.BadDebt, 1e-9);
        Assert.Equal(path.BadDebt, path.Ledger[PathLedger.Socialized], 1e-9);
        Assert.Equal(ofFund - Owed, path.Ledger[PathLedger.Fund], 1e-9);
        ProtocolEvent[] bad = [.. path.Events.Where(happened => happened.Kind == ProtocolEventKind.BadDebt)];
        Assert.Equal(ofPosition > 0 ? [ofPosition] : [], bad.Where(happened => happened.Position == 0).Select(happened => Math.Round(happened.Amount, 9)));
        Assert.Equal(ofFund > 0 ? [Math.Round(ofFund, 9)] : [], bad.Where(happened => happened is { Position: -1, Asset: -1 }).Select(happened => Math.Round(happened.Amount, 9)));
    }

    [Fact]
    public void It_is_paid_by_the_backstops_that_follow()
    {
        ProtocolPath path = Follow(72, new Backstop.InsuranceFund(50), new Backstop.InsuranceFund(1), new Backstop.DebtAuction("ETH", 1, 0));
        Assert.Equal(1, path.Ledger[PathLedger.PaidByFund]);
        Assert.Equal(Owed - 21, path.Ledger[PathLedger.PaidByStakers], 1e-9);
        Assert.Equal(0, path.Ledger[PathLedger.Socialized]);
    }

    [Fact]
    public void A_penalty_that_comes_in_later_makes_it_good()
    {
        // Without a fund the first start owes 17.91; a buyer who comes at the second date pays 791, 91 above the debt.
        ProtocolPath path = FollowGiven(Vault(10, 700, .8, Auction) with { Keepers = Free with { ProfitThreshold = 20 }, Backstops = [] }, [100, 85, 105]);
        Assert.Equal(91 - 17.91, path.Ledger[PathLedger.Fund], 1e-9);
        Assert.Equal(0, path.BadDebt);
    }

    [Fact]
    public void A_fund_that_pays_its_incentives_owes_nothing() => Assert.Equal(0, Follow(72, new Backstop.InsuranceFund(72)).BadDebt);

    private static LiquidationMechanism.DutchAuction Auction { get; } = new(.13, 1.2, new AuctionDecline.Linear(1e6), 600, 0, 10, .01, 0, null);

    private static ProtocolPath Follow(double last, params Backstop[] backstops) =>
        FollowGiven(Vault(10, 700, .8, Auction) with { Keepers = Free with { ProfitThreshold = 1e9 }, Backstops = backstops }, [100, .. Enumerable.Repeat(85.0, 9), last]);
}
