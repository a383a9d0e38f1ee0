using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>
/// The rule of one collateral asset. The worst placed borrower stands at the liquidation threshold: it is breached when the price first falls
/// below today's, and insolvent where the price at close-out is below threshold * spot. So the threshold is the target's quantile of
/// price / spot at close-out, of what a close-out leaves of the price where it costs something. A borrower at loan-to-value l is breached where price / spot falls below l / threshold, so the loan-to-value is
/// the threshold times the breach target's quantile of the lowest price / spot.
/// </summary>
internal sealed record CollateralSolution(
    string Asset,
    CollateralRule Current,
    CollateralRule Solved,
    RequirementSolution Solution,
    Estimate? LiquidationThreshold,
    Estimate? LoanToValue)
{
    // A limit of the whole value would leave an account no equity at all; and what has never moved may still do so.
    private const string Still = "its price does not fall by chance in the simulation, so nothing is known of what a loan against it may lose, and its rules are not loosened; "
        + "give it a history in which it moves, or state its volatility";

    /// <summary>The breach target's quantile of the lowest price over today's, its safe end: what a loan-to-value is of its threshold at most; null where not resolved.</summary>
    public double? LowestPrice { get; init; }

    /// <summary>Whether no rule meets the targets, however many paths there are.</summary>
    public bool IsOutOfReach { get; init; }

    public static CollateralSolution Solve(RuledMarket market, SimulationResult result, ModelAsset asset, int collateral) => Solve(market, result, asset, collateral, market.Market.Target);

    /// <summary>Solves for targets that need not be those of the market, from the same simulation.</summary>
    public static CollateralSolution Solve(RuledMarket market, SimulationResult result, ModelAsset asset, int collateral, SolvencyTarget target)
    {
        CollateralRule current = market.Rules.Collateral[asset.Name];
        double floor = market.PriceFloor(asset);
        GovernanceLimits limits = market.Market.Governance ?? GovernanceLimits.None;

        var closeOut = RatioDistribution.AtCloseOut(market.Read(result), market.PriceDistributions(collateral));
        IReadOnlyList<CurvePoint> curve = closeOut.Curve(ratio => (1 / ((1 + ratio) * floor)) - 1);
        long needed = RequirementCurve.PathsNeeded(Math.Min(target.InsolvencyProbability, target.BreachProbability));
        CollateralSolution Unresolved(long paths, string reason) =>
            new(asset.Name, current, current, new RequirementSolution(null, curve, paths, reason), null, null);

        if (closeOut.IsCertain) return Unresolved(result.Settings.Paths, Still);
        if (closeOut.Failure(target.InsolvencyProbability) is { } failure) return Unresolved(failure.PathsNeeded, failure.Reason);
        var lows = RatioDistribution.OfLowest(market.Read(result), market.PriceDistributions(collateral));
        if (lows.Failure(target.BreachProbability) is { } breachFailure) return Unresolved(breachFailure.PathsNeeded, breachFailure.Reason);

        Estimate? lowest = lows.Quantile(target.BreachProbability);
        if (closeOut.Quantile(target.InsolvencyProbability) is not { } price || lowest is null)
        {
            return Unresolved(result.Settings.Paths, market.CostTally < 0
                ? $"its price falls below {floor:P0} of today's too often to lend against it at these targets; a shorter horizon or liquidation delay would help"
                : $"a close-out leaves less than {floor:P0} of today's price too often to lend against it at these targets; a smaller position, a shorter horizon or liquidation delay would help") with { IsOutOfReach = true };
        }

        Estimate threshold = price.Mapped(ratio => Price(ratio, floor), "threshold = quantile of the price at close-out");
        double solvedThreshold = limits.LiquidationThreshold.Down(threshold.Interval.Lower);
        if (solvedThreshold >= 1) return Unresolved(result.Settings.Paths, Still);
        Estimate loanToValue = lowest.Mapped(ratio => solvedThreshold * Price(ratio, floor), "loan-to-value = threshold * quantile of the lowest price");
        double solvedLoanToValue = limits.LoanToValue.Down(Math.Min(loanToValue.Interval.Lower, solvedThreshold));
        if (solvedLoanToValue <= 0)
        {
            string least = limits.LoanToValue.RoundedTo == ParameterLimit.UsualRounding ? "a tenth of a percent" : $"{100 * limits.LoanToValue.RoundedTo:0.##}%";
            return Unresolved(result.Settings.Paths, $"no loan-to-value of {least} or more meets the targets; a shorter horizon or liquidation delay would help") with { IsOutOfReach = true };
        }

        Estimate requirement = threshold.Mapped(y => (1 / y) - 1, "requirement = 1 / threshold - 1");
        return new CollateralSolution(
            asset.Name,
            current,
            current with { LoanToValue = solvedLoanToValue, LiquidationThreshold = solvedThreshold },
            new RequirementSolution(requirement, curve, needed, string.Empty),
            threshold,
            loanToValue)
        {
            LowestPrice = Price(lowest.Interval.Lower, floor),
        };
    }

    public CollateralRequirement Measure(RuledMarket current, SimulationResult currentResult, RuledMarket recommended, SimulationResult recommendedResult, int collateral) => new(
        Asset,
        Current,
        recommended.Rules.Collateral[Asset],
        Solution,
        LiquidationThreshold,
        LoanToValue,
        current.BreachProbability(currentResult, current.BorrowerIndex(collateral)),
        recommended.BreachProbability(recommendedResult, recommended.BorrowerIndex(collateral)),
        current.InsolvencyProbability(currentResult, current.BorrowerAtThresholdIndex(collateral)),
        recommended.InsolvencyProbability(recommendedResult, recommended.BorrowerAtThresholdIndex(collateral)))
    {
        Solved = current.Market.Governance is null ? null : Solved,
    };

    /// <summary>Price / spot of a price account's ratio. A quantile above today's price says that the asset hardly falls; more than its value is never lent.</summary>
    public static double Price(double ratio, double floor) => Math.Min(1, (1 + ratio) * floor);
}
