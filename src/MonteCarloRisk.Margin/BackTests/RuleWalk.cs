using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.BackTests;

/// <summary>
/// Solves the collateral rules of one asset as they would have been solved on a day, and holds them against what came. The worst placed borrower, at the
/// liquidation threshold, is breached on the first close below today's and closed out one delay later; one at the loan-to-value is breached where the price
/// falls below loan-to-value over threshold.
/// </summary>
/// <param name="runner">Runs the simulations.</param>
public sealed class RuleWalk(SimulationRunner runner)
{
    /// <summary>Solves the rules at each target, and reads what came of them.</summary>
    /// <param name="market">The market of one asset with a collateral rule, as of the day.</param>
    /// <param name="closes">The closes of that day and of each day after it, to the horizon and one liquidation delay beyond.</param>
    /// <param name="targets">Insolvency probabilities to solve for, each in (0, 1); the breach probability is the market's.</param>
    /// <param name="cancellation">Stops the simulations.</param>
    /// <exception cref="ArgumentException">The closes are too few or too many, or the market has another number of assets.</exception>
    public WalkedWindow Walk(Market market, IReadOnlyList<double> closes, IReadOnlyList<double> targets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(closes);
        int days = market.Target.Horizon + market.Rules.LiquidationDelay;
        if (closes.Count != days + 1) throw new ArgumentException($"{closes.Count} closes; a horizon of {market.Target.Horizon} days and a delay of {market.Rules.LiquidationDelay} need {days + 1}.", nameof(closes));
        ModelAsset asset = market.Model.Assets.Single();
        double[] ratios = [.. closes.Select(close => close / closes[0])];
        int breach = Array.FindIndex(ratios, 0, market.Target.Horizon + 1, ratio => ratio < StandardAccounts.Inside);
        double? atCloseOut = breach < 0 ? null : ratios[breach + market.Rules.LiquidationDelay];
        double lowest = ratios.Take(market.Target.Horizon + 1).Min();

        var insolvencies = new WalkedLimit[targets.Count];
        WalkedLimit? breaches = null;
        for (int i = 0; i < targets.Count; i++)
        {
            var ruled = new RuledMarket(market with { Target = market.Target with { InsolvencyProbability = targets[i] } }, market.Rules);
            SimulationResult result = runner.Run(ruled.Plan(), cancellation);
            var solution = CollateralSolution.Solve(ruled, result, asset, 0);
            double floor = ruled.PriceFloor(asset);
            double Place(RatioDistribution distribution, double? price) => price is { } came ? distribution.ShareBelow((came / floor) - 1) : 1;
            bool isResolved = solution.LiquidationThreshold is not null;
            insolvencies[i] = new WalkedLimit(
                targets[i],
                isResolved ? solution.Solved.LiquidationThreshold : null,
                atCloseOut,
                Place(RatioDistribution.AtCloseOut(result, ruled.PriceDistributions(0), ruled.Level), atCloseOut));
            breaches ??= new WalkedLimit(
                market.Target.BreachProbability,
                isResolved ? solution.Solved.LoanToValue / solution.Solved.LiquidationThreshold : null,
                lowest,
                Place(RatioDistribution.OfLowest(result, ruled.PriceDistributions(0), ruled.Level), lowest));
        }

        return new WalkedWindow(market.ValuationDate, insolvencies, breaches ?? throw new ArgumentException("No target is given.", nameof(targets)));
    }
}
