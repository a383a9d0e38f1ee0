using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>What the close-out of an account costs, in the mean over all paths, in the numéraire.</summary>
/// <param name="ExpectedSlippage">What sales do not bring.</param>
/// <param name="ExpectedPenalty">What bonus and fee take beside it.</param>
sealed record LiquidationCostMembers(EstimateMembers ExpectedSlippage, EstimateMembers ExpectedPenalty)
{
    public static LiquidationCostMembers? Of(LiquidationCosts? costs) => costs is null ? null : new LiquidationCostMembers(EstimateMembers.Of(costs.Slippage), EstimateMembers.Of(costs.Penalty));
}
