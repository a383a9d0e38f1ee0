using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Protocols;

/// <summary>Means per path of what a protocol's ledger adds up, in the numéraire.</summary>
/// <param name="BadDebt">Bad debt.</param>
/// <param name="PaidByFund">What the insurance fund pays of it; null where the protocol has none.</param>
/// <param name="PaidByStakers">What slashed and minted tokens pay; null where the protocol has neither staked tokens nor a debt auction.</param>
/// <param name="Socialized">What lenders bear.</param>
/// <param name="Liquidated">Collateral that borrowers lose in liquidations, at the market's price.</param>
/// <param name="Repaid">Debt that liquidations repay; null where nobody borrows.</param>
/// <param name="BorrowersLoss">What liquidations take from owners beyond the debt that they repay.</param>
/// <param name="KeeperProfit">What keepers earn after gas and slippage; null where nobody borrows, since keepers liquidate loans.</param>
/// <param name="Revenue">What the protocol takes in penalties, fees and reserves, less incentives paid.</param>
public sealed record ProtocolMeans(
    Estimate BadDebt,
    Estimate? PaidByFund,
    Estimate? PaidByStakers,
    Estimate Socialized,
    Estimate Liquidated,
    Estimate? Repaid,
    Estimate BorrowersLoss,
    Estimate? KeeperProfit,
    Estimate Revenue)
{
    internal static ProtocolMeans Read(MeanReading reading, LendingProtocol protocol, double mostDebt)
    {
        Estimate Of(int slot, SumKind kind = SumKind.Amount) => reading.Of(ProtocolTallies.MomentsOf(slot), kind);

        // Bad debt that no path has is at most all debt, at the upper end of its probability.
        Estimate Loss(int slot)
        {
            Estimate mean = Of(slot);
            return mean.Value > 0 || !double.IsFinite(mostDebt) ? mean : reading.None(mostDebt);
        }

        bool hasFund = protocol.Backstops.Any(backstop => backstop is Backstop.InsuranceFund);
        bool hasTokens = protocol.Backstops.Any(backstop => backstop is Backstop.StakingModule or Backstop.DebtAuction);
        bool isLent = protocol.Positions.Count > 0;
        return new ProtocolMeans(
            Loss(PathLedger.BadDebt),
            hasFund ? Loss(PathLedger.PaidByFund) : null,
            hasTokens ? Loss(PathLedger.PaidByStakers) : null,
            Loss(PathLedger.Socialized),
            Of(PathLedger.Liquidated),
            isLent ? Of(PathLedger.Repaid) : null,
            Of(PathLedger.BorrowersLoss, SumKind.Balance),
            isLent ? Of(PathLedger.KeeperProfit, SumKind.Balance) : null,
            Of(PathLedger.Revenue, SumKind.Balance));
    }
}
