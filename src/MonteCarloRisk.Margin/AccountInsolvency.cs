using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
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

/// <summary>One account under margin rules: how likely it is liquidated, how likely it is insolvent at its close-out, and what it loses.</summary>
/// <param name="Breach">Probability that the maintenance rule is breached by the horizon.</param>
/// <param name="Insolvency">Probability that the account is insolvent at the close-out of that breach.</param>
/// <param name="Loss">Mean loss left at the close-out, in the numéraire.</param>
public sealed record AccountInsolvency(SimulationEstimate Breach, SimulationEstimate Insolvency, SimulationEstimate Loss)
{
    /// <summary>The tail of the loss and of what is liquidated, and what lies beyond the insurance fund.</summary>
    public required ProtocolLossTail Tail { get; init; }

    /// <summary>What the close-out costs; null where it costs nothing.</summary>
    public LiquidationCosts? Costs { get; init; }

    /// <summary>What the weights of importance sampling say of the insolvency; null where paths are counted. Insolvency and loss are given all the same, for the caller to refuse; what else the weights do not carry is not told.</summary>
    public WeightDiagnostics? Weights { get; init; }

    /// <summary>Estimates them from one run.</summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model, under the real-world measure.</param>
    /// <param name="contracts">The options that the account refers to.</param>
    /// <param name="account">The account.</param>
    /// <param name="rules">The margin rules; their delay counts in monitoring dates.</param>
    /// <param name="dates">The monitoring dates.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="protocol">The insurance fund and the tail levels.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="perpetuals">The perpetuals that the account refers to; null where there are none.</param>
    /// <param name="liquidity">What sales cost; null where they cost nothing.</param>
    /// <param name="tilts">What the paths are drawn from; null where each counts once.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="Domain.InputException">A value is out of range.</exception>
    public static AccountInsolvency Estimate(
        SimulationRunner runner,
        PriceModel model,
        IReadOnlyList<EuropeanOption> contracts,
        MarginAccount account,
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
        MonitoredAccount[] accounts = [new(account, 0, true)];
        var tail = new ProtocolTail(model, contracts, accounts, protocol.InsuranceFund ?? 0);
        SimulationPlan plan = MarginPlan.Create(model, contracts, accounts, rules, dates, settings, tail, perpetuals, liquidity, tilts: tilts);
        SimulationResult result = runner.Run(plan, cancellation);
        int firstTail = AccountTallies.Of(accounts.Length);
        var run = new MonitoredRun(result, tilts is null ? null : MonitoredTallies.Of(plan, tilts), level);
        var insolvency = new SimulationEstimate(run.Measured(AccountTallies.Protocol + AccountTallies.Insolvencies), result);
        var loss = new SimulationEstimate(run.Mean(AccountTallies.Protocol + AccountTallies.Loss), result);
        if (insolvency.Estimate.Value == 0)
        {
            double shortNotional = contracts.Sum(contract => Math.Max(0, -account.Options.GetValueOrDefault(contract.Name)) * model.Assets.First(asset => asset.Name == contract.Underlying).Spot);
            double notional = account.Perpetuals.Values.Sum(position => Math.Abs(position.Units) * model.Assets.First(asset => asset.Name == position.Underlying).Spot);
            double bound = insolvency.Estimate.Interval.Upper * (account.Debt + shortNotional + notional);
            loss = loss with { Estimate = loss.Estimate with { Interval = new ConfidenceInterval(0, bound, level), Method = $"{run.Method}, no loss seen: exposure at the upper probability" } };
        }

        ProtocolLossTail losses = new LossTailReading(tail, run, firstTail).Losses(protocol.TailLevels, loss.Estimate, protocol.InsuranceFund);
        return new AccountInsolvency(new SimulationEstimate(run.Probability(AccountTallies.Protocol + AccountTallies.Breaches), result), insolvency, loss)
        {
            Costs = new CloseOutTerms(model, rules, liquidity) is { Matter: true } terms ? LiquidationCosts.Read(run, firstTail + tail.Tallies(model.Assets.Count), terms, losses.ExpectedLiquidations.Untold) : null,
            Weights = run.Diagnostics(AccountTallies.Protocol + AccountTallies.Insolvencies),
            Tail = losses,
        };
    }
}
