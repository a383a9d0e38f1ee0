using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Monitoring;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>A market under one set of rules, with its accounts and standard accounts in the order of its plan.</summary>
internal sealed class RuledMarket
{
    /// <summary>Takes a market and rules.</summary>
    /// <param name="market">The market.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="tilts">What the paths are drawn from; null where each counts once.</param>
    public RuledMarket(Market market, MarginRules rules, PathTilts? tilts = null)
        : this(
            market,
            rules,
            tilts,
            Lent(market, rules),
            Written(market, rules),
            Traded(market, rules),
            Written(market, rules),
            solvesWriters: true)
    {
    }

    private RuledMarket(
        Market market, MarginRules rules, PathTilts? tilts, IReadOnlyList<ModelAsset> collateral, IReadOnlyList<EuropeanOption> written, IReadOnlyList<Perpetual> traded,
        IReadOnlyList<EuropeanOption> placed, bool solvesWriters)
    {
        Tilts = tilts;
        Market = market;
        Rules = rules;
        CollateralAssets = collateral;
        WrittenContracts = written;
        Sizes = [.. CollateralAssets.SelectMany(SizesOf)];
        OptionUnderlyings = [.. WrittenContracts.Select(contract => contract.Underlying).Distinct()];
        WriterScales = [.. WrittenContracts.Select(contract => WriterScale.Of(market, contract, Asset(contract.Underlying), rules.LiquidationDelay))];
        PlacedWriters = [.. written.Index().Where(contract => placed.Contains(contract.Item)).Select(contract => contract.Index)];
        Traders = [.. traded.SelectMany(perpetual => new[] { (perpetual, PositionSide.Long), (perpetual, PositionSide.Short) })];
        PerpetualUnderlyings = [.. Traders.Select(trader => trader.Perpetual.Underlying).Distinct()];
        Accounts =
        [
            .. market.Accounts.Select(account => new MonitoredAccount(account, Cash: 0, CountsTowardsProtocol: true)),
            .. CollateralAssets.Select(asset => StandardAccounts.Borrower(asset, StandardUnits(asset), rules.Collateral[asset.Name].LoanToValue)),
            .. CollateralAssets.Select(asset => StandardAccounts.BorrowerAtThreshold(asset, StandardUnits(asset), rules.Collateral[asset.Name].LiquidationThreshold)),
            .. CollateralAssets.Select(asset => StandardAccounts.PriceAccount(asset, StandardUnits(asset), PriceFloor(asset))),
            .. WriterScales.Select(scale => StandardWriters.Opening(scale, rules.Options[scale.Contract.Underlying].InitialMargin)),
            .. WriterScales.Select(scale => StandardWriters.Standing(scale, rules.Options[scale.Contract.Underlying].MaintenanceMargin)),
            .. Traders.Select(trader => StandardAccounts.Trader(trader.Perpetual, Asset(trader.Perpetual.Underlying), trader.Side, rules.Perpetuals[trader.Perpetual.Underlying].InitialMargin)),
            .. Traders.Select(trader => StandardAccounts.TraderAtMaintenance(trader.Perpetual, Asset(trader.Perpetual.Underlying), trader.Side, rules.Perpetuals[trader.Perpetual.Underlying].MaintenanceMargin)),
            .. Traders.Select(trader => StandardAccounts.PerpetualPriceAccount(trader.Perpetual, Asset(trader.Perpetual.Underlying), trader.Side)),
            .. Sizes.Select(size => StandardAccounts.PriceAccount(size.Asset, size.Units, PriceFloor(size.Asset, size.Units))),
            .. PlacedWriters.SelectMany(contract => Enumerable.Range(0, WriterScale.Places).Select(place => StandardWriters.Placed(WriterScales[contract], place))),
            .. solvesWriters ? WriterScales.Select(StandardWriters.LossAccount) : [],
            .. solvesWriters ? WriterScales.SelectMany(scale => Enumerable.Range(0, WriterScale.Moves).Select(move => StandardWriters.MoveAccount(scale, move))) : [],
        ];
        SolvesWriters = solvesWriters;
    }

