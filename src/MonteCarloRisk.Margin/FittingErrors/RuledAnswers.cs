using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.FittingErrors;

/// <summary>What a simulation of a draw says under one set of rules.</summary>
/// <param name="Insolvency">Insolvency probability of the protocol.</param>
/// <param name="BadDebt">Its expected bad debt.</param>
/// <param name="Accounts">Every account of the plan, in its order.</param>
/// <param name="CloseOuts">By collateral, the target's quantile of price / spot at close-out; null where it lies below the price floor.</param>
/// <param name="Lowest">By collateral, the breach target's quantile of the lowest price / spot; null where it lies below the price floor.</param>
/// <param name="Options">By underlying, the margins of short options; empty where they are only measured.</param>
internal sealed record RuledAnswers(
    double Insolvency,
    double BadDebt,
    IReadOnlyList<AccountAnswers> Accounts,
    IReadOnlyList<double?> CloseOuts,
    IReadOnlyList<double?> Lowest,
    IReadOnlyList<OptionSolution> Options)
{
    public static RuledAnswers Read(RuledMarket market, SimulationResult result)
    {
        SolvencyTarget target = market.Market.Target;
        double paths = result.Settings.Paths;
        double? Price(int collateral, RatioDistribution distribution, double probability) =>
            distribution.Value(probability) is { } ratio ? CollateralSolution.Price(ratio, market.PriceFloor(market.CollateralAssets[collateral])) : null;
        return new RuledAnswers(
            result.Tallies[AccountTallies.ProtocolInsolvencies] / paths,
            result.Tallies.Sum(AccountTallies.ProtocolLoss) / paths,
            [
                .. Enumerable.Range(0, market.Accounts.Count).Select(account => RuledMarket.Tally(account)).Select((tally, account) => new AccountAnswers(
                    result.Tallies[tally + AccountTallies.Breaches] / paths,
                    result.Tallies[tally + AccountTallies.Insolvencies] / paths,
                    result.Tallies.Sum(tally + AccountTallies.Loss) / paths,
                    RequirementCurve.Read(result, account, market.Level).Value(target.InsolvencyProbability))),
            ],
            [.. market.CollateralAssets.Select((_, i) => Price(i, RatioDistribution.AtCloseOut(result, market.PriceDistributions(i), market.Level), target.InsolvencyProbability))],
            [.. market.CollateralAssets.Select((_, i) => Price(i, RatioDistribution.OfLowest(result, market.PriceDistributions(i), market.Level), target.BreachProbability))],
            !market.SolvesWriters ? [] : [.. market.OptionUnderlyings.Select(underlying => OptionSolution.Solve(market, result, underlying))]);
    }
}
