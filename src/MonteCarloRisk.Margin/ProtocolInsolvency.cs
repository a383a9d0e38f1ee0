using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Monitoring;
using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin;

/// <summary>Several accounts under margin rules as one protocol: how likely it has bad debt, how much, and which accounts and assets carry it.</summary>
/// <param name="Insolvency">Probability of bad debt, within the horizon plus the liquidation delay.</param>
/// <param name="BadDebt">Mean bad debt, in the numéraire.</param>
/// <param name="Tail">The tail of the bad debt and of what is liquidated, and what lies beyond the insurance fund.</param>
/// <param name="Accounts">Each account.</param>
/// <param name="Allocation">Who carries the bad debt.</param>
/// <param name="Second">The simulation that allocates it, on the paths of the first.</param>
public sealed record ProtocolInsolvency(
    SimulationEstimate Insolvency,
    Estimate BadDebt,
    ProtocolLossTail Tail,
    IReadOnlyList<MemberInsolvency> Accounts,
    LossAllocation Allocation,
    SimulationResult Second)
{
    /// <summary>What the close-outs cost; null where they cost nothing.</summary>
    public LiquidationCosts? Costs { get; init; }

    /// <summary>Estimates them from two runs on the same paths.</summary>
    /// <param name="runner">Runs the simulations.</param>
    /// <param name="model">The model, under the real-world measure.</param>
    /// <param name="contracts">The options that the accounts refer to.</param>
    /// <param name="accounts">The accounts, with rules of their own where they have any; all count towards the protocol.</param>
    /// <param name="rules">The margin rules; their delay counts in monitoring dates.</param>
    /// <param name="dates">The monitoring dates.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="protocol">The insurance fund and the tail levels.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="perpetuals">The perpetuals that the accounts refer to; null where there are none.</param>
    /// <param name="liquidity">What sales cost; null where they cost nothing.</param>
    /// <param name="cancellation">Stops the runs.</param>
    /// <exception cref="Domain.InputException">A value is out of range.</exception>
    public static ProtocolInsolvency Estimate(
        SimulationRunner runner,
        PriceModel model,
        IReadOnlyList<EuropeanOption> contracts,
        IReadOnlyList<MonitoredAccount> accounts,
        MarginRules rules,
        MonitoringDates dates,
        SimulationSettings settings,
        ProtocolTerms protocol,
        double level,
        IReadOnlyList<Perpetual>? perpetuals = null,
        MarketLiquidity? liquidity = null,
        CancellationToken cancellation = default)
    {
        const string method = "crude Monte Carlo";
        var tail = new ProtocolTail(model, contracts, accounts, protocol.InsuranceFund ?? 0);
        SimulationResult first = runner.Run(MarginPlan.Create(model, contracts, accounts, rules, dates, settings, tail, perpetuals, liquidity), cancellation);
        int tailTally = AccountTallies.Of(accounts.Count);
        SimulationEstimate insolvency = SimulationEstimate.Probability(first, AccountTallies.ProtocolInsolvencies, level, method);
        Estimate Loss(int tally, Estimate probability, double exposure)
        {
            Estimate mean = SimulationEstimate.Mean(first, tally, level, method).Within(0, double.PositiveInfinity).Estimate;
            return probability.Value == 0
                ? mean with { Interval = new ConfidenceInterval(0, probability.Interval.Upper * exposure, level), Method = $"{method}, no loss seen: exposure at the upper probability" }
                : mean;
        }

        double[] exposures = [.. accounts.Select(account => ProtocolTail.ExposureOf(model, contracts, account.Account))];
        Estimate badDebt = Loss(AccountTallies.ProtocolLoss, insolvency.Estimate, exposures.Sum());
        ProtocolLossTail losses = new LossTailReading(tail, new MonitoredRun(first, null, level), tailTally).Losses(protocol.TailLevels, badDebt, protocol.InsuranceFund);
        (LossAllocation allocation, SimulationResult second) = AllocationMeasurement.Allocate(
            runner,
            allocation => MarginPlan.Create(model, contracts, accounts, rules, dates, first.Settings, null, perpetuals, liquidity, allocation),
            new FirstStage(first, tail.Buckets, tailTally + TailBook.BadDebtBuckets, badDebt, losses.BadDebt),
            [.. accounts.Select(account => account.Account.Name)],
            [.. model.Assets.Select(asset => asset.Name)],
            level,
            cancellation);
        return new ProtocolInsolvency(insolvency, badDebt, losses, [.. accounts.Select((account, i) => Account(account, i))], allocation, second)
        {
            Costs = new CloseOutTerms(model, rules, liquidity).Matter ? LiquidationCosts.Read(first, tailTally + tail.Tallies(model.Assets.Count), level) : null,
        };

        MemberInsolvency Account(MonitoredAccount account, int index)
        {
            int tally = AccountTallies.Of(index);
            Estimate probability = SimulationEstimate.Probability(first, tally + AccountTallies.Insolvencies, level, method).Estimate;
            return new MemberInsolvency(account.Account.Name, SimulationEstimate.Probability(first, tally + AccountTallies.Breaches, level, method).Estimate, probability, Loss(tally + AccountTallies.Loss, probability, exposures[index]));
        }
    }
}