    /// <summary>The market's own accounts without standard accounts: what the protocol is measured on, for less.</summary>
    public static RuledMarket OfAccountsAlone(Market market, MarginRules rules, PathTilts? tilts = null) => new(market, rules, tilts, [], [], [], [], solvesWriters: false);

    /// <summary>A market whose margins of options are not solved: its writers open at the initial margin or stand at the maintenance margin.</summary>
    public static RuledMarket ToMeasure(Market market, MarginRules rules, PathTilts? tilts = null) => new(market, rules, tilts, Lent(market, rules), Written(market, rules), Traded(market, rules), [], solvesWriters: false);

    /// <summary>A market whose margins are read, those of options from who stands at them alone: without placed writers.</summary>
    public static RuledMarket OfMargins(Market market, MarginRules rules) => new(market, rules, null, Lent(market, rules), Written(market, rules), Traded(market, rules), [], solvesWriters: true);

    /// <summary>A market whose solution is confirmed: with the placed writers of the contracts that need most beside.</summary>
    public static RuledMarket ToConfirm(Market market, MarginRules rules, IEnumerable<EuropeanOption> needMost, PathTilts? tilts = null) =>
        new(market, rules, tilts, Lent(market, rules), Written(market, rules), Traded(market, rules), [.. needMost], solvesWriters: false);

    /// <summary>What the paths are drawn from; null where each counts once.</summary>
    public PathTilts? Tilts { get; }

    public Market Market { get; }

    public MarginRules Rules { get; }

    public IReadOnlyList<ModelAsset> CollateralAssets { get; }

    public IReadOnlyList<EuropeanOption> WrittenContracts { get; }

    public IReadOnlyList<string> OptionUnderlyings { get; }

    /// <summary>The scales of the contracts written, in their order.</summary>
    public IReadOnlyList<WriterScale> WriterScales { get; }

    /// <summary>The contracts, by their index, that have placed writers.</summary>
    public IReadOnlyList<int> PlacedWriters { get; }

    /// <summary>Whether it has the accounts that margins of options are solved from.</summary>
    public bool SolvesWriters { get; }

    /// <summary>The perpetuals that have a rule, each long and short.</summary>
    public IReadOnlyList<(Perpetual Perpetual, PositionSide Side)> Traders { get; }

    public IReadOnlyList<string> PerpetualUnderlyings { get; }

    public IReadOnlyList<MonitoredAccount> Accounts { get; }

    /// <summary>The positions that thresholds are measured at beside the standard one, asset by asset; their price accounts come behind those of perpetuals.</summary>
    public IReadOnlyList<SizedPosition> Sizes { get; }

    /// <summary>First tally of the distributions of a sized position.</summary>
    public int SizeDistributions(int size) => AccountTallies.DistributionsOf(Accounts.Count, CollateralAssets.Count + Traders.Count + size);

    /// <summary>Units of a standard borrower: the largest holding of the market's accounts where costs rise with size, else one.</summary>
    public double StandardUnits(ModelAsset asset) => UnitsIn(Market, asset.Name);

    /// <summary>What sales cost, with the sizes of the standard borrowers as they are in a market.</summary>
    public static MarketLiquidity? WithStandardUnits(Market market) =>
        market.Liquidity is null ? null : market.Liquidity with { StandardUnits = market.Model.Assets.ToDictionary(asset => asset.Name, asset => UnitsIn(market, asset.Name)) };

    private static double UnitsIn(Market market, string asset)
    {
        if (market.Liquidity?.Assets.GetValueOrDefault(asset) is null or LiquidityModel.Constant) return 1;
        if (market.Liquidity.StandardUnits is { } units) return units.GetValueOrDefault(asset, 1);
        double largest = market.Accounts.Select(account => account.Collateral.GetValueOrDefault(asset)).Append(0).Max();
        return largest > 0 ? largest : 1;
    }

