using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Plans of accounts under margin rules, watched on equally spaced dates.</summary>
public static class MarginPlan
{
    private const string Label = "protocol insolvency probability";

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
    /// <param name="tilts">What paths are drawn from, to count by their likelihood ratios; null where each follows the model and counts once.</param>
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
        LossAllocationPlan? allocation = null,
        PathTilts? tilts = null)
    {
        if (allocation is not null && (tail is not null || accounts.Any(account => !account.CountsTowardsProtocol)))
            throw new ArgumentException("an allocation is made of accounts that all count, and without a tail", nameof(allocation));
        if (model.Measure != Measure.RealWorld) throw new InputException("model", "risk needs drifts under the real-world measure");
        int keepers = accounts.Count(account => account.KeepsDistributions);
        int copies = tilts is null ? 1 : MonitoredTallies.PerTally;
        int most = (int)Math.Max(0, ((int.MaxValue / copies) - AccountTallies.Protocol - ((long)keepers * AccountTallies.Distributions)) / AccountTallies.Account);
        if (accounts.Count > most) throw new InputException("accounts", $"{accounts.Count} accounts, standard ones included; at most {most} are allowed");
        if (!model.HasMeanPrice) UnboundedLosses.Refuse(model, contracts, accounts);
        int steps = dates.Count + rules.LiquidationDelay;
        var tables = new PlanTables();
        var grid = new TimeGrid(Enumerable.Repeat(dates.Spacing, steps).ToArray());
        var monitoring = new Monitoring(tables, model, contracts, perpetuals ?? [], accounts, rules, dates, steps, AccountTallies.DistributionsOf(accounts.Count, keepers), tail, new CloseOutTerms(model, rules, liquidity), settings, allocation);
        if (tilts is null) return ProcessPlan.Add(tables, model, grid, settings, new CountedOnce(monitoring));

        if (allocation is not null) throw new ArgumentException("an allocation counts its paths", nameof(tilts));
        var draws = new ModeLayout(settings.Seed, stage: 0, settings.Precision, tilts);
        return ProcessPlan.Add(tables, model, grid, settings.Precision, draws, new Weighted(monitoring with { Settings = MonitoredTallies.Bounded(settings) }, draws, tilts));
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
        int BookTallies,
        ProtocolTail? Tail,
        CloseOutTerms CloseOuts,
        SimulationSettings Settings,
        LossAllocationPlan? Allocation)
    {
        public int WithTail => BookTallies + (Tail?.Tallies(Model.Assets.Count) ?? Allocation?.Tallies(Accounts.Count, Model.Assets.Count) ?? 0);

        public int Tallies => WithTail + CloseOuts.Tallies;

        public Instruments AddInstruments() =>
            new(Tables.AddState(Model.Assets.Count), OptionBookPlan.Add(Tables, Model, Contracts, Perpetuals, Steps, Dates.Spacing, Settings.Seed));

        public SimulationPlan<MarginMonitoring<TProcess, TWeights>> Plan<TProcess, TWeights>(TProcess process, Instruments instruments, string name, int tallies, TrackedEstimate tracked)
            where TProcess : unmanaged, IProcess
            where TWeights : unmanaged, IPathWeights<TProcess>
        {
            (int priceSlot, OptionBook options) = instruments;
            int counted = Tail?.Add(Tables, Model, BookTallies) ?? Allocation?.Add(Tables, Model, Contracts, Perpetuals, Accounts.Count, BookTallies) ?? TailBook.CountedOnly;
            int closeOut = CloseOuts.Add(Tables, Dates.Spacing, Settings.Seed, WithTail);
            AccountBook book = AccountBookPlan.Add(Tables, Model, Contracts, Perpetuals, Accounts, Rules, Dates.Count, priceSlot, options, counted, TWeights.HasWeights || closeOut >= 0 ? AccountBook.TimingOf(Rules.LiquidationDelay, closeOut) : FreeTiming());
            Tables.AddMoments(AccountTallies.ProtocolLoss);
            for (int account = 0; account < Accounts.Count; account++) Tables.AddMoments(AccountTallies.Of(account) + AccountTallies.Loss);
            if (Tail is not null) ProtocolTail.AddMoments(Tables, Model.Assets.Count, BookTallies);
            Allocation?.AddMoments(Tables, Accounts.Count, Model.Assets.Count, BookTallies);
            if (closeOut >= 0) CloseOutTerms.AddMoments(Tables, WithTail);
            return new SimulationPlan<MarginMonitoring<TProcess, TWeights>>(
                name, new MarginMonitoring<TProcess, TWeights>(process, options, book, priceSlot), Tables, tallies, tracked, Settings);
        }

        // Where close-outs are free and paths count once.
        private int FreeTiming() => Contracts.Count + Perpetuals.Count == 0 && AccountSweepPlan.Fits(Model, Accounts, Rules, Steps) && AccountSweepPlan.Add(Tables, Model.Assets.Count, Steps, Dates.Count) is { } sweep
            ? AccountBook.SweptTimingOf(Rules.LiquidationDelay, sweep)
            : AccountBook.TimingOf(Rules.LiquidationDelay, closeOut: -1);
    }

    private readonly record struct Instruments(int PriceSlot, OptionBook Options);

    private sealed record CountedOnce(Monitoring Monitoring) : IProcessVisitor<SimulationPlan>
    {
        public SimulationPlan Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess => Monitoring.Plan<TProcess, EqualWeights<TProcess>>(
                process, Monitoring.AddInstruments(), PathPrograms.MarginMonitoring + name, Monitoring.Tallies, new TrackedEstimate.Probability(Label, AccountTallies.ProtocolInsolvencies));
    }

    private sealed record Weighted(Monitoring Monitoring, ModeLayout Draws, PathTilts Tilts) : IProcessVisitor<SimulationPlan>
    {
        public SimulationPlan Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess
        {
            PlanTables tables = Monitoring.Tables;
            var places = new MonitoredTallies(Monitoring.Tallies, Tilts.DefensiveShare);
            Instruments instruments = Monitoring.AddInstruments();
            AccountBook watched = AccountBookPlan.Watched(
                tables, Monitoring.Model, Monitoring.Contracts, Monitoring.Perpetuals, Tilts.Watched, Monitoring.Rules, Monitoring.Dates.Count, instruments.PriceSlot, instruments.Options);
            var tilted = new TiltedProcess<TProcess>(process, Draws.Modes(tables, watched), places.FirstWeight, tables.AddState(WeightPlaces.Slots), places.Ratio);
            for (int account = 0; account < Monitoring.Accounts.Count; account++) tables.AddSum(places.BreachDates(account));
            int moves = Monitoring.Tail is null ? 0 : Monitoring.Model.Assets.Count;
            for (int asset = 0; asset < moves; asset++)
            {
                tables.AddSum(places.SquaredMove(Monitoring.BookTallies, asset));
                tables.AddSum(places.SquaredWeightMove(Monitoring.BookTallies, asset));
            }

            tables.AddMoments(places.Ratio);
            return Monitoring.Plan<TiltedProcess<TProcess>, LikelihoodRatios<TProcess>>(
                tilted, instruments, PathPrograms.TiltedMonitoring + name, places.Count, new TrackedEstimate.WeightSums(Label, places.Weight(AccountTallies.ProtocolInsolvencies), 1 / Tilts.DefensiveShare));
        }
    }
}
