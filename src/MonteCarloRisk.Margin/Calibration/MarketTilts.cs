using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>What the paths of a market are drawn from: towards the fall of each collateral, the losses of writers of calls and of puts on each underlying, and those of its largest accounts.</summary>
internal static class MarketTilts
{
    private const int MostAccounts = 4;

    // Each takes a share of the paths of all others.
    private const int MostPlacedWriters = 12;

    // The defensive share of a pilot that is asked for a probability alone.
    private const double PilotShare = 0.1;

    /// <summary>The tilts; null where paths are counted.</summary>
    /// <exception cref="InputException">Importance sampling is asked for, and no way to insolvency was found, or what is asked for is counted.</exception>
    public static PathTilts? Of(Market market)
    {
        bool counts = market.Draws is not null || market.Studies.Allocation is not null;
        double? share = market.Estimator switch
        {
            MarketEstimator.ImportanceSampling when counts => throw new InputException("simulation.estimator", "a fitting error and an allocation are made of counted paths"),
            MarketEstimator.ImportanceSampling sampling => sampling.DefensiveShare,
            MarketEstimator.Auto auto when !counts && Rarest(market) * market.Simulation.Paths < SolvencyTarget.MinimumHits => auto.DefensiveShare,
            _ => null,
        };
        if (share is not { } defensive) return null;

        var ruled = new RuledMarket(market, market.Rules);
        AccountTilts found = AccountTilts.Of(
            market.Model, market.Contracts, market.Perpetuals, [.. Modes(ruled)], market.Rules, MonitoringDates.Daily(market.Target.Horizon), market.Simulation.Seed, defensive, market.Liquidity);
        if (found.Tilts is null && market.Estimator is MarketEstimator.ImportanceSampling) throw new InputException("simulation.estimator", found.Refusal!);
        return found.Tilts;
    }

    private static double Rarest(Market market) => Math.Min(market.Target.InsolvencyProbability, market.Target.BreachProbability);

    private static IEnumerable<FailureMode> Modes(RuledMarket ruled)
    {
        double rare = Rarest(ruled.Market) / 2;

        // Positions of other sizes, which stand behind these, fail by the same falls.
        IEnumerable<MonitoredAccount> prices = ruled.Accounts.Where(account => account.KeepsDistributions && account.Reading is null).Take(ruled.CollateralAssets.Count + ruled.Traders.Count);
        IEnumerable<MonitoredAccount> writers = ruled.WriterScales
            .GroupBy(scale => (scale.Contract.Underlying, scale.Contract.Right))
            .Select(group => StandardWriters.LossAccount(group.MinBy(scale => Math.Abs(Math.Log(scale.Contract.Strike / scale.Spot)))!));
        IEnumerable<MonitoredAccount> largest = ruled.Accounts.Where(account => account.CountsTowardsProtocol)
            .OrderByDescending(account => account.Account.Debt + account.Account.Options.Values.Sum(Math.Abs)).Take(MostAccounts);

        IEnumerable<MonitoredAccount> placed = ruled.WriterScales.OrderBy(scale => Math.Abs(Math.Log(scale.Contract.Strike / scale.Spot))).SelectMany(scale => Placed(ruled, scale)).Take(MostPlacedWriters);
        return prices.Concat(writers).Concat(largest).Concat(placed).Select(account => new FailureMode(account, rare));
    }
    // Who has more than the margin is breached near the strike and falls from there: each at the margin at which a pilot finds the target, from about there in two steps.
    private static IEnumerable<MonitoredAccount> Placed(RuledMarket ruled, WriterScale scale)
    {
        const int steps = 2;
        Market market = ruled.Market;
        double target = market.Target.InsolvencyProbability;
        double usual = scale.UsualMargin(target);
        foreach (int place in Enumerable.Range(0, WriterScale.Places).Where(place => scale.Equity(place) > usual))
        {
            MonitoredAccount writer = StandardWriters.Placed(scale, place);
            double margin = usual;
            for (int step = 0; step < steps; step++)
            {
                AccountTilts found = AccountTilts.Of(
                    market.Model, market.Contracts, market.Perpetuals, writer with { OwnRules = scale.Rules(margin) }, market.Rules, MonitoringDates.Daily(market.Target.Horizon), market.Simulation.Seed, PilotShare, market.Liquidity);
                if (found.Probability > 0) margin = scale.MarginFor(margin, found.Probability / target, scale.Equity(place));
            }

            yield return writer with { OwnRules = scale.Rules(margin) };
        }
    }
}