    /// <summary>What sales of an asset cost; null where nothing is said of it.</summary>
    public LiquidityModel? LiquidityOf(ModelAsset asset) => Market.Liquidity?.Assets.GetValueOrDefault(asset.Name);

    /// <summary>Share of the value of a position that its close-out takes, at a slippage.</summary>
    public double CostAt(ModelAsset asset, double slippage) => Rules.Collateral[asset.Name].Penalty?.Cost(slippage) ?? slippage;

    public double Level => Market.Target.ConfidenceLevel;

    public int BorrowerIndex(int collateral) => Market.Accounts.Count + collateral;

    public int BorrowerAtThresholdIndex(int collateral) => Market.Accounts.Count + CollateralAssets.Count + collateral;

    /// <summary>First tally of the distributions of the price of a collateral; only price accounts keep any.</summary>
    public int PriceDistributions(int collateral) => AccountTallies.DistributionsOf(Accounts.Count, collateral);

    public int WriterIndex(int contract) => Market.Accounts.Count + (3 * CollateralAssets.Count) + contract;

    public int StandingWriterIndex(int contract) => WriterIndex(WrittenContracts.Count) + contract;

    public int TraderIndex(int trader) => StandingWriterIndex(WrittenContracts.Count) + trader;

    public int PlacedWriterIndex(int contract, int place) => TraderIndex(3 * Traders.Count) + Sizes.Count + (PlacedWriters.Index().First(placed => placed.Item == contract).Index * WriterScale.Places) + place;

    /// <summary>First tally of the distributions of the loss at close-out of who stands at a margin.</summary>
    public int LossDistributions(int contract) => SizeDistributions(Sizes.Count + contract);

    /// <summary>First tally of the distributions of the worst move above a margin.</summary>
    public int MoveDistributions(int contract, int move) => LossDistributions(WrittenContracts.Count + (contract * WriterScale.Moves) + move);

    public int TraderAtMaintenanceIndex(int trader) => TraderIndex(Traders.Count) + trader;

    /// <summary>First tally of the distributions of the price of a perpetual less its funding.</summary>
    public int TraderDistributions(int trader) => AccountTallies.DistributionsOf(Accounts.Count, CollateralAssets.Count + trader);

    /// <summary>A price, as a fraction of the spot, that hardly any path reaches.</summary>
    public double PriceFloor(ModelAsset asset) => PriceFloor(asset, StandardUnits(asset));

    /// <summary>The same of what a close-out of a position leaves of the price.</summary>
    public double PriceFloor(ModelAsset asset, double units)
    {
        const double shrunk = 16;
        LiquidityModel? liquidity = LiquidityOf(asset);
        double slippage = liquidity?.Slippage(units * asset.Spot * (liquidity.StressExponent > 0 ? shrunk : 1)) ?? 0;
        return Calibration.PriceFloor.Of(Market, asset, Market.Target.Horizon + Rules.LiquidationDelay, CostAt(asset, slippage));
    }

    public ModelAsset Asset(string name) => Market.Model.Assets.First(asset => asset.Name == name);

    /// <summary>The tail of the protocol's losses; null where it has no accounts.</summary>
    public ProtocolTail? Tail => Market.Accounts.Count == 0 ? null : new ProtocolTail(Market.Model, Market.Contracts, Accounts, Market.Protocol.InsuranceFund ?? 0);

    /// <summary>First tally of the tail.</summary>
    public int TailTally => SolvesWriters ? MoveDistributions(WrittenContracts.Count, 0) : SizeDistributions(Sizes.Count);

    /// <summary>What close-outs cost and when they come.</summary>
    public CloseOutTerms CloseOuts => new(Market.Model, Rules, Market.Liquidity);

    /// <summary>First tally of the costs of close-outs; below zero where there are none.</summary>
    public int CostTally => CloseOuts.Matter ? CostFreeTallies : -1;

