using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Plans of accounts under margin rules, watched on equally spaced dates.</summary>
public static class MarginPlan
{
    /// <summary>Plans the monitoring of accounts from today to the horizon, and of open close-outs one liquidation delay beyond it.</summary>
    /// <param name="model">The model, under the real-world measure.</param>
    /// <param name="contracts">The listed options.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="dates">The monitoring dates; the liquidation delay counts in them.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    public static SimulationPlan<MarginMonitoring<GeometricBrownianMotion<PhiloxNormals>>> Create(
        GeometricBrownianModel model,
        IReadOnlyList<EuropeanOption> contracts,
        IReadOnlyList<MonitoredAccount> accounts,
        MarginRules rules,
        MonitoringDates dates,
        SimulationSettings settings)
    {
        if (model.Measure != Measure.RealWorld) throw new InputException("model", "risk needs drifts under the real-world measure");
        int keepers = accounts.Count(account => account.KeepsDistributions);
        int most = (int)((int.MaxValue - AccountTallies.Protocol - ((long)keepers * AccountTallies.Distributions)) / AccountTallies.Account);
        if (accounts.Count > most) throw new InputException("accounts", $"{accounts.Count} accounts, standard ones included; at most {most} are allowed");
        int steps = dates.Count + rules.LiquidationDelay;
        var tables = new PlanTables();
        var process = GeometricBrownianPlan.Add(tables, model, new TimeGrid(Enumerable.Repeat(dates.Spacing, steps).ToArray()), settings.Seed);
        int priceSlot = tables.AddState(model.Assets.Count);
        OptionBook options = OptionBookPlan.Add(tables, model, contracts, steps, dates.Spacing);
        AccountBook book = AccountBookPlan.Add(tables, model, contracts, accounts, rules, dates.Count, priceSlot, options);
        var program = new MarginMonitoring<GeometricBrownianMotion<PhiloxNormals>>(process, options, book, priceSlot);
        tables.AddMoments(AccountTallies.ProtocolLoss);
        for (int account = 0; account < accounts.Count; account++)
        {
            tables.AddMoments(AccountTallies.Of(account) + AccountTallies.Loss);
        }

        return new SimulationPlan<MarginMonitoring<GeometricBrownianMotion<PhiloxNormals>>>(
            PathPrograms.MarginMonitoring,
            program,
            tables,
            AccountTallies.DistributionsOf(accounts.Count, keepers),
            new TrackedEstimate.Probability("protocol insolvency probability", AccountTallies.ProtocolInsolvencies),
            settings);
    }
}
