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
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin;

/// <summary>Several accounts under margin rules as one protocol: how likely it has bad debt, how much, and which accounts and assets carry it.</summary>
/// <param name="Insolvency">Probability of bad debt, within the horizon plus the liquidation delay.</param>
/// <param name="BadDebt">Mean bad debt, in the numéraire.</param>
/// <param name="Tail">The tail of the bad debt and of what is liquidated, and what lies beyond the insurance fund.</param>
/// <param name="Accounts">Each account.</param>
/// <param name="Joint">Which accounts are insolvent together.</param>
public sealed record ProtocolInsolvency(
    SimulationEstimate Insolvency,
    Estimate BadDebt,
    ProtocolLossTail Tail,
    IReadOnlyList<MemberInsolvency> Accounts,
    JointInsolvency Joint)
{
    /// <summary>Who carries the bad debt; null where paths are weighted, since it is made of counted ones.</summary>
    public LossAllocation? Allocation { get; init; }

    /// <summary>The simulation that allocates it, on the paths of the first; null where there is none.</summary>
    public SimulationResult? Second { get; init; }

    /// <summary>What the weights of importance sampling say of the bad debt; null where paths are counted. Its probability and mean are given all the same, for the caller to refuse; what else the weights do not carry is not told.</summary>
    public WeightDiagnostics? Weights { get; init; }

    /// <summary>What the close-outs cost; null where they cost nothing.</summary>
    public LiquidationCosts? Costs { get; init; }

    /// <summary>Estimates them, where paths are counted from two runs on the same paths.</summary>
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
    /// <param name="tilts">What the paths are drawn from; null where each counts once.</param>
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
        PathTilts? tilts = null,
        CancellationToken cancellation = default)
    {
        var tail = new ProtocolTail(model, contracts, accounts, protocol.InsuranceFund ?? 0);

        // The second run walks the paths of the first, so a time budget is for both.
        SimulationSettings whole = tilts is null && settings.Stopping is StoppingRule.TimeBudget both ? settings with { Stopping = both with { Simulations = 2 } } : settings;
        SimulationPlan plan = MarginPlan.Create(model, contracts, accounts, rules, dates, whole, tail, perpetuals, liquidity, tilts: tilts);
        SimulationResult first = runner.Run(plan, cancellation);
        var run = new MonitoredRun(first, tilts is null ? null : MonitoredTallies.Of(plan, tilts), level);
        int tailTally = AccountTallies.Of(accounts.Count);
        var insolvency = new SimulationEstimate(run.Measured(AccountTallies.ProtocolInsolvencies), first);
        double[] exposures = [.. accounts.Select(account => ProtocolTail.ExposureOf(model, contracts, account.Account))];
        Estimate badDebt = Loss(AccountTallies.ProtocolLoss, insolvency.Estimate, exposures.Sum());
        var reading = new LossTailReading(tail, run, tailTally);
        ProtocolLossTail losses = reading.Losses(protocol.TailLevels, badDebt, protocol.InsuranceFund);
        (LossAllocation? allocation, SimulationResult? second) = tilts is null ? Allocated() : default;
        return new ProtocolInsolvency(insolvency, badDebt, losses, [.. accounts.Select(Account)], reading.Joint(account => accounts[account].Account.Name, model.Assets.Count))
        {
            Allocation = allocation,
            Second = second,
            Weights = run.Diagnostics(AccountTallies.ProtocolInsolvencies),
            Costs = new CloseOutTerms(model, rules, liquidity) is { Matter: true } terms ? LiquidationCosts.Read(run, tailTally + tail.Tallies(model.Assets.Count), terms, losses.ExpectedLiquidations.Untold) : null,
        };

        Estimate Loss(int tally, Estimate probability, double exposure)
        {
            if (probability.Untold is { } reason) return run.NotTold(reason);
            Estimate mean = run.Mean(tally);
            return probability.Value == 0
                ? mean with { Interval = new ConfidenceInterval(0, probability.Interval.Upper * exposure, level), Method = $"{run.Method}, no loss seen: exposure at the upper probability" }
                : mean;
        }

        (LossAllocation?, SimulationResult?) Allocated() => AllocationMeasurement.Allocate(
            runner,
            bands => MarginPlan.Create(model, contracts, accounts, rules, dates, first.Settings, null, perpetuals, liquidity, bands),
            new FirstStage(first, tail.Buckets, tailTally + TailBook.BadDebtBuckets, badDebt, losses.BadDebt),
            [.. accounts.Select(account => account.Account.Name)],
            [.. model.Assets.Select(asset => asset.Name)],
            level,
            cancellation);

        MemberInsolvency Account(MonitoredAccount account, int index)
        {
            int tally = AccountTallies.Of(index);
            Estimate probability = run.Probability(tally + AccountTallies.Insolvencies);
            return new MemberInsolvency(account.Account.Name, run.Probability(tally + AccountTallies.Breaches), probability, Loss(tally + AccountTallies.Loss, probability, exposures[index]));
        }
    }
}
