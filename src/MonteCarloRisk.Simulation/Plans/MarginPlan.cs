using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;

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
    /// <param name="tail">The tail of the protocol's losses, of the same accounts; null where it is not kept.</param>
    /// <param name="perpetuals">The listed perpetuals; null where there are none.</param>
    /// <param name="liquidity">What sales cost; null where they cost nothing.</param>
    /// <param name="allocation">The allocation of the bad debt, in the place of its tail; null where none is made.</param>
    /// <exception cref="InputException">The model is not under the real-world measure, or a value is out of range.</exception>
    public static SimulationPlan Create(
        PriceModel model,
        IReadOnlyList<EuropeanOption> contracts,
        IReadOnlyList<MonitoredAccount> accounts,
        MarginRules rules,
        MonitoringDates dates,
        SimulationSettings settings,
        ProtocolTail? tail = null,
        IReadOnlyList<Perpetual>? perpetuals = null,
        MarketLiquidity? liquidity = null,
        LossAllocationPlan? allocation = null)
    {
        if (allocation is not null && (tail is not null || accounts.Any(account => !account.CountsTowardsProtocol)))
            throw new ArgumentException("an allocation is made of accounts that all count, and without a tail", nameof(allocation));
        if (model.Measure != Measure.RealWorld) throw new InputException("model", "risk needs drifts under the real-world measure");
        int keepers = accounts.Count(account => account.KeepsDistributions);
        int most = (int)((int.MaxValue - AccountTallies.Protocol - ((long)keepers * AccountTallies.Distributions)) / AccountTallies.Account);
        if (accounts.Count > most) throw new InputException("accounts", $"{accounts.Count} accounts, standard ones included; at most {most} are allowed");
        if (!model.HasMeanPrice) UnboundedLosses.Refuse(model, contracts, accounts);
        int steps = dates.Count + rules.LiquidationDelay;
        var tables = new PlanTables();
        var grid = new TimeGrid(Enumerable.Repeat(dates.Spacing, steps).ToArray());
        return ProcessPlan.Add(tables, model, grid, settings, new Monitoring(tables, model, contracts, perpetuals ?? [], accounts, rules, dates, steps, AccountTallies.DistributionsOf(accounts.Count, keepers), tail, new CloseOutTerms(model, rules, liquidity), settings, allocation));
    }

    private sealed record Monitoring(
        PlanTables Tables,
        PriceModel Model,
        IReadOnlyList<EuropeanOption> Contracts,
        IReadOnlyList<Perpetual> Perpetuals,
        IReadOnlyList<MonitoredAccount> Accounts,
        MarginRules Rules,
        MonitoringDates Dates,
        int Steps,
        int Tallies,
        ProtocolTail? Tail,
        CloseOutTerms CloseOuts,
        SimulationSettings Settings,
        LossAllocationPlan? Allocation) : IProcessVisitor<SimulationPlan>
    {
        public SimulationPlan Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess
        {
            int priceSlot = Tables.AddState(Model.Assets.Count);
            OptionBook options = OptionBookPlan.Add(Tables, Model, Contracts, Perpetuals, Steps, Dates.Spacing, Settings.Seed);
            int counted = Tail?.Add(Tables, Model, Tallies) ?? Allocation?.Add(Tables, Model, Contracts, Perpetuals, Accounts.Count, Tallies) ?? TailBook.CountedOnly;
            int withTail = Tallies + (Tail?.Tallies(Model.Assets.Count) ?? Allocation?.Tallies(Accounts.Count, Model.Assets.Count) ?? 0);
            int closeOut = CloseOuts.Add(Tables, Dates.Spacing, Settings.Seed, withTail);
            AccountBook book = AccountBookPlan.Add(Tables, Model, Contracts, Perpetuals, Accounts, Rules, Dates.Count, priceSlot, options, counted, closeOut);
            Tables.AddMoments(AccountTallies.ProtocolLoss);
            for (int account = 0; account < Accounts.Count; account++) Tables.AddMoments(AccountTallies.Of(account) + AccountTallies.Loss);
            if (Tail is not null) ProtocolTail.AddMoments(Tables, Model.Assets.Count, Tallies);
            Allocation?.AddMoments(Tables, Accounts.Count, Model.Assets.Count, Tallies);
            if (closeOut >= 0) CloseOutTerms.AddMoments(Tables, withTail);
            return new SimulationPlan<MarginMonitoring<TProcess>>(
                PathPrograms.MarginMonitoring + name,
                new MarginMonitoring<TProcess>(process, options, book, priceSlot),
                Tables,
                withTail + CloseOuts.Tallies,
                new TrackedEstimate.Probability("protocol insolvency probability", AccountTallies.ProtocolInsolvencies),
                Settings);
        }
    }
}
