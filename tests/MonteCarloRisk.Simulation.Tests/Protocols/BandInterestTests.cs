using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Ten units against 850 of 1,000 supplied, in ten bands of a hundredth from 100 down, at 97 from the first date on: some 255 of coin lie in the bands, and the whole debt is still owed.</summary>
public sealed class BandInterestTests
{
    private static readonly double[] Prices = [100, .. Enumerable.Repeat(97.0, 288)];

    [Fact]
    public void Debts_whose_coin_lies_in_bands_bear_interest_as_a_whole()
    {
        var curve = new InterestCurve(.1, .4, 6, .8, .1, 1000);
        ProtocolPath path = FollowGiven(Loan(0) with { Interest = curve }, Prices);
        double coin = path.Measures[LiquidationMeasures.SoftRepaid];
        Assert.InRange(coin, 250, 260);
        double debt = 850, supplied = 1000, reserves = 0;
        for (int date = 1; date < Prices.Length; date++)
        {
            double u = debt / supplied;
            double interest = debt * StepYears * (.1 + (.4 * Math.Min(u, .8) / .8) + (6 * Math.Max(0, u - .8) / .2));
            debt += interest;
            supplied += .9 * interest;
            reserves += .1 * interest;
        }

        Close(debt, 850 * path.Ledger[PathLedger.DebtIndex]);
        Close(supplied, path.Ledger[PathLedger.Supplied]);
        Close(reserves, path.Ledger[PathLedger.Revenue], 1e-6);
        Close(debt - coin, path.Positions[0][PositionState.ScaledDebt] * path.Ledger[PathLedger.DebtIndex]);
        Close(debt - coin, path.Ledger[PathLedger.ScaledDebt] * path.Ledger[PathLedger.DebtIndex]);
    }

    [Fact]
    public void Interest_on_the_whole_debt_takes_a_loans_health()
    {
        // At 30% a day on 850, of which a part lies in bands as coin: what is liquidated is the whole debt less that coin.
        ProtocolPath path = FollowGiven(Loan(.02) with { Interest = new InterestCurve(110, 0, 0, .8, 0, 1000) }, Prices);
        ProtocolEvent liquidation = Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
        Close((850 * Math.Pow(1 + (110 * StepYears), liquidation.Date)) - path.Measures[LiquidationMeasures.SoftRepaid], liquidation.Amount);
        Close(liquidation.Amount, path.Ledger[PathLedger.Repaid]);
        Assert.Equal(0, path.Positions[0][PositionState.ScaledDebt], 1e-9);
    }

    [Fact]
    public void Coin_in_bands_is_no_cash_that_lenders_could_withdraw()
    {
        ProtocolPath path = FollowGiven(Loan(0) with { Interest = new InterestCurve(0, 0, 0, .8, 0, 1000) { Run = new LenderRun(.8, .999) } }, Prices);
        Close(150, path.Measures[LiquidationMeasures.Withdrawn]);
        Close(850, path.Ledger[PathLedger.Supplied]);
        Assert.Contains(path.Events, happened => happened.Kind == ProtocolEventKind.WithdrawalSqueeze);
    }

    private static LendingProtocol Loan(double discount) => Vault(10, 850, .85, new LiquidationMechanism.Bands(100, 10, .006, discount));
}
