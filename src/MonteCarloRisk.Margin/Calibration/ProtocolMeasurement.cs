using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Margin.Monitoring;
using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Reads what happened to the protocol and its accounts from the tallies.</summary>
internal static class ProtocolMeasurement
{
    public static ProtocolOutcome Read(RuledMarket market, SimulationResult result, PricePathSample sample)
    {
        IReadOnlyList<MarginAccount> accounts = market.Market.Accounts;
        IReadOnlyList<AccountOutcome> outcomes = [.. accounts.Select((account, i) => Account(market, result, account, i))];
        Estimate insolvency = market.Read(result).Probability(AccountTallies.ProtocolInsolvencies);
        Estimate expected = market.MeanLoss(result, AccountTallies.ProtocolLoss, insolvency, outcomes.Sum(outcome => outcome.Exposure));
        LossTailReading? tail = market.Tail is { } kept ? new LossTailReading(kept, market.Read(result), market.TailTally) : null;
        ProtocolLossTail? losses = tail?.Losses(market.Market.Protocol.TailLevels, expected, market.Market.Protocol.InsuranceFund);
        return new ProtocolOutcome(insolvency, expected, BadDebt(market.Read(result)), outcomes, RequiredEquity(market))
        {
            Tail = losses,
            Costs = market.CostTally is >= 0 and var costs ? LiquidationCosts.Read(market.Read(result), costs, market.CloseOuts, losses?.ExpectedLiquidations.Untold) : null,
            FundSize = market.Market.Target.BeyondBackstopProbability is { } beyond ? tail?.FundSize(beyond) : null,
            Joint = tail?.Joint(account => accounts[account].Name, market.Market.Model.Assets.Count),
            Moves = tail is null
                ? []
                : [.. UsualReturns.Of(market.Market, sample, market.Level).Select((usual, i) => new AssetMove(market.Market.Model.Assets[i].Name, tail.Move(i)?.Mean, tail.Move(i)?.Deviation, usual.Mean, usual.Deviation))],
        };
    }

    private static List<LossBucket> BadDebt(MonitoredRun run)
    {
        LogBuckets buckets = AccountTallies.Losses;
        double[] paths = run.PathsByBucket(AccountTallies.ProtocolLosses, buckets.Count);
        EdgeProbabilities? above = run.Weights is null ? null : run.AtEdges(AccountTallies.ProtocolLosses, buckets.Count, string.Empty);
        var losses = new List<LossBucket>();
        for (int bucket = 0; bucket < buckets.Count; bucket++)
        {
            if (!(paths[bucket] > 0)) continue;
            double lower = bucket == 0 ? 0 : buckets.Edge(bucket);
            double upper = bucket == buckets.Count - 1 ? double.PositiveInfinity : buckets.Edge(bucket + 1);
            Estimate? told = above?.Told(bucket);
            losses.Add(new LossBucket(lower, upper, told?.Untold is null ? paths[bucket] : double.NaN) { Above = told });
        }

        return losses;
    }

    private static AccountOutcome Account(RuledMarket market, SimulationResult result, MarginAccount account, int index)
    {
        int tally = RuledMarket.Tally(index);
        double collateral = account.Collateral.Sum(holding => holding.Value * market.Asset(holding.Key).Spot);
        double options = Held(market, account).Sum(held => held.Quantity * OptionValue.Today(held.Contract, market.Asset(held.Contract.Underlying).Spot));
        double shortNotional = Held(market, account).Sum(held => Math.Max(0, -held.Quantity) * market.Asset(held.Contract.Underlying).Spot);
        PerpetualPosition[] perpetuals = [.. Perpetuals(market, account)];
        double profit = perpetuals.Sum(position => position.Units * (market.Asset(position.Underlying).Spot - position.EntryPrice));
        double exposure = account.Debt + shortNotional + perpetuals.Sum(position => Notional(market, position));
        Estimate insolvency = market.InsolvencyProbability(result, index);
        return new AccountOutcome(
            account.Name,
            account.Cash + collateral + options + profit - account.Debt,
            exposure,
            market.BreachProbability(result, index),
            market.Read(result).MeanBreachDate(index),
            insolvency,
            market.MeanLoss(result, tally + AccountTallies.Loss, insolvency, exposure),
            exposure == 0 ? null : RequirementCurve.Read(market.Read(result), index).Requirement(market.Market.Target.InsolvencyProbability, out _));
    }

    /// <summary>Capital that the rules tie up today: the sum over accounts of the equity needed to keep, in the numéraire.</summary>
    public static double RequiredEquity(RuledMarket market) => market.Market.Accounts.Sum(account => RequiredEquity(market, account));

    /// <summary>Equity that the rules need to keep an account today, in the numéraire.</summary>
    public static double RequiredEquity(RuledMarket market, MarginAccount account)
    {
        double haircuts = account.Collateral.Sum(holding => holding.Value * market.Asset(holding.Key).Spot * (1 - market.Rules.Collateral[holding.Key].LiquidationThreshold));
        double maintenance = Held(market, account).Where(held => held.Quantity < 0).Sum(held =>
            -held.Quantity * market.Asset(held.Contract.Underlying).Spot * market.Rules.Options[held.Contract.Underlying].MaintenanceMargin);
        maintenance += Perpetuals(market, account).Sum(position => Notional(market, position) * market.Rules.Perpetuals[position.Underlying].MaintenanceMargin);
        return account.Debt + maintenance > 0 ? haircuts + maintenance : 0;
    }

    private static IEnumerable<(EuropeanOption Contract, double Quantity)> Held(RuledMarket market, MarginAccount account) =>
        market.Market.Contracts.Where(contract => account.Options.ContainsKey(contract.Name)).Select(contract => (contract, account.Options[contract.Name]));

    // In the market's order, whatever that of the account's file.
    private static IEnumerable<PerpetualPosition> Perpetuals(RuledMarket market, MarginAccount account) =>
        market.Market.Perpetuals.Where(perpetual => account.Perpetuals.ContainsKey(perpetual.Name)).Select(perpetual => account.Perpetuals[perpetual.Name]);

    private static double Notional(RuledMarket market, PerpetualPosition position) => Math.Abs(position.Units) * market.Asset(position.Underlying).Spot;
}