    private int CostFreeTallies => TailTally + (Tail?.Tallies(Market.Model.Assets.Count) ?? 0);

    /// <summary>The plan without the tail of the losses.</summary>
    public SimulationPlan Plan() => Plan(null);

    /// <summary>The plan with the tail of the losses.</summary>
    public SimulationPlan PlanWithTail() => Plan(Tail);

    /// <summary>The plan of the accounts alone with an allocation of their bad debt.</summary>
    public SimulationPlan PlanWithAllocation(LossAllocationPlan allocation) => Plan(null, allocation);

    private SimulationPlan Plan(ProtocolTail? tail, LossAllocationPlan? allocation = null) =>
        MarginPlan.Create(Market.Model, Market.Contracts, Accounts, Rules, MonitoringDates.Daily(Market.Target.Horizon), Market.Simulation, tail, Market.Perpetuals, Market.Liquidity, allocation, allocation is null ? Tilts : null);

    private static IReadOnlyList<ModelAsset> Lent(Market market, MarginRules rules) => [.. market.Model.Assets.Where(asset => rules.Collateral.ContainsKey(asset.Name))];

    private static IReadOnlyList<EuropeanOption> Written(Market market, MarginRules rules) => [.. market.Contracts.Where(contract => rules.Options.ContainsKey(contract.Underlying))];

    private static IReadOnlyList<Perpetual> Traded(Market market, MarginRules rules) => [.. market.Perpetuals.Where(perpetual => rules.Perpetuals.ContainsKey(perpetual.Underlying))];

    private IEnumerable<SizedPosition> SizesOf(ModelAsset asset) => LiquidityOf(asset)?.Depth is { } depth
        ? Market.Liquidity!.Sizes.Select(multiple => new SizedPosition(asset, multiple, multiple * depth / asset.Spot))
        : [];

    public Estimate BreachProbability(SimulationResult result, int account) => Probability(result, account, AccountTallies.Breaches);

    public Estimate InsolvencyProbability(SimulationResult result, int account) => Probability(result, account, AccountTallies.Insolvencies);

    public Estimate Probability(SimulationResult result, int account, int tally) => Read(result).Probability(Tally(account) + tally);

    /// <summary>What a run of one of the plans counted.</summary>
    /// <param name="result">The run, of the plan with the tail where there are tilts.</param>
    public MonitoredRun Read(SimulationResult result) =>
        new(result, Tilts is null ? null : new MonitoredTallies(CostFreeTallies + CloseOuts.Tallies, Tilts.DefensiveShare), Level);

    /// <summary>How a run was tilted, and what its weights say of the protocol's insolvency; null where paths are counted.</summary>
    /// <param name="result">The run.</param>
    public SampledRun? Sampling(SimulationResult result) => Tilts is null ? null
        : new SampledRun(Tilts.Count, Tilts.DefensiveShare, Tilts.PilotPaths, Read(result).Diagnostics(AccountTallies.ProtocolInsolvencies)!) { Cautions = Tilts.Cautions.Count > 0 ? Tilts.Cautions : null };

    /// <summary>Mean of a loss, which is zero or more.</summary>
    /// <param name="result">The run.</param>
    /// <param name="tally">First tally of the loss's moments.</param>
    /// <param name="insolvencies">Probability that there is a loss at all.</param>
    /// <param name="exposure">What may be lost today; bounds the mean where no path lost anything.</param>
    public Estimate MeanLoss(SimulationResult result, int tally, Estimate insolvencies, double exposure)
    {
        MonitoredRun run = Read(result);
        if (insolvencies.Untold is { } reason) return run.NotTold(reason);
        Estimate mean = run.Mean(tally);
        return insolvencies.Value == 0
            ? mean with { Interval = new ConfidenceInterval(0, insolvencies.Interval.Upper * exposure, Level), Method = $"{run.Method}, no loss seen: exposure at the upper probability" }
            : mean;
    }

    public static int Tally(int account) => AccountTallies.Of(account);
}
